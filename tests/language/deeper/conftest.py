"""A small lore for the deeper reading, and short forms of what is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from writer_app.domain.lore import Entry, Kind, Lore, Pronouns
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import Shape
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene

Tell = Callable[[str], SceneReading]
Told = Callable[[str], set[str]]


def _lore() -> Lore:
    people = (("mara", "Mara", "she"), ("linnet", "Linnet", "she"), ("tobin", "Tobin", "he"), ("osk", "Osk", "he"))
    power = (("owner", ("osk",)), ("cues", ("merge", "take control of")), ("effects", ("ripple", "lurch", "come alive")))
    return Lore(
        (
            *(Entry(key, Kind.CHARACTER, name, pronouns=Pronouns(word)) for key, name, word in people),
            Entry("ferry", Kind.LOCATION, "the Long Ferry"),
            Entry("nerin", Kind.LOCATION, "Nerin"),
            Entry("lantern", Kind.ITEM, "the Green Lantern"),
            Entry("key", Kind.ITEM, "the Iron Key"),
            Entry("stonework", Kind.QUIRK, "Stonework", links=power),
        )
    )


@pytest.fixture(scope="session")
def lexicon(pack: LanguagePack, shapes: Mapping[str, Shape]) -> Lexicon:
    """The lexicon of the small lore."""
    return Lexicon.build(_lore(), pack, shapes)


@pytest.fixture(scope="session")
def tell(lexicon: Lexicon, pack: LanguagePack) -> Tell:
    """Reads a text."""

    def reader(text: str) -> SceneReading:
        return read_scene(SceneSource("s", "s.md", text), lexicon, pack)

    return reader


@pytest.fixture(scope="session")
def acts(tell: Tell) -> Told:
    """The acts of a text as "actor verb modality"; an actor without an entry in brackets."""

    def told(text: str) -> set[str]:
        return {f"{act.actor or f'({act.actor_text})'} {act.verb} {act.modality.value}" for act in tell(text).acts}

    return told


@pytest.fixture(scope="session")
def looks(tell: Tell) -> Told:
    """The descriptions of a text as "subject key=value modality"."""

    def told(text: str) -> set[str]:
        return {f"{look.subject} {look.key}={look.value} {look.modality.value}" for look in tell(text).descriptions}

    return told


@pytest.fixture(scope="session")
def moves(tell: Tell) -> Told:
    """The moves of a text as "who kind place modality"."""

    def told(text: str) -> set[str]:
        return {f"{move.who} {move.kind.value} {move.place or 'here'} {move.modality.value}" for move in tell(text).moves}

    return told


@pytest.fixture(scope="session")
def holds(tell: Tell) -> Told:
    """The holds of a text as "who kind item modality", with "to RECEIVER" for a gift."""

    def told(text: str) -> set[str]:
        return {
            f"{hold.who} {hold.kind.value} {hold.item} {hold.modality.value}" + (f" to {hold.to}" if hold.to else "")
            for hold in tell(text).holds
        }

    return told
