"""A second look at the parts of speech: what only shows once the neighbours are known."""

from __future__ import annotations

from collections.abc import Callable

from writer_app.language.grammar.sentencewords import Words
from writer_app.language.grammar.verbcontext import clause_follows
from writer_app.language.pack import LanguagePack
from writer_app.language.words import verb_forms

_ADVERBS_ALONE = frozenset({"so", "since", "before", "after", "though"})


_OBJECTS = "DdSEROZCNAp"


def _before(words: Words, at: int) -> int:
    """The place before `at`, adverbs and negators left out; the first one where there is none."""
    at -= 1
    while at > 0 and words.tags[at] in "Bn":
        at -= 1
    return max(at, 0)


class SecondLook:
    """Mends tags with the lists of one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._looked_at: dict[str, Callable[[Words, int, str], str]] = {
            "B": self._see_adverb,
            "d": self._see_no,
            "J": self._see_subordinator,
            "P": self._see_preposition,
            "C": self._see_one,
            "R": self._see_pronoun,
            "S": self._see_possessive,
            "K": self._see_coordinator,
            "n": self._see_negator,
        }
        self._inner_worlds = pack.words("unreal nouns") | pack.words("memory nouns")
        self._particles = pack.words("particles")
        self._to_nobody = pack.words("deeds to nobody") | pack.words("speech verbs")
        self._deeds_done = pack.words("deeds done")
        self._prepositions = pack.words("prepositions")

    def over(self, words: Words) -> None:
        """Mends the tags of a sentence in place."""
        tags, folded = words.tags, words.folded
        for index, tag in enumerate(tags):
            if index and folded[index - 1] == "in" and folded[index] in self._inner_worlds:
                tags[index - 1] = tags[index] = "B"
            elif (tag == "V" and self._is_inserted(words, index)) or (tag in "ANV" and self._is_done(words, index)):
                tags[index] = "T"
            elif tag in "BdJPCRSKn":
                following = tags[index + 1] if index + 1 < len(tags) else "."
                tags[index] = self._looked_at[tag](words, index, following)

    def _is_done(self, words: Words, at: int) -> bool:
        """Whether a word is a participle of "be", though it may be something else too."""
        return self._is_done_by(words, at) or self._is_deed_done(words, at) or self._is_done_too(words, at)

    def _is_deed_done(self, words: Words, at: int) -> bool:
        """ "Osk was shot"."""
        return words.folded[at] in self._deeds_done and words.tags[_before(words, at)] == "I"

    def _is_done_too(self, words: Words, at: int) -> bool:
        """ "Osk was caught and killed", unlike "was caught and killed the guard", "was caught and shouted"."""
        forms, lemma = verb_forms(words.folded[at])
        if words.tags[at] != "V" or "T" not in forms or lemma in self._to_nobody or words.folded[at - 1] not in ("and", "or"):
            return False
        if words.tags[at + 1 : at + 2] and words.tags[at + 1] in _OBJECTS:
            return False
        first = _before(words, at - 1)
        while first > 1 and words.tags[first] in ",T" and words.tags[_before(words, first)] in ",T":
            first = _before(words, first)
        return words.tags[first] == "T" and words.tags[_before(words, first)] == "I"

    @staticmethod
    def _is_done_by(words: Words, at: int) -> bool:
        """ "Osk was shot by Mara": a participle between a form of "be" and "by", though the word may be something else too."""
        if words.folded[at + 1 : at + 2] != ["by"] or "T" not in verb_forms(words.folded[at])[0]:
            return False
        return words.tags[_before(words, at)] == "I"

    @staticmethod
    def _is_inserted(words: Words, at: int) -> bool:
        """ "Osk, still unshaven, laughed": a participle between commas, right after the subject and right before its verb."""
        tags = words.tags
        if tags[at + 1 : at + 2] != [","] or "T" not in verb_forms(words.folded[at])[0]:
            return False
        before = at - 1
        while before > 0 and tags[before] in "Bn":
            before -= 1
        after = at + 2
        while after < len(tags) and tags[after] in "Bn":
            after += 1
        return before > 0 and tags[before] == "," and tags[before - 1] == "E" and tags[after : after + 1] == ["V"]

    def _see_adverb(self, words: Words, at: int, following: str) -> str:
        """ "a very long letter": inside a noun phrase an adverb counts as an adjective."""
        if at and words.folded[at] == "back" and words.tags[at - 1] in "DSp" and following not in "ANE":
            return "N"
        return "A" if at and words.tags[at - 1] in "DdSp" and following in "ANE" else "B"

    def _see_no(self, words: Words, at: int, following: str) -> str:
        """ "no longer", "no more" are adverbs that deny."""
        if words.folded[at] != "no" or words.folded[at + 1 : at + 2] not in (["longer"], ["more"]) or following in "NE":
            return "d"
        words.tags[at + 1] = "B"
        return "n"

    def _see_subordinator(self, words: Words, at: int, following: str) -> str:
        """ "before", "after", "once" and the like without a clause of their own."""
        word = words.folded[at]
        if word == "once" and at and words.tags[at - 1] in "DSp" and following in "AN":
            # "his once black hair"
            return "A"
        if (word == "once" and self._is_adverb(words, at)) or (following in ",.;" and word in _ADVERBS_ALONE):
            return "B"
        return "P" if word in self._prepositions and not clause_follows(words.tags, at) else "J"

    def _see_preposition(self, words: Words, at: int, following: str) -> str:
        word = words.folded[at]
        if word in ("as", "like") and clause_follows(words.tags, at):
            return "J"
        return "B" if word in self._particles and following in ",.;KQVPBt" else "P"

    def _see_one(self, words: Words, at: int, following: str) -> str:
        alone = not at or words.tags[at - 1] not in "DdSA"
        return "R" if words.folded[at] == "one" and alone and following in "VMHIY" else "C"

    def _see_pronoun(self, words: Words, at: int, following: str) -> str:
        """ "it" and "you" after a verb or preposition are objects."""
        after = at and words.tags[at - 1] in "VGTWP" and words.folded[at] in ("it", "you")
        return "O" if after and following not in "VMHIY" else "R"

    def _see_possessive(self, words: Words, at: int, following: str) -> str:
        """ "it was his": a possessive without its noun."""
        if words.folded[at] not in ("his", "its") or following in "ENACDBGTO":
            return "S"
        return "R" if words.folded[at] == "its" else "O"

    @staticmethod
    def _see_negator(words: Words, at: int, following: str) -> str:
        """ "not ten minutes ago" denies no verb: before a number, and not right behind a verb's auxiliary."""
        counts = words.folded[at] == "not" and following == "C" and at > 0 and words.tags[at - 1] not in "HIYMt"
        return "D" if counts else "n"

    @staticmethod
    def _see_coordinator(words: Words, at: int, following: str) -> str:
        """ "did not yet know", "has yet to come": no clause begins with it."""
        within = at > 0 and words.tags[at - 1] in "nHIYM"
        return "B" if words.folded[at] == "yet" and (within or following in ".;,t") else "K"

    @staticmethod
    def _is_adverb(words: Words, at: int) -> bool:
        """ "once" without a clause of its own; "once more" is one adverb."""
        if words.folded[at + 1 : at + 2] in (["more"], ["again"]):
            words.tags[at + 1] = "B"
            return True
        return not clause_follows(words.tags, at)
