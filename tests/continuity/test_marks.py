"""`<!-- meant: why -->` in the text: what it counts for, and when it counts for nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writer_app.continuity.engine import find
from writer_app.continuity.marks import heed, reach
from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.findings import Finding
from writer_app.domain.lore import Entry, Fact, Kind, Lore
from writer_app.domain.outline import Chapter, Outline, Project
from writer_app.domain.scenes import SceneSource
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene

Tell = Callable[[str], Story]
MARA = Entry("mara", Kind.CHARACTER, "Mara", facts=(Fact("eye colour", "green"),))
BROWN = "Mara's eyes were brown."


@pytest.fixture
def tell(pack: LanguagePack, sizes: Sizes) -> Tell:
    """A story of one scene."""

    def story(body: str) -> Story:
        scene = SceneSource("one", "one.md", body)
        lore, project = Lore((MARA,)), Project("p", "P", outline=Outline((Chapter("c", "C", ("one",)),)))
        timeline = Timeline(project, (scene,))
        reading = read_scene(scene, Lexicon.build(lore, pack, {}), pack)
        return Story(project, (scene,), lore, {"one": reading}, timeline, StoryState(lore, timeline), sizes, {}, pack)

    return story


def reasons(found: tuple[Finding, ...]) -> list[str | None]:
    return [finding.dismissed for finding in found]


@pytest.mark.parametrize(
    "body",
    [
        f"{BROWN} <!-- meant: lamplight -->\n",
        f"It rained. {BROWN}<!-- meant: lamplight --> She left.\n",
        f"<!-- meant: lamplight --> It rained. {BROWN}\n",
        f"It rained. {BROWN}\n<!-- meant: lamplight -->\n",
        f"{BROWN}\n\n<!-- meant: lamplight -->\n\nShe left.\n",
        f"{BROWN}\n\n<!-- a note -->\n<!-- meant: lamplight -->\n",
    ],
)
def test_it_is_meant(tell: Tell, body: str) -> None:
    (finding,) = find(tell(body))
    assert (finding.dismissed, finding.marked) == ("lamplight", True)


@pytest.mark.parametrize(
    "body",
    [
        f"{BROWN} It rained. <!-- meant: lamplight -->\n",
        f"{BROWN}\n\nIt rained.\n\n<!-- meant: lamplight -->\n",
        f"<!-- meant: lamplight -->\n\n{BROWN}\n",
        f"{BROWN} <!-- note: lamplight -->\n",
        f"<!-- meant: lamplight --> It rained.\n\n{BROWN}\n",
    ],
)
def test_it_counts_for_nothing_else(tell: Tell, body: str) -> None:
    story = tell(body)
    found = find(story)
    assert reasons(found) == [None]
    unused = heed(found, story.scenes, lambda: story.readings).unused
    assert [mark.reason for mark in unused] == (["lamplight"] if "meant" in body else [])


def test_a_finding_is_the_same_with_its_mark_and_without(tell: Tell) -> None:
    body = f"It rained all night on. {BROWN} Nobody had seen her go."
    (bare,), (marked,) = find(tell(body)), find(tell(body.replace(BROWN, f"{BROWN} <!-- meant: so -->")))
    assert (bare.quote, bare.before, bare.after) == (marked.quote, marked.before, marked.after)


def test_a_decision_comes_before_a_mark_and_both_are_used(tell: Tell) -> None:
    story = tell(f"{BROWN} <!-- meant: lamplight -->\n")
    (finding,) = find(story)
    decided = Finding(finding.code, finding.severity, finding.message, (), scene="one", span=finding.span, dismissed="decided")
    heeded = heed((decided,), story.scenes, lambda: story.readings)
    assert (reasons(heeded.findings), heeded.unused) == (["decided"], ())


def test_without_a_word_before_it_it_reaches_nothing(tell: Tell) -> None:
    story = tell("<!-- meant: x -->\n")
    (mark,) = heed((), story.scenes, lambda: story.readings).unused
    assert len(reach(mark, story.scenes[0].body, story.readings["one"])) == 0
