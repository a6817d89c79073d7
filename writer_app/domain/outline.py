"""The outline: an ordered tree of parts, chapters and scenes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from writer_app.domain.switches import Switch
from writer_app.domain.values import NOWHERE, Origin


@dataclass(frozen=True, slots=True)
class Posted:
    """What readers already have of a chapter: date, hash of the text, address."""

    date: str = ""
    hash: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with the ids of its scenes in reading order; notes are an archive's and never read as prose."""

    id: str
    title: str
    scenes: tuple[str, ...] = ()
    summary: str = ""
    notes_before: str = ""
    notes_after: str = ""
    posted: Posted | None = None
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its chapters."""

    id: str
    title: str
    chapters: tuple[Chapter, ...] = ()
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole tree. A project without parts holds its chapters directly."""

    nodes: tuple[Part | Chapter, ...] = ()

    def chapters(self) -> Iterator[Chapter]:
        """Chapters in reading order."""
        for node in self.nodes:
            if isinstance(node, Part):
                yield from node.chapters
            else:
                yield node

    def title_alone(self, scene_id: str) -> str:
        """The title of a chapter that is one scene, this one; "" where the scene shares its chapter, or has none."""
        return next((chapter.title for chapter in self.chapters() if chapter.scenes == (scene_id,)), "")

    def scene_ids(self) -> tuple[str, ...]:
        """Scene ids in reading order."""
        return tuple(scene for chapter in self.chapters() for scene in chapter.scenes)


@dataclass(frozen=True, slots=True)
class Project:
    """What `project.yaml` says."""

    id: str
    title: str
    author: str = ""
    language: str = "en"
    format: int = 1
    outline: Outline = field(default_factory=Outline)
    terms: tuple[tuple[str, str], ...] = ()
    calendar: str = ""
    extends: tuple[str, ...] = ()
    checks: tuple[Switch, ...] = ()
