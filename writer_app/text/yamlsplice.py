"""Where in a YAML text a change goes: one splice for each kind of place an author may have written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from writer_app.text.yamlwriting import Plain, flow_text, item_lines, key_text, pair_lines, scalar

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Splice:
    """Replace `[start, end)` by `text`."""

    start: int
    end: int
    text: str


class NoPlace(Exception):
    """There is nothing at the path that could be changed this way; `mark` is where that shows."""

    def __init__(self, message: str, mark: yaml.Mark | None) -> None:
        super().__init__(message)
        self.message = message
        self.mark = mark


@dataclass(frozen=True, slots=True)
class Found:
    """The last node on the way along a path. `rest` is what of the path has no node; `holder` and `index` say where the node
    hangs; `flow` whether it stands inside brackets."""

    node: yaml.Node | None
    rest: Path
    holder: yaml.CollectionNode | None = None
    index: int = 0
    flow: bool = False

    @property
    def empty(self) -> bool:
        """Whether the node is an absent value, as in `key:`."""
        return isinstance(self.node, yaml.ScalarNode) and self.node.start_mark.index == self.node.end_mark.index

    @property
    def blank(self) -> bool:
        """Whether the node is an absent value, an empty text in quotes or empty brackets."""
        return self.node is not None and not self.node.value

    def key_end(self) -> int | None:
        """Where the key of this value ends; None for an item of a list."""
        if not isinstance(self.holder, yaml.MappingNode):
            return None
        return int(self.holder.value[self.index][0].end_mark.index)


def find(root: yaml.Node | None, path: Path) -> Found:
    """The node at `path`, or the nearest on the way to it."""
    found = Found(root, path)
    for step in path:
        inner = _step(found, step)
        if inner is None:
            break
        found = inner
    return found


def _step(found: Found, step: str | int) -> Found | None:
    node, rest = found.node, found.rest[1:]
    if not isinstance(node, yaml.CollectionNode):
        return None
    flow = found.flow or bool(node.flow_style)
    if isinstance(node, yaml.MappingNode):
        for index, (key, value) in enumerate(node.value):
            if key.value == step:
                return Found(value, rest, node, index, flow)
        return None
    if isinstance(step, int) and 0 <= step < len(node.value):
        return Found(node.value[step], rest, node, step, flow)
    return None


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML text, ending in a line end, with its root (None where it holds nothing but comments)."""

    text: str
    newline: str
    root: yaml.Node | None

    def end_of(self, node: yaml.Node) -> int:
        """The offset after the last character that belongs to `node`; comments and blank lines after it do not."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return max(map(self.end_of, last)) if isinstance(last, tuple) else self.end_of(last)
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            written = self.text[start:end]
            if "+" not in written.split("\n", 1)[0]:
                return start + len(written.rstrip())
        return end

    def set(self, path: Path, value: Plain) -> Splice:
        """The splice that puts `value` at `path`."""
        found = find(self.root, path)
        if found.rest:
            return self._add(found, _nested(found.rest[1:], value), 1)
        return self._replace(found, value)

    def append(self, path: Path, items: Sequence[Plain], depth: int) -> Splice:
        """The splice that puts `items`, one at least, at the end of the list at `path`."""
        found = find(self.root, path)
        node = found.node
        if found.rest:
            return self._add(found, _nested(found.rest[1:], items), depth + 1)
        roomy = depth or (found.holder is self.root and not isinstance(items[0], str))
        if found.empty and not found.flow and roomy:
            return self._under(found, _item_lines(items, depth))
        if found.blank or node is None:
            return self._replace(found, items)
        if isinstance(node, yaml.SequenceNode):
            if node.flow_style:
                return self._into_flow(node, ", ".join(map(flow_text, items)))
            return self._lines_after(self.end_of(node), _item_lines(items, depth), node.start_mark.column)
        return self._second(node, items)

    def remove(self, path: Path) -> Splice:
        """The splice that takes the key or item at `path` away; an empty one where there is none."""
        found = find(self.root, path)
        holder = found.holder
        if found.rest or holder is None:
            return Splice(0, 0, "")
        starts = [self._start(holder, index) for index in range(len(holder.value))]
        start, end = starts[found.index], self._end(holder, found.index)
        follower = starts[found.index + 1] if found.index + 1 < len(starts) else None
        if holder.flow_style:
            return self._out_of_flow(holder, found.index, start, follower)
        line = self.text.rfind("\n", 0, start) + 1
        if not self.text[line:start].strip():
            return Splice(line, self.next_line(end), "")
        return Splice(start, end if follower is None else follower, "")

    def reword(self, path: Path, edits: Sequence[tuple[int, int, str]]) -> Splice:
        """The splice that puts other words in places of the text at `path`, from one offset to another of it each; marks and
        line ends between them stay as they are written."""
        found = find(self.root, path)
        node = found.node
        if found.rest or not isinstance(node, yaml.ScalarNode) or not edits:
            raise NoPlace("no text stands here", node.start_mark if node else None)
        start, end = int(node.start_mark.index), self.end_of(node)
        written = self.text[start:end]
        places = _places_in(written, str(node.value))
        for first, last, words in sorted(edits, reverse=True):
            marked = words.replace("'", "''") if node.style == "'" else words
            written = written[: places[first]] + marked + written[places[last - 1] + 1 :]
        return Splice(start, end, written)

    def _replace(self, found: Found, value: Plain) -> Splice:
        node = found.node
        written = scalar(value, flow=found.flow) if isinstance(value, str) else flow_text(value)
        if node is None or found.holder is None:
            raise NoPlace("the whole of this text cannot be replaced", node.start_mark if node else None)
        start = node.start_mark.index
        if found.empty:
            is_key_alone = found.key_end() is not None and not self.text[:start].rstrip().endswith(":")
            return Splice(start, start, (": " if is_key_alone else " ") + written)
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            if not isinstance(value, str) and value:
                lines = _block_lines(value)
                text = (self.newline + " " * node.start_mark.column).join(lines)
                return Splice(start, self.end_of(node), text)
            gap = found.key_end()
            if gap is not None and re.fullmatch(r"\s*:\s*", self.text[gap:start]):
                return Splice(gap, self.end_of(node), f": {written}")
        return Splice(start, self.end_of(node), written)

    def _add(self, found: Found, value: Plain, depth: int) -> Splice:
        key, node = found.rest[0], found.node
        if not isinstance(key, str):
            raise NoPlace("there is no such item", node.start_mark if node else None)
        if node is None:
            return Splice(len(self.text), len(self.text), self._joined(pair_lines(key, value, depth), 0))
        if found.blank:
            if found.flow or not found.empty or not isinstance(found.holder, yaml.MappingNode):
                return self._replace(found, {key: value})
            return self._under(found, pair_lines(key, value, 0))
        if not isinstance(node, yaml.MappingNode):
            raise NoPlace("a value stands here where `key: value` lines are needed", node.start_mark)
        if node.flow_style:
            return self._into_flow(node, f"{key_text(key, flow=True)}: {flow_text(value)}")
        lines = pair_lines(key, value, depth if node is self.root else 0)
        return self._lines_after(self.end_of(node), lines, node.start_mark.column)

    def _under(self, found: Found, lines: Iterable[str]) -> Splice:
        """Lines below the key whose value is absent."""
        column = found.holder.start_mark.column if found.holder is not None else 0
        return self._lines_after(found.node.start_mark.index if found.node else 0, lines, column + 2)

    def _lines_after(self, end: int, lines: Iterable[str], column: int) -> Splice:
        at = self.next_line(end)
        return Splice(at, at, self._joined(lines, column))

    def _joined(self, lines: Iterable[str], column: int) -> str:
        return "".join(f"{' ' * column}{line}{self.newline}" for line in lines)

    def lines_of(self, holder: yaml.CollectionNode, index: int) -> tuple[int, int]:
        """From where to where the lines of an item reach in a list that has lines of its own; comments above it do not count.

        Raises NoPlace where it shares its first line with something else.
        """
        start = self._start(holder, index)
        line = self.text.rfind("\n", 0, start) + 1
        if self.text[line:start].strip():
            raise NoPlace("this list cannot be changed here", holder.start_mark)
        return line, self.next_line(self._end(holder, index))

    def next_line(self, end: int) -> int:
        """Where the line after the one with the character before `end` begins."""
        return self.text.find("\n", max(end - 1, 0)) + 1 or len(self.text)

    def _into_flow(self, node: yaml.CollectionNode, written: str) -> Splice:
        if not node.value:
            at = node.start_mark.index + 1
            return Splice(at, at, written)
        at = self._end(node, len(node.value) - 1)
        return Splice(at, at, f", {written}")

    def _out_of_flow(self, holder: yaml.CollectionNode, index: int, start: int, follower: int | None) -> Splice:
        if follower is not None:
            return Splice(start, follower, "")
        if index:
            return Splice(self._end(holder, index - 1), self._end(holder, index), "")
        return Splice(holder.start_mark.index + 1, holder.end_mark.index - 1, "")

    def _second(self, node: yaml.Node, items: Sequence[Plain]) -> Splice:
        """A single value becomes the first of several."""
        start, end = node.start_mark.index, self.end_of(node)
        written = self.text[start:end]
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            indent = self.newline + " " * node.start_mark.column
            first = re.sub(r"\n(?=[^\r\n])", "\n  ", written)
            return Splice(start, end, f"- {first}{indent}{indent.join(_item_lines(items, 0))}")
        if isinstance(node, yaml.ScalarNode) and node.style not in ("'", '"'):
            written = scalar(node.value, flow=True)
        return Splice(start, end, f"[{', '.join((written, *map(flow_text, items)))}]")

    def _start(self, holder: yaml.CollectionNode, index: int) -> int:
        """Where the key, or the dash of the item, at `index` begins."""
        child = holder.value[index]
        if isinstance(child, tuple):
            return int(child[0].start_mark.index)
        if holder.flow_style:
            return int(child.start_mark.index)
        if index == 0:
            return int(holder.start_mark.index)
        dash = re.compile(rf"^ {{{holder.start_mark.column}}}-(?=\s)", re.MULTILINE)
        found = dash.search(self.text, self._end(holder, index - 1))
        if found is None:
            raise NoPlace("this list cannot be changed here", child.start_mark)
        return found.end() - 1

    def _end(self, holder: yaml.CollectionNode, index: int) -> int:
        child = holder.value[index]
        return max(map(self.end_of, child)) if isinstance(child, tuple) else self.end_of(child)


def _nested(path: Path, value: Plain) -> Plain:
    for step in reversed(path):
        if not isinstance(step, str):
            raise NoPlace("there is no such item", None)
        value = {step: value}
    return value


def _block_lines(value: Plain) -> list[str]:
    if isinstance(value, Mapping):
        return [line for key, inner in value.items() for line in pair_lines(key, inner, 0)]
    return list(_item_lines(value, 0))


def _item_lines(items: Iterable[Plain], depth: int) -> Iterator[str]:
    for item in items:
        yield from item_lines(item, depth)


def _places_in(written: str, value: str) -> list[int]:
    """Where each character of a value stands in it as it is written, nearly: what is not of the value is passed over."""
    places: list[int] = []
    at = 0
    for char in value:
        blank = char.isspace()
        while at < len(written) - 1 and not (written[at].isspace() if blank else written[at] == char):
            at += 1
        places.append(min(at, len(written) - 1))
        at += 1
    return places
