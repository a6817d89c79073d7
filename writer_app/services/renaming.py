"""Another name for an entry, written everywhere at once: one operation that can be undone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from writer_app.continuity.decisions import decisions_from, fingerprint
from writer_app.domain.errors import UsageError
from writer_app.domain.renaming import Renaming, Replacement
from writer_app.domain.values import Listing, Pair, Scalar, Table, Value, text_of
from writer_app.services.fixing import written_offset
from writer_app.services.lore import find_entry
from writer_app.services.revising import Revision
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.storage.files import decode, read_bytes
from writer_app.storage.folder import DECISIONS, REVISIONS, Loaded
from writer_app.text.fold import fold_key
from writer_app.text.frontmatter import BOM, Document, split
from writer_app.text.yamlpatch import Place, append_items, patch_front_matter, remove, reword
from writer_app.text.yamltree import parse_yaml

Way = tuple[str | int, ...]
_QUOTED = ("quote", "before", "after")


def rename_operation(folder: Path, loaded: Loaded, renaming: Renaming, chosen: Collection[Replacement]) -> Operation:
    """What is `chosen` of a renaming, written. A name that stays somewhere in the text stays another name of the entry, and
    what quotes the text quotes it as it is then. Raises UsageError where a file has changed since it was planned."""
    entry = find_entry(loaded.lore, renaming.entry)
    files = {path: list(each) for path, each in groupby(sorted(chosen, key=lambda one: one.path), key=lambda one: one.path)}
    kept = [text for text in _kept(renaming, chosen) if text not in entry.surfaces() or _goes(entry.surfaces(), text, chosen)]
    words = _words(chosen)
    quoting = {other.origin.path for other in loaded.lore} | {DECISIONS, REVISIONS}
    paths = dict.fromkeys((*files, *sorted(quoting if words else ()), entry.origin.path))
    revisions = [_revision(folder, path, files.get(path, []), words) for path in paths if (folder / path).is_file()]
    revisions = [_settled(one, kept) if one.path == entry.origin.path else one for one in revisions]
    changed = tuple(one for one in revisions if one.changes())
    written = {one.path for one in changed}
    changes = Changes(
        outline="project.yaml" in written,
        scenes=frozenset(scene.id for scene in (*loaded.scenes, *loaded.unplaced) if scene.path in written),
        lore=frozenset(other.id for other in loaded.lore if other.origin.path in written),
        decisions=bool(written & {DECISIONS, REVISIONS}),
    )
    return Operation(f"Rename {renaming.old} to {renaming.new}", changed, changes)


def _kept(renaming: Renaming, chosen: Collection[Replacement]) -> tuple[str, ...]:
    """The names that the text goes on to use."""
    declared = dict(renaming.declared)
    left = (each for each in renaming.replacements if each.scene and not each.keys and each not in chosen)
    words = (fold_key(each.old).rstrip("'") for each in left)
    texts = (declared.get(key) or declared.get(key.partition(" ")[2]) for key in words)
    return tuple(dict.fromkeys(text for text in texts if text))


def _goes(surfaces: Sequence[str], text: str, chosen: Collection[Replacement]) -> bool:
    return text in surfaces and any(each.keys and each.old == text and each.keys[0] in ("name", "aliases") for each in chosen)


def _words(chosen: Collection[Replacement]) -> Mapping[str, Mapping[str, str]]:
    """By scene, what was replaced by what."""
    found: dict[str, dict[str, str]] = {}
    for each in chosen:
        if each.scene and not each.keys:
            found.setdefault(each.scene.lower(), {})[each.old] = each.new
    return found


def _revision(folder: Path, path: str, chosen: Sequence[Replacement], words: Mapping[str, Mapping[str, str]]) -> Revision:
    data = read_bytes(folder / path, path)
    text = decode(data, path)
    if path.endswith(".md"):
        document = split(text)
        text = _with_body(document, [each for each in chosen if not each.keys]).whole()
        valued = [each for each in chosen if each.keys]
        if document.opening and (valued or words):
            text = patch_front_matter(text, partial(_with_values, at=Place(path, 2), chosen=valued, words=words))
        return Revision(path, data, text)
    return Revision(path, data, _with_values(text, Place(path), chosen, words))


def _with_body(document: Document, chosen: Sequence[Replacement]) -> Document:
    body, written = document.body, document.written
    for each in sorted(chosen, key=lambda one: one.span, reverse=True):
        _assert_same(each, body)
        start, end = (written_offset(document.written, at) for at in (each.span.start, each.span.end))
        written = written[:start] + each.new.replace("\n", document.newline) + written[end:]
    return Document(document.bom, document.opening, document.head, document.closing, written)


def _with_values(text: str, at: Place, chosen: Sequence[Replacement], words: Mapping[str, Mapping[str, str]]) -> str:
    table = parse_yaml(text.removeprefix(BOM), at.path, at.line)
    for keys, each in groupby(sorted(chosen, key=lambda one: (repr(one.keys), one.span)), key=lambda one: one.keys):
        edits = list(each)
        for one in edits:
            _assert_same(one, text_of(_value_at(table, keys)))
        text = reword(text, keys, [(one.span.start, one.span.end, one.new) for one in edits], at)
    for keys, edited in _requoted(table, words):
        text = reword(text, keys, edited, at)
    return text


def _assert_same(each: Replacement, text: str) -> None:
    if each.span.of(text) != each.old:
        raise UsageError(f"{each.path} has changed meanwhile; nothing was changed", "look at it again")


def _value_at(value: Value, keys: Way) -> Value | None:
    for key in keys:
        if isinstance(value, Table) and isinstance(key, str):
            inner = value.get(key)
        else:
            inner = (
                value.items[key] if isinstance(value, Listing) and isinstance(key, int) and key < len(value.items) else None
            )
        if inner is None:
            return None
        value = inner
    return value


Edits = list[tuple[int, int, str]]


def _requoted(value: Value, words: Mapping[str, Mapping[str, str]], keys: Way = ()) -> Iterator[tuple[Way, Edits]]:
    """Every quotation of a scene whose words change, with what it is then; a decision's mark goes with it."""
    if isinstance(value, Listing):
        for index, item in enumerate(value.items):
            yield from _requoted(item, words, (*keys, index))
    if not isinstance(value, Table):
        return
    swapped = words.get(text_of(value.get("scene")).lower(), {})
    edits = {key: edits for key in _QUOTED if (edits := _edits(text_of(value.get(key)), swapped))}
    yield from (((*keys, key), each) for key, each in edits.items())
    old = text_of(value.get("fingerprint"))
    if edits and old:
        marked = (_edited(pair, edits.get(pair.key.text, [])) for pair in value.pairs)
        for decision in decisions_from(Table((Pair(Scalar("decisions"), Listing((Table(tuple(marked)),))),))).decisions:
            yield (*keys, "fingerprint"), [(0, len(old), fingerprint(decision))]
    for pair in value.pairs:
        yield from _requoted(pair.value, words, (*keys, pair.key.text))


