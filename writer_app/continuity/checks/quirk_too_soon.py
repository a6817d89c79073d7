"""Q506: a quirk used too often, or again too soon."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import lifted
from writer_app.continuity.judging.evidence import limit_evidence
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.oftenness import told_count, too_many
from writer_app.continuity.judging.quirkuse import Use, uses
from writer_app.continuity.judging.reports import in_text, name_of, passage, say
from writer_app.continuity.judging.rests import rest_of, rested
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, Message, Severity
from writer_app.domain.lore import Limit
from writer_app.domain.spans import Span

_MOST, _REST = "at most", "not again within"
_DAY, _SCENE = "day", "scene"


def _run(story: Story) -> Iterator[Finding]:
    if not any(limit.key in (_MOST, _REST) for entry in story.lore for limit in entry.limits):
        return
    by_quirk: dict[str, list[Use]] = {}
    for use in story.judged(uses):
        if not use.effect and use.user is not None:
            by_quirk.setdefault(use.quirk.id, []).append(use)
    for quirk, found in by_quirk.items():
        for limit in limits_of(story, quirk, _MOST):
            yield from _beyond(story, limit, found)
        for limit in limits_of(story, quirk, _REST):
            yield from _unrested(story, limit, found)


def _unrested(story: Story, limit: Limit, found: list[Use]) -> Iterator[Finding]:
    """Uses of one person with less time between them than the power needs, where both times are stated."""
    rest = rest_of(story, limit)
    if rest is None:
        return
    placed = [use for use in found if use.moment is not None]
    placed.sort(key=lambda use: (use.user or "", use.moment))
    for before, after in pairwise(placed):
        past = rested(story, before, after) if before.user == after.user else None
        if past is not None and past[0] < rest and not lifted(story, after.scene, after.act.span, limit.unless):
            name, said = name_of(story.lore, after.user), ", ".join(limit.values)
            template = "{name} uses {quirk} here again, but it does not work again within {rest}."
            message = say(template, name=name, quirk=after.quirk.name, rest=said)
            yield _finding(story, after, (limit, message), [_earlier(before), *_told(after, past[1])])


def _earlier(before: Use) -> Evidence:
    return passage(before.scene.id, before.span, "used before")


def _told(use: Use, told: Span | None) -> list[Evidence]:
    return [passage(use.scene.id, told, "how long after")] if told is not None else []


def _beyond(story: Story, limit: Limit, found: list[Use]) -> Iterator[Finding]:
    most = int(limit.values[0]) if limit.values and limit.values[0].isdigit() else None
    if most is None:
        return
    per = limit.option("per")
    if per == _DAY:
        for use in found:
            told = told_count(story, use)
            if told is not None and told[0] > most and not lifted(story, use.scene, use.act.span, limit.unless):
                yield _once_more(story, use, limit, passage(use.scene.id, told[1], "how often"))
        return
    for use, earlier in too_many(found, most, by_scene=per == _SCENE):
        if not lifted(story, use.scene, use.act.span, limit.unless):
            yield _once_more(story, use, limit, _earlier(earlier))


def _once_more(story: Story, use: Use, limit: Limit, shown: Evidence) -> Finding:
    name = name_of(story.lore, use.user)
    message = say("{name} uses {quirk} here once more than it works.", name=name, quirk=use.quirk.name)
    return _finding(story, use, (limit, message), [shown])


def _finding(story: Story, use: Use, broken: tuple[Limit, Message], shown: list[Evidence]) -> Finding:
    limit, message = broken
    evidence = [limit_evidence(story, use.quirk.id, limit), *shown]
    return in_text("Q506", message, (use.scene.id, use.span), [use.user or "", use.quirk.id], evidence)


CHECK = Check(
    code="Q506",
    name="quirk-too-soon",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "times"}),
    limits=frozenset({_MOST, _REST}),
    doc=Doc(
        what="Finds a quirk used more often than your notes allow (in a day, in a scene, or in all), or again before it "
        "has rested.",
        why="A wish that is granted a fourth time was never one of three.",
        example="Your notes say `at most: 1, per: day`; the text: “Tom stopped the clocks for the second time that day.”",
        mend="Take a use out, let more time pass, or allow one more.",
        exceptions="How often in a day counts only where the text says so (“the second time that day”). In a scene, or in "
        "all, uses are counted; what one passage tells in several sentences is one use. How long "
        "it has rested counts only where the text says it (“ten minutes later”) or both scenes have a date. Trying, "
        "failing, wishing, remembering and telling are left alone.",
    ),
    run=_run,
)
