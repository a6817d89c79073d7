"""From words in the text to what is true: what a selection describes, and what may happen in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.continuity.time.anchoring import words_ends
from writer_app.domain.lore import Kind, Lore
from writer_app.domain.observations import Description, HoldKind, MoveKind, SceneReading
from writer_app.domain.spans import Span
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS

_WORD = re.compile(r"\S+")
_FEW, _MOST = 4, 14
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


def happenings_in(reading: SceneReading, span: Span, lore: Lore) -> tuple[Happening, ...]:
    """What may happen in the passage, as it was read; each thing once."""
    return tuple(dict.fromkeys((*_handed(reading, span), *_done(reading, span), *_gone(reading, span, lore))))


def _handed(reading: SceneReading, span: Span) -> Iterator[Happening]:
    for hold in reading.holds:
        if not hold.span.overlaps(span):
            continue
        match hold.kind:
            case HoldKind.TAKES:
                yield Happening(hold.who, "takes", (("takes", hold.item),))
            case HoldKind.GIVES:
                yield Happening(hold.who, "gives", (("gives", hold.item), *((("to", hold.to),) if hold.to else ())))
            case HoldKind.LOSES:
                yield Happening(hold.who, "loses", (("loses", hold.item),))


def _done(reading: SceneReading, span: Span) -> Iterator[Happening]:
    for act in reading.acts:
        verb = _VERBS.get(act.verb, "")
        if not verb or not act.span.overlaps(span) or (act.actor is None and act.object is None):
            continue
        undergoes = act.verb in ("kill", "destroy", "burn", "wound", "hurt", "injure", "heal") or act.actor is None
        who = act.object if undergoes else act.actor
        if who is None:
            continue
        takes_entry = CHANGES[verb].parts[0].type.value == "entry" and not undergoes
        yield Happening(who, verb, ((verb, act.object),) if takes_entry and act.object else ())


def _gone(reading: SceneReading, span: Span, lore: Lore) -> Iterator[Happening]:
    for move in reading.moves:
        place = lore.get(move.place) if move.place else None
        if place is None or place.kind is not Kind.LOCATION or not move.span.overlaps(span):
            continue
        if move.kind is not MoveKind.PRESENT:
            verb = "enters" if move.kind is MoveKind.ARRIVES else "leaves"
            yield Happening(move.who, verb, ((verb, place.id),))


def who_in(reading: SceneReading, span: Span) -> tuple[str, ...]:
    """Every entry that stands in the passage or else in the sentence around it, in text order."""
    around = next((sentence for sentence in reading.sentences if sentence.overlaps(span)), span)
    for where in (span, around):
        found = [mention.entry for mention in reading.mentions if mention.entry and mention.span.overlaps(where)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def words_at(body: str, span: Span) -> str:
    """The words of `body` after which something holds that happens in `span`: its last few, or those before an empty one.

    As many as it takes for them to stand in one place only; "" where there are none.
    """
    end = _end_of_word(body, span.end)
    start = body.rfind("\n\n", 0, end) + 1
    found = list(_WORD.finditer(body, start, end))
    while found and not any(char.isalnum() for char in found[-1][0]):
        found.pop()
    for count in range(min(_FEW, len(found)), min(_MOST, len(found)) + 1):
        if count == 0:
            break
        words = body[found[-count].start() : found[-1].end()].rstrip(".,;:!?…—”\u2019\"'")
        ends = words_ends(body, words) if words else None
        if ends is not None and ends[0] == ends[1]:
            return " ".join(words.split())
    return ""


def _end_of_word(body: str, at: int) -> int:
    found = _WORD.match(body, at)
    return found.end() if found and at and not body[at - 1].isspace() else at
