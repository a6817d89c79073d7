"""How times are held, in which frame, and whom or what they tell of."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from writer_app.domain.lore import Alias, Entry, Kind, Lore, Pronouns
from writer_app.domain.observations import Modality, TimeKind, TimeMention
from writer_app.domain.scenes import Frame, SceneSource, Setting
from writer_app.domain.shapes import Shape
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene

LORE = Lore(
    (
        Entry("mara", Kind.CHARACTER, "Mara Venn", (Alias("Mara"),), pronouns=Pronouns.SHE),
        Entry("friday", Kind.CHARACTER, "Friday", pronouns=Pronouns.HE),
        Entry("fire", Kind.EVENT, "the Great Fire", (Alias("the fire"),)),
    )
)


@pytest.fixture(scope="module")
def lexicon(pack: LanguagePack, shapes: Mapping[str, Shape]) -> Lexicon:
    return Lexicon.build(LORE, pack, shapes)


def times(text: str, lexicon: Lexicon, pack: LanguagePack, **setting: object) -> tuple[TimeMention, ...]:
    scene = SceneSource("s", "s.md", text, setting=Setting(**setting))  # type: ignore[arg-type]
    return read_scene(scene, lexicon, pack).times


def test_an_event_of_the_lore_is_what_it_is_counted_from(lexicon: Lexicon, pack: LanguagePack) -> None:
    known, unknown = times("She left a week before the fire. She came two days after the wedding.", lexicon, pack)
    assert (known.entry, known.event) == ("fire", "the fire")
    assert (unknown.entry, unknown.event) == (None, "the wedding")


def test_an_age_is_somebodys(lexicon: Lexicon, pack: LanguagePack) -> None:
    spelled, bare = times("Mara was sixteen years old. A year later, Mara was seventeen.", lexicon, pack)[::2]
    assert (spelled.kind, spelled.value, spelled.entry) == (TimeKind.AGE, "16y", "mara")
    assert (bare.kind, bare.value, bare.entry) == (TimeKind.AGE, "17y", "mara")


def test_somebody_called_so_is_no_day(lexicon: Lexicon, pack: LanguagePack) -> None:
    assert times("Mara waited on Friday.", lexicon, pack) == ()


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Mara came on Tuesday.", Modality.ASSERTED),
        ("“I came on Tuesday,” said Mara.", Modality.IN_DIALOGUE),
        ("Mara did not come on Tuesday.", Modality.NEGATED),
        ("Back then the fair was on Tuesday.", Modality.REMEMBERED),
        ("If Mara came on Tuesday, nobody saw.", Modality.HYPOTHETICAL),
    ],
)
def test_how_it_is_held(lexicon: Lexicon, pack: LanguagePack, text: str, modality: Modality) -> None:
    (found,) = times(text, lexicon, pack)
    assert (found.modality, found.in_quote) == (modality, modality is Modality.IN_DIALOGUE)


def test_it_stands_in_its_frame(lexicon: Lexicon, pack: LanguagePack) -> None:
    (found,) = times("It was Tuesday.", lexicon, pack, frame=Frame.DREAM)
    assert found.frame is Frame.DREAM
