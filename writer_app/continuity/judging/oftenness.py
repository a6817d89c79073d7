"""How often a power is used: as the text says it, and as uses add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import sentence_span
from writer_app.continuity.judging.quirkuse import Use
from writer_app.continuity.story import Story
from writer_app.domain.spans import Span
from writer_app.language.numerals import number_of, ordinal_of
from writer_app.language.sentence import Token

_TIMES = {"twice": 2, "thrice": 3, "again": 2}
_MOST = 10
"""More times than these in one day are a manner of speaking."""
_NEAR = 4


def told_count(story: Story, use: Use) -> tuple[int, Span] | None:
    """The number of times in one day that the sentence says this use makes, with the words that say so."""
    words = words_of(use.scene.body, sentence_span(use.reading, use.act.span))
    for index, token in enumerate(words):
        count = _count(words, index)
        if count is None:
            continue
        last = min(len(words), index + 2 + _NEAR)
        if has_phrase(words[index:last], story.pack.words("same day words")):
            return count, Span(token.start, words[last - 1].end)
    return None


def _count(words: Sequence[Token], index: int) -> int | None:
    """ "a second time", "twice", "three times", "again that day"."""
    word = words[index].folded
    following = words[index + 1].folded if index + 1 < len(words) else ""
    count = ordinal_of(word) if following == "time" else number_of(word) if following == "times" else None
    return count if count and count <= _MOST else _TIMES.get(word)


def too_many(uses: Sequence[Use], most: int, *, by_scene: bool) -> Iterator[tuple[Use, Use]]:
    """Each use beyond the first `most`, with the one before it; what neighbouring paragraphs tell is one use. Uses at a time
    that is not known are not counted, unless by scene."""
    counted: dict[str, list[Use]] = {}
    ordered = [use for use in uses if by_scene or use.moment is not None]
    if not by_scene:
        ordered.sort(key=lambda use: (use.moment is None, use.moment))
    for use in ordered:
        group = counted.setdefault(use.scene.id if by_scene else "", [])
        if group and _same_event(group[-1], use):
            continue
        if len(group) >= most and group:
            yield use, group[-1]
        group.append(use)


def _same_event(before: Use, use: Use) -> bool:
    if before.scene.id != use.scene.id:
        return False
    return paragraph_of(use.reading, use.span.start) - paragraph_of(use.reading, before.span.start) <= 1
