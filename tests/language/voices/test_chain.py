"""The best way through an exchange is the best of all ways, and its lead is the lead over every other."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from writer_app.language.recall import Recall
from writer_app.language.voices.chain import Choice, Step, decide, follows

NAMES = ("ana", "bo", "cy")
SCORES = st.dictionaries(st.sampled_from(NAMES), st.integers(-4, 4).map(float), max_size=3)


@st.composite
def steps(draw: st.DrawFn) -> list[Step]:
    count = draw(st.integers(1, 5))
    full = SCORES.filter(bool)
    return [
        Step(draw(full), draw(SCORES), draw(st.integers(0, 2)), begins=index == 0 or draw(st.integers(0, 5)) == 0)
        for index in range(count)
    ]


def total(names: tuple[str, ...], way: list[Step]) -> float:
    score, first, second = 0.0, "", ""
    for index, (name, step) in enumerate(zip(names, way, strict=True)):
        if step.begins:
            first, second = "", ""
        else:
            score += follows(first, second, name, step, way[index - 1])
        score += step.candidates[name]
        first, second = second, name
    return score


@given(steps())
def test_it_is_what_trying_every_way_finds(way: list[Step]) -> None:
    ways = {names: total(names, way) for names in product(*(step.candidates for step in way))}
    best = max(ways.values())
    for index, choice in enumerate(decide(way, Recall())):
        assert choice is not None
        with_it = max(score for names, score in ways.items() if names[index] == choice.speaker)
        others = [score for names, score in ways.items() if names[index] != choice.speaker]
        assert abs(with_it - best) < 1e-9
        assert not others or abs(best - max(others) - choice.margin) < 1e-9


def test_a_turn_without_candidates_breaks_the_exchange() -> None:
    way = [Step({"ana": 1.0}), Step({}), Step({"ana": 1.0})]
    assert [choice.speaker if choice else None for choice in decide(way, Recall())] == ["ana", None, "ana"]
    assert decide([], Recall()) == []


@given(steps(), steps())
def test_what_was_decided_before_is_decided_so_again(way: list[Step], other: list[Step]) -> None:
    recall: Recall[list[Choice]] = Recall()
    for each in (way, other, way):
        recall.turn()
        assert decide(each, recall) == decide(each, Recall())
