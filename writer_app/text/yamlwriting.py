"""Values as YAML text: plain where that reads back as typed, quoted where it would not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import yaml

from writer_app.domain.errors import UsageError

Plain = str | Sequence["Plain"] | Mapping[str, "Plain"]
"""What may be written: text, lists and mappings of it."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def scalar(text: str, *, flow: bool) -> str:
    """`text` as one line of YAML; `flow`: inside brackets. Raises UsageError for half a character."""
    if _HALF.search(text):
        raise UsageError("this text holds half a character and cannot be saved")
    if _reads_back(text, f"[{text}]" if flow else f"- {text}"):
        return text
    if _UNPRINTABLE.search(text):
        return f'"{"".join(_escaped(char) for char in text)}"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def key_text(text: str, *, flow: bool) -> str:
    """`text` as a key, without its colon. Raises UsageError for half a character."""
    written = scalar(text, flow=flow)
    if written != text or _reads_back(text, f"{{{text}: x}}" if flow else f"{text}: x"):
        return written
    return "'" + text.replace("'", "''") + "'"


def flow_text(value: Plain) -> str:
    """`value` in brackets on one line."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_text(key, flow=True)}: {flow_text(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(map(flow_text, value)) + "]"


def pair_lines(key: str, value: Plain, depth: int) -> Iterator[str]:
    """`key: value` as lines without line ends. Collections nested fewer than `depth` deep get lines of their own, except
    lists of texts at the last of these levels, which are short."""
    name = key_text(key, flow=False) + ":"
    if isinstance(value, str):
        yield f"{name} {scalar(value, flow=False)}"
    elif _spread(value, depth):
        yield name
        yield from (f"  {line}" for line in _lines(value, depth - 1))
    else:
        yield f"{name} {flow_text(value)}"


def item_lines(value: Plain, depth: int) -> Iterator[str]:
    """`- value` as lines without line ends, `depth` as for `pair_lines`."""
    if isinstance(value, str):
        yield f"- {scalar(value, flow=False)}"
    elif _spread(value, depth):
        for index, line in enumerate(_lines(value, depth - 1)):
            yield f"  {line}" if index else f"- {line}"
    else:
        yield f"- {flow_text(value)}"


def _lines(value: Plain, depth: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from pair_lines(key, inner, depth)
    elif not isinstance(value, str):
        for item in value:
            yield from item_lines(item, depth)


def _spread(value: Plain, depth: int) -> bool:
    if not value or depth <= 0:
        return False
    return isinstance(value, Mapping) or depth > 1 or not all(isinstance(item, str) for item in value)


def _reads_back(text: str, line: str) -> bool:
    """Whether `text` stands in `line` as a plain scalar that is read as just that."""
    if not text or _UNPRINTABLE.search(text):
        return False
    try:
        node = yaml.compose(line, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    if not isinstance(node, yaml.CollectionNode) or len(node.value) != 1:
        return False
    first = node.value[0]
    found = first[0] if isinstance(first, tuple) else first
    return isinstance(found, yaml.ScalarNode) and not found.style and found.value == text and not _tagged(text)


def _tagged(text: str) -> bool:
    return text[0] in "!&*?|>%@`"


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if not _UNPRINTABLE.match(char):
        return char
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}"
