"""How far a repair reaches: the scenes in which something that it touches stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from writer_app.continuity.check import Check
from writer_app.continuity.excepting import declared_in
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, TextEvidence
from writer_app.domain.lore import Kind
from writer_app.domain.observations import SceneReading
from writer_app.domain.repairs import Framed, Happens, Holds, Limited, Moved, Named, Step
from writer_app.domain.scenes import SceneSource
from writer_app.text.fold import fold_key

_TOGETHER = (
    frozenset({"takes", "gives", "lends", "gets back", "gains", "loses", "destroyed"}),
    frozenset({"dies", "dying", "returns", "born"}),
    frozenset({"enters", "leaves", "stays at"}),
    frozenset({"wears", "takes off"}),
    frozenset({"hurt", "heals", "missing"}),
)
_ALIKE = {verb: verbs for verbs in _TOGETHER for verb in verbs}
"""Changes that decide one and the same thing: whoever goes by one goes by all of them."""


def of_scenes(story: Story, scenes: frozenset[str]) -> Story:
    """`story` as if only these scenes were to be checked; time, lore and readings are those of all."""
    return replace(story, scenes=tuple(scene for scene in story.scenes if scene.id in scenes))


def reach(story: Story, finding: Finding, steps: Sequence[Step]) -> frozenset[str]:
    """The scenes in which a finding may come or go by `steps`."""
    if any(isinstance(step, Framed) for step in steps):
        shown = (piece.scene for piece in finding.evidence if isinstance(piece, TextEvidence))
        return frozenset((finding.scene or "", *shown))
    if names := new_names(steps):
        return frozenset(scene.id for scene in story.scenes if has_any(scene, names))
    touched = frozenset(
        _together(story, [*finding.subjects, *(entry.id for entry, _ in declared_in(finding, story.lore)), *_touched(steps)])
    )
    found = {scene for scene, present in story.judged(_presences) if present & touched}
    return frozenset(found | {finding.scene or ""})


def _touched(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        if isinstance(step, Happens | Moved | Holds | Limited | Named):
            yield step.entry
        if isinstance(step, Happens):
            yield from (text for _, texts in step.change.args for text in texts)


def _together(story: Story, references: Iterable[str]) -> Iterator[str]:
    """Each of them, whom it stands for, and whoever has a power that is among them."""
    for reference in references:
        for who in story.state.members(reference):
            yield who
            entry = story.lore.get(who)
            if entry is not None and entry.kind is Kind.QUIRK:
                yield from story.state.ever_owned(who)


def _presences(story: Story) -> Iterator[tuple[str, frozenset[str]]]:
    """Every scene with the ids of all that its reading names."""
    for scene in story.scenes:
        reading = story.readings.get(scene.id)
        if reading is not None:
            yield scene.id, frozenset(_present(reading))


def _present(reading: SceneReading) -> Iterator[str]:
    for mention in reading.mentions:
        yield from ((mention.entry,) if mention.entry else mention.candidates)
    for act in reading.acts:
        named = (act.actor, act.object, act.place, act.speaker, *(entry for _, entry in act.targets))
        yield from (who for who in named if who)
    for segment in reading.segments:
        yield from (who for who in (segment.place, segment.pov, *segment.cast) if who)
    for move in reading.moves:
        yield from (who for who in (move.who, move.place) if who)


def new_names(steps: Sequence[Step]) -> tuple[str, ...]:
    """The names that `steps` give, folded."""
    return tuple(fold_key(step.alias.text) for step in steps if isinstance(step, Named))


def has_any(scene: SceneSource, names: Sequence[str]) -> bool:
    """Whether the text of a scene has one of `names`, which are folded."""
    return bool(names) and any(name in text for text in (fold_key(scene.body),) for name in names)


def touches(check: Check, steps: Sequence[Step]) -> bool:
    """Whether a check may find otherwise by `steps`, going by the keys that it says it goes by; one that names none, and the
    author's own searches, may look at anything."""
    keys = frozenset(_keys(steps))
    declared = (*check.facts, *check.changes, *check.limits)
    free = not declared or check.code.startswith(("B", "W")) or any(isinstance(step, Framed | Named) for step in steps)
    return free or any(keys & (_ALIKE.get(key) or {key}) for key in declared)


def _keys(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        if isinstance(step, Happens):
            yield step.change.verb
        elif isinstance(step, Moved):
            yield step.was.verb
        elif isinstance(step, Holds):
            yield step.fact.key
        elif isinstance(step, Limited):
            yield step.was.key
