"""Pronouns stand for whom they must, and are left open where two may be meant."""

from __future__ import annotations

import pytest

from tests.language.conftest import Read
from writer_app.domain.observations import MentionKind


def pronouns(read: Read, body: str, **setting: object) -> list[tuple[str, str | None]]:
    return [(each.span.of(body), each.entry) for each in read(body, **setting).mentions if each.kind is MentionKind.PRONOUN]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Mara came in. She sat.", [("She", "mara")]),
        ("Mara met Tobin. He sat, and she stood.", [("He", "tobin"), ("she", "mara")]),
        ("Tobin woke. Will slept on. He yawned.", [("He", "will")]),
        ("Mara took her coat.", [("her", "mara")]),
        ("Tobin saw Mara. He helped her up.", [("He", "tobin"), ("her", "mara")]),
        ("Mara slept.\n\nShe woke.", [("She", "mara")]),
        ("Tobin hurt himself.", [("himself", "tobin")]),
    ],
)
def test_resolved(read: Read, body: str, expected: list[tuple[str, str]]) -> None:
    assert pronouns(read, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "He sat.",
        "Mara came in. He sat.",
        "Mara slept. A woman came in. She sat.",
        "Tobin hit him.",
        "Tobin and Will sat. He yawned.",
        "Mara slept.\n\nRain fell on the roof.\n\nA dog barked. Then a girl laughed. She was loud.",
        "Bertold came in. He sat.",
        "Mara slept. They sat.",
    ],
)
def test_left_open(read: Read, body: str) -> None:
    assert [found for found in pronouns(read, body) if found[1]] == []


def test_inside_a_quotation_i_speaks_and_you_listens(read: Read) -> None:
    body = '"I trust you, Tobin," said Mara.'
    assert pronouns(read, body) == [("I", "mara"), ("you", "tobin")]


def test_i_is_the_viewpoint(read: Read) -> None:
    assert pronouns(read, "I slept.", pov="mara") == [("I", "mara")]
    assert pronouns(read, "I slept.") == []


def test_pronouns_are_never_certain(read: Read) -> None:
    assert not any(each.certain for each in read("Mara came in. She sat.").mentions if each.kind is MentionKind.PRONOUN)
