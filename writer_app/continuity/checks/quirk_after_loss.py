"""Q502: a quirk used by someone who has lost it."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import declared_evidence
from writer_app.continuity.judging.quirkuse import Use, uses
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.state.story_state import Declared, Truth
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity


def _run(story: Story) -> Iterator[Finding]:
    for use in story.judged(uses):
        if use.user is None or use.moment is None:
            continue
        has = story.state.has_quirk(use.user, use.quirk.id, use.moment)
        if has.truth is Truth.NO and has.by is not None and has.by.change is not None:
            yield _finding(story, use, has.by)


def _finding(story: Story, use: Use, loss: Declared) -> Finding:
    name = name_of(story.lore, use.user)
    message = say("{name} uses {quirk} here, but no longer has it.", name=name, quirk=use.quirk.name)
    evidence = [declared_evidence(story, loss)]
    return in_text("Q502", message, (use.scene.id, use.span), [use.user or "", use.quirk.id], evidence)


CHECK = Check(
    code="Q502",
    name="quirk-after-loss",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts"}),
    changes=frozenset({"takes", "gives", "lends", "gets back", "gains", "loses"}),
    doc=Doc(
        what="Finds a quirk used by somebody who has lost it, given it away or had it taken.",
        why="A loss that costs nothing is no loss.",
        example="Your notes say `loses: fire` at the theft; three chapters later he sets a torch alight with a glance.",
        mend="Give the deed another cause, move the loss, or add `gains` where the power comes back.",
        exceptions="Trying, failing, wishing, remembering and telling are left alone, and so is the scene of the loss itself. "
        "An everyday tool (“with a match”) means that no power was used.",
    ),
    run=_run,
)
