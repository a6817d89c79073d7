"""Q506: a quirk used too often, or again too soon."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import lifted
from writer_app.continuity.judging.evidence import limit_evidence
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.oftenness import told_count, too_many
from writer_app.continuity.judging.quirkuse import Use, uses
from writer_app.continuity.judging.reports import in_text, name_of, passage, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, Severity
from writer_app.domain.lore import Limit
from writer_app.domain.spans import Span

_KEY = "at most"
_DAY, _SCENE = "day", "scene"


def _run(story: Story) -> Iterator[Finding]:
    if not any(limit.key == _KEY for entry in story.lore for limit in entry.limits):
        return
    by_quirk: dict[str, list[Use]] = {}
    for use in story.judged(uses):
        if not use.effect and use.user is not None:
            by_quirk.setdefault(use.quirk.id, []).append(use)
    for quirk, found in by_quirk.items():
        for limit in limits_of(story, quirk, _KEY):
            yield from _beyond(story, limit, found)


def _beyond(story: Story, limit: Limit, found: list[Use]) -> Iterator[Finding]:
    most = int(limit.values[0]) if limit.values and limit.values[0].isdigit() else None
    if most is None:
        return
    per = limit.option("per")
    if per == _DAY:
        for use in found:
            told = told_count(story, use)
            if told is not None and told[0] > most and not lifted(story, use.scene, use.act.span, limit.unless):
                yield _finding(story, use, limit, told[1])
        return
    for use, earlier in too_many(found, most, by_scene=per == _SCENE):
        if not lifted(story, use.scene, use.act.span, limit.unless):
            yield _finding(story, use, limit, earlier.span, earlier.scene.id)


def _finding(story: Story, use: Use, limit: Limit, told: Span, scene: str = "") -> Finding:
    name = name_of(story.lore, use.user)
    message = say("{name} uses {quirk} here once more than it works.", name=name, quirk=use.quirk.name)
    label = "used before" if scene else "how often"
    evidence: list[Evidence] = [limit_evidence(story, use.quirk.id, limit), passage(scene or use.scene.id, told, label)]
    return in_text("Q506", message, (use.scene.id, use.span), [use.user or "", use.quirk.id], evidence)


CHECK = Check(
    code="Q506",
    name="quirk-too-soon",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts"}),
    limits=frozenset({_KEY}),
    doc=Doc(
        what="Finds a quirk used more often than your notes allow: in a day, in a scene, or in all.",
        why="A wish that is granted a fourth time was never one of three.",
        example="Your notes say `at most: 1, per: day`; the text: “Tom stopped the clocks for the second time that day.”",
        mend="Take a use out, or allow one more.",
        exceptions="How often in a day counts only where the text says so (“the second time that day”). In a scene, or in "
        "all, uses are counted; what one passage tells in several sentences is one use. Trying, failing, wishing, remembering "
        "and telling are left alone.",
    ),
    run=_run,
)
