"""L306: two deal with each other before they meet for the first time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import declared_evidence
from writer_app.continuity.judging.passages import deed_span, happens, moment_at, read_scenes
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.state.story_state import Declared, Truth
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.observations import Act, SceneReading
from writer_app.domain.scenes import Frame, SceneSource

_SURE = 0.75
_WITH = frozenset({"", "to", "with", "at", "by", "beside", "for"})


def _run(story: Story) -> Iterator[Finding]:
    meetings = _meetings(story)
    told: set[tuple[str, str]] = set()
    for scene, reading in read_scenes(story) if meetings else ():
        for act in reading.acts:
            other = _dealt_with(story, reading, act, meetings)
            if other is None or act.actor is None:
                continue
            one, two = sorted((act.actor, other))
            moment = moment_at(story, reading, act.span.start)
            early = moment is not None and story.state.met(one, two, moment).truth is Truth.NO
            if early and (one, two) not in told:
                told.add((one, two))
                yield _finding(story, scene, act, (other, meetings[one, two]))


def _meetings(story: Story) -> dict[tuple[str, str], Declared]:
    """Every declared first meeting, by the two, in the order of their ids."""
    found: dict[tuple[str, str], Declared] = {}
    for item in story.state.changes:
        for other in item.change.arg("what") if item.change.verb == "meets" else ():
            for one in story.state.members(item.entry.id):
                for two in story.state.members(other) - {one}:
                    first, second = sorted((one, two))
                    found.setdefault((first, second), item.declared)
    return found


def _dealt_with(story: Story, reading: SceneReading, act: Act, meetings: dict[tuple[str, str], Declared]) -> str | None:
    """Whom an act deals with face to face, both by name; None where it is none, or no first meeting of theirs is declared."""
    if act.actor is None or not happens(act) or act.frame is not Frame.MAIN or not act.certain or act.confidence < _SURE:
        return None
    verb = f"{act.verb} {act.particle}".strip()
    if not {act.verb, verb} & story.pack.words("dealing verbs"):
        return None
    sure = {each.entry for each in reading.mentions if act.span.contains(each.span) and each.certain}
    whom = [who for preposition, who in act.targets if preposition in _WITH]
    people = [who for who in (act.object, *whom) if who is not None and {who, act.actor} <= sure]
    pairs = ((tuple(sorted((act.actor, who))), who) for who in people)
    return next((who for pair, who in pairs if pair in meetings), None)


def _finding(story: Story, scene: SceneSource, act: Act, against: tuple[str, Declared]) -> Finding:
    other, by = against
    one, two = name_of(story.lore, act.actor), name_of(story.lore, other)
    message = say("{one} deals with {two} here, but they first meet later.", one=one, two=two)
    span = deed_span(scene.body, act, story.pack.words("coordinators"))
    found = in_text("L306", message, (scene.id, span), [act.actor or "", other], [declared_evidence(story, by)])
    return replace(found, severity=Severity.WARNING)


CHECK = Check(
    code="L306",
    name="before-introduction",
    severity=Severity.WARNING,
    reads=frozenset({"acts", "mentions"}),
    changes=frozenset({"meets"}),
    doc=Doc(
        what="Finds two people dealing with each other before the first meeting that your notes give.",
        why="A scene that was moved forward leaves a greeting behind between two who are strangers still.",
        example="Your notes say `meets: mara` at the ball; a chapter earlier: “Tom shook hands with Mara.”",
        mend="Move the meeting, or give the deed to somebody else.",
        exceptions="Seeing, hearing of, thinking of or writing to somebody is no meeting. Only declared meetings count, and "
        "only what narration asserts of two who are named; speech, dreams, letters and flashbacks without a date are left "
        "alone. Once for each two.",
    ),
    run=_run,
)
