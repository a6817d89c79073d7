"""What only the whole sentence shows about its clauses."""

from __future__ import annotations

from collections.abc import Callable

from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.retelling import in_a_work
from writer_app.language.grammar.sentencewords import Words
from writer_app.language.grammar.wordlists import Grammar


def settle(words: Words, found: list[Clause], grammar: Grammar, happened: Callable[[Clause], None]) -> None:
    """What only the whole sentence shows: "… to lift the stone, and did so", "it was by shouting that Mara got out"."""
    _told_at_the_end(found, words, grammar["reporting verbs"])
    if ":" in words.folded:
        _behind_colon(found, words, grammar)
    for at, clause in enumerate(found):
        main = clause.verb.main
        if (
            clause.lemma == "do"
            and words.folded[main + 1 : main + 2] == ["so"]
            and not clause.verb.negative
            and not clause.verb.modal
        ):
            before = next((each for each in reversed(found[:at]) if each.kind == "infinitive"), None)
            if before is not None:
                happened(before)
        told = _cleft(words, clause, found[at + 1 :])
        if told is not None:
            told.opener = ""
            if clause.kind == "gerund":
                clause.subject = told.subject
            else:
                told.prepositions.extend(clause.prepositions)


def _told_at_the_end(found: list[Clause], words: Words, verbs: frozenset[str]) -> None:
    """ "Mara sang at night, they said." `verbs` are those of reporting."""
    last = found[-1] if found else None
    if (
        last is None
        or len(found) < 2
        or last.lemma not in verbs
        or last.subject is None
        or last.kind != "finite"
        or "Q" in words.tags
    ):
        return
    alone = not (last.objects or last.prepositions or last.adjectives or last.opener or last.joined or last.adverbs)
    first = min(last.subject.first, last.verb.first)
    if last.opener == "so" or (alone and first and words.tags[first - 1] == ","):
        for clause in found[:-1]:
            clause.opener = clause.opener or ("as told" if clause.kind == "finite" else "")


def _behind_colon(found: list[Clause], words: Words, grammar: Grammar) -> None:
    """ "She remembered it well: Mara grinned and …", "The note said: Mara is ill": what follows is the content of the verb."""
    colon = words.folded.index(":")
    lead = next((each for each in reversed(found) if each.verb.first < colon and each.kind == "finite"), None)
    if lead is None or not _tells(lead, words, grammar):
        return
    for clause in found:
        if clause.verb.first > colon and clause.kind == "finite" and clause.joined is None and clause.opener == "":
            clause.opener, clause.parent = "content", lead


def _tells(lead: Clause, words: Words, grammar: Grammar) -> bool:
    lemma, subject = lead.lemma, lead.subject
    if lemma in grammar["telling verbs of things"]:
        return subject is None or subject.mention is None or words.folded[subject.head] == "it"
    return (
        lemma in grammar["memory verbs"]
        or lemma in grammar["picturing verbs"]
        or lemma in grammar["reporting verbs"]
        or in_a_work(words, lead, grammar)
    )


def _cleft(words: Words, clause: Clause, rest: list[Clause]) -> Clause | None:
    """The clause that "it was at the mill that …", "it was by shouting that …" splits off."""
    gerund = clause.kind == "gerund" and clause.opener == "by"
    main = clause.parent if gerund else clause
    if main is None or main.lemma != "be" or main.subject is None or words.folded[main.subject.head] != "it":
        return None
    if not gerund and (not clause.prepositions or clause.objects):
        return None
    return next((each for each in rest if each.opener == "that" and each.subject is not None), None)
