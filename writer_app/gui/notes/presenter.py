"""What the panel of continuity notes shows, and what its keys do. Plain values, no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from writer_app.continuity.causes import cause_of, gathered
from writer_app.domain.findings import Evidence, Finding, Fix, FixKind, LoreEvidence, Severity
from writer_app.domain.repairs import Repair, beginning, framing
from writer_app.domain.spans import Span
from writer_app.domain.switches import families_off
from writer_app.gui.notes.passages import Passage, differing, in_lore, in_text
from writer_app.gui.shared.severity import standing
from writer_app.gui.shared.words import tr
from writer_app.services.deciding import earlier_reasons
from writer_app.services.happenings import Truth
from writer_app.services.mending import lore_operation
from writer_app.services.repairing import repair_operation
from writer_app.services.reporting import evidence_of
from writer_app.services.session import jobs
from writer_app.services.session.operations import Operation
from writer_app.services.session.session import Session
from writer_app.services.takingover import seen_instead, take_over

_WIDEST = 58
_GRAMMAR = ("noun", "verb")
"""Words of a message that both sides say."""


class Grouping(StrEnum):
    """What notes are put together by."""

    SCENE = "scene"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Note:
    """One note in the list. `key` stays the same from one check to the next while the note is the same."""

    key: str
    finding: Finding
    standing: str
    where: str
    others: str = ""
    """How many others it stands for, and what they rest on; "" where it stands for itself."""

    @property
    def message(self) -> str:
        """What is wrong, in one sentence."""
        return str(self.finding.message)

    @property
    def spoken(self) -> str:
        """All of it for a screen reader."""
        quote = f" “{self.finding.quote}”." if self.finding.quote else ""
        others = f" {self.others}." if self.others else ""
        return f"{self.standing}. {self.message}{quote} {self.where}.{others}"


@dataclass(frozen=True, slots=True)
class Group:
    """Notes under one heading."""

    title: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Remedy:
    """Something to do about a note: a `repair` of the notes, a `fix`, or a `truth` to take over, for the whole story with
    `ever`. `spoken` says more than the title where that is short."""

    title: str
    spoken: str
    repair: Repair | None = None
    fix: Fix | None = None
    truth: Truth | None = None
    ever: bool = False


class NotesPresenter:
    """The notes of the last check: grouped, counted, one of them selected (its key in `selected`, "" for none)."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._checked: jobs.Checked | None = None
        self._notes: tuple[Note, ...] = ()
        self.grouping = Grouping.SCENE
        self.shows_meant = False
        self.shows_each = False
        self.kinds = frozenset(Severity)
        self.selected = ""

    # What is there

    def take(self, checked: jobs.Checked) -> None:
        """A new check. What was selected stays selected, or else gives way to its neighbour."""
        old, before = self.current(), self.shown()
        self._checked = checked
        self._notes = tuple(self._made(checked))
        self._keep_selection(old, before)

    def show_meant(self, shows: bool) -> None:
        """Whether those that are meant that way are shown too."""
        old, before = self.current(), self.shown()
        self.shows_meant = shows
        self._keep_selection(old, before)

    def show_each(self, shows: bool) -> None:
        """Whether each of those that rest on one declaration is shown."""
        old, before = self.current(), self.shown()
        self.shows_each = shows
        self._keep_selection(old, before)

    def show_kind(self, kind: Severity, shows: bool) -> None:
        """Whether notes of this kind are shown."""
        old, before = self.current(), self.shown()
        self.kinds = self.kinds | {kind} if shows else self.kinds - {kind}
        self._keep_selection(old, before)

    @property
    def is_read(self) -> bool:
        """Whether there has been a check at all."""
        return self._checked is not None

    @property
    def read_revisions(self) -> dict[str, int]:
        """The revisions of open texts that the notes are about, by scene id."""
        return dict(self._checked.revisions) if self._checked else {}

    def shown(self) -> tuple[Note, ...]:
        """The notes in the list, in the order of the story; one for all that rest on one declaration if so wanted."""
        notes = tuple(
            note
            for note in self._notes
            if note.finding.severity in self.kinds and (self.shows_meant or note.finding.dismissed is None)
        )
        return notes if self.shows_each else tuple(self._gathered(notes))

    def _gathered(self, notes: tuple[Note, ...]) -> Iterator[Note]:
        leads = gathered([note.finding for note in notes])
        counted = Counter(lead for lead in leads if lead is not None)
        for at, (note, lead) in enumerate(zip(notes, leads, strict=True)):
            if lead is None:
                yield note
            elif lead == at:
                yield replace(note, others=self._others(note.finding, counted[at] - 1))

    def _others(self, finding: Finding, count: int) -> str:
        cause = cause_of(finding)
        name = self._name(cause.entry) if cause else ""
        return tr("and {n} more that rest on the same line of {name}'s page", n=f"{count:,}", name=name)

    def groups(self) -> tuple[Group, ...]:
        """The notes under their headings: scenes in reading order, or those whom most is said about first."""
        grouped: dict[str, list[Note]] = {}
        for note in self.shown():
            for title in self._headings(note):
                grouped.setdefault(title, []).append(note)
        groups = [Group(title, tuple(notes)) for title, notes in grouped.items()]
        if self.grouping is Grouping.SUBJECT:
            groups.sort(key=lambda group: -len(group.notes))
        return tuple(groups)

    def tally(self) -> Counter[Severity]:
        """How many stand, by kind; those that are meant that way do not count."""
        return Counter(note.finding.severity for note in self._notes if note.finding.dismissed is None)

    def meant_count(self) -> int:
        """How many are meant that way."""
        return sum(1 for note in self._notes if note.finding.dismissed is not None)

    def title(self) -> str:
        """What the panel is called, with how many notes stand."""
        count = self.tally().total()
        return tr("Continuity notes · {n}", n=f"{count:,}") if count else tr("Continuity notes")

    def families_off(self) -> frozenset[str]:
        """The letters of the families of checks that the project does without."""
        return families_off(self._session.loaded.project.checks)

    def new_slips(self, checked: jobs.Checked) -> tuple[str, ...]:
        """What is wrong with the project's switches that was not before."""
        known = self._checked.slips if self._checked else ()
        return tuple(slip for slip in checked.slips if slip not in known)

    def empty_line(self) -> str:
        """What stands in the place of an empty list: kind, and true."""
        if not self.is_read:
            return tr("Your story is being read.")
        if not self._session.loaded.lore.entries:
            return tr("Nothing to compare with yet. Give somebody a page, and what contradicts it will stand here.")
        if self.tally():
            return tr("Nothing of the kind that you have chosen to see.")
        if self._notes:
            return tr("Everything that was found here you mean that way.")
        return tr("Nothing contradicts your notes.")

    # One note

    def current(self) -> Note | None:
        """The selected note."""
        return next((note for note in (*self.shown(), *self._notes) if note.key == self.selected), None)

    def passages(self, note: Note) -> tuple[Passage, ...]:
        """The passage the note is about, then everything that stands against it."""
        finding = note.finding
        lore = self._session.loaded.lore
        said = tuple(text for key, text in finding.message.params if key not in _GRAMMAR and lore.resolve(text) is None)
        title = tr("In your text · {scene}", scene=note.where)
        here = (differing(mine, said) for mine in self._text(finding.scene, finding.span, title, finding.quote))
        against = (passage for item in evidence_of(finding) for passage in self._evidence(item, finding.scene, said))
        return (*here, *against)

    def place(self) -> tuple[int, int]:
        """Which of the shown notes is selected, from 1 (0 for none), and how many there are."""
        shown = self.shown()
        return next((at for at, note in enumerate(shown, 1) if note.key == self.selected), 0), len(shown)

    def beside(self, step: int) -> Note | None:
        """The note so many after the selected one in the list; None past its ends."""
        shown, (at, _) = [note for group in self.groups() for note in group.notes], self.place()
        here = next((place for place, note in enumerate(shown) if note.key == self.selected), -1) if at else -1
        return shown[here + step] if here >= 0 and 0 <= here + step < len(shown) else None

    def earlier_reasons(self) -> tuple[str, ...]:
        """Why other notes are meant that way, the last reason first."""
        return earlier_reasons(self._session.loaded)

    def remedies(self, note: Note, repairs: Sequence[Repair] = ()) -> tuple[Remedy, ...]:
        """What can be done about it, beside meaning it: first what would make both passages true."""
        if note.finding.dismissed is not None or self._session.read_only:
            return ()
        mending = tuple(
            Remedy(_short(tr(str(one.title))), tr(str(one.title)), repair=one) for one in repairs if not framing(one)
        )
        begins = any(beginning(one) for one in repairs)
        fixes = [Remedy(fix.title, fix.title, fix=fix) for fix in note.finding.fixes if fix.kind is not FixKind.DISMISS]
        truth = seen_instead(note.finding, self._session.loaded.lore)
        if truth is None:
            return (*mending, *fixes)
        said = {"name": self._name(truth.entry), "key": truth.key, "value": truth.value}
        from_here = tr("From here on: {value}", **said), tr("True from this scene on: {name}, {key}, {value}", **said)
        always = tr("Always: {value}", **said), tr("True in the whole story: {name}, {key}, {value}", **said)
        truths = (Remedy(*from_here, truth=truth), Remedy(*always, truth=truth, ever=True))
        return (*mending, *fixes, *truths[1 if begins else 0 :])

    def remedy(self, note: Note, remedy: Remedy) -> Operation | None:
        """What a remedy does to the lore; None where it is the text that changes. Raises WriterError."""
        if remedy.repair is not None:
            return repair_operation(self._session.folder, self._session.loaded, note.finding, remedy.repair)
        if remedy.truth is not None:
            return take_over(self._session, remedy.truth, note.finding.scene or "", ever=remedy.ever)
        return lore_operation(self._session, note.finding, remedy.fix) if remedy.fix is not None else None

    def page_of(self, note: Note) -> str:
        """The entry whose page a note in the lore is about, or ""."""
        path = note.finding.origin.path
        return next((entry.id for entry in self._session.loaded.lore if entry.origin.path == path), "")

    def scene_of(self, note: Note) -> str:
        """The scene a note is about: where it stands, or whose front matter it is about; or ""."""
        path = note.finding.origin.path
        scenes = (*self._session.loaded.scenes, *self._session.loaded.unplaced)
        return note.finding.scene or next((scene.id for scene in scenes if path and scene.path == path), "")

    # From one to the next

    def step(self, scene: str, selection: Span, *, backward: bool = False) -> Note | None:
        """The next note in the text from a selection or cursor in `scene`, or the one before it; past the end it begins anew.

        None where the text has no notes.
        """
        rows = [note for note in self.shown() if note.finding.scene and note.finding.span]
        order = {name: index for index, name in enumerate(self._session.loaded.project.outline.scene_ids())}
        here = (order.get(scene, -1), selection.start)
        places = [(order.get(note.finding.scene or "", len(order)), _start(note)) for note in rows]
        on = next((at for at, note in enumerate(rows) if note.key == self.selected and places[at] == here), None)
        if not rows:
            return None
        if on is not None:
            return rows[(on + (-1 if backward else 1)) % len(rows)]
        if backward:
            return next((note for note, place in zip(rows[::-1], places[::-1], strict=True) if place < here), rows[-1])
        return next((note for note, place in zip(rows, places, strict=True) if place > here), rows[0])

    # Its own

    def _made(self, checked: jobs.Checked) -> Iterator[Note]:
        seen = Counter[str]()
        for finding, mark in zip(checked.findings, checked.fingerprints, strict=True):
            seen[mark] += 1
            kind = standing(finding.severity)
            if finding.remarked is not None:
                kind = tr("{standing}, remarked on in the text", standing=kind)
            yield Note(f"{mark}.{seen[mark]}", finding, kind, self._where(finding))

    def _where(self, finding: Finding) -> str:
        if finding.scene:
            return self._session.title_of(finding.scene)
        scenes = (*self._session.loaded.scenes, *self._session.loaded.unplaced)
        scene = next((scene for scene in scenes if scene.path == finding.origin.path), None)
        return self._session.title_of(scene.id) if scene else tr("In your notes")

    def _headings(self, note: Note) -> Iterable[str]:
        if self.grouping is Grouping.SCENE:
            return (note.where,)
        names = (self._name(subject) for subject in note.finding.subjects)
        return dict.fromkeys(names) or (tr("Nobody in particular"),)

    def _name(self, reference: str) -> str:
        entry = self._session.loaded.lore.get(reference)
        return entry.name if entry else reference

    def _evidence(self, item: Evidence, scene: str | None, said: Sequence[str]) -> Iterator[Passage]:
        if isinstance(item, LoreEvidence):
            yield in_lore(item, self._session.loaded.lore.get(item.entry), said)
        else:
            label = f"{item.label[:1].upper()}{item.label[1:]}" or tr("In your text")
            title = label if item.scene == scene else f"{label} · {self._session.title_of(item.scene)}"
            yield from (differing(passage, said) for passage in self._text(item.scene, item.span, title, ""))

    def _text(self, scene: str | None, span: Span | None, title: str, quote: str) -> Iterator[Passage]:
        source = self._session.scene(scene) if scene else None
        if source is None or span is None:
            return
        yield in_text(self._session.text_of(source.id), span, title, source.id, quote)

    def _keep_selection(self, old: Note | None, before: tuple[Note, ...]) -> None:
        now = self.shown()
        if any(note.key == self.selected for note in now):
            return
        self.selected = ""
        if old is None or not now:
            return
        alike = [note for note in now if _subject(note) == _subject(old)]
        at = before.index(old) if old in before else 0
        nearest = min(alike, key=lambda note: abs(_start(note) - _start(old)), default=now[min(at, len(now) - 1)])
        self.selected = nearest.key


def _short(title: str) -> str:
    """What fits on a button."""
    return title if len(title) <= _WIDEST else f"{title[: _WIDEST - 1].rstrip()}…"


def _start(note: Note) -> int:
    return note.finding.span.start if note.finding.span else 0


def _subject(note: Note) -> tuple[str, str | None, tuple[str, ...]]:
    return note.finding.code, note.finding.scene, note.finding.subjects
