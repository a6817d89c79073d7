"""New chapters in `project.yaml`, as new lines among the author's own."""

from __future__ import annotations

from collections.abc import Iterable

from writer_app.domain.outline import Chapter
from writer_app.text.yamlpatch import Place, append_items
from writer_app.text.yamlwriting import Plain

_SCENES_ON_LINES = 3


def append_chapters(text: str, chapters: Iterable[Chapter], path: str = "project.yaml") -> str:
    """`text` with `chapters` at the end of its outline; not a character of the rest changes. Raises DataError."""
    nodes = [_node(chapter) for chapter in chapters]
    return append_items(text, ("outline",), nodes, Place(path), depth=_SCENES_ON_LINES)


def _node(chapter: Chapter) -> Plain:
    node: dict[str, Plain] = {"id": chapter.id, "title": chapter.title}
    if chapter.notes_before:
        node["notes before"] = chapter.notes_before
    return {**node, "scenes": list(chapter.scenes)}
