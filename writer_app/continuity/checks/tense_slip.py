"""V902: one sentence told in the present where the scene is told in the past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.passages import happens
from writer_app.continuity.judging.reports import in_text, passage, say
from writer_app.continuity.judging.telling import Tense, Told, narrations
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Kind
from writer_app.domain.observations import Act
from writer_app.domain.scenes import SceneSource

_LEAST = 8
_SHARE = 0.95
_HEAD = 24
"""How many characters may stand before whoever acts: "Slowly", "At noon"."""


def _run(story: Story) -> Iterator[Finding]:
    for scene, _, narrated in story.judged(narrations):
        clear = [told for told in narrated if told.tense is not None]
        past = [told for told in clear if told.tense is Tense.PAST]
        if len(past) < _LEAST or (len(clear) - len(past) > 1 and len(past) < _SHARE * len(clear)):
            continue
        for before, told, after in zip(clear, clear[1:], clear[2:], strict=False):
            if told.tense is Tense.PRESENT and before.tense is after.tense is Tense.PAST:
                yield from _slip(story, scene, before, told)


def _slip(story: Story, scene: SceneSource, before: Told, here: Told) -> Iterator[Finding]:
    act = here.acts[0]
    if _is_deed(story, here, act):
        words = act.verb_span.of(scene.body)
        message = say("“{words}” is told in the present; this scene is told in the past.", words=words)
        evidence = [passage(scene.id, before.span, "told in the past")]
        found = in_text("V902", message, (scene.id, act.verb_span), [act.actor or ""], evidence)
        yield replace(found, severity=Severity.WARNING)


def _is_deed(story: Story, here: Told, act: Act) -> bool:
    """Whether somebody of the lore does something that happens once, and not what is always so."""
    entry = story.lore.get(act.actor) if act.actor else None
    if entry is None or entry.kind is not Kind.CHARACTER or not happens(act) or act.actor_span is None:
        return False
    if act.actor_span.start > here.span.start + _HEAD or act.verb_span.start < act.actor_span.end:
        return False
    return act.verb not in story.pack.words("inert verbs") and act.verb not in story.pack.words("timeless verbs")


CHECK = Check(
    code="V902",
    name="tense-slip",
    severity=Severity.WARNING,
    reads=frozenset({"acts", "quotes"}),
    doc=Doc(
        what="Finds a sentence in the present tense between sentences in the past, in a scene that is told in the past.",
        why="A scene rewritten from the present leaves a “walks” behind, and the reader stumbles.",
        example="“Mara opened the door. Tobin walks in. She smiled.”",
        mend="Put the verb into the past, or into quotation marks.",
        exceptions="Only what a person of your notes does, in plain narration: speech, thought, letters, what is always so "
        "and whole stretches in the present are left alone.",
    ),
    run=_run,
)
