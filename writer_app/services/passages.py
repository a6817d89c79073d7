"""Where spans of scenes stand in their files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from writer_app.domain.outline import Chapter, Outline
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.text.lines import LineIndex


@dataclass(frozen=True, slots=True)
class Place:
    """A span in its file: lines and columns are 1-based code points; `quote` are its words."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    quote: str


class Passages:
    """The scenes of one project, for looking up places. Each scene's lines are counted once, when first asked for."""

    def __init__(self, outline: Outline, scenes: Iterable[SceneSource]) -> None:
        self._scenes = {name: scene for scene in scenes for name in (*scene.was, scene.id)}
        self._lines: dict[str, LineIndex] = {}
        self._chapters: dict[str, tuple[int, Chapter]] = {}
        for number, chapter in enumerate(outline.chapters(), 1):
            self._chapters.update(dict.fromkeys(chapter.scenes, (number, chapter)))

    def scene(self, scene_id: str) -> SceneSource:
        """The scene of this id or former id. Raises KeyError."""
        return self._scenes[scene_id]

    def chapter(self, scene_id: str) -> tuple[int, Chapter] | None:
        """The 1-based number and the chapter a scene stands in; None for a scene without a place."""
        return self._chapters.get(scene_id)

    def place(self, scene_id: str, span: Span) -> Place:
        """Where `span` of a scene's body is. Raises KeyError for a scene that is not there."""
        scene = self._scenes[scene_id]
        lines = self._lines.get(scene.id)
        if lines is None:
            lines = self._lines[scene.id] = LineIndex(scene.body)
        above = scene.body_line - 1
        line, column = lines.position(span.start)
        end_line, end_column = lines.position(span.end)
        return Place(scene.path, line + above, column, end_line + above, end_column, span.of(scene.body))
