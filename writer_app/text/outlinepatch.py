"""New chapters in `project.yaml`, as new lines among the author's own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import yaml

from writer_app.domain.errors import DataError
from writer_app.domain.outline import Chapter
from writer_app.text.yamltree import parse_yaml


def append_chapters(text: str, chapters: Iterable[Chapter], path: str = "project.yaml") -> str:
    """`text` with `chapters` at the end of its outline; not a character of the rest changes. Raises DataError."""
    parse_yaml(text, path)
    newline = "\r\n" if "\r\n" in text else "\n"
    at, indent = _end_of_outline(text, path)
    lead = "" if at == 0 or text[:at].endswith("\n") else newline
    lines = [f"{' ' * max(indent, 0)}{line}" for chapter in chapters for line in _lines(chapter)]
    head = [] if indent >= 0 else ["outline:"]
    return text[:at] + lead + "".join(line + newline for line in (*head, *lines)) + text[at:]


def _end_of_outline(text: str, path: str) -> tuple[int, int]:
    """Where new lines go, and how far the outline's dashes are indented; -1 where there is no outline yet."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value != "outline":
            continue
        if isinstance(value, yaml.SequenceNode) and not value.flow_style:
            last = max((node.end_mark for node in _leaves(value)), key=lambda mark: mark.index)
            end = text.find("\n", last.index)
            return (len(text) if end < 0 else end + 1), value.start_mark.column
        mark = value.start_mark
        hint = "write its chapters on lines of their own: `- id: …`"
        raise DataError(
            "chapters cannot be added to this outline", path=path, line=mark.line + 1, column=mark.column + 1, hint=hint
        )
    return len(text), -1


def _leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        yield node
        return
    for child in node.value:
        for inner in child if isinstance(child, tuple) else (child,):
            yield from _leaves(inner)


def _lines(chapter: Chapter) -> Iterator[str]:
    yield f"- id: {chapter.id}"
    yield f"  title: {json.dumps(chapter.title, ensure_ascii=False)}"
    if chapter.notes_before:
        yield f"  notes before: {json.dumps(chapter.notes_before, ensure_ascii=False)}"
    yield "  scenes:"
    yield from (f"    - {scene}" for scene in chapter.scenes)
