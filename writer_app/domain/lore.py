"""The lore: entries with their facts, changes and limits, and the author's rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from writer_app.domain.positions import Position
from writer_app.domain.values import NOWHERE, Origin, Value


class Kind(StrEnum):
    """Kinds of entry."""

    CHARACTER = "character"
    QUIRK = "quirk"
    LOCATION = "location"
    ITEM = "item"
    GROUP = "group"
    SECRET = "secret"
    THREAD = "thread"
    EVENT = "event"


class Pronouns(StrEnum):
    """Which pronouns stand for an entry."""

    HE = "he"
    SHE = "she"
    THEY = "they"
    IT = "it"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """Another certain name, for a stretch of the story if `since` or `until` say so."""

    text: str
    since: tuple[Position, ...] = ()
    until: tuple[Position, ...] = ()
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Fact:
    """Something true of an entry from `since` until `until` (both included; empty = open end).

    `according_to` marks a claim by someone, which may be wrong and is never evidence.
    """

    key: str
    value: str
    since: tuple[Position, ...] = ()
    until: tuple[Position, ...] = ()
    according_to: str = ""
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Change:
    """What alters story state at a position. `verb` is a key of the vocabulary's table of changes.

    `args` gives the change's named parts in vocabulary order, each a tuple of references or texts: for `gives` the keys
    `what` and `to`, for `returns` `by` and `undoes`; a change with a single part uses the key `what`.
    """

    verb: str
    at: tuple[Position, ...]
    args: tuple[tuple[str, tuple[str, ...]], ...] = ()
    since: tuple[Position, ...] = ()
    until: tuple[Position, ...] = ()
    origin: Origin = NOWHERE

    def arg(self, key: str) -> tuple[str, ...]:
        """The texts of part `key`; empty if not given."""
        for name, values in self.args:
            if name == key:
                return values
        return ()


@dataclass(frozen=True, slots=True)
class Condition:
    """What a limit admits or is lifted by: `relation` empty or `looked at by`, `in state …`; `text` a reference, a state or
    free words."""

    text: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A typed constraint. `key` is a key of the vocabulary's table of limits; `values` its main values as typed.

    `options` holds further parts (`last is final`, `per`, `from`, `once`), `unless` the conditions that lift it. It holds from
    `since` until `until` (both included; empty = open end).
    """

    key: str
    values: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    unless: tuple[Condition, ...] = ()
    since: tuple[Position, ...] = ()
    until: tuple[Position, ...] = ()
    origin: Origin = NOWHERE

    def option(self, key: str) -> str:
        """The text of option `key`; empty if not given."""
        return dict(self.options).get(key, "")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the lore. References are as typed (ids or unambiguous names); the lexicon resolves them.

    `links` holds the kind's own keys as typed texts: `owner`, `shape`, `cues`, `effects` (quirk); `holder`, `material`
    (item); `about`, `stated by`, `known by` (secret); `at`, `place`, `cast` (event); `members` (group); `due` (thread);
    `within` (location); `is secretly`; `link_origins` tells where each stands. `unknown` keeps keys that the vocabulary
    does not know.
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[Alias, ...] = ()
    called: tuple[str, ...] = ()
    pronouns: Pronouns = Pronouns.UNKNOWN
    facts: tuple[Fact, ...] = ()
    changes: tuple[Change, ...] = ()
    limits: tuple[Limit, ...] = ()
    links: tuple[tuple[str, tuple[str, ...]], ...] = ()
    tags: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    unknown: tuple[tuple[str, Value], ...] = ()
    notes: str = ""
    origin: Origin = NOWHERE
    link_origins: tuple[tuple[str, Origin], ...] = field(default=(), compare=False)

    def link(self, key: str) -> tuple[str, ...]:
        """The texts under the kind's own key `key`; empty if not given."""
        for name, values in self.links:
            if name == key:
                return values
        return ()

    def surfaces(self) -> tuple[str, ...]:
        """Name and aliases: every certain name, main name first."""
        return (self.name, *(alias.text for alias in self.aliases))


@dataclass(frozen=True, slots=True)
class Rule:
    """An author's rule: a search (`find`) that must find nothing."""

    name: str
    find: str
    message: str = ""
    severity: str = "warning"
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Lore:
    """All entries and rules, with a look-up by id, former id, name or alias."""

    entries: tuple[Entry, ...] = ()
    rules: tuple[Rule, ...] = ()
    _by_id: dict[str, Entry] = field(init=False, repr=False, compare=False, hash=False)
    _by_name: dict[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        by_id: dict[str, Entry] = {}
        by_name: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            for key in (*entry.was, entry.id):
                by_id[key.lower()] = entry
            for surface in dict.fromkeys(text.casefold() for text in entry.surfaces()):
                by_name[surface] = (*by_name.get(surface, ()), entry)
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_by_name", by_name)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def get(self, entry_id: str) -> Entry | None:
        """The entry with this id or former id (case ignored), or None."""
        return self._by_id.get(entry_id.lower())

    def named(self, name: str) -> tuple[Entry, ...]:
        """Every entry whose name or alias is `name`, case ignored."""
        return self._by_name.get(name.casefold(), ())

    def resolve(self, reference: str, *kinds: Kind) -> Entry | None:
        """The entry an id or an unambiguous name refers to, among `kinds` if any are given; None otherwise."""
        found = self.get(reference)
        if found is not None and (not kinds or found.kind in kinds):
            return found
        candidates = [entry for entry in self.named(reference) if not kinds or entry.kind in kinds]
        return candidates[0] if len(candidates) == 1 else None

    def of_kind(self, *kinds: Kind) -> tuple[Entry, ...]:
        """Entries of these kinds in file order."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)
