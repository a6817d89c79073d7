"""How a scene is told: which sentences are narration pure, in which tense, by whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from lemminflect import getAllInflections

from writer_app.continuity.judging.passages import read_scenes, segment_at
from writer_app.continuity.story import Story
from writer_app.domain.observations import Act, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span

_REAL = frozenset({Frame.MAIN, Frame.REALM})
_ASIDE = re.compile(r"[\"“”\u2018*_>\[\]{}|—]|(?:^|\s)'|\d\)|:\s*$|^\s*-|\.\.\.|…")
"""Marks of speech, thought, letters, verse and asides: a sentence with one of them is no plain narration."""


class Tense(StrEnum):
    """The tense of a finite verb, where its form alone tells."""

    PAST = "past"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of plain narration with the clauses in it; `tense` is that of the first, where the form of its verb tells."""

    span: Span
    acts: tuple[Act, ...]
    tense: Tense | None


def narrations(story: Story) -> Iterator[tuple[SceneSource, SceneReading, tuple[Told, ...]]]:
    """Every scene with its sentences of plain narration, in reading order."""
    for scene, reading in read_scenes(story):
        yield scene, reading, tuple(narration(scene, reading))


def narration(scene: SceneSource, reading: SceneReading) -> Iterator[Told]:
    """Every sentence of plain narration of the scene's main line, in order; paragraphs in which anybody speaks apart."""
    acts = sorted(reading.acts, key=lambda act: act.span)
    starts = [act.span.start for act in acts]
    spoken = [quote.span for quote in reading.quotes]
    paragraphs = iter(reading.paragraphs)
    paragraph = next(paragraphs, Span(0, 0))
    for sentence in reading.sentences:
        while sentence.start >= paragraph.end and (following := next(paragraphs, None)) is not None:
            paragraph = following
        segment = segment_at(reading, sentence.start)
        if segment is None or segment.frame not in _REAL or _ASIDE.search(sentence.of(scene.body)):
            continue
        if any(span.overlaps(paragraph) for span in _near(spoken, paragraph)):
            continue
        inside = tuple(acts[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)])
        first = inside[0] if inside else None
        yield Told(sentence, inside, tense_of(first.verb, first.verb_span.of(scene.body)) if first else None)


def _near(spans: Sequence[Span], paragraph: Span) -> Sequence[Span]:
    at = bisect_left(spans, paragraph.start, key=lambda span: span.end)
    return spans[at : at + 2]


def tense_of(lemma: str, written: str) -> Tense | None:
    """The tense of a verb as written ("was walking", "walks"), by its first word; None where the form leaves it open."""
    words = written.lower().split()
    if not words:
        return None
    if words[0] in ("was", "were", "had", "did"):
        return Tense.PAST
    if words[0] in ("is", "has", "does", "am", "are"):
        return Tense.PRESENT
    past, present = _forms(lemma)
    if len(words) > 1 or words[0] == lemma:
        return None
    if words[0] in present:
        return Tense.PRESENT
    return Tense.PAST if words[0] in past else None


@lru_cache(maxsize=8_000)
def _forms(lemma: str) -> tuple[frozenset[str], frozenset[str]]:
    forms = getAllInflections(lemma, "VERB")
    past, present = frozenset(forms.get("VBD", ())), frozenset(forms.get("VBZ", ()))
    return past, present
