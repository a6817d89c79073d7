""" "Meant that way": how a finding keeps its identity, and how a decision finds it again after edits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Protocol

from writer_app.continuity.events import SAME_EVENT
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import DataError
from writer_app.domain.findings import Decision, Finding, TextEvidence
from writer_app.domain.lore import Lore
from writer_app.domain.values import Listing, Table, Value, text_of, texts
from writer_app.text.fold import fold_key

_CLOSE = 0.75
_QUOTE_SHARE = 0.7
_WORDS_ALIKE = 0.8
_SEPARATOR = "\x1f"


class Declared(Protocol):
    """What decisions are met by beside findings; a Story is one."""

    @property
    def lore(self) -> Lore:
        """All entries, by present and former ids."""
        ...

    @property
    def timeline(self) -> Timeline:
        """All scenes, by present and former ids."""
        ...


@dataclass(frozen=True, slots=True)
class Applied:
    """Findings with what is meant that way marked, and the decisions that no longer meet anything."""

    findings: tuple[Finding, ...]
    unused: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class ReadDecisions:
    """What `decisions.yaml` holds, and what of it could not be read."""

    decisions: tuple[Decision, ...]
    problems: tuple[DataError, ...] = ()


def fingerprint(item: Finding | Decision) -> str:
    """What identifies a finding: code, subjects, scene, quote and the words around it; never its wording or offsets."""
    words = (item.code, *sorted(item.subjects), item.scene or "", *(fold_key(text) for text in _words(item)))
    return hashlib.sha256(_SEPARATOR.join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _words(item: Finding | Decision) -> tuple[str, str, str]:
    return item.quote, item.before, item.after


def apply(findings: Sequence[Finding], decisions: Sequence[Decision], story: Declared) -> Applied:
    """`findings` with the reason of its decision on each that is meant that way.

    A decision meets its finding exactly, or else the one of the same code, subjects and scene whose words are nearest, or
    else one with all its words in another scene, where they were moved to. Each meets one finding at most.
    """
    left = [(decision, _renamed(decision, story)) for decision in decisions]
    marked = _Marked(list(findings), story.timeline, {index: fingerprint(item) for index, item in enumerate(findings)})
    left = [pair for pair in left if not marked.meet_exactly(pair[1])]
    left = [pair for pair in left if not marked.meet_nearly(pair[1])]
    left = [pair for pair in left if not marked.meet_elsewhere(pair[1])]
    return Applied(tuple(marked.findings), tuple(written for written, _ in left))


@dataclass(slots=True)
class _Marked:
    """Findings while decisions are applied; `free` are those that none has met, with their fingerprints."""

    findings: list[Finding]
    timeline: Timeline
    free: dict[int, str]

    def meet_exactly(self, decision: Decision) -> bool:
        wanted = fingerprint(decision)
        place = next((index for index, found in self.free.items() if found == wanted), None)
        return place is not None and self._dismiss(place, decision)

    def meet_nearly(self, decision: Decision) -> bool:
        scores = {index: _near(self.findings[index], decision, self.timeline) for index in self.free}
        place = max(scores, key=lambda index: (scores[index], -index), default=None)
        return place is not None and scores[place] >= _CLOSE and self._dismiss(place, decision)

    def meet_elsewhere(self, decision: Decision) -> bool:
        if not decision.quote or not (decision.before or decision.after):
            return False
        wanted = fingerprint(replace(decision, scene=""))
        found = (index for index in self.free if fingerprint(replace(self.findings[index], scene="")) == wanted)
        place = next(found, None)
        return place is not None and self._dismiss(place, decision)

    def _dismiss(self, place: int, decision: Decision) -> bool:
        del self.free[place]
        self.findings[place] = replace(self.findings[place], dismissed=decision.reason)
        return True


def _near(finding: Finding, decision: Decision, timeline: Timeline) -> float:
    """How near the words are, from 0 (another thing) up; the same words anywhere in the event are near enough.

    A decision written by hand without a quotation meets anything of its kind, after all others; one without the words around
    its quotation goes by that alone, and asks for more of it.
    """
    key = (decision.code, frozenset(decision.subjects), decision.scene)
    if (finding.code, frozenset(finding.subjects), finding.scene or "") != key:
        return 0.0
    if not decision.quote:
        return _CLOSE
    if not (decision.before or decision.after):
        return max(_words_alike(words, decision.quote) for words in _told(finding, timeline)) * _CLOSE / _WORDS_ALIKE
    around = (1 - _QUOTE_SHARE) * _alike(f"{finding.before} {finding.after}", f"{decision.before} {decision.after}")
    if fold_key(decision.quote) in (fold_key(words) for words in _told(finding, timeline)):
        return 1.0 + around
    return _QUOTE_SHARE * _alike(finding.quote, decision.quote) + around


def _told(finding: Finding, timeline: Timeline) -> Iterator[str]:
    """The words of every passage of the event."""
    yield finding.quote
    source = timeline.source(finding.scene or "")
    for item in finding.evidence if source else ():
        if source is not None and isinstance(item, TextEvidence) and item.label == SAME_EVENT:
            yield item.span.of(source.body)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, fold_key(one), fold_key(other), autojunk=False).ratio()


def _words_alike(one: str, other: str) -> float:
    """How many words two texts share, in order, from 0 to 1: another colour in four words is another thing."""
    return SequenceMatcher(None, fold_key(one).split(), fold_key(other).split(), autojunk=False).ratio()


def _renamed(decision: Decision, story: Declared) -> Decision:
    """`decision` with today's ids: scenes that were merged and entries that were renamed keep their former ones."""
    entries = (story.lore.get(subject) for subject in decision.subjects)
    subjects = tuple(entry.id if entry else old for entry, old in zip(entries, decision.subjects, strict=True))
    return replace(decision, subjects=subjects, scene=story.timeline.scene_id(decision.scene) or decision.scene)


