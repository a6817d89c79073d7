"""R606: a quirk used in a realm in which it does not work, or felt in one into which it does not reach."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import lifted
from writer_app.continuity.judging.evidence import limit_evidence
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.passages import segment_at
from writer_app.continuity.judging.quirkuse import Use, uses
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.judging.visits import realms, within
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Message, Severity
from writer_app.domain.lore import Entry, Kind, Limit

_WORK, _REACH = "quirks work", "quirks reach in"


def _run(story: Story) -> Iterator[Finding]:
    for realm in realms(story, _WORK, _REACH):
        for use in story.judged(uses):
            for limit in limits_of(story, realm.id, _WORK, _REACH):
                broken = _works_inside if limit.key == _WORK else _reaches_in
                if broken(story, realm, use) and not lifted(story, use.scene, use.act.span, limit.unless):
                    yield _finding(story, realm, use, limit)


def _works_inside(story: Story, realm: Entry, use: Use) -> bool:
    """Whether a power is used inside that neither works there nor reaches in."""
    place = _place(use)
    return place is not None and within(story, place, realm) and not _allowed(story, realm, use, _WORK, _REACH)


def _reaches_in(story: Story, realm: Entry, use: Use) -> bool:
    """Whether somebody elsewhere uses a power on what is certainly inside, and it does not reach in."""
    place = _place(use)
    if place is None or use.user is None or use.thing is None or within(story, place, realm):
        return False
    return _is_inside(story, realm, use) and not _allowed(story, realm, use, _REACH)


def _is_inside(story: Story, realm: Entry, use: Use) -> bool:
    thing = story.lore.get(use.thing or "")
    if thing is None or use.moment is None:
        return False
    if thing.kind is Kind.LOCATION:
        return within(story, thing.id, realm)
    stays = story.state.where(thing.id, use.moment)
    return bool(stays) and all(within(story, stay.place, realm) and stay.certain_at(use.moment) for stay in stays)


def _place(use: Use) -> str | None:
    segment = segment_at(use.reading, use.act.span.start)
    return segment.place if segment is not None else None


def _allowed(story: Story, realm: Entry, use: Use, *keys: str) -> bool:
    """Whether a limit names the power, or what its values stand for is not known."""
    values = [text for limit in limits_of(story, realm.id, *keys) for text in limit.values]
    named = [story.lore.resolve(text) for text in values]
    return any(entry is None or use.quirk.id in story.state.members(entry.id) or use.user == entry.id for entry in named)


def _finding(story: Story, realm: Entry, use: Use, limit: Limit) -> Finding:
    evidence = [limit_evidence(story, realm.id, limit)]
    subjects = [use.user or "", use.quirk.id, realm.id]
    return in_text("R606", _message(story, realm, use, limit), (use.scene.id, use.span), subjects, evidence)


def _message(story: Story, realm: Entry, use: Use, limit: Limit) -> Message:
    if limit.key == _REACH:
        template = "{name} uses {quirk} here on what is in {realm}, into which it does not reach."
    elif use.user is None:
        template = "{quirk} is felt here in {realm}, where it does not work."
    else:
        template = "{name} uses {quirk} here in {realm}, where it does not work."
    return say(template, name=name_of(story.lore, use.user), quirk=use.quirk.name, realm=realm.name)


CHECK = Check(
    code="R606",
    name="realm-quirk",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "mentions"}),
    changes=frozenset({"enters", "leaves", "stays at"}),
    limits=frozenset({_WORK, _REACH}),
    doc=Doc(
        what="Finds a quirk used in a realm in which it does not work, or used from outside on what is in a realm into which "
        "it does not reach.",
        why="A place that takes everybody's power is frightening only as long as it does.",
        example="Your notes say of the Afterlife `quirks work: rewind`; in a scene set there: “Tom walked through the wall.”",
        mend="Leave the power out, add it to the ones that work, move the scene, or say with `unless` what lets it work.",
        exceptions="The scene has to be set in the realm, by its `place` or by what the text tells. A power that reaches in "
        "may be felt inside. Dreams, memories, what is tried, denied, wished for or told are left alone.",
    ),
    run=_run,
)
