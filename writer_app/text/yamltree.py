"""YAML as the author typed it: every scalar is text, and knows its line and column.

Read through libyaml's `compose` without resolvers, so `no`, `on`, `12:30`, `007` and dates stay what was typed. Anchors,
aliases, tags and duplicate keys are refused: a project may come from a stranger.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

import yaml
from yaml.reader import ReaderError

from writer_app.domain.errors import DataError
from writer_app.domain.values import Listing, Origin, Pair, Scalar, Table, Value
from writer_app.text.lines import LineIndex
from writer_app.text.yamlfaults import fault_of

MAX_DEPTH = 40
MAX_LENGTH = 4_000_000
_COLON = re.compile(r"^(?P<lead>\s*(?:- )?[^\s#'\"\[{-][^:#]*: )(?P<value>[^'\"\[{#|>][^\n]*: [^\n]*)$")


def parse_yaml(text: str, path: str = "", first_line: int = 1) -> Table:
    """The mapping that `text` holds; an empty text is an empty mapping.

    `first_line` is the line of the file at which `text` begins. Raises DataError with file, line and column.
    """
    if len(text) > MAX_LENGTH:
        raise DataError("this file is too large", path=path, line=first_line)
    reader = _Reader(path, first_line)
    reader.refuse_half_characters(text)
    reader.refuse_anchors_and_tags(text)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise reader.explain(error, text) from None
    if node is None:
        return Table((), Origin(path, first_line, 1))
    value = reader.value(node, 0)
    if not isinstance(value, Table):
        raise DataError("expected `key: value` lines", path=path, line=value.origin.line, column=value.origin.column)
    return value


class _Place(Protocol):
    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True)
class _Spot:
    line: int
    column: int


def _place(text: str, offset: int) -> _Spot:
    line, column = LineIndex(text).position(offset)
    return _Spot(line - 1, column - 1)


class _Reader:
    def __init__(self, path: str, first_line: int) -> None:
        self._path = path
        self._first = first_line

    def _fault(self, message: str, mark: _Place | None, hint: str | None = None) -> DataError:
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return DataError(message, path=self._path, line=line + self._first, column=column + 1, hint=hint)

    def refuse_half_characters(self, text: str) -> None:
        """Lone surrogates, which no text file holds, come from other programs' data."""
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise self._fault("there is half a character here", _place(text, error.start)) from None

    def refuse_anchors_and_tags(self, text: str) -> None:
        """Events come before anything is built, so an alias bomb is refused at its first anchor."""
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                if getattr(event, "anchor", None):
                    raise self._fault("anchors and aliases (& and *) are not used here", event.start_mark, "quote the text")
                if getattr(event, "tag", None):
                    raise self._fault("tags (!) are not used here", event.start_mark, "quote the text")
        except yaml.YAMLError as error:
            raise self.explain(error, text) from None

    def explain(self, error: yaml.YAMLError, text: str) -> DataError:
        """One line for what libyaml says, with the quoted form where an unquoted colon was the cause."""
        if isinstance(error, ReaderError):
            at = len(text.encode()[: error.position].decode("utf-8", "ignore"))
            return self._fault("there is a control character here", _place(text, at), "delete it")
        mark: _Place | None = getattr(error, "problem_mark", None)
        lines = text.splitlines()
        written = lines[mark.line] if mark and mark.line < len(lines) else ""
        if found := _COLON.match(written):
            quoted = found["value"].rstrip().replace("'", "''")
            hint = f"write: {found['lead'].strip()} '{quoted}'"
            return self._fault("a value that contains a colon needs quotes", mark, hint)
        fault = fault_of(str(getattr(error, "problem", None) or ""))
        start: _Place | None = getattr(error, "context_mark", None) if fault.at_start else None
        return self._fault(fault.text, start or mark, fault.hint)

    def value(self, node: yaml.Node, depth: int) -> Value:
        """The tree under `node`."""
        mark = node.start_mark
        if depth > MAX_DEPTH:
            raise self._fault("nested too deeply", mark)
        origin = Origin(self._path, mark.line + self._first, mark.column + 1)
        if isinstance(node, yaml.MappingNode):
            return Table(self._pairs(node, depth), origin)
        if isinstance(node, yaml.SequenceNode):
            return Listing(tuple(self.value(item, depth + 1) for item in node.value), origin)
        return Scalar(str(node.value), origin)

    def _pairs(self, node: yaml.MappingNode, depth: int) -> tuple[Pair, ...]:
        pairs: list[Pair] = []
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = self.value(key_node, depth + 1)
            if not isinstance(key, Scalar):
                raise self._fault("a key must be plain text", key_node.start_mark)
            if key.text in seen:
                raise self._fault(f"`{key.text}` stands here twice", key_node.start_mark)
            seen.add(key.text)
            pairs.append(Pair(key, self.value(value_node, depth + 1)))
        return tuple(pairs)
