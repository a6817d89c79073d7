"""Who is alive at each moment."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.continuity.state.story_state import Vital
from writer_app.domain.scenes import Frame

BODY = "He fell. They just stopped. He rose again."


def life_of(changes: str) -> str:
    return f"id: x\nkind: character\nname: Ix\nchanges: [{changes}]\n"


def test_the_dead_are_dead_from_the_end_of_their_scene(tale: SimpleNamespace) -> None:
    line = tale.plain("a b c")
    state = tale.state(line, life_of("{at: b, dies: true}"))
    found = [state.life("x", line.end_of("a")), state.life("x", line.at("b", 3)), state.life("x", line.end_of("b"))]
    assert [life.certain for life in found] == [Vital.ALIVE, Vital.EITHER, Vital.DEAD]
    assert found[1].possible == {Vital.ALIVE, Vital.DEAD}
    assert [life.by is None for life in found] == [True, False, False]
    assert found[2].by.entry == "x"
    assert found[2].by.change.verb == "dies"


def test_with_a_quotation_from_right_after_its_words(tale: SimpleNamespace) -> None:
    line = tale.plain("a b", {"a": BODY})
    state = tale.state(line, life_of("{at: {scene: a, after: they just stopped}, dies: true}"))
    end = BODY.index("stopped") + len("stopped")
    assert state.life("x", line.at("a", end - 1)).certain is Vital.ALIVE
    assert state.life("x", line.at("a", end)).certain is Vital.DEAD


def test_list_order_counts_within_one_scene(tale: SimpleNamespace) -> None:
    line = tale.plain("a b", {"a": BODY})
    state = tale.state(line, life_of("{at: {scene: a, after: he fell}, dies: true}, {at: a, returns: true}"))
    assert state.life("x", line.at("a", 2)).certain is Vital.ALIVE
    assert state.life("x", line.at("a", 9)).certain is Vital.EITHER
    assert state.life("x", line.at("b")).certain is Vital.ALIVE


def test_what_is_written_between_two_quotations_happens_between_them(tale: SimpleNamespace) -> None:
    line = tale.plain("a b", {"a": BODY})
    changes = (
        "{at: {scene: a, after: he fell}, dying: true}, {at: a, dies: true}, {at: {scene: a, after: rose}, returns: true}"
    )
    state = tale.state(line, life_of(changes))
    found = [state.life("x", line.at("a", offset)).certain for offset in (0, 7, 20, len(BODY) - 1)]
    assert found == [Vital.ALIVE, Vital.EITHER, Vital.EITHER, Vital.ALIVE]
    assert state.life("x", line.at("a", 20)).possible == {Vital.DYING, Vital.DEAD}
    assert state.life("x", line.at("b")).certain is Vital.ALIVE


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ("{at: before, dies: true}", "dead dead"),
        ("{at: before, dies: true}, {at: a, returns: {by: x}}", "either alive"),
        ("{at: b, born: true}", "unborn either"),
        ("{at: before, born: true}", "alive alive"),
        ("{at: before, dying: true}, {at: a, dies: true}", "either dead"),
        ("{at: before, dies: true}, {at: a, dying: true}", "dead dead"),
        ("{at: before, dies: no}", "alive alive"),
        ("{at: nowhere, dies: true}", "alive alive"),
        ("{at: [before, a], dies: true}", "dead dead"),
        ("{at: before, dies: true}, {at: before, returns: true}", "alive alive"),
    ],
)
def test_lives(tale: SimpleNamespace, changes: str, expected: str) -> None:
    """Early in scene a, and early in scene b."""
    line = tale.plain("a b")
    state = tale.state(line, life_of(changes))
    assert " ".join(state.life("x", line.at(scene, 1)).certain for scene in "ab") == expected


def test_a_flashback_shows_the_dead_alive(tale: SimpleNamespace) -> None:
    line = tale.timeline(
        tale.scene("a", when="2001"),
        tale.scene("b", when="1990", frame=Frame.FLASHBACK),
        tale.scene("c", frame=Frame.FLASHBACK),
    )
    state = tale.state(line, life_of("{at: 1995-05-05, dies: true}"))
    assert state.life("x", line.at("a")).certain is Vital.DEAD
    assert state.life("x", line.at("b")).certain is Vital.ALIVE
    assert state.life("x", line.at("c")).certain is Vital.EITHER
    before = tale.state(line, life_of("{at: before, dies: true}"))
    assert before.life("x", line.at("b")).certain is Vital.EITHER
    assert before.is_dead("x", line.at("a"))
    assert not before.is_dead("x", None)


def test_whoever_is_unknown_is_alive(tale: SimpleNamespace) -> None:
    line = tale.plain("a")
    assert tale.state(line).life("nobody", line.at("a")).certain is Vital.ALIVE


AFTER = {"dies": Vital.DEAD, "returns": Vital.ALIVE, "dying": Vital.DYING}
STEPS = st.lists(st.tuples(st.sampled_from(["before", "s0", "s1", "s2", "s3"]), st.sampled_from(sorted(AFTER))), max_size=7)


@given(STEPS)
def test_at_the_end_of_every_scene_life_is_the_naive_fold(tale: SimpleNamespace, steps: list[tuple[str, str]]) -> None:
    line = tale.plain("s0 s1 s2 s3")
    state = tale.state(line, life_of(", ".join(f"{{at: {at}, {verb}: true}}" for at, verb in steps)))
    order = ["before", "s0", "s1", "s2", "s3"]
    alive = Vital.ALIVE
    for place in order:
        for _, verb in (step for step in steps if step[0] == place):
            alive = Vital.DEAD if verb == "dying" and alive is Vital.DEAD else AFTER[verb]
        moment = line.page_one if place == "before" else line.end_of(place)
        assert state.life("x", moment).certain is alive


QUOTED = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(sorted(AFTER))), max_size=6)


@given(QUOTED, st.integers(0, 40))
def test_between_quotations_life_is_the_naive_fold(tale: SimpleNamespace, steps: list[tuple[int, str]], offset: int) -> None:
    body = " ".join(f"w{number}x" for number in range(10))
    line = tale.plain("a", {"a": body})
    changes = ", ".join(f"{{at: {{scene: a, after: w{number}x}}, {verb}: true}}" for number, verb in steps)
    state = tale.state(line, life_of(changes))
    alive = Vital.ALIVE
    for number, verb in sorted(steps, key=lambda step: step[0]):
        if body.index(f"w{number}x") + 3 <= offset:
            alive = Vital.DEAD if verb == "dying" and alive is Vital.DEAD else AFTER[verb]
    assert state.life("x", line.at("a", offset)).certain is alive
