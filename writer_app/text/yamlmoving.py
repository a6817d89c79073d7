"""Items of YAML lists taken out as their author wrote them, and put in elsewhere: comments and spacing go along."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from writer_app.text.yamlsplice import Found, NoPlace, Path, Source, Splice, find
from writer_app.text.yamlwriting import Plain, flow_text, item_lines, key_text

_COMMENT = re.compile(r"(?:^|(?<=\s))#[^'\"]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """An item of a list: what it says, and where it had lines of its own these lines, without the list's indentation.

    `above` are the comments that stand right above it, `gap` how many blank lines set it off from its neighbour.
    """

    value: Plain
    lines: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    gap: int = 0

    def written(self, depth: int) -> tuple[str, ...]:
        """Its lines as they were, or new ones: `depth` levels of it then get lines of their own."""
        return (*self.above, *(self.lines or item_lines(self.value, depth)))

    def remarks(self) -> Iterator[str]:
        """Every comment on it and in it."""
        yield from self.above
        yield from (found[0].strip() for line in self.lines if (found := _COMMENT.search(line)))


def take(source: Source, path: Path, value: Plain, *, comments: bool) -> tuple[Piece, Splice]:
    """The item at `path`, which says `value`, and the splice that takes it away; with `comments` those above it too."""
    found = find(source.root, path)
    if found.rest or not isinstance(found.holder, yaml.SequenceNode):
        if found.rest == (0,) and isinstance(found.node, yaml.ScalarNode) and not found.blank:
            return Piece(value), source.set(path[:-1], [])
        raise NoPlace("there is no such item", found.node.start_mark if found.node else None)
    if found.holder.flow_style:
        return Piece(value), source.remove(path)
    return _take_lines(source, found, value, comments)


def _take_lines(source: Source, found: Found, value: Plain, comments: bool) -> tuple[Piece, Splice]:
    holder, index = found.holder, found.index
    if not isinstance(holder, yaml.SequenceNode):
        raise NoPlace("there is no such item", None)
    text, column = source.text, holder.start_mark.column
    start, end = source.lines_of(holder, index)
    top = _top(source, holder, index, start)
    lines = tuple(_outdented(line, column) for line in text[start:end].splitlines())
    above = tuple(_outdented(line, column) for line in text[top:start].splitlines()) if comments else ()
    first, last, gap = (top if comments else start), end, 0
    if index:
        floor = source.lines_of(holder, index - 1)[1]
        gap = _blank(text[floor:top])
        if comments or top == start:
            first -= len(_trailing(text[floor:first]))
    elif len(holder.value) > 1:
        ceiling = _top(source, holder, 1, source.lines_of(holder, 1)[0])
        if not text[end:ceiling].strip():
            gap, last = text[end:ceiling].count("\n"), ceiling
    return Piece(value, lines, above, gap), Splice(first, last, "")


def put(source: Source, path: Path, piece: Piece, depth: int) -> Splice:
    """The splice that makes `piece` the item at `path`, in a list that is made where there is none.

    `depth`: how many levels of it get lines of their own, in a list that has lines of its own.
    """
    path, index = path[:-1], int(path[-1])
    found = find(source.root, path)
    node = found.node
    if found.rest:
        return _new_list(source, found, path, piece, depth)
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _among_lines(source, node, min(index, len(node.value)), piece, depth)
    if found.blank and not found.flow and isinstance(found.holder, yaml.MappingNode):
        return _first_line(source, found, piece, depth)
    if isinstance(node, yaml.SequenceNode) and node.value:
        return _among_words(source, path, node, min(index, len(node.value)), piece)
    old = [] if node is None or found.blank else [str(node.value)]
    return source.set(path, [*old[:index], piece.value, *old[index:]])


def _among_lines(source: Source, node: yaml.SequenceNode, index: int, piece: Piece, depth: int) -> Splice:
    lines = [f"{' ' * node.start_mark.column}{line}" if line else "" for line in piece.written(depth)]
    gap = [""] * _usual_gap(source, node, piece)
    if index:
        at = source.lines_of(node, index - 1)[1]
        return Splice(at, at, _joined(source, [*gap, *lines]))
    at = _top(source, node, 0, source.lines_of(node, 0)[0])
    return Splice(at, at, _joined(source, [*lines, *gap]))


def _usual_gap(source: Source, node: yaml.SequenceNode, piece: Piece) -> int:
    """How many blank lines stand between the items of a list."""
    if len(node.value) < 2:
        return piece.gap
    floor = source.lines_of(node, 0)[1]
    return _blank(source.text[floor : _top(source, node, 1, source.lines_of(node, 1)[0])])


def _first_line(source: Source, found: Found, piece: Piece, depth: int) -> Splice:
    """Lines below a key that has no value, or empty brackets."""
    text, node, after = source.text, found.node, found.key_end()
    if node is None or found.holder is None or after is None:
        raise NoPlace("this list cannot be changed here", None)
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    lines = [f"{' ' * (found.holder.start_mark.column + 2)}{line}" if line else "" for line in piece.written(depth)]
    if found.empty:
        at = source.next_line(after)
        return Splice(at, at, _joined(source, lines))
    at = source.next_line(end)
    rest = text[end:at].strip()
    if not re.fullmatch(r"\s*:\s*", text[after:start]):
        raise NoPlace("this list cannot be changed here", node.start_mark)
    return Splice(after, at, _joined(source, [f": {rest}".rstrip(), *lines]))


def _new_list(source: Source, found: Found, path: Path, piece: Piece, depth: int) -> Splice:
    """A key with its list, where there is none."""
    key, node = found.rest[0], found.node
    if len(found.rest) > 1 or not isinstance(key, str) or not isinstance(node, yaml.MappingNode) or node.flow_style:
        return source.append(path, [piece.value], depth)
    lines = [f"{key_text(key, flow=False)}:", *(f"  {line}" if line else "" for line in piece.written(depth))]
    at = source.next_line(source.end_of(node))
    return Splice(at, at, _joined(source, [f"{' ' * node.start_mark.column}{line}" if line else "" for line in lines]))


def _among_words(source: Source, path: Path, node: yaml.SequenceNode, index: int, piece: Piece) -> Splice:
    """Within brackets, where no comment has room: those go above the line."""
    item = flow_text(piece.value)
    if index:
        at, written = source.end_of(node.value[index - 1]), f", {item}"
    else:
        at, written = int(node.value[0].start_mark.index), f"{item}, "
    outermost = next(
        inner for inner in (find(source.root, path[:length]).node for length in range(len(path) + 1)) if _in_brackets(inner)
    )
    line = source.text.rfind("\n", 0, outermost.start_mark.index if outermost else at) + 1
    indent = re.match(r"[ ]*", source.text[line:])
    remarks = [f"{indent[0] if indent else ''}{remark}" for remark in piece.remarks()]
    if not remarks:
        return Splice(at, at, written)
    return Splice(line, at, _joined(source, remarks) + source.text[line:at] + written)


def _in_brackets(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _top(source: Source, holder: yaml.SequenceNode, index: int, start: int) -> int:
    """Where the comments begin that stand right above the item at `index`, whose own lines begin at `start`."""
    floor = source.lines_of(holder, index - 1)[1] if index else 0
    mark = " " * holder.start_mark.column + "#"
    while start > floor:
        above = source.text.rfind("\n", 0, start - 1) + 1
        if above < floor or not source.text.startswith(mark, above):
            break
        start = above
    return start


def _outdented(line: str, column: int) -> str:
    return line[min(column, len(line) - len(line.lstrip(" "))) :]


def _blank(text: str) -> int:
    """How many blank lines `text` ends in."""
    return _trailing(text).count("\n")


def _trailing(text: str) -> str:
    """The blank lines at the end of `text`, which is whole lines."""
    return text[len(text.rstrip()) :].partition("\n")[2] if text.strip() else text


def _joined(source: Source, lines: Iterable[str]) -> str:
    return "".join(f"{line}{source.newline}" for line in lines)
