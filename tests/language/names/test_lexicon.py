"""The lexicon: one surface for every form, the longest wins, and the digest knows what reading depends on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.language.conftest import SMALL
from writer_app.domain.lore import Alias, Entry, Kind, Lore, Pronouns
from writer_app.domain.shapes import Shape
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack

SHAPES = {"flood": Shape("flood", cues=("call up",), effects=("rise", "unmake"), tools=("bucket",))}
FLOOD = Entry(
    "flood", Kind.QUIRK, "Floodtide", links=(("owner", ("Rook Marlo",)), ("shape", ("Flood",)), ("cues", ("pour out",)))
)
ROOK = Entry("rook", Kind.CHARACTER, "Rook Marlo", pronouns=Pronouns.HE)


def surfaces(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    return {surface.folded: surface.entries for surface in lexicon.surfaces}


def test_a_power_has_its_own_verbs_and_those_of_its_shape(pack: LanguagePack) -> None:
    lexicon = Lexicon.build(Lore((FLOOD, ROOK)), pack, SHAPES)
    card = lexicon.cards["flood"]
    assert (card.owner, card.cues, card.effects, card.tools) == (
        "rook",
        {"call up", "pour out"},
        {"rise", "unmake"},
        {"bucket"},
    )
    assert lexicon.power_verbs == {"call", "pour", "rise", "unmake"}


@pytest.mark.parametrize("text", ["the water rose", "it was pouring", "he unmade it", "that is impossible"])
def test_signals_are_found_in_every_form(pack: LanguagePack, text: str) -> None:
    assert Lexicon.build(Lore((FLOOD, ROOK)), pack, SHAPES).signals(text)


@pytest.mark.parametrize("text", ["the rosette", "a sunrise", "the water stood", "unmaking"])
def test_other_words_are_no_signals(pack: LanguagePack, text: str) -> None:
    lexicon = Lexicon.build(Lore((replace(FLOOD, links=()), ROOK)), pack, {})
    assert not lexicon.signals(text)


def test_the_longest_surface_wins(pack: LanguagePack) -> None:
    lexicon = Lexicon.build(Lore((ROOK, Entry("wall", Kind.LOCATION, "Rook Marlo Wall"))), pack, {})
    assert [hit.surface.entries for hit in lexicon.hits("at rook marlo wall stood rook")] == [("wall",), ("rook",)]


def test_a_name_made_of_ordinary_words_gives_no_parts(pack: LanguagePack) -> None:
    found = surfaces(Lexicon.build(Lore((Entry("afo", Kind.CHARACTER, "All For One"), ROOK)), pack, {}))
    assert "one" not in found
    assert "all" not in found


def test_a_title_is_no_part_of_a_name(pack: LanguagePack) -> None:
    found = surfaces(Lexicon.build(Lore((Entry("arr", Kind.CHARACTER, "Mr. Quill"),)), pack, {}))
    assert set(found) == {"mr. quill", "quill", "quills"}


def test_a_declared_name_goes_before_a_part_of_another(pack: LanguagePack) -> None:
    lore = Lore((Entry("a", Kind.CHARACTER, "Ada Pell"), Entry("b", Kind.CHARACTER, "Pell", (Alias("Pellet"),))))
    assert surfaces(Lexicon.build(lore, pack, {}))["pell"] == ("b",)


def test_the_digest_moves_with_what_reading_depends_on_and_with_nothing_else(pack: LanguagePack) -> None:
    digest = Lexicon.build(SMALL, pack, {}).digest
    noted = Lore(tuple(replace(entry, notes="a note", tags=("x",)) for entry in SMALL))
    assert Lexicon.build(noted, pack, {}).digest == digest
    assert Lexicon.build(Lore(SMALL.entries[:-1]), pack, {}).digest != digest
    assert Lexicon.build(SMALL, replace(pack, version="other"), {}).digest != digest
    renamed = Lore((replace(SMALL.entries[0], pronouns=Pronouns.THEY), *SMALL.entries[1:]))
    assert Lexicon.build(renamed, pack, {}).digest != digest


def test_one_letter_behind_an_article_is_no_name(pack: LanguagePack) -> None:
    lore = Lore((Entry("a", Kind.ITEM, "The A"), Entry("l", Kind.CHARACTER, "L")))
    assert surfaces(Lexicon.build(lore, pack, {})) == {"l": ("l",)}


@pytest.mark.parametrize(
    ("name", "declared", "pronouns"),
    [("Tom Quill", "", "he"), ("Nora", "", "she"), ("Mrs. Quill", "", "she"), ("Robin", "", ""), ("Tom", "she", "she")],
)
def test_pronouns_that_nobody_has_declared_are_those_of_the_name(
    pack: LanguagePack, name: str, declared: str, pronouns: str
) -> None:
    lore = Lore((Entry("x", Kind.CHARACTER, name, pronouns=Pronouns(declared)),))
    assert Lexicon.build(lore, pack, {}).pronouns("x").value == pronouns