def decision_of(finding: Finding, reason: str = "") -> Decision:
    """The decision that `finding` is meant that way."""
    return Decision(
        code=finding.code,
        subjects=finding.subjects,
        scene=finding.scene or "",
        quote=finding.quote,
        before=finding.before,
        after=finding.after,
        reason=reason,
        fingerprint=fingerprint(finding),
    )


def decisions_from(table: Table) -> ReadDecisions:
    """What stands under `decisions:`. One that cannot be read never costs the others."""
    value = table.get("decisions")
    items = value.items if isinstance(value, Listing) else ()
    problems: list[DataError] = []
    if value is not None and not isinstance(value, Listing) and text_of(value):
        problems.append(_fault("`decisions` is a list", value))
    read: list[Decision] = []
    for item in items:
        if isinstance(item, Table) and text_of(item.get("code")):
            read.append(_decision(item))
        else:
            problems.append(_fault("a decision needs `code:`", item))
    return ReadDecisions(tuple(read), tuple(problems))


def _decision(table: Table) -> Decision:
    return Decision(
        code=text_of(table.get("code")).upper(),
        subjects=texts(table.get("subjects")),
        scene=text_of(table.get("scene")),
        quote=text_of(table.get("quote")),
        before=text_of(table.get("before")),
        after=text_of(table.get("after")),
        reason=text_of(table.get("reason")),
        fingerprint=text_of(table.get("fingerprint")),
        origin=table.origin,
    )


def decision_item(decision: Decision) -> dict[str, str | list[str]]:
    """`decision` as plain text and lists, for an item under `decisions:`; what is empty is left out."""
    item: dict[str, str | list[str]] = {"code": decision.code, "subjects": list(decision.subjects), "scene": decision.scene}
    item |= {"quote": decision.quote, "before": decision.before, "after": decision.after}
    item |= {"reason": decision.reason, "fingerprint": decision.fingerprint or fingerprint(decision)}
    return {key: value for key, value in item.items() if value}


def _fault(message: str, value: Value) -> DataError:
    origin = value.origin
    return DataError(message, path=origin.path, line=origin.line, column=origin.column)
