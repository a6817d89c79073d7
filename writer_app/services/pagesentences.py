"""Facts, changes and limits as sentences in pieces: plain words, and slots that hold the values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from writer_app.domain.errors import DataError
from writer_app.domain.lore import Change, Entry, Fact, Limit
from writer_app.domain.values import Listing, Table, Value, text_of
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.positions import position_from
from writer_app.domain.vocabulary.sentences import change_sentence, fact_sentence, limit_sentence, values_said
from writer_app.domain.vocabulary.terms import Part, ValueType
from writer_app.services.lorewords import LoreWords
from writer_app.text.yamlpatch import plain
from writer_app.text.yamlwriting import Plain

Path = tuple[str | int, ...]
Items = tuple[tuple[str, Plain], ...]
EMPTY = "…"
_ARTICLES = r"\s+(?:(?:an?|the)\s+)?"
_ALONE = (ValueType.TEXT, ValueType.NUMBER, ValueType.LENGTH, ValueType.SIZE, ValueType.DURATION, ValueType.COLOUR)
_SEVERAL = frozenset(ValueType).difference(_ALONE, (ValueType.FLAG, ValueType.POSITION))
_NAMED = (ValueType.ENTRY, ValueType.CONDITION, ValueType.WORDS)
_SINCE, _UNTIL = (Part(key, ValueType.POSITION, phrase) for key, phrase in (("since", "from {}"), ("until", "until {}")))
_CLAIM = Part("according to", ValueType.ENTRY, "according to {}")
_UNLESS = Part("unless", ValueType.CONDITION, "unless {}")


@dataclass(frozen=True, slots=True)
class Slot:
    """One value of a sentence.

    `path` leads to it in the front matter (in a form that is yet to be filled, to its key alone); `items` are its values as
    shown and as written, none where nothing is given; `said` is how the sentence says them. `several`: it may hold more than
    one. An `optional` one may be emptied.
    """

    path: Path
    type: ValueType
    label: str
    items: Items = ()
    several: bool = False
    optional: bool = False
    said: str = ""

    @property
    def text(self) -> str:
        """Its values as typed; "" for none."""
        shown = [text for text, _ in self.items]
        return ("; " if any("," in text for text in shown) and len(shown) > 1 else ", ").join(shown)

    @property
    def words(self) -> str:
        """Its values as the sentence says them."""
        return self.said or self.text or EMPTY


@dataclass(frozen=True, slots=True)
class Offer:
    """A part that a sentence may have and has not: how it would continue the sentence, and the slot to fill."""

    phrase: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class Sentence:
    """A declaration in pieces. `path` leads to all of it; `whole`: it can be taken away whole; `doc` says what it is for."""

    path: Path
    pieces: tuple[str | Slot, ...]
    more: tuple[Offer, ...] = ()
    whole: bool = True
    doc: str = ""

    def __str__(self) -> str:
        return "".join(piece if isinstance(piece, str) else piece.words for piece in self.pieces)

    def slots(self) -> tuple[Slot, ...]:
        """Its slots in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Slot))


def is_several(part: Part) -> bool:
    """Whether a part may hold more than one value."""
    return part.type in _SEVERAL


def items_of(value: Value | None, kind: ValueType, words: LoreWords) -> Items:
    """The values of `value`, as shown and as written; empty ones fall away."""
    items = () if value is None else value.items if isinstance(value, Listing) else (value,)
    return tuple((text, plain(item)) for item in items if (text := _shown(item, kind, words)))


def _shown(item: Value, kind: ValueType, words: LoreWords) -> str:
    if kind is ValueType.POSITION:
        try:
            return words.position(position_from(item))
        except DataError:
            return ""
    if isinstance(item, Table):
        named = text_of(item.get("name")) or text_of(item.get("value"))
        return named or ", ".join(f"{pair.key.text} {words.entry(text_of(pair.value))}" for pair in item.pairs)
    text = text_of(item)
    return words.entry(text) if kind in _NAMED else text


