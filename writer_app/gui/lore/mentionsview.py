"""Every sentence that names what a page is about, under the titles of the scenes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from writer_app.gui.lore.model import ITEM, MentionsModel
from writer_app.gui.lore.presenter import Mention
from writer_app.gui.shared.words import tr

_ROWS = 12


class MentionsView(QListView):
    """Sentences, one a line; Enter or a click goes there."""

    went = Signal(object)
    """A Mention."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MentionsModel(self)
        self.setModel(self._model)
        self.setAccessibleName(tr("Mentions in the text"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._go)

    def show_mentions(self, mentions: tuple[Mention, ...]) -> None:
        """Shows these, as high as they need, up to a dozen lines."""
        self._model.show(mentions)
        self.setVisible(bool(mentions))
        rows = min(_ROWS, max(1, self._model.rowCount()))
        self.setFixedHeight(rows * (self.sizeHintForRow(0) if mentions else 0) + 6)

    def _go(self, index: QModelIndex) -> None:
        if isinstance(mention := index.data(ITEM), Mention):
            self.went.emit(mention)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)
