"""The word lists, sizes and shapes that come with the program, read from its own YAML files."""

from __future__ import annotations

import hashlib
from pathlib import Path

from writer_app.continuity.sizes import Sizes, sizes_from
from writer_app.domain.errors import DataError
from writer_app.domain.shapes import Shape
from writer_app.domain.values import Listing, Table, Value, text_of, texts
from writer_app.domain.vocabulary.declarations import limit_from
from writer_app.language.pack import LanguagePack
from writer_app.storage.files import decode, read_bytes
from writer_app.text.fold import fold_key
from writer_app.text.yamltree import parse_yaml


def load_pack(folder: Path) -> LanguagePack:
    """The language whose lists stand in `folder`, which is named by its code.

    Every `*.yaml` there holds lists (`name: [word, …]`); a list may go on in another file. Every `groups/*.yaml` is one
    group named by the file's stem (`term: [word, …]`). Raises DataError.
    """
    version = hashlib.sha256()
    lists: dict[str, frozenset[str]] = {}
    groups: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in sorted(folder.glob("*.yaml")):
        text = _text(path)
        version.update(text.encode())
        for name, words in _rows(text, path.name):
            lists[name] = lists.get(name, frozenset()) | frozenset(words)
    for path in sorted(folder.glob("groups/*.yaml")):
        text = _text(path)
        version.update(f"{path.stem}\n{text}".encode())
        group = groups.setdefault(path.stem, {})
        for term, words in _rows(text, path.name):
            for word in dict.fromkeys(words):
                group[word] = (*group.get(word, ()), term)
    return LanguagePack(folder.name, version.hexdigest(), lists, groups)


def load_shapes(folder: Path) -> dict[str, Shape]:
    """The shapes of power in `folder`, each under its folded name and under every other name it has.

    Each `*.yaml` there is `shapes:` with a list of `{name, also, cues, effects, tools, doc, usual}`. Raises DataError.
    """
    found: dict[str, Shape] = {}
    for path in sorted(folder.glob("*.yaml")):
        listed = parse_yaml(_text(path), path.name).get("shapes")
        for item in listed if isinstance(listed, Listing) else ():
            shape = _shape(item, path.name)
            found.update((fold_key(name), shape) for name in (shape.name, *shape.also))
    return found


def load_sizes(path: Path) -> Sizes:
    """The lexicon of sizes in the file `path`. Raises DataError."""
    return sizes_from(parse_yaml(_text(path), path.name))


def _text(path: Path) -> str:
    return decode(read_bytes(path, path.name), path.name)


def _rows(text: str, shown: str) -> list[tuple[str, list[str]]]:
    rows = []
    for pair in parse_yaml(text, shown).pairs:
        if not isinstance(pair.value, Listing):
            origin = pair.key.origin
            raise DataError(f"`{pair.key.text}` is a list of words", path=shown, line=origin.line, column=origin.column)
        rows.append((pair.key.text, [fold_key(word) for word in texts(pair.value)]))
    return rows


def _shape(value: Value, shown: str) -> Shape:
    if not isinstance(value, Table) or not text_of(value.get("name")):
        raise DataError("a shape needs a `name`", path=shown, line=value.origin.line, column=value.origin.column)
    cues, effects, tools = (tuple(map(fold_key, texts(value.get(key)))) for key in ("cues", "effects", "tools"))
    listed = value.get("usual")
    usual = tuple(limit_from(item) for item in listed.items) if isinstance(listed, Listing) else ()
    name, also, doc = text_of(value.get("name")), texts(value.get("also")), text_of(value.get("doc"))
    return Shape(name, also, cues, effects, tools, doc, usual)
