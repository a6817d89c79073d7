"""The outline in `project.yaml`, changed line by line among what else the author wrote there.

An address leads to a part or chapter: its place in the outline, or the place of its part and its own within that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from writer_app.domain.errors import UsageError
from writer_app.domain.outline import Chapter, Part
from writer_app.text.frontmatter import BOM
from writer_app.text.yamlmoving import Piece
from writer_app.text.yamlpatch import Place, append_items, cut_item, insert_item, plain, remove, set_value
from writer_app.text.yamlsplice import Path
from writer_app.text.yamltree import parse_yaml
from writer_app.text.yamlwriting import Plain

_SCENES_ON_LINES, _CHAPTERS_ON_LINES = 3, 5
_PLACE = Place("project.yaml")
Address = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SceneSpot:
    """A place for a scene: in the chapter at that address, before the scene `before` or else at the end."""

    chapter: Address
    before: str = ""


def append_chapters(text: str, chapters: Iterable[Chapter], path: str = "project.yaml") -> str:
    """`text` with `chapters` at the end of its outline; not a character of the rest changes. Raises DataError."""
    nodes = [_node(chapter) for chapter in chapters]
    return append_items(text, ("outline",), nodes, Place(path), depth=_SCENES_ON_LINES)


def put_scene(text: str, scene: str, spot: SceneSpot | None) -> str:
    """`text` with `scene` at `spot`, wherever it was named before; None: nowhere. Raises WriterError."""
    piece = None
    while (found := next((path for path, name in _scenes(text) if name == scene), None)) is not None:
        text, cut = cut_item(text, found, _PLACE, comments=spot is not None)
        piece = piece or cut
    if spot is None:
        return text
    inner = [(path[-1], name) for path, name in _scenes(text) if path[:-2] == _path(spot.chapter)]
    end = len(_items(text, (*_path(spot.chapter), "scenes")))
    index = next((place for place, name in inner if name == spot.before), end)
    return insert_item(text, (*_path(spot.chapter), "scenes", index), piece or Piece(scene), _PLACE)


def put_node(text: str, node: Part | Chapter, spot: Address) -> str:
    """`text` with a new part or chapter at `spot`, before what is there. Raises WriterError."""
    return insert_item(text, _path(spot), Piece(_node(node)), _PLACE, depth=_depth(spot))


def move_node(text: str, address: Address, spot: Address) -> str:
    """`text` with the part or chapter at `address` before what is at `spot`; both say how it is now.

    Raises WriterError.
    """
    text, piece = cut_item(text, _path(address), _PLACE)
    if len(spot) > 1 and isinstance(piece.value, dict) and "chapters" in piece.value:
        raise UsageError("a part cannot stand in another part")
    return insert_item(text, _path(_without(address, spot)), piece, _PLACE, depth=_depth(spot))


def remove_node(text: str, address: Address) -> str:
    """`text` without the part or chapter at `address`, and all that stands in it. Raises WriterError."""
    return cut_item(text, _path(address), _PLACE, comments=False)[0]


def retitle(text: str, address: Address, title: str) -> str:
    """`text` with another title for the part or chapter at `address`. Raises WriterError."""
    path = (*_path(address), "title")
    return set_value(text, path, title, _PLACE) if title else remove(text, path, _PLACE)


def _without(gone: Address, address: Address) -> Address:
    """What `address` is once there is nothing any more at `gone`."""
    depth = len(gone) - 1
    if len(address) > depth and address[:depth] == gone[:depth] and address[depth] > gone[depth]:
        return (*address[:depth], address[depth] - 1, *address[depth + 1 :])
    return address


def _path(address: Address) -> Path:
    path: Path = ("outline", *address[:1])
    return (*path, "chapters", address[1]) if len(address) > 1 else path


def _depth(spot: Address) -> int:
    return _SCENES_ON_LINES if len(spot) > 1 else _CHAPTERS_ON_LINES


def _scenes(text: str) -> Iterator[tuple[Path, str]]:
    """Every scene that the outline names, in order."""
    for first, node in enumerate(_items(text, ("outline",))):
        inner = node.get("chapters") if isinstance(node, dict) else None
        if inner is None:
            yield from _scenes_of(node, ("outline", first))
        for second, chapter in enumerate(inner if isinstance(inner, list) else ()):
            yield from _scenes_of(chapter, ("outline", first, "chapters", second))


def _scenes_of(chapter: Plain, path: Path) -> Iterator[tuple[Path, str]]:
    named = chapter.get("scenes", "") if isinstance(chapter, dict) else ""
    for index, name in enumerate(named if isinstance(named, list) else [named]):
        if isinstance(name, str) and name:
            yield (*path, "scenes", index), name


def _items(text: str, path: Path) -> list[Plain]:
    value: Plain = plain(parse_yaml(text.removeprefix(BOM), _PLACE.path))
    for step in path:
        if isinstance(value, dict):
            value = value.get(step, "")
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return []
    return value if isinstance(value, list) else [value] if value else []


def _node(node: Part | Chapter) -> Plain:
    head: dict[str, Plain] = {"id": node.id}
    if node.title:
        head["title"] = node.title
    if isinstance(node, Part):
        return {**head, "chapters": [_node(chapter) for chapter in node.chapters]}
    for key, notes in (("notes before", node.notes_before), ("notes after", node.notes_after)):
        head |= {key: notes} if notes else {}
    return {**head, "scenes": list(node.scenes)}
