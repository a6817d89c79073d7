"""V901: the thoughts of somebody whose viewpoint the scene does not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.matching import words_of
from writer_app.continuity.judging.passages import happens, read_scenes, segment_at, sentence_span
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.judging.telling import tense_of
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, LoreEvidence, Severity
from writer_app.domain.lore import Kind
from writer_app.domain.observations import Act, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.values import Origin

_REAL = frozenset({Frame.MAIN, Frame.REALM, Frame.FLASHBACK})
_SURE = 0.75
_MANY = 3
_AHEAD = 24


def _run(story: Story) -> Iterator[Finding]:
    for scene, reading in read_scenes(story):
        found = [act for act in reading.acts if _is_slip(story, scene, reading, act)]
        # Where the thoughts of many are told, the scene has no single viewpoint, whatever it says.
        if len(found) < _MANY:
            yield from (_finding(story, scene, reading, act) for act in found)


def _is_slip(story: Story, scene: SceneSource, reading: SceneReading, act: Act) -> bool:
    if act.verb not in story.pack.words("inner verbs") or act.actor is None or not happens(act) or act.passive:
        return False
    segment = segment_at(reading, act.span.start)
    if segment is None or segment.pov is None or segment.frame not in _REAL or act.actor == segment.pov:
        return False
    sentence = sentence_span(reading, act.span)
    if any(
        each.actor == segment.pov and sentence.contains(each.span) and each.span.start < act.span.start
        for each in reading.acts
    ):
        # "Mara saw that Tobin wondered": it is she who reads it in his face.
        return False
    entry, sure = story.lore.get(act.actor), act.certain or act.confidence >= _SURE
    if entry is None or entry.kind is not Kind.CHARACTER or not sure or not _is_known(scene, act):
        return False
    rest = words_of(scene.body, Span(act.verb_span.end, min(len(scene.body), act.verb_span.end + _AHEAD)))
    opens = story.pack.words("thought openings")
    return bool(rest) and rest[0].start <= act.verb_span.end + 1 and rest[0].folded in opens


def _is_known(scene: SceneSource, act: Act) -> bool:
    """Whether the verb stands by itself, and nothing says how one could tell: "was thinking", "seemed to wonder"."""
    written = act.verb_span.of(scene.body)
    return act.actor_span is not None and act.actor_span.end <= act.verb_span.start and tense_of(act.verb, written) is not None


def _finding(story: Story, scene: SceneSource, reading: SceneReading, act: Act) -> Finding:
    segment = segment_at(reading, act.span.start)
    pov = segment.pov if segment is not None and segment.pov is not None else ""
    name, viewer = name_of(story.lore, act.actor), name_of(story.lore, pov)
    message = say("What {name} thinks is told here, in a scene seen by {viewer}.", name=name, viewer=viewer)
    start = act.actor_span.start if act.actor_span is not None else act.verb_span.start
    origin = dict(scene.setting.origins).get("pov", Origin(scene.path, scene.body_line, 1))
    evidence = [LoreEvidence(pov, "pov", viewer, f"your notes: this scene is seen by {viewer}", origin)]
    found = in_text("V901", message, (scene.id, Span(start, act.verb_span.end)), [act.actor or "", pov], evidence)
    return replace(found, severity=Severity.WARNING)


CHECK = Check(
    code="V901",
    name="viewpoint-slip",
    severity=Severity.WARNING,
    reads=frozenset({"acts", "mentions"}),
    doc=Doc(
        what="Finds what somebody wonders, realises or thinks told as known, in a scene that names another's viewpoint.",
        why="A scene seen by one person that knows for a line what another thinks makes the reader look up.",
        example="A scene with `pov: mara`, and the text says “Tobin wondered whether she had seen him.”",
        mend="Show it from outside (“Tobin seemed to wonder”), or give the line to the one who sees.",
        exceptions="Only scenes that name their viewpoint, and only what is thought in so many words: what somebody seems to, "
        "may or must think, says, or is seen to think for a moment is left alone. Where three thoughts of others or more are "
        "told, the scene is told from above, and nothing is reported.",
    ),
    run=_run,
)
