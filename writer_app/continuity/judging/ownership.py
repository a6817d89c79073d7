"""Whose a power is, in ways that an owner's name alone does not tell: groups, items, second names, loans in the text."""

from __future__ import annotations

from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import window
from writer_app.continuity.judging.quirkuse import Use
from writer_app.continuity.state.story_state import Declared
from writer_app.continuity.state.things import transfers
from writer_app.continuity.story import Story
from writer_app.domain.lore import Kind


def first_gain(story: Story, who: str, quirk_id: str) -> Declared | None:
    """The first change by which `who` comes by a power; None where none is declared."""
    found = transfers(story.lore, story.state.changes)
    return next((move.by for move in found if move.thing == quirk_id and move.receiver == who), None)


def origin_of(story: Story, quirk_id: str) -> Declared | None:
    """What declares whose a power is: its page, or the first change that brings it to somebody."""
    quirk = story.lore.get(quirk_id)
    if quirk is not None and quirk.link("owner"):
        return Declared(quirk_id, link="owner", value=", ".join(quirk.link("owner")))
    found = transfers(story.lore, story.state.changes)
    return next((move.by for move in found if move.thing == quirk_id and move.receiver), None)


def may_wield(story: Story, use: Use) -> bool:
    """Whether somebody has a power without being named as its owner: as a member of a group, as whoever may hold the item it
    lies in, or as one who is secretly an owner."""
    user = use.user or ""
    for owner in story.state.ever_owned(use.quirk.id):
        entry = story.lore.get(owner)
        if entry is None or user in story.state.members(owner) or _one_person(story, user, owner):
            return True
        if entry.kind is Kind.ITEM and not story.state.holder(owner, use.moment).is_elsewhere(user):
            return True
    return False


def _one_person(story: Story, one: str, other: str) -> bool:
    pairs = ((one, other), (other, one))
    return any(
        second in story.state.members(text)
        for first, second in pairs
        if (entry := story.lore.get(first))
        for text in entry.link("is secretly")
    )


def is_borrowed(story: Story, use: Use) -> bool:
    """Whether the text around says that the power is another's for the moment: "Ann's Graft", "the Graft she had copied"."""
    owners = set(story.state.ever_owned(use.quirk.id)) - {use.user}
    named = (mention for mention in use.reading.mentions if mention.entry in owners and use.act.span.contains(mention.span))
    if any(mention.possessive for mention in named):
        return True
    around = words_of(use.scene.body, window(use.reading, use.act.span))
    return has_phrase(around, story.pack.words("borrowed power words"))
