"""The editor: the page of the scene that is open, and the way between it and the desk."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QPalette, QTextDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget

from writer_app.domain.spans import Span
from writer_app.gui.editor.highlighter import Highlighter, Inks
from writer_app.gui.editor.layout import PageLayout
from writer_app.gui.editor.sync import Mirror
from writer_app.gui.editor.view import PageView
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.session.buffers import SceneBuffer


class Page:
    """One open scene as Qt has it: document, layout, styling, and the tie to its buffer."""

    def __init__(self, buffer: SceneBuffer, inks: Inks, font: QFont, owner: QWidget) -> None:
        self.document = QTextDocument(owner)
        self.document.setDefaultFont(font)
        self.layout = PageLayout(self.document)
        self.document.setDocumentLayout(self.layout)
        self.mirror = Mirror(self.document, buffer, owner)
        self.highlighter = Highlighter(self.document, inks, font.pixelSize())
        self.cursor = 0
        self.scroll = 0


class EditorPanel(QWidget):
    """Shows the scene that the desk has open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages: dict[str, Page] = {}
        self._page: Page | None = None
        self.view = PageView(self)
        self.view.setAccessibleName(tr("Text of the scene"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)
        self.view.setEnabled(False)
        self.view.cursorPositionChanged.connect(self._on_moved)
        self.view.selectionChanged.connect(self._on_moved)
        desk.opened.connect(self._on_opened)
        desk.pointed.connect(self._on_pointed)
        if desk.scene:
            self._on_opened(desk.scene)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    def _on_opened(self, scene: str) -> None:
        if self._page is not None:
            self._page.cursor = self.view.textCursor().position()
            self._page.scroll = self.view.verticalScrollBar().value()
        self.view.setEnabled(bool(scene))
        if not scene:
            self._page = None
            return
        if scene not in self._pages:
            self._pages[scene] = Page(self._desk.session.buffer(scene), inks_of(self.palette()), self.view.font(), self)
        page = self._page = self._pages[scene]
        self.view.show_document(page.layout)
        cursor = self.view.textCursor()
        cursor.setPosition(page.cursor)
        self.view.setTextCursor(cursor)
        self.view.verticalScrollBar().setValue(page.scroll)
        self.view.setReadOnly(bool(self._desk.session.read_only))
        self.view.setFocus()

    def _on_pointed(self, scene: str, span: Span) -> None:
        page = self._page
        if page is not None and page.mirror.buffer.scene_id == scene:
            self.view.select(page.mirror.units.unit(span.start), page.mirror.units.unit(span.end))
            self.view.setFocus()

    def _on_moved(self) -> None:
        page = self._page
        if page is None:
            return
        cursor, units = self.view.textCursor(), page.mirror.units
        chosen = Span(units.point(cursor.selectionStart()), units.point(cursor.selectionEnd()))
        self._desk.go(units.point(cursor.position()), chosen)


def inks_of(palette: QPalette) -> Inks:
    """The colours of a page, from those of the window."""
    text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    return Inks(text, _between(text, base, 0.52), text)


def _between(one: QColor, other: QColor, share: float) -> QColor:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(first + (second - first) * share) for first, second in pairs))
