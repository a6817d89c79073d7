"""Answers the jobs of a window: one project held loaded and read, the window's open texts laid over what stands on disk."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from writer_app.bootstrap.noticer import Noticer
from writer_app.bootstrap.workshop import Workshop, open_workshop
from writer_app.continuity.decisions import decisions_from, fingerprint
from writer_app.continuity.engine import find
from writer_app.continuity.query.views import Views
from writer_app.continuity.registry import CHECKS
from writer_app.continuity.repairs.proving import Mender
from writer_app.continuity.story import Story
from writer_app.continuity.switches import slips
from writer_app.domain.findings import Finding
from writer_app.domain.observations import SceneReading
from writer_app.domain.repairs import Repair
from writer_app.domain.scenes import SceneSource
from writer_app.language.reading import Recalled, read_alike
from writer_app.language.spelling.known import Dictionary, Known
from writer_app.language.spelling.suggest import Speller
from writer_app.services.foreseeing import foreseen, sentences
from writer_app.services.lessons import lesson_steps
from writer_app.services.noticedsetting import noticed_setting
from writer_app.services.possible import possible_here
from writer_app.services.presence import presence
from writer_app.services.renamingplan import Ground, plan_renaming
from writer_app.services.searching import Narrowing, SearchDesk, index_some
from writer_app.services.session.jobs import (
    Answer,
    Ask,
    Check,
    Checked,
    Foresee,
    Foretold,
    Job,
    Lines,
    Mend,
    Mended,
    Misspelt,
    Notice,
    Noticed,
    Rename,
    Renamed,
    Search,
    SearchDone,
    Spell,
    Spoken,
    Taught,
    Teach,
    Text,
    Told,
)
from writer_app.services.session.packed import Readings
from writer_app.services.spelling import own_words
from writer_app.services.spokenlines import lines_of
from writer_app.services.stories import StoryReader, reads_with, story_from
from writer_app.storage.folder import Loaded
from writer_app.storage.spellings import load_dictionary

Steps = Iterator[Answer | None]
_INDEXED_AT_ONCE = 20
_KEPT_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class _Read:
    """A scene as it was read, with what it saw of names and word lists, and the key that its reading is kept under."""

    scene: SceneSource
    sight: str
    key: str
    reading: SceneReading


class Clerk:
    """Does one job at a time. What was read stays in memory: a scene is read again only where its text or the lore changed.

    Nothing is ever written into the project; what is kept goes to the user's cache, while there is no job to do.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self._environment = environment
        self._texts: Mapping[str, Text] = {}
        self._stale = False
        self._readings: dict[str, _Read] = {}
        self._fresh: dict[str, _Read] = {}
        self._recalled: dict[str, Recalled] = {}
        self._recalled_of = ""
        self._looked_up: str | None = None
        self._views: Views | None = None
        self._desk: SearchDesk | None = None
        self._unkept: tuple[str, Story, tuple[Finding, ...]] | None = None
        self._mender: Mender | None = None
        self._last: dict[str, Finding] = {}
        self._found: tuple[Story, tuple[Finding, ...]] | None = None
        self._unindexed = True
        self._speller: tuple[tuple[str, ...], Speller] | None = None

    def close(self) -> None:
        """Lets go of its files."""
        if "_workshop" in self.__dict__:
            self._workshop.index.close()

    def steps(self, job: Job) -> Steps:
        """Does a job in steps of a scene each: nothing between steps, the answer last. Raises WriterError.

        A job given up between steps leaves what was read; the next one goes on from there.
        """
        if isinstance(job, Check | Notice | Teach | Foresee | Rename):
            self._stale |= job.reload
        does: dict[type, Callable[[Any], Steps]] = {
            Check: self._check,
            Search: self._search,
            Notice: self._notice,
            Teach: self._teach,
            Mend: self._mend,
            Foresee: self._foresee,
            Rename: self._rename,
            Lines: self._list,
            Ask: self._tell,
            Spell: self._spell,
        }
        return does[type(job)](job)

    def answer(self, job: Job) -> Answer:
        """Does a whole job. Raises WriterError."""
        return next(answer for answer in self.steps(job) if answer is not None)

    def idle(self) -> bool:
        """Does one piece of what can wait: keeps the last run, or indexes some scenes. Whether there is more to do."""
        if self._unkept is not None:
            run, story, findings = self._unkept
            self._unkept = None
            self._keep_readings()
            self._workshop.database.keep_run(story, findings, run)
        elif self._unindexed and self._views is not None and not self._texts_differ:
            self._unindexed = index_some(self._views, self._narrowing(), _INDEXED_AT_ONCE)
            self._desk = None
        return self._unkept is not None or (self._unindexed and self._views is not None and not self._texts_differ)

    @cached_property
    def _workshop(self) -> Workshop:
        return open_workshop(self._folder, self._environment)

    def _check(self, job: Check) -> Steps:
        self._texts = job.texts
        self._refresh()
        yield None
        yield from self._read()
        story = self._told_story
        loaded = self._workshop.loaded
        read = decisions_from(loaded.decisions)
        findings = find(story, read.decisions)
        self._mender = Mender(story, read.decisions, reads_with(self._workshop.reader))
        self._last = {fingerprint(finding): finding for finding in findings}
        self._found = story, findings
        if not self._texts_differ:
            self._unkept = (self._workshop.run, story, findings)
        yield Checked(
            job.number,
            findings,
            tuple(map(fingerprint, findings)),
            Readings({scene: story.readings[scene] for scene in job.texts if scene in story.readings}),
            {scene: text.revision for scene, text in job.texts.items()},
            {scene: reading.words for scene, reading in story.readings.items()},
            tuple(map(str, (*loaded.problems, *read.problems))),
            tuple(map(str, slips(CHECKS, loaded.project.checks))),
        )

    def _notice(self, job: Notice) -> Steps:
        """What the manuscript tells that the lore does not know; the open texts of the last check stay what they are."""
        self._refresh()
        known = {read.key: read.reading for read in self._readings.values()}
        questions = yield from self._noticer.steps(job.number, _laid_over(self._workshop.loaded, job.texts), known.get)
        yield Noticed(job.number, questions)

    def _teach(self, job: Teach) -> Steps:
        """What a passage shows of a power."""
        self._refresh()
        loaded = _laid_over(self._workshop.loaded, job.texts)
        for lesson in lesson_steps(loaded, self._workshop.tools, job.quirk, job.scene, job.span):
            yield None if lesson is None else Taught(job.number, lesson)

    @cached_property
    def _noticer(self) -> Noticer:
        return self._workshop.noticer()

    def _search(self, job: Search) -> Steps:
        """Searches the story as it was last read; it is read first where it never was."""
        if self._views is None:
            self._refresh()
            yield from self._read()
        assert self._views is not None
        if self._desk is None:
            self._desk = SearchDesk(self._views, self._narrowing())
        yield SearchDone(job.number, self._desk.run(job.text, job.as_of, job.limit))

    def _tell(self, job: Ask) -> Steps:
        """Who is at a place of a scene, in the story as it was last read."""
        if self._views is None:
            self._refresh()
            yield from self._read()
        assert self._views is not None
        story = self._views.story
        present, offered = presence(story, job.scene, job.offset), noticed_setting(story, job.scene)
        here = possible_here(story, job.scene, job.offset) if job.possible else None
        yield Told(job.number, job.scene, job.offset, present, offered, here)

    def _mend(self, job: Mend) -> Steps:
        """What would make both passages of a finding true, in the story as it was last checked."""
        found, mender = self._last.get(job.fingerprint), self._mender
        if found is None or mender is None:
            yield Mended(job.number, job.fingerprint)
            return
        repairs: list[Repair] = []
        for repair in mender.proving(found):
            repairs += [repair] if repair is not None else []
            yield None
        yield Mended(job.number, job.fingerprint, tuple(repairs))

    def _foresee(self, job: Foresee) -> Steps:
        """What files that are written otherwise would break and settle, in the story as it is now."""
        if self._stale or job.texts != self._texts or self._views is None:
            self._texts = job.texts
            self._refresh()
            yield from self._read()
        workshop, story = self._workshop, self._told_story
        then = _laid_over(workshop.with_files(job.written), job.texts)
        known = self._found[1] if self._found is not None and self._found[0] is story else None
        found = foreseen(story, then, workshop.reader, known)
        yield Foretold(job.number, sentences(workshop.loaded, then), found.new, found.gone)

    def _rename(self, job: Rename) -> Steps:
        """Where another name would be written, in the files as they stand on disk."""
        self._refresh()
        self._texts = {}
        yield from self._read()
        workshop = self._workshop
        ground = Ground(self._folder, workshop.loaded, workshop.reader, self._told_story.readings)
        yield Renamed(job.number, plan_renaming(ground, job.old, job.new, job.entry))

    def _list(self, job: Lines) -> Steps:
        """Every line of somebody, in the story as it was last read."""
        if self._views is None:
            self._refresh()
            yield from self._read()
        assert self._views is not None
        yield Spoken(job.number, job.entry, lines_of(self._views.story, job.entry))

    def _spell(self, job: Spell) -> Steps:
        self._refresh()
        yield Misspelt(job.number, self._spelling.misspelt(job.words))

    @property
    def _spelling(self) -> Speller:
        """Made anew where the story has other words of its own; what it has looked up counts as long."""
        loaded = self._workshop.loaded
        own = own_words(loaded.project, loaded.lore, loaded.dictionary)
        if self._speller is None or self._speller[0] != own:
            self._speller = own, Speller(Known.of(self._dictionary, own))
        return self._speller[1]

    @cached_property
    def _dictionary(self) -> Dictionary:
        return load_dictionary(self._workshop.tools.pack)

    @property
    def _told_story(self) -> Story:
        assert self._views is not None
        return self._views.story

    def _refresh(self) -> None:
        """Reads the folder again where something says that files have changed."""
        if self._stale and "_workshop" in self.__dict__:
            run = self._workshop.run
            self._workshop.reload()
            self._unindexed |= self._workshop.run != run
        self._stale = False

    def _scenes(self) -> tuple[SceneSource, ...]:
        """The scenes with the open texts in the place of what stands on disk."""
        return tuple(_overlaid(scene, self._texts.get(scene.id)) for scene in self._workshop.loaded.scenes)

    @property
    def _texts_differ(self) -> frozenset[str]:
        """The ids of scenes whose open text is another one than that on disk."""
        scenes = self._workshop.loaded.scenes
        return frozenset(scene.id for scene in scenes if _overlaid(scene, self._texts.get(scene.id)) is not scene)

    def _read(self) -> Iterator[None]:
        """Brings the story up to date, a scene a step."""
        workshop, reader, scenes = self._workshop, self._workshop.reader, self._scenes()
        keys = reader.keys(scenes)
        open_texts = self._texts_differ
        self._recall(reader)
        self._carry_over(scenes, keys, open_texts)
        self._look_up(scenes, keys)
        for scene in scenes:
            if self._has(scene.id, keys):
                continue
            noticed = self._noticer.reading(keys[scene.id])
            reading = noticed or reader.read(scene, self._recalled.get(scene.id))
            self._take(_Read(scene, reader.sight(scene), keys[scene.id], reading), open_texts)
            if len(self._fresh) >= _KEPT_AT_ONCE:
                self._keep_readings()
            yield None
        self._readings = {scene.id: self._readings[scene.id] for scene in scenes}
        reader.forget(self._readings)
        loaded = replace(workshop.loaded, scenes=scenes)
        story = story_from(loaded, workshop.tools, {scene: read.reading for scene, read in self._readings.items()})
        self._views = self._views.following(story) if self._views else Views(story)
        self._desk = None

    def _recall(self, reader: StoryReader) -> None:
        """Only what was found in open texts is recalled, and only while names and word lists are the same."""
        if self._recalled_of != reader.names:
            self._recalled, self._recalled_of = {}, reader.names
        self._recalled = {scene: self._recalled.get(scene) or Recalled() for scene in self._texts}

    def _has(self, scene: str, keys: Mapping[str, str]) -> bool:
        return scene in self._readings and self._readings[scene].key == keys[scene]

    def _take(self, read: _Read, open_texts: Container[str]) -> None:
        """Remembers a reading; one of a text that stands on disk is kept when there is time."""
        self._readings[read.scene.id] = read
        if read.scene.id not in open_texts:
            self._fresh[read.scene.id] = read

    def _carry_over(self, scenes: Iterable[SceneSource], keys: Mapping[str, str], open_texts: Container[str]) -> None:
        """A scene that was only saved, or whose file says something else that is not read, keeps its reading."""
        for scene in scenes:
            read = self._readings.get(scene.id)
            if read is None or self._has(scene.id, keys) or not read_alike(read.scene, scene):
                continue
            if read.sight == self._workshop.reader.sight(scene):
                self._take(replace(read, scene=scene, key=keys[scene.id]), open_texts)

    def _keep_readings(self) -> None:
        """Keeps what was read from scenes as they stand on disk, each under the key that it was read with."""
        keys = {scene.id: "" for scene in self._workshop.loaded.scenes}
        fresh = {scene: read for scene, read in self._fresh.items() if scene in keys}
        self._fresh = {}
        keys |= {scene: read.key for scene, read in fresh.items()}
        self._workshop.database.keep_readings({scene: read.reading for scene, read in fresh.items()}, keys)

    def _look_up(self, scenes: Iterable[SceneSource], keys: Mapping[str, str]) -> None:
        """Asks the database, once for each state of the folder, for the readings that memory lacks."""
        run = self._workshop.run
        if self._looked_up == run:
            return
        self._looked_up = run
        missing = {scene.id: scene for scene in scenes if not self._has(scene.id, keys)}
        found = self._workshop.database.readings({scene: keys[scene] for scene in missing}) if missing else {}
        for scene, reading in found.items():
            self._readings[scene] = _Read(missing[scene], self._workshop.reader.sight(missing[scene]), keys[scene], reading)

    def _narrowing(self) -> Narrowing:
        """The index, which is of what stands on disk; scenes with an open text of their own have no key."""
        keys = {scene: read.key for scene, read in self._readings.items()}
        return Narrowing(self._workshop.index, keys, waits=False, open=self._texts_differ)


def _laid_over(loaded: Loaded, texts: Mapping[str, Text]) -> Loaded:
    """The project with the open texts in the place of what stands on disk."""
    scenes, unplaced = (
        tuple(_overlaid(scene, texts.get(scene.id)) for scene in each) for each in (loaded.scenes, loaded.unplaced)
    )
    return replace(loaded, scenes=scenes, unplaced=unplaced)


def _overlaid(scene: SceneSource, text: Text | None) -> SceneSource:
    """`scene` with its open text, and a digest that is no file's; itself where that is what stands on disk."""
    if text is None or text.body == scene.body:
        return scene
    digest = sha256(f"{scene.digest} ".encode() + text.body.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(scene, body=text.body, digest=digest)
