"""A passage as the panel shows it: the words that matter, and some words around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from writer_app.domain.findings import LoreEvidence
from writer_app.domain.lore import Entry
from writer_app.domain.spans import Span
from writer_app.gui.shared.words import tr

_AROUND = 150


@dataclass(frozen=True, slots=True)
class Passage:
    """`marked` with the words around it, under `title`; `differs` are the words of it that the other side says otherwise.

    `scene` and `span` say where it is, or `entry` whose page it is on. A sentence of the lore may have nothing marked.
    """

    title: str
    marked: str
    before: str = ""
    after: str = ""
    scene: str = ""
    span: Span | None = None
    entry: str = ""
    differs: str = ""

    @property
    def spoken(self) -> str:
        """All of it for a screen reader."""
        return f"{self.title}: {self.before}{self.marked}{self.after}"


def in_text(body: str, span: Span, title: str, scene: str, quote: str) -> Passage:
    """A passage of the text. Where the text has moved since, `quote` is looked for near its old place."""
    span = _found_again(body, span, quote)
    begin = max(body.rfind("\n", 0, span.start) + 1, _word_from(body, span.start - _AROUND))
    stop = body.find("\n", span.end)
    end = min(stop if stop >= 0 else len(body), _word_to(body, span.end + _AROUND))
    before, after = body[begin : span.start], body[span.end : max(end, span.end)]
    if begin > 0 and body[begin - 1] != "\n":
        before = f"… {before}"
    if end < len(body) and body[end : end + 1] != "\n":
        after = f"{after} …"
    return Passage(title, span.of(body), before, after, scene, span)


def differing(passage: Passage, said: Sequence[str]) -> Passage:
    """The passage with the first of `said` that its marked words say as what differs."""
    found = _first_found(passage.marked, said)
    return replace(passage, differs=found.of(passage.marked)) if found else passage


def in_lore(evidence: LoreEvidence, entry: Entry | None, said: Sequence[str] = ()) -> Passage:
    """A declaration, with its sentence; marked is what differs: some of `said`, else its value, else what happens."""
    told, colon, sentence = evidence.label.partition(": ")
    if not colon:
        told, sentence = tr("your notes"), f"{evidence.label}: {evidence.value}" if evidence.value else evidence.label
    name = f" · {entry.name}" if entry else ""
    title, page = f"{told[:1].upper()}{told[1:]}{name}", entry.id if entry else ""
    found = _first_found(sentence, (*said, evidence.value, evidence.key))
    if found is None:
        return Passage(title, "", sentence, entry=page)
    marked = found.of(sentence)
    return Passage(title, marked, sentence[: found.start], sentence[found.end :], entry=page, differs=marked)


def _first_found(text: str, said: Sequence[str]) -> Span | None:
    """Where the first of `said` that `text` says as whole words stands."""
    for words in said:
        wanted = words.strip("“”\"' ")
        found = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text, re.IGNORECASE) if wanted else None
        if found is not None:
            return Span(*found.span())
    return None


def _found_again(body: str, span: Span, quote: str) -> Span:
    if not quote or span.of(body) == quote:
        return Span(min(span.start, len(body)), min(span.end, len(body)))
    places = [at for at in (body.rfind(quote, 0, span.start + len(quote)), body.find(quote, span.start)) if at >= 0]
    at = min(places, key=lambda place: abs(place - span.start), default=None)
    if at is None:
        return Span(min(span.start, len(body)), min(span.end, len(body)))
    return Span(at, at + len(quote))


def _word_from(body: str, at: int) -> int:
    """The beginning of the first whole word at or after `at`."""
    if at <= 0:
        return 0
    blank = body.find(" ", at)
    return blank + 1 if blank >= 0 else at


def _word_to(body: str, at: int) -> int:
    """The end of the last whole word at or before `at`."""
    if at >= len(body):
        return len(body)
    blank = body.rfind(" ", 0, at)
    return blank if blank >= 0 else at
