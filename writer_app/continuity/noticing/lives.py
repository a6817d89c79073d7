"""Deaths, as changes: believed where the text goes on without the dead."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from writer_app.continuity.judging.dreams import is_dreamt
from writer_app.continuity.judging.passages import happens, read_scenes
from writer_app.continuity.noticing.attributes import saying_of
from writer_app.continuity.noticing.saying import Saying, passages, position, sureness, times
from writer_app.continuity.story import Story
from writer_app.domain.lore import Change, Entry
from writer_app.domain.observations import Description, Modality
from writer_app.domain.positions import BEFORE, Position
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.scenes import Frame
from writer_app.language.deeper.deaths import DEAD, DIES, LEFT

_LEAST = 0.65
_STRAY = 0.02
"""Which share of somebody's deeds may stand after their death: what is remembered, or the very contradiction."""
_KNOWN = 3
"""How often somebody must have been seen at work for a mere word of their death to be believed."""
_LATER = 0.75
"""How much a grave, or a death of old, counts beside one that happens."""
_HELD = frozenset({Modality.ASSERTED, Modality.IN_DIALOGUE, Modality.REMEMBERED, Modality.REPORTED})
_REAL = frozenset({Frame.MAIN, Frame.REALM, Frame.LETTER})


@dataclass(frozen=True, slots=True)
class _Told:
    """A passage that says somebody is dead: how it is told, and how the sentence holds it."""

    saying: Saying
    how: str
    modality: Modality
    named: bool

    @property
    def happens(self) -> bool:
        return self.how == DIES and self.modality is Modality.ASSERTED


def deaths(story: Story) -> Iterator[Proposal]:
    """One `dies` for everybody who dies, at the first passage after which they do nothing more."""
    deeds = _deeds(story)
    for who, told in _gathered(story).items():
        entry = story.lore.get(who)
        if entry is not None and not any(change.verb == "dies" for change in entry.changes):
            found = _death(story, entry, told, deeds.get(who, ()))
            if found is not None:
                yield found


def _gathered(story: Story) -> Mapping[str, list[_Told]]:
    found: dict[str, list[_Told]] = {}
    for order, (scene, reading) in enumerate(read_scenes(story)):
        for seen in reading.descriptions:
            if seen.key != DEAD or seen.subject is None or seen.modality not in _HELD or seen.frame not in _REAL:
                continue
            if not is_dreamt(story, scene, reading, seen.span):
                found.setdefault(seen.subject, []).append(_told(story, order, seen))
    return found


def _told(story: Story, order: int, seen: Description) -> _Told:
    saying = saying_of(story, order, seen)
    spoken = saying.spoken or seen.modality is Modality.REPORTED
    sure = saying.sureness * (_LATER if seen.modality is Modality.REMEMBERED or seen.value == LEFT else 1.0)
    return _Told(Saying(order, saying.span, saying.scene, sure, spoken), seen.value, seen.modality, seen.certain)


def _deeds(story: Story) -> Mapping[str, Sequence[int]]:
    """For everybody, the numbers of the scenes of each of their deeds and words, in order."""
    inert, found = story.pack.words("inert verbs"), dict[str, list[int]]()
    for order, (_, reading) in enumerate(read_scenes(story)):
        for act in reading.acts:
            if act.actor and act.certain and act.verb not in inert and act.frame is Frame.MAIN and happens(act):
                found.setdefault(act.actor, []).append(order)
        for quote in reading.quotes:
            if quote.speaker and quote.confidence >= 0.9 and quote.modality is Modality.ASSERTED:
                found.setdefault(quote.speaker, []).append(order)
    return {who: sorted(orders) for who, orders in found.items()}


def _death(story: Story, entry: Entry, told: Sequence[_Told], deeds: Sequence[int]) -> Proposal | None:
    believed = [each for each in told if _is_last(each, told, deeds)]
    if not believed:
        return None
    here = [each for each in believed if each.saying.order == believed[0].saying.order]
    first = next((each for each in here if each.happens), here[0])
    sayings = [each.saying for each in told if each.saying.order >= believed[0].saying.order]
    return Proposal(
        Noticed.CHANGE,
        entry,
        change=Change("dies", (_when(story, entry, first, deeds),), (("what", ("true",)),)),
        count=len(sayings),
        sureness=sureness(sayings) * (1.0 if first.happens else 0.9),
        passages=passages(story, sayings),
        reason=_reason(first, len(sayings), bool(deeds)),
    )


def _is_last(first: _Told, told: Sequence[_Told], deeds: Sequence[int]) -> bool:
    """Whether nothing much is done by them after this passage, and enough is said of their death from it on."""
    before = bisect_right(deeds, first.saying.order)
    after = len(deeds) - before
    rest = [each for each in told if each.saying.order >= first.saying.order]
    if after > len(deeds) * _STRAY or sureness(each.saying for each in rest) < _LEAST:
        return False
    if all(each.how == LEFT for each in rest) and len(rest) == 1:
        # One tomb may have been dug for the living.
        return False
    named = any(each.named for each in rest)
    return not first.saying.spoken or (named and not after and (before == 0 or before >= _KNOWN))


def _when(story: Story, entry: Entry, first: _Told, deeds: Sequence[int]) -> Position:
    """Where it is told; before the story begins where they are never met but as one who is dead."""
    earlier = (story.readings[scene.id].mentions for scene in story.scenes[: first.saying.order])
    known = deeds or any(mention.entry == entry.id for mentions in earlier for mention in mentions)
    return position(story, first.saying) if known or first.happens else BEFORE


def _reason(first: _Told, count: int, acted: bool) -> str:
    how = "the death is told" if first.happens else "said to be dead"
    rest = ", and does nothing from then on" if acted else ""
    return f"{how} ({times(count)}){rest}"
