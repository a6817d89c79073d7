"""Phrases: noun phrases, verb groups and what stands between them, found by one pattern over the tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from writer_app.domain.observations import Mention
from writer_app.language.grammar.sentencewords import Words

_PHRASES = re.compile(
    r"(?P<N>[DdS]A*E(?:N)+(?![p])|(?:[DdSC]+|(?<=[HVP]))[AG]*A(?:,[AGN]+)*,[AG]*A+N+(?!p)|[DdS]*(?:[ACN]|[EN]p)*(?:EF?|NF?|C)|d?[RZOF]F?|[DdS]A+|[DdS])"
    r"|(?P<V>[nB]*(?:M[nB]*H[nB]*I?[nB]*I?[nB]*[TG]?|M[nB]*I[nB]*I?[nB]*[TG]?|M[nB]*W?|H[nB]*I[nB]*I?[nB]*[TG]?|H[nB]*[THG]?"
    r"|I[nB]*I[nB]*[TG]?|I[nB]*[TG]?|Y[nB]*W?|V|t[nB]*(?:H[nB]*)?(?:I[nB]*)*[WTG](?!p)|t[nB]*[HIY]|n?W|[GT]))"
    r"|(?P<A>A+)|(?P<o>.)"
)

_NAME_AFTER = re.compile(r"(?:[DdS]|[EN]p)A*N+E|C+E")
_BARE_NAME_AFTER = re.compile(r"A*N+E")
_NOT_ONLY = (["only"], ["merely"], ["just"], ["simply"])
_NEVER_PASSIVE = frozenset({"go", "come", "arrive", "become", "depart"})


@dataclass(slots=True)
class NounPhrase:
    """Words `[first, last]` with their head; `mention` is the head's, `owner` the possessor's ("her", "Mara's").

    `owned` is true where there is a possessor at all, known or not. `negative`: "no", "nobody". `also` are further noun
    phrases joined to it by "and".
    """

    first: int
    last: int
    head: int
    mention: Mention | None = None
    owner: Mention | None = None
    owned: bool = False
    negative: bool = False
    also: list[NounPhrase] = field(default_factory=list)

    def all(self) -> tuple[NounPhrase, ...]:
        """This phrase and those joined to it."""
        return (self, *self.also)


@dataclass(slots=True)
class VerbGroup:
    """Words `[first, last]` that make up one verb; `main` is the word that carries its meaning.

    `form` is the tag of the first verbal word ("V", "M", "H", "I", "Y", "t", "G", "T", "W"). `open` tells that an auxiliary
    still waits for its verb ("did Mara run").
    """

    first: int
    last: int
    main: int
    form: str
    lemma: str
    negative: bool = False
    modal: str = ""
    perfect: bool = False
    past_perfect: bool = False
    passive: bool = False
    open: bool = False


@dataclass(slots=True)
class Phrase:
    """A phrase of kind N (noun phrase), V (verb group), A (adjectives) or, for single words, the word's own tag."""

    kind: str
    first: int
    last: int
    noun: NounPhrase | None = None
    verb: VerbGroup | None = None


def phrases(words: Words) -> Iterator[Phrase]:
    """The phrases of a sentence in order; they cover every word."""
    tags = "".join(words.tags)
    for found in _PHRASES.finditer(tags):
        kind, first, last = found.lastgroup, found.start(), found.end() - 1
        if kind == "N":
            # "In the dream Mara …", "at six Mara …": a name right after the phrase that the preposition takes.
            if first and last > first and tags[first - 1] in "Pt" and _names_another(tags, first, last):
                yield Phrase("N", first, last - 1, noun=_noun(words, tags, first, last - 1))
                first = last
            yield Phrase("N", first, last, noun=_noun(words, tags, first, last))
        elif kind == "V":
            yield Phrase("V", first, last, verb=_verb(words, tags, first, last))
        else:
            yield Phrase("A" if kind == "A" else tags[first], first, last)


def _names_another(tags: str, first: int, last: int) -> bool:
    """Whether the name at the end of a phrase behind a preposition is a subject of its own: behind a determined noun, or in
    front of a verb where the preposition opens the clause ("In daylight Mara walked")."""
    if _NAME_AFTER.fullmatch(tags, first, last + 1):
        return True
    opens = first == 1 or tags[first - 2] in ",;.K"
    return opens and _BARE_NAME_AFTER.fullmatch(tags, first, last + 1) is not None and tags[last + 1 : last + 2] in ("V", "M")


def _noun(words: Words, tags: str, first: int, last: int) -> NounPhrase:
    head = last - 1 if tags[last] == "F" and last > first else last
    found = NounPhrase(first, last, head, mention=words.mentions[head] if tags[head] in "ENROFDC" else None)
    cut = tags.rfind("p", first, last + 1)
    if cut > first:
        found.owned = True
        found.owner = words.mentions[cut - 1] if tags[cut - 1] in "EN" else None
    elif tags[first] == "S":
        found.owned = True
        found.owner = words.mentions[first]
    found.negative = tags[first] == "d" or tags[head] == "Z"
    return found


def _verb(words: Words, tags: str, first: int, last: int) -> VerbGroup:
    parts = [at for at in range(first, last + 1) if tags[at] in "MHIYVWGTt"]
    verbal = [at for at in parts if tags[at] != "t"]
    main = verbal[-1]
    form = tags[parts[0]]
    lemma = words.lemmas[main] or words.folded[main]
    chain = [tags[at] for at in verbal]
    group = VerbGroup(first, last, main, form, lemma)
    group.negative = "n" in tags[first : last + 1] and _denies(words, tags, first, last)
    group.modal = words.folded[verbal[0]] if chain[0] == "M" else ""
    group.perfect = "H" in chain[:-1]
    group.past_perfect = group.perfect and words.folded[verbal[chain.index("H")]] in ("had", "'d", "having")
    group.passive = chain[-1] == "T" and (chain == ["T"] or chain[-2] == "I") and lemma not in _NEVER_PASSIVE
    group.open = len(chain) == 1 and chain[0] in "MYHI"
    return group


def _denies(words: Words, tags: str, first: int, last: int) -> bool:
    """Whether a negator of the group denies the verb: "not only came" says that somebody came."""
    return any(tags[at] == "n" and words.folded[at + 1 : at + 2] not in _NOT_ONLY for at in range(first, last + 1))
