"""How long the manuscript is, and where a line may be missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from writer_app.domain.outline import Outline
from writer_app.domain.scenes import SceneSource
from writer_app.text.counting import count_words
from writer_app.text.gaps import gaps
from writer_app.text.lines import LineIndex


@dataclass(frozen=True, slots=True)
class ChapterLength:
    """A chapter's title, how many of its scenes are there, and their words."""

    title: str
    scenes: int
    words: int


@dataclass(frozen=True, slots=True)
class MissingLine:
    """A blank run longer than usual: file, its 1-based line, how many lines are blank."""

    path: str
    line: int
    blank_lines: int


def chapter_lengths(outline: Outline, scenes: Iterable[SceneSource]) -> tuple[ChapterLength, ...]:
    """Each chapter's length in reading order."""
    words = {scene.id: count_words(scene.body) for scene in scenes}
    return tuple(
        ChapterLength(chapter.title or chapter.id, len(there), sum(words[scene] for scene in there))
        for chapter in outline.chapters()
        for there in [[scene for scene in chapter.scenes if scene in words]]
    )


def missing_lines(scenes: Iterable[SceneSource]) -> tuple[MissingLine, ...]:
    """Where a line may be missing, in the given order of scenes."""
    return tuple(
        MissingLine(scene.path, LineIndex(scene.body).position(gap.span.start)[0] + scene.body_line, gap.blank_lines)
        for scene in scenes
        for gap in gaps(scene.body)
    )
