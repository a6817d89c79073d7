"""Passages like an example, the most telling questions first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from writer_app.continuity.judging.cues import near_to
from writer_app.continuity.judging.matching import lemmas
from writer_app.continuity.judging.passages import sentence_at
from writer_app.continuity.story import Story
from writer_app.continuity.teaching.signs import Phrases, Shown, before_nouns, said_forms, shown_in
from writer_app.domain.lessons import Role
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.text.fold import fold_key

MOST = 12
"""How many passages are asked about at most."""
_DOUBTFUL = 4
_OF_A_VERB = 4


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: `own` phrases of the example and of the power's page, `ready` ones of the shape, what the example
    was about (`things`, base forms), who uses the power, and everyone whose name near makes it likely."""

    own: Phrases
    ready: Phrases
    things: frozenset[str]
    user: str | None
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence with some of what is looked for, and how like the example it is. `doubt` as in `Seen`."""

    scene: SceneSource
    reading: SceneReading
    shown: tuple[Shown, ...]
    likeness: float
    doubt: str = ""

    @property
    def verb(self) -> str:
        """The first verb that shows it."""
        return self.shown[0].act.verb


def found_in(story: Story, scene: SceneSource, reading: SceneReading, sought: Sought) -> Iterator[Found]:
    """Every sentence of a scene with one of the phrases in its role."""
    by_sentence: dict[int, list[tuple[Shown, float]]] = {}
    for shown in _all_shown(story, scene, reading, sought):
        likeness = _likeness(story, scene, shown, sought)
        if likeness:
            by_sentence.setdefault(sentence_at(reading, shown.act.verb_span.start), []).append((shown, likeness))
    for several in by_sentence.values():
        shown_here = tuple(shown for shown, _ in several)
        doubt = _doubt(reading, shown_here, sought)
        yield Found(scene, reading, shown_here, max(likeness for _, likeness in several), doubt)


def _all_shown(story: Story, scene: SceneSource, reading: SceneReading, sought: Sought) -> Iterator[Shown]:
    yield from shown_in(story, scene, reading, sought.user)
    told = {act.verb_span for act in reading.acts}
    verbs = {phrase.split()[0] for phrases in (sought.own, sought.ready) for phrase in phrases.get(Role.EFFECT, ())}
    for sentence in reading.sentences:
        yield from (each for each in before_nouns(story, scene, sentence, verbs) if each.act.verb_span not in told)


def _likeness(story: Story, scene: SceneSource, shown: Shown, sought: Sought) -> float:
    """0 where none of the phrases stands; more for those of the example, and for the thing that it was about."""
    own = said_forms(story, scene, shown.act, shown.role, sought.own)
    if not own and not said_forms(story, scene, shown.act, shown.role, sought.ready):
        return 0.0
    same = any(sought.things & lemmas(word) for word in fold_key(shown.thing).split()[-1:])
    return (2.0 if own else 1.0) + (2.0 if same else 0.0)


def _doubt(reading: SceneReading, shown: Sequence[Shown], sought: Sought) -> str:
    done = [each for each in shown if each.role is Role.CUE]
    if done:
        return "" if any(each.sure for each in done) else "it is not certain who does this"
    if not any(each.sure for each in shown):
        return "it is said in passing"
    near = any(near_to(reading, each.act, set(sought.near)) for each in shown)
    return "" if near else "nobody is named near whose power it could be"


def chosen(found: Iterable[Found]) -> tuple[Found, ...]:
    """At most MOST of them, in the order in which to ask: the likest first, no verb too often, then some doubtful ones."""
    ranked = sorted(found, key=lambda each: -each.likeness)
    near = _various([each for each in ranked if not each.doubt])
    doubtful = _various([each for each in ranked if each.doubt])
    some = doubtful[: max(_DOUBTFUL, MOST - len(near))]
    return (*near[: MOST - len(some)], *some)


def _various(ranked: Iterable[Found]) -> list[Found]:
    """The same with what one verb has too much of at the end."""
    told = Counter[str]()
    first, later = list[Found](), list[Found]()
    for each in ranked:
        told[each.verb] += 1
        (first if told[each.verb] <= _OF_A_VERB else later).append(each)
    return [*first, *later]
