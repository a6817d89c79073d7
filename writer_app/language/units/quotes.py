"""Quotations: where they begin and end. Straight or curly, double or single, over paragraphs, or never closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from writer_app.domain.spans import Span
from writer_app.language.pack import LanguagePack
from writer_app.language.units.dashes import dashed, speaks_by_dashes, tag_pattern

_DOUBLE = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
_SINGLE = re.compile("['\u2018\u2019]")
_SINGLE_OPENS = re.compile('[\'\u2018](?:(?<=[\\s(\\[\u2014\u2013"\u201c-].)|(?<=\\A.))(?=[^\\W_]|[\u2014\u2026"\u201c.])')
_ELIDED = re.compile(r"[^\W_]+")
_STOPS = ".!?\u2026"
_CLOSERS = "\"'\u201c\u201d\u00ab\u00bb\u2019\u2018"
_OPENERS = "([{\u2014\u2013-/*_"
_MAX_SCARE_WORDS = 5
_AROUND = 80


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in paragraph number `paragraph`. `span` holds the marks, `inner` the words.

    `closed` is False where the paragraph ends first; `continues` is True where the quotation goes on from the paragraph
    before; `spoken` is False for scare quotes and titles.
    """

    span: Span
    inner: Span
    paragraph: int
    closed: bool = True
    continues: bool = False
    spoken: bool = True


def quotations(body: str, paragraphs: tuple[Span, ...], pack: LanguagePack, speech: frozenset[str]) -> tuple[Quotation, ...]:
    """Every quotation of `body` in order; `speech` are the forms of verbs of speech.

    Inside double marks single ones are not looked at, and the other way round. A scene may mark speech by dashes instead.
    """
    tags = tag_pattern(pack, speech)
    marked = len(_DOUBLE.findall(body))
    if speaks_by_dashes(body, paragraphs, marked):
        return tuple(_by_dashes(body, paragraphs, tags))
    marks = _marks(body, paragraphs, pack, marked)
    found: list[Quotation] = []
    open_before = False
    for index, (paragraph, inside) in enumerate(zip(paragraphs, marks, strict=True)):
        first = True
        last_closed = True
        for start, end, closed in (_recovered(body, each, tags) for each in inside):
            continues = first and open_before and start == paragraph.start
            inner = Span(min(start + 1, end), end - 1 if closed and body[end - 1] in _CLOSERS else end)
            spoken = continues or _is_spoken(body, paragraph, Span(start, end), inner, pack)
            found.append(Quotation(Span(start, end), inner, index, closed, continues, spoken))
            first, last_closed = False, closed
        open_before = not last_closed
    return tuple(found)


def _by_dashes(body: str, paragraphs: tuple[Span, ...], tags: re.Pattern[str]) -> Iterator[Quotation]:
    for index, paragraph in enumerate(paragraphs):
        for start, end in dashed(body, paragraph, tags):
            whole = Span(start, start + max(1, len(body[start:end].rstrip())))
            yield Quotation(whole, whole, index)


def _recovered(body: str, marked: tuple[int, int, bool], tags: re.Pattern[str]) -> tuple[int, int, bool]:
    """A quotation that nothing closes ends where a tag shows that somebody has stopped speaking: "Come in, said Mara."."""
    start, end, closed = marked
    tag = None if closed else tags.search(body, start, end)
    return (start, tag.start() + 1, True) if tag is not None else marked


def _marks(
    body: str, paragraphs: tuple[Span, ...], pack: LanguagePack, double: int
) -> Iterable[tuple[tuple[int, int, bool], ...]]:
    single = sum(1 for _ in _SINGLE_OPENS.finditer(body)) if double < 2 or "\u2018" in body else 0
    read = _single_pairs if single > 2 * double else _double_pairs
    elided = pack.words("elided words")
    return [tuple(read(body, paragraph, elided)) for paragraph in paragraphs]


