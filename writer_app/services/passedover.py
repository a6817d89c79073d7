"""What the author does not want to be asked about again: the list `passed over:` of `decisions.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from writer_app.domain.errors import DataError
from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.values import Listing, Table, Value, text_of
from writer_app.services.proposed import said_in
from writer_app.text.fold import fold_key

KEY = "passed over"
_BY_THEMSELVES = (Kind.QUIRK, Kind.THREAD, Kind.SECRET)
"""Kinds that share names with people, places and things: a power may be called like the man."""
_WHAT = {member.value: member for member in Noticed}


@dataclass(frozen=True, slots=True)
class PassedOver:
    """One thing that is not asked about again. `page` is the id of the page it is about, empty for a page that there is not;
    `name` its name then; `at` where a change happens."""

    what: Noticed
    kind: str = ""
    name: str = ""
    page: str = ""
    key: str = ""
    value: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class ReadPassedOver:
    """What the list holds, and what of it could not be read."""

    items: tuple[PassedOver, ...] = ()
    problems: tuple[DataError, ...] = ()


def passed_over_of(proposal: Proposal, lore: Lore) -> PassedOver:
    """What to keep of `proposal` so that it is known again."""
    entry, known = proposal.entry, lore.get(proposal.entry.id)
    if proposal.what is Noticed.PAGE:
        return PassedOver(proposal.what, entry.kind.value, entry.name)
    key, value, at = said_in(proposal)
    return PassedOver(proposal.what, entry.kind.value, entry.name, known.id if known else "", key, value, at)


def item_of(passed: PassedOver) -> Mapping[str, str]:
    """`passed` as it stands in the list; what is empty is left out."""
    kept = {"what": passed.what.value, "kind": passed.kind, "name": passed.name, "page": passed.page}
    kept |= {"key": passed.key, "value": passed.value, "at": passed.at}
    return {key: text for key, text in kept.items() if text}


def passed_over_from(table: Table) -> ReadPassedOver:
    """What stands under `passed over:`. An item that cannot be read never costs the others."""
    value = table.get(KEY)
    items = value.items if isinstance(value, Listing) else ()
    problems = [_fault(f"`{KEY}` is a list", value)] if value and not isinstance(value, Listing) and text_of(value) else []
    read: list[PassedOver] = []
    for item in items:
        what = _WHAT.get(text_of(item.get("what")).lower()) if isinstance(item, Table) else None
        if isinstance(item, Table) and what is not None:
            told = {key: text_of(item.get(key)) for key in ("kind", "name", "page", "key", "value", "at")}
            read.append(PassedOver(what, **told))
        else:
            problems.append(_fault(f"what is passed over needs `what:`, one of {', '.join(_WHAT)}", item))
    return ReadPassedOver(tuple(read), tuple(problems))


def _fault(message: str, value: Value) -> DataError:
    origin = value.origin
    return DataError(message, path=origin.path, line=origin.line, column=origin.column)


class Unwanted:
    """Knows again what was passed over, by folded words: it survives edits, new counts, and a page under another name."""

    def __init__(self, items: Iterable[PassedOver], lore: Lore) -> None:
        self._pages: dict[str, list[PassedOver]] = {}
        self._said: dict[tuple[Noticed, str, str, str], list[PassedOver]] = {}
        self._lore = lore
        for item in items:
            if item.what is Noticed.PAGE:
                self._pages.setdefault(fold_key(item.name), []).append(item)
            else:
                words = (item.what, fold_key(item.key), self._value(item.value), item.at)
                self._said.setdefault(words, []).append(item)

    def __contains__(self, proposal: object) -> bool:
        """Whether the author has passed over `proposal`."""
        if not isinstance(proposal, Proposal):
            return False
        if proposal.what is Noticed.PAGE:
            return any(self._is_page(name, proposal.entry) for name in proposal.entry.surfaces())
        key, value, at = said_in(proposal)
        same = self._said.get((proposal.what, fold_key(key), self._value(value), at), ())
        return any(self._is_about(item, proposal.entry) for item in same)

    def _value(self, text: str) -> str:
        """A value by the id of the page that it names, where it names one."""
        found = self._lore.resolve(text)
        return found.id if found else fold_key(text)

    def _is_page(self, name: str, entry: Entry) -> bool:
        """Whether the page was passed over under `name`: the name that it has now, or one that says more."""
        if len(name.split()) < len(entry.name.split()):
            return False
        return any(_is_of_kind(item.kind, entry.kind) for item in self._pages.get(fold_key(name), ()))

    def _is_about(self, item: PassedOver, entry: Entry) -> bool:
        known = self._lore.get(item.page) if item.page else None
        if known is not None:
            return known.id == entry.id
        return fold_key(item.name) in map(fold_key, entry.surfaces()) and _is_of_kind(item.kind, entry.kind)


def _is_of_kind(kind: str, other: Kind) -> bool:
    alone = kind in _BY_THEMSELVES or other in _BY_THEMSELVES
    return not kind or kind == other or not alone
