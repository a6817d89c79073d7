"""How a note looks in the list: a mark of its severity, the sentence, and the words it is about."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from writer_app.gui.notes.model import NOTE
from writer_app.gui.notes.presenter import Note
from writer_app.gui.shared.severitymarks import draw_mark
from writer_app.gui.shared.theme import Tone, severity_colour, tone
from writer_app.gui.shared.words import tr

_PAD, _MARK, _GAP = 7, 9, 8
_WRAP = Qt.TextFlag.TextWordWrap


class NoteDelegate(QStyledItemDelegate):
    """Paints headings and notes of the tree it belongs to."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[str, int] = {}
        self._measured: tuple[int, str] = (0, "")

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        note = index.data(NOTE)
        metrics = QFontMetrics(option.font)
        if note is None:
            return QSize(0, metrics.height() + 2 * _PAD)
        lines = 2 if note.others else 1
        return QSize(0, self._tall(note.message, metrics, option.font) + lines * metrics.height() + 2 * _PAD + 3)

    def _tall(self, message: str, metrics: QFontMetrics, font: QFont) -> int:
        """How tall a message is, measured once for each width and font: the view asks for every row whenever one comes."""
        measured = self._view.viewport().width() - self._inset(), font.key()
        if measured != self._measured:
            self._measured, self._heights = measured, {}
        if message not in self._heights:
            box = QRect(0, 0, max(measured[0], 60), 10_000)
            self._heights[message] = metrics.boundingRect(box, _WRAP, message).height()
        return self._heights[message]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        painter.save()
        note = index.data(NOTE)
        row = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())
        if note is None:
            self._paint_heading(painter, option, index, row)
        else:
            heading = str(index.parent().data())
            self._paint_note(painter, option, note, row, "" if heading == note.where else note.where)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, row: QRect
    ) -> None:
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        inner = row.adjusted(_PAD, 0, -_PAD, 0)
        metrics = QFontMetrics(font)
        count = str(index.model().rowCount(index))
        title = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width() - 40)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(tone(Tone.DIM, option.palette))
        painter.setFont(option.font)
        painter.drawText(inner.adjusted(metrics.horizontalAdvance(title) + 8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, count)

    def _paint_note(self, painter: QPainter, option: QStyleOptionViewItem, note: Note, row: QRect, where: str) -> None:
        palette, chosen = option.palette, bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(row, palette.color(QPalette.ColorRole.Highlight))
        ink = palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        meant, metrics = note.finding.dismissed is not None, QFontMetrics(option.font)
        mark = QRectF(row.left() + _PAD, row.top() + _PAD + (metrics.height() - _MARK) / 2, _MARK, _MARK)
        colour = tone(Tone.DIM, palette) if meant else severity_colour(note.finding.severity, palette)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, mark, note.finding.severity, ink if chosen else colour)
        inner = QRect(row.left() + _PAD + _MARK + _GAP, row.top() + _PAD, row.width() - self._inset(), row.height())
        painter.setPen(ink if chosen or not meant else tone(Tone.DIM, palette))
        told = metrics.boundingRect(inner, _WRAP, note.message)
        painter.drawText(inner, _WRAP, note.message)
        painter.setPen(ink if chosen else tone(Tone.DIM, palette))
        below = QRect(inner.left(), told.bottom() + 3, inner.width(), metrics.height())
        quote = f"“{' '.join(note.finding.quote.split())}”" if note.finding.quote else ""
        standing = tr("Meant that way") if meant else note.standing
        line = " · ".join(part for part in (standing, where, quote) if part)
        painter.drawText(below, 0, metrics.elidedText(line, Qt.TextElideMode.ElideRight, below.width()))
        if note.others:
            last = below.translated(0, metrics.height())
            painter.drawText(last, 0, metrics.elidedText(note.others, Qt.TextElideMode.ElideRight, last.width()))

    @staticmethod
    def _inset() -> int:
        return 2 * _PAD + _MARK + _GAP
