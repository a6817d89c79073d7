"""The start page: ways to begin on the left, what was open lately on the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from writer_app.gui.shared.fonts import page_font
from writer_app.gui.shared.words import tr
from writer_app.gui.start.choices import BigChoice
from writer_app.gui.start.presenter import RecentRow, sort_out

_ROW = Qt.ItemDataRole.UserRole


class RecentList(QListWidget):
    """The recent projects: Enter opens one, Delete takes it off the list."""

    opened = Signal(object)
    """Path of the project."""
    forgotten = Signal(object)
    """Path of the project that shall no longer be listed."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Recent projects"))
        self.setWordWrap(True)
        self.setSpacing(4)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(_ROW).folder))

    def show_rows(self, rows: Sequence[RecentRow]) -> None:
        """Lists them, the one that was open last first; those that are gone in a lighter ink."""
        self.clear()
        for row in rows:
            where = row.where if row.there else tr("not there now: {where}", where=row.where)
            item = QListWidgetItem(f"{row.title}\n{where}")
            item.setData(_ROW, row)
            item.setToolTip(tr("Enter opens it, Delete takes it off this list; its files stay."))
            if not row.there:
                item.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
            self.addItem(item)
        self.setCurrentRow(0 if rows else -1)

    def forget(self) -> None:
        """Takes the chosen one off the list."""
        if (item := self.currentItem()) is not None:
            self.forgotten.emit(item.data(_ROW).folder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Delete."""
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(item.data(_ROW).folder)
        elif event.key() == Qt.Key.Key_Delete:
            self.forget()
        else:
            super().keyPressEvent(event)


class StartPanel(QWidget):
    """What a writer sees before a project is open."""

    dropped = Signal(object)
    """Paths of the files of a manuscript."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.novel = BigChoice(tr("Start a novel"), tr("An empty first scene, ready to write in"))
        self.manuscript = BigChoice(
            tr("Bring in a manuscript"), tr("Word, ODT, EPUB, text, Markdown or HTML; or drop it on this page")
        )
        self.sample = BigChoice("", "")
        self.fresh = BigChoice(tr("A fresh copy of the sample"), tr("Beside the one you have, which stays as it is"))
        self.folder = BigChoice(tr("Open a folder"), tr("A project that is on this computer already"))
        self.recent = RecentList()
        self.line = QLabel()
        self.line.setWordWrap(True)
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        # What went wrong stands on a ground of its own, not in a colour alone.
        self.line.setAutoFillBackground(True)
        self.line.setBackgroundRole(QPalette.ColorRole.Button)
        self.line.setMargin(8)
        self._empty = QLabel(tr("What you open is listed here."))
        self._empty.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._arrange()

    def _arrange(self) -> None:
        name, about = QLabel(tr("Writer")), QLabel(tr("An editor for long fiction that knows your story"))
        font = page_font()
        font.setPointSize(26)
        name.setFont(font)
        about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        ways = QVBoxLayout()
        ways.setSpacing(8)
        for choice in (self.novel, self.manuscript, self.sample, self.fresh, self.folder):
            ways.addWidget(choice)
        ways.addStretch(1)
        lately = QVBoxLayout()
        for widget in (self._empty, self.recent):
            lately.addWidget(widget)
        lately.addStretch()
        lately.setStretchFactor(self.recent, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(48)
        grid.setVerticalSpacing(10)
        grid.addWidget(name, 0, 0, 1, 2)
        grid.addWidget(about, 1, 0, 1, 2)
        grid.addWidget(self.line, 2, 0, 1, 2)
        grid.addWidget(QLabel(tr("Begin")), 3, 0)
        grid.addWidget(QLabel(tr("Go on")), 3, 1)
        grid.addLayout(ways, 4, 0)
        grid.addLayout(lately, 4, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        middle = QWidget()
        middle.setMaximumWidth(960)
        middle.setLayout(grid)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 40, 32, 24)
        row.addWidget(middle, 1)
        self.say("")

    def show_sample(self, there: bool) -> None:
        """Offers the sample, or the copy of it that is there."""
        about = tr("A finished story, careless on purpose: see what is found in it")
        self.sample.say(tr("Open your copy of the sample") if there else tr("Open the sample"), about)
        self.fresh.setVisible(there)

    def show_recent(self, rows: Sequence[RecentRow]) -> None:
        """Lists what was open lately."""
        self.recent.show_rows(rows)
        self.recent.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def begin(self) -> None:
        """The keyboard goes to what is likeliest: the last project, or a new one."""
        (self.recent if self.recent.count() else self.novel).setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """One line about what went wrong; empty to take it away."""
        self.line.setText(text)
        self.line.setVisible(bool(text))
        self.line.setAccessibleName(text)
        if text:
            QAccessible.updateAccessibility(QAccessibleEvent(self.line, QAccessible.Event.Alert))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A project is opened, files are looked at."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        project, files = sort_out(paths)
        if project is not None:
            self.recent.opened.emit(project)
        elif files:
            self.dropped.emit(files)
        elif paths:
            self.recent.opened.emit(paths[0])
        event.acceptProposedAction()
