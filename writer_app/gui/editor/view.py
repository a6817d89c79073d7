"""The page: Qt's plain text editor over our own layout, with clicks, selection and zoom that fit it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from writer_app.gui.editor.layout import PageLayout, x_of
from writer_app.gui.editor.paragraphs import begin, join
from writer_app.gui.editor.typed import curly
from writer_app.services.pasting import markdown_of
from writer_app.services.session.preferences import Preferences

SIZES = (12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 24, 26, 28, 32, 36, 42, 48)
_ZOOM = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus)
_NOTCH = 120
SIZE = Preferences().letter
"""The size of letters, in pixels, at which a page is first shown."""


class PageView(QPlainTextEdit):
    """Shows a document whose layout is a `PageLayout`."""

    zoomed = Signal(int)
    """The size of letters, in pixels."""
    clicked_with_control = Signal(int)
    """A position of the document that was clicked while Ctrl was held."""
    menu_asked = Signal(QPoint)
    """The context menu is wanted at this point of the screen; the cursor is where it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.setMouseTracking(True)
        self.liked = Preferences()
        self._broken = -1
        self._turned = 0
        self._size = SIZE
        self._selection = QColor()
        self.set_look(self.font(), self.palette())

    @property
    def page(self) -> PageLayout | None:
        """The layout of the document that is shown."""
        layout = self.document().documentLayout()
        return layout if isinstance(layout, PageLayout) else None

    def like(self, liked: Preferences) -> None:
        """As the writer likes the page."""
        self.liked = liked
        self.setCenterOnScroll(liked.typewriter)
        self.zoom(liked.letter)

    # Size and colours

    def set_look(self, font: QFont, palette: QPalette) -> None:
        """The font of the text (its size is the zoom's) and the colours of the page."""
        font = QFont(font)
        font.setPixelSize(self._size)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        page = QPalette(palette)
        self._selection = palette.color(QPalette.ColorRole.Highlight)
        # The selection is painted by us, over the whole height of each line.
        page.setBrush(QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))
        page.setColor(QPalette.ColorRole.HighlightedText, palette.color(QPalette.ColorRole.Text))
        self.setPalette(page)
        self.setFont(font)
        self._fit()

    @property
    def letter(self) -> int:
        """The size of letters, in pixels."""
        return self._size

    def zoom(self, size: int) -> None:
        """Letters of `size` pixels; what can be seen stays in sight."""
        size = max(SIZES[0], min(SIZES[-1], size))
        if size == self._size:
            return
        self._size = size
        held = self._held(self.viewport().rect())
        font = self.font()
        font.setPixelSize(size)
        self.setFont(font)
        self._fit()
        self.zoomed.emit(size)
        self._hold(held)

    def zoom_in(self) -> None:
        """The next larger size."""
        self.zoom(next((size for size in SIZES if size > self._size), self._size))

    def zoom_out(self) -> None:
        """The next smaller size."""
        self.zoom(next((size for size in reversed(SIZES) if size < self._size), self._size))

    def zoom_reset(self) -> None:
        """The size a page is first shown at."""
        self.zoom(SIZE)

    def _fit(self) -> None:
        page = self.page
        if page is not None:
            self.document().setDefaultFont(self.font())
            page.set_page(self.viewport().width(), self.viewport().height())
            page.relay()

    def show_document(self, page: PageLayout) -> None:
        """Shows the document of `page`."""
        document = page.document()
        document.setDefaultFont(self.font())
        page.set_page(self.viewport().width(), self.viewport().height())
        self.setDocument(document)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width sets every line anew, when it is seen."""
        page = self.page
        held = self._held(QRect(QPoint(), event.oldSize()))
        if page is not None:
            page.set_page(self.viewport().width(), self.viewport().height())
        super().resizeEvent(event)
        self._hold(held)

    def _held(self, seen: QRect) -> int | None:
        """What must stay in sight of what is `seen`: the caret (None), or where the writer reads elsewhere the first block."""
        return None if seen.isEmpty() or seen.intersects(self.cursorRect()) else self.firstVisibleBlock().blockNumber()

    def _hold(self, held: int | None) -> None:
        if held is None:
            self.follow()
            return
        block, filled = self.document().findBlockByNumber(held), 0.0
        first = block
        while block.isValid() and filled < self.viewport().height():
            # Lines that are not set yet are not counted, and the scroll bar would end too early.
            filled += self.blockBoundingRect(block).height()
            block = block.next()
        self.verticalScrollBar().setValue(first.firstLineNumber())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom, a size for each notch; fine wheels send many small turns."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()
            while abs(self._turned) >= _NOTCH:
                (self.zoom_in if self._turned > 0 else self.zoom_out)()
                self._turned -= _NOTCH if self._turned > 0 else -_NOTCH
            event.accept()
            return
        super().wheelEvent(event)

    # What is on the page

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, float]]:
        """The blocks that can be seen, each with where it begins, in pixels of the viewport."""
        block, top, height = self.firstVisibleBlock(), self.contentOffset().y(), self.viewport().height()
        while block.isValid() and top < height:
            tall = self.blockBoundingRect(block).height()
            if top + tall > 0:
                yield block, top
            top += tall
            block = block.next()

    def line_point(self, point: QPointF) -> QPointF:
        """The point itself, or where it lies between lines, the middle of the line whose band it is in."""
        page = self.page
        if page is None or not 0 <= point.y() < self.viewport().height():
            return point
        for block, top in self.visible_blocks():
            for slot in page.slots(block):
                if point.y() < top + slot.bottom:
                    return QPointF(point.x(), top + slot.line.y() + slot.line.height() / 2)
        return point

    def position_at(self, point: QPointF) -> int | None:
        """The position of the document under a point of the viewport; None beside the text."""
        page = self.page
        at = self.line_point(point)
        cursor = self.cursorForPosition(at.toPoint())
        if page is None or (at == point and not self._on_line(point)):
            return None
        rect = self.cursorRect(cursor)
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        if not line.isValid() or not line.x() <= point.x() - self.contentOffset().x() <= line.x() + line.naturalTextWidth():
            return None
        return cursor.position() - 1 if rect.left() > point.x() and not cursor.atBlockStart() else cursor.position()

    def _on_line(self, point: QPointF) -> bool:
        return any(top <= point.y() < top + self.blockBoundingRect(block).height() for block, top in self.visible_blocks())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The selection first, in unbroken bands; then the text."""
        if self.textCursor().hasSelection():
            painter = QPainter(self.viewport())
            for band in self.selection_bands():
                painter.fillRect(band, self._selection)
            painter.end()
        super().paintEvent(event)

    def selection_bands(self) -> Iterator[QRectF]:
        """What is painted behind the selected words, in pixels of the viewport."""
        page, cursor = self.page, self.textCursor()
        if page is None:
            return
        for block, top in self.visible_blocks():
            first = cursor.selectionStart() - block.position()
            last = cursor.selectionEnd() - block.position()
            if last <= 0 or first >= block.length():
                continue
            for slot in page.slots(block):
                line, start = slot.line, slot.line.textStart()
                end = start + line.textLength()
                final = end >= block.length() - 1
                if first >= end + final or last <= start:
                    continue
                left = x_of(line, max(first, start))
                right = x_of(line, min(last, end)) + (page.step / 4 if final and last > end else 0)
                above, below = page.band(block, slot)
                yield QRectF(min(left, right), top + above, abs(right - left), below - above)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Presses between two lines belong to the nearer one."""
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.button() == Qt.MouseButton.LeftButton:
            position = self.position_at(event.position())
            if position is not None:
                self.clicked_with_control.emit(position)
            return
        super().mousePressEvent(self._snapped(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """As presses."""
        super().mouseMoveEvent(self._snapped(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As presses."""
        super().mouseReleaseEvent(self._snapped(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As presses."""
        super().mouseDoubleClickEvent(self._snapped(event))

    def _snapped(self, event: QMouseEvent) -> QMouseEvent:
        at = self.line_point(event.position())
        return QMouseEvent(
            event.type(),
            at,
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
            event.pointingDevice(),
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The cursor goes to where the menu was asked for, unless something is selected there."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            cursor = self.cursorForPosition(self.line_point(QPointF(event.pos())).toPoint())
            chosen = self.textCursor()
            if not chosen.selectionStart() <= cursor.position() <= chosen.selectionEnd():
                self.setTextCursor(cursor)
        self.menu_asked.emit(event.globalPos())

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the editor itself; where they do something the caret's line can be seen afterwards."""
        before = self._doing()
        if not self._take(event):
            super().keyPressEvent(event)
            if event.text():
                self._broken = -1
        if before != self._doing():
            self.follow()

    def _doing(self) -> tuple[int, int, int]:
        cursor = self.textCursor()
        return cursor.position(), cursor.anchor(), self.document().revision()

    def _take(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        if control == Qt.KeyboardModifier.ControlModifier and event.key() in _ZOOM:
            (self.zoom_in if event.key() != Qt.Key.Key_Minus else self.zoom_out)()
            return True
        if control or self.isReadOnly():
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            return self._return(plain=bool(shifted))
        if event.key() == Qt.Key.Key_Backspace and self.textCursor().position() == self._broken:
            return self._join()
        if self.liked.curly_quotes and event.text() in ("'", '"'):
            self.textCursor().insertText(curly(event.text(), self._line_before()))
            return True
        return False

    def _line_before(self) -> str:
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _return(self, *, plain: bool) -> bool:
        """A new paragraph; pressed twice, as some do, it is still one."""
        cursor = self.textCursor()
        if cursor.position() == self._broken and not plain and not cursor.hasSelection():
            self._broken = -1
            return True
        self._broken = cursor.position() if begin(cursor, plain=plain) else self._broken
        self.setTextCursor(cursor)
        return True

    def _join(self) -> bool:
        cursor = self.textCursor()
        self._broken = -1
        if not join(cursor):
            return False
        self.setTextCursor(cursor)
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters that are put together out of several keys."""
        super().inputMethodEvent(event)
        self.follow()

    # The clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is the Markdown, and nothing of how it is drawn."""
        copied = QMimeData()
        copied.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return copied

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, styled or plain."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Styled text becomes Markdown; plain text is taken as it is."""
        text = markdown_of(source.html()) if source.hasHtml() else ""
        if text:
            self.textCursor().insertText(text)
        else:
            super().insertFromMimeData(source)
        self.follow()

    def show_read_only(self, read_only: bool) -> None:
        """Whether the text can only be read; the caret and its keys stay, so that cards and notes are reached."""
        self.setReadOnly(read_only)
        if read_only:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)

    def follow(self) -> None:
        """Brings the caret's line wholly into sight. Qt's own way takes all lines to be of one height."""
        self.ensureCursorVisible()
        if self.liked.typewriter:
            self.centerCursor()
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        while (caret := self.cursorRect()).bottom() >= height and caret.top() > 0 and bar.value() < bar.maximum():
            bar.setValue(bar.value() + 1)

    def select(self, start: int, end: int, centre: bool = True) -> None:
        """Selects positions of the document and brings them into view."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if centre:
            self.centerCursor()
        self.follow()
