"""R603: more visits to a realm than it allows, or a way back from the last."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import NOTES, declared_evidence, limit_evidence
from writer_app.continuity.judging.exits import left_within_scene, way_out_shown
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.reports import in_lore, in_text, name_of, passage, say
from writer_app.continuity.judging.visitcount import Visit, visits_of
from writer_app.continuity.judging.visits import read_stays, realms
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, Severity
from writer_app.domain.lore import Entry, Limit
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.sentences import values_said
from writer_app.domain.vocabulary.wording import ordinal

_TRUE = frozenset({"true", "yes"})


def _run(story: Story) -> Iterator[Finding]:
    for realm in realms(story, "visits at most"):
        read = (stay.who for stay in story.judged(read_stays, realm))
        visitors = dict.fromkeys([*(entry.id for entry in story.lore if story.state.visits(entry.id, realm.id)), *read])
        for limit in limits_of(story, realm.id, "visits at most"):
            for who in visitors if limit.values[0].isdigit() else ():
                yield from _judge(story, realm, limit, who, visits_of(story, realm, who))


def _judge(story: Story, realm: Entry, limit: Limit, who: str, visits: list[Visit]) -> Iterator[Finding]:
    allowed = int(limit.values[0])
    for number, visit in enumerate(visits[allowed:], start=allowed + 1):
        yield _too_many(story, (realm, limit, who), visits[:allowed], number, visit)
    if limit.option("last is final").lower() in _TRUE and not limits_of(story, realm.id, "leave only with"):
        for visit in visits[allowed - 1 : allowed] if allowed else ():
            yield from _way_back(story, (realm, limit, who), visit)


def _too_many(story: Story, about: tuple[Entry, Limit, str], earlier: list[Visit], number: int, visit: Visit) -> Finding:
    realm, limit, who = about
    name = name_of(story.lore, who)
    message = say(
        "This is {name}'s {ordinal} visit to {realm}, which may be visited at most {allowed}.",
        name=name,
        ordinal=ordinal(number),
        realm=realm.name,
        allowed=values_said(LIMITS[limit.key], limit.values),
    )
    if visit.read is None:
        assert visit.declared is not None
        change = visit.declared.opened.change
        return in_lore("R603", Severity.CONFLICT, message, [who, realm.id], change.origin if change else realm.origin)
    evidence = [limit_evidence(story, realm.id, limit), *_shown(story, earlier)]
    return in_text("R603", message, (visit.read.first.scene.id, visit.read.first.span), [who, realm.id], evidence)


def _shown(story: Story, earlier: list[Visit]) -> Iterator[Evidence]:
    for number, visit in enumerate(earlier, start=1):
        label = f"visit {number}"
        if visit.declared is not None:
            yield declared_evidence(story, visit.declared.opened, f"{label}, {NOTES}")
        elif visit.read is not None:
            yield passage(visit.read.first.scene.id, visit.read.first.span, label)


def _way_back(story: Story, about: tuple[Entry, Limit, str], visit: Visit) -> Iterator[Finding]:
    realm, limit, who = about
    stay = visit.read
    if stay is None or stay.ended is None or not left_within_scene(stay) or way_out_shown(story, stay, limit.unless):
        return
    message = say("{name} leaves {realm} here, but the last visit is final.", name=name_of(story.lore, who), realm=realm.name)
    evidence = [limit_evidence(story, realm.id, limit)]
    yield in_text("R603", message, (stay.ended.scene.id, stay.ended.span), [who, realm.id], evidence)


CHECK = Check(
    code="R603",
    name="realm-visit-count",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "moves"}),
    changes=frozenset({"dies", "returns", "enters", "leaves", "stays at"}),
    limits=frozenset({"visits at most", "home of", "quirks reach in"}),
    doc=Doc(
        what="Counts each person's visits to a realm, declared and read; finds one too many, or a way back from a final one.",
        why="“You may come twice” is a promise to the reader that the third time costs something.",
        example="`visits at most: 2`, and he opens his eyes on the white shore for the third time.",
        mend="Cut or reframe a visit, raise the number, or show what lifts the limit (`unless`).",
        exceptions="A visit that is declared and one that is read in the same scene are one; a stay over several scenes "
        "is one. Residents, dreams and memories do not count.",
    ),
    run=_run,
)
