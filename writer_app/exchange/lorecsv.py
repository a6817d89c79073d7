"""Lore as a table for a spreadsheet: one entry a row.

Columns are the keys of front matter; a column of any other name is a fact (`fact: KEY` where the name is taken), and
`other: KEY` a key that the vocabulary does not know. A cell holds a text; `aliases`, `called`, `tags` and the like hold
several with `;` between; what has more to say (`since`, limits, changes) stands in brackets, as in front matter. A file with a
column `at` and no `kind` tells of scenes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from writer_app.domain.errors import DataError
from writer_app.domain.values import Listing, Origin, Pair, Scalar, Table, Value
from writer_app.domain.vocabulary.kinds import KINDS, SHARED_LINKS
from writer_app.text.yamlpatch import plain
from writer_app.text.yamltree import parse_yaml
from writer_app.text.yamlwriting import flow_text

LINKS = tuple(dict.fromkeys(part.key for part in (*(part for row in KINDS.values() for part in row.links), *SHARED_LINKS)))
LISTED = ("aliases", "called", "tags", "was", *LINKS)
KEYS = ("id", "kind", "name", *LISTED[:3], "pronouns", *LISTED[3:], "changes", "limits", "notes")
TEXTS = ("id", "kind", "name", "pronouns", "notes")
_FACT, _OTHER = "fact: ", "other: "
_SCENE_LISTED = ("cast", "tags")


def read_csv(text: str, path: str = "") -> tuple[tuple[Table, ...], tuple[Table, ...]]:
    """Entries and scenes. Raises DataError with file and line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [name.strip() for name in next(reader, [])]
        _check_head(head, path)
        rows = [_row(head, cells, Origin(path, reader.line_num, 1)) for cells in reader if any(map(str.strip, cells))]
    except csv.Error as error:
        raise DataError(f"cannot be read as CSV: {error}", path=path, line=reader.line_num) from None
    return (tuple(rows), ()) if "kind" in head else ((), tuple(rows))


def _check_head(head: list[str], path: str) -> None:
    if "kind" not in head and "at" not in head:
        raise DataError("the first row names the columns: id, kind, name, …", path=path, line=1)
    twice = next((name for name in head if name and head.count(name) > 1), None)
    if twice:
        raise DataError(f"two columns are called “{twice}”", path=path, line=1)


def _row(head: list[str], cells: list[str], origin: Origin) -> Table:
    if len(cells) > len(head):
        raise DataError("this row has more cells than the first one", path=origin.path, line=origin.line)
    given = [(name, cell.strip()) for name, cell in zip(head, cells, strict=False) if name and cell.strip()]
    if "kind" not in head:
        return Table(tuple(Pair(Scalar(name, origin), _cell(name, cell, origin)) for name, cell in given), origin)
    own, facts = list[Pair](), list[Pair]()
    for name, cell in given:
        key = name.removeprefix(_OTHER if name.startswith(_OTHER) else _FACT)
        pair = Pair(Scalar(key, origin), _cell(name, cell, origin))
        (own if name in KEYS or name.startswith(_OTHER) else facts).append(pair)
    if facts:
        own.append(Pair(Scalar("facts", origin), Table(tuple(facts), origin)))
    return Table(tuple(own), origin)


def _cell(name: str, cell: str, origin: Origin) -> Value:
    if cell[0] in "[{" and name not in TEXTS:
        value = parse_yaml(f"cell: {cell}", origin.path, origin.line).get("cell")
        return value if value is not None else Scalar("", origin)
    if ";" in cell and name in (*LISTED, *_SCENE_LISTED):
        parts = [part.strip() for part in cell.split(";")]
        return Listing(tuple(Scalar(part, origin) for part in parts if part), origin)
    return Scalar(cell, origin)


def write_csv(entries: Iterable[Table]) -> str:
    """The entries as CSV, a column for each key that occurs."""
    rows = [dict(_cells(entry)) for entry in entries]
    used = {name for row in rows for name in row}
    first = [name for name in KEYS if name in used or name in ("id", "kind", "name")]
    rest = list(dict.fromkeys(name for row in rows for name in row if name not in KEYS))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    head = [*first[:-1], *rest, first[-1]] if first[-1] == "notes" else [*first, *rest]
    writer.writerow(head)
    writer.writerows([row.get(name, "") for name in head] for row in rows)
    return text.getvalue()


def _cells(entry: Table) -> Iterator[tuple[str, str]]:
    for pair in entry.pairs:
        key = pair.key.text
        if key == "facts" and isinstance(pair.value, Table):
            yield from ((_fact_column(fact.key.text), _written("", fact.value)) for fact in pair.value.pairs)
        else:
            column = key if key in KEYS else _OTHER + key
            yield column, _written(column, pair.value)


def _fact_column(key: str) -> str:
    taken = key in KEYS or not key or key != key.strip() or key.startswith((_FACT, _OTHER))
    return _FACT + key if taken else key


def _written(column: str, value: Value) -> str:
    listed = column in LISTED
    if isinstance(value, Scalar):
        return value.text if column in TEXTS or _simple(value.text, listed) or not value.text else flow_text([value.text])
    items = value.items if isinstance(value, Listing) else ()
    texts = [item.text for item in items if isinstance(item, Scalar)]
    if listed and len(texts) == len(items) > 1 and all(_simple(text, listed) for text in texts):
        return "; ".join(texts)
    return flow_text(plain(value))


def _simple(text: str, listed: bool) -> bool:
    return bool(text) and text == text.strip() and not text.startswith(("[", "{")) and not (listed and ";" in text)
