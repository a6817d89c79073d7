"""What the binder shows: the outline with each scene's length and the notes that stand in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from writer_app.domain.findings import Severity
from writer_app.domain.outline import Chapter, Outline, Part
from writer_app.domain.scenes import SceneSource
from writer_app.gui.shared.severity import told
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs
from writer_app.services.session.changes import Changes
from writer_app.services.session.outlining import Thing
from writer_app.services.session.session import Session
from writer_app.text.counting import count_words
from writer_app.text.markdown import BlockKind, blocks

_AT_ONCE = 400_000
"""How many characters are counted here; longer stories wait for the reading process."""
_FEW_WORDS = 6
_OPENING = 2000


class RowKind(StrEnum):
    """What a row is; UNPLACED is the heading of scenes that the outline does not name."""

    PART = "part"
    CHAPTER = "chapter"
    SCENE = "scene"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Notes:
    """How many notes stand somewhere, by how sure they are."""

    conflicts: int = 0
    doubts: int = 0
    looks: int = 0

    def __add__(self, other: Notes) -> Notes:
        return Notes(self.conflicts + other.conflicts, self.doubts + other.doubts, self.looks + other.looks)

    @property
    def count(self) -> int:
        """All of them."""
        return self.conflicts + self.doubts + self.looks

    @property
    def worst(self) -> Severity | None:
        """The surest kind there is."""
        return next((severity for severity, count in self._counts().items() if count), None)

    def told(self) -> str:
        """All in words; "" where there are none."""
        return told(self._counts())

    def _counts(self) -> dict[Severity, int]:
        return {Severity.CONFLICT: self.conflicts, Severity.WARNING: self.doubts, Severity.NOTE: self.looks}


@dataclass(frozen=True, slots=True)
class Row:
    """A part, chapter or scene. `key` stays the same while it moves; `name` is its title as written, `title` what is shown.

    `words` is None where they are not counted yet; `words` and `notes` are sums for what lies within. A scene without a
    file that can be read is `missing`. `posted` says since when readers have it ("" where they do not), `about` is a scene's
    synopsis.
    """

    kind: RowKind
    key: str
    title: str
    thing: Thing | None = None
    name: str = ""
    words: int | None = None
    notes: Notes = Notes()
    missing: bool = False
    posted: str = ""
    about: str = ""
    rows: tuple[Row, ...] = ()

    @property
    def scene(self) -> str:
        """The id of a scene; "" for anything else."""
        return self.thing if isinstance(self.thing, str) else ""

    @property
    def untitled(self) -> bool:
        """Whether a scene is shown by its first words."""
        return self.kind is RowKind.SCENE and not self.name

    def words_text(self) -> str:
        """Its length as shown."""
        if self.missing:
            return tr("no file")
        return "" if self.words is None else f"{self.words:,}"

    def hint(self) -> str:
        """What there is to know about it beside what the row shows, a line each."""
        no_file = tr("There is no file of this scene that can be read.") if self.missing else ""
        return "\n".join(filter(None, (self.title, self.about, self.notes.told(), self.posted, no_file)))

    def spoken(self, open_now: bool) -> str:
        """All that the row shows, for a screen reader."""
        kinds = {RowKind.PART: tr("part"), RowKind.CHAPTER: tr("chapter"), RowKind.SCENE: tr("scene")}
        words = _counted(self.words or 0, "{count} word", "{count} words") or tr("empty")
        said = (
            self.title,
            kinds.get(self.kind, ""),
            tr("no file that can be read") if self.missing else words if self.words is not None else "",
            self.notes.told(),
            self.posted,
            tr("open in the editor") if open_now else "",
        )
        return ", ".join(filter(None, said))


def _counted(count: int, one: str, many: str) -> str:
    return tr(one if count == 1 else many, count=f"{count:,}") if count else ""


class BinderPresenter:
    """The rows of one project, in reading order; what the outline does not name stands last, under a heading of its own."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words: dict[str, int] = {}
        self._shown: dict[str, tuple[str, str]] = {}
        self._notes: dict[str, Notes] = {}

    @property
    def outline(self) -> Outline:
        """The outline as it is now."""
        return self._session.loaded.project.outline

    def take(self, checked: jobs.Checked) -> None:
        """Newer lengths and notes."""
        self._words.update(checked.words)
        notes: dict[str, Notes] = defaultdict(Notes)
        for finding in checked.findings:
            if finding.dismissed is None and finding.scene is not None:
                severity = finding.severity
                notes[finding.scene] += Notes(
                    int(severity is Severity.CONFLICT), int(severity is Severity.WARNING), int(severity is Severity.NOTE)
                )
        self._notes = dict(notes)

    def follow(self, changes: Changes) -> None:
        """Texts that were cut or joined are counted anew."""
        if changes.outline:
            for scene in changes.scenes:
                self._words.pop(scene, None)

    def rows(self) -> tuple[Row, ...]:
        """Everything."""
        loaded = self._session.loaded
        scenes = {scene.id: scene for scene in (*loaded.scenes, *loaded.unplaced)}
        self._count(scenes.values())
        placed = tuple(self._node(node, (place,), scenes) for place, node in enumerate(self.outline.nodes))
        strays = tuple(self._scene(scene.id, scenes, "") for scene in loaded.unplaced)
        if not strays:
            return placed
        return (*placed, _over(Row(RowKind.UNPLACED, "unplaced", tr("Unplaced")), strays))

    def _node(self, node: Part | Chapter, address: tuple[int, ...], scenes: dict[str, SceneSource]) -> Row:
        key = f"node {node.id or address}"
        if isinstance(node, Part):
            inner = tuple(self._node(chapter, (*address, place), scenes) for place, chapter in enumerate(node.chapters))
            return _over(Row(RowKind.PART, key, node.title or node.id, address, node.title), inner)
        posted = _posted(node)
        rows = tuple(self._scene(scene, scenes, posted) for scene in node.scenes)
        return _over(Row(RowKind.CHAPTER, key, node.title or node.id, address, node.title, posted=posted), rows)

    def _scene(self, scene_id: str, scenes: dict[str, SceneSource], posted: str) -> Row:
        scene, key = scenes.get(scene_id), f"scene {scene_id}"
        if scene is None:
            title = self._session.title_of(scene_id)
            return Row(RowKind.SCENE, key, title, scene_id, title, missing=True, posted=posted)
        title, words = scene.title or self._first_words(scene), self._words.get(scene_id)
        notes, about = self._notes.get(scene_id, Notes()), scene.synopsis
        return Row(RowKind.SCENE, key, title, scene_id, scene.title, words, notes, posted=posted, about=about)

    def _first_words(self, scene: SceneSource) -> str:
        digest, words = self._shown.get(scene.id, ("", ""))
        if digest != scene.digest or not words:
            words = first_words(scene.body) or tr("Empty scene")
            self._shown[scene.id] = (scene.digest, words)
        return words

    def _count(self, scenes: Iterable[SceneSource]) -> None:
        left = _AT_ONCE
        for scene in scenes:
            if scene.id not in self._words and len(scene.body) <= left:
                left -= len(scene.body)
                self._words[scene.id] = count_words(scene.body)


