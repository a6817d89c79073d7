"""Sentences that speak of dreams and visions. What is told as a dream has its frame from reading."""

from __future__ import annotations

from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import sentence_span
from writer_app.continuity.story import Story
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span


def is_dreamt(story: Story, scene: SceneSource, reading: SceneReading, span: Span) -> bool:
    """Whether the sentence names a dream, a vision or the like."""
    return has_phrase(words_of(scene.body, sentence_span(reading, span)), story.pack.words("dream words"))
