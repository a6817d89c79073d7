"""Speech without quotation marks: paragraphs that a dash opens, and the "said Mara" that ends the words inside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from writer_app.domain.spans import Span
from writer_app.language.pack import LanguagePack

_OPENS = re.compile(r"(?:\u2014|\u2013|--?(?=\s))[^\S\n]*(?=[^\s\u2014\u2013-])")
_DASH = re.compile(r"[^\S\n]*(?:\u2014|\u2013|--)[^\S\n]*")
_TAG_ENDS = re.compile(r"[.!?\u2026;](?=\s|\Z)|[,:][^\S\n]+|[^\S\n]*(?:\u2014|\u2013|--)[^\S\n]*")
_TOLD_TO = re.compile(r"\b(?:i|me|my|we|us|our|you|your|i'm|i'll|don't|let's)\b|[?!]", re.IGNORECASE)
_STOPS = ".!?\u2026;"
_FEWEST = 2


def opens_with_dash(body: str, paragraph: Span) -> bool:
    """Whether `paragraph` begins as speech does where dashes stand for quotation marks."""
    return _OPENS.match(body, paragraph.start, paragraph.end) is not None


def speaks_by_dashes(body: str, paragraphs: tuple[Span, ...], marks: int) -> bool:
    """Whether the scene marks speech by dashes: several paragraphs open so, and there are few quotation marks."""
    opened = sum(opens_with_dash(body, paragraph) for paragraph in paragraphs)
    return opened >= _FEWEST and 2 * opened > marks


@lru_cache(maxsize=4)
def tag_pattern(pack: LanguagePack, speech: frozenset[str]) -> re.Pattern[str]:
    """What matches, from the mark before it, a tag right behind spoken words; `speech` are the forms of verbs of speech."""
    verb = _any_of(speech)
    titles = _any_of(word.capitalize() for name in ("titles", "male titles", "female titles") for word in pack.words(name))
    name = rf"(?:{titles}\.?[^\S\n]+)?[A-Z\u00c0-\u00de][\w'\u2019-]*"
    who = rf"(?:{name}|(?:he|she|they)\b|(?:{_any_of(pack.words('leading determiners'))})\s[a-z]+\b)"
    goes_on = r"(?!\s+(?:that|which|who|of)\b)"
    return re.compile(rf"[,!?\u2026.\u2014\u2013][^\S\n]+(?:{verb}\s+{who}|{who}\s+{verb}\b){goes_on}")


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"


def dashed(body: str, paragraph: Span, tags: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches of a paragraph opened by a dash that are spoken: what is not its tags, and not what is told behind one."""
    opening = _OPENS.match(body, paragraph.start, paragraph.end)
    if opening is None:
        return
    start, at = opening.end(), opening.end()
    while at < paragraph.end:
        tag = tags.search(body, at, paragraph.end)
        if tag is None:
            yield start, paragraph.end
            return
        end = tag.start() + 1
        yield start, _without_dash(body, start, end)
        resumed = _resumes(body, tag.end(), paragraph.end)
        if resumed is None:
            return
        start = at = resumed


def _without_dash(body: str, start: int, end: int) -> int:
    return start + max(1, len(body[start:end].rstrip(" \t\u2014\u2013-")))


def _resumes(body: str, at: int, end: int) -> int | None:
    """Where speech goes on behind a tag: after a dash, after a comma, or in a new sentence that speaks to somebody."""
    found = _TAG_ENDS.search(body, at, end)
    if found is None or found.end() >= end:
        return None
    dash = _DASH.match(body, found.end(), end)
    if dash is not None:
        return dash.end()
    stops = found[0][0] in _STOPS
    if stops and _TOLD_TO.search(body, found.end(), end) is None:
        return None
    return found.end() + len(body[found.end() : end]) - len(body[found.end() : end].lstrip())
