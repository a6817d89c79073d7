"""What was noticed in the manuscript, as questions to the author: plain values, which travel between processes."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.lore import Entry, Kind
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.vocabulary import wording
from writer_app.domain.vocabulary.sentences import AS_WRITTEN, Names, change_told, fact_sentence

FIRST = 20
"""How many questions are asked at once."""
_WHAT = {
    Kind.CHARACTER: "a person",
    Kind.QUIRK: "a power",
    Kind.LOCATION: "a place",
    Kind.ITEM: "a thing",
    Kind.GROUP: "a group",
    Kind.SECRET: "a secret",
    Kind.THREAD: "a thread",
    Kind.EVENT: "an event",
}
_WHOSE = {"owner": "of {}", "holder": "that {} holds", "within": "in {}", "members": "with {}"}
_LINKS = {
    "owner": "{entry} is a power of {value}",
    "holder": "{value} holds {entry}",
    "members": "{value} belongs to {entry}",
    "within": "{entry} is in {value}",
    "material": "{entry} is made of {value}",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question: whether `proposal` is so. `parts` is what else was noticed of the same new page, accepted with it.

    `sentence` says it in plain words. `id` is the same as long as the same is noticed, however often and wherever it is said.
    """

    proposal: Proposal
    parts: tuple[Proposal, ...] = ()
    sentence: str = ""
    id: str = ""


def sentence(proposal: Proposal, names: Names = AS_WRITTEN) -> str:
    """All of a proposal in a line: "Anne Elliot, a person, she · also Anne, Miss Elliot · 312 times"."""
    return " · ".join(part for part in (said(proposal, names), also(proposal), often(proposal)) if part)


def said(proposal: Proposal, names: Names = AS_WRITTEN) -> str:
    """What accepting it would make true, without a full stop: "Anne Elliot's eyes are brown"."""
    entry = proposal.entry
    if proposal.what is Noticed.PAGE:
        return _page(entry, names)
    if proposal.fact is not None:
        return fact_sentence(entry.name, proposal.fact, names)
    if proposal.change is not None:
        return change_told(entry, proposal.change, names)
    if proposal.what is Noticed.LINK:
        told = _LINKS.get(proposal.key, f"{{entry}}, {proposal.key}: {{value}}")
        return told.format(entry=entry.name, value=names.entry(proposal.text))
    if proposal.what is Noticed.TELLER:
        return f"{entry.name} is the one who tells the story as “I”"
    told = "{entry} is also called {value}" if proposal.what is Noticed.NAME else "“{value}” means {entry}"
    return told.format(entry=entry.name, value=proposal.text)


def also(proposal: Proposal) -> str:
    """The other names of a new page: "also Anne, Miss Elliot"; "" for none."""
    others = [alias.text for alias in proposal.entry.aliases if alias.text != proposal.entry.name]
    return f"also {', '.join(others)}" if proposal.what is Noticed.PAGE and others else ""


def often(proposal: Proposal) -> str:
    """How often the manuscript says so, and how often something else: "5 times, green once"."""
    if proposal.what is Noticed.TELLER:
        return "in one scene" if proposal.count == 1 else f"in {proposal.count} scenes"
    others = [f"{value} {wording.times(str(count))}" for value, count in proposal.rivals]
    return ", ".join((wording.times(str(proposal.count)), *others))


def _page(entry: Entry, names: Names) -> str:
    linked = ((phrase, entry.link(key)) for key, phrase in _WHOSE.items())
    whose = [phrase.format(wording.listed(map(names.entry, texts), "and")) for phrase, texts in linked if texts]
    return ", ".join(part for part in (entry.name, " ".join((_WHAT[entry.kind], *whose)), entry.pronouns.value) if part)
