"""A name at the cursor that no page of the lore bears, and what may be said about it. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.spans import Span
from writer_app.gui.editor.marks import words_in
from writer_app.gui.editor.offers import Chapter, Deed, Offer
from writer_app.gui.shared.words import tr
from writer_app.services.questions import Question
from writer_app.text.naming import slug

_AROUND = 80
_JOINS = (" ", "-")
_OPENS = re.compile("(?:^|[.!?\u2026:(\u2014\u201c\u2018\"'*_])[\\s\u201c\u2018\"'*_]*$")
_POSSESSIVE = re.compile("['\u2019]s?$")
_KINDS = {
    Kind.CHARACTER: "{name} is a person",
    Kind.LOCATION: "{name} is a place",
    Kind.GROUP: "{name} is a group",
    Kind.ITEM: "{name} is a thing",
    Kind.QUIRK: "{name} is a power",
}


def stranger_at(text: str, offset: int, lore: Lore, *, no_word: bool = False) -> str:
    """The name with capitals that a code point of `text` stands in; "" for none, and for one that a page bears.

    A single word that opens a sentence is a name where it is `no_word` of any dictionary, or has its capital elsewhere too.
    """
    around = Span(max(0, offset - _AROUND), min(len(text), offset + _AROUND))
    words = [(word, span) for word, span in words_in(text, around)]
    here = next((at for at, (_, span) in enumerate(words) if span.start <= offset <= span.end), None)
    if here is None or not _is_name(words[here][0]):
        return ""
    first, last = here, here
    while first > 0 and _joined(text, words[first - 1], words[first]):
        first -= 1
    while last + 1 < len(words) and _joined(text, words[last], words[last + 1]):
        last += 1
    if _is_opening(text, *words[first]):
        # "But Hale": what only opens the sentence is no part of the name.
        first += 1
    if first > here or (first == last and not no_word and not _is_name_elsewhere(text, *words[here])):
        return ""
    name = _POSSESSIVE.sub("", text[words[first][1].start : words[last][1].end])
    return "" if lore.resolve(name) else name


def _is_name(word: str) -> bool:
    return word[0].isupper() and word != "I" and word[1:2] not in ("'", "\u2019")


def _joined(text: str, one: tuple[str, Span], other: tuple[str, Span]) -> bool:
    """Whether two words with capitals stand together as a name does; a possessive ends one."""
    between = text[one[1].end : other[1].start]
    return between in _JOINS and _is_name(one[0]) and _is_name(other[0]) and not _POSSESSIVE.search(one[0])


def _opens(text: str, start: int) -> bool:
    return _OPENS.search(text[max(0, start - _AROUND) : start].rpartition("\n")[2]) is not None


def _is_opening(text: str, word: str, span: Span) -> bool:
    """Whether the word has its capital only from the sentence that it opens."""
    return _opens(text, span.start) and re.search(rf"\b{re.escape(word.lower())}\b", text) is not None


def _is_name_elsewhere(text: str, word: str, span: Span) -> bool:
    """Whether the word, which stands at `span`, has its capital in the middle of a sentence, there or anywhere."""
    places = (found.start() for found in re.finditer(rf"\b{re.escape(_POSSESSIVE.sub('', word))}\b", text))
    return any(not _opens(text, place) for place in (span.start, *places))


def question_of(name: str, kind: Kind) -> Question:
    """Whether `name` has a page of that kind."""
    return Question(Proposal(Noticed.PAGE, Entry(slug(name, kind.value), kind, name)))


def chapter_of(name: str, lore: Lore) -> Chapter:
    """What may be said about a name that no page bears."""
    return Chapter(tr("“{name}” has no page yet", name=name), tuple(_offers(name, lore)))


def _offers(name: str, lore: Lore) -> Iterator[Offer]:
    for kind, title in _KINDS.items():
        yield Offer(Deed.NEW_PAGE, tr(title, name=name), word=name, kind=kind)
    if lore.entries:
        yield Offer(Deed.OTHER_NAME, tr("{name} is another name for…", name=name), word=name)
    yield Offer(Deed.NO_NAME, tr("Never ask about “{name}”", name=name), word=name)


def recurs(name: str, text: str) -> bool:
    """Whether the name stands more than once in a text."""
    return len(re.findall(rf"\b{re.escape(name)}\b", text)) > 1
