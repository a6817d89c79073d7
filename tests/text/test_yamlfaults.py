"""Broken front matter is told in a writer's words, at the place to mend."""

from __future__ import annotations

import re

import pytest

from writer_app.domain.errors import DataError
from writer_app.text.yamlfaults import fault_of
from writer_app.text.yamltree import parse_yaml


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("a: x\nb: {c: d\n", 2, "the { that opens here is never closed"),
        ("a: x\nb: [c, d\n", 2, "the [ that opens here is never closed"),
        ("c:\n  - {at: one, dies: true\n  - {at: two, hurt: arm}\n", 2, "the { that opens here is never closed"),
        ('a: "x\nb: y\n', 1, "the quotation mark that opens here is never closed"),
        ("a: x\n\tb: y\n", 2, "this line begins with a tab"),
        ("a: x\n  b: y\n", 2, "this line is set in differently"),
        ("a: x\nb\nc: y\n", 3, "there is no colon in this line"),
        ("a: @x\n", 1, "a value that begins with this sign needs quotes"),
        ('a: "\\d"\n', 1, "a \\ between double quotation marks"),
        ("a: b: c\n", 1, "a value that contains a colon needs quotes"),
    ],
)
def test_the_place_and_the_words(text: str, line: int, told: str) -> None:
    with pytest.raises(DataError, match=re.escape(told)) as refused:
        parse_yaml(text)
    assert refused.value.line == line
    assert "YAML" not in str(refused.value)


def test_what_is_not_foreseen_is_plain_all_the_same() -> None:
    assert fault_of("something new").text == "this line cannot be read"
