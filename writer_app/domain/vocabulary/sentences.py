"""Facts, changes and limits as sentences. `parsing` reads those of limits back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from writer_app.domain.lore import Change, Condition, Entry, Fact, Kind, Limit, Lore
from writer_app.domain.positions import Position, PositionKind
from writer_app.domain.vocabulary import wording
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.terms import Part, Term, ValueType

LOOKED_AT = "looked at by"
RESIDENT = "resident"
_TRUE = frozenset({"true", "yes"})
_FREE_TEXT = 4
_STARTS_A_CLAUSE = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "i",
        "we",
        "you",
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "there",
        "if",
        "when",
        "while",
    }
)
_GONE_THROUGH = frozenset({"enters", "leaves", "stays at"})
_HANDED = frozenset({"takes", "gains", "loses", "gets back"})
_PLACED = (["on"], ["across"], ["over"])
_OWN = {"opens": "is opened", "touches": "is touched on", "closes": "is closed"}


@dataclass(frozen=True, slots=True)
class Names:
    """What stands in a sentence for a reference: an entry's name where `lore` knows it, and a scene as `scene` names it."""

    lore: Lore = field(default_factory=Lore)
    scene: Callable[[str], str] = str

    def entry(self, reference: str) -> str:
        """The name of the entry a reference means; the reference where there is none."""
        found = self.lore.resolve(reference)
        return found.name if found else reference


AS_WRITTEN = Names()


def limit_sentence(entry_name: str, limit: Limit, names: Names = AS_WRITTEN) -> str:
    """The sentence that shows `limit` of the entry called `entry_name`, without a full stop."""
    row = LIMITS[limit.key]
    said = row.sentence.format(entry=entry_name, value=values_said(row, limit.values, names))
    for part in row.parts[1:]:
        text = limit.option(part.key)
        if text and (part.type is not ValueType.FLAG or text.lower() in _TRUE):
            phrase = _option(part, text, names)
            said += phrase if phrase.startswith(",") else f" {phrase}"
    if limit.unless:
        said += " unless " + wording.listed(condition_said(item, names) for item in limit.unless)
    return said + _stretch(limit.since, limit.until, names)


def values_said(row: Term, values: tuple[str, ...], names: Names = AS_WRITTEN) -> str:
    """The values of a row as its sentence says them: "a refrigerator", "the dead and the dying", "twice"."""
    return wording.listed((_value(row.parts[0].type, text, names) for text in values), row.joined)


def _value(kind: ValueType, text: str, names: Names) -> str:
    shown = names.entry(text) if kind in (ValueType.ENTRY, ValueType.CONDITION, ValueType.WORDS) else text
    piece = wording.one_piece(shown)
    if piece != shown or shown != text:
        return piece
    match kind:
        case ValueType.SIZE:
            return wording.with_article(text)
        case ValueType.BODY_PART:
            return wording.with_the(text)
        case ValueType.CONDITION:
            return wording.people(text)
        case ValueType.NUMBER:
            return wording.times(text)
    return text


def _option(part: Part, text: str, names: Names) -> str:
    piece = wording.one_piece(names.entry(text) if part.type is ValueType.ENTRY else text)
    if part.phrase != "a {}":
        return part.phrase.format(piece)
    counted = wording.with_article(piece)
    return counted if counted != piece else f"per {piece}"


def condition_said(item: Condition, names: Names = AS_WRITTEN) -> str:
    """What lifts a limit, as its sentence says it: "Trigger is used", "looked at by a resident"."""
    found = names.lore.resolve(item.text)
    text = wording.one_piece(found.name if found else item.text)
    if item.relation:
        return f"{item.relation} {wording.with_article(text) if text == RESIDENT else text}"
    if found is not None:
        return _at_hand(found, text)
    words = item.text.split()
    if not words or text.startswith("“") or item.text[0].isdigit() or len(words) >= _FREE_TEXT:
        return text
    if item.text[0].isupper():
        return f"{text} is used"
    # A state stands for itself: "unless dying", "unless gloved".
    state = words[-1].endswith(("ing", "ed")) or wording.is_state_of_people(words[-1])
    return text if state or words[0] in _STARTS_A_CLAUSE else f"there is {wording.with_article(text)}"


def _at_hand(entry: Entry, text: str) -> str:
    if entry.kind in (Kind.QUIRK, Kind.ITEM):
        return f"{text} is used"
    return f"{text} is there" if entry.kind is Kind.CHARACTER else text


def fact_sentence(entry_name: str, fact: Fact, names: Names = AS_WRITTEN) -> str:
    """The sentence that shows `fact`, with the stretch of the story it holds for and who claims it."""
    claim = f"according to {names.entry(fact.according_to)}, " if fact.according_to else ""
    return f"{claim}{_fact(entry_name, fact, names)}{_stretch(fact.since, fact.until, names)}"


