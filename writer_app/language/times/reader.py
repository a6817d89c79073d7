"""Times as observations: how the text holds them, in which frame, and whose age or which event they tell of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from writer_app.domain.lore import Kind
from writer_app.domain.observations import Act, Description, Mention, MentionKind, Modality, TimeKind, TimeMention
from writer_app.domain.spans import BY_SPAN, Span
from writer_app.language.prose import Prose
from writer_app.language.recall import Recall
from writer_app.language.times.expressions import times_named
from writer_app.language.times.patterns import Named
from writer_app.language.units.othertimes import Stretch

_REASONS = {kind: f"names a {kind.value}" for kind in TimeKind}
_AGE_REASON = "says how old someone is"


class TimeReader:
    """The times of one scene, read after everything else."""

    def __init__(self, prose: Prose, held: Sequence[Stretch], acts: Iterable[Act], ages: Iterable[Description]) -> None:
        self._prose = prose
        self._held = held
        self._acts = sorted(acts, key=BY_SPAN)
        self._act_starts = [act.span.start for act in self._acts]
        self._ages = [seen for seen in ages if seen.key == "age"]

    def read(self, recall: Recall[tuple[Named, ...]] | None = None) -> tuple[TimeMention, ...]:
        """Every time in order; `recall` keeps what stretches of the text name."""
        every = times_named(self._prose.body, self._prose.small, self._prose.pack, recall)
        named = [self._read(each) for each in every if not self._is_a_name(each)]
        spans = [each.span for each in named if each.kind is TimeKind.AGE]
        more = [self._age(seen) for seen in self._ages if not any(seen.span.overlaps(span) for span in spans)]
        return tuple(sorted([*named, *more], key=BY_SPAN)) if more else tuple(named)

    def _mentions(self, span: Span) -> Iterator[Mention]:
        mentions = self._prose.mentions
        at = bisect_left(mentions, span.start, key=lambda each: each.span.end)
        for mention in mentions[at:]:
            if mention.span.start >= span.end:
                return
            if mention.span.end > span.start:
                yield mention

    def _is_a_name(self, named: Named) -> bool:
        """Whether somebody is called so: "May", "Friday"."""
        if named.kind in (TimeKind.RELATIVE, TimeKind.DURATION, TimeKind.AGE):
            return False
        mentions = (each for each in self._mentions(named.span) if each.kind is not MentionKind.PRONOUN)
        return any(self._prose.lexicon.kind(each.entry) not in (None, Kind.EVENT) for each in mentions)

    def _read(self, named: Named) -> TimeMention:
        span = named.span
        quoted = self._prose.quotation_at(span.start) is not None
        age = next((seen for seen in self._ages if seen.span.overlaps(span)), None) if named.kind is TimeKind.AGE else None
        return TimeMention(
            span,
            named.kind,
            named.value,
            named.direction,
            named.anchor,
            age.subject if age is not None else self._event(named.event),
            named.event.of(self._prose.body) if named.event is not None else "",
            self._modality(span, quoted),
            self._prose.segment_at(span.start).frame,
            quoted,
            named.sure,
            _AGE_REASON if named.kind is TimeKind.AGE else _REASONS[named.kind],
        )

    def _age(self, seen: Description) -> TimeMention:
        """An age that a sentence gives without a word of time: "she was nineteen"."""
        return TimeMention(
            seen.span,
            TimeKind.AGE,
            f"{seen.value}y",
            entry=seen.subject,
            modality=seen.modality,
            frame=seen.frame,
            in_quote=self._prose.quotation_at(seen.span.start) is not None,
            confidence=seen.confidence,
            reason=_AGE_REASON,
        )

    def _event(self, span: Span | None) -> str | None:
        named = self._mentions(span) if span is not None else ()
        kind = self._prose.lexicon.kind
        return next((each.entry for each in named if each.entry is not None and kind(each.entry) is Kind.EVENT), None)

    def _modality(self, span: Span, quoted: bool) -> Modality:
        at = bisect_left(self._held, span.end, key=lambda stretch: stretch.span.start) - 1
        if at >= 0 and self._held[at].span.end > span.start:
            return self._held[at].modality
        if quoted:
            return Modality.IN_DIALOGUE
        return next((act.modality for act in self._around(span)), Modality.ASSERTED)

    def _around(self, span: Span) -> Iterator[Act]:
        """The clauses that `span` stands in, the closest first."""
        at = bisect_left(self._act_starts, span.start + 1)
        for act in reversed(self._acts[max(0, at - 4) : at]):
            if act.span.contains(span):
                yield act
