"""One box over prose, lore and story state; Enter searches, and a match is gone to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from writer_app.gui.search.presenter import Hit, counted, hits, pages
from writer_app.gui.shared.actions import Action
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs

_HIT = Qt.ItemDataRole.UserRole


class SearchPanel(QWidget):
    """The search box, what it found in context, and the one line that says what was wrong with a search."""

    ACTIONS = (Action("search.box", "Search the story…", "look_for", "Ctrl+Shift+F", "Go"),)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0
        self.box = QLineEdit(self)
        self.box.setPlaceholderText(tr("words, or speaker:mara chapter:3"))
        self.box.setAccessibleName(tr("Search the story"))
        self.line = QLabel(self)
        self.line.setWordWrap(True)
        self.line.setAccessibleName(tr("What was found"))
        self.list = QTreeWidget(self)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(tr("Matches"))
        self.setFocusProxy(self.box)
        layout = QVBoxLayout(self)
        for widget in (self.box, self.line, self.list):
            layout.addWidget(widget)
        self.box.returnPressed.connect(self.search)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        desk.found.connect(self._on_found)

    def look_for(self) -> None:
        """Puts the cursor into the box."""
        panel: QWidget | None = self
        while panel is not None:
            panel.show()
            panel.raise_()
            panel = panel.parentWidget() if not panel.isWindow() else None
        self.box.setFocus()
        self.box.selectAll()

    def search(self) -> None:
        """Asks for what stands in the box."""
        if text := self.box.text().strip():
            self.line.setText(tr("Searching…"))
            self._asked = self._desk.ask(jobs.Search(0, text))

    def _on_found(self, answer: jobs.SearchDone | jobs.Refused) -> None:
        if answer.number != self._asked:
            return
        self.list.clear()
        if isinstance(answer, jobs.Refused):
            self.line.setText(answer.message)
            return
        self.line.setText(counted(answer.result))
        for title, inside in hits(answer.result):
            heading = QTreeWidgetItem([title])
            font = heading.font(0)
            font.setBold(True)
            heading.setFont(0, font)
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addTopLevelItem(heading)
            self.list.addTopLevelItems([self._item(hit) for hit in inside])
        self.list.addTopLevelItems([self._item(page) for page in pages(answer.result)])

    def _item(self, hit: Hit) -> QTreeWidgetItem:
        item = QTreeWidgetItem([hit.text])
        item.setData(0, _HIT, hit)
        item.setToolTip(0, hit.text)
        return item

    def _go(self, item: QTreeWidgetItem) -> None:
        hit = item.data(0, _HIT)
        if isinstance(hit, Hit) and hit.entry:
            self._desk.show_page(hit.entry)
        elif isinstance(hit, Hit):
            self._desk.open(hit.scene, hit.span)
