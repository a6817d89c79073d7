"""From words in the text to what is true: what a selection describes, and what may happen in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.continuity.time.anchoring import EDGES
from writer_app.domain.lore import Kind, Lore
from writer_app.domain.observations import Description, HoldKind, Modality, MoveKind, SceneReading
from writer_app.domain.spans import Span
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.terms import ValueType

_VERBS = {
    "die": "dies",
    "kill": "dies",
    "take": "takes",
    "give": "gives",
    "hand": "gives",
    "lend": "lends",
    "lose": "loses",
    "learn": "learns",
    "discover": "learns",
    "meet": "meets",
    "enter": "enters",
    "leave": "leaves",
    "wear": "wears",
    "return": "returns",
    "promise": "opens",
    "destroy": "destroyed",
    "burn": "destroyed",
    "heal": "heals",
    "wound": "hurt",
    "hurt": "hurt",
    "injure": "hurt",
}
_UNDERGONE = frozenset(("kill", "destroy", "burn", "wound", "hurt", "injure", "heal"))
_STATES = {"dead": "dies", "lifeless": "dies", "dying": "dying"}
_HAPPENS = (Modality.ASSERTED, Modality.IN_DIALOGUE)
_PEOPLE = (Kind.CHARACTER, Kind.GROUP)
_THINGS = (Kind.ITEM, Kind.QUIRK)
_OBJECTS = {
    "takes": _THINGS,
    "gives": _THINGS,
    "lends": _THINGS,
    "loses": _THINGS,
    "wears": (Kind.ITEM,),
    "enters": (Kind.LOCATION,),
    "leaves": (Kind.LOCATION,),
    "meets": _PEOPLE,
    "learns": (Kind.SECRET,),
    "opens": (Kind.THREAD,),
}


@dataclass(frozen=True, slots=True)
class Truth:
    """Something a passage says that could be set as true. `entry` is "" where reading leaves open who is meant."""

    entry: str
    key: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that may happen in a passage: the change's verb, whose it is, and its parts by key, as entry ids."""

    entry: str
    verb: str
    parts: tuple[tuple[str, str], ...] = ()


def truths_in(reading: SceneReading, span: Span) -> tuple[Truth, ...]:
    """What the passage describes, the surest first, each thing once; a passage without letters says nothing."""
    found = [item for item in reading.descriptions if item.span.overlaps(span) or span.contains(item.span)]
    ordered = sorted(found, key=lambda item: (item.subject is None, not item.certain, -item.confidence, item.span.start))
    truths = (Truth(item.subject or "", item.key, _value(item), item.span) for item in ordered if item.key in FACTS)
    return tuple({(truth.entry, truth.key): truth for truth in reversed(tuple(truths))}.values())[::-1]


def _value(item: Description) -> str:
    return item.part if item.key in ("scar", "limp") and item.part else item.value


def happenings_in(reading: SceneReading, span: Span, lore: Lore, said: str = "") -> tuple[Happening, ...]:
    """What may happen in the passage, as it was read; each thing once, and none that makes no sense of whom it is about.

    `said` are the words of the passage: where nothing is done in them, they may say how somebody is now.
    """
    found = (item for item in (*_handed(reading, span), *_done(reading, span), *_gone(reading, span)) if _is_sense(item, lore))
    return tuple(dict.fromkeys(found)) or tuple(_become(reading, span, lore, said))


def _handed(reading: SceneReading, span: Span) -> Iterator[Happening]:
    verbs = {HoldKind.TAKES: "takes", HoldKind.GIVES: "gives", HoldKind.LOSES: "loses"}
    for hold in reading.holds:
        verb = verbs.get(hold.kind)
        if verb and hold.modality in _HAPPENS and hold.span.overlaps(span):
            to = (("to", hold.to),) if hold.to and verb == "gives" else ()
            yield Happening(hold.who, verb, ((verb, hold.item), *to))


def _done(reading: SceneReading, span: Span) -> Iterator[Happening]:
    for act in reading.acts:
        verb = _VERBS.get(act.verb, "")
        if not verb or act.modality not in _HAPPENS or not act.span.overlaps(span):
            continue
        undergoes = act.verb in _UNDERGONE or act.actor is None
        who = act.object if undergoes else act.actor
        if who is not None:
            named = CHANGES[verb].parts[0].type is ValueType.ENTRY and not undergoes and act.object
            yield Happening(who, verb, ((verb, act.object),) if named and act.object else ())


def _gone(reading: SceneReading, span: Span) -> Iterator[Happening]:
    verbs = {MoveKind.ARRIVES: "enters", MoveKind.DEPARTS: "leaves"}
    for move in reading.moves:
        verb = verbs.get(move.kind)
        if verb and move.place and move.modality in _HAPPENS and move.span.overlaps(span):
            yield Happening(move.who, verb, ((verb, move.place),))


def _is_sense(item: Happening, lore: Lore) -> bool:
    """Whether it is about somebody who can do it, with something it can be done to."""
    who = lore.get(item.entry)
    if who is None or (who.kind not in _PEOPLE and item.verb != "destroyed"):
        return False
    wanted = _OBJECTS.get(item.verb)
    what = lore.get(dict(item.parts).get(item.verb, ""))
    return wanted is None or (what is not None and what.kind in wanted)


def _become(reading: SceneReading, span: Span, lore: Lore, said: str) -> Iterator[Happening]:
    words = {word.strip(EDGES).lower() for word in said.split()}
    verb = next((verb for word, verb in _STATES.items() if word in words), "")
    people = [who for who in who_in(reading, span) if (entry := lore.get(who)) is not None and entry.kind is Kind.CHARACTER]
    if verb and len(people) == 1:
        yield Happening(people[0], verb)


def who_in(reading: SceneReading, span: Span) -> tuple[str, ...]:
    """Every entry that stands in the passage or else in the sentence around it, in text order."""
    around = next((sentence for sentence in reading.sentences if sentence.overlaps(span)), span)
    for where in (span, around):
        found = [mention.entry for mention in reading.mentions if mention.entry and mention.span.overlaps(where)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()
