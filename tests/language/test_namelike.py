"""Slips of the fingers in names, and the many words that are none."""

from __future__ import annotations

import pytest

from tests.language.conftest import Read
from writer_app.language.namelike import edits


def likes(read: Read, body: str) -> list[tuple[str, str]]:
    return [(like.text, like.near) for like in read(body).name_likes]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Tobin ran. Then Tobbin fell.", [("Tobbin", "tobin")]),
        ("Tobin ran. Then Tboin fell.", [("Tboin", "tobin")]),
        ("Linnet ran. Then Linet fell.", [("Linet", "linnet")]),
        ("Linnet ran. Linett\u2019s coat fell.", [("Linett", "linnet")]),
        ("Mara ran. Marra fell.", [("Marra", "mara")]),
    ],
)
def test_slips(read: Read, body: str, expected: list[tuple[str, str]]) -> None:
    assert likes(read, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Tobin ran. Tobias fell.",
        "Tobin ran. Tobi fell.",
        "Mara ran. Maria fell, and Mary, and Marie.",
        "Mara ran. The Maras fell.",
        "Tobin's coat. The Tobins.",
        "Tobbin fell.",
        "Tobin ran. Tobbin fell. Tobbin rose. Tobbin slept.",
        "Tobin ran. Tobbin Grausk fell.",
        "Linnet ran. Linen fell.",
        "Mara ran. Mare and Mars and Marsh.",
        "Mara ran. mraa fell.",
        "Mara ran. Lara fell.",
        '"In Lngo Frery we lay," said Mara.',
    ],
)
def test_no_slips(read: Read, body: str) -> None:
    assert likes(read, body) == []


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abcd", "bcda", 2), ("abc", "xyz", 3)],
)
def test_edits(first: str, second: str, distance: int) -> None:
    assert edits(first, second, 2) == distance
