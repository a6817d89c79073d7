"""I701: someone uses an item that somebody else holds."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.custody import came_by, handled
from writer_app.continuity.judging.evidence import declared_evidence
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.state.story_state import Holder
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import ORIGIN, Moment
from writer_app.domain.findings import Finding, Message, Severity
from writer_app.domain.observations import Hold, HoldKind, SceneReading
from writer_app.domain.scenes import SceneSource

_HAVING = frozenset({HoldKind.USES, HoldKind.GIVES, HoldKind.LOSES})


def _run(story: Story) -> Iterator[Finding]:
    for seen in story.judged(handled):
        holder = story.state.holder(seen.hold.item, seen.moment)
        if seen.hold.kind in _HAVING and not (seen.another or holder.destroyed) and _elsewhere(story, holder, seen.hold.who):
            since = _since(story, holder)
            if not came_by(story, seen, since) and not _in_both_hands(seen.reading, seen.hold, holder):
                yield _finding(story, seen.scene, seen.hold, holder)


def _elsewhere(story: Story, holder: Holder, who: str) -> bool:
    """Whether the item is certainly not with `who`, nor with a group they belong to."""
    return holder.is_elsewhere(who) and (holder.who is None or who not in story.state.members(holder.who))


def _since(story: Story, holder: Holder) -> Moment:
    """From when on the text may have put it into other hands: after what the notes last say of it."""
    if holder.by is None or holder.by.change is None:
        return ORIGIN
    return max((interval.may for interval in story.timeline.resolve_all(holder.by.change.at)), default=ORIGIN)


def _in_both_hands(reading: SceneReading, hold: Hold, holder: Holder) -> bool:
    """Whether its holder does something with it just before, in the same paragraph or the one ahead: it may be handed on."""
    here = paragraph_of(reading, hold.span.start)
    for act in reading.acts:
        if holder.who is not None and act.actor == holder.who and act.span.start < hold.span.start:
            concerned = hold.item in (act.object, *(entry for _, entry in act.targets))
            if concerned and here - paragraph_of(reading, act.span.start) <= 1:
                return True
    return False


def _finding(story: Story, scene: SceneSource, hold: Hold, holder: Holder) -> Finding:
    name, item = name_of(story.lore, hold.who), name_of(story.lore, hold.item)
    evidence = [declared_evidence(story, holder.by)] if holder.by else []
    return in_text("I701", _message(story, name, item, holder), (scene.id, hold.span), [hold.who, hold.item], evidence)


def _message(story: Story, name: str, item: str, holder: Holder) -> Message:
    if holder.who is not None:
        other = name_of(story.lore, holder.who)
        return say("{name} has {item} here, but {holder} holds it.", name=name, item=item, holder=other)
    return say("{name} has {item} here, but it is lost.", name=name, item=item)


CHECK = Check(
    code="I701",
    name="item-not-held",
    severity=Severity.CONFLICT,
    reads=frozenset({"holds"}),
    changes=frozenset({"takes", "gives", "lends", "gets back", "gains", "loses"}),
    doc=Doc(
        what="Finds somebody using or holding an item that is with somebody else, or lost.",
        why="Props wander; a knife that was given away in chapter two must not be drawn in chapter nine.",
        example="Your notes say that the knife was given to Tom at the market, and on the road she draws it.",
        mend="Let the text hand it over, correct who holds it, or give another item.",
        exceptions="Taking it or being given it earlier in the text is enough. Looking at it, wishing for it, remembering it "
        "and what is told in speech are left alone, and so is the scene in which it changes hands.",
    ),
    run=_run,
)