def fact_pieces(entry: Entry, fact: Fact, placed: tuple[Path, Value], words: LoreWords) -> Sentence:
    """A fact of the page, which stands at `placed`."""
    path, value = placed
    row = FACTS.get(fact.key)
    table = value if isinstance(value, Table) and value.get("value") is not None else None
    part = Part("value", row.parts[0].type if row else ValueType.TEXT)
    shown = words.entry(fact.value) if part.type is ValueType.ENTRY else fact.value
    main = Slot((*path, "value") if table else path, part.type, fact.key, ((shown, fact.value),) if shown else ())
    if fact.key == "seems" and isinstance(value, Table) and table is None:
        main = _seeming(path, value)
    given = {part.key: table.get(part.key) if table else None for part in (_CLAIM, _SINCE, _UNTIL)}
    slots = {part.key: _slots((*path, part.key), part, given[part.key], words) for part in (_CLAIM, _SINCE, _UNTIL)}
    said = fact_sentence(entry.name, replace(fact, value=shown), words.names)
    order: tuple[str | Slot, ...] = (*slots[_CLAIM.key], entry.name, main, *slots[_SINCE.key], *slots[_UNTIL.key])
    return Sentence(path, cut(said, order), _offers((_SINCE, _UNTIL, _CLAIM), slots), doc=row.doc if row else "")


def _seeming(path: Path, value: Table) -> Slot:
    """`seems: {eye colour: brown}`: the inner value."""
    pair = next(pair for pair in value.pairs if text_of(pair.value))
    text = text_of(pair.value)
    return Slot((*path, pair.key.text), ValueType.TEXT, f"seems: {pair.key.text}", ((text, text),))


def change_pieces(entry: Entry, change: Change, placed: tuple[Path, Value], words: LoreWords) -> Sentence:
    """A change of the page, which stands at `placed`."""
    (path, value), row = placed, CHANGES[change.verb]
    table = value if isinstance(value, Table) else Table(())
    main = table.get(change.verb)
    inner = main if isinstance(main, Table) else None
    flag = row.parts[0].type is ValueType.FLAG
    what = () if flag else _slots((*path, row.key, "what") if inner else (*path, row.key), row.parts[0], change, words)
    slots = {part.key: _part_slots(path, (row.key, inner, table), part, words) for part in row.parts[1:]}
    slots |= {
        key: _slots((*path, key), Part(key, ValueType.POSITION), table.get(key), words) for key in ("at", "since", "until")
    }
    fixed = [replace(slot, optional=False) for key in ("at", "since") for slot in slots[key]]
    parts = [slot for part in row.parts[1:] for slot in slots[part.key]]
    said = change_sentence(entry.name, change, words.names)
    order: tuple[str | Slot, ...] = (
        entry.name,
        *(replace(slot, label=row.key, optional=False) for slot in what),
        *parts,
        *fixed,
        *slots["until"],
    )
    until = (_UNTIL,) if table.get("since") is not None else ()
    return Sentence(path, cut(said, order), _offers((*row.parts[1:], *until), slots), doc=row.doc)


def limit_pieces(entry: Entry, limit: Limit, placed: tuple[Path, Value], words: LoreWords) -> Sentence:
    """A limit of the page, which stands at `placed`."""
    (path, value), row = placed, LIMITS[limit.key]
    table = value if isinstance(value, Table) else Table(())
    (main,) = _slots((*path, row.key), row.parts[0], table.get(row.key), words)
    main = replace(main, label=row.key, optional=False, said=values_said(row, limit.values, words.names))
    parts = (*row.parts[1:], _UNLESS, *(part for part in (_SINCE, _UNTIL) if table.get(part.key) is not None))
    slots = {part.key: _slots((*path, part.key), part, table.get(part.key), words) for part in parts}
    said = limit_sentence(entry.name, limit, words.names)
    order: tuple[str | Slot, ...] = (entry.name, main, *(slot for part in parts for slot in slots[part.key]))
    return Sentence(path, cut(said, order), _offers(parts, slots), doc=row.doc)


