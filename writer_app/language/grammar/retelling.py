"""What one sentence tells of no present moment: habits, songs and tapes, inner voices, deeds that were all but done."""

from __future__ import annotations

from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.sentencewords import Words
from writer_app.language.grammar.wordlists import Grammar
from writer_app.language.units.othertimes import phrases_of

_SIGNS = frozenset({"whenever", "days", "every", "each"})


def is_habit(words: Words, grammar: Grammar) -> bool:
    """Whether a sentence of narration tells of what somebody used to do, or of another time."""
    if "ago" in words.folded:
        return True
    folded = words.folded
    signed = not _SIGNS.isdisjoint(folded) or ("when" in folded and "was" in folded) or ("back" in folded and "then" in folded)
    return signed and phrases_of(grammar.pack).habit.search(" ".join(words.folded)) is not None


def used_to(words: Words, clause: Clause) -> bool:
    """ "Mara used to sing": the verb that tells of a habit."""
    main = clause.verb.main
    return words.folded[main] == "used" and words.folded[main + 1 : main + 2] == ["to"] and not clause.verb.passive


def is_nearly(words: Words, clause: Clause, grammar: Grammar) -> bool:
    """ "Mara almost fell", "Mara had all but fallen": it did not come to pass."""
    before = words.folded[clause.verb.first : clause.verb.main]
    return any(word in grammar["nearly words"] for word in before)


def in_a_work(words: Words, clause: Clause, grammar: Grammar) -> bool:
    """ "On the tape Mara laughed", "in the ballad Mara drowned", "a tale in which Mara drowned"."""
    return told_in(words, clause, grammar) or any(
        preposition in ("in", "on") and noun.mention is None and is_work(words.folded[noun.head], grammar, preposition)
        for preposition, noun in clause.prepositions
    )


def told_in(words: Words, clause: Clause, grammar: Grammar) -> bool:
    """ "a tale in which Mara drowned", "the play where Mara drowns"."""
    if clause.relative_of is None:
        return False
    after = clause.relative_of.last + 1
    opened = words.folded[after : after + 2] == ["in", "which"] or words.folded[after : after + 1] == ["where"]
    return opened and is_work(words.folded[clause.relative_of.head], grammar)


def is_work(head: str, grammar: Grammar, preposition: str = "in") -> bool:
    if preposition == "on":
        return head in grammar["medium nouns"]
    return head in grammar["unreal nouns"] or head in grammar["framed nouns"]


def in_somebodys_head(words: Words, clause: Clause, grammar: Grammar) -> bool:
    """ "Mara said in her head": a voice that nobody else hears."""
    return clause.lemma in grammar["speaking verbs"] and any(
        preposition in ("in", "inside") and noun.owned and words.folded[noun.head] in grammar["inner places"]
        for preposition, noun in clause.prepositions
    )


def is_custom(clause: Clause, grammar: Grammar) -> bool:
    """ "Mara, who always fed the birds, …": what somebody is known for."""
    return clause.relative_of is not None and any(word in grammar["habit adverbs"] for word in clause.adverbs)


def is_written(words: Words, clause: Clause, grammar: Grammar) -> bool:
    """ "“Dear boy,” Mara wrote": words that are read in a letter now were written before."""
    return clause.lemma in grammar["writing verbs"] and "Q" in words.tags and not clause.objects
