"""What the words beside a name tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from writer_app.language.noticing.habits import Habits, Sign
from writer_app.language.pack import LanguagePack

_NEXT = re.compile(r"[ ,]+([^\W\d_]+)")
_BEFORE = 28


@lru_cache(maxsize=4)
def pronouns_of(pack: LanguagePack) -> re.Pattern[str]:
    """Matches "he", "she" and "they" in groups 1 to 3, and with them what each may have that is surely its own: "her lip"."""
    own = "|".join(sorted(pack.words("body parts") - {"hand", "hands", "arm", "arms"}))
    he, she = rf"[Hh]e\b|[Hh]imself\b|his(?= (?:{own})\b)", rf"[Ss]he\b|[Hh]erself\b|her(?= (?:{own})\b)"
    return re.compile(rf"\b(?:({he})|({she})|([Tt]hey\b|[Tt]hem(?:self|selves)\b))")


def signs_of(body: str, start: int, end: int, habits: Habits) -> Iterator[Sign]:
    """The signs around the name at `[start, end)`."""
    owns = body[end : end + 2] in ("'s", "\u2019s")
    yield from _before(body, start, habits, owns=owns)
    found = _NEXT.match(body, end + 2 * owns)
    sign = habits.after(found[1].lower()) if found else None
    if owns:
        yield Sign.OWNS
    elif found and body[end] == " " and sign is not None:
        yield sign
    elif body[end : end + 1] == ",":
        yield Sign.CALLED_ON


def _before(body: str, start: int, habits: Habits, *, owns: bool) -> Iterator[Sign]:
    words = body[max(0, start - _BEFORE) : start].split()
    if not words or body[start - 1 : start] != " ":
        return
    last = words[-1].lower()
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
        elif words[-2].lower() in habits.vessels:
            yield Sign.BOARDED
