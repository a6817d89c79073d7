"""Noticed in your text: what the manuscript tells that the lore does not know yet, answered with one key each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.domain.lore import Kind
from writer_app.domain.proposals import Noticed, Passage
from writer_app.domain.spans import Span
from writer_app.gui.noticed.actions import ACTIONS, READING
from writer_app.gui.noticed.asking import Asking
from writer_app.gui.noticed.head import Head
from writer_app.gui.noticed.instead import Instead
from writer_app.gui.noticed.listview import QuestionList
from writer_app.gui.noticed.namedialog import NameDialog
from writer_app.gui.noticed.presenter import NoticedPresenter, Standing
from writer_app.gui.shared.actions import Action
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.finding import Choice
from writer_app.gui.shared.palette import Palette
from writer_app.gui.shared.sorts import Sort, sort_of, tallied
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs
from writer_app.services.session.operations import Operation

PAUSE = 600
"""Milliseconds after a check until what changed is looked through for something new."""
_KINDS = {
    Kind.CHARACTER: "A person",
    Kind.LOCATION: "A place",
    Kind.GROUP: "A group",
    Kind.ITEM: "A thing",
    Kind.QUIRK: "A power",
    Kind.EVENT: "An event",
}


class NoticedPanel(QWidget):
    """The questions, or one line that says why there are none.

    It asks while it can be seen; unseen only once for a story without lore and for a manuscript that was brought in.
    """

    ACTIONS: tuple[Action, ...] = ACTIONS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = NoticedPresenter(desk.session)
        self.head, self.list = Head(self), QuestionList(self)
        self.instead, self.hint = Instead(self), QLabel(self)
        self.dialog: QDialog | None = None
        self._seen = False
        self._asking = Asking()
        self._pause = QTimer(self)
        self._dress()
        self._lay_out()
        self._listen()
        self._show()

    # Setting up

    def _dress(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self.hint.setText(tr("Y accept   S not now   M merge   R rename   K kind   N never"))
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(12, 4, 8, 4)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.head)
        box.addWidget(self.list, 1)
        box.addWidget(self.hint)
        box.addWidget(self.instead, 1)

    def _listen(self) -> None:
        self.head.sorted.connect(self._on_sort)
        self.head.all_accepted.connect(self.accept_all)
        self.list.chosen.connect(self._on_chosen)
        self.list.moved.connect(self._on_moved)
        self.list.asked.connect(self._on_key)
        self.list.went.connect(self._go)
        self.list.ticked.connect(self.presenter.tick)
        self.list.more.connect(self.show_more)
        self.instead.went_on.connect(self._go_on)
        self._pause.timeout.connect(self._ask)
        desk = self._desk
        desk.noted.connect(self._on_noted)
        desk.edited.connect(lambda _: self._asking.edit())
        desk.changed.connect(self._asking.change)
        desk.noticing.connect(self._on_noticing)
        desk.noticed.connect(self._on_noticed)

    # What can be done

    def can(self, action_id: str) -> bool:
        """What is possible now."""
        question = self.presenter.question
        possible: dict[str, object] = {
            "noticed.more": self.presenter.hidden(),
            "noticed.again": self.presenter.put_off,
            "noticed.passage": question and question.proposal.passages,
        }
        if action_id in ("noticed.merge", "noticed.rename", "noticed.kind"):
            possible[action_id] = question and question.proposal.what is Noticed.PAGE
        writes = action_id in READING or not self._desk.session.read_only
        return writes and bool(possible.get(action_id, question))

    def accept(self) -> None:
        """The current question is answered with yes."""
        if (question := self.presenter.question) is not None:
            self._answer((question.id,), lambda: self.presenter.accept(question))

    def put_off(self) -> None:
        """The current question is asked another time."""
        self.presenter.put_current_off()
        self._show()

    def merge(self) -> None:
        """Asks whose other name the current one is."""
        question, pages = self.presenter.question, self.presenter.places()
        if question is None or not pages:
            self._desk.say(tr("There is no page yet that it could be another name of."))
            return

        def into(entry: str) -> None:
            self._answer((question.id,), lambda: self.presenter.merge(question, entry))

        choices = [Choice(page.name, partial(into, page.id), tr(_KINDS.get(page.kind, "A page"))) for page in pages]
        Palette(self.window(), tr("{name} is another name of…", name=question.proposal.entry.name), choices).open()

    def rename(self) -> None:
        """Asks for another name, and accepts under it."""
        if (question := self.presenter.question) is None:
            return
        self.dialog = dialog = NameDialog(question.proposal.entry.name, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        take = partial(self.presenter.accept, question)
        dialog.accepted.connect(lambda: self._answer((question.id,), lambda: take(dialog.name)))
        dialog.open()

    def ask_kind(self) -> None:
        """Asks of which kind it is, and accepts it as that."""
        question = self.presenter.question
        if question is None:
            return
        menu = QMenu(self)
        menu.setAccessibleName(tr("What it is"))
        for kind, title in _KINDS.items():
            if kind is not question.proposal.entry.kind:
                take = partial(self.presenter.accept_as, question, kind)
                menu.addAction(_line(tr(title), menu)).triggered.connect(
                    lambda _=False, take=take: self._answer((question.id,), take)
                )
        self._pop_up(menu)

    def dismiss(self) -> None:
        """The current question is never asked again."""
        if (question := self.presenter.question) is not None:
            self._answer((question.id,), lambda: self.presenter.dismiss(question))

    def accept_all(self) -> None:
        """Every question of the sort that is shown, or of the current one's."""
        if (question := self.presenter.question) is not None:
            questions = self.presenter.of_sort(self.presenter.sort or sort_of(question))
            self._answer([each.id for each in questions], lambda: self.presenter.accept_all(questions))

    def go_to_passage(self) -> None:
        """To the first passage of the current question, in the text."""
        question = self.presenter.question
        if question is not None and question.proposal.passages:
            self._go(question.proposal.passages[0])

    def show_more(self) -> None:
        """The next questions."""
        self.presenter.show_more()
        self._show()
        self.list.focus()

    def ask_again(self) -> None:
        """What was put off."""
        self.presenter.ask_again()
        self._show()
        self.list.focus()

    # Answers

    def _answer(self, ids: Iterable[str], make: Callable[[], Operation]) -> None:
        """Writes an answer; the next question becomes the current one."""
        if self._desk.session.read_only:
            self._desk.say(tr("You can read this project, not write in it."))
            return
        try:
            operation = make()
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return
        if self._desk.do(operation):
            self.presenter.settle(ids)
            self._show()
            self._desk.say(tr("{title}. Undo takes it back.", title=operation.title))

    def _on_key(self, asked: str) -> None:
        if asked == "more":
            self._show_menu()
            return
        row = next(row for row in ACTIONS if row.id == f"noticed.{asked}")
        if self.can(row.id):
            getattr(self, row.callback)()
        elif self._desk.session.read_only:
            self._desk.say(tr("You can read this project, not write in it."))

    def _show_menu(self) -> None:
        """What else can be done with the current question."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("What else to do"))
        for row in ACTIONS:
            if row.id not in ("noticed.accept", "noticed.later") and self.can(row.id):
                menu.addAction(tr(row.title)).triggered.connect(getattr(self, row.callback))
        self._pop_up(menu)

    def _pop_up(self, menu: QMenu) -> None:
        row = self.list.row
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(row.mapToGlobal(QPoint(12, row.title.geometry().bottom() + 4)) if row else self.mapToGlobal(QPoint()))
        menu.setActiveAction(menu.actions()[0])

    def _go(self, passage: Passage) -> None:
        """To a passage; to the same words where they stand now, should the text have moved."""
        body = self._desk.session.text_of(passage.scene)
        start = body.find(passage.words, max(0, passage.span.start - len(passage.words)))
        start = start if start >= 0 else body.find(passage.words)
        span = Span(start, start + len(passage.words)) if start >= 0 else passage.span
        self._desk.open(passage.scene, span)

    def _go_on(self) -> None:
        if self.presenter.standing() is Standing.PUT_OFF:
            self.ask_again()
        else:
            self.show_more()

    # What comes

    def _on_noted(self, _: jobs.Checked) -> None:
        if self._wants():
            self._pause.start()

    def be_seen(self, seen: bool) -> None:
        """The panel has come into view, or is out of it now, be it behind another one."""
        self._seen = seen
        if self._desk.checked is not None and self._wants():
            self._ask()

    def _wants(self) -> bool:
        return self._asking.wants(seen=self._seen, has_lore=bool(self._desk.session.loaded.lore.entries))

    def _ask(self) -> None:
        self._asking.ask()
        self._desk.notice()

    def _on_noticing(self, told: jobs.Noticing) -> None:
        self.presenter.reading = told
        self.instead.show_standing(self.presenter)

    def _on_noticed(self, noticed: jobs.Noticed) -> None:
        self.presenter.take(noticed.questions, outdated=self._asking.outdated)
        self._show()
        if self._asking.brought and not self._seen:
            people = tallied(noticed.questions, [sort for sort in Sort if sort is not Sort.FACTS])
            if people:
                self._desk.say(tr("{what} noticed in your text.", what=people))
        self._asking.brought = False

    def _on_sort(self, sort: Sort | None) -> None:
        self.presenter.show_sort(sort)
        self._show()

    def _on_chosen(self, question: str) -> None:
        if question != self.presenter.current:
            self.presenter.current = question
            self._show_current()

    def _on_moved(self, step: int) -> None:
        if self.presenter.move_by(step):
            self._show_current()

    # What is shown

    def _show_current(self) -> None:
        self.list.show_current(self.presenter.current, writes=not self._desk.session.read_only)
        self._proxy()

    def _show(self) -> None:
        presenter, held = self.presenter, self._has_keyboard()
        self.setWindowTitle(presenter.title())
        tally = presenter.tally()
        told = presenter.all_told(presenter.sort, tally[presenter.sort]) if presenter.sort and tally[presenter.sort] else ""
        self.head.show_tally(tally, presenter.sort, "" if self._desk.session.read_only else told)
        hidden = presenter.hidden()
        further = tr("{n} more…", n=f"{hidden:,}") if hidden else ""
        self.list.show_groups(presenter.groups(), presenter.current, further, writes=not self._desk.session.read_only)
        asking = presenter.standing() is Standing.ASKING
        for widget in (self.list, self.hint):
            widget.setVisible(asking)
        self.head.setVisible(asking or presenter.sort is not None)
        self.instead.setVisible(not asking)
        self.instead.show_standing(presenter)
        self._proxy()
        if held:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_keyboard(self) -> bool:
        """Whether the keyboard is in the list or where it will be."""
        focus = self.window().focusWidget()
        return self.list.has_keyboard() or (focus is not None and self.instead.isAncestorOf(focus))

    def _proxy(self) -> None:
        """What takes the keyboard when the panel is given it."""
        self.setFocusProxy(self.list.row or self.instead.first)


def _line(title: str, menu: QMenu) -> str:
    """A line of a menu with its number as the key."""
    return f"&{len(menu.actions()) + 1}  {title}"
