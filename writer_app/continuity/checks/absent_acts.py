"""L302: somebody acts in a scene although they are away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import declared_evidence
from writer_app.continuity.judging.onstage import Deed, deeds_on_stage, same_place
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.judging.whereabouts import sightings
from writer_app.continuity.state.story_state import Declared
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity

_COMING = frozenset({"enters", "stays at", "returns"})


def _run(story: Story) -> Iterator[Finding]:
    people = frozenset(_movable(story))
    if not people:
        return
    seen = {(each.who, each.scene.id) for each in story.judged(sightings) if not each.told}
    told: set[tuple[str, str]] = set()
    for deed in deeds_on_stage(story, people):
        # Whoever is seen to come or to be somewhere in the scene is another check's business.
        key = (deed.who, deed.scene.id)
        away = _away(story, deed) if key not in seen and key not in told else None
        if away is not None:
            told.add(key)
            yield _finding(story, deed, *away)


def _movable(story: Story) -> Iterator[str]:
    """Everybody whom the notes have stay somewhere or leave."""
    for item in story.state.changes:
        if item.change.verb in ("stays at", "leaves"):
            yield item.entry.id
            yield from (who for text in item.change.arg("what") for who in story.state.members(text))


def _away(story: Story, deed: Deed) -> tuple[Declared, str] | None:
    """What has them elsewhere, with the place that it names; None where they may be in the scene."""
    where = story.state.where(deed.who, deed.moment)
    if any(stay.visit or same_place(story, stay.place, deed.place) for stay in where):
        return None
    certain = [stay for stay in where if stay.certain_at(deed.moment)]
    if certain:
        # In its first and its last scene they may still, or again, be here.
        ends = certain[0].scenes[:1] + certain[0].scenes[-1:]
        return None if deed.scene.id in ends or where != tuple(certain) else (certain[0].opened, certain[0].place)
    return _left(story, deed) if not where else None


def _left(story: Story, deed: Deed) -> tuple[Declared, str] | None:
    """The departure from this very place, if nothing since may have brought them back."""
    gone: Declared | None = None
    for item in story.state.changes:
        change = item.change
        if item.entry.id != deed.who or not item.interval.possible_at(deed.moment):
            continue
        places = [place.id for text in change.arg("what") if (place := story.lore.resolve(text)) is not None]
        if change.verb == "leaves" and any(same_place(story, place, deed.place) for place in places):
            gone = item.declared if item.interval.certain_at(deed.moment) else None
        elif change.verb in _COMING:
            gone = None
    return (gone, deed.place) if gone is not None else None


def _finding(story: Story, deed: Deed, by: Declared, place: str) -> Finding:
    name, here, there = (name_of(story.lore, key) for key in (deed.who, deed.place, place))
    if place == deed.place:
        message = say("{name} acts here at {here}, but has left it by then.", name=name, here=here)
    else:
        message = say("{name} acts here at {here}, but stays at {there} at this point.", name=name, here=here, there=there)
    subjects = [deed.who, deed.place, place]
    found = in_text("L302", message, (deed.scene.id, deed.span), subjects, [declared_evidence(story, by)])
    return replace(found, severity=Severity.WARNING)


CHECK = Check(
    code="L302",
    name="absent-acts",
    severity=Severity.WARNING,
    reads=frozenset({"acts", "moves"}),
    changes=frozenset({"stays at", "enters", "leaves", "returns"}),
    doc=Doc(
        what="Finds somebody acting in a scene at one place while your notes have them at another, or gone from it.",
        why="A cousin who sailed in chapter three and passes the salt in chapter five never sailed.",
        example="Your notes say `stays at: the cell` through chapter four; in a "
        "scene with `place: market` “Tom sold the fish.”",
        mend="Give the deed to somebody else, end the stay earlier, or tell how they came.",
        exceptions="Only scenes whose place is said, and only who is named as acting: memories, letters, the telephone, "
        "dreams and a sentence about another place are left alone, and so are the first and last scene of a stay, places "
        "within each other, and visits. Once for each scene.",
    ),
    run=_run,
)
