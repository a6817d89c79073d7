"""What can be done about a place of the text: the lines of the menu, without Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from writer_app.domain.findings import Finding, Fix, FixKind, LoreEvidence
from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.domain.observations import Segment
from writer_app.domain.repairs import Repair, beginning, framing
from writer_app.domain.scenes import Frame, Setting
from writer_app.domain.storytime import StoryDate, parse_when
from writer_app.gui.editor.known import Speech
from writer_app.gui.editor.marks import Mark, MarkKind
from writer_app.gui.shared.words import tr
from writer_app.services.happenings import Truth
from writer_app.services.takingover import seen_instead


class Deed(StrEnum):
    """What an offer does."""

    REPAIR = "repair"
    FIX = "fix"
    TRUE_FROM_HERE = "true from here"
    TRUE_ALWAYS = "true always"
    FRAME = "frame"
    SCENE_FRAME = "scene frame"
    MEANT = "meant"
    SPELL = "spell"
    ACCEPT = "accept"
    PAGE = "page"
    SPEAKER = "speaker"
    OTHER_SPEAKER = "other speaker"
    NO_SPEAKER = "no speaker"
    LINES = "lines"
    NEW_PAGE = "new page"
    OTHER_NAME = "other name"
    NO_NAME = "no name"
    TEACH = "teach"


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the menu. What it needs: a `mark`, the `repair`, the `fix`, the `frame`, the `word`, the `entry`, the
    `truth`, the `speech` or the `kind`."""

    deed: Deed
    title: str
    mark: Mark | None = None
    fix: Fix | None = None
    repair: Repair | None = None
    frame: Frame | None = None
    word: str = ""
    entry: str = ""
    truth: Truth | None = None
    speech: Speech | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """Offers that belong together, under what they are about."""

    about: str
    offers: tuple[Offer, ...]


_FRAMES = (Frame.FLASHBACK, Frame.DREAM, Frame.VISION, Frame.LETTER)


RepairsOf = Callable[[Finding], tuple[Repair, ...]]


def offers(
    marks: Iterable[Mark], text: str, entry: Entry | None, about: tuple[Lore, Setting], repairs: RepairsOf = lambda _: ()
) -> tuple[Chapter, ...]:
    """Everything that can be done, what was found first, and of that what would make both passages true; the page of whoever
    is named at the end. `about` is the lore, and what the scene says of itself."""
    chapters = [
        _of_finding(mark, mark.finding, about, repairs(mark.finding)) if mark.finding else _of_word(mark, text)
        for mark in marks
    ]
    if entry is not None:
        page = Offer(Deed.PAGE, tr("Open the page of {name}", name=entry.name), entry=entry.id)
        lines = Offer(Deed.LINES, tr("All lines of {name}", name=entry.name), entry=entry.id)
        chapters.append(Chapter("", (page, lines) if entry.kind is Kind.CHARACTER else (page,)))
    return tuple(chapters)


def of_stretch(stretch: Segment) -> Chapter:
    """The offer to mark a stretch that looks like a flashback or the like."""
    frame, mark = tr(stretch.frame.value), Mark(stretch.span, MarkKind.NOTE)
    title = tr("Mark it as a {frame}", frame=frame)
    about = tr("This looks like a {frame}: {reason}", frame=frame, reason=tr(stretch.reason))
    return Chapter(about, (Offer(Deed.FRAME, title, mark, frame=stretch.frame),))


def of_passage() -> Chapter:
    """The offer to teach a power by the selected passage."""
    return Chapter("", (Offer(Deed.TEACH, tr("This is a power being used…")),))


def to_read(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """What of it can be done without writing anything: pages are opened."""
    reads = (Deed.PAGE, Deed.LINES)
    pages = [replace(each, offers=tuple(offer for offer in each.offers if offer.deed in reads)) for each in chapters]
    return tuple(each for each in pages if each.offers)


def _of_word(mark: Mark, text: str) -> Chapter:
    word = mark.span.of(text)
    found = [Offer(Deed.SPELL, meant, mark, word=meant) for meant in mark.suggestions]
    accept = Offer(Deed.ACCEPT, tr("“{word}” is right", word=word), mark, word=word)
    return Chapter(tr("“{word}” is in no dictionary", word=word), (*found, accept))


def _of_finding(mark: Mark, finding: Finding, about: tuple[Lore, Setting], repairs: tuple[Repair, ...]) -> Chapter:
    """Frames stand further below in any case, and what is proved takes the place of what is only likely."""
    lore, setting = about
    mending = [Offer(Deed.REPAIR, tr(str(one.title)), mark, repair=one) for one in repairs if not framing(one)]
    fixes = [
        Offer(Deed.FIX, fix.title, mark, fix)
        for fix in finding.fixes
        if fix.kind in (FixKind.EDIT, FixKind.LORE) and (fix.text_edits or fix.lore_edits)
    ]
    frames = [Offer(Deed.FRAME, tr("This passage is a {frame}", frame=tr(each.value)), mark, frame=each) for each in _FRAMES]
    scene = [
        Offer(Deed.SCENE_FRAME, tr("The whole scene is a {frame}", frame=tr(each.value)), mark, frame=each)
        for each in _FRAMES[:2]
        if _changes(setting, each)
    ]
    meant = Offer(Deed.MEANT, tr("Meant that way…"), mark)
    pages = dict.fromkeys(item.entry for item in finding.evidence if isinstance(item, LoreEvidence))
    opened = [
        Offer(Deed.PAGE, tr("Open the page of {name}", name=entry.name), mark, entry=entry.id)
        for entry in map(lore.get, pages)
        if entry is not None
    ]
    truths = _truths(mark, finding, lore, from_here=not any(beginning(one) for one in repairs))
    return Chapter(str(finding.message), (*mending, *fixes, *truths, meant, *frames, *scene, *opened))


def _changes(setting: Setting, frame: Frame) -> bool:
    """Whether telling the whole scene so does anything: as a flashback a dated one stays at its date."""
    dated = frame is Frame.FLASHBACK and isinstance(parse_when(setting.when), StoryDate)
    return setting.frame is not frame and not dated


def _truths(mark: Mark, finding: Finding, lore: Lore, *, from_here: bool) -> Iterator[Offer]:
    """The notes may be what is wrong: the value that the text gives, taken over, `from_here` on or for the whole story."""
    truth = seen_instead(finding, lore)
    entry = lore.get(truth.entry) if truth is not None else None
    if truth is None or entry is None:
        return
    said = {"name": entry.name, "key": truth.key, "value": truth.value}
    for deed, title in (
        (Deed.TRUE_FROM_HERE, tr("True from this scene on: {name}, {key}, {value}", **said)),
        (Deed.TRUE_ALWAYS, tr("True in the whole story: {name}, {key}, {value}", **said)),
    ):
        if from_here or deed is Deed.TRUE_ALWAYS:
            yield Offer(deed, title, mark, truth=truth)
