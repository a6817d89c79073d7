"""Scenes as searches see them. What is derived is made when first asked for, and kept as long as the views are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from writer_app.continuity.judging.quirkuse import Use, uses
from writer_app.continuity.query.names import Names
from writer_app.continuity.query.tree import Unit
from writer_app.continuity.query.words import pattern, words_of_folded
from writer_app.continuity.story import Story
from writer_app.domain.observations import Act, SceneReading, Segment
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.text.fold import Folded, fold


class SceneView:
    """One scene with its reading."""

    def __init__(self, source: SceneSource, reading: SceneReading) -> None:
        self.source = source
        self.reading = reading

    @cached_property
    def folded(self) -> Folded:
        """The body folded."""
        return fold(self.source.body)

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words of the body, folded."""
        return words_of_folded(self.folded.text)

    @cached_property
    def whole(self) -> Span:
        """All of the body."""
        return Span(0, len(self.source.body))

    def units(self, unit: Unit) -> tuple[Span, ...]:
        """The scene cut into units, in order."""
        if unit is Unit.SENTENCE:
            return self.reading.sentences
        return self.reading.paragraphs if unit is Unit.PARAGRAPH else (self.whole,)

    def find(self, words: Sequence[str], prefix: bool = False) -> tuple[Span, ...]:
        """Where these words stand side by side in one paragraph, overlapping places included."""
        if not prefix and not self.words.issuperset(words):
            return ()
        found = (self.folded.original(hit.start(), hit.end(1)) for hit in pattern(words, prefix).finditer(self.folded.text))
        return tuple(span for span in found if inside(span, self.reading.paragraphs) is not None)

    def segment_at(self, offset: int) -> Segment | None:
        """The segment at `offset`, if reading gave one."""
        return next((segment for segment in self.reading.segments if segment.span.start <= offset < segment.span.end), None)


class Views:
    """One story as searches see it. Whoever searches a story again keeps its views."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._views: dict[str, SceneView] = {}

    def following(self, story: Story) -> Views:
        """Views of `story`, a later state of this one: what is known of a scene that has not changed is known still."""
        views = Views(story)
        for source in story.scenes:
            known = self._views.get(source.id)
            if known is not None and known.source == source and known.reading is story.readings.get(source.id):
                views._views[source.id] = known
        return views

    @cached_property
    def names(self) -> Names:
        """The lore's names."""
        return Names(self.story.lore)

    def uses(self, view: SceneView, act: Act) -> Sequence[Use]:
        """The uses of powers that an act tells."""
        return self._uses.get((view.source.id, act), ())

    @cached_property
    def _uses(self) -> dict[tuple[str, Act], list[Use]]:
        found: dict[tuple[str, Act], list[Use]] = {}
        for use in self.story.judged(uses):
            found.setdefault((use.scene.id, use.act), []).append(use)
        return found

    def of(self, source: SceneSource) -> SceneView:
        """The view of one scene."""
        if source.id not in self._views:
            reading = self.story.readings.get(source.id) or SceneReading(source.id)
            self._views[source.id] = SceneView(source, reading)
        return self._views[source.id]


def inside(span: Span, ordered: Sequence[Span]) -> int | None:
    """Which of the ordered, disjoint spans holds `span` wholly; None if none does."""
    index = bisect_right(ordered, span.start, key=lambda other: other.start) - 1
    return index if index >= 0 and span.end <= ordered[index].end else None


def touched(span: Span, ordered: Sequence[Span]) -> range:
    """The indices of the ordered, disjoint spans that `span` overlaps."""
    first = max(0, bisect_right(ordered, span.start, key=lambda other: other.start) - 1)
    if first < len(ordered) and ordered[first].end <= span.start:
        first += 1
    last = first
    while last < len(ordered) and ordered[last].start < span.end:
        last += 1
    return range(first, last)
