"""Q501: a quirk used by someone whose it is not, or not yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import lifted
from writer_app.continuity.judging.evidence import declared_evidence, limit_evidence, names_of
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.ownership import first_gain, is_borrowed, may_wield, origin_of
from writer_app.continuity.judging.quirkuse import Use, uses, uses_by_others
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.state.story_state import Declared, Truth
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, Message, Severity
from writer_app.domain.lore import Limit
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.sentences import values_said

_KEY = "only by"


def _run(story: Story) -> Iterator[Finding]:
    for use in story.judged(uses):
        yield from _not_yet(story, use)
        yield from _not_allowed(story, use)
    for use in story.judged(uses_by_others):
        if not may_wield(story, use) and not is_borrowed(story, use):
            yield from _never(story, use)


def _not_yet(story: Story, use: Use) -> Iterator[Finding]:
    """Somebody uses what they come by later."""
    if use.user is None or use.moment is None:
        return
    has = story.state.has_quirk(use.user, use.quirk.id, use.moment)
    gain = first_gain(story, use.user, use.quirk.id) if has.truth is Truth.NO and has.by is None else None
    if gain is not None and not is_borrowed(story, use):
        said = say("{name} uses {quirk} here, but comes by it only later.", **_names(story, use))
        yield _finding(use, said, [declared_evidence(story, gain)])


def _not_allowed(story: Story, use: Use) -> Iterator[Finding]:
    """Somebody has it whom a limit does not let use it."""
    for limit in limits_of(story, use.quirk.id, _KEY) if use.user is not None else ():
        allowed = [story.state.members(text) for text in limit.values]
        stranger = all(allowed) and not any(use.user in members for members in allowed)
        if stranger and not lifted(story, use.scene, use.act.span, limit.unless):
            yield _finding(use, _only_by(story, use, limit), [limit_evidence(story, use.quirk.id, limit)])


def _only_by(story: Story, use: Use, limit: Limit) -> Message:
    who = values_said(LIMITS[limit.key], limit.values, names_of(story))
    return say("{name} uses {quirk} here, but it is used only by {who}.", who=who, **_names(story, use))


def _never(story: Story, use: Use) -> Iterator[Finding]:
    """Somebody uses what the notes give to others alone; the notes may not be complete, so it is a doubt."""
    origin = origin_of(story, use.quirk.id)
    said = say("{name} uses {quirk} here, but your notes give it only to others.", **_names(story, use))
    yield replace(_finding(use, said, _evidence(story, origin)), severity=Severity.WARNING)


def _names(story: Story, use: Use) -> dict[str, str]:
    return {"name": name_of(story.lore, use.user), "quirk": use.quirk.name}


def _evidence(story: Story, declared: Declared | None) -> list[Evidence]:
    return [declared_evidence(story, declared)] if declared is not None else []


def _finding(use: Use, message: Message, evidence: list[Evidence]) -> Finding:
    return in_text("Q501", message, (use.scene.id, use.span), [use.user or "", use.quirk.id], evidence)


CHECK = Check(
    code="Q501",
    name="quirk-not-owned",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "mentions"}),
    changes=frozenset({"takes", "gives", "lends", "gets back", "gains", "loses"}),
    limits=frozenset({_KEY}),
    doc=Doc(
        what="Finds a quirk used by somebody who does not have it: not yet, or never according to your notes, or against "
        "`only by`.",
        why="A power that anybody can use when the plot needs it belongs to nobody.",
        example="Your notes say `owner: mimic`; the text: “Tom used Mimicry on the door.”",
        mend="Let its owner do it, or say in your notes how the other came by it: `gains`, `takes`, or `lends`.",
        exceptions="Of people who never have it, only a use that calls the quirk by its name counts, and that is a "
        "doubt. Members of a group that owns it, whoever holds the item that it lies in, somebody who is secretly its owner, "
        "a power that the text says is borrowed, copied or stolen, trying, wishing, remembering and telling are left alone.",
    ),
    run=_run,
)
