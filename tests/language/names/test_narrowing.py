"""A scene reads the same with what it can see of a lexicon as with the whole, and sees no more than what it depends on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.conftest import SMALL
from writer_app.domain.lore import Alias, Entry, Fact, Kind, Lore, Pronouns
from writer_app.domain.scenes import SceneSource, Setting
from writer_app.domain.shapes import Shape
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.names.narrowing import Narrower, View
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene

Look = Callable[..., View]
_MOTHER = Entry("ada", Kind.CHARACTER, "Ada Crole", pronouns=Pronouns.SHE)
_KIN = tuple(replace(entry, facts=(Fact("mother", "ada"),)) if entry.id == "mara" else entry for entry in SMALL.entries)
_POWER = Entry("glow", Kind.QUIRK, "Glow", links=(("owner", ("tobin",)), ("cues", ("shine", "light up"))))
_LOOKS = tuple(replace(entry, facts=(Fact("hair colour", "red"),)) if entry.id == "tobin" else entry for entry in _KIN)
LORE = Lore((*_KIN, _MOTHER, _POWER))

_NAMED = (
    "Mara Tobin Tobbin Tboin Hale Hales Osk Oskar Ada Crole Rook Linett Linnet Captain Mrs. the smith boy mother his her she"
)
_OTHERS = "the man red-haired it shone lit up said ran to in and . , ? \u201c \u201d Nerin lantern green"
_MORE = "Venn Long Ferry hall drowned Will will"
_WORDS = st.sampled_from([*_NAMED.split(), *_OTHERS.split(), *_MORE.split(), "\n\n"])


@pytest.fixture(scope="module")
def look(pack: LanguagePack, shapes: Mapping[str, Shape]) -> Look:
    """What a text sees of a lore; keywords are those of `Setting`."""

    def looker(body: str, lore: Lore = LORE, **setting: object) -> View:
        narrower = Narrower(Lexicon.build(lore, pack, shapes))
        return narrower.view(SceneSource("s", "s.md", body, setting=Setting(**setting)))  # type: ignore[arg-type]

    return looker


@settings(max_examples=150, deadline=None)
@given(words=st.lists(_WORDS, max_size=60), cast=st.lists(st.sampled_from(["Mara", "ada", "Hale", "Zed"]), max_size=2))
def test_it_reads_the_same(look: Look, pack: LanguagePack, words: list[str], cast: list[str]) -> None:
    scene = SceneSource("s", "s.md", " ".join(words), setting=Setting(cast=tuple(cast)))
    view = look(scene.body, Lore((*_LOOKS, _MOTHER, _POWER)), cast=tuple(cast))
    assert read_scene(scene, view.lexicon(), pack) == read_scene(scene, view.whole, pack)


def _with(**changes: Entry) -> Lore:
    known = {entry.id: entry for entry in LORE} | {entry.id: entry for entry in changes.values()}
    return Lore(tuple(known.values()))


def _red(hair: str = "red") -> Lore:
    tobin = LORE.get("tobin")
    assert tobin is not None
    return _with(changed=replace(tobin, facts=(Fact("hair colour", hair), Fact("mask", "a heron mask"))))


def _called(entry_id: str, name: str) -> Lore:
    entry = LORE.get(entry_id)
    assert entry is not None
    return _with(changed=replace(entry, aliases=(*entry.aliases, Alias(name))))


@pytest.mark.parametrize(
    ("body", "lore"),
    [
        ("Mara ran.", _called("tobin", "Zed")),
        ("Mara ran.", _called("mara", "Zed")),
        ("Mara ran.", _with(new=Entry("zed", Kind.LOCATION, "Zedmoor"))),
        ("Mara ran.", _with(changed=replace(_POWER, links=(("owner", ("tobin",)), ("cues", ("freeze",)))))),
        ("Mara ran.", _with(changed=Entry("lantern", Kind.ITEM, "green lantern", facts=(Fact("material", "brass"),)))),
        ("Osk ran.", _with(changed=replace(_MOTHER, pronouns=Pronouns.HE))),
        ("Tobin's red hair was wet.", _red()),
        ("Tobin wore a mask, and the man ran.", _red()),
    ],
)
def test_what_it_has_no_word_of_is_nothing_to_it(look: Look, body: str, lore: Lore) -> None:
    assert look(body, lore).digest == look(body).digest


@pytest.mark.parametrize(
    ("body", "lore"),
    [
        ("Mara ran to Zed.", _called("tobin", "Zed")),
        ("Mara ran to Zedds.", _called("tobin", "Zedd")),
        ("Mara met Captain Quill.", _called("tobin", "Captain Quill")),
        ("Mara saw Brmiwood.", _called("tobin", "Brimwood")),
        ("Her mother ran from Mara.", _with(changed=replace(_MOTHER, pronouns=Pronouns.HE))),
        ("The lamps froze over.", _with(changed=replace(_POWER, links=(("owner", ("tobin",)), ("cues", ("freeze",)))))),
        ("Mara ran.", _with(changed=replace(_MOTHER, facts=(Fact("spouse", "osk"),)))),
        ("Tobin ran. The red-haired man fell.", _red()),
        ("Tobin ran. The tall, heron-masked man fell.", _red()),
    ],
)
def test_what_it_has_a_word_of_counts(look: Look, body: str, lore: Lore) -> None:
    assert look(body, lore).digest != look(body).digest


def test_who_is_named_in_its_setting_counts(look: Look) -> None:
    lore = _called("tobin", "Zed")
    assert look("It was cold.", lore, cast=("Zed",)).digest != look("It was cold.", cast=("Zed",)).digest
    assert look("<!-- here: Zedmoor -->", _with(new=Entry("z", Kind.LOCATION, "Zedmoor"))).entries == {"z"}
