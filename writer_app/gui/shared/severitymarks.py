"""How sure a note is, as a mark: a shape, so that no meaning hangs on colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from writer_app.domain.findings import Severity

_SHARP = 2


def draw_mark(painter: QPainter, box: QRectF, severity: Severity, colour: QColor) -> None:
    """A full triangle for a contradiction, a full diamond for a doubt, a ring for what is worth a look."""
    middle = box.center()
    painter.setPen(QPen(colour, 1.5))
    if severity is Severity.NOTE:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        return
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    top, right, left = QPointF(middle.x(), box.top()), QPointF(box.right(), middle.y()), QPointF(box.left(), middle.y())
    corners = [top, box.bottomRight(), box.bottomLeft()]
    if severity is Severity.WARNING:
        corners = [top, right, QPointF(middle.x(), box.bottom()), left]
    painter.drawPolygon(QPolygonF(corners))


def mark_icon(severity: Severity, colour: QColor, size: int = 10) -> QIcon:
    """The mark as an icon, `size` pixels wide."""
    pixmap = QPixmap(QSize(size, size) * _SHARP)
    pixmap.setDevicePixelRatio(_SHARP)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_mark(painter, QRectF(1, 1, size - 2, size - 2), severity, colour)
    painter.end()
    return QIcon(pixmap)
