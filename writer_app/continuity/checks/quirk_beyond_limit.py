"""Q503: a quirk does more than its limits allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import is_free_text, lifted
from writer_app.continuity.judging.evidence import limit_evidence, names_of
from writer_app.continuity.judging.limits import certainly_outside, limits_of
from writer_app.continuity.judging.quirkuse import Use, uses
from writer_app.continuity.judging.reports import in_text, name_of, passage, say
from writer_app.continuity.sizes import Ordering
from writer_app.continuity.state.story_state import Truth
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, Message, Severity
from writer_app.domain.lore import Limit
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.sentences import values_said
from writer_app.text.fold import fold_key

_KEYS = ("no larger than", "works on", "only on")


def _run(story: Story) -> Iterator[Finding]:
    for use in story.judged(uses):
        if use.moment is None or _lost(story, use):
            continue
        for limit in limits_of(story, use.quirk.id, *_KEYS):
            thing = _offending(story, use, limit)
            if thing and not lifted(story, use.scene, use.act.span, limit.unless):
                yield _finding(story, use, limit, thing)


def _lost(story: Story, use: Use) -> bool:
    """A power that its user no longer has breaks another rule than its limits."""
    return use.user is not None and story.state.has_quirk(use.user, use.quirk.id, use.moment).truth is Truth.NO


def _offending(story: Story, use: Use, limit: Limit) -> str:
    """The words for what is beyond the limit; empty where nothing certainly is."""
    if limit.key == "no larger than":
        names = {fold_key(text) for text in use.quirk.surfaces()}
        thing = next((thing for thing in use.things if thing not in names and not _is_pronoun(story, thing)), "")
        known = bool(thing) and story.sizes.bulk(thing) is not None
        larger = known and all(story.sizes.compare(thing, value) is Ordering.LARGER for value in limit.values)
        return thing if larger else ""
    thing = use.things[0] if use.things else ""
    outside = bool(thing) and certainly_outside(story, thing, use.thing, limit.values)
    return thing if outside else ""


def _is_pronoun(story: Story, thing: str) -> bool:
    return thing in story.pack.words("object pronouns") or thing.endswith(("self", "selves"))


def _finding(story: Story, use: Use, limit: Limit, thing: str) -> Finding:
    evidence: list[Evidence] = [limit_evidence(story, use.quirk.id, limit)]
    if use.named_at is not None:
        evidence.append(passage(use.scene.id, use.named_at, "whose power it is"))
    subjects = [*([use.user] if use.user else story.state.ever_owned(use.quirk.id)), use.quirk.id]
    found = in_text("Q503", _message(story, use, limit, thing), (use.scene.id, use.span), subjects, evidence)
    free = any(is_free_text(story, condition) for condition in limit.unless)
    return replace(found, severity=Severity.NOTE) if free else found


def _message(story: Story, use: Use, limit: Limit, thing: str) -> Message:
    owner = use.user or next(iter(story.state.ever_owned(use.quirk.id)), None)
    if limit.key == "no larger than":
        template = "{owner}'s {quirk} takes hold of {thing} here, but works on nothing larger than {limit}."
    else:
        template = "{owner}'s {quirk} is used on {thing} here, but works only on {limit}."
    allowed = values_said(LIMITS[limit.key], limit.values, names_of(story))
    parts = {"quirk": use.quirk.name, "thing": f"“{thing}”", "limit": allowed}
    return say(template, owner=name_of(story.lore, owner), **parts)


CHECK = Check(
    code="Q503",
    name="quirk-beyond-limit",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "mentions"}),
    changes=frozenset({"gains", "loses"}),
    limits=frozenset({"no larger than", "works on", "only on"}),
    doc=Doc(
        what="Finds a quirk used on something larger than it can hold, or on what it does not work on.",
        why="A power is interesting for what it cannot do; once it can do everything, nothing is at stake.",
        example="`no larger than: refrigerator`, and its owner merges with a whole corridor.",
        mend="Use something smaller, show what makes it possible (the limit's `unless`), or widen the limit.",
        exceptions="Sizes are compared with a wide margin, and nothing is said in doubt. What is denied, imagined, remembered "
        "or told in speech is left alone. A thing that moves by itself counts only where the owner or the quirk is named "
        "near. If the story itself wonders at it, it is worth a look, no more.",
    ),
    run=_run,
)