def first_words(body: str) -> str:
    """The beginning of a text in a few words; "" where there are none."""
    prose = (block for block in blocks(body[:_OPENING]) if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING))
    words = next((block.span.of(body).lstrip("# ").replace("*", "").split() for block in prose), [])
    return " ".join(words[:_FEW_WORDS]) + ("…" if len(words) > _FEW_WORDS else "")


def told_total(rows: Iterable[Row]) -> str:
    """How long the whole story is; what has no place in it does not count."""
    placed = [row for row in rows if row.kind is not RowKind.UNPLACED]
    scenes = sum(row.kind is RowKind.SCENE for row in walk(placed))
    said = _counted(scenes, "{count} scene", "{count} scenes") or tr("No scenes yet")
    if not scenes or any(row.words is None for row in placed):
        return said
    words = sum(row.words or 0 for row in placed)
    return tr("{scenes}, {words}", scenes=said, words=_counted(words, "{count} word", "{count} words") or tr("no words"))


def neighbour(rows: Iterable[Row], gone: Collection[str]) -> Row | None:
    """The scene to go to where those in `gone` go: the next one, or else the one before."""
    order = [row for row in walk(rows) if row.scene]
    places = [place for place, row in enumerate(order) if row.scene in gone]
    around = order[places[-1] + 1 :] + order[: places[0]][::-1] if places else []
    return next((row for row in around if row.scene not in gone and not row.missing), None)


def question(rows: Sequence[Row]) -> str:
    """Whether these may really go, with what would go with them."""
    scenes = [inner for row in rows for inner in walk((row,)) if inner.scene]
    words = f"{sum(row.words or 0 for row in scenes):,}"
    if len(rows) == 1 and rows[0].scene:
        return tr("Delete the scene “{title}” with its {words} words?", title=rows[0].title, words=words)
    if all(row.scene for row in rows):
        return tr("Delete {count} scenes with their {words} words?", count=len(rows), words=words)
    parts = {"scenes": _counted(len(scenes), "{count} scene", "{count} scenes") or tr("no scenes"), "words": words}
    if len(rows) == 1:
        return tr("Delete “{title}” with all that stands in it: {scenes}, {words} words?", title=rows[0].title, **parts)
    return tr("Delete what is selected with all that stands in it: {scenes}, {words} words?", **parts)


def walk(rows: Iterable[Row]) -> Iterator[Row]:
    """Every row and what lies within, in the order they are shown."""
    for row in rows:
        yield row
        yield from walk(row.rows)


def _over(head: Row, rows: tuple[Row, ...]) -> Row:
    counted = [row.words for row in rows if not row.missing]
    words = None if None in counted else sum(filter(None, counted))
    notes = sum((row.notes for row in rows), Notes())
    return replace(head, words=words, notes=notes, rows=rows)


def _posted(chapter: Chapter) -> str:
    if chapter.posted is None:
        return ""
    date = chapter.posted.date
    return tr("readers have it since {date}", date=date) if date else tr("readers have it")
