"""One field over prose, lore and story state: what is typed is looked for, and a match is one key away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from writer_app.gui.search.delegate import RowDelegate
from writer_app.gui.search.model import ROW, RowModel
from writer_app.gui.search.presenter import SearchPresenter, remembered
from writer_app.gui.search.rows import Row, RowKind
from writer_app.gui.shared.actions import Action
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.theme import Tone, tone
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs

PAUSE = 150
"""Milliseconds without a key after which what is typed is looked for."""
PATIENCE = 250
"""Milliseconds without an answer after which the panel says that it is still searching."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchPanel(QWidget):
    """The field, the line that says how much was found or what was wrong, and the list.

    The keyboard stays in the field: Up and Down move through the list, Enter opens what is chosen there.
    """

    ACTIONS = (
        Action("search.box", "Search the story…", "look_for", "Ctrl+Shift+F", "Go"),
        Action("search.next", "Next match of the search", "go_on", "F4", "Go"),
        Action("search.previous", "Match of the search before", "go_back", "Shift+F4", "Go"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._presenter = SearchPresenter()
        self._number = 0
        self._again = False
        self._opened = False
        self.field = QLineEdit(self)
        self.line = QLabel(self)
        self.list = QListView(self)
        self._model = RowModel(self)
        self._pause, self._patience = self._timer(PAUSE), self._timer(PATIENCE)
        self.setFocusProxy(self.field)
        self._dress()
        self._lay_out()
        self._listen()
        self._start()

    # Setting up

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _dress(self) -> None:
        self.field.setPlaceholderText(tr("Search the story"))
        self.field.setAccessibleName(tr("Search the story"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.line.setWordWrap(True)
        self.line.setAccessibleName(tr("What was found"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setAccessibleName(tr("Matches"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.installEventFilter(self)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(8, 6, 8, 4)
        head.setSpacing(5)
        head.addWidget(self.field)
        head.addWidget(self.line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.list, 1)

    def _listen(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.list.clicked.connect(self._open)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._pause.timeout.connect(self.search)
        self._patience.timeout.connect(self._say_searching)
        self._desk.found.connect(self._on_found)
        self._desk.noted.connect(self._on_noted)

    # What can be done

    def look_for(self) -> None:
        """Shows the panel and puts the keyboard into the field."""
        panel: QWidget | None = self
        while panel is not None:
            panel.show()
            panel.raise_()
            panel = panel.parentWidget() if not panel.isWindow() else None
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def go_on(self) -> None:
        """The next match, in the text."""
        self._go_by(1)

    def go_back(self) -> None:
        """The match before, in the text."""
        self._go_by(-1)

    def can(self, action: str) -> bool:
        """What is possible now."""
        return action == "search.box" or any(row.kind is RowKind.PASSAGE for row in self._model.rows)

    def search(self) -> None:
        """Looks for what stands in the field, now."""
        self._pause.stop()
        if typed := self.field.text().strip():
            self._again = False
            self._send(self._presenter.ask(typed))
            self._patience.start()
        else:
            self._start()

    def _send(self, search: str) -> None:
        self._number = self._desk.ask(jobs.Search(0, search))

    def _start(self) -> None:
        """Nothing is looked for: what can be."""
        self._pause.stop()
        self._patience.stop()
        self._number = 0
        self._presenter.start(self._desk.session.loaded.lore, self._desk.searches)
        self._show()

    def _go_by(self, step: int) -> None:
        """To the passage `step` after the one that was opened last; to the one that is chosen where none was."""
        here = self.list.currentIndex().row()
        passages = [at for at, row in enumerate(self._model.rows) if row.kind is RowKind.PASSAGE]
        beyond = [at for at in passages if (at - here) * step > 0 or (at == here and not self._opened)]
        if not beyond:
            self._desk.say(tr("No more matches of “{search}” this way.", search=self._presenter.asked))
            return
        place = min(beyond) if step > 0 else max(beyond)
        self._choose(place)
        self._open(self._model.index(place))

    # What is typed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if watched is self.field and key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._choose(self._model.step(self.list.currentIndex().row(), _STEPS[key]))
            return True
        if key in _ENTERS:
            self._enter()
            return True
        if watched is self.field and key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        """Opens what is chosen; looks first where what is typed has no answer yet."""
        if self.field.text().strip() != self._presenter.asked or not self._presenter.answered:
            self.search()
        else:
            self._open(self.list.currentIndex())

    def _on_typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._start()

    def _choose(self, place: int) -> None:
        index = self._model.index(place)
        self.list.setCurrentIndex(index)
        if place == self._model.step(-1, 1):
            self.list.scrollToTop()

    def _on_current(self, now: QModelIndex) -> None:
        """A screen reader hears what is chosen while the keyboard is in the field."""
        self._opened = False
        self.field.setAccessibleDescription(now.data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def _open(self, index: QModelIndex) -> None:
        row: Row | None = index.data(ROW)
        if row is None or row.kind is RowKind.HEADING:
            return
        if row.kind is RowKind.QUERY:
            self.field.setText(row.query)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search()
            return
        self._desk.searches = remembered(self._desk.searches, self._presenter.asked)
        self._opened = True
        if row.kind is RowKind.PAGE:
            self._desk.show_page(row.entry)
        else:
            self._desk.open(row.scene, row.span)

    # What is answered

    def _on_found(self, answer: jobs.SearchDone | jobs.Refused) -> None:
        if answer.number != self._number:
            return
        if wider := self._presenter.take(answer):
            self._send(wider)
            return
        self._patience.stop()
        self._show()

    def _on_noted(self, checked: jobs.Checked) -> None:
        """The text has changed: what was found in it stands elsewhere, or no more."""
        if self._number and self._presenter.answered and not self._presenter.mistaken:
            self._again = True
            self._send(self._presenter.ask(self._presenter.asked))

    def _say_searching(self) -> None:
        self.line.setText(tr("Searching…"))
        self.line.show()

    def _show(self) -> None:
        """Shows what the presenter says; the same rows stay as they are, and so does what is chosen among others."""
        presenter = self._presenter
        self.line.setText(presenter.line)
        self.line.setVisible(bool(presenter.line))
        self._colour_line()
        if presenter.rows == self._model.rows:
            return
        place = self.list.currentIndex().row() if self._again else -1
        self._model.show(presenter.rows)
        if place >= 0:
            self._choose(min(place, len(presenter.rows) - 1))
        elif presenter.asked:
            self._choose(self._model.step(-1, 1))

    def _colour_line(self) -> None:
        palette = QPalette(self.palette())
        kind = Tone.DOUBT if self._presenter.mistaken else Tone.DIM
        palette.setColor(QPalette.ColorRole.WindowText, tone(kind, palette))
        self.line.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._colour_line()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.field.text():
            self._start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()
