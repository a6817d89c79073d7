"""L307: somebody is elsewhere who cannot leave a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import lifted
from writer_app.continuity.judging.evidence import limit_evidence
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.judging.visits import within
from writer_app.continuity.judging.whereabouts import Sighting, sightings
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Entry, Limit

_KEY = "cannot leave"


def _run(story: Story) -> Iterator[Finding]:
    held = tuple(_held(story))
    for seen in story.judged(sightings) if held else ():
        for entry, limit in held:
            broken = seen.who in story.state.members(entry.id) and _is_outside(story, seen, limit)
            if broken and not lifted(story, seen.scene, seen.span, limit.unless):
                yield _finding(story, seen, entry, limit)


def _held(story: Story) -> Iterator[tuple[Entry, Limit]]:
    for entry in story.lore:
        yield from ((entry, limit) for limit in entry.limits if limit.key == _KEY)


def _is_outside(story: Story, seen: Sighting, limit: Limit) -> bool:
    """Whether they are seen neither in the place that holds them nor around it."""
    places = [place for text in limit.values if (place := story.lore.resolve(text)) is not None]
    there = story.lore.get(seen.place)
    return (
        bool(places)
        and there is not None
        and not any(within(story, seen.place, place) or within(story, place.id, there) for place in places)
    )


def _finding(story: Story, seen: Sighting, entry: Entry, limit: Limit) -> Finding:
    name, place = name_of(story.lore, seen.who), name_of(story.lore, seen.place)
    message = say("{name} is at {place} here, but cannot leave {home}.", name=name, place=place, home=_home(story, limit))
    found = in_text(
        "L307", message, (seen.scene.id, seen.span), [seen.who, seen.place], [limit_evidence(story, entry.id, limit)]
    )
    return replace(found, severity=Severity.WARNING) if seen.told else found


def _home(story: Story, limit: Limit) -> str:
    entries = (story.lore.resolve(text) for text in limit.values)
    return " or ".join(entry.name for entry in entries if entry is not None)


CHECK = Check(
    code="L307",
    name="place-left",
    severity=Severity.CONFLICT,
    reads=frozenset({"moves", "acts"}),
    limits=frozenset({_KEY}),
    doc=Doc(
        what="Finds somebody at one place whom your notes do not let leave another.",
        why="A ghost that is bound to its house, met at the market, is not bound to its house.",
        example="Your notes say `cannot leave: the lighthouse`; the text: “Tom was waiting at Varn.”",
        mend="Put somebody else there, or say with `unless` what lets them go.",
        exceptions="A place inside the other, or around it, is no other place. Thinking of a place, wishing to be there, "
        "having been there are left alone, and so is whoever has left in the same scene. What is only said is a doubt.",
    ),
    run=_run,
)
