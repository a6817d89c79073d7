"""A scene's capitalised names, each with what stands around it. Everything else is decided over the whole book."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from writer_app.domain.proposals import Passage
from writer_app.domain.scenes import SceneSource
from writer_app.language.noticing.beside import apart, listed, tied
from writer_app.language.noticing.edges import Edges, edges_of
from writer_app.language.noticing.habits import SIGNS, Habits, Sign, habits_of
from writer_app.language.noticing.offices import Role, roles
from writer_app.language.noticing.passages import sentence_around
from writer_app.language.noticing.pronouns import Doer, pronoun_signs
from writer_app.language.noticing.signs import signs_of
from writer_app.language.pack import LanguagePack
from writer_app.language.units.sentences import Splitter
from writer_app.language.units.tokens import folded_word, lowered

_SMALL = re.compile(r"\b[a-z\u00df-\u00ff\u0101-\u017f][^\W\d_A-Z]+")
_TITLE_LINE = re.compile(r"^(?=[^\n]{1,70}$)[^\n]*[^\n.!?\u2026\"\u201d\u2019',;:\u2014-]$|^[^a-z\n]+$", re.MULTILINE)
_WRAPPED = re.compile(r"(?<=[^\n]{50})\n(?=[^\n])")
"""A line that goes on in the next; the lines of a poem are shorter."""
_BROKEN = re.compile(r"[^\n]\n[^\n]")


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
    lists the different names that resemble each other in one sentence, `tied` those that are said to mean one, `listed`
    those side by side in a list."""

    names: tuple[Sighting, ...] = ()
    small: tuple[tuple[str, int], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    tied: tuple[tuple[str, str], ...] = ()
    listed: tuple[tuple[str, str], ...] = ()


class _Place(NamedTuple):
    """A name at `[start, end)`; `acts`: it says or does something there."""

    start: int
    end: int
    acts: bool
    seen: _Seen


@dataclass(slots=True)
class _Seen:
    tally: list[int] = field(default_factory=lambda: [0] * SIGNS)
    clear: int = -1
    start: int = 0
    end: int = 0


def sightings(scene: SceneSource, pack: LanguagePack) -> Sightings:
    """The names in `scene`. A total function."""
    habits = habits_of(pack)
    flowing = _WRAPPED.sub(" ", scene.body) if _BROKEN.search(scene.body) else scene.body
    body = _TITLE_LINE.sub(lambda line: lowered(line[0]), flowing)
    seen = dict[str, _Seen]()
    places = list[_Place]()
    for found in habits.name.finditer(body):
        edges = edges_of(body, found.start(), found.end(), habits)
        if edges is not None:
            name = seen.setdefault(body[edges.start : edges.end], _Seen())
            places.append(_Place(edges.start, edges.end, _count(name, body, edges, habits), name))
    doers = [Doer(place.start, place.end, place.acts) for place in places]
    for at, sign in pronoun_signs(body, doers, pack):
        places[at].seen.tally[sign] += 1
    words = {folded_word(part) for name in seen for part in name.split(" ")}
    counted = Counter(word for word in _SMALL.findall(body) if word in words)
    spans = [(place.start, place.end) for place in places]
    for calling, role in roles(body, habits):
        _add_role(seen.setdefault(calling, _Seen()), role)
    return Sightings(
        tuple(_sightings(scene.id, flowing, seen, Splitter(pack, habits.speech))),
        tuple(sorted(counted.items())),
        tuple(apart(body, spans, habits)),
        tuple(tied(body, spans, pack)),
        tuple(listed(body, spans)),
    )


def _add_role(seen: _Seen, role: Role) -> None:
    for sign in (Sign.ALL, Sign.THE):
        seen.tally[sign] += 1
    if role.says:
        seen.tally[Sign.SAYS] += 1
    if role.says > seen.clear:
        seen.clear, seen.start, seen.end = role.says, role.start, role.end


def _sightings(scene: str, body: str, seen: dict[str, _Seen], splitter: Splitter) -> Iterator[Sighting]:
    for written, each in seen.items():
        span = sentence_around(body, each.start, each.end, splitter)
        yield Sighting(written, tuple(each.tally), Passage(scene, span, span.of(body)), each.clear)


def _count(seen: _Seen, body: str, edges: Edges, habits: Habits) -> bool:
    """Counts the name at `edges`; whether it does something there."""
    start, end, opened = edges
    tally = seen.tally
    tally[Sign.ALL] += 1
    name = body[start:end]
    if len(name) > 4 and name.isupper():
        tally[Sign.LOUD] += 1
        opened = True
    tally[Sign.OPENS if opened else Sign.SURE] += 1
    clear = 1 if opened else 2
    acts = False
    for sign in signs_of(body, start, end, habits):
        tally[sign] += 1
        acts = acts or sign in (Sign.SAYS, Sign.ACTS)
    clear += acts
    if clear > seen.clear:
        seen.clear, seen.start, seen.end = clear, start, end
    return acts
