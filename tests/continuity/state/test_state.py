"""Facts, stays, knowledge and the rest of story state."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from writer_app.continuity.state.story_state import Truth

REALM = "id: realm\nkind: location\nname: the Realm\n"


def person(changes: str = "", more: str = "") -> str:
    return f"id: x\nkind: character\nname: Ix\n{more}changes: [{changes}]\n"


def test_facts_hold_from_since_until_until(tale: SimpleNamespace) -> None:
    line = tale.plain("a b c d")
    ages = "facts: {age: [{value: 15, until: b}, {value: 16, since: b, until: c}, {value: 99, according to: y}]}\n"
    state = tale.state(line, person(more=ages))
    found = {scene: [fact.value for fact in state.facts("x", "age", line.at(scene, 1))] for scene in "abcd"}
    assert found == {"a": ["15"], "b": ["15", "16"], "c": ["16"], "d": []}
    assert [fact.value for fact in state.facts("x", "age", line.at("d"), claims=True)] == ["99"]
    assert [fact.value for fact in state.facts("x", "age", None)] == ["15", "16"]
    assert state.facts("nobody", "age", None) == ()
    assert len(state.all_facts("x", line.at("b"))) == 3


def test_facts_by_date(tale: SimpleNamespace) -> None:
    line = tale.timeline(tale.scene("a", when="2001-05-03"), tale.scene("b", when="2003-01-01"))
    state = tale.state(line, person(more="facts: {hair colour: [{value: red, until: 2002}, {value: grey, since: 2002}]}\n"))
    assert [fact.value for fact in state.facts("x", "hair colour", line.at("a"))] == ["red"]
    assert [fact.value for fact in state.facts("x", "hair colour", line.at("b"))] == ["grey"]


@pytest.mark.parametrize(
    ("changes", "visits"),
    [
        ("{at: before, enters: realm}", ["-"]),
        ("{at: b, enters: the Realm}", ["b"]),
        ("{at: before, enters: realm}, {at: b, enters: realm}", ["-", "b"]),
        ("{at: b, enters: realm}, {at: d, leaves: realm}", ["b c d"]),
        ("{at: b, enters: realm}, {at: b, returns: {by: y}}", ["b"]),
        ("{at: b, enters: realm}, {at: c, leaves: elsewhere}", ["b"]),
        ("{at: [b, c], enters: realm}", ["b c"]),
        ("{at: [a, c], enters: realm}", ["a", "c"]),
        ("{at: two, enters: realm}", ["c d"]),
        ("{at: nowhere, enters: realm}", []),
        ("{stays at: realm, since: b, until: c}", ["b c"]),
        ("{at: b, stays at: realm}", ["b"]),
        ("{stays at: realm, since: c}", ["c d"]),
        ("{stays at: realm, since: b}, {stays at: elsewhere, since: d}", ["b c"]),
        ("{stays at: realm, since: b}, {at: c, leaves: realm}", ["b c"]),
        ("{stays at: realm, since: b}, {at: c, enters: elsewhere}", ["b c d"]),
        ("{stays at: realm, since: nowhere}", []),
        ("{stays at: realm, since: b, until: nowhere}", ["b c d"]),
        ("{at: {scene: b, after: nothing}, enters: realm}, {at: {scene: c, after: nothing}, leaves: realm}", ["b c"]),
    ],
)
def test_visits(tale: SimpleNamespace, changes: str, visits: list[str]) -> None:
    scenes = [tale.scene(name) for name in "abcd"]
    line = tale.timeline(*scenes, project=tale.outline(one="a b", two="c d"))
    state = tale.state(line, person(changes), REALM, "id: elsewhere\nkind: location\n", "id: y\nkind: character\n")
    assert [" ".join(stay.scenes) or "-" for stay in state.visits("x", "realm")] == visits


def test_a_visit_closes_where_its_position_ends(tale: SimpleNamespace) -> None:
    line = tale.plain("a b", {"a": "One two three."})
    state = tale.state(line, person("{at: {scene: a, after: two}, enters: realm}"), REALM)
    (stay,) = state.visits("x", "realm")
    assert [stay.certain_at(line.at("a", offset)) for offset in (6, 7, 13)] == [False, True, True]
    assert not stay.possible_at(line.at("b"))
    assert [stay.place for stay in state.where("x", line.at("a", 9))] == ["realm"]
    assert state.where("x", line.at("b")) == ()
    assert state.where("x", None) == ()
    assert state.stays_at("realm", line.at("a", 9)) == (stay,)
    assert state.stays_at("realm", line.at("b")) == state.stays_at("realm", None) == state.stays_at("x", line.at("a")) == ()


def test_a_visit_written_on_the_realm_counts_for_who_visits(tale: SimpleNamespace) -> None:
    line = tale.plain("a b")
    state = tale.state(line, person(), f"{REALM}changes: [{{at: a, enters: x}}]\n")
    assert [stay.scenes for stay in state.visits("x", "realm")] == [("a",)]


def test_stays_include_both_ends(tale: SimpleNamespace) -> None:
    line = tale.plain("a b c d")
    state = tale.state(line, person("{stays at: realm, since: b, until: c}"), REALM)
    (stay,) = state.stays("x")
    assert not stay.visit
    assert [stay.certain_at(line.at(scene)) for scene in "abcd"] == [False, True, True, False]


def test_knowledge_starts_and_spreads(tale: SimpleNamespace) -> None:
    line = tale.plain("a b")
    state = tale.state(
        line,
        person("{at: a, learns: plot}"),
        "id: plot\nkind: secret\nknown by: [crew]\nchanges: [{at: b, learns: z}]\n",
        "id: crew\nkind: group\nmembers: [y, nobody]\n",
        "id: y\nkind: character\n",
        "id: z\nkind: character\n",
    )
    known = {who: [state.knows(who, "plot", line.end_of(scene)).truth for scene in "ab"] for who in ("x", "y", "z", "crew")}
    assert known["x"] == [Truth.YES, Truth.YES]
    assert known["y"] == known["crew"] == [Truth.YES, Truth.YES]
    assert known["z"] == [Truth.NO, Truth.YES]
    assert state.knows("x", "plot", line.page_one).truth is Truth.NO
    assert state.knows("x", "plot", line.at("a", 1)).truth is Truth.EITHER
    assert state.knows("stranger", "plot", line.at("a")).truth is Truth.NO
    assert state.knows("x", "plot", None).truth is Truth.UNKNOWN
    assert state.secrets_known("x", line.end_of("b")) == ("plot",)
    assert state.members("crew") == {"crew", "y"}
    assert state.members("nobody") == frozenset()


def test_a_meeting_holds_both_ways(tale: SimpleNamespace) -> None:
    line = tale.plain("a b c")
    state = tale.state(line, person("{at: b, meets: y}"), "id: y\nkind: character\n", "id: z\nkind: character\n")
    for pair in (("x", "y"), ("y", "x")):
        assert [state.met(*pair, line.at(scene)).truth for scene in "abc"] == [Truth.NO, Truth.EITHER, Truth.YES]
    assert state.met("x", "z", line.at("c")).truth is Truth.UNKNOWN
    assert state.acquaintances("y", line.at("c")) == ("x",)


def test_an_alliance_ends(tale: SimpleNamespace) -> None:
    line = tale.plain("a b c d")
    state = tale.state(line, person("{at: a, allied with: y, until: c}"), "id: y\nkind: character\n")
    assert [state.allied("y", "x", line.at(scene, 1)).truth for scene in "abcd"] == ["either", "yes", "yes", "no"]
    assert state.allies("x", line.at("b")) == ("y",)


def test_clothes_wounds_and_losses(tale: SimpleNamespace) -> None:
    line = tale.plain("a b c")
    changes = (
        "{at: a, wears: [mask, a Red Coat]}, {at: b, takes off: mask}, {at: a, hurt: {what: Arm, heals after: 2 weeks}},"
        "{at: a, hurt: leg}, {at: b, heals: leg}, {at: b, missing: left eye}"
    )
    state = tale.state(line, person(changes), "id: mask\nkind: item\n")
    assert state.worn("x", line.end_of("a")) == ("mask", "a red coat")
    assert state.worn("x", line.end_of("b")) == ("a red coat",)
    assert state.wears("x", "mask", line.at("b", 1)).truth is Truth.EITHER
    assert state.wounds("x", line.at("a", 1)) == ()
    assert state.wounds("x", line.at("b", 1)) == ()
    assert state.missing("x", line.at("c")) == ("left eye",)


def test_a_name_changes(tale: SimpleNamespace) -> None:
    line = tale.plain("a b")
    state = tale.state(line, person("{at: a, renamed: Ash}"))
    assert [state.name_at("x", moment) for moment in (line.at("a"), line.at("b"), None)] == ["Ix", "Ash", "Ix"]
    assert state.name_at("nobody", line.at("a")) == "nobody"
