"""Which words are misspelt, and what is offered instead."""

from __future__ import annotations

import pytest

from writer_app.language.pack import LanguagePack
from writer_app.language.spelling.known import Known
from writer_app.language.spelling.suggest import Speller
from writer_app.storage.spellings import load_dictionary


@pytest.fixture(scope="module")
def speller(pack: LanguagePack) -> Speller:
    return Speller(Known.of(load_dictionary(pack), ("Quillon", "Anneke")))


@pytest.mark.parametrize(
    "word",
    [
        "colour",
        "color",
        "realise",
        "realize",
        "didn't",
        "wasn\u2019t",
        "unmade",
        "Quillon",
        "Quillon's",
        "W-what",
        "Nooooo",
    ],
)
def test_words_that_are_words(speller: Speller, word: str) -> None:
    assert speller.misspelt((word,)) == {}


@pytest.mark.parametrize(("word", "offered"), [("recieve", "receive"), ("teh", "the"), ("hallwey", "hallway")])
def test_slips_are_offered_what_was_meant(speller: Speller, word: str, offered: str) -> None:
    assert offered in speller.misspelt((word,))[word]


def test_at_most_five_are_offered(speller: Speller) -> None:
    assert all(len(offered) <= 5 for offered in speller.misspelt(("cta", "wrod", "thier", "zzqx")).values())
