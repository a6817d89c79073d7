"""The author's own rules: each is a search that must find nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from writer_app.continuity.judging.reports import in_lore, in_text, say
from writer_app.continuity.query.evaluate import search
from writer_app.continuity.query.match import Match
from writer_app.continuity.query.parser import parse
from writer_app.continuity.query.tree import Query
from writer_app.continuity.query.views import Views
from writer_app.continuity.story import Story
from writer_app.domain.errors import UsageError
from writer_app.domain.findings import Finding, LoreEvidence, Message, Severity
from writer_app.domain.lore import Rule
from writer_app.domain.spans import Span
from writer_app.text.fold import fold_key

CODE = "W001"
Narrow = Callable[[Views, Query], Collection[str] | None]
"""The ids that alone need looking at for a search, as an index knows them; None for all."""


def rule_findings(story: Story, narrow: Narrow | None = None) -> Iterator[Finding]:
    """What every rule finds. A rule that cannot be read is a finding too, and the others still count."""
    views = Views(story)
    for rule in story.lore.rules:
        try:
            query = parse(rule.find)
            matches = search(views, query, candidates=narrow(views, query) if narrow else None)
        except UsageError as fault:
            yield _unreadable(rule, fault)
            continue
        for match in matches:
            yield _broken(story, rule, match)


def rule_id(rule: Rule) -> str:
    """What stands for the rule in a finding's subjects: its name in small letters, with hyphens."""
    return "-".join(fold_key(rule.name or rule.find).split())


def _unreadable(rule: Rule, fault: UsageError) -> Finding:
    message = say("The rule “{name}” cannot be used: {fault}.", name=rule.name, fault=str(fault))
    return in_lore(CODE, Severity.WARNING, message, [rule_id(rule)], rule.origin)


def _broken(story: Story, rule: Rule, match: Match) -> Finding:
    severity = Severity(rule.severity) if rule.severity in set(Severity) else Severity.WARNING
    subjects = [rule_id(rule), *(entry for _, entry in match.bound)]
    if match.scene is None or match.span is None:
        entry = story.lore.get(match.entry or "")
        assert entry is not None
        return in_lore(CODE, severity, _message(rule), [*subjects, entry.id], entry.origin)
    evidence = LoreEvidence("", "find", rule.find, "your rule", rule.origin)
    finding = in_text(CODE, _message(rule), (match.scene, _place(match)), subjects, [evidence])
    return replace(finding, severity=severity)


def _message(rule: Rule) -> Message:
    if rule.message:
        text = " ".join(rule.message.split())
        return say("{text}", text=text if text.endswith((".", "!", "?", "…", "”", '"')) else f"{text}.")
    return say("The rule “{name}” finds this.", name=rule.name or rule.find)


def _place(match: Match) -> Span:
    """From the first highlighted word to the last; the whole passage where nothing in it is."""
    assert match.span is not None
    inside = [span for span in match.highlights if match.span.contains(span)]
    return Span(inside[0].start, max(span.end for span in inside)) if inside else match.span
