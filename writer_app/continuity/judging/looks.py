"""Colours of eyes and hair as the text gives them: which agree, and which are no look that lasts."""

from __future__ import annotations

import re

from writer_app.continuity.judging.dreams import is_dreamt
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import sentence_span, window
from writer_app.continuity.story import Story
from writer_app.domain.observations import Description, Modality, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.language.deeper.recolouring import CHANGE
from writer_app.language.pack import LanguagePack
from writer_app.text.fold import fold_key

COLOUR_KEYS = ("eye colour", "hair colour")
_MOOD = re.compile(
    r"\s+(?:with|from) (?!(?:an?|the|his|her|its|their|my|your|our|birth|flecks|specks|root|gold|amber|green|brown|grey|gray"
    r"|blue|long|thick|dark)\b)[a-z]+(?=[ ,.;:!?])"
)
"""What eyes are black or red with for a while: tiredness, tears."""
_TOLD = frozenset({Modality.ASSERTED, Modality.IN_DIALOGUE, Modality.REMEMBERED, Modality.REPORTED})
_BLACK_EYE = re.compile(r"\bblack eye\b", re.IGNORECASE)


def colours(pack: LanguagePack, text: str) -> frozenset[str]:
    """The colours that `text` may mean; none where it names no colour."""
    words = fold_key(text).replace(",", " ").split()
    named = frozenset(term for word in words for term in pack.group("colours").get(word, ()))
    # "Dark blue" is blue; "dark" alone is black or brown.
    return named or frozenset(term for word in words for term in pack.group("shades").get(word, ()))


def as_written(story: Story, scene: SceneSource, seen: Description) -> str:
    """The colour in the text's own word where there is one."""
    wanted = colours(story.pack, seen.value)
    words = (token.folded for token in words_of(scene.body, seen.span))
    return next((word for word in words if colours(story.pack, word) & wanted), seen.value)


def is_change(seen: Description) -> bool:
    """Whether the text tells there that a look becomes another: hair dyed, gone grey."""
    return seen.reason == CHANGE and seen.subject is not None and seen.modality in _TOLD


def is_passing(story: Story, scene: SceneSource, reading: SceneReading, seen: Description) -> bool:
    """Whether the look lasts no longer than its moment: dreamt, put on, a likeness, a trick of the light, a mood."""
    if is_dreamt(story, scene, reading, seen.span) or _MOOD.match(scene.body, seen.span.end):
        return True
    if has_phrase(words_of(scene.body, window(reading, seen.span)), story.pack.words("disguise words")):
        return True
    words = story.pack.words("coloured light") | story.pack.words("depiction words")
    sentence = sentence_span(reading, seen.span)
    bruised = story.pack.words("bruise phrases") if seen.key == "eye colour" else frozenset()
    return has_phrase(words_of(scene.body, sentence), words | bruised) or bool(_BLACK_EYE.search(sentence.of(scene.body)))
