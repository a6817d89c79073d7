"""References and positions as a writer reads and types them: names for ids, titles for scenes, and back again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from writer_app.continuity.time.anchoring import words_ends
from writer_app.continuity.time.asof import position_from_text
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Lore
from writer_app.domain.outline import Project
from writer_app.domain.positions import BEFORE, Position, PositionKind
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.values import Scalar
from writer_app.domain.vocabulary.positions import position_from
from writer_app.domain.vocabulary.sentences import Names
from writer_app.services.positions import position_of
from writer_app.storage.folder import Loaded
from writer_app.text.fold import fold_key

BEGINNING = "before the story begins"
_AFTER = re.compile(r"(?P<scene>.+?),? after [“\"](?P<words>.+?)[”\"]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LoreWords:
    """The words of one project for what its lore refers to."""

    lore: Lore
    timeline: Timeline
    titles: Mapping[str, str]
    """What scenes and chapters are called, by id: their titles, where a title leads back to them; no line for the others."""

    def entry(self, reference: str) -> str:
        """What a reference is called: the entry's name, its id where others bear that name, or the words as they are."""
        found = self.lore.resolve(reference)
        if found is None:
            return reference
        return found.name if self.lore.resolve(found.name) is found else found.id

    def reference(self, text: str) -> str:
        """What to write for an entry called `text`: its id, or the words as they are where nothing is called so."""
        found = self.lore.resolve(text.strip())
        return found.id if found else text.strip()

    def position(self, position: Position) -> str:
        """A position in words: a title, a date, “before the story begins”, “Title, after “words””."""
        match position.kind:
            case PositionKind.BEFORE:
                return BEGINNING
            case PositionKind.DATE:
                return position.written
        node = self._title(position.ref)
        return f"{node}, after “{position.after}”" if position.after else node

    def place(self, node: str) -> str:
        """A scene or chapter in words: its title, or its id where no title leads back to it."""
        return self._title(node)

    def positions(self) -> tuple[str, ...]:
        """Every position there is a word for: the beginning, then chapters and scenes in reading order."""
        found = [BEGINNING]
        for chapter in self.timeline.project.outline.chapters():
            found += [self._title(chapter.id), *map(self._title, chapter.scenes)]
        return tuple(dict.fromkeys(found))

    def typed(self, text: str) -> Position:
        """The position that `text` names, as `position` words it or as a command takes it. Raises UsageError."""
        said = " ".join(text.split())
        if said.casefold() == BEGINNING:
            return BEFORE
        found = _AFTER.fullmatch(said)
        if found is None:
            return position_of(said, self.timeline)
        scene = position_from_text(found["scene"], self.timeline).ref
        source = self.timeline.source(scene)
        if source is None or words_ends(source.body, found["words"]) is None:
            raise UsageError(f"the words “{found['words']}” do not stand in “{found['scene']}”")
        return Position(PositionKind.WORDS, ref=source.id, after=found["words"], written=source.id)

    @property
    def names(self) -> Names:
        """What stands in a sentence for references and positions."""
        return Names(self.lore, self._title)

    def _title(self, reference: str) -> str:
        node = self.timeline.node_id(reference) or reference
        return self.titles.get(node, node)


def span_after(body: str, words: str) -> Span | None:
    """Where the words of a position stand in a text; None without words, or where they stand nowhere."""
    ends = words_ends(body, words) if words else None
    return Span(max(0, ends[0] - len(words)), ends[0]) if ends is not None else None


def words_of(loaded: Loaded) -> LoreWords:
    """The words of a project as it was read."""
    return LoreWords(loaded.lore, Timeline(loaded.project, loaded.scenes), titles_of(loaded.project, loaded.scenes))


def titles_of(project: Project, scenes: Iterable[SceneSource]) -> dict[str, str]:
    """The titles that are positions: read as one, borne by one scene or chapter only, and nobody else's id."""
    chapters = tuple(project.outline.chapters())
    titled = {chapter.id: chapter.title for chapter in chapters} | {scene.id: scene.title for scene in scenes}
    ids = {
        fold_key(spelt): node for node in (*titled, *project.outline.scene_ids()) for spelt in (node, node.replace("-", " "))
    }
    borne = Counter(fold_key(title) for title in titled.values())
    return {
        node: title
        for node, title in titled.items()
        if borne[fold_key(title)] == 1 and ids.get(fold_key(title), node) == node and _is_name(title)
    }


def _is_name(title: str) -> bool:
    if not title.strip() or _AFTER.fullmatch(title) or title.casefold() == BEGINNING:
        return False
    return position_from(Scalar(" ".join(title.split()))).kind is PositionKind.NODE
