"""A layout that sets its widgets like words: one after another, and on into the next line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of widgets, each as wide as it wants to be and no wider than the line. `gap` is between widgets, `leading`
    between lines, in pixels."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6, leading: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._leading = gap, leading

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._set(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        wide = max((min(item.sizeHint().width(), 120) for item in self._shown()), default=0)
        tall = max((item.sizeHint().height() for item in self._shown()), default=0)
        return QSize(wide + margins.left() + margins.right(), tall + margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _set(self, rect: QRect, *, move: bool) -> int:
        """Sets every line into `rect` and returns how tall they are together."""
        margins = self.contentsMargins()
        inner = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        top, line, left = inner.top(), list[tuple[QLayoutItem, QSize]](), inner.left()
        for item in self._shown():
            size = self._size(item, inner.width())
            if line and left + size.width() > inner.right() + 1:
                top += self._line(line, QPoint(inner.left(), top), move) + self._leading
                line, left = [], inner.left()
            line.append((item, size))
            left += size.width() + self._gap
        top += self._line(line, QPoint(inner.left(), top), move)
        return top - rect.top() + margins.bottom()

    def _line(self, line: list[tuple[QLayoutItem, QSize]], start: QPoint, move: bool) -> int:
        tall = max((size.height() for _, size in line), default=0)
        left = start.x()
        for item, size in line:
            if move:
                item.setGeometry(QRect(QPoint(left, start.y() + (tall - size.height()) // 2), size))
            left += size.width() + self._gap
        return tall

    @staticmethod
    def _size(item: QLayoutItem, most: int) -> QSize:
        hint = item.sizeHint()
        if hint.width() <= most:
            return hint
        tall = item.heightForWidth(most) if item.hasHeightForWidth() else hint.height()
        return QSize(most, tall)
