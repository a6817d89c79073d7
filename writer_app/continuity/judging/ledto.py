"""Where the text itself has led: a realm that the narration has come to, though no setting says so."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.judging.passages import happens, segment_at, sentence_span
from writer_app.continuity.story import Story
from writer_app.domain.observations import Mention, Modality, MoveKind, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.text.fold import fold_key

_ARTICLES = frozenset({"the", "a", "an"})


def led_to(story: Story, scene: SceneSource, reading: SceneReading, offset: int, places: frozenset[str]) -> bool:
    """Whether the stretch around `offset` has come to one of `places` before it, and has not gone on since.

    "They went down to the Shore", "She had reached the Shore", "The Shore was just as she had been told"; not where somebody
    thinks or speaks of it.
    """
    segment = segment_at(reading, offset)
    start = segment.span.start if segment is not None else 0
    named = [
        mention.span.end
        for mention in reading.mentions
        if mention.entry in places
        and not mention.in_quote
        and start <= mention.span.start < offset
        and _tells_where(story, scene, reading, mention)
    ]
    return bool(named) and not any(named[-1] <= at < offset for at in _gone_on(reading, places))


def _tells_where(story: Story, scene: SceneSource, reading: SceneReading, mention: Mention) -> bool:
    sentence = sentence_span(reading, mention.span)
    before = [fold_key(word) for word in scene.body[sentence.start : mention.span.start].split()]
    if before and before[-1] in _ARTICLES:
        before.pop()
    # "It took her an hour to reach the Shore."
    held = (Modality.ASSERTED, Modality.HYPOTHETICAL) if before[-2:-1] == ["to"] else (Modality.ASSERTED,)
    if any(act.span.contains(mention.span) and act.modality not in held for act in reading.acts):
        return False
    if not before:
        return not mention.possessive
    return before[-1] in story.pack.words("being there words")


def _gone_on(reading: SceneReading, places: frozenset[str]) -> Iterator[int]:
    """Where somebody leaves one of `places`, or comes to another place."""
    for move in reading.moves:
        if happens(move) and (move.place in places) == (move.kind is MoveKind.DEPARTS) and move.place is not None:
            yield move.span.start
