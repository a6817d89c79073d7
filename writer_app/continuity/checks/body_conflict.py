"""C204: a part of the body in use, or a sense, that somebody has lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.bodies import PartSeen, parts_seen
from writer_app.continuity.judging.evidence import change_evidence
from writer_app.continuity.judging.passages import deed_span, happens, moment_at, read_scenes
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.findings import Evidence, Finding, Severity
from writer_app.text.fold import fold_key

_SIDES = ("left", "right")
_SENSES = {"sight": "seeing acts", "hearing": "hearing acts"}
_SURE = 0.9


def _run(story: Story) -> Iterator[Finding]:
    people = frozenset(entry.id for entry in story.lore if any(change.verb == "missing" for change in entry.changes))
    for seen in parts_seen(story, people):
        for lost in story.state.missing(seen.who, seen.moment):
            if _is_of(story, seen, lost):
                message = say(
                    "{name} has “{part}” here, but has lost the {lost}.",
                    name=name_of(story.lore, seen.who),
                    part=seen.words.of(seen.scene.body),
                    lost=lost,
                )
                yield in_text("C204", message, (seen.scene.id, seen.words), [seen.who], _evidence(story, seen.who, lost))
    yield from _senses(story, people)


def _is_of(story: Story, seen: PartSeen, lost: str) -> bool:
    """Whether the part is what was lost, or on it: on that side, or one of two."""
    words = lost.split()
    side = next((word for word in words if word in _SIDES), "")
    part = words[-1] if words else ""
    return part in story.pack.group("limbs").get(seen.part, ()) and (seen.side == "both" or seen.side == side or not side)


def _senses(story: Story, people: frozenset[str]) -> Iterator[Finding]:
    """Somebody blind sees, somebody deaf hears: a doubt, since both are said in a manner of speaking."""
    for scene, reading in read_scenes(story) if people else ():
        for act in reading.acts:
            if act.actor not in people or not happens(act) or act.confidence < _SURE:
                continue
            moment = moment_at(story, reading, act.span.start)
            for sense in _lost_senses(story, act.actor, moment):
                if f"{act.verb} {act.particle}".strip() in story.pack.words(_SENSES[sense]):
                    name = name_of(story.lore, act.actor)
                    message = say("{name} uses {sense} here, which {name} has lost.", name=name, sense=sense)
                    span = deed_span(scene.body, act, story.pack.words("coordinators"))
                    found = in_text("C204", message, (scene.id, span), [act.actor], _evidence(story, act.actor, sense))
                    yield replace(found, severity=Severity.WARNING)


def _lost_senses(story: Story, who: str, moment: Moment | None) -> Iterator[str]:
    yield from (lost for lost in story.state.missing(who, moment) if lost in _SENSES)


def _evidence(story: Story, who: str, lost: str) -> list[Evidence]:
    entry = story.lore.get(who)
    changes = entry.changes if entry is not None else ()
    return [
        change_evidence(story, who, change)
        for change in changes
        if change.verb == "missing" and lost in map(fold_key, change.arg("what"))
    ]


CHECK = Check(
    code="C204",
    name="body-conflict",
    severity=Severity.CONFLICT,
    reads=frozenset({"mentions", "acts"}),
    changes=frozenset({"missing"}),
    doc=Doc(
        what="Finds a part of the body in use that your notes say somebody has lost, or a sense.",
        why="A man with one leg who crosses his legs has grown one.",
        example="Your notes say `missing: left leg`; the text: “Tom pulled on his left boot.”",
        mend="Use the other side, or let it be somebody else's.",
        exceptions="A stump, a wooden leg, a glass eye, what was before the loss, what is wished, dreamt, missed or only "
        "imagined is left alone, and so is another's part. That somebody blind sees or somebody deaf hears is only a doubt.",
    ),
    run=_run,
)
