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
    """Whether the sentence tells of a dream, or one has been opened in this paragraph and nobody has woken since."""
    lasting, rousing = story.pack.words("sleep words"), story.pack.words("rousing words")
    own = sentence_span(reading, span)
    here = paragraph_of(reading, span.start)
    begin = reading.paragraphs[here].start if here >= 0 else own.start
    first, last = sentence_at(reading, begin), sentence_at(reading, own.start)
    asleep = False
    for sentence in reading.sentences[max(0, first) : last + 1]:
        words = words_of(scene.body, sentence)
        asleep = has_phrase(words, lasting) or (asleep and not has_phrase(words, rousing))
    return asleep or has_phrase(words_of(scene.body, own), story.pack.words("dream words"))
