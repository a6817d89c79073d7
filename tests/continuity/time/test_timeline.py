"""Reading order, story order, and the moment each position stands for."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.continuity.time.moments import NEVER, ORIGIN, Moment
from writer_app.domain.observations import Segment
from writer_app.domain.outline import Chapter, Outline, Part, Project
from writer_app.domain.positions import BEFORE, Position, PositionKind
from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span

PAST = Frame.FLASHBACK


def after(scene: str, words: str) -> Position:
    return Position(PositionKind.WORDS, ref=scene, after=words, written=scene)


@pytest.mark.parametrize(
    ("whens", "order"),
    [
        ("a b c", "a b c"),
        ("a=2001-05-03 b c=2001-05-04", "a b c"),
        ("a=2001-05-03 b=2001-05-01 c", "b c a"),
        ("a b=1999 c*=1990", "c a b"),
        ("a=1999-06-05 b=1999 c=1999-06", "a b c"),
        ("a=1999 b=1998-12 c=+2d", "b c a"),
        ("a=1999-06-05 b*=1999-06-05 c", "b a c"),
        ("a=day_3 b=day_2 c=day_12", "b a c"),
        ("a b*=1990 c*=1980 d", "c b a d"),
        ("a b*", "a"),
        ("a=2001 b* c*=+2d d", "a d"),
        ("a=2001 b*=1990 c*=+2d d=same", "b c a d"),
        ("a=2001-01-01 b=day_1 c=2001-01-03 d=day_2", "a b d c"),
        ("a=2001 b*=day_4", "a"),
        ("a=nonsense b=+2d c=1990", "a b c"),
    ],
)
def test_story_order(tale: SimpleNamespace, whens: str, order: str) -> None:
    """`name*` is a flashback, `name=when` has a time."""
    scenes = []
    for item in whens.split():
        name, _, when = item.partition("=")
        scenes.append(tale.scene(name.strip("*"), when=when.replace("_", " "), frame=PAST if "*" in name else None))
    assert " ".join(tale.timeline(*scenes).story_order) == order


def test_an_old_letter_or_a_dream_does_not_move_the_present(tale: SimpleNamespace) -> None:
    line = tale.timeline(
        tale.scene("letter", when="1990", frame=Frame.LETTER),
        tale.scene("a", when="2001-05-03"),
        tale.scene("dream", when="1980", frame=Frame.DREAM),
        tale.scene("b"),
        tale.scene("vision", frame=Frame.VISION),
        tale.scene("c", when="+2d"),
    )
    assert line.story_order == ("dream", "letter", "a", "b", "vision", "c")
    assert line.page_one == Moment(2, -1)


def test_the_middle_of_one_scene_is_before_its_end_and_the_next(tale: SimpleNamespace) -> None:
    line = tale.plain("a b")
    moments = [ORIGIN, line.page_one, line.at("a"), line.at("a", 90_000_000), line.end_of("a"), line.at("b"), NEVER]
    assert moments == sorted(moments)
    assert len(set(moments)) == len(moments)


def test_an_undated_flashback_is_nowhere(tale: SimpleNamespace) -> None:
    line = tale.timeline(tale.scene("a"), tale.scene("b", frame=PAST), tale.scene("c"))
    assert line.at("b") is None
    assert line.end_of("b") is None
    assert not line.is_placed("b")
    assert line.reading_order == ("a", "b", "c")


def test_a_flashback_inside_a_scene(tale: SimpleNamespace) -> None:
    line = tale.timeline(tale.scene("a", when="2001-05-03"), tale.scene("b"))
    assert line.at("b", 5, Segment(Span(0, 9))) == Moment(1, 5)
    assert line.at("b", 5, Segment(Span(0, 9), frame=Frame.DREAM)) == Moment(1, 5)
    assert line.at("b", 5, Segment(Span(0, 9), frame=PAST)) is None
    assert line.at("a", 5, Segment(Span(0, 9), frame=PAST, when="2001-05-03")) is None
    dated = line.at("b", 5, Segment(Span(0, 9), frame=PAST, when="1990"))
    assert dated is not None
    assert dated < line.at("a")


@pytest.mark.parametrize("frame", [Frame.DREAM, Frame.LETTER, PAST])
def test_a_scene_that_comes_back_to_the_main_line_stands_in_it(tale: SimpleNamespace, frame: Frame) -> None:
    body = "He was nine.\n\n<!-- here: frame: main -->\n\nHe woke."
    line = tale.timeline(tale.scene("a", body, when="1990", frame=frame), tale.scene("b", when="2001"))
    assert line.page_one == Moment(0, -1)
    assert line.at("a", 40, Segment(Span(13, 60), when="1990")) == Moment(0, 40)
    if frame is PAST:
        assert line.at("a", 5, Segment(Span(0, 13), frame=PAST)) is None


def test_a_dated_flashback_scene_and_its_segments_stand_at_their_date(tale: SimpleNamespace) -> None:
    line = tale.timeline(tale.scene("a", when="2001"), tale.scene("b", when="1990", frame=PAST))
    assert line.at("b", 5, Segment(Span(0, 9), frame=PAST, when="1990")) == Moment(0, 5)


def test_positions(tale: SimpleNamespace) -> None:
    project = tale.outline(start="a b", the_end="c d")
    line = tale.timeline(*(tale.scene(name) for name in "abd"), project=project)
    for written, first, last in (("b", "b", "b"), ("the-end", "c", "d"), ("1", "a", "b"), ("2.1", "c", "c"), ("D", "d", "d")):
        interval = line.resolve(tale.position(written))
        assert (interval.may, interval.certain) == (line.at(first), line.end_of(last)), written
    before = line.resolve(BEFORE)
    assert (before.may, before.certain) == (ORIGIN, line.page_one)


@pytest.mark.parametrize("written", ["nowhere", "3", "1.3", "0"])
def test_unknown_positions_resolve_to_nothing(tale: SimpleNamespace, written: str) -> None:
    line = tale.timeline(tale.scene("a"), tale.scene("b"))
    assert line.resolve(tale.position(written)) is None
    assert not line.knows(tale.position(written))


def test_an_empty_chapter_is_no_position(tale: SimpleNamespace) -> None:
    line = tale.timeline(tale.scene("a"), project=tale.outline(one="a", two=""))
    assert line.resolve(tale.position("two")) is None


def test_parts_and_former_ids(tale: SimpleNamespace) -> None:
    chapters = (Chapter("one", "One", ("a",)), Chapter("two", "Two", ("b",)))
    project = Project("p", "P", outline=Outline((Part("book", "Book", chapters),)))
    line = tale.timeline(tale.scene("a", was="old-a"), tale.scene("b", was="a"), project=project)
    assert line.node_scenes("book") == ("a", "b")
    assert line.scene_id("OLD-A") == "a"
    assert line.scene_id("a") == "a"


@pytest.mark.parametrize(
    ("written", "node"),
    [("1", "one"), ("2", "two"), ("1.2", "b"), ("B", "b"), ("two", "two"), ("3", None), ("0", None), ("x", None), ("", None)],
)
def test_numbers_are_written_back_as_ids(tale: SimpleNamespace, written: str, node: str | None) -> None:
    line = tale.timeline(*(tale.scene(name) for name in "abc"), project=tale.outline(one="a b", two="c"))
    assert line.node_id(written) == node


def test_words_are_found_however_they_are_written(tale: SimpleNamespace) -> None:
    line = tale.plain("a", {"a": "He said, \u201cDon\u2019t go\nto  Se\u0301ville.\u201d Then he left."})
    interval = line.resolve(after("a", "DON'T GO TO S\u00e9ville"))
    assert interval.may == interval.certain == Moment(0, 31)


def test_lost_words_fall_back_to_the_scene(tale: SimpleNamespace) -> None:
    line = tale.timeline(tale.scene("a"), project=tale.outline(one="a unwritten"))
    for position in (after("a", "words that are gone"), after("unwritten", "whatever")):
        interval = line.resolve(position)
        assert (interval.may, interval.certain) == (line.at(position.ref), line.end_of(position.ref))
    assert not line.knows(after("a", "words that are gone"))
    assert line.knows(after("unwritten", "whatever"))
    assert line.resolve(after("nowhere", "x")) is None


def test_dates_between_before_and_within_scenes(tale: SimpleNamespace) -> None:
    line = tale.timeline(tale.scene("a", when="2001-05-03"), tale.scene("b"), tale.scene("c", when="2001-05-10"))
    long_ago = line.resolve(tale.position("1994-03-03"))
    assert long_ago.certain < line.at("a")
    between = line.resolve(tale.position("2001-05-05"))
    assert line.end_of("a") < between.certain < line.at("c")
    # Scene b follows a scene of the third of May and says no more: it may be that day or later.
    assert between.may <= line.end_of("b")
    same_day = line.resolve(tale.position("2001-05-03"))
    assert same_day.may < line.at("a") < line.end_of("b") < same_day.certain < line.at("c")
    assert line.resolve(tale.position("2001-05-11")).may > line.end_of("c")


def test_before_the_story_says_nothing_about_a_dated_flashback(tale: SimpleNamespace) -> None:
    line = tale.timeline(tale.scene("a", when="2001"), tale.scene("b", when="1990", frame=PAST))
    before = line.resolve(BEFORE)
    assert before.possible_at(line.at("b"))
    assert not before.certain_at(line.at("b"))
    assert before.certain_at(line.at("a"))


def test_a_date_without_any_dated_scene_may_be_anywhere(tale: SimpleNamespace) -> None:
    interval = tale.plain("a b").resolve(tale.position("1994-03-03"))
    assert (interval.may, interval.certain) == (ORIGIN, NEVER)


def test_since_and_until_include_their_scene(tale: SimpleNamespace) -> None:
    line = tale.plain("a b c", {"b": "One two three."})
    b = (tale.position("b"),)
    assert line.since(b) == line.at("b")
    assert line.until(b) == line.end_of("b")
    assert line.since((after("b", "two"),)) == line.until((after("b", "two"),)) == Moment(1, 7)
    assert line.since(()) is line.until(()) is None
    assert line.since((tale.position("nowhere"),)) is line.until((tale.position("nowhere"), *b)) is None
    assert line.until((tale.position("a"), tale.position("c"))) == line.end_of("c")


def test_until_an_undated_flashback_is_open(tale: SimpleNamespace) -> None:
    line = tale.timeline(tale.scene("a"), tale.scene("b", frame=PAST), tale.scene("c"))
    assert line.until((tale.position("b"),)) is None
    interval = line.resolve(tale.position("b"))
    assert (interval.may, interval.certain) == (ORIGIN, line.end_of("a"))


def test_scenes_between(tale: SimpleNamespace) -> None:
    line = tale.plain("a b c d")
    assert line.scenes_between(line.at("b", 4), line.end_of("c")) == ("b", "c")
    assert line.scenes_between(line.end_of("a"), line.at("c")) == ("b", "c")
    assert line.scenes_between(ORIGIN, line.page_one) == ()
    assert line.scenes_between(ORIGIN, NEVER) == ("a", "b", "c", "d")


def test_an_empty_project_has_a_timeline(tale: SimpleNamespace) -> None:
    line = tale.timeline(project=Project("p", "P"))
    assert line.story_order == ()
    assert line.at("a") is None
    assert line.resolve(BEFORE) is not None


def test_words_that_stand_twice_leave_open_which_is_meant(tale: SimpleNamespace) -> None:
    line = tale.plain("a", {"a": "It stopped. Then it went on. And it stopped."})
    interval = line.resolve(after("a", "it stopped"))
    assert (interval.may, interval.certain) == (Moment(0, 43), Moment(0, 43))
    interval = line.resolve(after("a", "stopped"))
    assert (interval.may, interval.certain) == (Moment(0, 10), Moment(0, 43))


WHENS = st.sampled_from(["", "", "2001", "2001-05", "2001-05-03", "1999-01-01 10:00", "day 3", "same", "+2d", "1980", "??"])


@given(st.lists(st.tuples(WHENS, st.sampled_from([None, None, None, PAST, Frame.DREAM])), min_size=1, max_size=8))
def test_laws_of_story_order(tale: SimpleNamespace, rows: list[tuple[str, Frame | None]]) -> None:
    line = tale.timeline(*(tale.scene(f"s{i}", when=when, frame=frame) for i, (when, frame) in enumerate(rows)))
    placed = [scene for scene in line.reading_order if line.is_placed(scene)]
    assert sorted(line.story_order) == sorted(placed)
    assert all(f"s{i}" in placed for i, (_, frame) in enumerate(rows) if frame is not PAST)
    moments = [line.at(scene) for scene in line.story_order]
    assert moments == sorted(moments)
    for scene in line.reading_order:
        interval = line.resolve(tale.position(scene))
        assert interval is not None
        assert interval.may <= interval.certain
    if not any(when and frame is not PAST for when, frame in rows):
        mains = [f"s{i}" for i, (_, frame) in enumerate(rows) if frame is not PAST]
        assert [scene for scene in line.story_order if scene in mains] == mains


@given(st.lists(WHENS, min_size=1, max_size=6), st.sampled_from(["1980", "2001-05-03", "2001", "day 3", "2050-01-01 12:30"]))
def test_a_date_holds_possibly_before_certainly(tale: SimpleNamespace, whens: list[str], date: str) -> None:
    line = tale.timeline(*(tale.scene(f"s{i}", when=when) for i, when in enumerate(whens)))
    interval = line.resolve(tale.position(date))
    assert interval.may <= interval.certain
