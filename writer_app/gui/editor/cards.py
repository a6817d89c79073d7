"""What the card says about a finding or a name. Plain values, no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from writer_app.domain.findings import Finding, LoreEvidence, Severity
from writer_app.domain.lore import Entry
from writer_app.domain.spans import Span
from writer_app.gui.editor.marks import Mark, MarkKind
from writer_app.gui.shared.words import tr
from writer_app.services.lore import entry_lines
from writer_app.services.lorewords import words_of
from writer_app.services.reporting import evidence_of
from writer_app.services.session import jobs
from writer_app.services.session.session import Session

_STANDING = {Severity.CONFLICT: "Contradiction", Severity.WARNING: "Doubt", Severity.NOTE: "Worth a look"}
_MOST_LINES = 8
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a card: `kind` in small letters above (a severity's words, or what sort of entry it is), the `title`, lines
    below it, and a `hint` about keys. `mark` colours it."""

    kind: str
    title: str
    lines: tuple[str, ...] = ()
    hint: str = ""
    mark: MarkKind | None = None


def card(session: Session, marks: Iterable[Mark], entry: Entry | None, told: jobs.Told | None) -> tuple[Section, ...]:
    """Everything about one place of the text, what was found first."""
    found = [_of_mark(session, mark) for mark in marks]
    return (*found, *((_of_entry(session, entry, told),) if entry is not None else ()))


def spoken(sections: Iterable[Section]) -> str:
    """The card for a screen reader."""
    return ". ".join(part.rstrip(".") for each in sections for part in (each.kind, each.title, *each.lines) if part)


def _of_mark(session: Session, mark: Mark) -> Section:
    hint = tr("Ctrl+. — what to do")
    if mark.finding is None:
        meant = ", ".join(mark.suggestions)
        lines = (tr("Perhaps: {words}", words=meant),) if meant else ()
        return Section(tr("Spelling"), tr("This word is in no dictionary."), lines, hint, mark.kind)
    finding = mark.finding
    kind = tr(_STANDING[finding.severity])
    if finding.remarked is not None:
        kind = tr("{standing}, remarked on in the text", standing=kind)
    return Section(kind, str(finding.message), tuple(_evidence(session, finding)), hint, mark.kind)


def _evidence(session: Session, finding: Finding) -> Iterator[str]:
    for item in evidence_of(finding):
        if isinstance(item, LoreEvidence):
            value = f": {item.value}" if item.value and item.value.lower() not in item.label.lower() else ""
            yield _short(f"{item.label[:1].upper()}{item.label[1:]}{value}")
        elif item.scene != finding.scene or item.span != finding.span:
            quote = _quote(session, item.scene, item.span)
            label = f"{item.label[:1].upper()}{item.label[1:]}" or tr("In your text")
            place = "" if item.scene == finding.scene else f" ({session.title_of(item.scene)})"
            yield _short(f"{label}{place}: “{quote}”")


def _quote(session: Session, scene: str, span: Span) -> str:
    return span.of(session.text_of(scene))


def _of_entry(session: Session, entry: Entry, told: jobs.Told | None) -> Section:
    said = [_plain(line) for line in entry_lines(entry, words_of(session.loaded).names)[1:] if line.strip()]
    here = next((one for one in told.present if one.entry == entry.id), None) if told is not None else None
    if here is not None and here.known:
        said = [tr("Here: {lines}", lines=" · ".join(known.text for known in here.known[:4])), *said]
    lines = list(dict.fromkeys(_short(line) for line in said))
    more = [tr("… and more on the page")] if len(lines) > _MOST_LINES else []
    hint = tr("Ctrl+click or Ctrl+Enter — open the page")
    return Section(tr(entry.kind.value), entry.name, (*lines[:_MOST_LINES], *more), hint)


def _plain(line: str) -> str:
    """A line without where it stands in a file."""
    head, bracket, _ = line.rpartition(" [")
    return head if bracket and line.endswith("]") else line


def _short(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
