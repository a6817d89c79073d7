"""Kin as a sentence tells it: who is whose mother, brother, husband, child.

Each is told once, on one side: a parent of the child, a sibling or spouse of the one who is spoken of. The value is the entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.domain.lore import Kind, Pronouns
from writer_app.domain.observations import Description, Mention, MentionKind, Modality
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase

KIN_KEYS = frozenset({"mother", "father", "parent", "sibling", "spouse"})
_PARENTS = {Pronouns.SHE: "mother", Pronouns.HE: "father"}
_LIKELY = 0.6
_NAMED = frozenset({MentionKind.NAME, MentionKind.ALIAS})


def read_kin(scope: Scope) -> Iterator[Description]:
    """The kin that a sentence tells of, people with entries alone."""
    if scope.grammar.pack.groups["kin"].keys().isdisjoint(scope.words.folded) and "married" not in scope.words.folded:
        return
    yield from dict.fromkeys(_all(scope))


def _all(scope: Scope) -> Iterator[Description]:
    yield from _beside(scope)
    for at, phrase in enumerate(scope.phrases):
        if phrase.noun is not None:
            yield from _apposed(scope, at, phrase.noun)
    for clause in scope.clauses:
        yield from _said(scope, clause)
        yield from _married(scope, clause)
        yield from _had(scope, clause)


def _beside(scope: Scope) -> Iterator[Description]:
    """ "his mother Ines", "Tobin's brother Osk"."""
    words = scope.words
    for at, mention in enumerate(words.mentions):
        if at < 2 or mention is None or words.tags[at] != "E" or not _is_kin(scope, at - 1):
            continue
        first = at - 1
        while first > 0 and words.tags[first - 1] in "AN":
            first -= 1
        owner = _possessor(scope, first - 1)
        if owner is not None and not _in_law(scope, first, at - 1):
            yield from _kin(scope, (owner, mention), words.folded[at - 1], (first - 1, at), scope.modality.general())


def _possessor(scope: Scope, at: int) -> Mention | None:
    """Whose it is, where the word at `at` is "his" or the end of "Tobin's"."""
    words = scope.words
    if at < 0:
        return None
    if words.tags[at] == "S":
        return words.mentions[at]
    return words.mentions[at - 1] if words.tags[at] == "p" and at and words.tags[at - 1] == "E" else None


def _is_kin(scope: Scope, at: int) -> bool:
    return scope.words.folded[at] in scope.grammar.pack.groups["kin"]


def _in_law(scope: Scope, first: int, last: int) -> bool:
    """ "foster mother", "dead wife": the first is another bond, the second the same."""
    return not scope.grammar["other bonds"].isdisjoint(scope.words.folded[first:last])


def _apposed(scope: Scope, at: int, noun: NounPhrase) -> Iterator[Description]:
    """ "his mother, Ines,", "Ines, his mother,", "Tobin, the son of Osk,"."""
    phrases = scope.phrases
    other = phrases[at + 2].noun if at + 2 < len(phrases) and phrases[at + 1].kind == "," else None
    if other is None:
        return
    here, there = _relative(scope, at, noun), _relative(scope, at + 2, other)
    if here is not None and there is None:
        named, owner, word, last = other.mention, here[0], here[1], at + 2
        single = other.first == other.last
    elif there is not None and here is None:
        named, owner, word, last = noun.mention, there[0], there[1], there[2]
        single = noun.first == noun.last or scope.words.tags[noun.head] == "E"
    else:
        return
    closing = phrases[last + 1].kind if last + 1 < len(phrases) else "."
    if named is None or not single or closing not in ",;." or _goes_on(scope, last + 1) or _listed(scope, at):
        return
    yield from _kin(scope, (owner, named), word, (noun.first, other.last), scope.modality.general())


def _relative(scope: Scope, at: int, noun: NounPhrase) -> tuple[Mention, str, int] | None:
    """Whose kin a noun phrase names, by which word, and the phrase it ends with: "his mother", "the son of Osk"."""
    word = scope.head(noun)
    if not _is_kin(scope, noun.head) or _in_law(scope, noun.first, noun.head):
        return None
    if noun.owned:
        return (noun.owner, word, at) if noun.owner is not None else None
    phrases = scope.phrases
    other = phrases[at + 2].noun if at + 2 < len(phrases) and scope.words.folded[phrases[at + 1].first] == "of" else None
    return (other.mention, word, at + 2) if other is not None and other.mention is not None else None


def _goes_on(scope: Scope, at: int) -> bool:
    """ "his mother, Ines, and Osk": a list of three."""
    following = scope.phrases[at + 1 : at + 2]
    return bool(following) and following[0].kind == "K"


def _listed(scope: Scope, at: int) -> bool:
    """ "Osk, Tobin, his brother, …": what stands before a comma too may be one of several."""
    before = scope.phrases[max(0, at - 2) : at]
    return len(before) == 2 and before[1].kind == "," and before[0].noun is not None


def _said(scope: Scope, clause: Clause) -> Iterator[Description]:
    """ "Ines was Tobin's mother", "Tobin was the son of Osk", "his mother was called Ines"."""
    subject = clause.subject
    if subject is None or subject.also:
        return
    if clause.lemma == "be" and clause.objects and not clause.objects[0].also:
        named, kin = subject, clause.objects[0]
        if _is_kin(scope, subject.head) and clause.objects[0].mention is not None:
            named, kin = kin, named
    elif clause.verb.passive and clause.lemma in scope.grammar["naming verbs"] and clause.objects:
        named, kin = clause.objects[0], subject
    else:
        return
    at = next((index for index, phrase in enumerate(scope.phrases) if phrase.noun is kin), -1)
    told = _relative(scope, at, kin) if at >= 0 else None
    if told is not None and named.mention is not None and not named.owned:
        words = (min(named.first, kin.first), max(named.last, kin.last))
        yield from _kin(scope, (told[0], named.mention), told[1], words, scope.modality.of(clause))


def _married(scope: Scope, clause: Clause) -> Iterator[Description]:
    """ "Ines married Osk", "Ines was married to Osk", "Ines and Osk were married"."""
    subject, folded = clause.subject, scope.words.folded
    state = clause.lemma == "be" and any(folded[at] == "married" for at in clause.adjectives)
    if subject is None or not (state or clause.lemma == "marry"):
        return
    to = [noun for preposition, noun in clause.prepositions if preposition == "to"]
    others = (to or subject.also) if state or clause.verb.passive else clause.objects
    ones, twos = (next(scope.people(noun), None) for noun in (subject, others[0] if others else None))
    if ones is not None and twos is not None and ones.mention is not None and twos.mention is not None:
        words = (clause.verb.first, clause.verb.last)
        yield from _kin(scope, (ones.mention, twos.mention), "spouse", words, scope.modality.of(clause))


def _had(scope: Scope, clause: Clause) -> Iterator[Description]:
    """ "Linnet had a brother named Osk"."""
    phrases, subject = scope.phrases, clause.subject
    if clause.lemma != "have" or subject is None or subject.mention is None:
        return
    after = [phrase for phrase in phrases if phrase.first > clause.verb.last][:3]
    if len(after) < 3 or scope.words.folded[after[1].first] not in scope.grammar["name giving forms"]:
        return
    relative, named = after[0].noun, after[2].noun
    if relative is None or named is None or named.mention is None or relative.owned or not _is_kin(scope, relative.head):
        return
    if not _in_law(scope, relative.first, relative.head):
        pair, words = (subject.mention, named.mention), (relative.first, named.last)
        yield from _kin(scope, pair, scope.head(relative), words, scope.modality.of(clause))


def _kin(
    scope: Scope, pair: tuple[Mention, Mention], word: str, words: tuple[int, int], modality: Modality
) -> Iterator[Description]:
    """`pair`: whose kin, and who is it."""
    owner, named = pair
    if owner.entry is None or named.entry is None or owner.entry == named.entry or named.kind not in _NAMED:
        return
    if scope.kind(owner) is not Kind.CHARACTER or scope.kind(named) is not Kind.CHARACTER:
        return
    if not owner.certain and owner.confidence < _LIKELY:
        return
    subject, value, key = _turned(scope, owner.entry, named.entry, word)
    yield Description(
        span=scope.span(*words),
        subject=subject,
        key=key,
        value=value,
        modality=modality,
        frame=scope.sentence.segment.frame,
        speaker=scope.speaker,
        certain=owner.certain and named.certain,
        confidence=min(owner.confidence, named.confidence),
        reason="kin",
    )


def _turned(scope: Scope, owner: str, named: str, word: str) -> tuple[str, str, str]:
    """Subject, value and key: a child is told as the parent of that child."""
    relation, _, pronoun = scope.grammar.pack.groups["kin"].get(word, ("spouse",))[0].partition(" ")
    if relation == "child":
        entry = scope.lexicon.lore.get(owner)
        return named, owner, _PARENTS.get(entry.pronouns, "parent") if entry is not None else "parent"
    if relation == "parent":
        return owner, named, _PARENTS.get(Pronouns(pronoun), "parent")
    return owner, named, relation
