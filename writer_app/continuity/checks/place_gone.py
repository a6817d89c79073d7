"""L304: a place that is destroyed is used as if it stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import declared_evidence
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import window
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.judging.visits import within
from writer_app.continuity.judging.whereabouts import Sighting, sightings
from writer_app.continuity.state.occasions import Occasion
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Kind

_BEFORE = 4
_BACK = frozenset({"returns", "born"})


def _run(story: Story) -> Iterator[Finding]:
    gone = _destroyed(story)
    told: set[tuple[str, str]] = set()
    for seen in story.judged(sightings) if gone else ():
        end = _end_of(story, gone, seen)
        if end is None or (seen.place, seen.scene.id) in told or _in_ruins(story, seen):
            continue
        told.add((seen.place, seen.scene.id))
        yield _finding(story, seen, end)


def _destroyed(story: Story) -> Mapping[str, Occasion]:
    """Places that are destroyed for good, with the change."""
    found: dict[str, Occasion] = {}
    for item in story.state.changes:
        if item.entry.kind is Kind.LOCATION and item.change.verb == "destroyed":
            found[item.entry.id] = item
        elif item.change.verb in _BACK:
            found.pop(item.entry.id, None)
    return found


def _end_of(story: Story, gone: Mapping[str, Occasion], seen: Sighting) -> Occasion | None:
    if seen.moment is None:
        return None
    for place, item in gone.items():
        entry = story.lore.get(place)
        if entry is not None and item.interval.certain_at(seen.moment) and within(story, seen.place, entry):
            return item
    return None


def _in_ruins(story: Story, seen: Sighting) -> bool:
    """Whether the text tells of what is left of it, or of its building anew."""
    reading = story.readings[seen.scene.id]
    around = window(reading, seen.span, _BEFORE)
    following = min(len(seen.scene.body), around.end + 200)
    words = words_of(seen.scene.body, replace(around, end=following))
    return has_phrase(words, story.pack.words("ruin words"))


def _finding(story: Story, seen: Sighting, end: Occasion) -> Finding:
    name, place, gone = (name_of(story.lore, key) for key in (seen.who, seen.place, end.entry.id))
    if seen.place == end.entry.id:
        message = say("{name} is at {place} here, but it is destroyed by then.", name=name, place=place)
    else:
        message = say("{name} is at {place} here, but {gone} is destroyed by then.", name=name, place=place, gone=gone)
    evidence = [declared_evidence(story, end.declared)]
    found = in_text("L304", message, (seen.scene.id, seen.span), [seen.place, end.entry.id], evidence)
    return replace(found, severity=Severity.WARNING) if seen.told else found


CHECK = Check(
    code="L304",
    name="place-gone",
    severity=Severity.CONFLICT,
    reads=frozenset({"moves", "acts"}),
    changes=frozenset({"destroyed", "returns", "born"}),
    doc=Doc(
        what="Finds somebody coming to or being at a place after your notes have it destroyed, as if it stood.",
        why="Nobody sits down in the kitchen of a house that burned in chapter four.",
        example="Your notes say `destroyed` of the mill at the flood; two chapters later: “Mara walked into the mill.”",
        mend="Send them elsewhere, tell of the ruins, or move the end of the place; `returns` has it built anew.",
        exceptions="Ruins, ashes, what is built anew, memories, dreams, letters and what is denied or imagined are left "
        "alone, and so is the scene of its end. A place within it goes with it. Once for each scene.",
    ),
    run=_run,
)
