"""The binder beside the text: Enter or a click opens a scene, and the open one is marked."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator, QVBoxLayout, QWidget

from writer_app.gui.binder.presenter import BinderPresenter, Row
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs

_SCENE = Qt.ItemDataRole.UserRole


class BinderPanel(QWidget):
    """The outline of the project."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = BinderPresenter(desk.session)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(tr("Chapters and scenes"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setFocusProxy(self.tree)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tree)
        self.tree.itemActivated.connect(self._open)
        self.tree.itemClicked.connect(self._open)
        desk.noted.connect(self._on_noted)
        desk.changed.connect(self._on_changed)
        desk.opened.connect(self._mark)
        if desk.checked is not None:
            self.presenter.take(desk.checked)
        self.refresh()

    def refresh(self) -> None:
        """Shows the outline as it now is."""
        self.tree.clear()
        self.tree.addTopLevelItems([self._item(row) for row in self.presenter.rows(tr("Without a place"))])
        self.tree.expandAll()
        self._mark(self._desk.scene)

    def _item(self, row: Row) -> QTreeWidgetItem:
        notes = f"  {tr('notes: {count}', count=str(row.notes))}" if row.id and row.notes else ""
        item = QTreeWidgetItem([row.title, f"{row.words:,}{notes}"])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setData(0, _SCENE, row.id)
        spoken = tr("{title}, {words} words, {notes} notes", title=row.title, words=str(row.words), notes=str(row.notes))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.addChildren([self._item(inner) for inner in row.rows])
        return item

    def _items(self) -> Iterator[QTreeWidgetItem]:
        walk = QTreeWidgetItemIterator(self.tree)
        while (item := walk.value()) is not None:
            yield item
            walk += 1

    def _mark(self, scene: str) -> None:
        for item in self._items():
            font = item.font(0)
            font.setBold(bool(scene) and item.data(0, _SCENE) == scene)
            item.setFont(0, font)
            if font.bold() and not self.tree.hasFocus():
                self.tree.setCurrentItem(item)

    def _open(self, item: QTreeWidgetItem) -> None:
        scene = item.data(0, _SCENE)
        if scene and scene != self._desk.scene:
            self._desk.open(scene)

    def _on_changed(self, _: object) -> None:
        self.refresh()

    def _on_noted(self, checked: jobs.Checked) -> None:
        before = self.presenter.rows("")
        self.presenter.take(checked)
        if self.presenter.rows("") != before:
            self.refresh()
