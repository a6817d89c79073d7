"""What several checks ask of a story is worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

from writer_app.continuity.story import Story


def test_a_judgement_is_made_once_for_each_thing_it_is_about(tale: SimpleNamespace) -> None:
    asked: list[str] = []

    def judge(story: Story, about: str) -> Iterator[str]:
        asked.append(about)
        yield from (f"{about} {scene.id}" for scene in story.scenes)

    story = tale.story(tale.plain("a b"))
    assert story.judged(judge, "seen in") == story.judged(judge, "seen in") == ("seen in a", "seen in b")
    assert story.judged(judge, "lost in") == ("lost in a", "lost in b")
    assert asked == ["seen in", "lost in"]


def test_another_story_is_judged_anew(tale: SimpleNamespace) -> None:
    def judge(story: Story) -> Iterator[str]:
        yield from (scene.id for scene in story.scenes)

    story = tale.story(tale.plain("a b"))
    assert story.judged(judge) == ("a", "b")
    assert replace(story, scenes=story.scenes[:1]).judged(judge) == ("a",)
