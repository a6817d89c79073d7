"""Which of the questions an author means, by number, identity or name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from writer_app.domain.errors import UsageError
from writer_app.domain.proposals import Noticed
from writer_app.services.noticedreport import is_of
from writer_app.services.proposed import identity, said_in
from writer_app.services.questions import Question
from writer_app.text.fold import fold_key
from writer_app.text.nearest import did_you_mean


def meant_by(said: Sequence[str], questions: Sequence[Question], sort: str = "") -> tuple[Question, ...]:
    """The questions meant by each of `said`, and all of one sort if that is given; each once, in their own order.

    Raises UsageError for what means none, or several that differ.
    """
    meant = {question.id for text in said for question in _meant(text, questions)}
    if sort:
        found = {question.id for question in questions if is_of(question, sort)}
        if not found:
            raise UsageError(f"nothing of the kind “{sort}” is noticed")
        meant |= found
    return tuple(question for question in questions if question.id in meant)


def _meant(text: str, questions: Sequence[Question]) -> tuple[Question, ...]:
    if text.isdecimal() and not text.startswith("0") and int(text) <= len(questions):
        return (questions[int(text) - 1],)
    by_id = tuple(question for question in questions if question.id == text)
    found = by_id or tuple(question for question in questions if fold_key(text) in map(fold_key, _names(question)))
    if len(found) > 1:
        numbers = ", ".join(str(questions.index(question) + 1) for question in found)
        raise UsageError(f"“{text}” is said in several questions", f"say which: {numbers}")
    if not found:
        known = [name for question in questions for name in _names(question)]
        raise UsageError(f"nothing called “{text}” is noticed", did_you_mean(text, known) or "see lore DIR propose --all")
    return found


def _names(question: Question) -> Iterator[str]:
    """What a question may be called: the names of a new page, or what is said of a page that there is."""
    proposal = question.proposal
    if proposal.what is Noticed.PAGE:
        yield from proposal.entry.surfaces()
    elif proposal.what is Noticed.NAME:
        yield proposal.text
    else:
        yield from (question.sentence, question.sentence.split(" · ")[0], f"{proposal.entry.name} {said_in(proposal)[0]}")


def parts_called(questions: Iterable[Question], keys: Iterable[str]) -> frozenset[str]:
    """The identities of the parts of questions that are called by their key ("eye colour", "dies") or identity.

    Raises UsageError for what none is called.
    """
    parts = [part for question in questions for part in question.parts]
    found = set[str]()
    for key in keys:
        named = {identity(part) for part in parts if fold_key(key) in (fold_key(said_in(part)[0]), identity(part))}
        if not named:
            known = (said_in(part)[0] for part in parts)
            raise UsageError(f"nothing called “{key}” goes with it", did_you_mean(key, known))
        found |= named
    return frozenset(found)
