"""All lines of one character, beside the text: read through, gone to, taken along."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from writer_app.domain.errors import WriterError
from writer_app.gui.lore.lines import LineRow, LinesPresenter
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.exporting import is_part
from writer_app.services.session import jobs
from writer_app.storage.files import encode, write_atomic

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinesModel(QAbstractListModel):
    """The rows; titles of scenes cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[LineRow, ...] = ()
        self._title = QFont(parent.font())
        self._title.setBold(True)

    def show(self, rows: tuple[LineRow, ...]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself as _ROW, its words for everybody else."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.FontRole and row.line is None:
            return self._title
        if role == _ROW:
            return row
        return row.text if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Whether it can be chosen."""
        if not index.isValid() or self.rows[index.row()].line is None:
            return Qt.ItemFlag.NoItemFlags if not index.isValid() else Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class LinesView(QListView):
    """Enter goes to a line, Ctrl+C copies what is chosen."""

    def __init__(self, dialog: LinesDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.setAccessibleName(tr("Lines"))
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS:
            self._dialog.go()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._dialog.copy()
        else:
            super().keyPressEvent(event)


class LinesDialog(QDialog):
    """Stays beside the text while it is written in, and follows it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = LinesPresenter(desk.session)
        self.person, self.count, self.guesses = QComboBox(self), QLabel(self), QCheckBox(tr("Guesses too"), self)
        self.model = LinesModel(self)
        self.list = LinesView(self)
        self.list.setModel(self.model)
        self.take_along, self.save = QPushButton(tr("Copy as text"), self), QPushButton(tr("Save as text…"), self)
        self.there = QPushButton(tr("Go to the line"), self)
        self.person.setAccessibleName(tr("Whose lines"))
        self.count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        for button in (self.take_along, self.save):
            button.setToolTip(tr("The lines that are chosen, or else all"))
        self._lay_out()
        self._fill()
        self.person.activated.connect(lambda place: self.show_lines(self.person.itemData(place)))
        self.guesses.toggled.connect(self._on_guesses)
        self.list.doubleClicked.connect(lambda _: self.go())
        self.take_along.clicked.connect(self.copy)
        self.save.clicked.connect(self._ask_where)
        self.there.clicked.connect(self.go)
        desk.spoken.connect(self._on_spoken)
        desk.noted.connect(lambda _: self._ask())
        desk.changed.connect(lambda _: self._fill())
        self._show()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.person, 1)
        head.addWidget(self.guesses)
        foot.addWidget(self.count, 1)
        for button in (self.take_along, self.save, self.there):
            button.setAutoDefault(False)
            foot.addWidget(button)
        box = QVBoxLayout(self)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        box.addLayout(foot)
        self.resize(520, 560)

    def show_lines(self, entry: str) -> None:
        """The lines of an entry."""
        self.presenter.choose(entry)
        self.person.setCurrentIndex(self.person.findData(entry))
        self._ask()
        self._show()
        self.list.setFocus()

    def _fill(self) -> None:
        """Whoever may be chosen, the chosen one kept."""
        people = self.presenter.people()
        if [self.person.itemText(place) for place in range(self.person.count())] == [entry.name for entry in people]:
            return
        self.person.clear()
        for entry in people:
            self.person.addItem(entry.name, entry.id)
        self.person.setCurrentIndex(self.person.findData(self.presenter.entry))

    def _ask(self) -> None:
        if self.presenter.entry and self.isVisible():
            self._desk.ask(jobs.Lines(0, self.presenter.entry))

    def _on_spoken(self, spoken: jobs.Spoken) -> None:
        if self.presenter.take(spoken):
            self._show()

    def _on_guesses(self, shown: bool) -> None:
        self.presenter.guesses = shown
        self._show()

    def _show(self) -> None:
        """The rows as they are now; the list stays where it was as far as it can."""
        presenter = self.presenter
        name = self.person.currentText()
        self.setWindowTitle(tr("All lines of {name}", name=name) if name else tr("All lines of one character"))
        self.count.setText(presenter.counted())
        self.guesses.setVisible(presenter.has_guesses)
        for button in (self.take_along, self.save, self.there):
            button.setEnabled(bool(presenter.lines))
        rows = presenter.rows()
        if rows == self.model.rows:
            return
        place = self.list.currentIndex().row()
        self.model.show(rows)
        if rows:
            self.list.setCurrentIndex(self.model.index(max(1, min(place, len(rows) - 1))))

    # What can be done

    def go(self) -> None:
        """To the line, in the text."""
        row = self.list.currentIndex().data(_ROW)
        if isinstance(row, LineRow) and row.line is not None:
            self._desk.open(row.line.scene, row.line.span)

    def copy(self) -> None:
        """The lines that are chosen, or else all, as text."""
        QGuiApplication.clipboard().setText(self._text())
        self._desk.say(tr("Copied."))

    def keep(self, file: str) -> None:
        """The same as a file, which is never one of the novel's own."""
        path, session = Path(file), self._desk.session
        if is_part(session.folder, session.loaded, path):
            self._desk.say(tr("That is a file of the novel itself; choose another place."), "warning")
            return
        try:
            write_atomic(path, encode(self._text(), path.name))
        except WriterError as error:
            self._desk.say(str(error), "error")
            return
        self._desk.say(tr("Saved: {file}", file=str(path)))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, tr("Where the lines go"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(f"{self.windowTitle()}.txt")
        dialog.fileSelected.connect(self.keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _text(self) -> str:
        chosen = sorted(self.list.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return self.presenter.text(index.data(_ROW) for index in chosen) if len(chosen) > 1 else self.presenter.text()
