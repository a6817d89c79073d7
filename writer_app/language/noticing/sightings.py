"""A scene's capitalised names, each with what stands around it. Everything else is decided over the whole book."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from writer_app.domain.proposals import Passage
from writer_app.domain.scenes import SceneSource
from writer_app.language.noticing.beside import apart, tied
from writer_app.language.noticing.habits import SIGNS, Habits, Sign, habits_of
from writer_app.language.noticing.offices import Role, roles
from writer_app.language.noticing.passages import sentence_around
from writer_app.language.pack import LanguagePack
from writer_app.language.units.tokens import folded_word, lowered

_SMALL = re.compile(r"[a-z\u00df-\u00ff\u0101-\u017f][^\W\d_A-Z]+")
_TITLE_LINE = re.compile(r"^(?=[^\n]{1,70}$)[^\n]*[^\n.!?\u2026\"\u201d\u2019',;:\u2014-]$|^[^a-z\n]+$", re.MULTILINE)
_WRAPPED = re.compile(r"(?<=[^\n]{50})\n(?=[^\n])")
"""A line that goes on in the next; the lines of a poem are shorter."""
_HE_SHE = re.compile(r"\b(?:([Hh]e|[Hh]imself)|([Ss]he|[Hh]erself))\b")
_NEXT = re.compile(r"[ ,]+([^\W\d_]+)")
_OPENERS = "\"\u201c\u201d\u2018'*_(["
_NEAR = 160
_BEFORE = 26


@dataclass(frozen=True, slots=True)
class Sighting:
    """One name as written in one scene: `tally[sign]` counts, and the clearest sentence with it, with how clear it is."""

    written: str
    tally: tuple[int, ...]
    passage: Passage
    clear: int


@dataclass(frozen=True, slots=True)
class Sightings:
    """All of a scene. `small` tells how often a word that has a capital somewhere in it also stands without one, `apart`
    lists the different names that resemble each other in one sentence, `tied` those that are said to mean one."""

    names: tuple[Sighting, ...] = ()
    small: tuple[tuple[str, int], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    tied: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Seen:
    tally: list[int] = field(default_factory=lambda: [0] * SIGNS)
    clear: int = -1
    start: int = 0
    end: int = 0


def sightings(scene: SceneSource, pack: LanguagePack) -> Sightings:
    """The names in `scene`. A total function."""
    habits = habits_of(pack)
    flowing = _WRAPPED.sub(" ", scene.body)
    body = _TITLE_LINE.sub(lambda line: lowered(line[0]), flowing)
    seen = dict[str, _Seen]()
    places = list[tuple[int, int, _Seen]]()
    for found in habits.name.finditer(body):
        kept = _without_openers(body, found.start(), found.end(), habits)
        if kept is not None:
            start, end, _ = kept
            name = seen.setdefault(body[start:end], _Seen())
            _count(name, body, kept, habits)
            places.append((start, end, name))
    _count_pronouns(body, places)
    words = {folded_word(part) for name in seen for part in name.split(" ")}
    counted = Counter(word for word in _SMALL.findall(body) if word in words)
    spans = [place[:2] for place in places]
    for name, each in roles(body, habits):
        _add_role(seen.setdefault(name, _Seen()), each)
    return Sightings(
        tuple(_sightings(scene.id, flowing, seen, pack)),
        tuple(sorted(counted.items())),
        tuple(apart(body, spans, habits)),
        tuple(tied(body, spans, pack)),
    )


def _add_role(seen: _Seen, role: Role) -> None:
    for sign in (Sign.ALL, Sign.THE):
        seen.tally[sign] += 1
    if role.says:
        seen.tally[Sign.SAYS] += 1
    if role.says > seen.clear:
        seen.clear, seen.start, seen.end = role.says, role.start, role.end


def _sightings(scene: str, body: str, seen: dict[str, _Seen], pack: LanguagePack) -> Iterator[Sighting]:
    for written, each in seen.items():
        span = sentence_around(body, each.start, each.end, pack)
        yield Sighting(written, tuple(each.tally), Passage(scene, span, span.of(body)), each.clear)


def _without_openers(body: str, start: int, end: int, habits: Habits) -> tuple[int, int, bool] | None:
    """The name without the words that only open its sentence, and whether it stands where any word has a capital."""
    opened = _opens(body, start)
    while start < end:
        space = body.find(" ", start, end)
        first = body[start : space if space > 0 else end]
        word = folded_word(first).rstrip(".")
        if word not in habits.closed or not (opened or word in habits.common):
            return start, _without_more(body, start, end, habits), opened
        if space < 0:
            return None
        start, opened = space + 1, False
        while body[start:end] and not body[start].isupper():
            space = body.find(" ", start, end)
            if space < 0:
                return None
            start = space + 1
    return None


def _without_more(body: str, start: int, end: int, habits: Habits) -> int:
    """Where the name ends: a title of a book or a chapter goes on with common words."""
    space = body.find(" ", start, end)
    while space > 0:
        stop = body.find(" ", space + 1, end)
        word = body[space + 1 : stop if stop > 0 else end]
        if word[0].isupper() and folded_word(word) in habits.common:
            return space
        space = stop
    return end


def _opens(body: str, start: int) -> bool:
    if start < 2:
        return True
    if body[start - 1] != " ":
        return True
    before = body[start - 2]
    if before in '"\u201d*_)':
        before = body[start - 3]
        return not (before.isalnum() or before in ",;")
    return not (before.isalnum() or before in ",;'\u2019")


def _count(seen: _Seen, body: str, place: tuple[int, int, bool], habits: Habits) -> None:
    start, end, opened = place
    tally = seen.tally
    tally[Sign.ALL] += 1
    name = body[start:end]
    if len(name) > 4 and name.isupper():
        tally[Sign.LOUD] += 1
        opened = True
    tally[Sign.OPENS if opened else Sign.SURE] += 1
    clear = 0 if opened else 2
    for sign in (*_signs_before(body, start, habits), *_signs_after(body, end, habits)):
        tally[sign] += 1
        clear += sign in (Sign.SAYS, Sign.ACTS)
    if clear > seen.clear:
        seen.clear, seen.start, seen.end = clear, start, end


def _signs_before(body: str, start: int, habits: Habits) -> Iterator[Sign]:
    if body[start - 1 : start] in ("*", "_"):
        yield Sign.BOARDED
    words = body[max(0, start - _BEFORE) : start].split()
    if not words or body[start - 1 : start] != " ":
        return
    sign = habits.before.get(words[-1].lower())
    if sign is not None:
        yield sign
    if sign in (Sign.THE, Sign.ONE_OF) and len(words) > 1:
        further = habits.before.get(words[-2].lower())
        if further in (Sign.IN, Sign.SAYS):
            yield further


def _signs_after(body: str, end: int, habits: Habits) -> Iterator[Sign]:
    owns = body[end : end + 2] in ("'s", "\u2019s")
    if owns:
        yield Sign.OWNS
        end += 2
    found = _NEXT.match(body, end)
    if found is None:
        return
    sign = habits.after(found[1].lower())
    if owns:
        if sign is Sign.USED:
            yield Sign.CAST
    elif body[end] == " " and sign is not None:
        yield sign
    elif body[end] == ",":
        yield Sign.CALLED_ON


def _count_pronouns(body: str, places: Sequence[tuple[int, int, _Seen]]) -> None:
    """A name and the first "he" or "she" soon after it in the same voice, with no other name between."""
    starts = [start for start, _, _ in places]
    last = -1
    for found in _HE_SHE.finditer(body):
        at = bisect_right(starts, found.start()) - 1
        if at < 0 or at == last:
            continue
        _, end, seen = places[at]
        between = body[end : found.start()]
        if len(between) > _NEAR or "\n" in between or '"' in between or "\u201c" in between or "\u201d" in between:
            continue
        last = at
        seen.tally[Sign.HE if found[1] else Sign.SHE] += 1
