"""The search language: what a search means, and what is wrong with one that means nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.continuity.query.fields import FIELDS
from writer_app.continuity.query.parser import parse
from writer_app.continuity.query.tree import And, Bounds, Form, Node, Not, Or, Query, Term, Unit
from writer_app.domain.errors import Unknown, UsageError


def word(text: str, form: Form = Form.EXACT) -> Term:
    return Term("", text, form)


@pytest.mark.parametrize(
    ("search", "root"),
    [
        ("key", word("key")),
        ('"brass key"', word("brass key")),
        ("\u201cbrass key\u201d", word("brass key")),
        ("ke* kye~", And((word("ke", Form.PREFIX), word("kye", Form.FUZZY)))),
        ("a AND b", And((word("a"), word("b")))),
        ("a b OR c NOT d", Or((And((word("a"), word("b"))), And((word("c"), Not(word("d"))))))),
        ("a (b OR c)", And((word("a"), Or((word("b"), word("c")))))),
        ("a (b c)", And((word("a"), word("b"), word("c")))),
        ("and or not", And((word("and"), word("or"), word("not")))),
        ('"AND"', word("AND")),
        ('"as" of', And((word("as"), word("of")))),
        ("who:maren", Term("who", "maren")),
        ("WHO: maren", Term("who", "maren")),
        ('speaker:"the pilot"', Term("speaker", "the pilot")),
        ("who:(maren OR tobin)", Or((Term("who", "maren"), Term("who", "tobin")))),
        ("who:*", Term("who", "", Form.PREFIX)),
        ("chapter:[3 TO 5]", Term("chapter", "", bounds=Bounds("3", "5"))),
        ("chapter:[* TO 5]", Term("chapter", "", bounds=Bounds("", "5"))),
        ('chapter:["The End" TO ]', Term("chapter", "", bounds=Bounds("The End", ""))),
        ('has:maren/"the brass key"', Term("has", "maren/the brass key")),
        ("has:$x/*", Term("has", "$x/*")),
        ("knows:*/debt", Term("knows", "*/debt")),
        ("visits:late/hollow=[2 TO *]", Term("visits", "late/hollow", bounds=Bounds("2", ""))),
        ('fact:"eye colour"=grey', Term("fact", "eye colour=grey")),
        ("12:30", word("12:30")),
        (r'"a \"b\" c"', word('a "b" c')),
    ],
)
def test_trees(search: str, root: Node) -> None:
    assert parse(search).root == root


def test_unit_and_moment_hold_for_the_whole_search() -> None:
    assert parse("in:sentence key") == Query(word("key"), Unit.SENTENCE)
    assert parse("dead:$x who:$x as of the hall in:scene") == Query(
        And((Term("dead", "$x"), Term("who", "$x"))), Unit.SCENE, "the hall"
    )
    assert parse('key as of "2190-03-01 18:30"').as_of == "2190-03-01 18:30"
    assert parse("key as of 3 who:maren").as_of == "3"
    assert parse('"as of old"') == Query(word("as of old"))


@pytest.mark.parametrize(
    ("search", "message"),
    [
        ("", "at least one word"),
        ("   ", "at least one word"),
        ("in:scene", "at least one word"),
        ('"open', "never closed"),
        ("(a", "opened and never closed"),
        ("a)", "closed that was never opened"),
        (")", "closed that was never opened"),
        ("()", "nothing between these parentheses"),
        ('""', "nothing between these quotation marks"),
        ("a OR", "missing after OR"),
        ("AND a", "missing before AND"),
        ("NOT", "missing after NOT"),
        ("speker:maren", "did you mean speaker:?"),
        ("zzzzz:maren", "fields: who speaker"),
        ("who:", "`who:` needs a value"),
        ("who:[1 TO 2]", "not a range"),
        ("who:mar*", "whole"),
        ("chapter:[3-5]", "write it as [3 TO 5]"),
        ("chapter:[3 TO 5", "never closed"),
        ("—", "no word in “—”"),
        ("*", "no word in"),
        ('"two words"~', "single word"),
        ("in:book key", "in:sentence"),
        ("in:scene in:sentence key", "once"),
        ("key as of", "position after it"),
        ("key as of 1 dead:tobin as of 2", "one moment only"),
        ("a" * 5000, "too long"),
        ("(" * 200 + "a" + ")" * 200, "too deeply"),
        ("NOT " * 200 + "a", "too deeply"),
    ],
)
def test_faults_are_one_clear_line(search: str, message: str) -> None:
    with pytest.raises(UsageError) as fault:
        parse(search)
    assert message in str(fault.value)
    assert "\n" not in str(fault.value)


_PIECES = st.sampled_from(
    ["(", ")", '"', "\u201c", "\u201d", "[", "]", " TO ", "*", "~", ":", "=", "/", "$x", "\\", " ", " AND ", " OR ", " NOT "]  # noqa: RUF005
    + [" as of ", "in:", *(f"{name}:" for name in FIELDS), "word", "3", "é", "\n"]
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=4)), max_size=25).map("".join))
def test_any_text_is_a_search_or_a_usage_error(search: str) -> None:
    try:
        query = parse(search)
    except UsageError:
        return
    assert parse(str(query)) == query


_TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=6).map(lambda text: f"w{text}")
_WORDS = st.builds(Term, st.sampled_from(["", "said", "told", "does", "status", "on"]), _TEXTS)
_ENTRIES = st.builds(Term, st.sampled_from(["who", "place", "has", "knows", "dead", "fact", "scene"]), _TEXTS)
_FORMS = st.builds(Term, st.sampled_from(["", "said", "name"]), st.sampled_from(["ab", "AND", "x y"]), st.just(Form.PREFIX))
_BOUNDS = st.builds(Bounds, st.sampled_from(["", "3", "a b"]), st.sampled_from(["", "5"]))
_RANGES = st.builds(Term, st.sampled_from(["chapter", "when", "words"]), st.just(""), st.just(Form.EXACT), _BOUNDS)
_LEAVES = st.one_of(_WORDS, _ENTRIES, _FORMS, _RANGES)


def _grow(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, min_size=2, max_size=3)
    ands = several.map(lambda parts: And(_flat(parts, And)))
    ors = several.map(lambda parts: Or(_flat(parts, Or)))
    return st.one_of(nodes.map(Not), ands, ors)


def _flat(parts: list[Node], kind: type[And] | type[Or]) -> tuple[Node, ...]:
    return tuple(inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,)))


@given(
    st.recursive(_LEAVES, _grow, max_leaves=8), st.sampled_from([None, *Unit]), st.sampled_from(["", "3", "the hall", 'a "b"'])
)
def test_a_query_written_out_is_read_back(root: Node, unit: Unit | None, as_of: str) -> None:
    query = Query(root, unit, as_of)
    assert parse(str(query)) == query


def test_an_unknown_field_says_which_one_may_be_meant() -> None:
    with pytest.raises(Unknown) as told:
        parse("speakr:mara")
    assert (told.value.wrong, told.value.near[0]) == ("speakr:", "speaker:")
