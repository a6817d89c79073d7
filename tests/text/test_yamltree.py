"""Scalars stay what was typed; what is refused is refused at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.domain.errors import DataError
from writer_app.domain.values import Listing, Origin, Scalar, Table, text_of, texts
from writer_app.text.yamltree import parse_yaml


@pytest.mark.parametrize("typed", ["no", "on", "12:30", "007", "3.10", "1994-03-03", "1e3", "0x1F", "Yes", "1_000"])
def test_a_scalar_is_text_as_typed(typed: str) -> None:
    assert text_of(parse_yaml(f"a: {typed}").get("a")) == typed


def test_values_know_their_place() -> None:
    table = parse_yaml("id: eri\naliases: [Eri, the girl]\n", "lore/eri.md", first_line=2)
    assert table.get("id") == Scalar("eri", Origin("lore/eri.md", 2, 5))
    assert isinstance(table.get("aliases"), Listing)
    assert texts(table.get("aliases")) == ("Eri", "the girl")


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n"])
def test_nothing_is_an_empty_table(text: str) -> None:
    assert parse_yaml(text).pairs == ()


def test_an_absent_value_is_the_empty_text_and_nothing_else_is() -> None:
    table = parse_yaml("a:\nb: ~\nc: null\n")
    assert [text_of(table.get(key)) for key in "abc"] == ["", "~", "null"]


@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ("a: 1\na: 2\n", 2, 1, "twice"),
        ("a: &x 1\nb: *x\n", 1, 4, "anchors"),
        ("a: 1\nb: !!python/object:os.system x\n", 2, 4, "tags"),
        ("- one\n- two\n", 1, 1, "key: value"),
        ("[a]: 1\n", 1, 1, "plain text"),
        ("a: [1, 2\nb: 3\n", 1, 4, "opens here is never closed"),
        ("é: b\nc: é\x07", 2, 5, "control character"),
        ("é: b\nc: \ud83d", 2, 4, "half a character"),
    ],
)
def test_what_is_refused_is_refused_at_its_place(text: str, line: int, column: int, word: str) -> None:
    with pytest.raises(DataError, match=word) as caught:
        parse_yaml(text, "x.yaml")
    assert (caught.value.path, caught.value.line, caught.value.column) == ("x.yaml", line, column)


def test_an_unquoted_colon_is_answered_with_the_quoted_form() -> None:
    with pytest.raises(DataError, match="needs quotes") as caught:
        parse_yaml("title: The Fall: A Novel\n", "project.yaml")
    assert caught.value.hint == "write: title: 'The Fall: A Novel'"
    assert text_of(parse_yaml((caught.value.hint or "").removeprefix("write: ")).get("title")) == "The Fall: A Novel"


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [*a, *a]\n" for n in range(30))
    with pytest.raises(DataError, match="anchors"):
        parse_yaml(bomb)


def test_a_deep_nest_is_refused() -> None:
    with pytest.raises(DataError):
        parse_yaml("a: " + "[" * 500 + "]" * 500)


@given(st.text() | st.text(st.characters()) | st.text(alphabet="ab:-[]{}&*!'\"# \n\t|>~"))
def test_any_text_is_a_table_or_one_clear_line(text: str) -> None:
    try:
        table = parse_yaml(text)
    except DataError as error:
        lines = str(error).splitlines()
        assert len(lines) == 1
    else:
        assert isinstance(table, Table)
