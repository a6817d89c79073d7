"""What the company of a name tells of it where nothing else does: a list of persons, the family's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from writer_app.domain.lore import Kind
from writer_app.language.noticing.bearers import Bearer, ends_of
from writer_app.language.noticing.habits import Habits
from writer_app.language.noticing.kinds import NAMED, kind_of

Told = tuple[Kind | None, str]


def kinds_of(cast: Sequence[Bearer], lists: Iterable[tuple[str, str]], habits: Habits) -> list[Told]:
    """The kind of each of `cast`, and what tells it. `lists` are names by their keys, side by side in a list."""
    told = [kind_of(bearer, habits) for bearer in cast]
    families = {word for each, one in zip(cast, told, strict=True) if _is_sure_person(one) for word in _family(each)}
    owner = {name.key: at for at, bearer in enumerate(cast) for name in bearer.names}
    beside = _beside(lists, owner, told)
    return [_with_company(each, one, beside.get(at), families) for at, (each, one) in enumerate(zip(cast, told, strict=True))]


def _with_company(bearer: Bearer, told: Told, beside: Counter[Kind] | None, families: set[str]) -> Told:
    if told[1] != NAMED:
        return told
    if len(bearer.words) > 1 and bearer.words[-1] in families:
        return Kind.CHARACTER, "has the name of others"
    kind, times = beside.most_common(1)[0] if beside else (None, 0)
    if beside and 2 * times > beside.total() and (kind is Kind.CHARACTER or (kind is Kind.LOCATION and times > 1)):
        return kind, "is named beside others"
    return told


def _is_sure_person(told: Told) -> bool:
    return told[0] is Kind.CHARACTER and told[1] != NAMED


def _family(bearer: Bearer) -> frozenset[str]:
    return ends_of(bearer.words) if len(bearer.words) > 1 or bearer.addressed else frozenset()


def _beside(lists: Iterable[tuple[str, str]], owner: Mapping[str, int], told: Sequence[Told]) -> dict[int, Counter[Kind]]:
    """By number, how often each stands in a list beside what surely is of a kind."""
    found = dict[int, Counter[Kind]]()
    for pair in lists:
        for one, other in (pair, pair[::-1]):
            kind, reason = told[owner[other]] if other in owner else (None, NAMED)
            if one in owner and kind is not None and reason != NAMED:
                found.setdefault(owner[one], Counter())[kind] += 1
    return found