def cut(sentence: str, order: Iterable[str | Slot]) -> tuple[str | Slot, ...]:
    """`sentence` in pieces, the slots in `order` found in it one after the other; what is plain text there is passed over.

    A slot whose values the sentence does not say as they are stands behind it, so that it can be changed all the same.
    """
    pieces: list[str | Slot] = []
    start, at = 0, 0
    behind: list[Slot] = []
    for wanted in order:
        if isinstance(wanted, str):
            found = sentence.find(wanted, at)
            at = found + len(wanted) if found >= 0 else at
        elif wanted.items:
            first, last = next(
                (place for begin in (at, start) if (place := _found(sentence, wanted, begin))[0] >= 0), (-1, -1)
            )
            if first < 0:
                behind.append(wanted)
                continue
            pieces += [sentence[start:first], replace(wanted, said=sentence[first:last])]
            start = at = last
    pieces.append(sentence[start:])
    for slot in behind:
        pieces += [f" [{slot.label}: ", slot, "]"]
    return tuple(joined(pieces))


def _found(sentence: str, slot: Slot, start: int) -> tuple[int, int]:
    """From where to where `sentence` says the values of `slot`; (-1, -1) where it does not."""
    if slot.said and (whole := sentence.find(slot.said, start)) >= 0:
        return whole, whole + len(slot.said)
    first, at = -1, start
    for text, _ in slot.items:
        found = _ARTICLES.join(map(re.escape, text.split()))
        place = re.compile(found).search(sentence, at)
        if place is None:
            return -1, -1
        first, at = (place.start() if first < 0 else first), place.end()
    return first, at


def joined(pieces: Iterable[str | Slot]) -> Iterator[str | Slot]:
    """`pieces` with neighbouring words in one piece and empty ones gone."""
    held = ""
    for piece in pieces:
        if isinstance(piece, str):
            held += piece
            continue
        yield from (held, piece) if held else (piece,)
        held = ""
    if held:
        yield held


def _offers(parts: Sequence[Part], slots: Mapping[str, Sequence[Slot]]) -> tuple[Offer, ...]:
    """The parts that are not given."""
    open_ = ((part, slots[part.key][0]) for part in parts if not slots[part.key][0].items)
    return tuple(Offer(part.phrase.lstrip(", ").format(EMPTY), slot) for part, slot in open_)


def _part_slots(path: Path, row: tuple[str, Table | None, Table], part: Part, words: LoreWords) -> tuple[Slot, ...]:
    """The slots of a part of a change, which stands inside the value of its verb or beside it."""
    verb, inner, table = row
    beside = table.get(part.key)
    if inner is not None and beside is None:
        return _slots((*path, verb, part.key), part, inner.get(part.key), words)
    return _slots((*path, part.key), part, beside, words)


def _slots(path: Path, part: Part, value: Value | Change | None, words: LoreWords) -> tuple[Slot, ...]:
    """The slots of a part: positions in a list have one each."""
    if isinstance(value, Change):
        items = tuple((words.entry(text) if part.type in _NAMED else text, text) for text in value.arg("what"))
        return (Slot(path, part.type, part.key, items, is_several(part)),)
    if part.type is ValueType.FLAG and text_of(value):
        said = part.phrase.lstrip(", ")
        return (Slot(path, part.type, part.key, ((said, "true"),), optional=True, said=said),)
    if part.type is ValueType.POSITION and isinstance(value, Listing) and value.items:
        rows = enumerate(value.items)
        return tuple(
            Slot((*path, at), part.type, part.key, items_of(item, part.type, words), optional=True) for at, item in rows
        )
    return (Slot(path, part.type, part.key, items_of(value, part.type, words), is_several(part), optional=True),)
