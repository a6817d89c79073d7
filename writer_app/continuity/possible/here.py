"""What is possible at a moment of the story: who, which powers, how often more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from writer_app.continuity.judging.visitcount import visits_of
from writer_app.continuity.judging.visits import is_resident, realms
from writer_app.continuity.possible.people import people_at, visits_left
from writer_app.continuity.possible.powers import powers_at
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Entry, Kind
from writer_app.domain.possibilities import Person, Possible, Visits, Way


def possible(story: Story, moment: Moment | None, place: Entry | None) -> Possible:
    """What is possible at `moment` in `place`; nothing is known of a moment outside story time."""
    where = place.id if place is not None else ""
    if moment is None:
        return Possible(where, dated=False)
    people = tuple(people_at(story, moment, place))
    by_id = {person.entry: person for person in people}
    powers = tuple(powers_at(story, moment, place, by_id))
    return Possible(where, people, powers, tuple(_visits(story, moment, place, by_id)))


def _visits(story: Story, moment: Moment, place: Entry | None, people: Mapping[str, Person]) -> Iterator[Visits]:
    """Of everybody who has been in a realm; in this one, of everybody who can be here. Who is at home makes no visits."""
    for realm in realms(story, "visits at most"):
        for who in story.lore.of_kind(Kind.CHARACTER):
            comes = realm is place and people[who.id].way is not Way.NO
            if (comes or visits_of(story, realm, who.id)) and not is_resident(story, who.id, realm, moment):
                yield from (visits for _, visits in visits_left(story, who, moment, realm))
