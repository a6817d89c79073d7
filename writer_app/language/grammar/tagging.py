"""Parts of speech: closed classes from the pack, open ones from the lemma table, the rest from context.

A tag is one character, so that phrases are found by patterns over a string:
D determiner, d negative determiner, S possessive determiner, p possessive 's, E an entry's mention, N noun, A adjective,
C number, R pronoun as subject, Z negative pronoun, O pronoun as object, F reflexive, V finite verb, W base form, G -ing form,
T participle, M modal, H have, I be, Y do, t to, P preposition, K and/or/but, J subordinator, w relative, u that,
q question word, B adverb, n negator, Q quotation, U interjection, "," comma, ";" stronger mark, "." end, "x" anything else.
"""

from __future__ import annotations

from writer_app.language.grammar.secondlook import SecondLook
from writer_app.language.grammar.sentencewords import Words, words_of
from writer_app.language.grammar.verbcontext import after_auxiliary, by_form, first
from writer_app.language.pack import LanguagePack
from writer_app.language.sentence import Sentence
from writer_app.language.words import open_classes, verb_forms

_CLOSED = (
    ("plain adverbs", "B"),
    ("prepositions", "P"),
    ("subordinators", "J"),
    ("number words", "C"),
    ("determiners", "D"),
    ("negative determiners", "d"),
    ("subject pronouns", "R"),
    ("possessive determiners", "S"),
    ("negative pronouns", "Z"),
    ("object pronouns", "O"),
    ("reflexive pronouns", "F"),
    ("relative words", "w"),
    ("question words", "q"),
    ("place words", "J"),
    ("coordinators", "K"),
    ("modals", "M"),
    ("forms of have", "H"),
    ("forms of be", "I"),
    ("forms of do", "Y"),
    ("negators", "n"),
    ("interjections", "U"),
)
_OWN = {
    "to": "t",
    "that": "u",
    "this": "D",
    "these": "D",
    "those": "D",
    "which": "w",
    "what": "q",
    "one": "C",
    "her": "S",
    "own": "A",
}
_ARTICLES = frozenset({"the", "a", "an", "every"})
_OPENS_NOUN = frozenset("DdSp")


