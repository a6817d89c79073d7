"""Whom "the girl" and "the bird-masked man" mean: somebody only where nobody else can be meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.language.conftest import character
from writer_app.domain.lore import Fact, Lore
from writer_app.domain.observations import MentionKind, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene

SEFA = replace(character("sefa", "Sefa", "she"), facts=(Fact("hair colour", "white"), Fact("age", "6")))
ODA = replace(character("oda", "Oda", "he"), facts=(Fact("mask", "a heron mask"), Fact("age", "40")))
PELL = replace(character("pell", "Pell", "he"), facts=(Fact("hair colour", "red"), Fact("mother", "ines")))
JORUN = replace(character("jorun", "Jorun", ""), facts=(Fact("title", "surgeon"),))
INES = character("ines", "Ines", "she")


@pytest.fixture(scope="module")
def lexicon(pack: LanguagePack) -> Lexicon:
    """Five people, and what they look like."""
    return Lexicon.build(Lore((SEFA, ODA, PELL, JORUN, INES)), pack, {})


def reading(body: str, lexicon: Lexicon, pack: LanguagePack) -> SceneReading:
    return read_scene(SceneSource("s", "s.md", body), lexicon, pack)


def described(body: str, lexicon: Lexicon, pack: LanguagePack) -> list[tuple[str, str | None]]:
    mentions = reading(body, lexicon, pack).mentions
    return [(each.span.of(body), each.entry) for each in mentions if each.kind is MentionKind.DESCRIPTION and each.entry]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Sefa looked up at Oda. The girl ran.", [("girl", "sefa")]),
        ("Oda and Pell came in. The heron-masked man laughed.", [("man", "oda")]),
        ("Oda and Pell came in. The red-haired man laughed.", [("man", "pell")]),
        ("Sefa and Ines sat. The white-haired girl slept.", [("girl", "sefa")]),
        ("Jorun and Pell came in. The surgeon knelt.", [("surgeon", "jorun")]),
        ("Ines found Sefa. Ines lifted the girl.", [("girl", "sefa")]),
        ("Pell knelt. His mother ran.", [("mother", "ines")]),
    ],
)
def test_the_only_one(lexicon: Lexicon, pack: LanguagePack, body: str, expected: list[tuple[str, str]]) -> None:
    assert described(body, lexicon, pack) == expected


@pytest.mark.parametrize(
    "body",
    [
        "The girl ran.",
        "Pell slept. The girl ran.",
        "Sefa slept. A girl came in. The girl sat.",
        "Oda and Pell came in. The man laughed.",
        "Sefa slept. A woman came in. The woman sat.",
        "Sefa slept. The woman sat.",
        "Oda slept. The boy laughed.",
        "Oda slept. The old man laughed.",
        "Oda and Pell came in. The one-eyed man laughed.",
        "Sefa slept. The girl in the corner laughed.",
        "Sefa slept. The girl who had come with them laughed.",
        "Sefa slept. Every girl laughed.",
        "Sefa slept. A girl laughed.",
        "Sefa slept. The girls laughed.",
        "Bertold came in. Pell rose. The man laughed.",
        "Jorun and Pell came in. The captain knelt.",
    ],
)
def test_left_open(lexicon: Lexicon, pack: LanguagePack, body: str) -> None:
    assert described(body, lexicon, pack) == []


def test_whoever_is_described_acts_and_speaks(lexicon: Lexicon, pack: LanguagePack) -> None:
    found = reading(
        'Oda and Pell came in. The heron-masked man raised a hand.\n\n"No," said the red-haired man.', lexicon, pack
    )
    assert ("oda", "raise") in {(act.actor, act.verb) for act in found.acts}
    assert [(quote.speaker, quote.reason) for quote in found.quotes] == [("pell", "described beside the words")]


def test_what_is_said_of_the_described_is_said_of_them(lexicon: Lexicon, pack: LanguagePack) -> None:
    found = reading("Sefa stood still. The girl's eyes were brown.", lexicon, pack)
    assert [(seen.subject, seen.key, seen.value) for seen in found.descriptions] == [("sefa", "eye colour", "brown")]
