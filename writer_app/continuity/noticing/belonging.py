"""What belongs together: who holds an item, owns a power, is of a group, lives where; and what changes hands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from writer_app.continuity.judging.passages import happens, read_scenes
from writer_app.continuity.noticing.saying import Saying, passages, position, reference, sureness, times
from writer_app.continuity.story import Story
from writer_app.domain.lore import Change, Entry, Fact, Kind
from writer_app.domain.observations import LIKELY, Act, Hold, HoldKind, Mention, Modality, SceneReading
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.scenes import SceneSource

HOME = "home"
_SURE = 0.85
_SHARE = 0.7
_OFTEN = 2
_BESIDE = re.compile(r"(?:['\u2019]s?)?\s+(?:[a-z]+,?\s+){0,2}")
"""What stands between an owner and the name of what is owned: "Osk's old sword, the Thorn"."""
_TAKEN = {HoldKind.TAKES: "takes", HoldKind.GIVES: "gives"}

_Sayings = Mapping[str, list[Saying]]


def links(story: Story, proposed: frozenset[str]) -> Iterator[Proposal]:
    """The holder of an item, the owner of a power, the members of a group: such as the page does not name."""
    for what, owners in _owned(story).items():
        entry = story.lore.get(what)
        key = {Kind.ITEM: "holder", Kind.QUIRK: "owner"}.get(entry.kind, "") if entry is not None else ""
        if entry is not None and key and not entry.link(key):
            yield from _owner(story, entry, key, owners, proposed)
    for group, members in _members(story).items():
        entry = story.lore.get(group)
        for who, sayings in members.items() if entry is not None else ():
            member = story.lore.get(who)
            named = {found.id for text in entry.link("members") if (found := story.lore.resolve(text))} if entry else set()
            if entry is not None and member is not None and who not in named and sureness(sayings) >= _SHARE:
                text = reference(story, member, proposed)
                yield _link(story, entry, ("members", text), sayings, f"said to be one of them {times(len(sayings))}")


def _link(story: Story, entry: Entry, link: tuple[str, str], sayings: Sequence[Saying], reason: str) -> Proposal:
    key, text = link
    found, sure = passages(story, sayings), sureness(sayings)
    return Proposal(Noticed.LINK, entry, key=key, text=text, count=len(sayings), sureness=sure, passages=found, reason=reason)


def _owner(story: Story, entry: Entry, key: str, owners: _Sayings, proposed: frozenset[str]) -> Iterator[Proposal]:
    """The one who is said to have it, where that is often enough and hardly ever another."""
    who, sayings = max(owners.items(), key=lambda item: len(item[1]))
    owner, total = story.lore.get(who), sum(map(len, owners.values()))
    if owner is not None and len(sayings) >= _OFTEN and len(sayings) >= total * _SHARE:
        reason = f"{'uses or has' if key == 'owner' else 'has'} it in {times(len(sayings))}".replace("in once", "once")
        yield _link(story, entry, (key, reference(story, owner, proposed)), sayings, reason.replace(" in ", " "))


def _owned(story: Story) -> Mapping[str, dict[str, list[Saying]]]:
    """For every item and power, the passages in which somebody has it, by who."""
    found: dict[str, dict[str, list[Saying]]] = {}
    gone: set[str] = set()
    for order, (scene, reading) in enumerate(read_scenes(story)):
        rows = [*_possessed(story, order, scene, reading), *_used(story, order, reading), *_held(story, order, reading)]
        for what, who, saying, kind in sorted(rows, key=lambda row: row[2].span):
            # Whoever takes it did not have it when the story began, and from then on nobody else has it either.
            if kind is HoldKind.TAKES and who not in found.get(what, ()):
                gone.add(what)
            if what not in gone:
                found.setdefault(what, {}).setdefault(who, []).append(saying)
    return found


_Row = tuple[str, str, Saying, HoldKind]


def _possessed(story: Story, order: int, scene: SceneSource, reading: SceneReading) -> Iterator[_Row]:
    """ "Osk's Thorn", "her power, Stonework"."""
    for owner, thing in pairwise(reading.mentions):
        if not owner.possessive or owner.in_quote or not owner.entry or not thing.entry or thing.span.start < owner.span.end:
            continue
        who, what = story.lore.get(owner.entry), story.lore.get(thing.entry)
        between = scene.body[owner.span.end : thing.span.start]
        if who is None or what is None or who.kind is not Kind.CHARACTER or what.kind not in (Kind.ITEM, Kind.QUIRK):
            continue
        if _BESIDE.fullmatch(between):
            saying = Saying(order, owner.span.cover(thing.span), scene.id, _of(owner))
            yield what.id, who.id, saying, HoldKind.USES


def _of(mention: Mention) -> float:
    return 0.9 if mention.certain else mention.confidence * 0.9


def _used(story: Story, order: int, reading: SceneReading) -> Iterator[_Row]:
    """ "Osk used Stonework"."""
    uses = story.pack.words("uses of a power")
    for act in reading.acts:
        if act.verb not in uses or act.actor is None or act.object is None or not happens(act):
            continue
        what = story.lore.get(act.object)
        if what is not None and what.kind is Kind.QUIRK:
            yield what.id, act.actor, _saying(order, reading, act), HoldKind.USES


def _saying(order: int, reading: SceneReading, told: Act | Hold) -> Saying:
    sure = min(0.9, told.confidence * 0.9)
    return Saying(order, told.span, reading.scene, sure, told.modality is Modality.IN_DIALOGUE)


def _held(story: Story, order: int, reading: SceneReading) -> Iterator[_Row]:
    for hold in reading.holds:
        if happens(hold) and hold.confidence >= LIKELY:
            yield hold.item, hold.who, _saying(order, reading, hold), hold.kind


def _members(story: Story) -> Mapping[str, dict[str, list[Saying]]]:
    """For every group, the passages that say somebody is one of it, by who."""
    found: dict[str, dict[str, list[Saying]]] = {}
    groups = {entry.id for entry in story.lore.of_kind(Kind.GROUP)}
    for order, (scene, reading) in enumerate(read_scenes(story) if groups else ()):
        for act in reading.acts:
            if act.verb == "join" and act.object in groups and act.actor and happens(act) and act.actor not in groups:
                found.setdefault(act.object or "", {}).setdefault(act.actor, []).append(_saying(order, reading, act))
        for who, group in pairwise(reading.mentions):
            if group.entry in groups and who.entry and who.entry not in groups and not group.in_quote:
                between = scene.body[who.span.end : group.span.start].casefold()
                if _is_of(story, between):
                    saying = Saying(order, who.span.cover(group.span), scene.id, _of(who))
                    found.setdefault(group.entry, {}).setdefault(who.entry, []).append(saying)
    return found


def _is_of(story: Story, between: str) -> bool:
    """ "Osk, a member of the League", "Osk was the leader of the League"."""
    words = between.replace(",", " ").replace("\u2014", " ").split()
    if not 2 < len(words) < 8 or words[-1] == "the":
        words = words[:-1]
    linked = between.startswith(",") or words[:1] in (["was"], ["is"])
    told = linked and len(words) > 2 and words[-1] == "of" and "not" not in words and "no" not in words
    return told and words[-2] in story.pack.words("member nouns")


def homes(story: Story, proposed: frozenset[str]) -> Iterator[Proposal]:
    """Where somebody lives, as the fact `home`: the place said most."""
    found: dict[str, dict[str, list[Saying]]] = {}
    living = story.pack.words("living verbs")
    for order, (_, reading) in enumerate(read_scenes(story)):
        for act in reading.acts:
            if act.verb in living and act.actor is not None and (happens(act) or act.modality is Modality.IN_DIALOGUE):
                for preposition, place in act.targets:
                    entry = story.lore.get(place)
                    if preposition in ("in", "at", "on") and entry is not None and entry.kind is Kind.LOCATION:
                        found.setdefault(act.actor, {}).setdefault(place, []).append(_saying(order, reading, act))
    for who, places in found.items():
        entry = story.lore.get(who)
        if entry is not None and entry.kind is Kind.CHARACTER and not any(fact.key == HOME for fact in entry.facts):
            yield from _home(story, entry, places, proposed)


def _home(story: Story, entry: Entry, places: _Sayings, proposed: frozenset[str]) -> Iterator[Proposal]:
    ranked = sorted(places.items(), key=lambda item: -len(item[1]))
    place, sayings = story.lore.get(ranked[0][0]), ranked[0][1]
    if place is None or sureness(sayings) < _SHARE:
        return
    rivals = tuple((_name(story, other), len(each)) for other, each in ranked[1:])
    yield Proposal(
        Noticed.FACT,
        entry,
        fact=Fact(HOME, reference(story, place, proposed)),
        count=len(sayings),
        sureness=sureness(sayings) * (0.9 if not rivals else 0.6),
        passages=passages(story, sayings),
        rivals=rivals,
        reason=f"said to live there {times(len(sayings))}",
    )


def _name(story: Story, entry_id: str) -> str:
    entry = story.lore.get(entry_id)
    return entry.name if entry is not None else entry_id


def transfers(story: Story, proposed: frozenset[str]) -> Iterator[Proposal]:
    """Items that change hands before the reader's eyes: given to somebody, or taken from whoever had them."""
    holders: dict[str, str] = {}
    for order, (_, reading) in enumerate(read_scenes(story)):
        for hold in reading.holds:
            if not happens(hold) or hold.confidence < _SURE:
                continue
            before, now = holders.get(hold.item), hold.to if hold.kind is HoldKind.GIVES else hold.who
            verb = _TAKEN.get(hold.kind)
            if verb and now and (hold.kind is HoldKind.GIVES or (before is not None and before != now)):
                yield from _transfer(story, verb, hold, _saying(order, reading, hold), proposed)
            if now and hold.kind is not HoldKind.LOSES:
                holders[hold.item] = now


def _transfer(story: Story, verb: str, hold: Hold, saying: Saying, proposed: frozenset[str]) -> Iterator[Proposal]:
    entry, item, to = story.lore.get(hold.who), story.lore.get(hold.item), story.lore.get(hold.to or "")
    if entry is None or item is None or any(change.verb == verb for change in entry.changes):
        return
    args = [("what", (reference(story, item, proposed),))]
    if verb == "gives" and to is not None:
        args.append(("to", (reference(story, to, proposed),)))
    change = Change(verb, (position(story, saying),), tuple(args))
    found, reason = passages(story, [saying]), "it changes hands in the text"
    yield Proposal(Noticed.CHANGE, entry, change=change, sureness=saying.sureness * 0.8, passages=found, reason=reason)