class Tagger:
    """Tags sentences with the lists of one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._closed: dict[str, str] = {}
        for name, tag in _CLOSED:
            self._closed.update(dict.fromkeys(pack.words(name), tag))
        self._closed.update(dict.fromkeys((word for word in pack.group("features") if "-" in word), "A"))
        self._closed.update(_OWN)
        self._never_verbs = pack.words("never verbs")
        self._sure_nouns = self._never_verbs | pack.words("body parts")
        self._time_nouns = pack.words("time nouns")
        self._second_look = SecondLook(pack)
        self._colours = pack.group("colours")
        self._numbers = pack.words("number words")
        self._aspect = pack.words("aspect verbs") | pack.words("ceasing verbs")

    def words(self, sentence: Sentence) -> Words:
        """`sentence` word by word, tagged."""
        words = words_of(sentence)
        tags = words.tags
        for index, tag in enumerate(tags):
            if not tag:
                no_one = words.folded[index] == "one" and index and words.folded[index - 1] == "no"
                tags[index] = "Z" if no_one else self._closed.get(words.folded[index], "?")
        for index, tag in enumerate(tags):
            if tag in "?SuDMn~":
                tags[index] = self._tag(words, index)
        self._second_look.over(words)
        self._lemmas(words)
        return words

    def _tag(self, words: Words, at: int) -> str:
        tag = words.tags[at]
        if tag == "?":
            # "let's" opens a proposal, and tells nothing of the one named before.
            return "W" if words.folded[at : at + 2] == ["let", "'s"] else self._open(words, at)
        if tag == "D":
            return self._determiner(words, at)
        if tag == "u":
            return self._that(words, at)
        if tag == "~":
            return self._apostrophe_s(words, at)
        return self._small_word(words, at, tag)

    def _determiner(self, words: Words, at: int) -> str:
        """A determiner without its noun is a pronoun ("this was"), or an adverb after one ("them all")."""
        word = words.folded[at]
        following = words.tags[at + 1] if at + 1 < len(words.tags) else "."
        if word in ("all", "both") and at and words.tags[at - 1] in "RO":
            return "B"
        return "D" if word in _ARTICLES or following in "Du" or self._noun_follows(words, at) else "R"

    def _small_word(self, words: Words, at: int, tag: str) -> str:
        """Words of one form and two uses: "her", "hardly", the 'd of "would" and "had"."""
        word = words.folded[at]
        if word == "her":
            return self._her(words, at)
        if word in ("hardly", "scarcely", "barely"):
            return "B" if words.tags[at + 1 : at + 2] == ["D"] else tag
        if word != "'d":
            return tag
        following = self._next_word(words, at)
        forms = verb_forms(following)[0] if following else ""
        return "H" if "W" not in forms and ("T" in forms or following in ("been", "had", "better")) else "M"

    def _apostrophe_s(self, words: Words, at: int) -> str:
        """Possessive, "is" or "has"."""
        before = words.tags[at - 1] if at else "."
        following = self._next_word(words, at)
        forms = verb_forms(following)[0] if following else ""
        if before in "NEA" and not self._is_predicate(words, at, following, forms):
            return "p"
        if words.folded[at - 1 if at else 0] == "let":
            return "O"
        return "H" if following in ("been", "got", "had") or forms == "T" else "I"

    def _is_predicate(self, words: Words, at: int, following: str, forms: str) -> bool:
        """Whether what follows a noun's 's shows that it means "is": "Mara's running", "Mara's not here"."""
        if at + 1 < len(words.tags) and words.tags[at + 1] in "nD":
            return True
        return following in ("been", "got") or (forms == "G" and "N" not in open_classes(following))

    def _next_word(self, words: Words, at: int) -> str:
        for index in range(at + 1, len(words.tags)):
            if words.tags[index] not in "Bn":
                return words.folded[index]
        return ""

    def _noun_follows(self, words: Words, at: int) -> bool:
        """Whether the next word can stand in a noun phrase."""
        if at + 1 >= len(words.tags):
            return False
        tag = words.tags[at + 1]
        if tag != "?":
            return tag in "ENACDSB" or words.folded[at + 1] == "one"
        word = words.folded[at + 1]
        classes = open_classes(word)
        forms = verb_forms(word)[0]
        if not forms:
            return classes != "B"
        return "N" in classes or "A" in classes or (("V" not in forms or "T" in forms) and self._noun_follows(words, at + 1))

    def _attributive(self, words: Words, at: int, classes: str, forms: str) -> bool:
        """ "an old, red-haired sailor", "with gloved hands": before a noun, whatever else the word may be."""
        left = words.tags[at - 1] if at else "."
        if left == "," and at > 2 and words.tags[at - 2] == "A":
            return words.tags[at - 3] in "DdSCA," and ("A" in classes or forms == "G") and self._noun_follows(words, at)
        if left == "P":
            return "T" in forms and self._plain_noun_next(words, at)
        return left in "DdSC" and "A" in classes and self._adjective_next(words, at)

    def _adjective_next(self, words: Words, at: int) -> bool:
        """ "an old, red-haired sailor", "a small, pale child"."""
        if words.tags[at + 1 : at + 3] != [",", "?"]:
            return False
        classes = open_classes(words.folded[at + 2])
        return "A" in classes and (not {"N", "B"} & set(classes) or self._noun_follows(words, at + 2))

    def _plain_noun_next(self, words: Words, at: int) -> bool:
        """ "with gloved hands": a noun without determiner follows, and is no verb."""
        following = words.folded[at + 1] if words.tags[at + 1 : at + 2] == ["?"] else ""
        return "N" in open_classes(following) and (following in self._sure_nouns or not verb_forms(following)[0])

    def _her(self, words: Words, at: int) -> str:
        mention = words.mentions[at]
        if mention is not None and mention.possessive:
            return "S"
        if at + 1 >= len(words.tags):
            return "O"
        tag = words.tags[at + 1]
        if words.folded[at + 1] == "back" and at and verb_forms(words.folded[at - 1])[1] == "turn":
            return "S"
        if tag != "?":
            return "S" if tag in "EC" else "O"
        word = words.folded[at + 1]
        classes = open_classes(word)
        if "N" in classes or "A" in classes:
            return "S"
        return "S" if verb_forms(word)[0] in ("T", "G", "VT", "TV") and self._noun_follows(words, at + 1) else "O"

    def _that(self, words: Words, at: int) -> str:
        before = words.tags[at - 1] if at else "."
        if at + 1 < len(words.tags) and words.folded[at + 1] in self._time_nouns:
            return "D"
        if before in "NE" and (self._verb_follows(words, at) or (before == "N" and self._deed_follows(words, at))):
            return "w"
        if before in "VGTWIP;.,KB" and self._noun_follows(words, at) and before not in "VT":
            follows = words.tags[at + 1]
            if follows not in "EDSR":
                return "D"
        if self._verb_follows(words, at) and before not in "VGTW":
            return "R"
        return "u"

    def _verb_follows(self, words: Words, at: int) -> bool:
        for index in range(at + 1, len(words.tags)):
            tag = words.tags[index]
            if tag in "Bn":
                continue
            if tag in "MHIYV":
                return True
            return tag == "?" and "V" in verb_forms(words.folded[index])[0] and "N" not in open_classes(words.folded[index])
        return False

    def _deed_follows(self, words: Words, at: int) -> bool:
        """ "the man that shot Osk": a word of a verb or a noun in front of its object."""
        ambiguous = words.tags[at + 1 : at + 2] == ["?"] and "V" in verb_forms(words.folded[at + 1])[0]
        return ambiguous and words.tags[at + 2 : at + 3] != [] and words.tags[at + 2] in "ESDO"

    def _open(self, words: Words, at: int) -> str:
        word = words.folded[at]
        compound = self._compound(word) if "-" in word else ""
        if compound:
            return compound
        forms = verb_forms(word)[0]
        classes = open_classes(word)
        if self._attributive(words, at, classes, forms):
            return "A"
        if not forms:
            return self._nominal(words, at, classes)
        left = self._left(words, at)
        if left in _OPENS_NOUN or (left in "AC" and words.tags[at - 1] == left):
            return self._inside_noun(words, at, classes, forms)
        verb = self._as_verb(words, at, left, forms, classes)
        if verb:
            return verb
        return self._nominal(words, at, classes) if classes else forms[0]

    def _compound(self, word: str) -> str:
        """ "forty-one" is a number, "light-blue" an adjective."""
        parts = word.split("-")
        return "C" if self._numbers.issuperset(parts) else "A" if parts[-1] in self._colours else ""

    @staticmethod
    def _left(words: Words, at: int) -> str:
        """The tag to the left, looking through adverbs; "." at the beginning."""
        index = at - 1
        while index >= 0 and words.tags[index] in "Bn":
            index -= 1
        return words.tags[index] if index >= 0 else "."

    def _inside_noun(self, words: Words, at: int, classes: str, forms: str) -> str:
        """After a determiner, possessive or adjective."""
        if "N" in classes and not ("A" in classes and self._noun_follows(words, at)):
            return "N"
        if "A" in classes or self._noun_follows(words, at):
            return "A"
        if "G" in forms:
            return "N" if words.tags[at - 1] in "DdSp" else "G"
        left = words.tags[at - 1] if at else "."
        return "A" if left in "DdS" else ("V" if "V" in forms else forms[0])

    def _as_verb(self, words: Words, at: int, left: str, forms: str, classes: str) -> str:
        """The verb form it has here; "" where it is rather a noun or an adjective."""
        noun = "N" in classes
        if left == "t" and noun and "from" in words.folded[max(0, at - 3) : at - 1]:
            return ""
        if left in "tMYHIRZw":
            return after_auxiliary(words, at, left, forms, classes)
        if noun and words.folded[at] in self._never_verbs:
            return ""
        if left == "E":
            return first(forms, "VGT") if not noun or "V" in forms or "G" in forms else first(forms, "W")
        found = self._noun_or_verb(words, at, left, forms) if noun else None
        return by_form(left, forms, classes) if found is None else found

    def _noun_or_verb(self, words: Words, at: int, left: str, forms: str) -> str | None:
        """What a word that may be a noun is; None where only its form as a verb is left."""
        if left == "V" and "W" in forms and words.folded[at - 1] in ("let", "lets"):
            return "W"
        if left == "K" and self._parallel(words, at, forms):
            return first(forms, "VW")
        if "G" in forms:
            hidden = left in "VW" and not self._noun_follows(words, at) and not self._after_aspect(words, at)
            return "" if hidden else "G"
        if left == "P":
            return ""
        if "V" in forms and not words.folded[at].endswith("s"):
            return None
        base = left in "OU" or (left == "N" and self._many_and_object(words, at))
        return first(forms, "V" if left == "O" else "") or (first(forms, "W") if base else "")

    @staticmethod
    def _many_and_object(words: Words, at: int) -> bool:
        """ "his hands hold the rope": after a plural a word before another noun phrase is its verb."""
        return words.folded[at - 1].endswith("s") and words.tags[at + 1 : at + 2] in (["D"], ["S"], ["O"], ["E"])

    def _after_aspect(self, words: Words, at: int) -> bool:
        """ "began rippling", unlike "heard breathing"."""
        return verb_forms(words.folded[at - 1])[1] in self._aspect

    @staticmethod
    def _parallel(words: Words, at: int, forms: str) -> bool:
        """ "to run and hide", "she walks in and smiles": the form of a verb before, where it may also be a noun."""
        if "V" in forms and words.folded[at].endswith("s"):
            return any(tag == "V" and word.endswith("s") for tag, word in zip(words.tags[:at], words.folded, strict=False))
        return "W" in forms and "W" in words.tags[:at] and words.tags[at - 2] != "N"

    def _nominal(self, words: Words, at: int, classes: str) -> str:
        if classes == "NA":
            left = words.tags[at - 1] if at else "."
            if left in "IBN" and not self._noun_follows(words, at):
                return "A"
            if left == "," and at > 1 and words.tags[at - 2] in "NE":
                return "A"
            return "A" if self._noun_follows(words, at) else ("N" if left != "V" else "A")
        if "A" in classes and "B" in classes and "N" not in classes:
            return "A" if self._noun_follows(words, at) or self._left(words, at) == "I" else "B"
        if len(classes) == 3:
            left = self._left(words, at)
            return "A" if self._noun_follows(words, at) or left == "I" else ("N" if left in "DdSpAP" else "B")
        return classes[:1] or "N"

    @staticmethod
    def _lemmas(words: Words) -> None:
        for index, tag in enumerate(words.tags):
            if tag in "VWGT":
                words.lemmas[index] = verb_forms(words.folded[index])[1] or words.folded[index]
            elif tag in "HIY":
                words.lemmas[index] = {"H": "have", "I": "be", "Y": "do"}[tag]
