"""K802: a secret is said in front of somebody who is to learn it only later."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import change_evidence
from writer_app.continuity.judging.knowledge import Heard, heard_secrets
from writer_app.continuity.judging.promised import read_at
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.state.occasions import Occasion
from writer_app.continuity.state.story_state import Truth
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity


def _run(story: Story) -> Iterator[Finding]:
    for heard in heard_secrets(story):
        if heard.moment is None:
            continue
        speaker_knows = story.state.knows(heard.speaker, heard.secret.id, heard.moment).truth is Truth.YES
        if speaker_knows and story.state.knows(heard.who, heard.secret.id, heard.moment).truth is Truth.NO:
            later = next((item for item in _learnt(story, heard) if _is_read_later(story, heard, item)), None)
            if later is not None:
                yield _finding(story, heard, later)


def _learnt(story: Story, heard: Heard) -> Iterator[Occasion]:
    """The changes by which whoever hears it learns the secret; whoever never does may well learn it here."""
    for item in story.state.changes:
        named = {name for text in item.change.arg("what") for name in story.state.members(text)}
        sides = named | story.state.members(item.entry.id)
        if item.change.verb == "learns" and {heard.who, heard.secret.id} <= sides:
            yield item


def _is_read_later(story: Story, heard: Heard, item: Occasion) -> bool:
    """Whether readers come to it after the passage."""
    place = read_at(story, item.position) if item.position is not None else None
    return place is not None and place[0] > story.timeline.reading_order.index(heard.scene.id)


def _finding(story: Story, heard: Heard, later: Occasion) -> Finding:
    name, speaker = name_of(story.lore, heard.who), name_of(story.lore, heard.speaker)
    template = "{name} hears {secret} from {speaker} here, but learns it only later."
    message = say(template, name=name, speaker=speaker, secret=f"“{heard.secret.name}”")
    evidence = [change_evidence(story, later.entry.id, later.change)]
    return in_text("K802", message, (heard.scene.id, heard.span), [heard.who, heard.secret.id], evidence)


CHECK = Check(
    code="K802",
    name="secret-named",
    severity=Severity.CONFLICT,
    reads=frozenset({"quotes", "mentions"}),
    changes=frozenset({"learns"}),
    doc=Doc(
        what="Finds a secret said in front of somebody who is to learn it only later.",
        why="Whoever has heard it in chapter three cannot be struck by it in chapter nine.",
        example="Your notes say that Ann learns of the forged will in chapter nine; in chapter three: “The will was forged,” "
        "Tom told Ann.",
        mend="Have it said when they are gone, or move what they learn to this scene.",
        exceptions="Only the words of `stated by`, said for certain by somebody who knows it, to somebody by name or to "
        "whoever talks right before or after. A whisper is for one alone. A question, a guess, a rumour, a dream, and the "
        "scene in which they learn it are left alone, and so is somebody of whom your notes never say that they learn it.",
    ),
    run=_run,
)
