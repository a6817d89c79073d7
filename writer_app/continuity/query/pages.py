"""Pages of the lore in a search: conditions on one entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from writer_app.continuity.query.finders import Words
from writer_app.continuity.query.logic import ANYBODY, Binding
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Entry, Kind
from writer_app.domain.spans import Span
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.text.fold import fold_key


@dataclass(frozen=True, slots=True)
class Page:
    """One entry's page."""

    entry: Entry


@dataclass(frozen=True, slots=True, eq=False)
class PageLeaf:
    """Holds on every page that fits."""

    fits: Callable[[Entry], bool]

    def holds(self, place: Page, binding: Binding) -> bool:
        """Whether the page fits."""
        return self.fits(place.entry)

    def candidates(self, place: Page, variable: str) -> frozenset[str]:
        """It does not matter who it is."""
        return ANYBODY

    def marks(self, place: Page, binding: Binding) -> Iterable[Span]:
        """Nothing: a page is found whole."""
        return ()


def of_kind(kind: Kind) -> Callable[[Entry], bool]:
    """Pages of a kind."""
    return lambda entry: entry.kind is kind


def named(words: Words) -> Callable[[Entry], bool]:
    """Pages with these words in their name."""
    return lambda entry: words.fits(entry.name)


def also_named(words: Words) -> Callable[[Entry], bool]:
    """Pages with these words in another name, certain or not."""
    return lambda entry: any(words.fits(name) for name in (*(alias.text for alias in entry.aliases), *entry.called))


def tagged(words: Words) -> Callable[[Entry], bool]:
    """Pages with this tag."""
    return lambda entry: any(words.is_all_of(tag) for tag in entry.tags)


def with_fact(key: str, value: Words | None, state: StoryState, moment: Moment | None) -> Callable[[Entry], bool]:
    """Pages with a fact, limit or link of this key, and these words in its value; a fact must hold at `moment`, if given."""

    def fits(entry: Entry) -> bool:
        found = [(fact.key, fact.value) for fact in state.all_facts(entry.id, moment)]
        found += [(limit.key, text) for limit in entry.limits for text in limit.values or ("",)]
        found += [(link, text) for link, texts in entry.links for text in texts]
        return any(fact_key(name) == key and (value is None or value.fits(text)) for name, text in found)

    return fits


def with_words(words: Words) -> Callable[[Entry], bool]:
    """Pages with these words in a name, fact, limit, link or the notes."""
    return lambda entry: any(words.fits(text) for text in page_texts(entry))


def page_texts(entry: Entry) -> Iterator[str]:
    """Every text of a page that plain words look in."""
    yield from entry.surfaces()
    yield from entry.called
    yield from (fact.value for fact in entry.facts)
    yield from (text for limit in entry.limits for text in limit.values)
    yield from (text for _, texts in entry.links for text in texts)
    yield entry.notes


def fact_key(text: str) -> str:
    """A fact's key for comparing: folded, with spaces for hyphens and low lines."""
    return fold_key(text.replace("-", " ").replace("_", " "))


def known_keys(entries: Iterable[Entry]) -> dict[str, str]:
    """Every key a fact may have: the vocabulary's and this lore's, as compared and as written."""
    written = [*FACTS, *LIMITS]
    for entry in entries:
        written += [fact.key for fact in entry.facts]
        written += [limit.key for limit in entry.limits]
        written += [key for key, _ in entry.links]
    return {fact_key(key): key for key in written}
