"""The exact answer to a search. The index may narrow where to look; it never decides."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from writer_app.continuity.query.compile import Plan, plan
from writer_app.continuity.query.logic import NOBODY, All, Binding, Formula, No, Some, marks, solutions
from writer_app.continuity.query.match import Match
from writer_app.continuity.query.pages import Page
from writer_app.continuity.query.passages import Cut, HitLeaf, Passage
from writer_app.continuity.query.tree import Query
from writer_app.continuity.query.views import Views
from writer_app.continuity.story import Story
from writer_app.domain.scenes import SceneSource


def search(views: Views, query: Query, *, candidates: Collection[str] | None = None, as_of: str = "") -> tuple[Match, ...]:
    """Every match in a story, passages in reading order, pages in the lore's. Raises UsageError.

    `candidates` are the ids of scenes (or of entries, for a search of the lore) that alone need looking at.
    """
    return tuple(_run(views, plan(views, query, as_of), candidates))


def _run(views: Views, ready: Plan, candidates: Collection[str] | None) -> Iterator[Match]:
    story = views.story
    everyone = tuple(entry.id for entry in story.lore)
    if ready.pages is not None:
        yield from _pages(story, ready, everyone, candidates)
        return
    for scene in story.scenes:
        if candidates is None or scene.id in candidates:
            yield from _passages(scene, ready, everyone, views)


def _pages(story: Story, ready: Plan, everyone: tuple[str, ...], candidates: Collection[str] | None) -> Iterator[Match]:
    assert ready.pages is not None
    for entry in story.lore:
        if candidates is not None and entry.id not in candidates:
            continue
        for binding in solutions(ready.pages, Page(entry), ready.variables, everyone):
            yield Match(entry=entry.id, bound=_bound(binding))
            break


def _passages(scene: SceneSource, ready: Plan, everyone: tuple[str, ...], views: Views) -> Iterator[Match]:
    assert ready.passages is not None
    view = views.of(scene)
    cut = Cut(view, ready.unit, view.units(ready.unit))
    reach = _reach(ready.passages, cut)
    for index in range(len(cut.spans)) if reach is None else sorted(reach):
        place = Passage(cut, index)
        found = list(solutions(ready.passages, place, ready.variables, everyone))
        if found:
            lit = {mark for binding in found for mark in marks(ready.passages, place, binding)}
            yield Match(scene.id, place.span, tuple(sorted(lit)), None, _bound(found[0]))


def _bound(binding: Binding) -> tuple[tuple[str, str], ...]:
    return tuple((variable, entry) for variable, entry in binding.items() if entry != NOBODY)


def _reach(node: Formula[Passage], cut: Cut) -> frozenset[int] | None:
    """The units in which the formula can be true; None for any."""
    if isinstance(node, HitLeaf):
        return node.reach(cut)
    if isinstance(node, No) or not isinstance(node, All | Some):
        return None
    found: frozenset[int] | None = None
    for part in node.parts:
        reach = _reach(part, cut)
        if isinstance(node, Some):
            if reach is None:
                return None
            found = reach if found is None else found | reach
        elif reach is not None:
            found = reach if found is None else found & reach
            if not found:
                break
    return found
