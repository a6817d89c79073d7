"""What the words beside a name tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writer_app.language.noticing.habits import Habits, Sign

_NEXT = re.compile(r"[ ,]+([^\W\d_]+)")
_BEFORE = 28
_STOPS = frozenset(",!?\u2026.")
_QUOTES = frozenset('"\u201c\u2018')
_OPENING = '"\u201c\u2018('
_CLOSING = frozenset('"\u201d')
_ASKED = frozenset(("where's", "where\u2019s", "who's", "who\u2019s"))
_ASKING = frozenset(("where", "who"))
_BEING = frozenset(("is", "was"))
_PRESENTING = frozenset(("i'm", "i\u2019m", "this"))


def signs_of(body: str, start: int, end: int, habits: Habits) -> Iterator[Sign]:
    """The signs around the name at `[start, end)`."""
    owns = body[end : end + 2] in ("'s", "\u2019s")
    yield from _before(body, start, habits, owns=owns)
    found = _NEXT.match(body, end + 2 * owns)
    sign = habits.after(found[1].lower()) if found else None
    if owns:
        yield Sign.BODILY if found and found[1].lower() in habits.bodily else Sign.OWNS
    elif found and body[end] == " " and sign is not None:
        yield sign
        if found[1].lower() in habits.rulings:
            yield Sign.RULES
    elif body[end : end + 1] == ",":
        yield Sign.CALLED_ON
    if _is_spoken_to(body, start, end):
        yield Sign.MET


def _is_spoken_to(body: str, start: int, end: int) -> bool:
    """Whether a name is all of what is said, or begins or ends it, set off: "Ida! Go", "Go, Ida."."""
    if body[end : end + 1] not in _STOPS:
        return False
    return body[start - 1 : start] in _QUOTES or (body[start - 2 : start] == ", " and body[end + 1 : end + 2] in _CLOSING)


def _before(body: str, start: int, habits: Habits, *, owns: bool) -> Iterator[Sign]:
    words = body[max(0, start - _BEFORE) : start].split()
    if not words or body[start - 1 : start] != " ":
        return
    last = words[-1].lower()
    yield from _made_known(last.lstrip(_OPENING), [word.lower().lstrip(_OPENING) for word in words[-3:-1]], habits)
    sign = habits.before.get(last)
    if sign is not None and not (owns and sign in (Sign.IN, Sign.TOWARDS)):
        yield sign
    elif last == "of" and len(words) > 1 and words[-2].lower().removesuffix("s") in habits.place_nouns:
        yield Sign.IN
    elif last in habits.vessels:
        yield Sign.BOARDED
    elif last.rstrip(",") in habits.powers or (last in habits.naming and words[-2:-1] and words[-2].lower() in habits.powers):
        yield Sign.USED
    if sign in (Sign.THE, Sign.ONE_OF) and len(words) > 1:
        further = habits.before.get(words[-2].lower())
        if further in (Sign.IN, Sign.SAYS):
            yield further
        elif words[-2].lower() in habits.vessels or (words[-2] == "of" and words[-3:-2] and words[-3] in habits.vessel_parts):
            yield Sign.BOARDED


def _made_known(last: str, before: list[str], habits: Habits) -> Iterator[Sign]:
    """ "Where is Ida?", "this is Ida", "her name was Ida", "a girl called Ida"."""
    further = before[-1] if before else ""
    if last in _ASKED or last in _PRESENTING - {"this"}:
        yield Sign.MET
    elif last in _BEING and further == "name" and len(before) > 1:
        if before[0].endswith(("his", "her")):
            yield Sign.KIN_HE if before[0].endswith("his") else Sign.KIN_SHE
        yield Sign.MET
    elif last in _BEING and (further in _ASKING or further in _PRESENTING):
        yield Sign.MET
    elif last in habits.naming and further.rstrip(",") in habits.men | habits.ladies:
        yield Sign.HE if further.rstrip(",") in habits.men else Sign.SHE
        yield Sign.SURELY_HE if further.rstrip(",") in habits.men else Sign.SURELY_SHE
