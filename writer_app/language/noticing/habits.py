"""What a word beside a name tells of it, and how names are written, for one language pack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from lemminflect import getAllInflections

from writer_app.language.pack import LanguagePack
from writer_app.language.words import closed_words, is_inflected_verb, open_classes


class Sign(IntEnum):
    """What is counted of a name; the number is its place in a tally."""

    ALL = 0
    SURE = 1
    """In the midst of a sentence, where only a name has a capital."""
    OPENS = 2
    """At the start of a sentence, or after a mark that may begin one."""
    LOUD = 3
    """In capitals altogether."""
    THE = 4
    ONE_OF = 5
    """After "a", "another"."""
    IN = 6
    """After "in", "near", "through": where people are."""
    TOWARDS = 7
    SAYS = 8
    ACTS = 9
    OWNS = 10
    QUALIFIES = 11
    """Before a word that it tells more of: "the Paris train"."""
    USED = 12
    """After "activated", or beside "quirk"."""
    CALLED_ON = 13
    """Between commas inside speech: "Well, Tom, …"."""
    HE = 14
    SHE = 15
    BOARDED = 16
    """After "aboard" or "the ship"."""
    KIN_HE = 17
    KIN_SHE = 18
    WIELDED = 19
    """After "used"."""
    THEY = 20
    SURELY_HE = 21
    """Where "he", "himself" or "his" can mean nobody else; counted as HE as well."""
    SURELY_SHE = 22
    BODILY = 23
    """Before a part of somebody, as in "Ida's shoulder", or a kinsman."""
    MET = 24
    """Asked after, spoken to or made known: "Where is Ida?", "Ida!", "this is Ida"."""
    RULES = 25
    """Does what a body of people does: "the Board voted"."""


SIGNS = len(Sign)
PLAIN_MANNERS = frozenset(("mr", "mrs", "miss", "kin he", "kin she"))

_UPPER = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
_LINKS = r"of the|of|for the|for|the|de la|de los|de|von|van der|van|du|des|del|della|di|da|la|le|el|al|ibn|bin|with the"


@dataclass(frozen=True, slots=True)
class Habits:
    """`before` and `after` give the sign of a folded word beside a name; `closed` are words that open no name, `common` such
    as never stand in one, `titles` what stands before one, each with how it addresses somebody in `manners`; `name` matches
    capitalised words in a row, with what joins them."""

    before: Mapping[str, Sign]
    closed: frozenset[str]
    common: frozenset[str]
    titles: frozenset[str]
    he_titles: frozenset[str]
    she_titles: frozenset[str]
    name: re.Pattern[str]
    speech: frozenset[str]
    auxiliaries: frozenset[str]
    powers: frozenset[str]
    naming: frozenset[str]
    callings: frozenset[str]
    honorifics: frozenset[str]
    vessels: frozenset[str]
    endearments: frozenset[str]
    before_first_names: frozenset[str]
    addresses: frozenset[str]
    nations: frozenset[str]
    manners: Mapping[str, str]
    place_nouns: frozenset[str]
    place_heads: frozenset[str]
    group_nouns: frozenset[str]
    persons: frozenset[str]
    bodily: frozenset[str]
    rulings: frozenset[str]
    vessel_parts: frozenset[str]
    men: frozenset[str]
    ladies: frozenset[str]
    _after: dict[str, Sign | None] = field(default_factory=dict, repr=False, compare=False)

    def manner(self, titles: tuple[str, ...]) -> str:
        """How these titles address somebody: "mr", "mrs", "miss", "kin he", "kin she", or by a rank; "" plainly."""
        return next((manner for title in reversed(titles) if (manner := self.manners.get(title, ""))), "")

    def after(self, word: str) -> Sign | None:
        """What the folded `word` after a name tells of it."""
        if word not in self._after:
            self._after[word] = self._read_after(word)
        return self._after[word]

    def _read_after(self, word: str) -> Sign | None:
        if word in self.speech:
            return Sign.SAYS
        if word in self.auxiliaries:
            return Sign.ACTS
        if word in self.closed or not word.isalpha():
            return None
        if word in self.powers:
            return Sign.USED
        if is_inflected_verb(word) and not ("N" in open_classes(word) and word.endswith("s")):
            return Sign.ACTS
        return Sign.QUALIFIES if set(open_classes(word)) & {"N", "A"} else None


@lru_cache(maxsize=4)
def habits_of(pack: LanguagePack) -> Habits:
    """The habits of one language."""
    words = pack.words
    he, she = words("male titles") | words("more male titles"), words("female titles") | words("more female titles")
    titles = he | she | words("titles") | words("more titles")
    speech = frozenset(form for verb in words("speech verbs") for form in verb_forms(verb))
    auxiliaries = frozenset[str]().union(*(words(f"forms of {verb}") for verb in ("be", "have", "do")), words("modals"))
    common = (closed_words(pack) | words("common words")) - words("non names")
    return Habits(
        before=_before(pack, speech),
        closed=(common | words("sentence openings")) - titles,
        common=common - titles,
        titles=titles,
        he_titles=he - she,
        she_titles=she - he,
        name=_name(pack),
        speech=speech,
        auxiliaries=auxiliaries,
        powers=words("power words"),
        naming=words("naming words"),
        callings=_callings(pack),
        honorifics=words("honorifics"),
        vessels=words("vessel nouns") | words("aboard words"),
        endearments=words("endearments"),
        before_first_names=words("titles before first names"),
        addresses=words("forms of address"),
        nations=(words("non names") | words("nations and faiths")) - titles,
        manners={title: _manner(title, pack) for title in titles},
        place_nouns=words("nouns of places"),
        place_heads=words("heads of places"),
        group_nouns=words("nouns of groups"),
        persons=titles | _callings(pack) | words("anybody"),
        bodily=words("body parts") | words("male kin") | words("female kin") | words("signs of life"),
        rulings=frozenset(form for verb in words("acts of bodies") for form in verb_forms(verb)),
        vessel_parts=words("parts of vessels"),
        men=words("male persons"),
        ladies=words("female persons"),
    )


def _before(pack: LanguagePack, speech: frozenset[str]) -> dict[str, Sign]:
    words = pack.words
    before = dict[str, Sign]()
    for sign, listed in (
        (Sign.TOWARDS, words("place prepositions")),
        (Sign.IN, words("inside prepositions")),
        (Sign.SAYS, speech - verb_forms("call")),
        (Sign.USED, words("uses of a power") - words("uses of anything")),
        (Sign.WIELDED, words("uses of anything")),
        (Sign.ONE_OF, words("indefinite articles")),
        (Sign.THE, frozenset({"the"})),
        (Sign.KIN_HE, words("male kin")),
        (Sign.KIN_SHE, words("female kin")),
    ):
        before.update((word, sign) for word in listed)
    return before


def _callings(pack: LanguagePack) -> frozenset[str]:
    """What somebody may be called by who has no name; not what anybody may be, like "man"."""
    words = pack.words
    listed = words("persons") | words("male persons") | words("female persons") | words("callings") | {*pack.group("offices")}
    return listed - words("anybody")


def _manner(title: str, pack: LanguagePack) -> str:
    for manner in ("mr", "mrs", "miss", "kin he", "kin she"):
        if title in pack.words(f"{manner} titles"):
            return manner
    if title in pack.words("familiar titles") | pack.words("honorifics"):
        return ""
    return pack.group("offices").get(title, (title,))[0]


def verb_forms(verb: str) -> frozenset[str]:
    """All forms of a verb of one word."""
    if " " in verb:
        return frozenset()
    return frozenset(form for forms in getAllInflections(verb, "VERB").values() for form in forms) | {verb}


def _name(pack: LanguagePack) -> re.Pattern[str]:
    short = "|".join(sorted((word.capitalize() for word in pack.words("short titles")), key=len, reverse=True))
    capital = rf"[{_UPPER}]"
    apostrophe = rf"['\u2019](?:(?={capital})|(?<=\b[A-HJ-Z]['\u2019])(?=[^\W_]{{3}}))"
    letters = rf"(?:{capital}\.){{2,}}"
    word = rf"(?!I\b){capital}[^\W_]*(?:(?:{apostrophe}|[-\u2010\u2011])[^\W_]+)*"
    small = r"d['\u2019]|de la |de |von |van |du "
    head = rf"(?:(?:(?:{short})\.?|(?!I\.){capital}\.)[ \u00a0]?(?:{small})?(?={capital}))*"
    unit = rf"(?:{letters}|{head}{word})"
    return re.compile(rf"(?<![^\W_-])(?<!\w['\u2019-]){unit}(?: (?:(?:{_LINKS}) )?{unit}){{0,5}}")
