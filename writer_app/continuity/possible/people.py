"""Who can be at a place at a moment: alive, not elsewhere, let out and let in."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.excepting import binds
from writer_app.continuity.judging.conditions import admits
from writer_app.continuity.judging.evidence import names_of
from writer_app.continuity.judging.visitcount import visits_of
from writer_app.continuity.judging.visits import is_resident, within
from writer_app.continuity.state.story_state import Declared, Truth, Vital
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Entry, Kind, Limit
from writer_app.domain.possibilities import Person, Visits, Way
from writer_app.domain.vocabulary.sentences import change_told, limit_sentence
from writer_app.text.fold import fold_key

Answer = tuple[Way, str]
_FINE: Answer = (Way.YES, "")
_STATES = frozenset({"dead", "dying"})
_TRUE = frozenset({"true", "yes"})


def people_at(story: Story, moment: Moment, place: Entry | None) -> Iterator[Person]:
    """Everybody of the lore, whether they can be at `place` (anywhere, where that is not known), and what they know."""
    secrets = story.lore.of_kind(Kind.SECRET)
    for who in story.lore.of_kind(Kind.CHARACTER):
        way, why = can_be(story, who, moment, place)
        truths = {secret.name: story.state.knows(who.id, secret.id, moment).truth for secret in secrets}
        knows = tuple(name for name, truth in truths.items() if truth is Truth.YES)
        ignores = tuple(name for name, truth in truths.items() if truth is Truth.NO)
        yield Person(who.id, story.state.name_at(who.id, moment), way, why, knows, ignores)


def can_be(story: Story, who: Entry, moment: Moment, place: Entry | None) -> Answer:
    """Whether somebody can be at a place, and why not."""
    if place is not None and is_resident(story, who.id, place, moment):
        return _FINE
    welcome = place is not None and any(True for _ in _taking_in(story, who, moment, place))
    answers = [_FINE if welcome else _alive(story, who, moment), _not_elsewhere(story, who, moment, place)]
    if place is not None and not _declared_here(story, who, moment, place):
        answers += [rule(story, who, moment, place) for rule in (_let_out, _let_in, _once_more)]
    return worst(answers)


def worst(answers: list[Answer]) -> Answer:
    """The first answer that forbids, or else the first that leaves it open."""
    for way in (Way.NO, Way.PERHAPS):
        for answer in answers:
            if answer[0] is way:
                return answer
    return _FINE


def told(story: Story, by: Declared | None) -> str:
    """The sentence that declares it; "" for what is no change."""
    entry = story.lore.get(by.entry) if by is not None else None
    return change_told(entry, by.change, names_of(story)) if by is not None and by.change is not None and entry else ""


def limit_told(story: Story, entry: Entry, limit: Limit) -> str:
    """The sentence of a limit."""
    return limit_sentence(entry.name, limit, names_of(story))


def holding(story: Story, entry: Entry, moment: Moment, *keys: str) -> Iterator[Limit]:
    """The limits of an entry, with one of `keys`, that hold at `moment`."""
    yield from (limit for limit in entry.limits if limit.key in keys and binds(story, entry, limit, moment))


def _taking_in(story: Story, who: Entry, moment: Moment, place: Entry) -> Iterator[Limit]:
    """The limits of a realm that have it open to somebody as they are, were it dead."""
    keys = ("admits", "home of")
    yield from (limit for limit in holding(story, place, moment, *keys) if admits(story, who.id, moment, limit.values))


def _alive(story: Story, who: Entry, moment: Moment) -> Answer:
    life = story.state.life(who.id, moment)
    if life.certain in (Vital.DEAD, Vital.UNBORN):
        return Way.NO, told(story, life.by) or ("dead" if life.certain is Vital.DEAD else "not yet born")
    if life.certain is Vital.EITHER and Vital.DEAD in life.possible:
        return Way.PERHAPS, told(story, life.by)
    return _FINE


def _declared_here(story: Story, who: Entry, moment: Moment, place: Entry) -> bool:
    return any(within(story, stay.place, place) for stay in story.state.where(who.id, moment))


def _not_elsewhere(story: Story, who: Entry, moment: Moment, place: Entry | None) -> Answer:
    stays = story.state.where(who.id, moment)
    if place is None or any(_together(story, stay.place, place) for stay in stays):
        return _FINE
    for stay in stays:
        return Way.NO if stay.certain_at(moment) else Way.PERHAPS, told(story, stay.opened)
    return _FINE


def _together(story: Story, one: str, place: Entry) -> bool:
    other = story.lore.get(one)
    return within(story, one, place) or (other is not None and within(story, place.id, other))


def _let_out(story: Story, who: Entry, moment: Moment, place: Entry) -> Answer:
    for limit in holding(story, who, moment, "cannot leave"):
        held = [found for text in limit.values if (found := story.lore.resolve(text)) is not None]
        if held and not any(within(story, place.id, other) for other in held):
            return Way.NO, limit_told(story, who, limit)
    return _FINE


def _let_in(story: Story, who: Entry, moment: Moment, place: Entry) -> Answer:
    for limit in holding(story, place, moment, "admits"):
        if not admits(story, who.id, moment, limit.values):
            known = all(fold_key(text) in _STATES or story.lore.resolve(text) is not None for text in limit.values)
            return Way.NO if known else Way.PERHAPS, limit_told(story, place, limit)
    return _FINE


def _once_more(story: Story, who: Entry, moment: Moment, place: Entry) -> Answer:
    for limit, visits in visits_left(story, who, moment, place):
        if visits.left == 0 and not _inside(story, who, moment, place):
            return Way.NO, limit_told(story, place, limit)
    return _FINE


def _inside(story: Story, who: Entry, moment: Moment, place: Entry) -> bool:
    """Whether a visit that is read lasts in this scene."""
    slot = moment.slot
    scene = story.timeline.story_order[slot] if 0 <= slot < len(story.timeline.story_order) else ""
    return any(visit.read is not None and scene in visit.read.scenes for visit in visits_of(story, place, who.id))


def visits_left(story: Story, who: Entry, moment: Moment, realm: Entry) -> Iterator[tuple[Limit, Visits]]:
    """How often somebody may still come, by each limit of a realm that counts visits."""
    for limit in holding(story, realm, moment, "visits at most"):
        if limit.values[0].isdecimal():
            made = sum(1 for visit in visits_of(story, realm, who.id) if visit.start <= moment)
            final = limit.option("last is final").lower() in _TRUE
            left = max(0, int(limit.values[0]) - made)
            yield limit, Visits(realm.id, realm.name, story.state.name_at(who.id, moment), made, left, final)
