"""What was noticed, as lines for a terminal and as `resources/schemas/propose.schema.json` says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.domain.outline import Project
from writer_app.domain.proposals import Noticed, Passage, Proposal
from writer_app.domain.scenes import SceneSource
from writer_app.domain.vocabulary.sentences import Names
from writer_app.services.passages import Passages
from writer_app.services.proposed import identity, said_in
from writer_app.services.questions import Question, said, sentence
from writer_app.services.reporting import Json, quoted

_ALSO = {"person": Kind.CHARACTER, "place": Kind.LOCATION, "thing": Kind.ITEM, "power": Kind.QUIRK}
_LONGEST = 160
"""How many characters of a passage are shown in a terminal."""
SORTS = (*Kind, *_ALSO, *(what for what in Noticed if what is not Noticed.PAGE))
"""What may be asked for apart: new pages of a kind, or what is said of pages that there are."""
PAGES = (*Kind, *_ALSO)
"""What a page may be."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A question with the number it is shown under."""

    number: int
    question: Question


def numbered(questions: Iterable[Question], sort: str = "") -> tuple[Numbered, ...]:
    """Questions with the numbers they have among all, or those of one of SORTS."""
    every = (Numbered(number, question) for number, question in enumerate(questions, 1))
    return tuple(each for each in every if not sort or is_of(each.question, sort))


def is_of(question: Question, sort: str) -> bool:
    """Whether a question is of one of SORTS."""
    proposal = question.proposal
    if proposal.what is not Noticed.PAGE:
        return sort == proposal.what
    return kind_called(sort) is proposal.entry.kind


def kind_called(page: str) -> Kind | None:
    """The kind that one of PAGES means; None for what is none of them."""
    return _ALSO.get(page) or (Kind(page) if page in set(Kind) else None)


def noticed_text(project: Project, scenes: Iterable[SceneSource], shown: Iterable[Numbered], names: Names) -> Iterator[str]:
    """A line for each question, with the clearest passage and what would be accepted with it below."""
    passages = Passages(project.outline, scenes)
    for each in shown:
        proposal = each.question.proposal
        yield f"{each.number:3}  {each.question.sentence}"
        for passage in proposal.passages[:1]:
            yield f"     {_where(passage, passages)}: {_shown(passage, proposal.entry)}"
        yield from (f"     + {sentence(part, names)}" for part in each.question.parts)


def _where(passage: Passage, passages: Passages) -> str:
    place = passages.place(passage.scene, passage.span)
    return f"{place.path}:{place.line}"


def _shown(passage: Passage, entry: Entry) -> str:
    """The words of a passage on one line, a long one around the name that stands in it."""
    words = " ".join(passage.words.split())
    if len(words) <= _LONGEST:
        return quoted(words)
    named = [at for surface in entry.surfaces() if (at := words.find(surface)) >= 0]
    start = max(0, min(min(named, default=0) - _LONGEST // 3, len(words) - _LONGEST))
    cut = words[start : start + _LONGEST]
    before = "…" if start else ""
    after = "…" if start + _LONGEST < len(words) else ""
    first, last = cut.find(" ") + 1 if before else 0, cut.rfind(" ") if after else len(cut)
    return quoted(f"{before}{cut[first:last]}{after}")


def noticed_report(
    project: Project, scenes: tuple[SceneSource, ...], shown: Iterable[Numbered], names: Names, lore: Lore
) -> Json:
    """All that is asked as JSON values; `lore` is what is true already."""
    passages = Passages(project.outline, scenes)
    return {
        "version": 1,
        "project": project.id,
        "scenes": len(scenes),
        "questions": [
            {
                "number": each.number,
                **_proposal(each.question.proposal, passages, names, lore),
                "parts": [_proposal(part, passages, names, lore) for part in each.question.parts],
            }
            for each in shown
        ],
    }


def _proposal(proposal: Proposal, passages: Passages, names: Names, lore: Lore) -> Json:
    entry = proposal.entry
    key, value, at = said_in(proposal)
    return {
        "id": identity(proposal),
        "what": proposal.what.value,
        "sentence": said(proposal, names),
        "entry": entry.id,
        "new": lore.get(entry.id) is None,
        "kind": entry.kind.value,
        "name": entry.name,
        "names": list(entry.surfaces()),
        "pronouns": entry.pronouns.value,
        "key": key,
        "value": value,
        "at": at,
        "count": proposal.count,
        "sureness": round(proposal.sureness, 3),
        "reason": proposal.reason,
        "rivals": [{"value": other, "count": count} for other, count in proposal.rivals],
        "passages": [_passage(passage, passages) for passage in proposal.passages],
    }


def _passage(passage: Passage, passages: Passages) -> Json:
    place = passages.place(passage.scene, passage.span)
    return {
        "scene": passage.scene,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.words,
    }
