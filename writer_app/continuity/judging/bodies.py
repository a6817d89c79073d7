"""Parts of a body that the text shows in use: whose, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import happens, moment_at, read_scenes
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.observations import Mention, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.language.sentence import Token

_SIDES = ("left", "right")
_SURE = 0.75
_BEFORE = 3
"""How many words may stand between whose a part is and its side: "his poor left leg"."""


@dataclass(frozen=True, slots=True)
class PartSeen:
    """`who` has a part, `words` in a sentence of `scene`: `part` is the word for it, `side` "left", "right" or "both"."""

    who: str
    part: str
    side: str
    scene: SceneSource
    words: Span
    moment: Moment | None


def parts_seen(story: Story, people: frozenset[str]) -> Iterator[PartSeen]:
    """Every part with a side, or pair of parts, that the text gives to one of `people`, in reading order."""
    for scene, reading in read_scenes(story) if people else ():
        for sentence in reading.sentences:
            named = [each for each in reading.mentions if each.entry in people and sentence.contains(each.span)]
            if named:
                words = words_of(scene.body, sentence)
                if not has_phrase(words, story.pack.words("absent part words")):
                    yield from _in_sentence(story, (scene, reading), words, named)


def _in_sentence(
    story: Story, place: tuple[SceneSource, SceneReading], words: Sequence[Token], named: Sequence[Mention]
) -> Iterator[PartSeen]:
    scene, reading = place
    limbs = story.pack.group("limbs")
    for index, token in enumerate(words):
        side = token.folded if token.folded in _SIDES else "both" if token.folded in story.pack.words("both words") else ""
        if not side:
            continue
        part = next((each for each in words[index + 1 : index + 3] if each.folded in limbs), None)
        who = _owner(reading, words, index, named, side)
        if part is not None and who is not None:
            span = Span(token.start, part.end)
            yield PartSeen(who, part.folded, side, scene, span, moment_at(story, reading, token.start))


def _owner(reading: SceneReading, words: Sequence[Token], index: int, named: Sequence[Mention], side: str) -> str | None:
    """Whose the part is: the possessor before it, or for a pair without one whoever acts."""
    around = [*words[max(0, index - _BEFORE) : index], *(words[index + 1 : index + 2] if side == "both" else ())]
    first, last = (around[0].start, around[-1].end) if around else (words[index].start, words[index].end)
    owners = [each for each in named if each.possessive and first <= each.span.start < last and each.confidence >= _SURE]
    if owners:
        between = [token for token in words[:index] if token.start > owners[-1].span.end]
        # "his companion's left leg"
        return None if any(token.folded == "'s" for token in between) else owners[-1].entry
    if side != "both" or any(each.possessive and first <= each.span.start < last for each in reading.mentions):
        return None
    at = words[index].start
    acting = [act for act in reading.acts if act.span.start <= at < act.span.end and happens(act) and act.confidence >= _SURE]
    people = {each.entry for each in named}
    return next((act.actor for act in reversed(acting) if act.actor in people), None)