def _edited(pair: Pair, edits: Edits) -> Pair:
    text = text_of(pair.value)
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return Pair(pair.key, Scalar(text)) if edits else pair


def _edits(text: str, words: Mapping[str, str]) -> Edits:
    if not text or not words:
        return []
    longest = sorted(words, key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"
    return [(found.start(), found.end(), words[found[0]]) for found in re.finditer(pattern, text)]


def _settled(revision: Revision, kept: Sequence[str]) -> Revision:
    """The entry's own page: no name twice, and the names that are still in use."""
    at = Place(revision.path, 2)

    def change(head: str) -> str:
        table = parse_yaml(head, at.path, at.line)
        listed = table.get("aliases")
        seen = {text_of(table.get("name"))}
        items = listed.items if isinstance(listed, Listing) else (listed,) if isinstance(listed, Scalar) else ()
        twice: list[int] = []
        for index, item in enumerate(items):
            name = text_of(item) or (text_of(item.get("name")) if isinstance(item, Table) else "")
            if name in seen and isinstance(item, Scalar):
                twice.append(index)
            seen.add(name)
        for index in reversed(twice):
            head = remove(head, ("aliases", index) if isinstance(listed, Listing) and len(items) > 1 else ("aliases",), at)
        return append_items(head, ("aliases",), [name for name in kept if name not in seen], at)

    return Revision(revision.path, revision.before, patch_front_matter(revision.text, change))
