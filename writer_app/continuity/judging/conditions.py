"""Conditions: what lifts a limit or admits someone, found in the words around a passage or in story state."""

from __future__ import annotations

from collections.abc import Iterable

from writer_app.continuity.judging.matching import GAP, has_phrase, words_of
from writer_app.continuity.judging.passages import window
from writer_app.continuity.state.story_state import Vital
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Condition, Entry, Kind
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import Shape
from writer_app.domain.spans import Span
from writer_app.text.fold import fold_key

_STATES = {"dead": (Vital.DEAD, "dead words"), "dying": (Vital.DYING, "dying words")}
_ANYONE_AT_HOME = frozenset({"resident", "a resident", "residents"})
_FREE_TEXT = 4
LOOKED_AT_BY = "looked at by"


def ready_shapes(story: Story, quirk: Entry) -> tuple[Shape, ...]:
    """The shapes that come with the program and that the page names."""
    return tuple(shape for text in quirk.link("shape") if (shape := story.shapes.get(fold_key(text))))


def shape_of(story: Story, quirk: Entry) -> Shape:
    """A quirk's cues, effects and tools: its own and those of its shape."""
    ready = ready_shapes(story, quirk)
    cues = (*map(fold_key, quirk.link("cues")), *(cue for shape in ready for cue in shape.cues))
    effects = (*map(fold_key, quirk.link("effects")), *(effect for shape in ready for effect in shape.effects))
    return Shape(quirk.name, cues=cues, effects=effects, tools=tuple(tool for shape in ready for tool in shape.tools))


def lifted(story: Story, scene: SceneSource, span: Span, conditions: Iterable[Condition]) -> bool:
    """Whether the sentences around `span` show one of `conditions`."""
    around = window(story.readings[scene.id], span)
    return any(shown(story, scene, around, condition) for condition in conditions)


def is_free_text(story: Story, condition: Condition) -> bool:
    """Whether a condition is a sentence of the author's own, which no search can judge."""
    return not story.lore.resolve(condition.text) and len(condition.text.split()) >= _FREE_TEXT


def shown(story: Story, scene: SceneSource, span: Span, condition: Condition) -> bool:
    """Whether the words of `span` show the condition: its words inflected, its entry named or, for a power, in use."""
    reading = story.readings[scene.id]
    if condition.relation == LOOKED_AT_BY:
        return has_phrase(words_of(scene.body, span), story.pack.words("looking words")) and _someone(
            story, reading, span, condition.text
        )
    entry = story.lore.resolve(condition.text)
    if entry is None:
        return has_phrase(words_of(scene.body, span), _wordings(story, condition.text), GAP)
    meant = story.state.members(entry.id) | {entry.id}
    if any(mention.entry in meant for mention in reading.mentions if span.contains(mention.span)):
        return True
    words = words_of(scene.body, span)
    if has_phrase(words, entry.surfaces()):
        return True
    return entry.kind is Kind.QUIRK and has_phrase(words, quirk_words(story, entry), GAP)


def quirk_words(story: Story, quirk: Entry) -> tuple[str, ...]:
    """Every word and phrase that shows a quirk in use."""
    shape = shape_of(story, quirk)
    return (*shape.cues, *shape.effects, *shape.tools)


def _wordings(story: Story, text: str) -> Iterable[str]:
    state = _STATES.get(fold_key(text))
    return (text, *story.pack.words(state[1])) if state else (text,)


def _someone(story: Story, reading: SceneReading, span: Span, text: str) -> bool:
    """Whether one of those who look is named; of residents anyone may be, so that only the looking counts."""
    if fold_key(text) in _ANYONE_AT_HOME:
        return True
    meant = story.state.members(text)
    return any(mention.entry in meant for mention in reading.mentions if span.contains(mention.span))


def admits(story: Story, who: str, moment: Moment | None, conditions: Iterable[Condition | str]) -> bool:
    """Whether story state puts `who` among those `conditions` name, or may do so; True where time is not known."""
    life = story.state.life(who, moment)
    for condition in conditions:
        text = condition if isinstance(condition, str) else condition.text
        state = _STATES.get(fold_key(text))
        if state is not None:
            if life.certain in (state[0], Vital.EITHER):
                return True
        elif who in story.state.members(text):
            return True
    return False
