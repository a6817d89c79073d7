"""What kind of thing a name belongs to, by what stands around it."""

from __future__ import annotations

from writer_app.domain.lore import Kind
from writer_app.language.noticing.bearers import Bearer, head_of
from writer_app.language.noticing.habits import Habits, Sign
from writer_app.language.noticing.names import BOUND


def kind_of(bearer: Bearer, habits: Habits) -> tuple[Kind | None, str]:
    """The kind and what tells it; None for what is no name of a thing (a language, a nation's adjective)."""
    if bearer.tally[Sign.ONE_OF] * 10 > bearer.count:
        return None, "there are many of them"
    return _by_words(bearer, habits) or _by_use(bearer) or _by_acts(bearer)


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
    if tally[Sign.IN] * 30 + tally[Sign.TOWARDS] * 4 > count and _human(bearer) * 2 < count:
        return Kind.LOCATION, "people go there"
    return None


def _by_acts(bearer: Bearer) -> tuple[Kind | None, str]:
    tally, count = bearer.tally, bearer.count
    human = _human(bearer)
    if tally[Sign.THE] * 5 >= count * 3 and tally[Sign.SAYS] * 15 < count and (tally[Sign.HE] + tally[Sign.SHE]) * 8 < count:
        return Kind.ITEM, "a thing with a name"
    if human * 3 >= count or (tally[Sign.CALLED_ON] * 3 >= count and not tally[Sign.THE]):
        return Kind.CHARACTER, "acts"
    if tally[Sign.THE] * 3 >= count or bearer.words[0] in BOUND:
        return Kind.ITEM, "a thing with a name"
    return (Kind.CHARACTER if human or not tally[Sign.QUALIFIES] else Kind.ITEM), "named"


def _human(bearer: Bearer) -> int:
    tally = bearer.tally
    return 2 * tally[Sign.SAYS] + tally[Sign.ACTS] + tally[Sign.HE] + tally[Sign.SHE] + tally[Sign.OWNS]


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
