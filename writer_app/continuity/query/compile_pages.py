"""Searches over the pages of the lore, made ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from writer_app.continuity.query import pages
from writer_app.continuity.query.compile_state import state_leaf
from writer_app.continuity.query.fields import FIELDS, Family
from writer_app.continuity.query.finders import Words
from writer_app.continuity.query.logic import All, Formula, No, Some
from writer_app.continuity.query.names import unknown
from writer_app.continuity.query.pages import Page, PageLeaf
from writer_app.continuity.query.tree import And, Node, Not, Or, Term
from writer_app.continuity.query.views import Views
from writer_app.continuity.query.words import words_of
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Entry, Kind


@dataclass(frozen=True, slots=True)
class PageCompiler:
    """Makes conditions on pages for one story; facts and states are asked at `moment`, if there is one."""

    views: Views
    moment: Moment | None = None

    @property
    def story(self) -> Story:
        """The story searched."""
        return self.views.story

    def formula(self, node: Node) -> Formula[Page]:
        """The condition of a whole tree. Raises UsageError."""
        if isinstance(node, Not):
            return No(self.formula(node.part))
        if isinstance(node, And):
            return All(tuple(map(self.formula, node.parts)))
        if isinstance(node, Or):
            return Some(tuple(map(self.formula, node.parts)))
        if node.field and FIELDS[node.field].family is Family.STATE:
            return state_leaf(self.story, self.views.names, node, self.moment)
        return PageLeaf(self._test(node))

    def _test(self, term: Term) -> Callable[[Entry], bool]:
        words = Words(words_of(term.text), term.form)
        match term.field:
            case "kind":
                return pages.of_kind(_kind(term.text))
            case "name":
                return pages.named(words)
            case "alias":
                return pages.also_named(words)
            case "tag":
                return pages.tagged(words)
            case "fact":
                return self._fact(term)
        return pages.with_words(words)

    def _fact(self, term: Term) -> Callable[[Entry], bool]:
        key, given, value = term.text.partition("=")
        words = words_of(value)
        if term.bounds is not None or (given and not words):
            raise UsageError(f"`fact:` takes {FIELDS['fact'].takes}")
        known = pages.known_keys(self.story.lore)
        if pages.fact_key(key) not in known:
            raise unknown(f"nothing in the lore has a fact called “{key}”", key, known)
        return pages.with_fact(pages.fact_key(key), Words(words) if given else None, self.story.state, self.moment)


def _kind(text: str) -> Kind:
    folded = text.casefold()
    for kind in Kind:
        if folded in (kind.value, f"{kind.value}s"):
            return kind
    kinds = {kind.value: kind.value for kind in Kind}
    raise unknown(f"there is no kind “{text}”", text, kinds, otherwise="kinds: " + " ".join(Kind))
