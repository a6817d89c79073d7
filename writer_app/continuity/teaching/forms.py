"""Cues and effects under which a clause would be seen, from the widest to the narrowest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from writer_app.continuity.judging.cues import articles, has_object, said_by
from writer_app.continuity.story import Story
from writer_app.domain.lessons import Role
from writer_app.domain.observations import Act
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import SOMETHING
from writer_app.language.pack import LanguagePack
from writer_app.language.sentence import Token
from writer_app.language.words import open_classes

_LONG = 3
"""A noun is taken from no farther than this many words after its preposition."""


def forms_of(story: Story, scene: SceneSource, act: Act, role: Role) -> tuple[str, ...]:
    """The forms of the act's verb that say no less than the text does: "freeze something" of "froze the lake", not "freeze".

    Widest first. Of an everyday verb only those with a noun or what becomes of the thing ("come alive"); none where nothing
    more than such a verb is there.
    """
    pack = story.pack
    tokens = said_by(scene, act)
    clause = _Clause(act, role, has_object(pack, tokens, act), *_parts(_following(pack, tokens), pack))
    wide = [] if is_everyday(pack, act.verb) else list(_wide(clause, pack))
    return tuple(dict.fromkeys((*wide, *_narrow(clause, pack))))


@dataclass(frozen=True, slots=True)
class _Clause:
    """What follows the verb: the words up to the first preposition, that preposition, and the noun after it."""

    act: Act
    role: Role
    has_object: bool
    direct: list[str]
    preposition: str
    noun: str


def width(phrase: str) -> tuple[int, bool, str]:
    """Sorts phrases: the widest, which sees most, comes first."""
    words = phrase.split()
    return len(words), SOMETHING not in words, phrase


def is_everyday(pack: LanguagePack, verb: str) -> bool:
    """Whether everybody does this all day."""
    return verb in pack.words("everyday verbs") or verb in pack.words("speech verbs")


def _following(pack: LanguagePack, words: Sequence[Token]) -> list[str]:
    """The folded words after the verb, up to the next "and"; small words and adverbs left out."""
    stops = pack.words("coordinators") | pack.words("subordinators") | pack.words("relative words")
    small = articles(pack) | pack.words("plain adverbs")
    found = takewhile(lambda word: word not in stops, (token.folded for token in words[1:]))
    return [word for word in found if word not in small and not (word.endswith("ly") and open_classes(word) == "B")]


def _wide(clause: _Clause, pack: LanguagePack) -> Iterator[str]:
    verb = clause.act.verb
    if clause.role is Role.EFFECT:
        if not (clause.noun and clause.preposition in pack.words("result prepositions") and not clause.direct):
            yield verb
    elif clause.has_object:
        yield f"{verb} {SOMETHING}"
    elif clause.preposition in pack.words("reaching prepositions"):
        yield f"{verb} {clause.preposition}"
    else:
        yield f"{verb} {clause.act.particle}".strip()


def _narrow(clause: _Clause, pack: LanguagePack) -> Iterator[str]:
    verb, direct = clause.act.verb, clause.direct
    if direct and clause.preposition == "of" and not clause.has_object:
        yield f"{verb} {direct[-1]} of"
    elif direct and (_is_object(clause) if clause.role is Role.CUE else _makes(direct, pack)):
        yield f"{verb} {direct[-1]}"
    if clause.preposition and clause.noun and not direct:
        yield f"{verb} {clause.preposition} {clause.noun}"


def _is_object(clause: _Clause) -> bool:
    """An object, or what becomes of one: "tore it apart"."""
    return clause.has_object or open_classes(clause.direct[-1]) == "B"


def _makes(direct: list[str], pack: LanguagePack) -> bool:
    """Whether what follows tells what the thing becomes: "came alive"; not "came back"."""
    return len(direct) == 1 and direct[0] not in pack.words("prepositions") and "A" in open_classes(direct[0])


def _parts(words: list[str], pack: LanguagePack) -> tuple[list[str], str, str]:
    """What stands before the first preposition, that preposition, and the noun after it."""
    prepositions = pack.words("prepositions")
    direct = list(takewhile(lambda word: word not in prepositions, words))
    rest = words[len(direct) :]
    chunk = list(takewhile(lambda word: word not in prepositions, rest[1 : 1 + _LONG]))
    noun = chunk[0] if len(chunk) == 1 else ""
    pronouns = frozenset[str]().union(*(pack.words(f"{kind} pronouns") for kind in ("subject", "object", "reflexive")))
    return (
        [] if pronouns.intersection(direct) else direct,
        rest[0] if rest else "",
        "" if noun in pronouns else noun,
    )
