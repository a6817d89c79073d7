"""Reads the manuscript for what its author could be asked: names first, then all of it as if the pages of those were there."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from writer_app.continuity.judging.evidence import names_in
from writer_app.continuity.noticing.facts import noticed_facts
from writer_app.continuity.story import Story
from writer_app.domain.lore import Lore
from writer_app.domain.observations import SceneReading
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.scenes import SceneSource
from writer_app.language.namelike import NameIndex
from writer_app.language.names.surfaces import surfaces_of
from writer_app.language.noticing.pages import noticed_pages
from writer_app.language.noticing.sightings import Sightings, sightings
from writer_app.services.loreediting import taken_ids
from writer_app.services.noticing import provisional_lore, questions_from, with_own_ids
from writer_app.services.passedover import Unwanted, passed_over_from
from writer_app.services.questions import Question
from writer_app.services.session.jobs import Noticing
from writer_app.services.stories import KeptReadings, StoryReader, Tools, story_from
from writer_app.storage.folder import Loaded

_KEPT_AT_ONCE = 50
_TOLD = 100
"""How often at most it is told how far the reading is."""
_T = TypeVar("_T")
Steps = Generator[Noticing | None, None, _T]
"""Work in steps; now and then one tells how far it is."""
Known = Callable[[str], SceneReading | None]
"""A reading by its key, where somebody has it already."""


def _nobody(_key: str) -> None:
    """Nobody has read anything."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What names stand in a text."""

    body: str
    sightings: Sightings


class Noticer:
    """Does it in steps of a few scenes each, and remembers what it read: the next time only what changed is read again.

    The lore with the proposed pages in it has the words of the lore that would be there if they were accepted: what is read
    with it counts for both.
    """

    def __init__(self, tools: Tools, kept: KeptReadings | None = None) -> None:
        self._tools = tools
        self._kept = kept
        self._seen: dict[str, _Seen] = {}
        self._readings: dict[str, SceneReading] = {}
        self._reader: StoryReader | None = None

    def reading(self, key: str) -> SceneReading | None:
        """What was read under this key."""
        return self._readings.get(key)

    def steps(self, number: int, loaded: Loaded, known: Known = _nobody) -> Steps[tuple[Question, ...]]:
        """Every question that `loaded` gives rise to, the best first, for the job of this number. What is `known` is not
        read again."""
        yield from self._look_at(loaded.scenes)
        self._seen = {scene.id: self._seen[scene.id] for scene in loaded.scenes}
        names = {scene: seen.sightings for scene, seen in self._seen.items()}
        unwanted = Unwanted(passed_over_from(loaded.decisions).items, loaded.lore)
        found = with_own_ids(noticed_pages(names, loaded.lore, self._tools.pack), taken_ids(loaded))
        declared = NameIndex(surfaces_of(loaded.lore, self._tools.pack))
        pages = [page for page in found if page not in unwanted and not _is_slip(page, declared)]
        yield Noticing(number, 0, len(loaded.scenes))
        story = yield from self._read(number, replace(loaded, lore=provisional_lore(loaded.lore, pages)), known)
        noticed = (*pages, *noticed_facts(story, _proposed(pages)))
        return questions_from(noticed, loaded.lore, unwanted, names_in(story.lore, story.timeline))

    def _look_at(self, scenes: Sequence[SceneSource]) -> Steps[None]:
        """Finds the names in every text that is not known yet."""
        for scene in scenes:
            old = self._seen.get(scene.id)
            if old is None or old.body != scene.body:
                self._seen[scene.id] = _Seen(scene.body, sightings(scene, self._tools.pack))
                yield None

    def _read(self, number: int, loaded: Loaded, known: Known) -> Steps[Story]:
        """The story as it would be with the proposed pages in it."""
        reader = self._reads_with(loaded.lore)
        keys: dict[str, str] = {}
        for scene in loaded.scenes:
            keys |= reader.keys((scene,))
            yield None
        readings = self._found(keys, known)
        fresh: dict[str, SceneReading] = {}
        every = max(1, len(keys) // _TOLD)
        for done, scene in enumerate(loaded.scenes, 1):
            if scene.id not in readings:
                readings[scene.id] = fresh[scene.id] = reader.read(scene)
                self._readings[keys[scene.id]] = readings[scene.id]
                yield Noticing(number, done, len(keys)) if done % every == 0 else None
            if len(fresh) == _KEPT_AT_ONCE or (fresh and done == len(keys)):
                self._keep(fresh, keys)
                fresh = {}
        self._readings = {keys[scene]: reading for scene, reading in readings.items()}
        return story_from(loaded, self._tools, readings)

    def _found(self, keys: Mapping[str, str], known: Known) -> dict[str, SceneReading]:
        """Readings that there are already, here, elsewhere or kept from another run."""
        found = {scene: reading for scene, key in keys.items() if (reading := self._readings.get(key) or known(key))}
        missing = {scene: key for scene, key in keys.items() if scene not in found}
        return found | dict(self._kept.readings(missing) if self._kept is not None and missing else {})

    def _keep(self, readings: Mapping[str, SceneReading], keys: Mapping[str, str]) -> None:
        if self._kept is not None:
            self._kept.keep_readings(readings, keys)

    def _reads_with(self, lore: Lore) -> StoryReader:
        self._reader = (self._reader or StoryReader(lore, self._tools)).with_lore(lore)
        return self._reader


def _is_slip(page: Proposal, declared: NameIndex) -> bool:
    """Whether a new page may be that of a misspelt name, which is told as a note."""
    return page.what is Noticed.PAGE and declared.is_slip(page.entry.name, page.count)


def _proposed(pages: Iterable[Proposal]) -> frozenset[str]:
    return frozenset(page.entry.id for page in pages if page.what is Noticed.PAGE)


def finished(steps: Steps[_T]) -> _T:
    """What comes of all the steps."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            outcome: _T = end.value
            return outcome
