"""R601: someone is in a realm that does not admit them."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import admits, lifted
from writer_app.continuity.judging.evidence import limit_evidence, names_of
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.judging.visits import ReadStay, read_stays, realms
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Condition, Entry, Limit
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.sentences import values_said


def _run(story: Story) -> Iterator[Finding]:
    for realm in realms(story, "admits"):
        for stay in story.judged(read_stays, realm):
            for limit in limits_of(story, realm.id, "admits"):
                if not _admitted(story, realm, limit, stay):
                    yield _finding(story, realm, limit, stay)


def _admitted(story: Story, realm: Entry, limit: Limit, stay: ReadStay) -> bool:
    first = stay.first
    # Who is only seen leaving came in where nobody tells how.
    if stay.ended is not None and stay.ended.span == first.span:
        return True
    if admits(story, stay.who, first.moment, limit.values):
        return True
    # A visit that the notes declare is the author's own word.
    if any(visit.place == realm.id for visit in story.state.where(stay.who, first.moment)):
        return True
    conditions = [*(Condition(value) for value in limit.values if not story.lore.resolve(value)), *limit.unless]
    return lifted(story, first.scene, first.span, conditions)


def _finding(story: Story, realm: Entry, limit: Limit, stay: ReadStay) -> Finding:
    name = name_of(story.lore, stay.who)
    admitted = values_said(LIMITS[limit.key], limit.values, names_of(story))
    message = say("{name} is in {realm} here, which admits only {admitted}.", name=name, realm=realm.name, admitted=admitted)
    evidence = [limit_evidence(story, realm.id, limit)]
    return in_text("R601", message, (stay.first.scene.id, stay.first.span), [stay.who, realm.id], evidence)


CHECK = Check(
    code="R601",
    name="realm-not-admitted",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "moves"}),
    changes=frozenset({"dies", "dying", "returns", "enters", "leaves", "stays at"}),
    limits=frozenset({"admits", "home of", "quirks reach in"}),
    doc=Doc(
        what="Finds somebody entering or being in a realm that does not admit them.",
        why="A realm's door is its first promise; whoever slips through it unexplained breaks the place.",
        example="`admits: [dead, dying]`, and a healthy girl steps onto the white shore.",
        mend="Show why she may come in (she is dying, she is one of its own), declare the visit, or widen the limit.",
        exceptions="Visits that your notes declare, residents, dreams, memories, wishes and what is told in speech are left "
        "alone. So is whoever the sentences just before say is dying.",
    ),
    run=_run,
)