def _double_pairs(body: str, paragraph: Span, elided: frozenset[str]) -> Iterator[tuple[int, int, bool]]:
    start = -1
    for found in _DOUBLE.finditer(body, paragraph.start, paragraph.end):
        at = found.start()
        if start < 0:
            if found[0] not in "\u201d\u00bb" or _looks_opening(body, paragraph, at):
                start = at
        elif _opens_again(body, paragraph, at, found[0]):
            yield start, _trim(body, start, at), False
            start = at
        else:
            yield start, at + 1, True
            start = -1
    if start >= 0:
        yield start, _trim(body, start, paragraph.end), False


def _looks_opening(body: str, paragraph: Span, at: int) -> bool:
    before = body[at - 1] if at > paragraph.start else " "
    after = body[at + 1] if at + 1 < paragraph.end else " "
    return (before.isspace() or before in _OPENERS) and not after.isspace()


def _opens_again(body: str, paragraph: Span, at: int, mark: str) -> bool:
    """An opening mark inside an open quotation: the one before was never closed."""
    if mark in "\u201c\u201e\u00ab":
        return True
    before = body[at - 1] if at > paragraph.start else " "
    after = body[at + 1] if at + 1 < paragraph.end else " "
    return mark == '"' and before.isspace() and after.isalnum() and body.find('"', at + 1, paragraph.end) >= 0


def _trim(body: str, start: int, end: int) -> int:
    return start + max(1, len(body[start:end].rstrip()))


def _single_pairs(body: str, paragraph: Span, elided: frozenset[str]) -> Iterator[tuple[int, int, bool]]:
    start = -1
    loose = -1
    for found in _SINGLE.finditer(body, paragraph.start, paragraph.end):
        at = found.start()
        if _single_opens(body, paragraph, at, elided):
            if start >= 0:
                yield (start, loose + 1, True) if loose > start else (start, _trim(body, start, at), False)
            start, loose = at, -1
        elif start >= 0 and found[0] != "\u2018" and _may_close(body, paragraph, at):
            if body[at - 1].isalnum():
                loose = at
            else:
                yield start, at + 1, True
                start = loose = -1
    if start >= 0:
        yield (start, loose + 1, True) if loose > start else (start, _trim(body, start, paragraph.end), False)


def _single_opens(body: str, paragraph: Span, at: int, elided: frozenset[str]) -> bool:
    if not _looks_opening(body, paragraph, at) or body[at] == "\u2019":
        return False
    if body[at] == "\u2018":
        return True
    found = _ELIDED.match(body, at + 1)
    word = found[0] if found else ""
    return not (word[:1].isdigit() or (word in elided and word.islower()))


def _may_close(body: str, paragraph: Span, at: int) -> bool:
    """After a letter a mark may be an apostrophe: it closes only where nothing better does."""
    return not (at + 1 < paragraph.end and body[at + 1].isalnum())


def _is_spoken(body: str, paragraph: Span, span: Span, inner: Span, pack: LanguagePack) -> bool:
    """Whether someone says it: not a few words in the midst of a sentence ("a so-called "hero" of ours")."""
    text = inner.of(body).strip()
    if not text:
        return False
    before = body[max(paragraph.start, span.start - _AROUND) : span.start].rstrip()
    after = body[span.end : min(paragraph.end, span.end + _AROUND)].lstrip()
    words = text.split()
    if not before or len(words) > _MAX_SCARE_WORDS or text[-1] in _STOPS + ",-\u2014\u2013":
        return _last_word(before) not in pack.words("naming words") or text[-1] in _STOPS + ","
    if before[-1] in '.!?:,\u2026\u2014\u201d"' and not (after and after[0] in ".,;"):
        return True
    if text[0].islower() or _last_word(before) in pack.words("naming words") | pack.words("leading determiners"):
        return False
    return before[-1] in ",:" or (not after and before[-1] in _STOPS)


def _last_word(text: str) -> str:
    words = text[-40:].split()
    return words[-1].strip("\u2014-(,.").lower() if words else ""
