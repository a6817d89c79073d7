"""One person's names that no common word ties: what the text says of them, short forms, other spellings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from writer_app.language.noticing.bearers import Bearer, Telling, clash

_SAID_ALIKE = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"c(?=[^eihy]|$)|ck|q(?=u)"), "k"),
    (re.compile(r"ch"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"z|c(?=[eiy])"), "s"),
    (re.compile(r"ie$|ye?$|y"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"^h"), ""),
)
_LEAST = 3
_SMALL = 6
_TOGETHER = 0.75
_CLEARLY = 1.5


def with_variants(found: Sequence[Bearer], tied: Iterable[tuple[str, str]], telling: Telling) -> list[Bearer]:
    """`found`, the most often named first, with each rare name that is another form of somebody's joined to his."""
    owner = {name.key: each for each in found for name in each.names}
    for one, other in sorted(tied):
        if one in owner and other in owner:
            _join(owner[one], owner[other], owner)
    near = _by_sound(found)
    for small in reversed(found):
        if small.count > 1 and small.names and len(small.words) < _LEAST:
            home = _home(small, [found[at] for at in _near(small, near)], telling)
            if home is not None:
                _join(home, small, owner)
    return [each for each in found if each.names]


def _by_sound(found: Sequence[Bearer]) -> dict[str, list[int]]:
    """Who is named often, by how a first name begins, or goes on after a letter or two."""
    near = defaultdict[str, dict[int, None]](dict)
    for at, each in enumerate(found):
        if each.count >= 2 * _SMALL:
            for first in {name.words[0] for name in each.names if name.words}:
                heard = sound(first)
                for start in range(3):
                    near[heard[start : start + _LEAST]][at] = None
    return {heard: list(bearers) for heard, bearers in near.items()}


def _near(small: Bearer, near: Mapping[str, list[int]]) -> Iterator[int]:
    firsts = {sound(name.words[0])[:_LEAST] for name in small.names if name.words}
    yield from sorted({at for first in firsts for at in near.get(first, ())})


def _join(one: Bearer, other: Bearer, owner: dict[str, Bearer]) -> None:
    if one is other:
        return
    many, few = (one, other) if one.count >= other.count else (other, one)
    many.join(few)
    owner.update((name.key, many) for name in few.names)
    few.names = []


def _home(small: Bearer, found: Sequence[Bearer], telling: Telling) -> Bearer | None:
    fitting = [
        each
        for each in found
        if each.names
        and each is not small
        and each.count >= _SMALL * small.count
        and _is_form(small, each)
        and _together(small, each) >= _TOGETHER
        and telling.may_be(small, each)
        and telling.never_beside(small, each)
        and not clash(small, each)
    ]
    return telling.closest(small, fitting, _CLEARLY)


def _together(small: Bearer, large: Bearer) -> float:
    """How much of the rare name stands in scenes that have the other one."""
    return sum(count for scene, count in small.scenes.items() if scene in large.scenes) / max(1, small.count)


def _is_form(small: Bearer, large: Bearer) -> bool:
    firsts = {name.words[0] for name in large.names if name.words}
    return any(resemble(name.words[0], first) for name in small.names if name.words for first in firsts)


def resemble(short: str, long: str) -> bool:
    """Whether `short` may be a form of `long`, both folded: a beginning, a part of it, or spelt as it sounds."""
    one, other = sound(short), sound(long)
    if min(len(one), len(other)) < _LEAST or short == long:
        return False
    alike = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if alike == len(one) or (alike > _LEAST and max(len(one), len(other)) - alike <= _LEAST):
        return True
    stem = one.rstrip("aiou")
    return len(stem) >= _LEAST and other.find(stem) in (1, 2)


@lru_cache(maxsize=20_000)
def sound(name: str) -> str:
    """`name` as it sounds, roughly: "Nicolas" and "Nikolai" begin alike."""
    for pattern, plain in _SAID_ALIKE:
        name = pattern.sub(plain, name)
    return name
