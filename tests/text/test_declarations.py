"""Entries as an author writes them, through YAML into values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.domain.lore import Condition, Entry, Kind, Pronouns
from writer_app.domain.positions import PositionKind
from writer_app.domain.values import Listing, Pair, Scalar, Table, Value
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.declarations import Declared, entry_from
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.text.yamltree import parse_yaml

KEEPER = """
id: keeper
kind: character
name: Mara Voss
aliases: [Mara, {name: Sister Ash, until: the-unveiling}]
called: [the keeper]
pronouns: she
facts:
  eye colour: grey
  age: [{value: 40, until: 3}, {value: 41, since: 3.2}]
  birthplace: {value: Harrow, according to: tobin}
  seems: {hair colour: black}
  favourite soup: leek
changes:
  - {at: before, enters: the-well}
  - {at: {scene: the-cell, after: "and went out"}, dies: true}
  - {at: [the-bridge, 1994-03-03], gives: {what: lamp, to: tobin}}
  - {stays at: harrow, since: one, until: two}
limits:
  - {visits at most: 2, last is final: true, unless: [{looked at by: tobin}, a lit lantern]}
mood: wistful
"""


def read(text: str) -> Declared:
    return entry_from(parse_yaml(text, "lore/x.md", first_line=2))


def entry(text: str) -> Entry:
    declared = read(text)
    assert declared.problems == ()
    assert declared.entry is not None
    return declared.entry


def test_a_character() -> None:
    mara = entry(KEEPER)
    assert (mara.kind, mara.name, mara.pronouns) == (Kind.CHARACTER, "Mara Voss", Pronouns.SHE)
    assert mara.surfaces() == ("Mara Voss", "Mara", "Sister Ash")
    assert mara.aliases[1].until[0].ref == "the-unveiling"
    assert [(fact.key, fact.value) for fact in mara.facts] == [
        ("eye colour", "grey"),
        ("age", "40"),
        ("age", "41"),
        ("birthplace", "Harrow"),
        ("seems", "hair colour: black"),
        ("favourite soup", "leek"),
    ]
    assert mara.facts[2].since[0].kind is PositionKind.NUMBER
    assert mara.facts[3].according_to == "tobin"
    assert mara.unknown == (("mood", Scalar("wistful", mara.unknown[0][1].origin)),)


def test_changes_and_limits() -> None:
    mara = entry(KEEPER)
    assert [change.verb for change in mara.changes] == ["enters", "dies", "gives", "stays at"]
    assert [change.at[0].kind.value for change in mara.changes] == ["before", "words", "node", "node"]
    assert mara.changes[1].at[0].after == "and went out"
    assert mara.changes[2].at[1].kind is PositionKind.DATE
    assert mara.changes[2].arg("to") == ("tobin",)
    assert mara.changes[3].until[0].ref == "two"
    (limit,) = mara.limits
    assert (limit.key, limit.values, limit.option("last is final")) == ("visits at most", ("2",), "true")
    assert limit.unless == (Condition("tobin", "looked at by"), Condition("a lit lantern"))


def test_a_quirk_keeps_the_keys_of_its_kind() -> None:
    quirk = entry("id: q\nkind: quirk\nowner: mara\ncues: [merge, take control of]\nholder: nobody\n")
    assert quirk.link("owner") == ("mara",)
    assert quirk.link("cues") == ("merge", "take control of")
    assert [key for key, _ in quirk.unknown] == ["holder"]


@pytest.mark.parametrize("key", sorted(CHANGES))
def test_every_change_can_be_declared(key: str) -> None:
    (change,) = entry(f"id: a\nkind: event\nchanges:\n  - {{at: one, {key}: something}}\n").changes
    assert (change.verb, change.arg("what")) == (key, ("something",))


@pytest.mark.parametrize("key", sorted(LIMITS))
def test_every_limit_can_be_declared(key: str) -> None:
    (limit,) = entry(f"id: a\nkind: item\nlimits: [{{{key}: [one, two]}}]\n").limits
    assert (limit.key, limit.values) == (key, ("one", "two"))


@pytest.mark.parametrize(
    ("line", "where", "word"),
    [
        ("changes: [{at: one, dances: true}]", (4, 11), "no change"),
        ("changes: [{dies: true}]", (4, 11), "needs `at:`"),
        ("changes: [{at: one, gives: {what: lamp, for: tobin}}]", (4, 28), "knows no `for`"),
        ("limits: [{no larger than: }]", (4, 10), "needs a value"),
        ("facts: [grey]", (4, 8), "`key: value`"),
        ("pronouns: xx", (4, 11), "he, she"),
        ("aliases: [{since: one}]", (4, 11), "needs `name:`"),
        ("changes: [{at: {after: x}, dies: true}]", (4, 16), "needs `scene:`"),
    ],
)
def test_one_bad_key_is_named_and_the_rest_stands(line: str, where: tuple[int, int], word: str) -> None:
    declared = read(f"id: a\nkind: character\n{line}\ntags: [kept]\n")
    assert declared.entry is not None
    assert declared.entry.tags == ("kept",)
    (problem,) = declared.problems
    assert (problem.path, problem.line, problem.column) == ("lore/x.md", *where)
    assert word in problem.reason


@pytest.mark.parametrize("text", ["kind: character\n", "id: a\n", "id: a\nkind: dragon\n", ""])
def test_what_has_no_id_or_kind_is_no_entry(text: str) -> None:
    declared = read(text)
    assert declared.entry is None
    assert len(declared.problems) == 1


WORDS = st.sampled_from(
    ["id", "kind", "facts", "changes", "limits", "at", "dies", "gives", "to", "needs", "unless", "item", "aliases", ""]
)
TREES: st.SearchStrategy[Value] = st.recursive(
    WORDS.map(Scalar),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: Listing(tuple(items)))
        | st.dictionaries(WORDS, inner, max_size=4).map(
            lambda items: Table(tuple(Pair(Scalar(k), v) for k, v in items.items()))
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(WORDS, TREES))
def test_any_tree_is_an_entry_or_problems(values: dict[str, Value]) -> None:
    base = {"id": Scalar("a"), "kind": Scalar("item")} | {k: v for k, v in values.items() if k not in ("id", "kind")}
    assert entry_from(Table(tuple(Pair(Scalar(k), v) for k, v in base.items()))).entry is not None
