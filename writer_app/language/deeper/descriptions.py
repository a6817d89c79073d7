"""Descriptions: eyes, hair, wounds, blood, scars, clothes and ages, each with whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.domain.observations import Description, Modality
from writer_app.language.deeper.ages import read_ages
from writer_app.language.deeper.deaths import read_deaths
from writer_app.language.deeper.features import read_features
from writer_app.language.deeper.injuries import read_injuries
from writer_app.language.deeper.kinship import read_kin
from writer_app.language.deeper.look import Look, colour_in, key_of, part_of
from writer_app.language.deeper.losses import read_losses
from writer_app.language.deeper.marks import read_marks
from writer_app.language.deeper.owners import Owners
from writer_app.language.deeper.recolouring import CHANGE, is_coloured, recolourings
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase, Phrase

_ONCE = frozenset({"once", "formerly", "former"})
_POINTING = frozenset({"this", "that", "these", "those"})


def read_descriptions(scope: Scope) -> Iterator[Description]:
    """The descriptions of a sentence, in no particular order, none twice."""
    yield from dict.fromkeys(_all(scope))


def _all(scope: Scope) -> Iterator[Description]:
    folded = set(scope.words.folded)
    owners = Owners(scope)
    parts = scope.grammar["eye words"] | scope.grammar["hair words"] | {"head"}
    groups = scope.grammar.pack.groups
    coloured = not (folded.isdisjoint(groups["colours"]) and folded.isdisjoint(groups["shades"]))
    if not folded.isdisjoint(parts) and (coloured or any("-" in word for word in folded)):
        for look in _looks(scope, owners):
            yield from _described(scope, look)
    for look in _compounds(scope, owners):
        yield from _described(scope, look)
    yield from read_marks(scope, owners)
    yield from read_ages(scope)
    yield from read_deaths(scope)
    yield from read_features(scope, owners)
    yield from read_injuries(scope, owners)
    yield from read_losses(scope, owners)
    yield from read_kin(scope)


def _described(scope: Scope, look: Look) -> Iterator[Description]:
    if look.owner is None or not look.owner.entry:
        return
    yield Description(
        span=scope.span(look.first, look.last),
        subject=look.owner.entry,
        key=look.key,
        value=_value(scope, look.colour),
        part=look.part,
        modality=_modality(scope, look),
        frame=scope.sentence.segment.frame,
        speaker=scope.speaker,
        certain=look.owner.certain and not look.doubtful,
        confidence=look.owner.confidence * (0.5 if look.doubtful else 1.0),
        reason=CHANGE if look.changed else "colour",
    )


def _modality(scope: Scope, look: Look) -> Modality:
    if look.former:
        return Modality.REMEMBERED
    modality = scope.modality.of(look.clause) if look.clause is not None else scope.modality.general()
    disguised = not look.changed and not scope.grammar["disguise words"].isdisjoint(scope.words.folded)
    if modality is Modality.ASSERTED and disguised:
        return Modality.FIGURATIVE
    would = modality is Modality.HYPOTHETICAL and look.clause is not None and look.clause.verb.modal != ""
    if look.changed:
        return scope.still(modality, look.clause)
    holds = look.presupposed and (would or modality in (Modality.NEGATED, Modality.REMEMBERED))
    if holds and not scope.modality.is_held(look.first):
        return Modality.IN_DIALOGUE if scope.sentence.quote is not None else Modality.ASSERTED
    return modality


def _value(scope: Scope, word: str) -> str:
    """The colour a word stands for; the word itself where it lies between two."""
    terms = scope.grammar.pack.groups["colours"].get(word, ())
    return terms[0] if len(terms) == 1 else word


def _looks(scope: Scope, owners: Owners) -> Iterator[Look]:
    for at, phrase in enumerate(scope.phrases):
        noun = phrase.noun
        if noun is None:
            continue
        key = key_of(scope, noun)
        if key and not _not_a_look(scope, noun):
            owner, clause = owners.of(at)
            yield from _looks_of(scope, at, noun, Look(noun.first, noun.last, owner, key, "", part_of(scope, noun), clause))
    yield from _colour_of(scope)
    yield from recolourings(scope)


def _looks_of(scope: Scope, at: int, noun: NounPhrase, look: Look) -> Iterator[Look]:
    """What is said of the eyes or the hair that `noun` is; `look` tells whose and which."""
    said, coloured = _predicate_of(scope, noun), is_coloured(scope, noun)
    once = not _ONCE.isdisjoint(scope.words.folded[noun.first : noun.head])
    for first, last, colour, doubtful in _colours(scope, at, noun):
        owned = noun.owned or look.clause is None or scope.words.folded[noun.first] in _POINTING
        presupposed = owned and not noun.negative and (said is None or last < said.verb.first)
        clause, former = look.clause or _clause_at(scope, last), (once or coloured) and last == noun.last
        if former or not coloured:
            yield replace(
                look,
                first=first,
                last=last,
                colour=colour,
                clause=clause,
                doubtful=doubtful,
                presupposed=presupposed,
                former=former,
            )
    if once and not coloured:
        for first, last, colour, doubtful in _after(scope, at, noun):
            yield replace(look, first=first, last=last, colour=colour, clause=said, doubtful=doubtful, changed=True)


def _not_a_look(scope: Scope, noun: NounPhrase) -> bool:
    """One hair picked from a sleeve, a black eye after a fight, the eyes of a crowd."""
    head, first = scope.head(noun), scope.words.folded[noun.first]
    if head == "eye" and not scope.grammar["bruise colours"].isdisjoint(scope.words.folded[noun.first : noun.head]):
        return True
    return head in ("hair", "eye") and first in ("a", "an", "another") and not noun.owned


def _colours(scope: Scope, at: int, noun: NounPhrase) -> Iterator[tuple[int, int, str, bool]]:
    """First and last word, colour, doubtful: before the head, or in what the sentence says of it."""
    words = scope.words.folded
    if _passing(scope, noun.first, noun.head) or _caused(scope, noun.last + 1, 1):
        return
    for group in ("colours", "shades"):
        told = [colour_in(scope, words[at], group) for at in range(noun.first, noun.head) if scope.words.tags[at] != "E"]
        before = [colour for colour in told if colour]
        if before:
            yield noun.first, noun.last, before[-1], False
            return
    # A head that is red is flushed; a red head is hair.
    if words[noun.head] != "head":
        yield from _after(scope, at, noun)


def _passing(scope: Scope, first: int, last: int) -> bool:
    words = scope.words.folded
    looks = scope.grammar["passing looks"]
    return any(words[index] in looks or words[index].endswith("-rimmed") for index in range(first, min(last + 1, len(words))))


def _caused(scope: Scope, first: int, reach: int = 5) -> bool:
    """ "red from crying", "dark with anger", within `reach` words: "his white hair was wet with blood" is white for good."""
    words = scope.words.folded
    causes = scope.grammar["emotion causes"]
    for index in range(first, min(first + reach, len(words) - 1)):
        if words[index] in ("from", "with", "of", "after") and any(word in causes for word in words[index + 1 : index + 4]):
            return True
        if scope.words.tags[index] in ",;.":
            return False
    return False


def _after(scope: Scope, at: int, noun: NounPhrase) -> Iterator[tuple[int, int, str, bool]]:
    clause = _predicate_of(scope, noun)
    said = clause is not None and [*_predicate(scope, max(clause.verb.last, noun.last if clause.inverted else 0) + 1, noun)]
    if said:
        yield from said
        return
    following = scope.phrases[at + 1] if at + 1 < len(scope.phrases) else None
    if following is not None and following.kind in ",;AP":
        yield from _apposed(scope, noun, following)
    elif following is not None and following.noun is not None:
        yield from _equated(scope, noun, following.noun)


def _predicate_of(scope: Scope, noun: NounPhrase) -> Clause | None:
    """The clause "NOUN was …", relative clauses included."""
    for clause in scope.clauses:
        if clause.lemma == "be" and clause.subject is noun and (not clause.inverted or clause.opener == "inversion"):
            return clause
    return None


def _predicate(scope: Scope, first: int, noun: NounPhrase) -> Iterator[tuple[int, int, str, bool]]:
    """A colour right after the verb, through adverbs, degrees and "of a deep"."""
    words, tags = scope.words.folded, scope.words.tags
    inflamed = words[noun.head] in scope.grammar["eye words"]
    for index in range(first, min(first + 7, len(words))):
        word = words[index]
        if (colour := colour_in(scope, word)) and tags[index] != "E":
            if _passing(scope, first, index + 2) or _caused(scope, index + 1) or _names_a_thing(scope, index):
                return
            yield (
                noun.first,
                index,
                colour,
                (inflamed and word in ("red", "pink")) or "colour" in words[first:index] or "color" in words[first:index],
            )
            return
        if not (
            tags[index] in "BDnC"
            or (
                word == ","
                and index > first
                and words[index + 1 : index + 2]
                and words[index + 1] in scope.grammar["deepening words"]
            )
            or word in ("of", "as", "so", "and", "colour", "color", "shade", "kind")
            or word in scope.grammar["deepening words"]
        ):
            return


def _names_a_thing(scope: Scope, at: int) -> bool:
    """ "were gold coins": the colour word belongs to a noun that is no colour."""
    words, tags = scope.words.folded, scope.words.tags
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    return tags[at + 1] in "NE" and following not in scope.grammar.pack.groups["colours"]


def _apposed(scope: Scope, noun: NounPhrase, following: Phrase) -> Iterator[tuple[int, int, str, bool]]:
    """ "his hair, red from root to tip,", "eyes of a deep blue", "eyes as green as glass"."""
    word = scope.words.folded[following.first]
    if following.kind == "P" and word not in ("of", "as"):
        return
    start = following.first if following.kind == "A" else following.first + 1
    if following.kind in ",;" and not (noun.owned and scope.words.tags[start : start + 1] in (["A"], ["B"], ["N"])):
        return
    yield from _predicate(scope, start, noun)


def _equated(scope: Scope, noun: NounPhrase, colour: NounPhrase) -> Iterator[tuple[int, int, str, bool]]:
    """ "eyes the grey of wet slate": a colour told by a thing of that colour."""
    words = scope.words.folded
    after = words[colour.last + 1 : colour.last + 5]
    if words[colour.first] != "the" or after[:1] != ["of"] or noun.last + 1 != colour.first:
        return
    colours = scope.grammar.pack.groups["colours"]
    if words[colour.head] in colours:
        yield noun.first, colour.last, words[colour.head], False
    elif words[colour.head] in ("colour", "color"):
        thing = next((index for index, word in enumerate(after) if word in colours), None)
        if thing is not None:
            yield noun.first, colour.last + 1 + thing, after[thing], False


def _colour_of(scope: Scope) -> Iterator[Look]:
    """ "the brown of her eyes"."""
    words = scope.words.folded
    for left, of, right in zip(scope.phrases, scope.phrases[1:], scope.phrases[2:], strict=False):
        if left.noun is None or right.noun is None or words[of.first] != "of":
            continue
        key, colour = key_of(scope, right.noun), words[left.noun.head]
        if key and right.noun.owner is not None and colour in scope.grammar.pack.groups["colours"]:
            clause = _clause_at(scope, left.first)
            yield Look(left.first, right.last, right.noun.owner, key, colour, scope.head(right.noun), clause)


def _clause_at(scope: Scope, index: int) -> Clause | None:
    """The clause that the word at `index` belongs to: the last whose verb stands before it, or the next."""
    found = None
    for clause in scope.clauses:
        subject = clause.subject
        first = min(clause.verb.first, subject.first) if _starts_with(clause) and subject is not None else clause.verb.first
        if clause.joined is not None and subject is not None and subject.last < clause.verb.first - 4:
            first = clause.verb.first
        if first <= index:
            found = clause
    return found or (scope.clauses[0] if scope.clauses else None)


def _starts_with(clause: Clause) -> bool:
    return clause.kind == "finite" and clause.relative_of is not clause.subject


def _compounds(scope: Scope, owners: Owners) -> Iterator[Look]:
    """ "a blue-eyed girl", "golden-haired and silent, stood Mara"."""
    for index, word in enumerate(scope.words.folded):
        if "-" not in word:
            continue
        stem, _, end = word.rpartition("-")
        key = "eye colour" if end in ("eyed", "eyes") else ("hair colour" if f"-{end}" in scope.grammar["hair ends"] else "")
        colour = stem if stem in scope.grammar.pack.groups["colours"] else stem.rpartition("-")[2]
        if key and colour in scope.grammar.pack.groups["colours"]:
            owner = owners.of_adjective(index)
            yield Look(index, index, owner, key, colour, "eyes" if key == "eye colour" else "hair", _clause_at(scope, index))


__all__ = ["Modality", "read_descriptions"]
