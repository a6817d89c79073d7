"""Changes that cannot follow each other as they are declared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from writer_app.continuity.judging.deadacts import homes_of_the_dead, walks
from writer_app.continuity.judging.evidence import names_of
from writer_app.continuity.judging.exclusions import holder_before
from writer_app.continuity.judging.faults import Fault
from writer_app.continuity.judging.reports import name_of, say
from writer_app.continuity.state.occasions import Occasion
from writer_app.continuity.state.things import transfers
from writer_app.continuity.story import Story
from writer_app.domain.lore import Alias, Change, Entry, Fact
from writer_app.domain.vocabulary.sentences import change_told
from writer_app.text.fold import fold_key

_LIVING = frozenset(
    {"takes", "gives", "lends", "gets back", "learns", "meets", "hurt", "dying", "wears", "takes off", "allied with"}
)
"""What nobody does who is dead."""


def impossible_orders(story: Story, entry: Entry) -> Iterator[Fault]:
    """What ends before it begins, what the dead are said to do, two deaths in a row."""
    own = [item for item in story.state.changes if item.entry is entry]
    yield from _ends_before_beginning(story, entry, own)
    yield from _after_death(story, entry, own)
    yield from _reversed(story, entry)


def _ends_before_beginning(story: Story, entry: Entry, own: Sequence[Occasion]) -> Iterator[Fault]:
    """A wound that heals before it is dealt. What is taken off or left may have been worn, or entered, all along."""
    for item in (each for each in own if each.change.verb == "heals"):
        begins = [each for each in own if each.change.verb == "hurt" and _of_same(each, item)]
        if begins and all(item.interval.certain < each.interval.may for each in begins):
            yield _fault(story, entry, item, "“{told}”, but that only begins later.")


def _of_same(one: Occasion, other: Occasion) -> bool:
    here, there = (set(map(fold_key, item.change.arg("what"))) for item in (one, other))
    return bool(here & there)


def _after_death(story: Story, entry: Entry, own: Sequence[Occasion]) -> Iterator[Fault]:
    deaths = [item for item in own if item.change.verb == "dies"]
    if not deaths or walks(story, entry.id, None):
        return
    alive_after = [item.interval.may for item in own if item.change.verb in ("returns", "born")]
    at_home = bool(homes_of_the_dead(story))
    for item in own:
        died = next((each for each in deaths if _certainly_before(each, item)), None)
        if died is None or any(died.interval.may <= moment <= item.interval.certain for moment in alive_after):
            continue
        if item.change.verb == "dies" or (item.change.verb in _LIVING and not at_home):
            yield _fault(story, entry, item, "“{told}”, but {name} is dead by then.")


def _certainly_before(one: Occasion, other: Occasion) -> bool:
    return one.change is not other.change and one.interval.certain < other.interval.may


def _fault(story: Story, entry: Entry, item: Occasion, template: str) -> Fault:
    said = change_told(entry, item.change, names_of(story))
    return Fault(
        say(template, told=said[:1].upper() + said[1:], name=entry.name),
        (entry.id,),
        item.change.origin,
        quote=item.change.verb,
    )


def _reversed(story: Story, entry: Entry) -> Iterator[Fault]:
    """`until` that comes before `since`."""
    lasting: tuple[Fact | Change | Alias, ...] = (*entry.facts, *entry.changes, *entry.aliases)
    for each in lasting:
        since, until = story.timeline.since(each.since), story.timeline.until(each.until)
        if since is not None and until is not None and until < since:
            message = say("Something on the page of {name} ends before it begins.", name=entry.name)
            yield Fault(message, (entry.id,), each.origin)


def used_after_end(story: Story) -> Iterator[Fault]:
    """Things that change hands after they are destroyed."""
    for move in transfers(story.lore, story.state.changes):
        holder = holder_before(story, move)
        if holder.destroyed and move.by.change is not None:
            message = say("{thing} changes hands here, but is destroyed by then.", thing=name_of(story.lore, move.thing))
            yield Fault(message, (move.thing, move.by.entry), move.by.change.origin, quote=move.thing)
