"""What a scene or page must hold for a search to find anything in it: what an index can narrow by.

Negations, states and whatever no index holds are dropped, so that what is left admits every scene with a match, and more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from writer_app.continuity.judging.matching import lemmas
from writer_app.continuity.query.compile import unit_of
from writer_app.continuity.query.fields import FIELDS
from writer_app.continuity.query.names import Names
from writer_app.continuity.query.pages import page_texts
from writer_app.continuity.query.tree import And, Form, Node, Not, Or, Query, Term, Unit
from writer_app.continuity.query.views import SceneView, Views
from writer_app.continuity.query.words import words_of
from writer_app.domain.lore import Entry
from writer_app.domain.observations import Modality

Terms = dict[str, frozenset[str]]
"""What an index holds of one scene or page, by field."""

SCENE_FIELDS = ("text", "who", "speaker", "to", "actor", "does", "place")
PAGE_FIELDS = ("text", "name", "alias")
_WORDY = {"": "text", "said": "text", "told": "text", "does": "does", "name": "name", "alias": "alias"}
_NAMED = frozenset({"who", "speaker", "to", "actor", "place"})


@dataclass(frozen=True, slots=True)
class Has:
    """A term that must stand in a field: exactly, as a beginning, or nearly so spelt."""

    field: str
    text: str
    form: Form = Form.EXACT


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part."""

    parts: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part; without parts nothing is admitted."""

    parts: tuple[Need, ...]


Need = Has | AllOf | AnyOf


def scene_terms(view: SceneView) -> Terms:
    """What an index holds of a scene. Every word or entry that a condition of `finders` may rest on is there."""
    reading = view.reading
    acts = [act for act in reading.acts if act.modality is Modality.ASSERTED]
    actors = _ids(act.actor for act in acts)
    speakers = _ids(quote.likely_speaker for quote in reading.quotes)
    return {
        "text": view.words,
        "who": _ids(mention.entry for mention in reading.mentions) | speakers | actors,
        "speaker": speakers,
        "to": _ids(quote.addressee for quote in reading.quotes),
        "actor": actors,
        "does": frozenset(word for act in acts for word in words_of(f"{act.verb} {act.particle}")),
        "place": _ids(segment.place for segment in reading.segments) | _ids(act.place for act in acts),
    }


def page_terms(entry: Entry) -> Terms:
    """What an index holds of a page."""
    others = (*(alias.text for alias in entry.aliases), *entry.called)
    return {
        "text": frozenset(word for text in page_texts(entry) for word in words_of(text)),
        "name": frozenset(words_of(entry.name)),
        "alias": frozenset(word for text in others for word in words_of(text)),
    }


def candidate_terms(views: Views, query: Query, as_of: str = "") -> tuple[Unit, Need | None]:
    """The query's unit, and what a scene (or, for Unit.LORE, a page) must hold; None where nothing narrows it.

    Raises UsageError for a name that the lore does not have.
    """
    unit = unit_of(query, as_of)
    return unit, _need(query.root, views.names, lore=unit is Unit.LORE)


def _ids(found: Iterable[str | None]) -> frozenset[str]:
    return frozenset(entry for entry in found if entry)


def _need(node: Node, names: Names, *, lore: bool) -> Need | None:
    if isinstance(node, Term):
        return _term(node, names, PAGE_FIELDS if lore else SCENE_FIELDS)
    if isinstance(node, Not):
        return None
    parts = [_need(part, names, lore=lore) for part in node.parts]
    known = tuple(part for part in parts if part is not None)
    if isinstance(node, And):
        return AllOf(known) if known else None
    assert isinstance(node, Or)
    return AnyOf(known) if len(known) == len(parts) else None


def _term(term: Term, names: Names, indexed: Collection[str]) -> Need | None:
    if term.field in _NAMED and term.field in indexed:
        return _entries(term, names)
    field = _WORDY.get(term.field, "")
    words = words_of(term.text)
    if field not in indexed or not words:
        return None
    if field == "does":
        return _verb(term, words)
    exact = [Has(field, word) for word in words[:-1]]
    return AllOf((*exact, Has(field, words[-1], term.form)))


def _entries(term: Term, names: Names) -> Need | None:
    ids = names.ref(term.text, term.field, FIELDS[term.field].kinds).ids
    if ids is None:
        return None
    if term.field == "place":
        ids = frozenset(place for entry in ids for place in names.within(entry))
    return AnyOf(tuple(Has(term.field, entry) for entry in sorted(ids)))


def _verb(term: Term, words: Sequence[str]) -> Need | None:
    """A verb in any of its forms; a beginning or a near spelling narrows nothing."""
    return AnyOf(tuple(Has("does", base) for base in sorted(lemmas(words[0])))) if term.form is Form.EXACT else None
