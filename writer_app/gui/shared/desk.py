"""The one object that every panel is given. Panels know nothing of each other: they speak through the desk.

A panel is made as `Panel(desk)`; it listens to the signals and calls the methods below. Nothing here shows anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from writer_app.continuity.decisions import fingerprint
from writer_app.domain.errors import WriterError
from writer_app.domain.findings import Finding
from writer_app.domain.repairs import Repair
from writer_app.domain.spans import Span
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs
from writer_app.services.session.buffers import Edit, SceneBuffer
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.services.session.preferences import Preferences
from writer_app.services.session.session import Session

PAUSE = 150
"""Milliseconds without a key after which the story is checked."""
CURSOR_PAUSE = 100
"""Milliseconds at least between two words about where the cursor is."""


class Link(Protocol):
    """The way to the reading process (`gui/shared/reader.py`), or a stand-in of a test."""

    answered: SignalInstance

    def send(self, job: jobs.Job) -> None:
        """Sends a job; a newer one of its kind takes its place."""

    def stop(self) -> None:
        """Ends the process."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A message that stays until it is answered: each answer is a label and what to do. A later offer of the same `key` takes
    its place; one without text takes it away."""

    key: str
    text: str = ""
    level: str = "info"
    answers: tuple[tuple[str, Callable[[], None]], ...] = ()


class Desk(QObject):
    """A project on the desk: what is open, where the cursor is, what was found, and everything that may be asked for."""

    changed = Signal(object)
    """Changes: something on disk is no longer as it was, and `session.loaded` is read anew."""
    opened = Signal(str)
    """The id of the scene that the editor shows now; empty where the last one went."""
    pointed = Signal(str, object)
    """Scene id and Span: the editor selects it and brings it to the middle. Comes after `opened`."""
    page = Signal(str)
    """The id of the entry whose page is asked for."""
    pane = Signal(str)
    """The name of the panel that is asked for."""
    went = Signal(str, int)
    """Where the cursor rests: scene id, offset in code points; at most ten times a second."""
    chosen = Signal(str, object)
    """Scene id and Span of what is selected; the span is empty where nothing is."""
    edited = Signal(str)
    """The id of a scene whose open text has changed."""
    noted = Signal(object)
    """jobs.Checked: findings, readings and word counts that fit the texts as they stand."""
    told = Signal(object)
    """jobs.Told: who is here, and how they are."""
    spoken = Signal(object)
    """jobs.Spoken: every line of somebody."""
    lines = Signal(str)
    """The id of the entry whose lines are asked for."""
    found = Signal(object)
    """jobs.SearchDone, or jobs.Refused for a search."""
    misspelt = Signal(object)
    """jobs.Misspelt."""
    mended = Signal(str)
    """The fingerprint of a finding whose repairs are known now."""
    taught = Signal(object)
    """jobs.Taught: what a passage shows of a power, and what else is like it."""
    foretold = Signal(object)
    """jobs.Foretold: what a change would break and settle."""
    renamed = Signal(object)
    """jobs.Renamed: where another name would be written."""
    teaching = Signal()
    """A power is to be taught by the selected passage."""
    noticing = Signal(object)
    """jobs.Noticing: how far the reading is of what is noticed in the manuscript."""
    noticed = Signal(object)
    """jobs.Noticed: what the manuscript tells that the lore does not know yet."""
    said = Signal(str, str)
    """A message that goes by itself: text, and "info", "warning" or "error"."""
    offered = Signal(object)
    """Offer: a message that wants an answer."""
    preferred = Signal(object)
    """Preferences: the writer likes something else now."""
    settling = Signal()
    """Everything typed must reach the disk now."""

    def __init__(self, session: Session, link: Link, parent: QObject | None = None, liked: Preferences | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.liked = liked or Preferences()
        self.checked: jobs.Checked | None = None
        self.scene = ""
        self.cursor = 0
        self.selection = Span(0, 0)
        self._repairs: dict[str, tuple[Repair, ...]] = {}
        self._unmended: list[str] = []
        self.searches: tuple[str, ...] = ()
        """What was looked for lately, the newest first."""
        self.link = link
        self._number = 0
        self._newest: dict[type[object], int] = {}
        self._reload = False
        self._order = self._scenes()
        self._pause = _timer(self, PAUSE, self._check)
        self._rest = _timer(self, CURSOR_PAUSE, lambda: self.went.emit(self.scene, self.cursor))
        session.bus.listen(self._on_changes)
        session.watch(self._on_edit)
        link.answered.connect(self._on_answer)

    # What is shown

    def open(self, scene_id: str, span: Span | None = None) -> None:
        """Shows a scene in the editor, and `span` selected in the middle. A scene that is not there is a message."""
        try:
            self.session.buffer(scene_id)
        except WriterError as error:
            self.say(str(error), "error")
            return
        if scene_id != self.scene:
            self.settling.emit()
            self.scene, self.cursor, self.selection = scene_id, 0, Span(0, 0)
            self.opened.emit(scene_id)
            self.check()
        if span is not None:
            self.pointed.emit(scene_id, span)

    def prefer(self, liked: Preferences) -> None:
        """The writer likes it otherwise; whoever draws or keeps it is told."""
        if liked != self.liked:
            self.liked = liked
            self.preferred.emit(liked)

    def show_page(self, entry_id: str) -> None:
        """Opens the lore page of an entry."""
        self.page.emit(entry_id)

    def show_pane(self, name: str) -> None:
        """Shows a panel and gives it the keyboard."""
        self.pane.emit(name)

    def go(self, offset: int, selection: Span | None = None) -> None:
        """The editor says where the cursor is in the open scene, in code points, and what is selected."""
        chosen = selection or Span(offset, offset)
        if chosen != self.selection:
            self.selection = chosen
            self.chosen.emit(self.scene, chosen)
        self.cursor = offset
        if not self._rest.isActive():
            self._rest.start()

    def put_cursor(self, offset: int) -> None:
        """The cursor goes to `offset` of the open scene, in the middle of the page."""
        self.pointed.emit(self.scene, Span(offset, offset))

    @property
    def buffer(self) -> SceneBuffer | None:
        """The text of the scene in the editor."""
        return self.session.buffer(self.scene) if self.scene else None

    # What is said

    def say(self, text: str, level: str = "info") -> None:
        """A message in the window: "info" goes by itself, "warning" and "error" stay until they are closed."""
        self.said.emit(text, level)

    def offer(self, offer: Offer) -> None:
        """A message that wants an answer."""
        self.offered.emit(offer)

    # What is asked of the reading process

    def ask(self, job: jobs.Job) -> int:
        """Gives a job its number and sends it; only the answer to the newest of its kind is told."""
        self._number += 1
        self._newest[type(job)] = self._number
        self.link.send(replace(job, number=self._number))
        return self._number

    def check(self, reload: bool = False) -> None:
        """Has the story checked after the next pause; `reload` where files have changed."""
        self._reload = self._reload or reload
        self._pause.start()

    def _check(self) -> None:
        reload, self._reload = self._reload, False
        self.ask(jobs.Check(0, self._texts(), reload))

    def notice(self) -> int:
        """Has the reading process say what is noticed in the manuscript; the number of that job."""
        return self.ask(jobs.Notice(0, self._texts(), self._reload))

    def teach(self, quirk: str) -> None:
        """Has the reading process say what the selected passage shows of a power."""
        self.ask(jobs.Teach(0, quirk, self.scene, self.selection, self._texts(), self._reload))

    def repairs(self, finding: Finding) -> tuple[Repair, ...] | None:
        """What would make both passages of a finding true; None where that is not known yet. Then it is asked for."""
        mark = fingerprint(finding)
        if finding.dismissed is not None or mark in self._repairs:
            return self._repairs.get(mark, ())
        if mark not in self._unmended:
            self._unmended.append(mark)
            self._mend_next(self._unmended[:-1])
        return None

    def _mend_next(self, under_way: Sequence[str] = ()) -> None:
        """One finding at a time: a newer job of this kind would put an end to the older."""
        if self._unmended and not under_way:
            self.ask(jobs.Mend(0, self._unmended[0]))

    def foresee(self, operation: Operation) -> int:
        """Has the reading process say what an operation on the lore would break; the number of that job."""
        return self.ask(jobs.Foresee(0, operation.written(), self._texts(), self._reload))

    def rename(self, entry: str, old: str, new: str) -> int:
        """Has the reading process say where another name would be written; call `settle` before. The number of that job."""
        return self.ask(jobs.Rename(0, entry, old, new, reload=True))

    def _texts(self) -> dict[str, jobs.Text]:
        """The open texts that may differ from what stands on disk, and the one in the editor."""
        shown = [buffer for buffer in self.session.open_buffers() if buffer.dirty or buffer.scene_id == self.scene]
        return {buffer.scene_id: jobs.Text(buffer.text, buffer.revision) for buffer in shown}

    def _on_answer(self, answer: jobs.Answer) -> None:
        kinds: dict[type[object], tuple[type[object], SignalInstance]] = {
            jobs.Checked: (jobs.Check, self.noted),
            jobs.Told: (jobs.Ask, self.told),
            jobs.Spoken: (jobs.Lines, self.spoken),
            jobs.SearchDone: (jobs.Search, self.found),
            jobs.Taught: (jobs.Teach, self.taught),
            jobs.Foretold: (jobs.Foresee, self.foretold),
            jobs.Renamed: (jobs.Rename, self.renamed),
            jobs.Misspelt: (jobs.Spell, self.misspelt),
            jobs.Noticing: (jobs.Notice, self.noticing),
            jobs.Noticed: (jobs.Notice, self.noticed),
        }
        if isinstance(answer, jobs.Refused):
            self._on_refusal(answer)
            return
        if isinstance(answer, jobs.Mended):
            self._on_mended(answer)
            return
        kind, signal = kinds[type(answer)]
        if self._newest.get(kind) != answer.number:
            return
        if isinstance(answer, jobs.Checked):
            if not self._stands(answer):
                return
            self.checked = answer
        signal.emit(answer)

    def _on_mended(self, answer: jobs.Mended) -> None:
        if self._newest.get(jobs.Mend) != answer.number:
            return
        self._unmended = [mark for mark in self._unmended if mark != answer.fingerprint]
        self._mend_next()
        if answer.repairs is not None:
            self._repairs[answer.fingerprint] = answer.repairs
            self.mended.emit(answer.fingerprint)

    def _stands(self, answer: jobs.Checked) -> bool:
        """Whether every text that was read is still as it was; another check follows the next pause where one is not."""
        open_now = {buffer.scene_id: buffer.revision for buffer in self.session.open_buffers()}
        return all(open_now.get(scene, revision) == revision for scene, revision in answer.revisions.items())

    def _on_refusal(self, answer: jobs.Refused) -> None:
        if self._newest.get(jobs.Search) == answer.number:
            self.found.emit(answer)
        elif answer.number in self._newest.values():
            self.say(answer.message, "warning")

    # What is done to the project

    def settle(self) -> bool:
        """Saves every open text now; call it before planning an operation on files. False, with a message, where the disk
        refuses: then nothing may be planned."""
        self.settling.emit()
        for scene in self.session.contests:
            title = self.session.title_of(scene)
            self.say(tr("Another program changed “{title}” too; choose between the versions first.", title=title), "warning")
        return not any(buffer.dirty for buffer in self.session.open_buffers())

    def do(self, operation: Operation) -> bool:
        """Does an operation whole, so that it can be undone as one step. False, with a message, where it cannot be done."""
        return self._step(lambda: self.session.do(operation))

    def undo(self) -> bool:
        """Undoes the last operation on the project."""
        return self._step(self.session.undo)

    def redo(self) -> bool:
        """Does again what was undone last."""
        return self._step(self.session.redo)

    def _step(self, step: Callable[[], object]) -> bool:
        try:
            step()
        except WriterError as error:
            self.say(str(error), "error")
            return False
        return True

    def _on_changes(self, changes: Changes) -> None:
        if changes.initiator is not self.session:
            # A scene that is only saved says what it said when it was checked.
            self._repairs, self._unmended = {}, []
            self._newest.pop(jobs.Mend, None)
        order, self._order = self._order, self._scenes()
        if self.scene and self.session.scene(self.scene) is None:
            self._leave_gone_scene(order)
        self.changed.emit(changes)
        self.check(reload=True)

    def _scenes(self) -> tuple[str, ...]:
        """Every scene that there is, in reading order."""
        return tuple(scene.id for scene in (*self.session.loaded.scenes, *self.session.loaded.unplaced))

    def _leave_gone_scene(self, order: tuple[str, ...]) -> None:
        """A scene that an operation took away gives way to the one before it in the `order` until now, or else to the first;
        one that another program took away stays on the desk."""
        if any(buffer.scene_id == self.scene for buffer in self.session.open_buffers()):
            return
        at = order.index(self.scene) if self.scene in order else 0
        near = next((scene for scene in reversed(order[:at]) if scene in self._order), next(iter(self._order), ""))
        self.scene = ""
        if near:
            self.open(near)
        else:
            self.opened.emit("")

    def _on_edit(self, buffer: SceneBuffer, edit: Edit) -> None:
        self.edited.emit(buffer.scene_id)
        self.check()


def _timer(parent: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
