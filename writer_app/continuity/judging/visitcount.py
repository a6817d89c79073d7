"""How often somebody comes to a realm, declared and read."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.continuity.judging.visits import ReadStay, read_stays
from writer_app.continuity.state.story_state import Stay
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Entry


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: declared, read, or both in one scene."""

    start: Moment
    declared: Stay | None = None
    read: ReadStay | None = None


def visits_of(story: Story, realm: Entry, who: str) -> list[Visit]:
    """Every visit in story order; one declared and one read in the same scene are one."""
    left = [stay for stay in story.judged(read_stays, realm) if stay.who == who]
    found = []
    for declared in story.state.visits(who, realm.id):
        match = next((stay for stay in left if set(stay.scenes) & set(declared.scenes)), None)
        found.append(Visit(declared.start.may, declared, match))
        if match is not None:
            left.remove(match)
    found += [Visit(stay.first.moment, None, stay) for stay in left]
    return sorted(found, key=lambda visit: visit.start)
