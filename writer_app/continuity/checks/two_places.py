"""L303: somebody is at one place while your notes have them stay at another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import declared_evidence
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.judging.visits import within
from writer_app.continuity.judging.whereabouts import Sighting, sightings
from writer_app.continuity.state.story_state import Stay
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity


def _run(story: Story) -> Iterator[Finding]:
    if any(change.verb == "stays at" for entry in story.lore for change in entry.changes):
        for seen in story.judged(sightings):
            stay = _elsewhere(story, seen)
            if stay is not None:
                yield _finding(story, seen, stay)


def _elsewhere(story: Story, seen: Sighting) -> Stay | None:
    """The stay that keeps them from being there; none where any stay that may last is at that place, or holds it."""
    if seen.moment is None:
        return None
    stays = [stay for stay in story.state.where(seen.who, seen.moment) if not stay.visit]
    if any(_same(story, stay.place, seen.place) for stay in story.state.where(seen.who, seen.moment)):
        return None
    certain = [stay for stay in stays if stay.certain_at(seen.moment)]
    if not certain or (seen.comes and seen.scene.id in (certain[0].scenes[:1] + certain[0].scenes[-1:])):
        # Whoever comes and goes in the first or last scene of a stay may do both in it.
        return None
    return certain[0]


def _same(story: Story, one: str, other: str) -> bool:
    """Whether one place lies in the other."""
    inner, outer = story.lore.get(one), story.lore.get(other)
    return inner is not None and outer is not None and (within(story, one, outer) or within(story, other, inner))


def _finding(story: Story, seen: Sighting, stay: Stay) -> Finding:
    name, place, other = (name_of(story.lore, key) for key in (seen.who, seen.place, stay.place))
    template = (
        "Somebody says {name} is at {place}, but {name} stays at {other}."
        if seen.told
        else ("{name} is at {place} here, but stays at {other} at this point.")
    )
    message = say(template, name=name, place=place, other=other)
    subjects = [seen.who, seen.place, stay.place]
    found = in_text("L303", message, (seen.scene.id, seen.span), subjects, [declared_evidence(story, stay.opened)])
    return replace(found, severity=Severity.WARNING) if seen.told else found


CHECK = Check(
    code="L303",
    name="two-places",
    severity=Severity.CONFLICT,
    reads=frozenset({"moves", "acts"}),
    changes=frozenset({"stays at", "enters", "leaves"}),
    doc=Doc(
        what="Finds somebody at one place while your notes have them stay at another.",
        why="A prisoner who strolls through the market has not been much of a prisoner.",
        example="Your notes say `stays at: the cell` through chapter four; in chapter three: “Tom was walking in the market.”",
        mend="Put somebody else there, end the stay earlier, or tell how they got there.",
        exceptions="Thinking of a place, wishing to be there, having been there, a letter or a portrait there is left alone, "
        "and so is a place that lies within the other (`within`), whoever has left in the same scene, and whoever arrives in "
        "the first or last scene of a stay. What somebody only says of another is a doubt.",
    ),
    run=_run,
)
