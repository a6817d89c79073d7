"""Whether a clause says a cue of a power, or shows its effect."""

from __future__ import annotations

from collections.abc import Sequence

from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.matching import find_phrase, lemmas, words_of
from writer_app.continuity.story import Story
from writer_app.domain.lore import Kind
from writer_app.domain.observations import Act, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import SOMETHING
from writer_app.domain.spans import Span
from writer_app.language.pack import LanguagePack
from writer_app.language.sentence import Token
from writer_app.language.words import is_word
from writer_app.text.fold import fold_key

_WITHIN_PHRASE = 4
_ALIVE = ("subject pronouns", "object pronouns", "person nouns", "body parts", "vehicles")


def said_by(scene: SceneSource, act: Act) -> tuple[Token, ...]:
    """The words of the clause from its verb on."""
    return words_of(scene.body, Span(act.verb_span.start, max(act.span.end, act.verb_span.end)))


def says(pack: LanguagePack, words: Sequence[Token], act: Act, cue: str) -> bool:
    """Whether a clause says the cue: its verb, its other words in one piece, before or after an object, and an object where
    it has "something". `words` are those from the verb on; "the" and "his" are passed over in both."""
    head, *rest = cue.split()
    if head not in lemmas(act.verb) or (SOMETHING in rest and not has_object(pack, words, act)):
        return False
    small = articles(pack)
    phrase = " ".join(word for word in rest if word != SOMETHING and word not in small)
    following = [token for token in words[1:] if token.folded not in small]
    return not phrase or any(first <= _WITHIN_PHRASE for first, _ in find_phrase(following, phrase))


def has_object(pack: LanguagePack, words: Sequence[Token], act: Act) -> bool:
    """Whether the verb has an object of its own, not only one that a preposition brings ("burst into flames")."""
    span = act.object_span
    if span is None:
        return False
    return not any(token.folded in pack.words("prepositions") for token in words[1:] if token.start < span.start)


def articles(pack: LanguagePack) -> frozenset[str]:
    """The small words before a noun: "the", "his"."""
    return pack.words("determiners") | pack.words("possessive determiners") | {"her"}


def by_itself(story: Story, reading: SceneReading, act: Act, words: Sequence[Token]) -> bool:
    """Whether a thing does this of its own: nobody who buckles a belt, no neck that bulges, no stranger who shudders.
    `words` as for `says`."""
    entry = story.lore.get(act.actor) if act.actor else None
    if entry is not None and entry.kind not in (Kind.LOCATION, Kind.ITEM):
        return False
    if act.passive or has_object(story.pack, words, act):
        return False
    return not (is_alive(story, act.actor_text) or _is_a_name(reading, act))


def is_alive(story: Story, text: str) -> bool:
    """Whether the words stand for somebody, a part of somebody, or something that lurches without a power."""
    head = fold_key(text).split()[-1:]
    return any(form in story.pack.words(name) for word in head for form in lemmas(word) for name in _ALIVE)


def _is_a_name(reading: SceneReading, act: Act) -> bool:
    """Whether somebody does it whom the lore does not know: a capital that no sentence begins with, or no word at all."""
    last = act.actor_text.split()[-1:]
    if act.actor or act.actor_span is None or not any(word[:1].isupper() for word in last):
        return False
    begins = any(span.start == act.actor_span.start for span in reading.sentences)
    return not begins or not is_word(fold_key(last[0]))


def near_to(reading: SceneReading, act: Act, who: set[str]) -> Span | None:
    """Where one of `who` is named for certain in the paragraph of `act` or the ones beside it, nearest first."""
    here = paragraph_of(reading, act.span.start)
    named = [mention.span for mention in reading.mentions if mention.certain and mention.entry in who]
    near = [span for span in named if abs(paragraph_of(reading, span.start) - here) <= 1]
    return min(near, key=lambda span: abs(span.start - act.span.start), default=None)
