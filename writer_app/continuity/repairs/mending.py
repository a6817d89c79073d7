"""A story as it would be with a repair: the same prose, other declarations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from writer_app.continuity.repairs.reach import has_any, new_names
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Entry, Fact, Lore
from writer_app.domain.observations import SceneReading
from writer_app.domain.repairs import Framed, Happens, Holds, Limited, Moved, Named, Promised, Step
from writer_app.domain.scenes import SceneSource

Reads = Callable[[Lore, SceneSource], SceneReading]
"""Reads a scene with a lore."""


def mended(story: Story, steps: Sequence[Step], read: Reads) -> Story:
    """`story` with `steps` done. Only what reads otherwise by them is read again."""
    lore = with_steps(story.lore, steps, story.timeline)
    scenes = tuple(_framed(scene, steps) for scene in story.scenes)
    fresh = {scene.id for scene, old in zip(scenes, story.scenes, strict=True) if scene is not old}
    fresh |= {scene.id for scene in scenes if has_any(scene, new_names(steps))}
    readings = {**story.readings, **{scene.id: read(lore, scene) for scene in scenes if scene.id in fresh}}
    timeline = Timeline(story.project, _all_framed(story.timeline.scenes, steps)) if fresh else story.timeline
    return replace(story, lore=lore, scenes=scenes, readings=readings, timeline=timeline, state=StoryState(lore, timeline))


def with_steps(lore: Lore, steps: Sequence[Step], timeline: Timeline) -> Lore:
    """`lore` with what `steps` say of it."""
    entries = {entry.id: entry for entry in lore}
    for step in steps:
        if isinstance(step, Promised):
            entries[step.thread.id] = step.thread
        elif isinstance(step, Happens | Moved | Holds | Limited | Named):
            entries[step.entry] = _changed(entries[step.entry], step, timeline)
    return Lore(tuple(entries.values()), lore.rules)


def _changed(entry: Entry, step: Happens | Moved | Holds | Limited | Named, timeline: Timeline) -> Entry:
    if isinstance(step, Happens):
        return replace(entry, changes=(*entry.changes, step.change))
    if isinstance(step, Moved):
        return replace(entry, changes=tuple(step.now if change == step.was else change for change in entry.changes))
    if isinstance(step, Named):
        return replace(entry, aliases=(*entry.aliases, step.alias))
    if isinstance(step, Limited):
        return replace(entry, limits=tuple(step.now if limit == step.was else limit for limit in entry.limits))
    return replace(entry, facts=(*_ended(entry.facts, step.fact, timeline), step.fact))


def _ended(facts: Sequence[Fact], new: Fact, timeline: Timeline) -> tuple[Fact, ...]:
    """`facts` with the last of the key of `new` ending where that begins, if it is open and began before."""
    same = [index for index, fact in enumerate(facts) if fact.key == new.key]
    if not new.since or not same:
        return tuple(facts)
    old = facts[same[-1]]
    begins, then = timeline.since(old.since), timeline.since(new.since)
    before = not old.since or (begins is not None and then is not None and begins < then)
    if old.until or old.according_to or not before:
        return tuple(facts)
    return tuple(replace(fact, until=new.since) if index == same[-1] else fact for index, fact in enumerate(facts))


def _all_framed(scenes: Sequence[SceneSource], steps: Sequence[Step]) -> tuple[SceneSource, ...]:
    return tuple(_framed(scene, steps) for scene in scenes)


def _framed(scene: SceneSource, steps: Sequence[Step]) -> SceneSource:
    frame = next((step.frame for step in steps if isinstance(step, Framed) and step.scene == scene.id), None)
    return scene if frame is None else replace(scene, setting=replace(scene.setting, frame=frame))
