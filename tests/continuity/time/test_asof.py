"""Positions as asked for in a terminal or a search."""

from __future__ import annotations

from contextlib import suppress
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.continuity.time.asof import moment_as_of, position_from_text
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import UsageError
from writer_app.domain.positions import PositionKind
from writer_app.domain.scenes import Frame, SceneSource


@pytest.fixture(scope="session")
def line(tale: SimpleNamespace) -> Timeline:
    scenes = [
        tale.scene("the-hallway", "He ran. Then he stopped."),
        SceneSource("s2", "m/s2.md", "Nothing.", title="The White Place"),
        tale.scene("the-past", frame=Frame.FLASHBACK),
        tale.scene("the-end"),
    ]
    made: Timeline = tale.timeline(*scenes, project=tale.outline(first_night="the-hallway s2", day="the-past the-end"))
    return made


@pytest.mark.parametrize(
    ("text", "scene"),
    [
        ("the-hallway", "the-hallway"),
        ("The Hallway", "the-hallway"),
        ("the white place", "s2"),
        ("s2", "s2"),
        ("1", "s2"),
        ("1.1", "the-hallway"),
        ("first-night", "s2"),
        ("day", "the-end"),
        ("", "the-end"),
        ("  ", "the-end"),
    ],
)
def test_as_of_is_the_end(line: Timeline, text: str, scene: str) -> None:
    assert moment_as_of(text, line) == line.end_of(scene)


def test_before_and_after_words(line: Timeline) -> None:
    assert moment_as_of("before", line) == line.page_one
    assert moment_as_of("the-hallway: \u201cHe ran\u201d", line) == line.at("the-hallway", 6)
    assert position_from_text("the-hallway: he stopped", line).kind is PositionKind.WORDS


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("the-halway", "did you mean the-hallway?"),
        ("the white plaze", "did you mean s2?"),
        ("zzz", "there is no scene or chapter \u201czzz\u201d"),
        ("7", "the last chapter is 2"),
        ("the-hallway: he flew", "do not stand in"),
        ("nowhere: he ran", "there is no scene"),
        ("the-past", "a flashback without a date"),
        ("1999-01-01", "no scene says when"),
    ],
)
def test_what_cannot_be_placed_is_one_clear_line(line: Timeline, text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        moment_as_of(text, line)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@given(text=st.text(max_size=30))
def test_any_text_is_a_moment_or_a_usage_error(line: Timeline, text: str) -> None:
    with suppress(UsageError):
        assert moment_as_of(text, line) <= line.end_of("the-end")


def test_an_empty_story_has_an_end(tale: SimpleNamespace) -> None:
    empty = tale.timeline(project=tale.outline())
    assert moment_as_of("", empty) < moment_as_of("before", empty)


@pytest.mark.parametrize(
    "text", ['{scene: the-hallway, after: "Then he stopped"}', "{scene: the-hallway, after: Then he stopped}"]
)
def test_a_position_as_pages_write_it(line: Timeline, text: str) -> None:
    found = position_from_text(text, line)
    assert (found.kind, found.ref, found.after) == (PositionKind.WORDS, "the-hallway", "Then he stopped")


def test_a_scene_as_pages_write_it(line: Timeline) -> None:
    assert moment_as_of("{scene: s2}", line) == moment_as_of("s2", line)
