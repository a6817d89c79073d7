"""One person's names that no common word ties: what the text says of them, short forms, other spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from writer_app.domain.lore import Kind
from writer_app.language.namelike import edits
from writer_app.language.noticing.bearers import Bearer, Telling, clash, together
from writer_app.language.noticing.habits import Sign
from writer_app.language.noticing.kinds import kind_of
from writer_app.language.noticing.sounds import sound

_LEAST = 3
_LONG = 7
_SMALL = 4
_TOGETHER = 0.7
_CLEARLY = 1.5


def with_variants(found: Sequence[Bearer], tied: Iterable[tuple[str, str]], telling: Telling) -> list[Bearer]:
    """`found`, the most often named first, with each rare name that is another form of somebody's joined to his."""
    owner = {name.key: each for each in found for name in each.names}
    for one, other in sorted(tied):
        if one in owner and other in owner and _may_mean_one({_kind(owner[one], telling), _kind(owner[other], telling)}):
            _join(owner[one], owner[other], owner)
    people = [each for each in found if each.names and _kind(each, telling) is Kind.CHARACTER]
    near = _by_sound(people)
    for small in reversed(people):
        if small.count > 1 and small.names:
            home = _home(small, [people[at] for at in _near(small, near)], telling)
            if home is not None:
                _join(home, small, owner)
    return [each for each in found if each.names]


def _kind(bearer: Bearer, telling: Telling) -> Kind | None:
    return kind_of(bearer, telling.habits)[0] if bearer.tally[Sign.SURE] else None


def _may_mean_one(kinds: Collection[Kind | None]) -> bool:
    """Whether things of these kinds may be one person: "the Knight of …" looks like a thing."""
    return Kind.CHARACTER in kinds and not {Kind.LOCATION, Kind.GROUP, None} & {*kinds}


def _by_sound(found: Sequence[Bearer]) -> dict[str, list[int]]:
    """Who is named often, by how a first name begins, goes on after a letter or two, or begins and ends."""
    near = defaultdict[str, dict[int, None]](dict)
    for at, each in enumerate(found):
        if each.count >= 2 * _SMALL:
            for first in {name.words[0] for name in each.names if name.words}:
                heard = sound(first)
                for start in range(3):
                    near[heard[start : start + _LEAST]][at] = None
                near[heard[:1] + heard[-_LEAST:]][at] = None
    return {heard: list(bearers) for heard, bearers in near.items()}


def _near(small: Bearer, near: Mapping[str, list[int]]) -> Iterator[int]:
    firsts = [sound(name.words[0]) for name in small.names if name.words]
    heard = {part for first in firsts for part in (first[:_LEAST], first[:1] + first[-_LEAST:])}
    yield from sorted({at for part in heard for at in near.get(part, ())})


def _join(one: Bearer, other: Bearer, owner: dict[str, Bearer]) -> None:
    if one is other:
        return
    many, few = (one, other) if one.count >= other.count else (other, one)
    owner.update((name.key, many) for name in few.names)
    many.join(few)


def _home(small: Bearer, found: Sequence[Bearer], telling: Telling) -> Bearer | None:
    fitting = [
        each
        for each in found
        if each.names
        and each is not small
        and each.count >= _SMALL * small.count
        and _is_form(small, each)
        and together(small, each, 1) >= _TOGETHER
        and telling.may_be(small, each)
        and telling.never_beside(small, each)
        and (not clash(small, each) or any(_same(name.words[0], each.first) for name in small.names if name.words))
    ]
    return telling.closest(small, fitting, _CLEARLY)


def _is_form(small: Bearer, large: Bearer) -> bool:
    firsts = {name.words[0] for name in large.names if name.words}
    return any(resemble(name.words[0], first) for name in small.names if name.words for first in firsts)


def _same(one: str, other: str) -> bool:
    """Two spellings of one name: nothing but the end differs."""
    first, second = sound(one), sound(other)
    few, many = sorted((len(first), len(second)))
    return few > _LEAST and first[: few - 1] == second[: few - 1] and many - few < 2


def resemble(short: str, long: str) -> bool:
    """Whether `short` may be a form of `long`, both folded: a beginning, a part of it, drawn together, or spelt as
    it sounds."""
    one, other = sound(short), sound(long)
    if min(len(one), len(other)) < _LEAST or short == long:
        return False
    alike = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if alike == min(len(one), len(other)) or (alike > _LEAST and max(len(one), len(other)) - alike <= _LEAST):
        return True
    if min(len(one), len(other)) >= _LONG and edits(one, other, 1) < 2:
        return True
    if len(one) > _LONG - 2 and (one[:_LEAST], one[-_LEAST - 1 :]) == (other[:_LEAST], other[-_LEAST - 1 :]):
        return True
    stem = one.rstrip("aiou")
    return len(stem) >= _LEAST and other.find(stem) in (1, 2)
