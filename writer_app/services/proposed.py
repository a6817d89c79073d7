"""What a proposal says: its identity, whom it needs, and whether it is true already."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from writer_app.domain.lore import Change, Entry, Fact, Lore
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.kinds import KINDS, SHARED_LINKS
from writer_app.domain.vocabulary.terms import ValueType
from writer_app.services.loreediting import SINGLE
from writer_app.text.fold import fold_key
from writer_app.text.naming import slug

_TRUE = ("true", "yes")


def identity(proposal: Proposal) -> str:
    """What a question is known by: what it says of whom, never how often, where or in which words that is said."""
    entry = proposal.entry
    said = (proposal.what.value, entry.kind.value, fold_key(entry.name), *map(fold_key, said_in(proposal)))
    digest = hashlib.sha256("\x1f".join(said).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{proposal.what.value[0]}{digest[:7]}"


def said_in(proposal: Proposal) -> tuple[str, str, str]:
    """What a proposal says of its page: key, value, and where in the story it begins to hold; nothing for a page itself."""
    if proposal.what is Noticed.PAGE:
        return "", "", ""
    if proposal.fact is not None:
        return proposal.fact.key, proposal.fact.value, ", ".join(place.ref or place.written for place in proposal.fact.since)
    if proposal.change is not None:
        change = proposal.change
        return change.verb, _parts(change), ", ".join(place.ref or place.written for place in change.at)
    return proposal.key, proposal.text, ""


def _parts(change: Change) -> str:
    return ", ".join(text for _, texts in change.args for text in texts if text not in _TRUE)


def referring(key: str, entry: Entry) -> bool:
    """Whether the values of a fact or of a key of its kind refer to pages."""
    links = {part.key: part.type for part in (*KINDS[entry.kind].links, *SHARED_LINKS)}
    row = FACTS.get(key)
    return links.get(key) is ValueType.ENTRY or (row is not None and row.parts[0].type is ValueType.ENTRY)


def references_in(proposal: Proposal) -> Iterator[str]:
    """Every reference to another page that accepting would write; a new page does without those that are not there."""
    entry = proposal.entry
    if proposal.what is Noticed.PAGE:
        return
    if proposal.what is Noticed.LINK and referring(proposal.key, entry):
        yield proposal.text
    if proposal.fact is not None and referring(proposal.fact.key, entry):
        yield proposal.fact.value
    if proposal.change is not None:
        for part, texts in change_references(proposal.change):
            if part:
                yield from texts


def change_references(change: Change) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """The parts of a change, each with whether it refers to pages."""
    for key, texts in change.args:
        part = CHANGES[change.verb].part(key)
        yield part is not None and part.type is ValueType.ENTRY, texts


def with_id(entry: Entry, entry_id: str) -> Entry:
    """`entry` under another id, its own changes too where they name it."""
    changes = tuple(
        replace(
            change,
            args=tuple((key, tuple(_instead(text, entry.id, entry_id) for text in texts)) for key, texts in change.args),
        )
        for change in entry.changes
    )
    return replace(entry, id=entry_id, changes=changes)


def _instead(text: str, old: str, new: str) -> str:
    return new if text == old else text


def is_missing(reference: str, lore: Lore) -> bool:
    """Whether `reference` is the id of a page that is not there; words that name nothing may be meant as they are."""
    return lore.resolve(reference) is None and reference == slug(reference, "")


def is_true(proposal: Proposal, lore: Lore) -> bool:
    """Whether the lore says this already, or something else in its place."""
    entry = lore.get(proposal.entry.id)
    if entry is None:
        called = lore.named(proposal.entry.name) if proposal.what is Noticed.PAGE else ()
        return any(page.kind is proposal.entry.kind for page in called)
    if proposal.fact is not None:
        return any(_answers(fact, proposal.fact, lore) for fact in entry.facts)
    if proposal.change is not None:
        return any(_happened(change, proposal.change, lore) for change in entry.changes)
    return _is_own(proposal, entry, lore)


def _is_own(proposal: Proposal, entry: Entry, lore: Lore) -> bool:
    """Whether the page is there, and has this name, pronouns or key of its kind."""
    match proposal.what:
        case Noticed.NAME:
            return fold_key(proposal.text) in map(fold_key, (*entry.surfaces(), *entry.called))
        case Noticed.TELLER:
            return False
        case Noticed.PRONOUNS:
            return bool(entry.pronouns.value)
        case Noticed.LINK:
            held = entry.link(proposal.key)
            return bool(held) and (proposal.key in SINGLE or _same(proposal.text, lore) in _each(held, lore))
    return True


def _answers(fact: Fact, asked: Fact, lore: Lore) -> bool:
    """Whether a page that states `fact` has answered what is `asked`: a value for the whole story has one answer only."""
    if fact.key != asked.key:
        return False
    return not asked.since or _same(fact.value, lore) == _same(asked.value, lore)


def _happened(change: Change, asked: Change, lore: Lore) -> bool:
    if change.verb != asked.verb:
        return False
    if CHANGES[asked.verb].parts[0].type is ValueType.FLAG:
        return True
    here, there = ({place.ref for place in each.at} for each in (change, asked))
    return here == there and _each(_texts(change), lore) == _each(_texts(asked), lore)


def _texts(change: Change) -> Iterator[str]:
    return (text for _, texts in change.args for text in texts)


def _each(texts: Iterable[str], lore: Lore) -> set[str]:
    return {_same(text, lore) for text in texts}


def _same(text: str, lore: Lore) -> str:
    """What two values are compared by: the id of the page they name, or their folded words."""
    found = lore.resolve(text)
    return found.id if found else fold_key(text)
