"""Changes to YAML as an author wrote it: only the span of what changes is rewritten.

Comments, order, spacing and unknown keys stay, and a change is a one-line diff. A path leads from the root to a value: text
is a key, a number the place in a list. Every patch is read back before it is returned: where the outcome is not exactly what
was meant, DataError is raised, as for text that cannot be read. Line ends and byte order mark are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import yaml

from writer_app.domain.errors import DataError
from writer_app.domain.values import Listing, Scalar, Value
from writer_app.text.frontmatter import BOM, Document, split
from writer_app.text.yamlmoving import Piece, put, take
from writer_app.text.yamlsplice import NoPlace, Path, Source, Splice
from writer_app.text.yamltree import parse_yaml
from writer_app.text.yamlwriting import Plain


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text comes from, for messages: the file as shown, and the line of the file at which the text begins."""

    path: str = ""
    line: int = 1


def set_value(text: str, path: Path, value: Plain, place: Place | None = None) -> str:
    """`text` with `value` at `path`, instead of what is there; missing mappings on the way are made."""
    return _patched(text, place, lambda source: source.set(path, value), lambda tree: _with(tree, path, lambda _: value))


def reword(text: str, path: Path, edits: Sequence[tuple[int, int, str]], place: Place | None = None) -> str:
    """`text` with other words in places of the value at `path`, from one offset to another of it each. Quotation marks and
    line ends of the value stay as they are written, where it is then read as it is meant."""
    value = _at(plain(parse_yaml(text.removeprefix(BOM))), path)
    if not isinstance(value, str) or not edits:
        return text
    meant = value
    for start, end, words in sorted(edits, reverse=True):
        meant = meant[:start] + words + meant[end:]
    try:
        return _patched(
            text, place, lambda source: source.reword(path, edits), lambda tree: _with(tree, path, lambda _: meant)
        )
    except DataError:
        return set_value(text, path, meant, place)


def append_item(text: str, path: Path, item: Plain, place: Place | None = None, *, depth: int = 0) -> str:
    """`text` with `item` at the end of the list at `path`, as `append_items` does it."""
    return append_items(text, path, [item], place, depth=depth)


def append_items(text: str, path: Path, items: Sequence[Plain], place: Place | None = None, *, depth: int = 0) -> str:
    """`text` with `items` at the end of the list at `path`; a missing list is made, a single value becomes the first of it.

    `depth`: how many levels of an item get lines of their own, in a list that has lines of its own.
    """
    if not items:
        return text

    def longer(old: Plain) -> Plain:
        return [*items] if not old else [old, *items] if isinstance(old, str | Mapping) else [*old, *items]

    return _patched(text, place, lambda source: source.append(path, items, depth), lambda tree: _with(tree, path, longer))


def remove(text: str, path: Path, place: Place | None = None) -> str:
    """`text` without the key or item at `path`; a comment above it stays. A path that leads nowhere changes nothing."""
    return _patched(text, place, lambda source: source.remove(path), lambda tree: _without(tree, path))


def cut_item(text: str, path: Path, place: Place | None = None, *, comments: bool = True) -> tuple[str, Piece]:
    """`text` without the item of a list at `path`, and that item as it was written, to be put in elsewhere.

    With `comments` those right above it go along.
    """
    taken: list[Piece] = []

    def splice(source: Source) -> Splice:
        value = _at(plain(parse_yaml(source.text)), path)
        piece, cut = take(source, path, value, comments=comments)
        taken.append(piece)
        return cut

    return _patched(text, place, splice, lambda tree: _without(_with(tree, path[:-1], _listed), path)), taken[0]


def insert_item(text: str, path: Path, piece: Piece, place: Place | None = None, *, depth: int = 0) -> str:
    """`text` with `piece` as the item of a list at `path`, before what is there; a missing list is made.

    `depth` as for `append_items`.
    """
    outer, index = path[:-1], path[-1]
    if not isinstance(index, int):
        raise ValueError("a path to an item ends in its place")

    def longer(old: Plain) -> Plain:
        items = _listed(old) if old else []
        return [*items[:index], piece.value, *items[index:]]

    return _patched(text, place, lambda source: put(source, path, piece, depth), lambda tree: _with(tree, outer, longer))


