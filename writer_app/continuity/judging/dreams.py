"""Dreams that go on over several sentences, until somebody wakes."""

from __future__ import annotations

from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import sentence_at, sentence_span
from writer_app.continuity.story import Story
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span


def is_dreamt(story: Story, scene: SceneSource, reading: SceneReading, span: Span) -> bool:
    """Whether a dream has been opened in this paragraph or the one before and nobody has woken since."""
    dreaming, rousing = story.pack.words("dream words") | story.pack.words("sleep words"), story.pack.words("rousing words")
    own = sentence_span(reading, span)
    here = paragraph_of(reading, span.start)
    begin = reading.paragraphs[max(0, here - 1)].start if here >= 0 else own.start
    first, last = sentence_at(reading, begin), sentence_at(reading, own.start)
    asleep = False
    for sentence in reading.sentences[max(0, first) : last + 1]:
        words = words_of(scene.body, sentence)
        asleep = has_phrase(words, dreaming) or (asleep and not has_phrase(words, rousing))
    return asleep
