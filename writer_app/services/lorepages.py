"""An entry's page as sentences with slots: what stands in its file, worded by the vocabulary, each value with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path as Folder

from writer_app.domain.errors import DataError
from writer_app.domain.lore import Entry, Kind
from writer_app.domain.values import Listing, Origin, Table, Value
from writer_app.domain.vocabulary.declarations import entry_from
from writer_app.domain.vocabulary.kinds import KINDS, SHARED_LINKS
from writer_app.domain.vocabulary.terms import ValueType
from writer_app.services.lore import find_entry
from writer_app.services.lorewords import LoreWords, words_of
from writer_app.services.pagesentences import Path, Sentence, Slot, change_pieces, fact_pieces, items_of, limit_pieces
from writer_app.storage.files import decode, read_bytes
from writer_app.storage.folder import Loaded
from writer_app.text.frontmatter import split
from writer_app.text.yamltree import parse_yaml

SINGLE_LINKS = ("owner", "shape", "within", "holder", "material", "about", "at", "due", "place", "is secretly")
_CALLED = {"name": "Name", "aliases": "Also known as", "called": "Called", "pronouns": "Pronouns", "tags": "Tags"}
_LISTED = ("aliases", "called", "tags")


class Section(StrEnum):
    """The parts of a page, by the keys that hold them; `ABOUT` are the keys at the top."""

    ABOUT = "about"
    FACTS = "facts"
    CHANGES = "changes"
    LIMITS = "limits"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it stands on disk. `problems` name what of it could not be read."""

    entry: Entry
    about: tuple[Sentence, ...]
    facts: tuple[Sentence, ...]
    changes: tuple[Sentence, ...]
    limits: tuple[Sentence, ...]
    notes: str
    problems: tuple[str, ...] = ()

    def section(self, section: Section) -> tuple[Sentence, ...]:
        """The sentences of one part."""
        return {
            Section.ABOUT: self.about,
            Section.FACTS: self.facts,
            Section.CHANGES: self.changes,
            Section.LIMITS: self.limits,
        }[section]


def page_of(folder: Folder, loaded: Loaded, entry_id: str) -> Page:
    """The page of an entry, read from its file now. Raises UsageError for an unknown entry, DataError for a broken file."""
    path = find_entry(loaded.lore, entry_id).origin.path
    document = split(decode(read_bytes(folder / path, path), path))
    table = parse_yaml(document.head, path, 2)
    declared = entry_from(table, document.body.strip())
    if declared.entry is None:
        raise declared.problems[0] if declared.problems else DataError("this is no page", path=path)
    entry, words, places = declared.entry, words_of(loaded), dict(_places(table))
    return Page(
        entry=entry,
        about=tuple(_about(entry, table, words)),
        facts=tuple(fact_pieces(entry, fact, places[fact.origin], words) for fact in entry.facts if fact.origin in places),
        changes=tuple(
            change_pieces(entry, change, places[change.origin], words) for change in entry.changes if change.origin in places
        ),
        limits=tuple(
            limit_pieces(entry, limit, places[limit.origin], words) for limit in entry.limits if limit.origin in places
        ),
        notes=document.body.strip("\n"),
        problems=tuple(problem.reason for problem in declared.problems),
    )


def _places(value: Value, path: Path = ()) -> Iterator[tuple[Origin, tuple[Path, Value]]]:
    """Where each value stands: its path and itself, by its origin."""
    yield value.origin, (path, value)
    if isinstance(value, Table):
        for pair in value.pairs:
            yield from _places(pair.value, (*path, pair.key.text))
    elif isinstance(value, Listing):
        for index, item in enumerate(value.items):
            yield from _places(item, (*path, index))


def _about(entry: Entry, table: Table, words: LoreWords) -> Iterator[Sentence]:
    """Names and the kind's own keys, a line each, those not yet given included."""
    types = {part.key: part.type for part in (*SHARED_LINKS, *KINDS[entry.kind].links)}
    for key, kind in (dict.fromkeys(_CALLED, ValueType.TEXT) | types).items():
        if table.get(key) is None and not _is_offered(entry.kind, key):
            continue
        several = key in _LISTED or (key in types and key not in SINGLE_LINKS)
        slot = Slot((key,), kind, key, items_of(table.get(key), kind, words), several, optional=key != "name")
        yield Sentence((key,), (f"{_CALLED.get(key, key.capitalize())}: ", slot), whole=False)


def _is_offered(kind: Kind, key: str) -> bool:
    """Whether a page of this kind has a line for a key that it does not give."""
    if key in ("pronouns", "is secretly"):
        return kind is Kind.CHARACTER
    return key in ("name", "aliases", "called") or key in [part.key for part in KINDS[kind].links]
