"""What is underlined in a scene: findings of the last check and words in no dictionary, carried along with the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from writer_app.domain.findings import Finding, Severity
from writer_app.domain.spans import Span
from writer_app.gui.editor.trail import Trail

_WORD = re.compile("[^\\W\\d_]+(?:['\u2019][^\\W\\d_]+)*")


class MarkKind(StrEnum):
    """What a mark stands for; each has a line style of its own."""

    CONFLICT = "conflict"
    WARNING = "warning"
    NOTE = "note"
    SPELLING = "spelling"


_KINDS = {
    Severity.CONFLICT: MarkKind.CONFLICT,
    Severity.WARNING: MarkKind.WARNING,
    Severity.NOTE: MarkKind.NOTE,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One underlined stretch of the text as it is now: a `finding`, or a word with what it may have been meant to be."""

    span: Span
    kind: MarkKind
    finding: Finding | None = None
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """The findings of one scene as they stood at `revision`, in the order of the text."""

    revision: int = 0
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding], scene: str, revision: int) -> Marks:
        """Those findings of a check that stand in `scene` and are not meant that way."""
        here = [item for item in findings if item.scene == scene and item.span is not None and item.dismissed is None]
        return cls(revision, tuple(sorted(here, key=lambda item: item.span or Span(0, 0))))

    def within(self, stretch: Span, trail: Trail) -> Iterator[Mark]:
        """The findings that touch `stretch` of the text as it is now; those whose words were changed are gone."""
        if not trail.knows(self.revision):
            return
        for finding in self.findings:
            span = trail.now(finding.span, self.revision) if finding.span is not None else None
            if span is not None and span.overlaps(stretch):
                yield Mark(span, _KINDS[finding.severity], finding)


def word_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch, made longer at both ends so that it cuts no word."""
    while 0 < start < len(text) and not (text[start - 1].isspace() or text[start].isspace()):
        start -= 1
    while 0 < end < len(text) and not (text[end - 1].isspace() or text[end].isspace()):
        end += 1
    return start, end


def words_in(text: str, stretch: Span) -> Iterator[tuple[str, Span]]:
    """The words of a stretch of `text`, each with where it stands; an apostrophe belongs to its word."""
    for found in _WORD.finditer(text, stretch.start, stretch.end):
        yield found[0], Span(found.start(), found.end())


def misspelt_in(text: str, stretch: Span, known: Mapping[str, tuple[str, ...] | None]) -> Iterator[Mark]:
    """The words of a stretch that are known to be misspelt; `known` has None for words that are right."""
    for word, span in words_in(text, stretch):
        suggestions = known.get(word)
        if suggestions is not None:
            yield Mark(span, MarkKind.SPELLING, None, suggestions)
