"""Kinds of entry, and the keys that belong to each kind alone."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.lore import Kind
from writer_app.domain.vocabulary.terms import Part, ValueType


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind: its own keys (`links`), the folder its entries lie in, and a line of documentation."""

    kind: Kind
    folder: str
    links: tuple[Part, ...]
    doc: str


_CUES = (Part("cues", ValueType.WORDS), Part("effects", ValueType.WORDS))

KINDS = {
    row.kind: row
    for row in (
        KindRow(Kind.CHARACTER, "characters", (), "Someone who acts in the story."),
        KindRow(
            Kind.QUIRK,
            "quirks",
            (Part("owner", ValueType.ENTRY), Part("shape", ValueType.TEXT), *_CUES),
            "A power: whose it is, what it looks like in use, what it cannot do.",
        ),
        KindRow(
            Kind.LOCATION, "locations", (Part("within", ValueType.ENTRY),), "A place; with rules of presence it is a realm."
        ),
        KindRow(
            Kind.ITEM,
            "items",
            (Part("holder", ValueType.ENTRY), Part("material", ValueType.MATERIAL)),
            "A thing that matters: who holds it when the story begins, what it is made of.",
        ),
        KindRow(Kind.GROUP, "groups", (Part("members", ValueType.ENTRY),), "People who belong together."),
        KindRow(
            Kind.SECRET,
            "secrets",
            (Part("about", ValueType.ENTRY), Part("stated by", ValueType.WORDS), Part("known by", ValueType.ENTRY)),
            "What not everyone knows, the words that betray it, and who knows it from the start.",
        ),
        KindRow(
            Kind.THREAD,
            "threads",
            (Part("due", ValueType.POSITION),),
            "A promise, question or set-up that the story owes its reader, and by when.",
        ),
        KindRow(
            Kind.EVENT,
            "events",
            (Part("at", ValueType.POSITION), Part("place", ValueType.ENTRY), Part("cast", ValueType.ENTRY)),
            "Something that happened: when, where, and who was there.",
        ),
    )
}

SHARED_LINKS = (Part("is secretly", ValueType.ENTRY), Part("known by", ValueType.ENTRY))
