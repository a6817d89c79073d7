"""Finding and replacing in one text: case and accents do not matter unless they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.domain.spans import Span
from writer_app.services.session.buffers import Edit
from writer_app.text.fold import Folded, fold

_CURLY = "\u2018\u2019\u201c\u201d"
_STRAIGHT = str.maketrans(_CURLY, "''\"\"")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. `whole`: as whole words; `exact`: with case and accents as they are typed; `inside`: only there.

    A straight quotation mark always stands for the curly ones too.
    """

    text: str
    whole: bool = False
    exact: bool = False
    inside: Span | None = None


class Seeker:
    """Looks through one text again and again; it is folded once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: Folded | None = None

    @property
    def text(self) -> str:
        """The text that is looked through."""
        return self._text

    def all(self, wanted: Wanted) -> tuple[Span, ...]:
        """Every place, from the beginning on; places do not overlap."""
        if not wanted.text:
            return ()
        found = (span for span in self._places(wanted) if not wanted.whole or self._is_whole(span))
        return tuple(span for span in found if wanted.inside is None or wanted.inside.contains(span))

    def _places(self, wanted: Wanted) -> Iterator[Span]:
        if wanted.exact:
            text = self._text if any(map(wanted.text.count, _CURLY)) else self._text.translate(_STRAIGHT)
            yield from (Span(start, start + len(wanted.text)) for start in _starts(text, wanted.text))
            return
        if self._folded is None:
            self._folded = fold(self._text)
        folded, sought = self._folded, fold(wanted.text).text
        last = 0
        for start in _starts(folded.text, sought):
            span = folded.original(start, start + len(sought))
            if span.start >= last and len(span):
                last = span.end
                yield span

    def _is_whole(self, span: Span) -> bool:
        return not (_is_letter(self._text, span.start - 1) and _is_letter(self._text, span.start)) and not (
            _is_letter(self._text, span.end) and _is_letter(self._text, span.end - 1)
        )


def _starts(text: str, sought: str) -> Iterator[int]:
    at = text.find(sought) if sought else -1
    while at >= 0:
        yield at
        at = text.find(sought, at + len(sought))


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def place_after(places: tuple[Span, ...], offset: int) -> int | None:
    """The number of the first place at or after `offset`; past the last it begins anew. None where there is none."""
    return next((number for number, span in enumerate(places) if span.start >= offset), 0) if places else None


def place_before(places: tuple[Span, ...], offset: int) -> int | None:
    """The number of the last place that ends at or before `offset`; before the first it begins at the end."""
    if not places:
        return None
    return next((number for number in range(len(places) - 1, -1, -1) if places[number].end <= offset), len(places) - 1)


def replace_all(text: str, places: tuple[Span, ...], new: str) -> Edit | None:
    """One edit that puts `new` in every place; None where nothing would change."""
    if not places:
        return None
    start, end = places[0].start, places[-1].end
    parts, at = [], start
    for span in places:
        parts += [text[at : span.start], new]
        at = span.end
    whole = "".join(parts)
    return None if whole == text[start:end] else Edit(start, end - start, whole)


def carried(inside: Span, edit: Edit) -> Span:
    """Where a stretch of the text is after an edit; what is typed at its ends belongs to it."""
    grown, gone = len(edit.inserted) - edit.removed, edit.start + edit.removed
    start = inside.start if edit.start >= inside.start else max(edit.start, inside.start + grown)
    end = inside.end if edit.start > inside.end else max(inside.end, gone) + grown
    return Span(start, max(start, end))
