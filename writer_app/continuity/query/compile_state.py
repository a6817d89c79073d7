"""Terms about story state, ready to be asked."""

from __future__ import annotations

from writer_app.continuity.query import held
from writer_app.continuity.query.fields import FIELDS
from writer_app.continuity.query.held import Held
from writer_app.continuity.query.names import Names
from writer_app.continuity.query.tree import Bounds, Term
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Kind

_ASKS = {"dead": held.dead, "alive": held.alive, "has": held.has, "knows": held.knows}


def state_leaf(story: Story, names: Names, term: Term, moment: Moment | None) -> Held:
    """The condition of a term such as `dead:mimic` or `has:eri/knife`. Raises UsageError."""
    field = FIELDS[term.field]
    text, counted, count = term.text.partition("=")
    if (counted or term.bounds) and term.field != "visits":
        raise UsageError(f"`{term.field}:` takes {field.takes}, without a count")
    ask = held.visits(story.state, *_count(count, term.bounds)) if term.field == "visits" else _ASKS[term.field](story.state)
    first, stroke, second = text.partition("/")
    if bool(stroke) is not bool(field.other) or (stroke and not (first and second)):
        raise UsageError(f"`{term.field}:` takes {field.takes}")
    return Held(
        story,
        ask,
        names.ref(first, term.field, field.kinds or (Kind.CHARACTER,)),
        names.ref(second, term.field, field.other) if second else None,
        _ids(story, field.kinds),
        _ids(story, field.other),
        moment,
    )


def _ids(story: Story, kinds: tuple[Kind, ...]) -> tuple[str, ...]:
    return tuple(entry.id for entry in story.lore.of_kind(*kinds))


def _count(text: str, bounds: Bounds | None) -> tuple[int, int | None]:
    """How many, from and to; once at least where nothing is said."""
    if bounds is None:
        return (number(text), number(text)) if text else (1, None)
    return number_range(bounds)


def number(text: str) -> int:
    """A whole number. Raises UsageError."""
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise UsageError(f"“{text}” is no whole number")
    return int(text)


def number_range(bounds: Bounds) -> tuple[int, int | None]:
    """Both ends of a range of whole numbers, None for an open upper one. Raises UsageError."""
    low = number(bounds.low) if bounds.low else 0
    high = number(bounds.high) if bounds.high else None
    if high is not None and high < low:
        raise UsageError(f"the range {bounds} ends before it begins", f"write [{high} TO {low}]")
    return low, high
