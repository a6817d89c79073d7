"""How the rows of the search panel look: what was looked for is marked in its sentence."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from writer_app.gui.search.model import ROW
from writer_app.gui.search.rows import Row, RowKind
from writer_app.gui.shared.positions import Units, units_in
from writer_app.gui.shared.theme import Tone, tone, wash

_PAD, _INDENT, _AIR = 10, 16, 5
_BRIEF = 40
"""Marked words are bold up to this many letters; a whole speech in bold would shout."""


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of the list it belongs to."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[Row, int] = {}
        self._measured: tuple[int, str] = (0, "")

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(ROW)
        if row.kind is not RowKind.PASSAGE:
            room = 3 * _AIR if row.kind is RowKind.HEADING else 2 * _AIR
            return QSize(0, QFontMetrics(option.font).height() + room)
        return QSize(0, self._tall(row, option) + 2 * _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row: Row = index.data(ROW)
        place = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(place, option.palette.color(QPalette.ColorRole.Highlight))
        if row.kind is RowKind.PASSAGE:
            layout = _laid_out(row, option, self._width(), chosen)
            layout.draw(painter, QPointF(_INDENT, place.top() + _AIR))
        else:
            _paint_line(painter, option, row, place, chosen)
        painter.restore()

    def _width(self) -> int:
        return max(80, self._view.viewport().width() - _INDENT - _PAD)

    def _tall(self, row: Row, option: QStyleOptionViewItem) -> int:
        """How tall a passage is, measured once for each width and font: the view asks for every row whenever one comes."""
        measured = self._width(), option.font.key()
        if measured != self._measured:
            self._measured, self._heights = measured, {}
        if row not in self._heights:
            self._heights[row] = round(_laid_out(row, option, self._width(), chosen=False).boundingRect().height())
        return self._heights[row]


def _laid_out(row: Row, option: QStyleOptionViewItem, width: int, chosen: bool) -> QTextLayout:
    layout = QTextLayout(row.text, option.font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    whole = QTextLayout.FormatRange()
    ink = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
    whole.start, whole.length = 0, units_in(row.text)
    whole.format = _ink(option.palette, ink)
    layout.setFormats([whole, *_marked(row, option.palette, chosen)])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _ink(palette: QPalette, role: QPalette.ColorRole) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(palette.color(role))
    return made


def _marked(row: Row, palette: QPalette, chosen: bool) -> list[QTextLayout.FormatRange]:
    """The marks as Qt takes them, in UTF-16 units."""
    units = Units(row.text)
    ranges = []
    for mark in row.marks:
        found = QTextLayout.FormatRange()
        found.start = units.unit(mark.start)
        found.length = units.unit(mark.end) - found.start
        made = _ink(palette, QPalette.ColorRole.Text)
        made.setBackground(wash(Tone.HIT, palette))
        if len(mark) <= _BRIEF:
            made.setFontWeight(QFont.Weight.Bold)
        found.format = made
        ranges.append(found)
    return ranges


def _paint_line(painter: QPainter, option: QStyleOptionViewItem, row: Row, place: QRect, chosen: bool) -> None:
    """A heading, a page or a search, and in a lighter ink what stands beside it."""
    heading = row.kind is RowKind.HEADING
    font = QFont(option.font)
    font.setBold(heading)
    metrics = QFontMetrics(font)
    inner = place.adjusted(_PAD if heading else _INDENT, _AIR if heading else 0, -_PAD, 0)
    text = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, inner.width())
    ink = option.palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
    rest = inner.adjusted(metrics.horizontalAdvance(text) + 2 * _AIR, 0, 0, 0)
    painter.setFont(option.font)
    painter.setPen(ink if chosen else tone(Tone.DIM, option.palette))
    beside = QFontMetrics(option.font).elidedText(row.beside, Qt.TextElideMode.ElideRight, rest.width())
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, beside)
