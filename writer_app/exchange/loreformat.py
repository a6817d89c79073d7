"""Lore as one file: YAML, JSON or CSV, entries exactly as in their front matter, plus `notes`."""

from __future__ import annotations

import json
from dataclasses import dataclass

from writer_app.domain.errors import DataError, UsageError
from writer_app.domain.values import Listing, Pair, Scalar, Table, Value
from writer_app.exchange.lorecsv import read_csv, write_csv
from writer_app.text.frontmatter import BOM
from writer_app.text.yamlpatch import plain
from writer_app.text.yamltree import MAX_DEPTH, parse_yaml
from writer_app.text.yamlwriting import pair_lines

FORMATS = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".csv": "csv"}


@dataclass(frozen=True, slots=True)
class LoreFile:
    """`entries` as their front matter with the key `notes`; `scenes` as `{at, when, place, frame, pov, cast}`."""

    entries: tuple[Table, ...] = ()
    scenes: tuple[Table, ...] = ()


def format_of(suffix: str) -> str:
    """`yaml`, `json` or `csv` for a file's ending. Raises UsageError for another."""
    if suffix.lower() not in FORMATS:
        raise UsageError(f"lore is read and written as .yaml, .json or .csv, not {suffix or 'without an ending'}")
    return FORMATS[suffix.lower()]


def read_lore(text: str, form: str, path: str = "") -> LoreFile:
    """What a file of format `form` holds. Raises DataError with file, line and column."""
    text = text.removeprefix(BOM)
    if form == "csv":
        entries, scenes = read_csv(text, path)
        return LoreFile(entries, scenes)
    root = parse_yaml(text, path) if form == "yaml" else parse_json(text, path)
    strangers = [key for key in root.keys() if key not in ("entries", "scenes")]  # noqa: SIM118 - no mapping
    if strangers:
        raise DataError(f"expected `entries:` and `scenes:`, not `{strangers[0]}`", path=path, line=root.origin.line)
    return LoreFile(_tables(root, "entries", path), _tables(root, "scenes", path))


def _tables(root: Table, key: str, path: str) -> tuple[Table, ...]:
    value = root.get(key)
    if value is None or (isinstance(value, Scalar) and not value.text):
        return ()
    items = value.items if isinstance(value, Listing) else (value,)
    found = tuple(item for item in items if isinstance(item, Table))
    if not isinstance(value, Listing) or len(found) != len(items):
        line, column = value.origin.line, value.origin.column
        raise DataError(f"`{key}` is a list of `key: value` tables", path=path, line=line, column=column)
    return found


def parse_json(text: str, path: str = "") -> Table:
    """A JSON object with every number and word as typed. Raises DataError."""
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=str, strict=False)
        tree = _json_value(value, 0)
    except json.JSONDecodeError as error:
        raise DataError(f"cannot be read as JSON: {error.msg}", path=path, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise DataError("nested too deeply", path=path) from None
    except DataError as error:
        raise DataError(error.reason, path=path) from None
    if not isinstance(tree, Table):
        raise DataError('expected an object with "entries"', path=path)
    return tree


class _Object(list[tuple[str, object]]):
    """An object's pairs, told from an array."""


def _object(pairs: list[tuple[str, object]]) -> _Object:
    keys = [key for key, _ in pairs]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise DataError(f"`{twice}` stands here twice")
    return _Object(pairs)


def _json_value(value: object, depth: int) -> Value:
    if depth > MAX_DEPTH:
        raise DataError("nested too deeply")
    if isinstance(value, _Object):
        return Table(tuple(Pair(Scalar(key), _json_value(item, depth + 1)) for key, item in value))
    if isinstance(value, list):
        return Listing(tuple(_json_value(item, depth + 1) for item in value))
    if isinstance(value, bool):
        return Scalar("true" if value else "false")
    return Scalar("" if value is None else str(value))


def write_lore(lore: LoreFile, form: str) -> str:
    """The text of a file of format `form` that `read_lore` reads back."""
    if form == "csv":
        return write_csv(lore.entries)
    whole = {"entries": [plain(entry) for entry in lore.entries], "scenes": [plain(scene) for scene in lore.scenes]}
    if form == "json":
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    lines = [line for key, items in whole.items() for line in pair_lines(key, items, 4)]
    return "".join(f"{line}\n" for line in lines)
