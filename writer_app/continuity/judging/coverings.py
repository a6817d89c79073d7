"""What covers somebody's hands or eyes while they use a power: by the scene, or by the notes."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.evidence import declared_evidence
from writer_app.continuity.judging.matching import lemmas
from writer_app.continuity.judging.quirkuse import Use
from writer_app.continuity.judging.reports import passage
from writer_app.continuity.judging.stage import Dressing, dressings, goes_on, last_said, next_said
from writer_app.continuity.state.story_state import Declared, Truth
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence
from writer_app.domain.lore import Kind
from writer_app.text.fold import fold_key

_COVERS = {"bare hand needs": ("hand covers", "hand"), "sight needs": ("eye covers", "eye")}


def covered(story: Story, use: Use, need: str) -> tuple[Evidence, ...] | None:
    """What shows that the user's hands or eyes are covered; empty where they are shown bare, None where nothing is shown.
    `need` is the name of the list of words that say it."""
    if need not in _COVERS or use.user is None:
        return None
    garments, part = story.pack.words(_COVERS[need][0]), _COVERS[need][1]
    at = use.act.verb_span.start
    dressed = dict(story.judged(dressings)).get(use.scene.id, ())
    last = last_said(dressed, use.user, garments, at)
    if last is not None and goes_on(use.scene, use.reading, last.since, at):
        return (passage(use.scene.id, last.span, f"the {last.garment} is put on"),) if last.on and last.whole else ()
    following = next_said(dressed, use.user, garments, at)
    if following is not None and following.who and _is_soon(use, following):
        if following.on:
            return ()
        return (passage(use.scene.id, following.span, f"the {following.garment} comes off only after"),)
    return next(((declared_evidence(story, by),) for by in _declared(story, use, garments, part)), None)


def _is_soon(use: Use, following: Dressing) -> bool:
    """Whether it is told in the same breath, so that it was otherwise until then."""
    at = use.act.verb_span.start
    soon = paragraph_of(use.reading, following.span.start) - paragraph_of(use.reading, at) <= 1
    return soon and goes_on(use.scene, use.reading, at, following.span.end)


def _declared(story: Story, use: Use, garments: frozenset[str], part: str) -> Iterator[Declared]:
    """What the notes say is worn at this point and covers the part: by its name, or by the limit `covers`."""
    user = use.user or ""
    for thing in story.state.worn(user, use.moment):
        item = story.lore.resolve(thing, Kind.ITEM)
        names = [fold_key(text) for text in (item.surfaces() if item is not None else (thing,))]
        named = any(lemmas(word) & garments for name in names for word in name.split())
        hides = [
            value for limit in (item.limits if item is not None else ()) if limit.key == "covers" for value in limit.values
        ]
        if named or any(part in lemmas(word) for value in hides for word in fold_key(value).split()):
            answer = story.state.wears(user, thing, use.moment)
            if answer.truth is Truth.YES and answer.by is not None:
                yield answer.by
