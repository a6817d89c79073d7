"""Small stories for the tests of this folder: real lore read from YAML, scenes made of a line each; fixture `tale`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace

import pytest

from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Entry, Lore, Rule
from writer_app.domain.observations import Remark, SceneReading
from writer_app.domain.outline import Chapter, Outline, Project
from writer_app.domain.positions import Position
from writer_app.domain.scenes import Frame, SceneSource, Setting
from writer_app.domain.spans import Span
from writer_app.domain.values import Scalar
from writer_app.domain.vocabulary.declarations import entry_from
from writer_app.domain.vocabulary.positions import position_from
from writer_app.language.pack import LanguagePack
from writer_app.text.markdown import BlockKind, blocks
from writer_app.text.yamltree import parse_yaml


def entry(text: str) -> Entry:
    declared = entry_from(parse_yaml(text, "lore/x.md", first_line=2))
    assert declared.problems == ()
    assert declared.entry is not None
    return declared.entry


def lore(*texts: str) -> Lore:
    return Lore(tuple(entry(text) for text in texts))


def scene(scene_id: str, body: str = "Nothing.", when: str = "", frame: Frame | None = None, was: str = "") -> SceneSource:
    former = tuple(was.split())
    return SceneSource(scene_id, f"manuscript/{scene_id}.md", body, setting=Setting(when=when, frame=frame), was=former)


def outline(**chapters: str) -> Project:
    nodes = [Chapter(name.replace("_", "-"), name, tuple(scenes.split())) for name, scenes in chapters.items()]
    return Project("tale", "Tale", outline=Outline(tuple(nodes)))


def timeline(*scenes: SceneSource, project: Project | None = None) -> Timeline:
    return Timeline(project or outline(one=" ".join(item.id for item in scenes)), scenes)


def plain(names: str, bodies: Mapping[str, str] | None = None) -> Timeline:
    return timeline(*(scene(name, (bodies or {}).get(name, "Nothing.")) for name in names.split()))


def state(line: Timeline, *texts: str) -> StoryState:
    return StoryState(lore(*texts), line)


def position(text: str) -> Position:
    return position_from(Scalar(text))


def reading(source: SceneSource, *remarks: str) -> SceneReading:
    """A reading with paragraphs, and with a remark wherever `remarks` stand."""
    found = tuple(Remark(span_of(source.body, words)) for words in remarks)
    prose = tuple(block.span for block in blocks(source.body) if block.kind is BlockKind.PARAGRAPH)
    return SceneReading(source.id, paragraphs=prose, sentences=prose, remarks=found)


def span_of(body: str, words: str) -> Span:
    start = body.index(words)
    return Span(start, start + len(words))


def story(line: Timeline, *texts: str, remarks: tuple[str, ...] = (), rules: tuple[Rule, ...] = ()) -> Story:
    held = replace(lore(*texts), rules=rules)
    readings = {item.id: reading(item, *(words for words in remarks if words in item.body)) for item in line.scenes}
    pack = LanguagePack("en", "0")
    return Story(line.project, line.scenes, held, readings, line, StoryState(held, line), Sizes(), {}, pack)


@pytest.fixture(scope="session")
def tale() -> SimpleNamespace:
    """The makers of this file, for every test below it."""
    makers = (entry, lore, scene, outline, timeline, plain, state, position, reading, span_of, story)
    return SimpleNamespace(**{maker.__name__: maker for maker in makers})
