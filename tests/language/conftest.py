"""One small lore and the way to read a text with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from writer_app.domain.lore import Alias, Entry, Kind, Lore, Pronouns
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import SceneSource, Setting
from writer_app.domain.shapes import Shape
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene

Read = Callable[..., SceneReading]


def character(key: str, name: str, pronouns: str, *aliases: str, called: tuple[str, ...] = ()) -> Entry:
    """A character."""
    return Entry(key, Kind.CHARACTER, name, tuple(map(Alias, aliases)), called, Pronouns(pronouns))


SMALL = Lore(
    (
        character("mara", "Mara Venn", "she", "Mara", called=("the smith",)),
        character("tobin", "Tobin Hale", "he", "Tobin", called=("the boy",)),
        character("osk", "Captain Osk", "he", "Osk"),
        character("rook", "Rook", "he"),
        character("will", "Will", "he"),
        character("linnet", "Linnet", "she"),
        character("hale", "Ines Hale", "she", "Ines"),
        Entry("tide", Kind.QUIRK, "Rook", links=(("owner", ("rook",)),)),
        Entry("ferry", Kind.LOCATION, "the Long Ferry", (Alias("the drowned hall"),)),
        Entry("lantern", Kind.ITEM, "green lantern"),
        Entry("nerin", Kind.LOCATION, "Nerin"),
    )
)


@pytest.fixture(scope="session")
def small_lexicon(pack: LanguagePack, shapes: Mapping[str, Shape]) -> Lexicon:
    """The lexicon of the small lore."""
    return Lexicon.build(SMALL, pack, shapes)


@pytest.fixture(scope="session")
def read(small_lexicon: Lexicon, pack: LanguagePack) -> Read:
    """Reads a text with the small lore; keywords are those of `Setting`."""

    def reader(body: str, **setting: object) -> SceneReading:
        return read_scene(SceneSource("s", "s.md", body, setting=Setting(**setting)), small_lexicon, pack)  # type: ignore[arg-type]

    return reader


@pytest.fixture(scope="session")
def surfaces(small_lexicon: Lexicon) -> frozenset[str]:
    """Every folded form that may be a mention."""
    return frozenset(surface.folded for surface in small_lexicon.surfaces)
