"""How a row of the binder looks: notes as a mark whose shape says how sure they are, lengths in a quiet colour."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from writer_app.domain.findings import Severity
from writer_app.gui.binder.model import NOTES, ROW, TITLE, WORDS
from writer_app.gui.binder.presenter import Row
from writer_app.gui.shared.severitymarks import draw_mark
from writer_app.gui.shared.theme import Tone, severity_colour, tone
from writer_app.gui.shared.words import tr

Index = QModelIndex | QPersistentModelIndex
_PAD, _SIZE, _GAP = 4, 8, 4


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of the tree it belongs to."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(tr("Title"))
        if isinstance(editor, QLineEdit):
            editor.setPlaceholderText(tr("No title"))
        return editor

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column() == WORDS or (index.column() == TITLE and _row(index).missing):
            option.palette.setColor(QPalette.ColorRole.Text, tone(Tone.DIM, option.palette))
        if index.column() == WORDS:
            option.text += "\u00a0"
        if index.column() == NOTES:
            option.text = ""
        if index.column() == TITLE and _row(index).posted:
            # Room for the tick.
            room = option.rect.width() - 2 * _SIZE - 3 * _GAP
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(option.fontMetrics.height() + 2 * _PAD)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        row = _row(index)
        first = index.sibling(index.row(), TITLE)
        # What is spread out below shows its own notes.
        if index.column() == TITLE and row.posted:
            self._paint_posted(painter, option)
        if index.column() == NOTES and row.notes.worst and not (row.rows and self._view.isExpanded(first)):
            self._paint_notes(painter, option, row.notes.worst, str(row.notes.count))

    @staticmethod
    def _paint_posted(painter: QPainter, option: QStyleOptionViewItem) -> None:
        """A tick at the end of the title."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = option.palette.color(QPalette.ColorRole.HighlightedText) if chosen else tone(Tone.DIM, option.palette)
        box = QRectF(option.rect.right() - _SIZE - _GAP, option.rect.center().y() - _SIZE / 2, _SIZE, _SIZE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1.6))
        tick = (box.topLeft() + QPointF(0, 5), box.topLeft() + QPointF(3, 8), box.topLeft() + QPointF(8, 1))
        painter.drawPolyline(QPolygonF(tick))
        painter.restore()

    @staticmethod
    def _paint_notes(painter: QPainter, option: QStyleOptionViewItem, severity: Severity, count: str) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        colour = palette.color(QPalette.ColorRole.HighlightedText) if chosen else severity_colour(severity, palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(_PAD, 0, -_PAD, 0)
        width = option.fontMetrics.horizontalAdvance(count)
        painter.setPen(colour)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count)
        mark = QRectF(rect.right() - width - _GAP - _SIZE, rect.center().y() - _SIZE / 2, _SIZE, _SIZE)
        draw_mark(painter, mark, severity, colour)
        painter.restore()


def notes_width(metrics: QFontMetrics, counts: Iterable[str]) -> int:
    """How wide a column must be for marks with these counts; 0 for none."""
    widest = max(map(metrics.horizontalAdvance, counts), default=0)
    return widest + _SIZE + _GAP + 2 * _PAD if widest else 0


def _row(index: Index) -> Row:
    row: Row = index.data(ROW)
    return row
