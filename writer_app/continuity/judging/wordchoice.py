"""Values that no check knows what to do with: a shape of power, a colour or a need that is a slip of a known one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from writer_app.continuity.story import Story
from writer_app.domain.lore import Entry
from writer_app.domain.values import NOWHERE, Origin
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.terms import ValueType
from writer_app.language.words import is_word
from writer_app.text.fold import fold_key
from writer_app.text.nearest import nearest

_NEEDS = ("touch needs", "bare hand needs", "sight needs", "voice needs")
_CLOSE = 0.75
_TERSE = 3


@dataclass(frozen=True, slots=True)
class Stranger:
    """A value that is not known; `near` is what it may be a slip of."""

    text: str
    key: str
    near: str
    origin: Origin


def strangers(story: Story, entry: Entry) -> Iterator[Stranger]:
    """Shapes, colours and needs like ones that are known: a shape only where no cues make up for it, the others only where
    they are no words. Anything else is a writer's own."""
    shapes = {key: shape.name for key, shape in story.shapes.items()}
    for text in entry.link("shape") if shapes else ():
        if fold_key(text) not in shapes and not (entry.link("cues") or entry.link("effects")):
            near = _sharing(text, shapes.values()) or next(iter(nearest(text, shapes, most=1)), "")
            if near:
                yield Stranger(text, "shape", near, dict(entry.link_origins).get("shape", entry.origin))
    colours = {*story.pack.group("colours"), *story.pack.group("shades")}
    for fact in entry.facts:
        if fact.key in FACTS and FACTS[fact.key].parts[0].type is ValueType.COLOUR and colours:
            yield from _slips(fact.value, fact.key, colours, fact.origin)
    needs = {word for name in _NEEDS for word in story.pack.words(name)}
    for limit in entry.limits:
        for text in limit.values if limit.key == "needs" else ():
            if story.lore.resolve(text) is None:
                yield from _slips(text, limit.key, needs, limit.origin)


def _slips(text: str, key: str, known: set[str], origin: Origin = NOWHERE) -> Iterator[Stranger]:
    words = fold_key(text).split()
    if fold_key(text) in known or any(word in known for word in words) or all(map(is_word, words)):
        return
    for near in nearest(text, known, most=1, cutoff=_CLOSE):
        yield Stranger(text, key, near, origin)


def _sharing(text: str, names: Iterable[str]) -> str:
    """The name that has most words of `text`, if any has one."""
    asked = set(fold_key(text).split())
    if len(asked) > _TERSE:
        return ""
    shared, name = max(((len(asked & set(fold_key(name).split())), name) for name in names), default=(0, ""))
    return name if shared else ""
