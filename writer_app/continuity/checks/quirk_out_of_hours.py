"""Q508: a quirk used at an hour at which it does not work."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import lifted
from writer_app.continuity.judging.evidence import limit_evidence, names_of
from writer_app.continuity.judging.hours import hours_told, stretch_between
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.quirkuse import Use, uses
from writer_app.continuity.judging.reports import in_text, name_of, passage, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, Severity
from writer_app.domain.lore import Limit
from writer_app.domain.spans import Span
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.sentences import values_said

_KEY = "only between"


def _run(story: Story) -> Iterator[Finding]:
    if not any(limit.key == _KEY for entry in story.lore for limit in entry.limits):
        return
    for use in story.judged(uses):
        for limit in limits_of(story, use.quirk.id, _KEY):
            told = _out_of_hours(story, use, limit)
            if told is not None and not lifted(story, use.scene, use.act.span, limit.unless):
                yield _finding(story, use, limit, told)


def _out_of_hours(story: Story, use: Use, limit: Limit) -> Span | None:
    """The words that tell an hour at which the quirk does not work; None where none does, or any hour told is a right one."""
    allowed = stretch_between(limit.values)
    told = hours_told(story, use.scene, use.reading, use.act.span)
    if allowed is None or not told or any(allowed.meets(hours) for hours, _ in told):
        return None
    return told[0][1]


def _finding(story: Story, use: Use, limit: Limit, told: Span) -> Finding:
    when = values_said(LIMITS[limit.key], limit.values, names_of(story))
    name = name_of(story.lore, use.user)
    message = say("{name} uses {quirk} here, but it works only between {when}.", name=name, quirk=use.quirk.name, when=when)
    evidence: list[Evidence] = [limit_evidence(story, use.quirk.id, limit), passage(use.scene.id, told, "the hour")]
    return in_text("Q508", message, (use.scene.id, use.span), [use.user or "", use.quirk.id], evidence)


CHECK = Check(
    code="Q508",
    name="quirk-out-of-hours",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "times"}),
    limits=frozenset({_KEY}),
    doc=Doc(
        what="Finds a quirk used at an hour at which your notes say that it does not work.",
        why="A power of the night that is handy at noon is no power of the night.",
        example="Your notes say `only between: [dusk, dawn]`; the text: “At high noon Tom walked through the wall.”",
        mend="Move the deed to another hour, widen the limit, or say with `unless` what lifts it.",
        exceptions="Only an hour that the sentence itself or the scene's `when` tells counts; one that may be a right one is "
        "left alone. So is trying, failing, wishing, remembering and telling.",
    ),
    run=_run,
)
