"""The fields a search may ask about: one table that parser, evaluator, index and documentation read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from writer_app.domain.lore import Kind


class Side(StrEnum):
    """Where a field looks: in the prose, on the pages of the lore, in story state, or in prose and lore alike."""

    PROSE = "prose"
    LORE = "lore"
    STATE = "state"
    BOTH = "both"


class Family(StrEnum):
    """Terms of one family joined by AND must hold of the same thing: one quotation, one act."""

    TEXT = "text"
    WHO = "who"
    QUOTE = "quote"
    ACT = "act"
    SETTING = "setting"
    SCENE = "scene"
    UNIT = "unit"
    PAGE = "page"
    STATE = "state"


class Takes(StrEnum):
    """What kind of value a field takes."""

    ENTRY = "an entry of the lore"
    ENTRY_OR_WORDS = "an entry or words"
    WORDS = "words"
    NUMBER = "a number or a range such as [3 TO 5]"
    CHAPTER = "a chapter's number, id or title, or a range such as [3 TO 5]"
    SCENE = "a scene's id or title"
    FRAME = "a frame"
    TIME = "a story time or a range of them"
    KIND = "a kind of entry"
    PAIR = "two entries with a stroke between, such as eri/knife"
    FACT = 'a fact such as "eye colour"=green'
    SIZE = "a thing or a measure"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `kinds` are the kinds of entry it may name (empty = any), `other` those of the second of a pair."""

    name: str
    side: Side
    family: Family
    takes: Takes
    doc: str
    kinds: tuple[Kind, ...] = ()
    other: tuple[Kind, ...] = ()


_ACTING = (Kind.CHARACTER, Kind.GROUP)

FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("who", Side.PROSE, Family.WHO, Takes.ENTRY, "who or what is named, meant, speaks or acts there"),
        Field("speaker", Side.PROSE, Family.QUOTE, Takes.ENTRY, "who speaks", _ACTING),
        Field("to", Side.PROSE, Family.QUOTE, Takes.ENTRY, "who is spoken to", _ACTING),
        Field("said", Side.PROSE, Family.QUOTE, Takes.WORDS, "words inside quotations"),
        Field("told", Side.PROSE, Family.TEXT, Takes.WORDS, "words of the narration, outside quotations"),
        Field(
            "actor", Side.PROSE, Family.ACT, Takes.ENTRY, "who does something (what is only denied or imagined is left out)"
        ),
        Field("does", Side.PROSE, Family.ACT, Takes.WORDS, "what is done, as the verb's plain form"),
        Field("on", Side.PROSE, Family.ACT, Takes.ENTRY_OR_WORDS, "whom or what it is done to, or with"),
        Field("larger", Side.PROSE, Family.ACT, Takes.SIZE, "what it is done to is larger than this"),
        Field("quirk", Side.PROSE, Family.ACT, Takes.ENTRY, "a power at work", (Kind.QUIRK,)),
        Field(
            "place", Side.PROSE, Family.SETTING, Takes.ENTRY, "where it happens, places within it included", (Kind.LOCATION,)
        ),
        Field("pov", Side.PROSE, Family.SETTING, Takes.ENTRY, "whose viewpoint it is told from", (Kind.CHARACTER,)),
        Field("when", Side.PROSE, Family.SETTING, Takes.TIME, "when it happens in the story"),
        Field("frame", Side.PROSE, Family.SETTING, Takes.FRAME, "main, flashback, dream, vision, letter or realm"),
        Field("chapter", Side.PROSE, Family.SCENE, Takes.CHAPTER, "the chapter it stands in"),
        Field("scene", Side.PROSE, Family.SCENE, Takes.SCENE, "the scene it stands in"),
        Field("status", Side.PROSE, Family.SCENE, Takes.WORDS, "the scene's status"),
        Field("words", Side.PROSE, Family.UNIT, Takes.NUMBER, "how many words the sentence, paragraph or scene has"),
        Field("tag", Side.BOTH, Family.SCENE, Takes.WORDS, "a tag of the scene, or of the page"),
        Field("kind", Side.LORE, Family.PAGE, Takes.KIND, "the kind of page"),
        Field("name", Side.LORE, Family.PAGE, Takes.WORDS, "words of the page's name"),
        Field("alias", Side.LORE, Family.PAGE, Takes.WORDS, "words of another name of it"),
        Field("fact", Side.LORE, Family.PAGE, Takes.FACT, "a fact, limit or link it has, with that value if one is given"),
        Field("dead", Side.STATE, Family.STATE, Takes.ENTRY, "who is dead at that point", (Kind.CHARACTER,)),
        Field("alive", Side.STATE, Family.STATE, Takes.ENTRY, "who is alive at that point", (Kind.CHARACTER,)),
        Field(
            "has", Side.STATE, Family.STATE, Takes.PAIR, "who holds an item or has a power", _ACTING, (Kind.ITEM, Kind.QUIRK)
        ),
        Field("knows", Side.STATE, Family.STATE, Takes.PAIR, "who knows a secret", _ACTING, (Kind.SECRET,)),
        Field(
            "visits",
            Side.STATE,
            Family.STATE,
            Takes.PAIR,
            "who has been in a realm, how often: eri/afterlife=[2 TO *]",
            _ACTING,
            (Kind.LOCATION,),
        ),
    )
}

PLAIN = Field("", Side.BOTH, Family.TEXT, Takes.WORDS, "words, wherever they stand")
