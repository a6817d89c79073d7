"""Q507: a quirk used while something keeps it down."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import lifted
from writer_app.continuity.judging.evidence import limit_evidence
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.quirkuse import Use, uses
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.judging.suppression import kept_down
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, Severity
from writer_app.domain.lore import Entry, Limit

_KEY = "suppressed by"


def _run(story: Story) -> Iterator[Finding]:
    limits = {quirk.id: limits_of(story, quirk.id, _KEY) for quirk in story.lore}
    for use in story.judged(uses) if any(limits.values()) else ():
        for limit in limits[use.quirk.id] if not use.effect else ():
            if not lifted(story, use.scene, use.act.span, limit.unless):
                yield from _while_kept_down(story, use, limit)


def _while_kept_down(story: Story, use: Use, limit: Limit) -> Iterator[Finding]:
    for text in limit.values:
        by = story.lore.resolve(text)
        shown = kept_down(story, use, by) if by is not None else None
        if by is not None and shown is not None:
            yield _finding(story, use, by, [limit_evidence(story, use.quirk.id, limit), shown])


def _finding(story: Story, use: Use, by: Entry, evidence: list[Evidence]) -> Finding:
    name = name_of(story.lore, use.user)
    message = say("{name} uses {quirk} here, though {by} suppresses it.", name=name, quirk=use.quirk.name, by=by.name)
    return in_text("Q507", message, (use.scene.id, use.span), [use.user or "", use.quirk.id, by.id], evidence)


CHECK = Check(
    code="Q507",
    name="quirk-suppressed",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "holds", "mentions"}),
    changes=frozenset({"wears", "takes off"}),
    limits=frozenset({_KEY}),
    doc=Doc(
        what="Finds a quirk used in the place, under the eyes, or with the thing on that keeps it from working.",
        why="Cuffs that hold a power until the plot needs it free hold nothing.",
        example="Your notes say `suppressed by: the iron cuffs`; the text: “Tom wore the iron cuffs. He walked through the "
        "wall.”",
        mend="Take the cuffs off first, let him look away, move the scene, or say with `unless` what makes it work even so.",
        exceptions="A place counts where the scene is set in it; a thing where its owner wears or holds it by the text or by "
        "your notes; somebody where they look at the owner or hold them in the same or the two sentences before, and have not "
        "let go since. That somebody is about is not enough. Trying, wishing, remembering and telling are left alone.",
    ),
    run=_run,
)
