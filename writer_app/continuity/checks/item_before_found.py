"""I703: somebody uses an item before they come by it."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.custody import Handling, came_by, handled
from writer_app.continuity.judging.evidence import declared_evidence
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.state.things import Transfer, transfers
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Kind
from writer_app.domain.observations import HoldKind

_HAVING = frozenset({HoldKind.USES, HoldKind.GIVES, HoldKind.LOSES})


def _run(story: Story) -> Iterator[Finding]:
    found = _found(story)
    for seen in story.judged(handled) if found else ():
        gain = found.get(seen.hold.item)
        mine = gain is not None and not seen.another and seen.hold.kind in _HAVING and gain.receiver == seen.hold.who
        if gain is not None and mine and not gain.interval.possible_at(seen.moment) and not came_by(story, seen):
            yield _finding(story, seen, gain)


def _found(story: Story) -> dict[str, Transfer]:
    """How each item that nobody has at first comes into its first hands: found, made, taken from no one."""
    first: dict[str, Transfer] = {}
    for move in transfers(story.lore, story.state.changes):
        first.setdefault(move.thing, move)
    return {
        thing: move
        for thing, move in first.items()
        if move.giver is None and (item := story.lore.resolve(thing, Kind.ITEM)) and not item.link("holder")
    }


def _finding(story: Story, seen: Handling, gain: Transfer) -> Finding:
    name, item = name_of(story.lore, seen.hold.who), name_of(story.lore, seen.hold.item)
    message = say("{name} has {item} here, but comes by it only later.", name=name, item=item)
    evidence = [declared_evidence(story, gain.by)]
    return in_text("I703", message, (seen.scene.id, seen.hold.span), [seen.hold.who, seen.hold.item], evidence)


CHECK = Check(
    code="I703",
    name="item-before-found",
    severity=Severity.CONFLICT,
    reads=frozenset({"holds"}),
    changes=frozenset({"gains", "takes"}),
    doc=Doc(
        what="Finds somebody using an item before they come by it.",
        why="A key that turns in chapter three cannot be found in chapter nine.",
        example="Your notes say `gains: the brass key` in the crypt; a chapter earlier: “Tom held the brass key up.”",
        mend="Move the find, give another item, or say in your notes that somebody has it from the start: `holder`.",
        exceptions="Only for whoever comes by it, and only where your notes give it to nobody before. An earlier passage in "
        "which they take or are given it is enough. Looking for it, wishing for it, dreaming of it, what is told in speech "
        "are left alone, and so is the scene in which it is found.",
    ),
    run=_run,
)
