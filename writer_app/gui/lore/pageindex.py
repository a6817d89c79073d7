"""The list of pages, with a line that finds and a choice of kinds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QLineEdit, QListView, QToolButton, QVBoxLayout, QWidget

from writer_app.domain.lore import Kind
from writer_app.gui.lore.model import ITEM, PagesModel
from writer_app.gui.lore.presenter import KIND_TITLES, LorePresenter, Row
from writer_app.gui.shared.words import tr

_ROOM = 280
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PageIndex(QWidget):
    """Shows the presenter's rows."""

    chosen = Signal(str)
    """The entry that the cursor is on."""
    opened = Signal()
    """Enter or a click: to the page of that entry."""
    making = Signal()
    """A new page is wanted."""

    def __init__(self, presenter: LorePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._model = PagesModel(self)
        self.filter = QLineEdit(self)
        self.kinds = QComboBox(self)
        self.make = QToolButton(self)
        self.list = QListView(self)
        self._empty = QLabel(self)
        self._set_up()
        self._lay_out()
        self.refresh()

    def _set_up(self) -> None:
        self.filter.setPlaceholderText(tr("Find a page"))
        self.filter.setAccessibleName(tr("Find a page"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filter)
        self.filter.installEventFilter(self)
        self.kinds.addItem(tr("Everything"), None)
        for kind, title in KIND_TITLES.items():
            self.kinds.addItem(tr(title), kind)
        for widget in (self.kinds, self.kinds.view()):
            widget.setAccessibleName(tr("Which kind of page"))
        self.kinds.currentIndexChanged.connect(self._on_kind)
        self.make.setText(tr("New…"))
        self.make.setAccessibleName(tr("New page"))
        self.make.setToolTip(tr("New page"))
        self.make.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.make.clicked.connect(self.making)
        self.list.setModel(self._model)
        self.list.setAccessibleName(tr("Pages of the lore"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.clicked.connect(lambda _: self.opened.emit())
        self.list.installEventFilter(self)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(20)
        self._empty.setForegroundRole(self.palette().ColorRole.PlaceholderText)

    def _lay_out(self) -> None:
        self._head = QGridLayout()
        self._head.setContentsMargins(8, 6, 8, 6)
        self._head.setSpacing(6)
        self._arrange()
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kinds.setMinimumContentsLength(8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head)
        box.addWidget(self.list, 1)
        box.addWidget(self._empty, 1)

    def _arrange(self) -> None:
        """The kinds beside the line that finds, or below it where there is little room."""
        beside = self.width() >= _ROOM
        self._head.addWidget(self.filter, 0, 0, 1, 1 if beside else 2)
        self._head.addWidget(self.kinds, 0 if beside else 1, 1 if beside else 0)
        self._head.addWidget(self.make, 0 if beside else 1, 2 if beside else 1)
        self._head.setColumnStretch(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def refresh(self) -> None:
        """Shows the pages as they now are."""
        rows = self._presenter.rows()
        self._model.show(rows)
        self._empty.setText(self._presenter.empty_line())
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.mark()

    def mark(self) -> None:
        """The cursor on the page that is open."""
        page = self._presenter.page
        place = self._model.place(page.entry.id) if page is not None else QModelIndex()
        if place.isValid():
            self.list.setCurrentIndex(place)
            self.list.scrollTo(place)

    def uncover(self, entry: str) -> None:
        """Takes the filters away where they hide the page of an entry."""
        if not self._model.place(entry).isValid():
            self.kinds.setCurrentIndex(0)
            self.filter.clear()

    def focus_filter(self) -> None:
        """The cursor into the line that finds."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _on_filter(self, text: str) -> None:
        self._presenter.filter = text
        self.refresh()

    def _on_kind(self) -> None:
        kind = self.kinds.currentData()
        self._presenter.kind = Kind(kind) if kind is not None else None
        self.refresh()

    def _on_current(self, now: QModelIndex) -> None:
        row = now.data(ITEM)
        if isinstance(row, Row) and row.entry:
            self.chosen.emit(row.entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        enter = event.key() in _ENTERS
        if watched is self.filter and (enter or event.key() == Qt.Key.Key_Down):
            self._go_to_first(opens=enter)
            return True
        if watched is self.list and (enter or event.key() == Qt.Key.Key_Right):
            self.opened.emit()
            return True
        return super().eventFilter(watched, event)

    def _go_to_first(self, *, opens: bool) -> None:
        pages = (self._model.index(row) for row in range(self._model.rowCount()))
        first = next((index for index in pages if index.data(ITEM).entry), None)
        if first is not None:
            self.list.setCurrentIndex(first)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if opens:
                self.opened.emit()
