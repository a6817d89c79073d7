"""The forms of sentence that a page may be given: a form is a sentence with nothing in its slots yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.domain.lore import Entry, Kind
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.terms import Part, Term, ValueType
from writer_app.services.lorepages import Section
from writer_app.services.pagesentences import EMPTY, Sentence, Slot, is_several, joined

_PLACES = re.compile(r"(\{entry\}|\{value\}|\{\})")
OWN_FACT = ""
"""The key of the form for a fact that the vocabulary has no word for: the writer names it."""

_PERSONAL_FACTS = frozenset(FACTS) - {"height", "voice", "title", "species", "seems"}
_PERSONAL = frozenset(
    ("dies", "dying", "returns", "born", "hurt", "heals", "missing", "learns", "meets", "allied with", "wears", "takes off")
)
_REALM = frozenset(
    (
        "home of",
        "admits",
        "visits at most",
        "bodies show no",
        "leave only with",
        "quirks work",
        "quirks reach in",
        "items barred",
        "time runs",
    )
)


@dataclass(frozen=True, slots=True)
class Form:
    """A sentence to be filled. `key` is its word in the vocabulary; its slots' paths are the keys of the item it makes."""

    section: Section
    key: str
    sentence: Sentence

    @property
    def text(self) -> str:
        """How the form reads in a list: without the parts that may be left open, and without where it holds."""
        said = ""
        for piece in self.sentence.pieces:
            if isinstance(piece, str):
                said += piece
            elif piece.optional or piece.type is ValueType.POSITION:
                return _without_cue(said)
            else:
                said += EMPTY
        return said


def _without_cue(said: str) -> str:
    """`said` without the words that lead to a part which does not follow."""
    cues = (" from", " until", " to", " by", " unless", " —", " according to", ", which heals after", " which undoes", " a")
    shorter = said.rstrip()
    return shorter.removesuffix(next((cue for cue in cues if shorter.endswith(cue)), ""))


def forms_for(entry: Entry, section: Section) -> tuple[Form, ...]:
    """The forms a page of this kind may use in `section`, those that fit the kind best first."""
    rows = {Section.FACTS: FACTS, Section.CHANGES: CHANGES, Section.LIMITS: LIMITS}[section]
    ordered = sorted(rows.values(), key=lambda row: not _fits(entry.kind, section, row.key))
    made = {Section.FACTS: fact_form, Section.CHANGES: change_form, Section.LIMITS: limit_form}[section]
    forms = tuple(made(entry.name, row.key) for row in ordered)
    return (*forms, fact_form(entry.name, OWN_FACT)) if section is Section.FACTS else forms


def _fits(kind: Kind, section: Section, key: str) -> bool:
    match section:
        case Section.FACTS:
            return kind is Kind.CHARACTER or key not in _PERSONAL_FACTS
        case Section.CHANGES:
            return kind is Kind.CHARACTER or key not in _PERSONAL
        case _:
            return (kind is Kind.LOCATION) is (key in _REALM)


def fact_form(name: str, key: str) -> Form:
    """The form of a fact of the entry called `name`; with `OWN_FACT` the key is a slot too."""
    row = FACTS.get(key)
    value = _empty("value", row.parts[0] if row else Part("value", ValueType.TEXT), key or "value")
    own = (f"{name}, ", _empty("key", Part("key", ValueType.TEXT), "what"), ": ", value)
    pieces = (
        *(worded(row.sentence, name, value) if row else own),
        *_optional("since", "from {}"),
        *_optional("until", "until {}"),
    )
    doc = row.doc if row else "Anything else worth knowing; it is kept and can be searched."
    return Form(Section.FACTS, key, Sentence((), tuple(joined(pieces)), doc=doc))


def change_form(name: str, key: str) -> Form:
    """The form of a change of the entry called `name`."""
    row = CHANGES[key]
    lasting = key in ("stays at", "allied with")
    place = Slot(("since" if lasting else "at",), ValueType.POSITION, "when")
    pieces = [*_row_words(row, name), f" {'from' if lasting else '—'} ", place]
    pieces += _optional("until", "until {}") if lasting else ()
    return Form(Section.CHANGES, key, Sentence((), tuple(joined(pieces)), doc=row.doc))


def limit_form(name: str, key: str) -> Form:
    """The form of a limit of the entry called `name`."""
    row = LIMITS[key]
    unless = Slot(("unless",), ValueType.CONDITION, "unless", several=True, optional=True)
    pieces = (*_row_words(row, name), " unless ", unless)
    return Form(Section.LIMITS, key, Sentence((), tuple(joined(pieces)), doc=row.doc))


def _row_words(row: Term, name: str) -> Iterator[str | Slot]:
    yield from worded(row.sentence, name, _empty(row.key, row.parts[0], row.key))
    for part in row.parts[1:]:
        if part.type is not ValueType.FLAG:
            yield " "
            yield from worded(part.phrase, name, _empty(part.key, part, part.key, optional=True))


def _optional(key: str, phrase: str) -> Iterator[str | Slot]:
    yield " "
    yield from worded(phrase, "", Slot((key,), ValueType.POSITION, key, optional=True))


def _empty(key: str, part: Part, label: str, *, optional: bool = False) -> Slot:
    return Slot((key,), part.type, label, several=is_several(part), optional=optional)


def worded(template: str, name: str, slot: Slot) -> Iterator[str | Slot]:
    """The pieces of a sentence or phrase of the vocabulary, with the entry's name and the slot of its value in place."""
    for part in _PLACES.split(template):
        yield name if part == "{entry}" else slot if part in ("{value}", "{}") else part
