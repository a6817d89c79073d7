"""What people look and sound like, as facts: the value said most, with the others beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from writer_app.continuity.judging.looks import COLOUR_KEYS, as_written, colours, is_change, is_passing
from writer_app.continuity.judging.passages import happens, read_scenes
from writer_app.continuity.noticing.saying import Saying, passages, scene_position, sureness, times
from writer_app.continuity.story import Story
from writer_app.domain.lore import Entry, Fact
from writer_app.domain.observations import Description, Modality, SceneReading
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.text.fold import fold_key

_LEAST = 0.6
"""How sure the sayings of a value must be together for it to be offered."""
_BODY = frozenset({"scar", "limp"})
_MANNERS = frozenset({"voice"})
"""What is heard once may be of the moment."""
_NOT_HERE = frozenset({"age", "mother", "father", "parent", "sibling", "spouse"})
_KEYS = frozenset(FACTS) - _NOT_HERE


@dataclass(slots=True)
class _Value:
    """One value with all words for it as the text writes them."""

    sayings: list[Saying]
    written: Counter[str]
    changed: bool = False
    """Whether the text tells how it comes about: hair dyed, gone grey."""

    @property
    def told(self) -> int:
        return sum(not saying.spoken for saying in self.sayings)

    @property
    def text(self) -> str:
        return self.written.most_common(1)[0][0]


def attributes(story: Story) -> Iterator[Proposal]:
    """A fact for everything that lasts and is said of somebody whose page does not say it yet."""
    for (who, key), values in _gathered(story).items():
        entry = story.lore.get(who)
        if entry is not None and not any(fact.key == key for fact in entry.facts):
            yield from _offers(story, entry, key, values)


def counts(seen: Description) -> bool:
    """Whether it is said as true, of somebody known, where the story takes place."""
    if seen.subject is None or seen.frame not in (Frame.MAIN, Frame.REALM, Frame.FLASHBACK):
        return False
    return happens(seen) or seen.modality is Modality.IN_DIALOGUE


def saying_of(story: Story, order: int, seen: Description) -> Saying:
    """A description as a saying of the scene that `order` scenes stand before."""
    sure = 0.9 if seen.certain else seen.confidence * 0.9
    return Saying(order, seen.span, story.scenes[order].id, sure, seen.modality is Modality.IN_DIALOGUE)


def _gathered(story: Story) -> Mapping[tuple[str, str], list[_Value]]:
    found: dict[tuple[str, str], list[_Value]] = {}
    for order, (scene, reading) in enumerate(read_scenes(story)):
        for seen in reading.descriptions:
            if seen.key not in _KEYS or not counts(seen) or seen.subject is None:
                continue
            if seen.key in COLOUR_KEYS and is_passing(story, scene, reading, seen):
                continue
            value = _value(story, scene, reading, seen)
            values = found.setdefault((seen.subject, seen.key), [])
            told = _add(story, values, seen.key, value, saying_of(story, order, seen))
            told.changed = told.changed or is_change(seen)
    return found


def _value(story: Story, scene: SceneSource, reading: SceneReading, seen: Description) -> str:
    if seen.key in COLOUR_KEYS:
        return as_written(story, scene, seen)
    if seen.key in _BODY:
        return seen.part or "true"
    return seen.value


def _add(story: Story, values: list[_Value], key: str, text: str, saying: Saying) -> _Value:
    same = next((value for value in values if _agree(story, key, value.text, text)), None)
    if same is None:
        values.append(same := _Value([saying], Counter({text: 1})))
    elif saying.span not in [each.span for each in same.sayings if each.order == saying.order]:
        same.sayings.append(saying)
        same.written[text] += 1
    return same


def _agree(story: Story, key: str, one: str, other: str) -> bool:
    if fold_key(one) == fold_key(other):
        return True
    return key in COLOUR_KEYS and bool(colours(story.pack, one) & colours(story.pack, other))


def _offers(story: Story, entry: Entry, key: str, values: Sequence[_Value]) -> Iterator[Proposal]:
    ranked = sorted(values, key=lambda value: (-value.told, -len(value.sayings), values.index(value)))
    best = ranked[0]
    # Hair that was brown and goes grey has two colours, and neither is a mistake.
    rivals = tuple((value.text, len(value.sayings)) for value in ranked[1:] if not value.changed and not best.changed)
    sure = sureness(best.sayings)
    if sure < _LEAST or (key in _MANNERS and len(best.sayings) == 1):
        return
    share = len(best.sayings) / (len(best.sayings) + sum(count for _, count in rivals))
    yield Proposal(
        Noticed.FACT,
        entry,
        fact=Fact(key, best.text),
        count=len(best.sayings),
        sureness=sure * (0.5 + share / 2),
        passages=passages(story, best.sayings),
        rivals=rivals,
        reason=_reason(best),
    )


def _reason(value: _Value) -> str:
    told, said = value.told, len(value.sayings) - value.told
    parts = [f"told {times(told)}"] if told else []
    return " and ".join([*parts, *([f"said {times(said)}"] if said else [])])


def ages(story: Story) -> Iterator[Proposal]:
    """Ages in years, each from the scene that says so; one that is lower than an earlier one is a rival of it."""
    said: dict[str, dict[str, list[Saying]]] = {}
    for order, (_, reading) in enumerate(read_scenes(story)):
        for seen in reading.descriptions:
            if seen.key != "age" or not seen.value.isdecimal() or seen.frame is Frame.FLASHBACK:
                continue
            if counts(seen) and seen.subject is not None:
                said.setdefault(seen.subject, {}).setdefault(seen.value, []).append(saying_of(story, order, seen))
    for who, values in said.items():
        entry = story.lore.get(who)
        if entry is not None and not any(fact.key in ("age", "born") for fact in entry.facts):
            yield from _aged(story, entry, values)


def _aged(story: Story, entry: Entry, values: Mapping[str, list[Saying]]) -> Iterator[Proposal]:
    ranked = sorted(values.items(), key=lambda item: (-sum(not each.spoken for each in item[1]), -len(item[1])))
    value, sayings = ranked[0]
    sure = sureness(sayings)
    if sure >= _LEAST:
        since = (scene_position(min(sayings, key=lambda each: each.order)),)
        rivals = tuple((text, len(others)) for text, others in ranked[1:])
        share = len(sayings) / sum(len(others) for _, others in ranked)
        told = _reason(_Value(sayings, Counter({value: len(sayings)})))
        yield Proposal(
            Noticed.FACT,
            entry,
            fact=Fact("age", value, since=since),
            count=len(sayings),
            sureness=sure * (0.5 + share / 2),
            passages=passages(story, sayings),
            rivals=rivals,
            reason=told,
        )
