"""From what was noticed in the manuscript to the questions that a writer is asked, in the order she would want them in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Entry, Kind, Lore, Pronouns
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.vocabulary.kinds import KINDS
from writer_app.domain.vocabulary.sentences import Names
from writer_app.services.passedover import Unwanted
from writer_app.services.proposed import identity, is_missing, is_true, references_in, with_id
from writer_app.services.questions import FIRST, Question, sentence
from writer_app.text.naming import free_name

_PEOPLE, _THINGS, _PAGES, _THREADS = range(4)
_SHARES = (10, 5, 3, 2)
"""How many of each sort stand on one screen: new people, new places and things, what is said of pages, threads. What one sort
lacks goes to the others, in this order."""


def provisional_lore(lore: Lore, pages: Iterable[Proposal]) -> Lore:
    """`lore` with the proposed pages in the places that their files would have: read with it, names mean what they will."""
    proposed = (page.entry for page in pages if _is_new(page, lore))
    return Lore(tuple(sorted((*lore.entries, *proposed), key=_file)), lore.rules)


def with_own_ids(pages: Iterable[Proposal], taken: set[str]) -> tuple[Proposal, ...]:
    """Proposals in which no new page has an id that is `taken`, by a scene of that title or another page; `taken`, in lower
    case, grows."""
    return tuple(
        replace(page, entry=with_id(page.entry, free_name(page.entry.id, taken))) if page.what is Noticed.PAGE else page
        for page in pages
    )


def page_path(entry: Entry) -> str:
    """The file of a page that is not written yet."""
    return f"lore/{KINDS[entry.kind].folder}/{entry.id}.md"


def _file(entry: Entry) -> PurePosixPath:
    return PurePosixPath(entry.origin.path or page_path(entry))


def _is_new(proposal: Proposal, lore: Lore) -> bool:
    return proposal.what is Noticed.PAGE and lore.get(proposal.entry.id) is None


def questions_from(noticed: Iterable[Proposal], lore: Lore, unwanted: Unwanted, names: Names) -> tuple[Question, ...]:
    """Every question that neither the lore nor the author has answered, the best first.

    `names` says what ids mean, those of proposed pages too. What was noticed of a new page are its parts.
    """
    fresh = {identity(item): item for item in reversed(tuple(noticed)) if item not in unwanted and not is_true(item, lore)}
    new = {item.entry.id for item in fresh.values() if _is_new(item, lore)}
    proposals = tuple(item for item in reversed(fresh.values()) if _stands(item, lore, new))
    asked = tuple(_mixed([item for item in proposals if _is_new(item, lore) or not _waits_for(item, new)]))
    place = {item.entry.id: at for at, item in enumerate(asked) if _is_new(item, lore)}
    parts: dict[str, list[Proposal]] = {}
    for item in proposals:
        if not _is_new(item, lore) and (pages := _waits_for(item, new)):
            # It goes with the page that is asked about last: by then the others are there.
            parts.setdefault(max(pages, key=place.__getitem__), []).append(item)
    return tuple(_question(item, parts.get(item.entry.id, ()) if _is_new(item, lore) else (), names) for item in asked)


def _stands(proposal: Proposal, lore: Lore, new: Collection[str]) -> bool:
    """Whether everything that `proposal` is about is there, or proposed."""
    named = (proposal.entry.id, *references_in(proposal))
    return not any(is_missing(name, lore) and name not in new for name in named)


def _waits_for(proposal: Proposal, new: Collection[str]) -> tuple[str, ...]:
    """The proposed pages without which `proposal` cannot be written."""
    return tuple(dict.fromkeys(page for page in (proposal.entry.id, *references_in(proposal)) if page in new))


def _question(proposal: Proposal, parts: Sequence[Proposal], names: Names) -> Question:
    return Question(proposal, tuple(sorted(parts, key=_weight, reverse=True)), sentence(proposal, names), identity(proposal))


def as_kind(question: Question, kind: Kind) -> Question:
    """The question of a new page as one of another kind; what was noticed of it as the old one is left out. Raises UsageError
    for a page that there is."""
    old = question.proposal.entry
    if question.proposal.what is not Noticed.PAGE:
        raise UsageError("only a new page can be of another kind", "lore DIR show NAME tells what kind a page is")
    if kind is old.kind:
        return question
    pronouns = old.pronouns if kind is Kind.CHARACTER else Pronouns.UNKNOWN
    entry = replace(old, kind=kind, links=(), changes=(), pronouns=pronouns)
    proposal = replace(question.proposal, entry=entry)
    return replace(question, proposal=proposal, parts=(), sentence=sentence(proposal))


def _mixed(proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """Screen by screen: of each sort its share, by how often and how surely each is said."""
    sorts: Mapping[int, list[Proposal]] = {sort: [] for sort in range(len(_SHARES))}
    for proposal in sorted(proposals, key=_weight, reverse=True):
        sorts[_sort(proposal)].append(proposal)
    while any(sorts.values()):
        shares = _shares([len(sorts[sort]) for sort in sorts])
        for sort, share in enumerate(shares):
            yield from sorts[sort][:share]
            del sorts[sort][:share]


def _shares(there: Sequence[int]) -> list[int]:
    """How many of each sort the next screen holds."""
    shares = [min(share, count) for share, count in zip(_SHARES, there, strict=True)]
    for sort, count in enumerate(there):
        shares[sort] += min(FIRST - sum(shares), count - shares[sort])
    return shares


def _sort(proposal: Proposal) -> int:
    if proposal.what is not Noticed.PAGE:
        return _PAGES
    kind = proposal.entry.kind
    return _PEOPLE if kind is Kind.CHARACTER else _THREADS if kind is Kind.THREAD else _THINGS


def _weight(proposal: Proposal) -> float:
    return proposal.count * proposal.sureness
