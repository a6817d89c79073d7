"""Items and powers change hands."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.continuity.state.story_state import Truth

LAMP = "id: lamp\nkind: item\nname: the lamp\nholder: ana\n"
PEOPLE = ("id: ana\nkind: character\n", "id: bo\nkind: character\nname: Bo\n")


def with_changes(text: str, changes: str) -> str:
    return f"{text}changes: [{changes}]\n"


@pytest.mark.parametrize(
    ("on", "changes", "who", "gone"),
    [
        ("ana", "", "ana", False),
        ("bo", "{at: a, takes: {what: lamp, from: ana}}", "bo", False),
        ("bo", "{at: a, takes: the lamp}", "bo", False),
        ("ana", "{at: a, gives: {what: lamp, to: Bo}}", "bo", False),
        ("ana", "{at: a, lends: {what: lamp, to: bo}}", "bo", False),
        ("ana", "{at: a, lends: {what: lamp, to: bo}}, {at: b, gets back: {what: lamp, from: bo}}", "ana", False),
        ("bo", "{at: a, gains: lamp}", "bo", False),
        ("ana", "{at: a, loses: lamp}", None, True),
        ("ana", "{at: a, loses: {what: lamp, to: bo}}", "bo", False),
        ("ana", "{at: a, gives: lamp}", None, False),
        ("lamp", "{at: a, destroyed: true}", None, True),
        ("lamp", "{at: a, gives: {to: bo}}", "bo", False),
        ("lamp", "{at: a, gains: bo}", None, False),
        ("bo", "{at: nowhere, takes: lamp}", "ana", False),
        ("bo", "{at: a, takes: a thing nobody declared}", "ana", False),
    ],
)
def test_at_the_end_the_lamp_is_with(tale: SimpleNamespace, on: str, changes: str, who: str | None, gone: bool) -> None:
    line = tale.plain("a b")
    texts = [LAMP, *PEOPLE]
    texts = [with_changes(text, changes) if text.startswith(f"id: {on}\n") else text for text in texts]
    holder = tale.state(line, *texts).holder("lamp", line.end_of("b"))
    if on == "lamp" and "gains" in changes:
        who = "bo"
    assert (holder.who, holder.gone) == (who, gone)
    assert holder.certain is (who is not None or gone)


def test_within_the_scene_both_are_allowed(tale: SimpleNamespace) -> None:
    line = tale.plain("a b")
    taken = with_changes(PEOPLE[1], "{at: a, takes: lamp}")
    holder = tale.state(line, LAMP, PEOPLE[0], taken).holder("lamp", line.at("a", 3))
    assert (holder.who, holder.certain, holder.possible) == (None, False, {"ana", "bo"})


def test_nobody_is_declared_to_hold_it(tale: SimpleNamespace) -> None:
    line = tale.plain("a")
    state = tale.state(line, "id: lamp\nkind: item\n", "id: cup\nkind: item\nholder: a stranger\n")
    for item in ("lamp", "cup", "nothing"):
        holder = state.holder(item, line.at("a"))
        assert (holder.who, holder.certain, holder.gone) == (None, False, False)
    assert not tale.state(line, LAMP, *PEOPLE).holder("lamp", None).certain


def test_the_holder_comes_with_its_declaration(tale: SimpleNamespace) -> None:
    line = tale.plain("a b")
    taken = with_changes(PEOPLE[1], "{at: a, takes: lamp}")
    state = tale.state(line, LAMP, PEOPLE[0], taken)
    start, end = state.holder("lamp", line.page_one).by, state.holder("lamp", line.end_of("a")).by
    assert (start.entry, start.link, start.value) == ("lamp", "holder", "ana")
    assert (end.entry, end.change.verb) == ("bo", "takes")
    assert state.held_by("bo", line.end_of("a")) == ("lamp",)
    assert state.held_by("ana", line.end_of("a")) == ()


@pytest.mark.parametrize(
    ("on", "changes", "elsewhere"),
    [
        ("ana", "", "bo"),
        ("ana", "{at: a, loses: lamp}", "ana"),
        ("lamp", "{at: a, loses: ana}", "ana"),
        ("lamp", "{at: a, destroyed: true}", "ana bo"),
        ("ana", "{at: a, gives: lamp}", ""),
        ("bo", "{at: b, takes: lamp}", ""),
    ],
)
def test_who_certainly_does_not_hold_it(tale: SimpleNamespace, on: str, changes: str, elsewhere: str) -> None:
    """What is lost anybody may have found; early in scene b."""
    line = tale.plain("a b")
    texts = [with_changes(text, changes) if text.startswith(f"id: {on}\n") else text for text in (LAMP, *PEOPLE)]
    holder = tale.state(line, *texts).holder("lamp", line.at("b", 1))
    assert [who for who in ("ana", "bo") if holder.is_elsewhere(who)] == elsewhere.split()


POWER = "id: glow\nkind: quirk\nowner: ana\n"


@pytest.mark.parametrize(
    ("on", "changes", "ana", "bo"),
    [
        ("ana", "", "yes", "unknown"),
        ("ana", "{at: a, loses: glow}", "no", "unknown"),
        ("ana", "{at: a, loses: {what: glow, to: bo}}", "no", "yes"),
        ("bo", "{at: a, takes: {what: glow, from: ana}}", "no", "yes"),
        ("bo", "{at: a, takes: glow}", "either", "yes"),
        ("bo", "{at: a, gains: glow}", "yes", "yes"),
        ("bo", "{at: a, gains: {what: glow, from: ana}}", "either", "yes"),
        ("ana", "{at: a, lends: {what: glow, to: bo}}, {at: b, gets back: {what: glow, from: bo}}", "yes", "no"),
        ("ana", "{at: a, loses: glow}, {at: b, gains: glow}", "yes", "unknown"),
    ],
)
def test_at_the_end_the_power_is_with(tale: SimpleNamespace, on: str, changes: str, ana: str, bo: str) -> None:
    line = tale.plain("a b")
    people = [with_changes(text, changes) if text.startswith(f"id: {on}\n") else text for text in PEOPLE]
    state = tale.state(line, POWER, *people)
    assert [state.has_quirk(who, "glow", line.end_of("b")).truth for who in ("ana", "bo")] == [ana, bo]


def test_owners(tale: SimpleNamespace) -> None:
    line = tale.plain("a b")
    state = tale.state(line, POWER, with_changes(PEOPLE[0], "{at: a, gives: {what: glow, to: bo}}"), PEOPLE[1])
    assert state.owners("glow", line.page_one) == ("ana",)
    assert state.owners("glow", line.end_of("a")) == ("bo",)
    assert set(state.owners("glow", line.at("a", 3))) == {"ana", "bo"}
    assert set(state.ever_owned("glow")) == {"ana", "bo"}
    assert state.has_quirk("ana", "glow", None).truth is Truth.UNKNOWN


WHO = st.sampled_from(["ana", "bo", "cy"])
MOVES = st.lists(st.tuples(st.integers(0, 3), WHO, st.sampled_from(["takes", "loses", "gives"]), WHO), max_size=8)


@given(MOVES)
def test_at_the_end_of_every_scene_the_holder_is_the_naive_fold(
    tale: SimpleNamespace, moves: list[tuple[int, str, str, str]]
) -> None:
    """Written on the lamp's takers and givers alike; several in one scene happen as their pages come."""
    line = tale.plain("s0 s1 s2 s3")
    texts = [LAMP]
    for who in ("ana", "bo", "cy"):
        own = [
            f"{{at: s{at}, {verb}: {{what: lamp{f', to: {to}' if verb == 'gives' else ''}}}}}"
            for at, whose, verb, to in moves
            if whose == who
        ]
        texts.append(f"id: {who}\nkind: character\nchanges: [{', '.join(own)}]\n")
    state = tale.state(line, *texts)
    holder: str | None = "ana"
    for index in range(4):
        for who in ("ana", "bo", "cy"):
            for _, _, verb, to in (move for move in moves if move[0] == index and move[1] == who):
                holder = {"takes": who, "loses": None, "gives": to}[verb]
        assert state.holder("lamp", line.end_of(f"s{index}")).who == holder
