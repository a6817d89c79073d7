"""The verbs of a passage that may show a power: what its user does there, and what a thing does by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from writer_app.continuity.judging.cues import by_itself, is_alive, said_by, says
from writer_app.continuity.judging.matching import lemmas, words_of
from writer_app.continuity.judging.passages import happens
from writer_app.continuity.story import Story
from writer_app.domain.lessons import Role
from writer_app.domain.observations import Act, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import Shape
from writer_app.domain.spans import Span
from writer_app.language.words import open_classes, verb_forms
from writer_app.text.fold import fold_key

Phrases = Mapping[Role, Sequence[str]]
"""Cues and effects, folded."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A verb that may show the power in `role`: its act, and what the power takes hold of there, in words. `sure` is false
    where the user is only a pronoun that reading leaves open."""

    role: Role
    act: Act
    thing: str
    sure: bool = True


def shown_in(story: Story, scene: SceneSource, reading: SceneReading, user: str | None) -> Iterator[Shown]:
    """Every verb of a scene that may show a power of `user`, in text order; without a user only what things do."""
    for act in reading.acts:
        shown = _shown_by(story, scene, reading, act, user) if happens(act) else None
        if shown is not None:
            yield shown


def _shown_by(story: Story, scene: SceneSource, reading: SceneReading, act: Act, user: str | None) -> Shown | None:
    if user is not None and act.actor == user:
        return Shown(Role.CUE, act, act.object_text)
    if user is not None and act.actor is None and fold_key(act.actor_text) in story.pack.words("subject pronouns") - {"it"}:
        return Shown(Role.CUE, act, act.object_text, sure=False)
    if act.actor_span is None or not act.actor_text or not by_itself(story, reading, act, said_by(scene, act)):
        return None
    return Shown(Role.EFFECT, act, act.actor_text)


def before_nouns(story: Story, scene: SceneSource, sentence: Span, verbs: Collection[str]) -> Iterator[Shown]:
    """What a thing is said to be doing in passing: "the rippling walls"."""
    words = words_of(scene.body, sentence)
    for word, noun in pairwise(words):
        tags, verb = verb_forms(word.folded)
        if "G" in tags and verb in verbs and "N" in open_classes(noun.folded) and not is_alive(story, noun.folded):
            span, thing = Span(word.start, word.end), Span(noun.start, noun.end)
            yield Shown(Role.EFFECT, Act(span, verb, span, actor_text=noun.text, actor_span=thing), noun.text, sure=False)


def said_forms(story: Story, scene: SceneSource, act: Act, role: Role, phrases: Phrases) -> tuple[str, ...]:
    """Those of `phrases` in that role which the act says."""
    words = said_by(scene, act)
    wanted = (phrase for phrase in phrases.get(role, ()) if phrase.split()[0] in lemmas(act.verb))
    return tuple(phrase for phrase in wanted if says(story.pack, words, act, phrase))


def of_shape(shape: Shape | None) -> dict[Role, tuple[str, ...]]:
    """The cues and effects of a shape; none without one."""
    return {Role.CUE: shape.cues, Role.EFFECT: shape.effects} if shape is not None else {}
