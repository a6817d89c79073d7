"""Names in a search: the entry an id or name means, or a line that says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from writer_app.continuity.query.words import words_of
from writer_app.domain.errors import Unknown, UsageError
from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.text.fold import fold_key
from writer_app.text.nearest import nearest, question

_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Ref:
    """Who may be meant: `ids` (None = anyone), or the variable whose entry it must be."""

    ids: frozenset[str] | None = None
    variable: str = ""

    def fits(self, entry: str | None) -> bool:
        """Whether this entry may be meant."""
        return entry is not None and (self.ids is None or entry in self.ids)

    def bound(self, entry: str) -> tuple[tuple[str, str], ...]:
        """The variable with the entry it then stands for."""
        return ((self.variable, entry),) if self.variable else ()


class Names:
    """The lore's names, folded."""

    def __init__(self, lore: Lore) -> None:
        self._lore = lore
        self._by_name: dict[str, list[Entry]] = {}
        self._written: dict[str, str] = {}
        for entry in lore:
            for name in (*entry.surfaces(), entry.id, *entry.was):
                known = self._by_name.setdefault(fold_key(name), [])
                self._written.setdefault(fold_key(name), name)
                if entry not in known:
                    known.append(entry)

    def ref(self, text: str, field: str, kinds: Sequence[Kind] = ()) -> Ref:
        """What `text` means in `field`: `$x` a variable, `*` anyone, else an entry; a group stands for its members too.

        Raises UsageError where the lore has no such name, several of them, or one of another kind.
        """
        if text.startswith("$"):
            if not text[1:].isidentifier():
                raise UsageError(f"“{text}” is no variable", "a variable is $ and letters, such as $x")
            return Ref(variable=text[1:])
        if text in ("", "*"):
            return Ref()
        entry = self.entry(text, field, kinds)
        return Ref(frozenset((entry.id, *self._members(entry))))

    def known(self, text: str) -> bool:
        """Whether some entry bears this id or name."""
        return fold_key(text) in self._by_name

    def entry(self, text: str, field: str, kinds: Sequence[Kind] = ()) -> Entry:
        """The one entry of these kinds that `text` means: an id, a name, or whole words of one. Raises UsageError."""
        found = self._by_name.get(fold_key(text), []) or self._part_named(text, kinds)
        fitting = [entry for entry in found if not kinds or entry.kind in kinds]
        if len(fitting) > 1:
            by_id = [entry for entry in fitting if fold_key(entry.id) == fold_key(text)]
            fitting = by_id if len(by_id) == 1 else fitting
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise UsageError(f"“{text}” is the name of several entries", "say which: " + ", ".join(e.id for e in fitting))
        if found:
            wanted, kind = " or ".join(kind.value for kind in kinds), found[0].kind.value
            raise UsageError(f"`{field}:` takes {_article(wanted)}, and “{text}” is {_article(kind)}")
        raise unknown(f"nothing in the lore is called “{text}”", text, self._written_of(kinds))

    def _part_named(self, text: str, kinds: Sequence[Kind]) -> list[Entry]:
        """Entries of these kinds with all words of `text` side by side in a name: "corridor" is the long corridor."""
        part = f" {' '.join(words_of(text))} "
        names = (name for name in self._by_name if part.strip() and part in f" {' '.join(words_of(name))} ")
        found = dict.fromkeys(entry for name in names for entry in self._by_name[name])
        return [entry for entry in found if not kinds or entry.kind in kinds]

    def within(self, entry: str) -> frozenset[str]:
        """A place with every place within it, however deep."""
        inside = {entry}
        places = self._lore.of_kind(Kind.LOCATION)
        grown = True
        while grown:
            more = {p.id for p in places if p.id not in inside and self._resolved(p.link("within")) & inside}
            inside |= more
            grown = bool(more)
        return frozenset(inside)

    def _members(self, entry: Entry) -> frozenset[str]:
        return self._resolved(entry.link("members")) if entry.kind is Kind.GROUP else frozenset()

    def _resolved(self, references: Iterable[str]) -> frozenset[str]:
        return frozenset(found.id for text in references if (found := self._lore.resolve(text)) is not None)

    def _written_of(self, kinds: Sequence[Kind]) -> dict[str, str]:
        """The names of these kinds as they are written, by their folded form."""
        return {
            key: self._written[key]
            for key, entries in self._by_name.items()
            if not kinds or any(entry.kind in kinds for entry in entries)
        }


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def unknown(message: str, text: str, known: Mapping[str, str], otherwise: str | None = None) -> Unknown:
    """The error that `text` is none of `known` (folded to written), with the nearest: names that hold the word first, then
    similar ones. Where none is near, the hint is `otherwise`."""
    key = fold_key(text)
    whole = [name for name in known if key in name.replace("-", " ").split()]
    near = dict.fromkeys((*(known[name] for name in whole[:_OFFERED]), *nearest(text, known, _OFFERED)))
    offered = tuple(near)[:_OFFERED]
    return Unknown(message, text, offered, question(offered) or otherwise)