def _fact(entry_name: str, fact: Fact, names: Names) -> str:
    row, value = FACTS.get(fact.key), fact.value
    if row is None:
        return f"{entry_name}, {fact.key}: {value}"
    if fact.key == "seems" and (inner := _inner(value)) is not None:
        return f"{_fact(entry_name, inner, names)}, to all appearance"
    return _sentence(row, fact.key, value).format(entry=entry_name, value=_fact_value(row, value, names))


def _inner(value: str) -> Fact | None:
    key, colon, inner = value.partition(": ")
    return Fact(key, inner) if colon and key in FACTS else None


def _sentence(row: Term, key: str, value: str) -> str:
    """The row's sentence as this value needs it."""
    said = row.sentence
    if value in _TRUE and key in ("scar", "limp", "beard"):
        said = f"{{entry}} has a {key}"
    elif (key == "height" and not value[:1].isdigit()) or (key == "handedness" and value.endswith("handed")):
        said = "{entry} is {value}"
    elif key == "born" and value.isdigit():
        said = "{entry} was born in {value}"
    elif key == "age":
        said = said.replace("years", "year") if value == "1" else said if value.isdigit() else "{entry}'s age: {value}"
    elif key == "scar" and value.split()[:1] in _PLACED:
        said = "{entry} has a scar {value}"
    return said


def _fact_value(row: Term, value: str, names: Names) -> str:
    kind = row.parts[0].type
    if kind is ValueType.ENTRY:
        return names.entry(value)
    if row.key == "species":
        return wording.with_article(value)
    bare = kind is ValueType.BODY_PART and value.split()[:1] not in _PLACED
    return wording.with_the(value) if bare else value


def change_sentence(entry_name: str, change: Change, names: Names = AS_WRITTEN) -> str:
    """The sentence that shows `change`, with where it happens."""
    what = tuple(names.entry(text) for text in change.arg("what"))
    if change.verb in _OWN and what == (entry_name,):
        return f"{entry_name} {_OWN[change.verb]}{_when(change, names)}"
    row = CHANGES[change.verb]
    lost = change.verb == "missing"
    said = wording.listed((wording.with_the(text) if lost else text for text in what), "and")
    parts = [row.sentence.format(entry=entry_name, value=said)]
    named = ((part, wording.listed(map(names.entry, change.arg(part.key)), "and")) for part in row.parts[1:])
    parts += [part.phrase.format(text) for part, text in named if text]
    return " ".join(parts).replace(" , ", ", ") + _when(change, names)


def change_told(entry: Entry, change: Change, names: Names) -> str:
    """The sentence of a change on the page of `entry`, which may be the realm entered or the thing taken."""
    what = change.arg("what")
    page_is_object = (entry.kind is Kind.LOCATION and change.verb in _GONE_THROUGH) or (
        entry.kind in (Kind.ITEM, Kind.QUIRK) and change.verb in _HANDED
    )
    if not page_is_object or not what:
        return change_sentence(entry.name, change, names)
    others = tuple((key, texts) for key, texts in change.args if key != "what")
    turned = replace(change, args=(("what", (entry.name,)), *others))
    return change_sentence(wording.listed(map(names.entry, what), "and"), turned, names)


def _when(change: Change, names: Names) -> str:
    if change.since or change.until:
        return _stretch(change.since, change.until, names)
    return f" ({places(change.at, names)})"


def _stretch(since: tuple[Position, ...], until: tuple[Position, ...], names: Names) -> str:
    told = stretch_told(since, until, names)
    return f" ({told})" if told else ""


def stretch_told(since: tuple[Position, ...], until: tuple[Position, ...], names: Names = AS_WRITTEN) -> str:
    """From when until when, as a writer reads it: "from The cell until The roof"; "" for always."""
    return " ".join(f"{word} {places(at, names)}" for word, at in (("from", since), ("until", until)) if at)


def places(positions: tuple[Position, ...], names: Names = AS_WRITTEN) -> str:
    """Positions as a writer reads them: "before the story begins", "The cell, after “they stopped”"."""
    return " or ".join(_place(position, names) for position in positions)


def _place(position: Position, names: Names) -> str:
    if position.kind is PositionKind.BEFORE:
        return "before the story begins"
    shown = position.written if position.kind is PositionKind.DATE else names.scene(position.ref or position.written)
    if position.kind is PositionKind.NUMBER and shown == position.written:
        chapter, _, scene = shown.partition(".")
        shown = f"chapter {chapter}" + (f", scene {scene}" if scene else "")
    return f"{shown}, after “{position.after}”" if position.after else shown
