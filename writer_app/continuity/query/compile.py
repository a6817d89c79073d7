"""A parsed search and a story make conditions that can be evaluated: names resolved, values given their types.

Every fault of the search is found here or in the parser, as a UsageError, never as an empty answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from writer_app.continuity.query.compile_pages import PageCompiler
from writer_app.continuity.query.compile_passages import PassageCompiler
from writer_app.continuity.query.fields import FIELDS, Side
from writer_app.continuity.query.logic import Formula
from writer_app.continuity.query.pages import Page
from writer_app.continuity.query.passages import Passage
from writer_app.continuity.query.tree import Query, Term, Unit, terms
from writer_app.continuity.query.views import Views
from writer_app.continuity.time.asof import moment_as_of
from writer_app.domain.errors import UsageError

MAX_VARIABLES = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """A search ready to run: over passages cut into `unit`, or over pages of the lore. One of the two is None."""

    unit: Unit
    variables: tuple[str, ...]
    passages: Formula[Passage] | None = None
    pages: Formula[Page] | None = None


def plan(views: Views, query: Query, as_of: str = "") -> Plan:
    """`query` for one story; `as_of` counts where the search names no moment itself. Raises UsageError."""
    position = query.as_of or as_of
    moment = moment_as_of(position, views.story.timeline) if position else None
    unit = unit_of(query, as_of)
    variables = _variables(query)
    if unit is Unit.LORE:
        return Plan(unit, variables, pages=PageCompiler(views, moment).formula(query.root))
    return Plan(unit, variables, passages=PassageCompiler(views, moment).formula(query.root))


def unit_of(query: Query, as_of: str = "") -> Unit:
    """What a match of this search is. Fields of the lore look at its pages; state alone, asked about one moment, does too.

    Raises UsageError where text and lore are asked at once.
    """
    sides = {FIELDS[term.field].side if term.field else Side.BOTH: term.field for term, _ in terms(query.root)}
    if Side.PROSE in sides and (Side.LORE in sides or query.unit is Unit.LORE):
        other = f"`{sides[Side.LORE]}:`" if Side.LORE in sides else "`in:lore`"
        raise UsageError(f"`{sides[Side.PROSE]}:` looks in the text and {other} in the lore", "search one of them at a time")
    if Side.LORE in sides and query.unit not in (None, Unit.LORE):
        raise UsageError(f"`{sides[Side.LORE]}:` looks in the lore, which has no {query.unit}", "leave out `in:`")
    if query.unit is not None:
        return query.unit
    of_the_lore = Side.LORE in sides or ((query.as_of or as_of) and set(sides) == {Side.STATE})
    return Unit.LORE if of_the_lore else Unit.PARAGRAPH


def _variables(query: Query) -> tuple[str, ...]:
    """Variables in written order. One that stands only under NOT has nothing to stand for."""
    seen: dict[str, bool] = {}
    for term, negated in terms(query.root):
        for name in _named(term):
            seen[name] = seen.get(name, False) or not negated
    for name, bound in seen.items():
        if not bound:
            raise UsageError(
                f"`${name}` stands only after NOT, where it can be anyone", f"add a field that says who: who:${name}"
            )
    if len(seen) > MAX_VARIABLES:
        raise UsageError(f"a search has at most {MAX_VARIABLES} variables")
    return tuple(seen)


def _named(term: Term) -> Iterable[str]:
    if not term.field:
        return ()
    return (part[1:] for part in term.text.split("/") if part.startswith("$") and part[1:].isidentifier())