def patch_front_matter(text: str, patch: Callable[[str], str]) -> str:
    """The text of a file with `patch` applied to the YAML between its fences, which are made where there are none."""
    document = split(text)
    newline = document.newline
    head = patch(document.head)
    if "\n" not in document.head:
        head = head.replace("\r\n", "\n").replace("\n", newline)
    if document.opening:
        return Document(document.bom, document.opening, head, document.closing, document.written).whole()
    return Document(document.bom, f"---{newline}", head, f"---{newline}", document.written).whole()


def plain(value: Value) -> Plain:
    """`value` as text, lists and mappings."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Listing):
        return [plain(item) for item in value]
    return {pair.key.text: plain(pair.value) for pair in value.pairs}


def _patched(text: str, place: Place | None, splice: Callable[[Source], Splice], meant: Callable[[Plain], Plain]) -> str:
    where = place or Place()
    bom = BOM if text.startswith(BOM) else ""
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    whole = text[len(bom) :]
    open_end = bool(whole) and not whole.endswith("\n")
    whole += newline if open_end else ""
    tree = plain(parse_yaml(whole, where.path, where.line))
    source = Source(whole, newline, yaml.compose(whole, Loader=yaml.CSafeLoader))
    try:
        cut = splice(source)
    except NoPlace as error:
        raise _refused(error.message, where, error.mark) from None
    changed = whole[: cut.start] + cut.text + whole[cut.end :]
    if not _reads_as(changed, meant(tree)):
        raise _refused("this place cannot be changed without touching others", where, _mark_at(source.root))
    return bom + (changed.removesuffix("\n").removesuffix("\r") if open_end else changed)


def _refused(message: str, where: Place, mark: yaml.Mark | None) -> DataError:
    line, column = (mark.line, mark.column + 1) if mark else (0, 0)
    return DataError(message, path=where.path, line=where.line + line, column=column, hint="change it by hand")


def _mark_at(root: yaml.Node | None) -> yaml.Mark | None:
    return root.start_mark if root is not None else None


def _reads_as(text: str, meant: Plain) -> bool:
    try:
        return _bare(plain(parse_yaml(text))) == _bare(meant)
    except DataError:
        return False


def _bare(value: Plain) -> Plain:
    """`value` with every empty collection as the empty text: YAML as written cannot tell `key:` from either."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _bare(inner) for key, inner in value.items()} or ""
    return [_bare(item) for item in value] or ""


def _with(tree: Plain, path: Path, change: Callable[[Plain], Plain]) -> Plain:
    if not path:
        return change(tree)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = _listed(tree)
        items[step] = _with(items[step], rest, change)
        return items
    table = dict(tree) if isinstance(tree, Mapping) else {}
    table[step] = _with(table.get(step, ""), rest, change)
    return table


def _at(tree: Plain, path: Path) -> Plain:
    """What stands at `path`; empty text where nothing does."""
    for step in path:
        if isinstance(tree, Mapping) and isinstance(step, str):
            tree = tree.get(step, "")
        else:
            items = _listed(tree)
            tree = items[step] if isinstance(step, int) and step < len(items) else ""
    return tree


def _without(tree: Plain, path: Path) -> Plain:
    step, rest = path[0], path[1:]
    if isinstance(tree, Mapping) and step in tree:
        return {key: _without(inner, rest) if key == step else inner for key, inner in tree.items() if rest or key != step}
    if isinstance(step, int) and not isinstance(tree, str | Mapping) and step < len(tree):
        items = _listed(tree)
        items[step : step + 1] = [_without(items[step], rest)] if rest else []
        return items
    return tree


def _listed(tree: Plain) -> list[Plain]:
    return list(tree) if isinstance(tree, Sequence) and not isinstance(tree, str) else [tree]
