"""What the binder shows: the outline with each scene's length and how many notes stand in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.domain.outline import Chapter, Part
from writer_app.services.session import jobs
from writer_app.services.session.session import Session
from writer_app.text.counting import count_words


@dataclass(frozen=True, slots=True)
class Row:
    """A part, chapter or scene; only a scene has an `id` to open. `words` and `notes` are sums for what lies within."""

    title: str
    id: str = ""
    words: int = 0
    notes: int = 0
    rows: tuple[Row, ...] = ()


class BinderPresenter:
    """The rows of one project, in reading order; what the outline does not name stands last, under a heading of its own."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words: dict[str, int] = {}
        self._notes: Counter[str] = Counter()

    def take(self, checked: jobs.Checked) -> None:
        """Newer lengths and notes."""
        self._words.update(checked.words)
        standing = (finding for finding in checked.findings if finding.dismissed is None and finding.scene is not None)
        self._notes = Counter(finding.scene or "" for finding in standing)

    def rows(self, unplaced: str) -> tuple[Row, ...]:
        """Everything; `unplaced` is the heading of the scenes that have no place."""
        outline = self._session.loaded.project.outline
        placed = tuple(self._node(node) for node in outline.nodes)
        strays = tuple(self._scene(scene.id) for scene in self._session.loaded.unplaced)
        return (*placed, _over(unplaced, strays)) if strays else placed

    def _node(self, node: Part | Chapter) -> Row:
        if isinstance(node, Part):
            return _over(node.title or node.id, tuple(self._node(chapter) for chapter in node.chapters))
        return _over(node.title or node.id, tuple(self._scenes(node)))

    def _scenes(self, chapter: Chapter) -> Iterator[Row]:
        there = {scene.id for scene in self._session.loaded.scenes}
        yield from (self._scene(scene) for scene in chapter.scenes if scene in there)

    def _scene(self, scene_id: str) -> Row:
        loaded = self._session.loaded
        scene = next(scene for scene in (*loaded.scenes, *loaded.unplaced) if scene.id == scene_id)
        if scene_id not in self._words:
            self._words[scene_id] = count_words(scene.body)
        return Row(scene.title or scene_id, scene_id, self._words[scene_id], self._notes[scene_id])


def _over(title: str, rows: tuple[Row, ...]) -> Row:
    return Row(title, "", sum(row.words for row in rows), sum(row.notes for row in rows), rows)
