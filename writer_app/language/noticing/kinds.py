"""What kind of thing a name belongs to, by what stands around it."""

from __future__ import annotations

from writer_app.domain.lore import Kind
from writer_app.language.noticing.bearers import Bearer, head_of
from writer_app.language.noticing.habits import Habits, Sign
from writer_app.language.noticing.names import BOUND

NAMED = "named"
"""The reason for a kind that nothing tells."""
_FULL = 2


def kind_of(bearer: Bearer, habits: Habits) -> tuple[Kind | None, str]:
    """The kind and what tells it; None for what is no name of a thing (a language, a nation's adjective)."""
    if bearer.tally[Sign.ONE_OF] * 10 > bearer.count:
        return None, "there are many of them"
    return _by_words(bearer, habits) or _by_use(bearer) or _by_acts(bearer, habits)


def _by_words(bearer: Bearer, habits: Habits) -> tuple[Kind | None, str] | None:
    tally, count = bearer.tally, bearer.count
    tail = head_of(bearer.words)[-1]
    if sum(bearer.addressed.values()) * 5 >= count:
        return Kind.CHARACTER, "has a title"
    if tally[Sign.SAYS] * 4 < count and (tail in habits.place_nouns or bearer.words[0] in habits.place_heads):
        return Kind.LOCATION, "its name says so"
    if tally[Sign.IN] * 3 > count and tally[Sign.IN] > tally[Sign.SAYS]:
        return Kind.LOCATION, "people are in it"
    if tally[Sign.SAYS] * 8 >= count:
        return Kind.CHARACTER, "speaks"
    if tail in habits.group_nouns or (_is_plural(tail) and tally[Sign.THE] * 5 >= count * 2):
        return Kind.GROUP, "its name says so"
    return None


def _by_use(bearer: Bearer) -> tuple[Kind | None, str] | None:
    tally, count = bearer.tally, bearer.count
    if tally[Sign.USED] * 6 > count or (tally[Sign.WIELDED] * 4 >= count and not tally[Sign.THE] + tally[Sign.IN]):
        return Kind.QUIRK, "is used as a power"
    if tally[Sign.BOARDED] * 12 > count and not bearer.addressed:
        return Kind.ITEM, "people are aboard"
    if tally[Sign.QUALIFIES] * 5 > count * 2:
        return None, "tells more of other words"
    if tally[Sign.IN] * 9 > count:
        return Kind.LOCATION, "people are in it"
    aboard = tally[Sign.THE] * 5 >= count * 3 and not tally[Sign.TOWARDS]
    if (
        tally[Sign.IN] * 30 + tally[Sign.TOWARDS] * 4 > count
        and _human(bearer) * (2 + (tally[Sign.IN] == 1)) < count
        and not aboard
    ):
        return Kind.LOCATION, "people go there"
    return None


def _by_acts(bearer: Bearer, habits: Habits) -> tuple[Kind | None, str]:
    tally, count = bearer.tally, bearer.count
    human = _human(bearer)
    is_called = not habits.persons.isdisjoint(head_of(bearer.words))
    if tally[Sign.THE] * 5 >= count * 3 and not is_called and not _is_somebody(bearer):
        return (Kind.GROUP, "decides and does") if tally[Sign.RULES] else (Kind.ITEM, "a thing with a name")
    if human * 3 >= count or (tally[Sign.MET] * 3 >= count and not tally[Sign.THE]):
        return Kind.CHARACTER, "acts"
    if (tally[Sign.THE] * 3 >= count or bearer.words[0] in BOUND) and not is_called:
        return Kind.ITEM, "a thing with a name"
    if tally[Sign.QUALIFIES] and not human and not is_called and len(bearer.words) < _FULL:
        return Kind.ITEM, NAMED
    return Kind.CHARACTER, ("acts" if human * 6 >= count else NAMED)


def _is_somebody(bearer: Bearer) -> bool:
    """Whether what has "the" before it does what only somebody does, and "he" or "she" is not just the one nearby."""
    tally, count = bearer.tally, bearer.count
    told = tally[Sign.HE] + tally[Sign.SHE]
    surely = tally[Sign.SURELY_HE] + tally[Sign.SURELY_SHE] + tally[Sign.SAYS] + tally[Sign.BODILY]
    return tally[Sign.SAYS] * 15 >= count or (told * 8 >= count and (surely > 0 or (told > 1 and not tally[Sign.RULES])))


def _human(bearer: Bearer) -> int:
    tally = bearer.tally
    told = tally[Sign.HE] + tally[Sign.SHE] + tally[Sign.SURELY_HE] + tally[Sign.SURELY_SHE] + tally[Sign.MET]
    kin = 2 * (tally[Sign.KIN_HE] + tally[Sign.KIN_SHE])
    return 2 * (tally[Sign.SAYS] + tally[Sign.BODILY]) + tally[Sign.ACTS] + tally[Sign.OWNS] + told + kin


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
