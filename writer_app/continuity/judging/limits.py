"""Whether a thing is among what a limit names: by name, by material, by what kind of being it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from writer_app.continuity.judging.matching import lemmas
from writer_app.continuity.story import Story
from writer_app.domain.lore import Kind, Limit
from writer_app.text.fold import fold_key

_GROUPS = ("materials", "beings")


def limits_of(story: Story, entry_id: str, *keys: str) -> Sequence[Limit]:
    """The limits of an entry with one of `keys`."""
    entry = story.lore.get(entry_id)
    return [limit for limit in entry.limits if limit.key in keys] if entry else []


def certainly_outside(story: Story, thing: str, entry_id: str | None, values: Iterable[str]) -> bool:
    """Whether what is named is certainly none of `values`; False in doubt.

    `thing` are the words for it, `entry_id` its entry if it has one.
    """
    wanted = list(values)
    if any(_same(story, thing, entry_id, value) for value in wanted):
        return False
    return bool(wanted) and all(_disjoint(story, thing, entry_id, value) for value in wanted)


def _same(story: Story, thing: str, entry_id: str | None, value: str) -> bool:
    if entry_id is not None and entry_id in story.state.members(value):
        return True
    head = fold_key(value).split()
    return any(lemmas(word) & lemmas(head[-1]) for word in fold_key(thing).split()) if head else False


def _disjoint(story: Story, thing: str, entry_id: str | None, value: str) -> bool:
    """Whether some one grouping knows both and puts them apart."""
    entry = story.lore.get(entry_id) if entry_id else None
    other = story.lore.resolve(value)
    if entry is not None and other is not None:
        return entry.kind is other.kind and other.kind is not Kind.GROUP
    words = _words_for(story, thing, entry_id)
    for name in _GROUPS:
        group = story.pack.group(name)
        mine = [terms for word in words if (terms := _terms(group, word))]
        theirs = {term for word in fold_key(value).split() for term in _wanted(group, word)}
        if mine and theirs and not any(set(terms) & theirs for terms in mine):
            return True
    return False


def _words_for(story: Story, thing: str, entry_id: str | None) -> list[str]:
    """The head of the phrase, or what an entry is: a character is a person, an item its material."""
    entry = story.lore.get(entry_id) if entry_id else None
    if entry is not None and entry.kind is Kind.CHARACTER:
        return ["person"]
    if entry is not None and entry.kind is Kind.ITEM and entry.link("material"):
        return [word for text in entry.link("material") for word in fold_key(text).split()]
    words = fold_key(thing).split()
    return [words[words.index("of") - 1]] if "of" in words[1:] else words[-1:]


def _wanted(group: Mapping[str, tuple[str, ...]], word: str) -> tuple[str, ...]:
    """A value that names a term of the group means that term alone: "people" are not whatever lives."""
    terms = _terms(group, word)
    return tuple(term for term in terms if term in lemmas(word)) or terms


def _terms(group: Mapping[str, tuple[str, ...]], word: str) -> tuple[str, ...]:
    return tuple(term for form in lemmas(word) for term in group.get(form, ()))
