"""Lessons in a power, read from the manuscript in steps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from writer_app.continuity.story import Story
from writer_app.continuity.teaching.lesson import Example, example_of, lesson_of, sought_by
from writer_app.continuity.teaching.similar import Found, Sought, found_in
from writer_app.domain.errors import UsageError
from writer_app.domain.lessons import Lesson
from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.language.names.lexicon import inflected
from writer_app.language.units.tokens import tokens_between
from writer_app.language.words import verb_forms
from writer_app.services.lore import find_entry
from writer_app.services.stories import StoryReader, Tools, story_from
from writer_app.storage.folder import Loaded


def lesson_steps(loaded: Loaded, tools: Tools, quirk: str, scene_id: str, span: Span) -> Iterator[Lesson | None]:
    """What the passage teaches about the power `quirk`, an id or a name: a step for each scene read, the lesson last.

    Raises UsageError where the page is no power's, the scene is not there, or no verb of the passage shows anything.
    """
    entry = _power(loaded, quirk)
    scene = next((scene for scene in (*loaded.scenes, *loaded.unplaced) if scene.id == scene_id), None)
    if scene is None:
        raise UsageError(f"there is no scene “{scene_id}”")
    story = story_from(loaded, tools, {})
    example = _example(story, tools, entry, (scene, span))
    yield None
    sought, found = sought_by(story, example), list[Found]()
    reader = _reader(loaded.lore, tools, entry, _heads(sought))
    for each in _holding(loaded.scenes, _heads(sought)):
        found += found_in(story, each, reader.read(each), sought)
        yield None
    yield lesson_of(story, example, found)


def _power(loaded: Loaded, quirk: str) -> Entry:
    entry = find_entry(loaded.lore, quirk)
    if entry.kind is not Kind.QUIRK:
        raise UsageError(f"{entry.name} is no power", "only a power is taught by example")
    return entry


def _example(story: Story, tools: Tools, entry: Entry, passage: tuple[SceneSource, Span]) -> Example:
    """The passage read with every verb in it taken for one of the power's."""
    scene, span = passage
    words = (token.folded for token in tokens_between(scene.body, span.start, span.end))
    verbs = {lemma for word in words if (lemma := verb_forms(word)[1])}
    reading = _reader(story.lore, tools, entry, verbs).read(scene)
    example = example_of(story, entry, scene, reading, span)
    if example is None:
        raise UsageError(
            f"no verb in this passage tells what {entry.name} does",
            "select the sentences in which somebody uses it, or a thing shows it",
        )
    return example


def _reader(lore: Lore, tools: Tools, entry: Entry, verbs: Iterable[str]) -> StoryReader:
    """Reads with the lore and with the power seen in these verbs: sentences with one are read though they name nobody."""
    links = (*(link for link in entry.links if link[0] != "cues"), ("cues", tuple(sorted(verbs))))
    taught = replace(entry, links=links)
    return StoryReader(replace(lore, entries=tuple(taught if each is entry else each for each in lore.entries)), tools)


def _heads(sought: Sought) -> set[str]:
    return {phrase.split()[0] for told in (sought.own, sought.ready) for phrases in told.values() for phrase in phrases}


def _holding(scenes: Iterable[SceneSource], verbs: Iterable[str]) -> Iterator[SceneSource]:
    """The scenes in which a form of one of the verbs stands."""
    forms = sorted({form for verb in verbs for form in inflected(verb)}, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)
    return (scene for scene in scenes if pattern.search(scene.body))
