"""One step of work on a page, as an operation that can be undone: a slot filled, a sentence added or taken away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path as Folder

from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Entry
from writer_app.domain.positions import Position
from writer_app.domain.values import Listing, Table, Value
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.terms import ValueType
from writer_app.services.factediting import with_fact
from writer_app.services.lore import find_entry
from writer_app.services.loreediting import patched
from writer_app.services.loreforms import OWN_FACT, Form
from writer_app.services.lorepages import Section
from writer_app.services.lorewords import LoreWords, words_of
from writer_app.services.pagesentences import Path, Sentence, Slot
from writer_app.services.positions import written
from writer_app.services.revising import Revision, revise
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.storage.folder import Loaded
from writer_app.text.frontmatter import split
from writer_app.text.yamlpatch import Place, append_item, plain, remove, set_value
from writer_app.text.yamltree import parse_yaml
from writer_app.text.yamlwriting import Plain

_RESERVED = ("", "value", "id", "kind", "facts", "changes", "limits")
_RELATION = re.compile(r"(looked at by|in state) (.+)", re.IGNORECASE)
_REFERENCES = frozenset((ValueType.ENTRY, ValueType.CONDITION))
_ENTRY_FACTS = frozenset(key for key, row in FACTS.items() if row.parts[0].type is ValueType.ENTRY)


def set_notes(folder: Folder, loaded: Loaded, entry_id: str, notes: str) -> Operation:
    """The notes of a page, which are all that stands below its front matter."""
    entry = find_entry(loaded.lore, entry_id)
    body = f"{notes.strip()}\n" if notes.strip() else ""
    revision = revise(folder, entry.origin.path, lambda text: split(text).with_body(body).whole())
    return _operation(f"Notes on {entry.name}", entry, revision)


def set_slot(folder: Folder, loaded: Loaded, entry_id: str, slot: Slot, text: str) -> Operation:
    """The value of a slot as typed; an empty text takes an optional part away.

    Raises UsageError for a value that makes no sense, and where the page no longer says what the slot shows.
    """
    entry, words = find_entry(loaded.lore, entry_id), words_of(loaded)
    if not text.strip() and not slot.optional:
        raise UsageError("this needs a value", "take the whole sentence away instead")
    value = slot_value(slot, text, words)

    def change(head: str, at: Place) -> str:
        table = parse_yaml(head, at.path, at.line)
        there = _at(table, slot.path)
        if slot.items and _texts(there) != [item for _, item in slot.items] and slot.type is not ValueType.FLAG:
            raise UsageError("this page has changed meanwhile", "look at it again")
        if not text.strip():
            return _without(head, table, slot.path, at)
        above = _at(table, slot.path[:-1])
        if slot.path[0] == "facts" and above is not None and not isinstance(above, Table | Listing):
            return set_value(head, slot.path[:-1], {"value": plain(above), str(slot.path[-1]): value}, at)
        return set_value(head, slot.path, value, at)

    return _operation(f"{entry.name}: {slot.label}", entry, patched(folder, entry, change))


def remove_sentence(folder: Folder, loaded: Loaded, entry_id: str, sentence: Sentence) -> Operation:
    """The page without a sentence. Raises UsageError where the page no longer says it."""
    entry = find_entry(loaded.lore, entry_id)

    def change(head: str, at: Place) -> str:
        table = parse_yaml(head, at.path, at.line)
        gone = [slot for slot in sentence.slots() if slot.type is not ValueType.FLAG]
        if any(_texts(_at(table, slot.path)) != [item for _, item in slot.items] for slot in gone):
            raise UsageError("this page has changed meanwhile", "look at it again")
        return _without(head, table, sentence.path, at)

    return _operation(f"Remove “{sentence}”", entry, patched(folder, entry, change))


def add_sentence(folder: Folder, loaded: Loaded, entry_id: str, form: Form, filled: Mapping[str, str]) -> Operation:
    """A page with one sentence more: `form` with the texts in `filled`, by the keys of its slots. Raises UsageError."""
    entry, words = find_entry(loaded.lore, entry_id), words_of(loaded)
    missing = next(
        (slot for slot in form.sentence.slots() if not slot.optional and not filled.get(_key(slot), "").strip()), None
    )
    if missing is not None:
        raise UsageError(f"“{missing.label}” is still empty")
    if form.section is Section.FACTS:
        return add_fact(folder, loaded, entry_id, {"key": form.key or OWN_FACT, **filled})
    item: dict[str, Plain] = {}
    for slot in sorted(form.sentence.slots(), key=lambda slot: slot.type is not ValueType.POSITION):
        if text := filled.get(_key(slot), "").strip():
            item[_key(slot)] = slot_value(slot, text, words)
    if form.section is Section.CHANGES and CHANGES[form.key].parts[0].type is ValueType.FLAG:
        first = next(iter(item))
        item = {first: item.pop(first), form.key: "true", **item}
    return _appended(folder, entry, form.section, item)


def add_fact(folder: Folder, loaded: Loaded, entry_id: str, said: Mapping[str, str], *, ever: bool = False) -> Operation:
    """A fact: `said` holds `key`, `value`, and `since` and `until` as typed. Raises UsageError.

    With a beginning, what held before ends there. With `ever` the value holds for the whole story, whatever the page said.
    """
    entry, words = find_entry(loaded.lore, entry_id), words_of(loaded)
    key, value = " ".join(said.get("key", "").split()).lower(), said.get("value", "").strip()
    if key in _RESERVED or not value:
        raise UsageError("a fact needs a name and a value")
    known = [fact for fact in entry.facts if fact.key == key]
    kind = ValueType.ENTRY if words.lore.resolve(value) and key in _ENTRY_FACTS else ValueType.TEXT
    written_value = words.reference(value) if kind is ValueType.ENTRY else value
    dated: dict[str, Position] = {
        bound: words.typed(text) for bound in ("since", "until") if (text := said.get(bound, "").strip())
    }
    if not dated and any(fact.since or fact.until or fact.according_to for fact in known) and not ever:
        raise UsageError(f"“{key}” changes in the course of the story already", "say from when this holds")

    def change(head: str, at: Place) -> str:
        if ever:
            return set_value(head, ("facts", key), written_value, at)
        return with_fact(head, key, written_value, dated, (words.timeline, at))

    return _operation(f"{entry.name}: {key} {value}", entry, patched(folder, entry, change))


def slot_value(slot: Slot, text: str, words: LoreWords) -> Plain:
    """What to write for the text of a slot: what it shows already stays as written. Raises UsageError."""
    kept = dict(slot.items)
    if slot.type is ValueType.FLAG:
        return "true"
    parts = [" ".join(text.split())] if not slot.several else [part.strip() for part in re.split(_separator(text), text)]
    values = [kept[part] if part in kept else _value(slot.type, part, words) for part in parts if part]
    return values[0] if len(values) == 1 and not (slot.several and len(slot.items) > 1) else values


def _separator(text: str) -> str:
    return r"\s*;\s*" if ";" in text else r"\s*,\s*"


def _value(kind: ValueType, text: str, words: LoreWords) -> Plain:
    if kind is ValueType.POSITION:
        return written(words.typed(text))
    if kind is ValueType.CONDITION and (found := _RELATION.fullmatch(text)):
        return {found[1].lower(): words.reference(found[2])}
    return words.reference(text) if kind in _REFERENCES else text


def _appended(folder: Folder, entry: Entry, section: Section, item: Mapping[str, Plain]) -> Operation:
    said = ", ".join(text for text in item.values() if isinstance(text, str))

    def change(head: str, at: Place) -> str:
        table = parse_yaml(head, at.path, at.line)
        there = table.get(section.value)
        if isinstance(there, Listing) and item in [plain(old) for old in there]:
            raise UsageError("the page says this already")
        return append_item(head, (section.value,), dict(item), at)

    return _operation(f"{entry.name}: {said}", entry, patched(folder, entry, change))


def _operation(title: str, entry: Entry, revision: Revision) -> Operation:
    return Operation(title, (revision,), Changes(lore=frozenset((entry.id,))))


def _key(slot: Slot) -> str:
    return str(slot.path[-1])


def _texts(value: Value | None) -> list[Plain]:
    if value is None:
        return []
    items = value.items if isinstance(value, Listing) else (value,)
    return [text for item in items if (text := plain(item))]


def _at(tree: Value | None, path: Path) -> Value | None:
    """What stands at `path`, or None."""
    for step in path:
        if isinstance(tree, Table) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, Listing) and isinstance(step, int) and step < len(tree.items):
            tree = tree.items[step]
        else:
            return None
    return tree


def _without(head: str, table: Table, path: Path, at: Place) -> str:
    """`head` without what stands at `path`, and without the list or mapping that would be left empty."""
    while len(path) > 1 and len(_members(_at(table, path[:-1]))) == 1:
        path = path[:-1]
    return remove(head, path, at)


def _members(value: Value | None) -> tuple[object, ...]:
    if isinstance(value, Table):
        return value.pairs
    return value.items if isinstance(value, Listing) else ()
