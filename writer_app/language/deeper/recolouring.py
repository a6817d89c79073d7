"""Looks that change where they are told: "her hair had gone grey", "dyed her hair black"."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.language.deeper.look import Look, key_of, part_of
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase

CHANGE = "change"
"""The reason of a description that is true from its own place on."""
_REACH = 4
"""Within how many words of its verb a new colour is named."""


def recolourings(scope: Scope) -> Iterator[Look]:
    """The colours that somebody's hair takes on in a sentence."""
    for clause in scope.clauses:
        noun = _turning(scope, clause) or _coloured(scope, clause)
        if noun is None or noun.owner is None or not noun.owned or key_of(scope, noun) != "hair colour":
            continue
        after = max(clause.verb.last, noun.last if noun in clause.objects else 0) + 1
        at = _colour_at(scope, after)
        if at is not None and scope.head(noun) != "head":
            colour, part = scope.words.folded[at], part_of(scope, noun)
            yield Look(noun.first, at, noun.owner, "hair colour", colour, part, clause, changed=True)


def is_coloured(scope: Scope, noun: NounPhrase) -> bool:
    """Whether a sentence has `noun` coloured, so that what it is called from then on is no lasting look before."""
    return any(_coloured(scope, clause) is noun for clause in scope.clauses)


def _turning(scope: Scope, clause: Clause) -> NounPhrase | None:
    """ "her hair turned white", "had gone grey"."""
    return clause.subject if clause.lemma in scope.grammar["turning verbs"] and not clause.verb.passive else None


def _coloured(scope: Scope, clause: Clause) -> NounPhrase | None:
    """ "dyed her hair black", "her hair was dyed black", "had her hair dyed black"."""
    if clause.lemma not in scope.grammar["dyeing verbs"]:
        return None
    return next((noun for noun in (*clause.objects[:1], clause.subject) if noun is not None and key_of(scope, noun)), None)


def _colour_at(scope: Scope, first: int) -> int | None:
    words, tags, colours = scope.words.folded, scope.words.tags, scope.grammar.pack.groups["colours"]
    for at in range(first, min(first + _REACH, len(words))):
        if words[at] in colours and tags[at] != "E":
            return None if tags[at + 1 : at + 2] in (["N"], ["p"]) else at
        if tags[at] not in "BDA" and words[at] not in scope.grammar["deepening words"]:
            return None
    return None
