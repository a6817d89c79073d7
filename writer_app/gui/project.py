"""A project in its window, with all that keeps it: shown as it was left, recovered, compared, let go."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent

from writer_app.domain.errors import WriterError
from writer_app.gui.editor.panel import EditorPanel
from writer_app.gui.lore.panel import LorePanel
from writer_app.gui.main_window import MainWindow
from writer_app.gui.shared.broken import told_broken
from writer_app.gui.shared.comparing import Comparing, Question
from writer_app.gui.shared.desk import Desk, Link, Offer
from writer_app.gui.shared.keeping import Keeping
from writer_app.gui.shared.lane import Lane
from writer_app.gui.shared.tidying import Tidying
from writer_app.gui.shared.watching import Watching
from writer_app.gui.shared.words import tr
from writer_app.services.session.journalling import Recovered, Recovery
from writer_app.services.session.outside import Choice, merge
from writer_app.services.session.preferences import Preferences
from writer_app.services.session.restoring import LastTime, last_time, remember
from writer_app.services.session.session import Session
from writer_app.storage.lock import holder_of


class OpenProject(QObject):
    """One project in its window, with all that keeps it."""

    closed = Signal()
    """The window has let the project go."""
    asked = Signal(str)
    """The writer wants something beyond this project (MainWindow.asked), or to "write" in what could only be read."""

    def __init__(self, session: Session, link: Link, liked: Preferences | None = None) -> None:
        super().__init__()
        self.session = session
        self.desk = Desk(session, link, self, liked)
        self._link = link
        self._lane = Lane(self)
        keeps = session.data is not None and not session.read_only
        self.recovery = Recovery(session, session.data) if keeps and session.data is not None else None
        self.keeping = Keeping(self.desk, self._lane, self.recovery, self)
        self.watching = Watching(self.desk, self._lane, self)
        self._tidying = Tidying(self.desk, self)
        self.window = MainWindow(self.desk)
        self._let_go = False
        self._held_elsewhere = bool(session.read_only) and holder_of(session.folder) is not None
        self.window.closing.connect(self._on_closing)
        self.window.asked.connect(self.asked)
        self.window.asked_to_look.connect(self.watching.look)
        self.window.left.connect(self.keeping.save)
        self.keeping.outside.connect(self.watching.look)
        self.watching.compare.connect(self.compare)
        self.watching.write_again.connect(self.keeping.write_again)
        self.watching.looked.connect(self._offer_to_write)

    def show(self) -> None:
        """Shows the window as it was left, and offers what was not saved."""
        last = last_time(self.session.data) if self.session.data is not None else LastTime()
        self.window.restore(last)
        self._say_how_to_begin()
        self.window.show()
        self._open_scene(last)
        if self.session.read_only:
            text = tr("You can read this, not write in it: {reason}.", reason=self.session.read_only)
            self.desk.offer(Offer("read only", text, "warning"))
        self._tell_problems()
        if self.recovery is not None:
            for found in self.recovery.found():
                self._offer_recovered(found)
        self.desk.check()

    def _offer_to_write(self) -> None:
        """Whoever held the project may have let it go."""
        if self._held_elsewhere and holder_of(self.session.folder) is None:
            self._held_elsewhere = False
            text = tr("Nobody else writes in this project any more.")
            # Its answer ends this window, which must not happen while its own button is being pressed.
            begin = partial(QTimer.singleShot, 0, partial(self.asked.emit, "write"))
            self.desk.offer(Offer("read only", text, "info", ((tr("Write in it now"), begin),)))

    def _tell_problems(self) -> None:
        for line in told_broken(self.session.loaded):
            self.desk.say(line, "warning")

    def _say_how_to_begin(self) -> None:
        """A project without a scene says in the page which key makes one, one without lore which key leads to its people."""
        if (lore := self.window.findChild(LorePanel)) is not None:
            lore.noticed.show_key(self.window.menus.actions["go.noticed"].shortcut().toString())
        page = self.window.findChild(EditorPanel)
        if page is not None and not self.session.read_only:
            key = self.window.menus.actions["binder.new_scene"].shortcut().toString()
            page.empty.setText(tr("There is no scene yet. {key} makes the first one.", key=key))

    def _open_scene(self, last: LastTime) -> None:
        scenes = [scene.id for scene in (*self.session.loaded.scenes, *self.session.loaded.unplaced)]
        if not scenes:
            return
        scene = last.scene if last.scene in scenes else scenes[0]
        self.desk.open(scene)
        length = len(self.session.buffer(scene).text)
        self.desk.put_cursor(min(last.cursor, length) if scene == last.scene else 0)

    # What was not saved the last time

    def _offer_recovered(self, found: Recovered) -> None:
        text = tr("What you typed last time in “{title}” had not been saved.", title=found.title)
        look = (tr("Look at it…"), partial(self.recover, found))
        self.desk.offer(Offer(f"recover {found.unsaved.scene}", text, "warning", (look,)))

    def recover(self, found: Recovered) -> None:
        """Shows both texts, as they stand at this moment, and does what the writer chooses."""
        if self.recovery is None:
            return
        found = self.recovery.beside(found.unsaved)
        why = tr("The text was changed since.") if found.moved else tr("The text is as it was then.")
        if found.lost:
            why = tr("The file of this scene is gone.")
        dialog = Comparing(
            self.window,
            Question(
                tr("Words from last time: {title}", title=found.title),
                tr("{why} Nothing is thrown away: what you leave out is kept as a snapshot.", why=why),
                (tr("What you typed"), tr("As it is now")),
                ((found.unsaved.text, found.now),),
                ((Choice.MINE, tr("Put back what I typed")), (Choice.THEIRS, tr("Leave it as it is now"))),
                Choice.MINE,
            ),
        )
        dialog.accepted.connect(lambda: self._recover(found, dialog.chosen[0]))
        dialog.rejected.connect(lambda: self._offer_recovered(found))
        dialog.open()

    def _recover(self, found: Recovered, choice: Choice) -> None:
        if self.recovery is None:
            return
        try:
            (self.recovery.put_back if choice is Choice.MINE else self.recovery.leave)(found)
        except WriterError as error:
            self.desk.say(str(error), "error")
            self._offer_recovered(found)
            return
        if choice is Choice.MINE:
            self.desk.open(found.unsaved.scene)

    # Two versions of one scene

    def compare(self, scene: str) -> None:
        """Shows where this window and another program have written in the same place."""
        contest = self.session.contests.get(scene)
        if contest is None:
            return
        overlaps = merge(contest.base, self.session.buffer(scene).text, contest.theirs).overlaps
        dialog = Comparing(
            self.window,
            Question(
                tr("Two versions: {title}", title=self.session.title_of(scene)),
                tr("What only one of you changed is already right. Choose for each place that both have changed."),
                (tr("Yours"), tr("The other program's")),
                tuple((passage.mine, passage.theirs) for passage in overlaps),
                ((Choice.BOTH, tr("Keep both")), (Choice.MINE, tr("Keep mine")), (Choice.THEIRS, tr("Take theirs"))),
                Choice.BOTH,
            ),
        )
        dialog.accepted.connect(lambda: self._choose(scene, dialog.chosen))
        dialog.rejected.connect(lambda: self.watching.offer_choice(scene))
        dialog.open()

    def _choose(self, scene: str, choices: Sequence[Choice]) -> None:
        try:
            self.session.choose(scene, choices)
        except WriterError as error:
            self.desk.say(str(error), "error")
            self.watching.offer_choice(scene)
        self.keeping.save()

    # The end

    def _on_closing(self, event: QCloseEvent) -> None:
        if not (self._let_go or self.desk.settle() or self.session.read_only):
            event.ignore()
            self._tell_unsaved()
            return
        self.finish()
        self.closed.emit()

    def _tell_unsaved(self) -> None:
        """Says why the window stays open."""
        gone = self.session.gone()
        unsaved = [buffer for buffer in self.session.open_buffers() if buffer.dirty]
        for buffer in unsaved:
            if buffer in gone:
                self.watching.offer_gone(buffer.scene_id, self._close_anyway)
        if all(buffer in gone for buffer in unsaved):
            return
        text = tr("Not everything could be saved. What you typed is kept, and offered again the next time.")
        answers = ((tr("Try again"), self.window.save), (tr("Close all the same"), self._close_anyway))
        self.desk.offer(Offer("close", text, "error", answers))

    def _close_anyway(self) -> None:
        self._let_go = True
        self.window.close()

    def finish(self) -> None:
        """Remembers how things stand and lets everything go. What could not be saved is in the journal."""
        self.keeping.note()
        self.keeping.stop()
        self.watching.stop()
        self._tidying.stop()
        if self.session.data is not None:
            # How the window stood is worth no message.
            with suppress(WriterError):
                remember(self.session.data, self.window.last_time())
        self._link.stop()
        self._lane.close()
        self.session.close()

    def keep(self) -> None:
        """Everything typed reaches the journal and, where it can, the disk."""
        self.keeping.note()
        self.desk.settle()
