"""The examples of the reference pages, said in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from writer_app.domain.lore import Entry, Lore
from writer_app.domain.values import Listing, Table
from writer_app.domain.vocabulary.declarations import entry_from
from writer_app.domain.vocabulary.examples import CHANGES, LIMITS, OTHERS, PAGES
from writer_app.domain.vocabulary.sentences import Names, change_told, limit_sentence
from writer_app.text.yamltree import parse_yaml


@dataclass(frozen=True, slots=True)
class Shown:
    """An example as it is written, on whose page, and the sentence it stands for."""

    owner: str
    written: str
    sentence: str


def limit_example(key: str) -> Shown:
    """The example of a limit."""
    owner, written = LIMITS[key]
    entry = _declared(owner, "limits", written)
    return Shown(entry.name, written, limit_sentence(entry.name, entry.limits[0], Names(town())))


def change_example(key: str) -> Shown:
    """The example of a change."""
    owner, written = CHANGES[key]
    entry = _declared(owner, "changes", written)
    return Shown(entry.name, written, change_told(entry, entry.changes[0], Names(town())))


def _declared(owner: str, key: str, written: str) -> Entry:
    entry = town().get(owner)
    assert entry is not None, owner
    return _entry(f"id: {owner}\nkind: {entry.kind.value}\nname: {entry.name}\n{key}:\n- {written}\n")


def _entry(text: str) -> Entry:
    return _read(parse_yaml(text))


def _read(table: Table) -> Entry:
    declared = entry_from(table)
    assert declared.entry is not None, declared.problems
    assert not declared.problems, declared.problems
    return declared.entry


@cache
def town() -> Lore:
    """The lore of the examples."""
    others = parse_yaml(f"entries:\n{OTHERS}").get("entries")
    items = others.items if isinstance(others, Listing) else ()
    pages = [_entry(text) for text in PAGES.values()]
    return Lore((*pages, *(_read(item) for item in items if isinstance(item, Table))))
