"""Story state in a search: who is dead, who holds what, who knows what, at a passage or at one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from writer_app.continuity.query.logic import ANYBODY, Binding
from writer_app.continuity.query.names import Ref
from writer_app.continuity.query.pages import Page
from writer_app.continuity.query.passages import Passage
from writer_app.continuity.state.story_state import StoryState, Truth, Vital
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import NEVER, Moment
from writer_app.domain.lore import Kind
from writer_app.domain.spans import Span

Ask = Callable[[str, str, Moment], bool | None]
"""Whether it holds of the first entry (and the second, "" where there is none) at a moment; None where it is not known."""

_TRUTH = {Truth.YES: True, Truth.NO: False}


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A state of `subject`, with `other` for a pair. Anyone (`*`) and a group mean: at least one of them.

    At a passage it is asked where the passage begins and where it ends, or at `moment` if that is given; on a page the
    subject must be the page's own entry, and without `moment` the end of the story counts.
    """

    story: Story
    ask: Ask
    subject: Ref
    other: Ref | None
    everyone: tuple[str, ...]
    others: tuple[str, ...] = ()
    moment: Moment | None = None

    def holds(self, place: Passage | Page, binding: Binding) -> bool | None:
        """Whether it holds there; None where the story leaves that open."""
        subjects = _chosen(self.subject, binding, self.everyone)
        if isinstance(place, Page):
            subjects = [entry for entry in subjects if entry == place.entry.id]
        others = [""] if self.other is None else _chosen(self.other, binding, self.others)
        moments = self._moments(place)
        unknown = False
        for one, two in product(subjects, others):
            answer = self._at_all(one, two, moments)
            if answer:
                return True
            unknown = unknown or answer is None
        return None if unknown else False

    def _at_all(self, one: str, two: str, moments: list[Moment | None]) -> bool | None:
        """The same answer at every moment, or none."""
        answers = {None if moment is None else self.ask(one, two, moment) for moment in moments}
        return answers.pop() if len(answers) == 1 else None

    def _moments(self, place: Passage | Page) -> list[Moment | None]:
        if self.moment is not None:
            return [self.moment]
        if isinstance(place, Page):
            return [NEVER]
        view, span = place.cut.view, place.span
        offsets = (span.start, max(span.start, span.end - 1))
        return [self.story.timeline.at(view.source.id, offset, view.segment_at(offset)) for offset in offsets]

    def candidates(self, place: Passage | Page, variable: str) -> frozenset[str]:
        """Everyone of the right kind; on a page its own entry."""
        if self.subject.variable == variable:
            return frozenset((place.entry.id,)) if isinstance(place, Page) else frozenset(self.everyone)
        return frozenset(self.others) if self.other is not None and self.other.variable == variable else ANYBODY

    def marks(self, place: Passage | Page, binding: Binding) -> Iterable[Span]:
        """Nothing: a state stands nowhere in the text."""
        return ()


def _chosen(ref: Ref, binding: Binding, everyone: Sequence[str]) -> list[str]:
    if ref.variable:
        return [entry for entry in [binding.get(ref.variable, "")] if entry in everyone]
    return [entry for entry in everyone if ref.fits(entry)]


def dead(state: StoryState) -> Ask:
    """Dead, for certain."""

    def ask(who: str, _other: str, moment: Moment) -> bool | None:
        life = state.life(who, moment)
        if life.certain is Vital.EITHER:
            return None if Vital.DEAD in life.possible else False
        return life.certain is Vital.DEAD

    return ask


def alive(state: StoryState) -> Ask:
    """Alive, for certain; the dying are alive."""
    living = frozenset((Vital.ALIVE, Vital.DYING))

    def ask(who: str, _other: str, moment: Moment) -> bool | None:
        life = state.life(who, moment)
        if life.certain is Vital.EITHER:
            return None if life.possible - living else True
        return life.certain in living

    return ask


def has(state: StoryState) -> Ask:
    """Holds the item, or has the power."""

    def ask(who: str, what: str, moment: Moment) -> bool | None:
        entry = state.lore.get(what)
        if entry is not None and entry.kind is Kind.QUIRK:
            return _TRUTH.get(state.has_quirk(who, what, moment).truth)
        holder = state.holder(what, moment)
        return (holder.who == who) if holder.certain else None

    return ask


def knows(state: StoryState) -> Ask:
    """Knows the secret."""
    return lambda who, secret, moment: _TRUTH.get(state.knows(who, secret, moment).truth)


def visits(state: StoryState, low: int, high: int | None) -> Ask:
    """Has begun so many declared visits to the realm by then: `low` to `high`, both included."""

    def ask(who: str, realm: str, moment: Moment) -> bool | None:
        stays = [stay for stay in state.visits(who, realm) if stay.visit]
        sure = sum(stay.start.certain <= moment for stay in stays)
        at_most = sum(stay.start.may <= moment for stay in stays)
        answers = {low <= count and (high is None or count <= high) for count in range(sure, at_most + 1)}
        return answers.pop() if len(answers) == 1 else None

    return ask
