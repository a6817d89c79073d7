"""The editor: the page of the scene that is open, and the way between it and the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from writer_app.domain.spans import Span
from writer_app.gui.editor.actions import ACTIONS, WRITES
from writer_app.gui.editor.cards import Section
from writer_app.gui.editor.colours import inks_of
from writer_app.gui.editor.doing import Doer
from writer_app.gui.editor.findbar import FindBar
from writer_app.gui.editor.finder import Finder
from writer_app.gui.editor.fixmenu import fix_menu
from writer_app.gui.editor.hover import Hover
from writer_app.gui.editor.introducing import Introducing
from writer_app.gui.editor.marks import Mark
from writer_app.gui.editor.mending import Mending
from writer_app.gui.editor.offers import Offer
from writer_app.gui.editor.pages import Page
from writer_app.gui.editor.presenter import Presenter, counted
from writer_app.gui.editor.shelf import Shelf
from writer_app.gui.editor.speaking import Speaking
from writer_app.gui.editor.spelling import Spelling
from writer_app.gui.editor.squiggles import Squiggles
from writer_app.gui.editor.typed import toggled
from writer_app.gui.editor.view import PageView
from writer_app.gui.editor.voiceline import VoiceLine
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.fonts import page_font
from writer_app.gui.shared.reasons import ReasonDialog
from writer_app.gui.shared.words import tr
from writer_app.services.deciding import earlier_reasons
from writer_app.services.session import jobs
from writer_app.services.session.buffers import Edit
from writer_app.services.session.changes import Changes
from writer_app.services.session.preferences import Preferences

_COUNT_PAUSE = 200


class EditorPanel(QWidget):
    """Shows the scene that the desk has open."""

    ACTIONS = ACTIONS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page: Page | None = None
        self._shelf = Shelf(desk.session, self, self._on_edited)
        self._presenter = Presenter(desk.session)
        self.dialog: ReasonDialog | None = None
        self.view = PageView(self)
        self.bar = FindBar(self)
        self.empty = QLabel(self)
        """What stands on the page while there is no scene; whoever knows the keys says more."""
        self.words = QLabel(self)
        self.spelling = Spelling(desk, self)
        self.squiggles = Squiggles(self.view, self.spelling, self)
        self._mending = Mending(desk, self)
        self.hover = Hover(self.view, self._sections, self)
        self.finder = Finder(self.view, self.bar, desk.say, self)
        self.speaking = Speaking(desk, self)
        self.doer = Doer(desk, self.spelling, self.speaking, Introducing(desk, self), self._ask_reason)
        self.voice = VoiceLine(desk, self._voice, self)
        self._count = QTimer(self)
        self._chosen = False
        self._lay_out()
        self._listen()
        if desk.scene:
            self._on_opened(desk.scene)

    def _lay_out(self) -> None:
        self.view.set_look(page_font(), self.palette())
        self._on_preferred(self._desk.liked)
        self.view.setAccessibleName(tr("Text of the scene"))
        self.empty.setText(tr("There is no scene yet."))
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(24)
        QVBoxLayout(self.view.viewport()).addWidget(self.empty)
        self.empty.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.words.setAccessibleName(tr("Words in this scene"))
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.words.setContentsMargins(12, 3, 12, 3)
        self.words.setForegroundRole(self.words.palette().ColorRole.PlaceholderText)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.view, 1)
        box.addWidget(self.bar)
        foot = QHBoxLayout()
        foot.addWidget(self.voice, 1)
        foot.addWidget(self.words)
        box.addLayout(foot)
        self.setFocusProxy(self.view)
        self._show_view(False)

    def _listen(self) -> None:
        self._count.setSingleShot(True)
        self._count.setInterval(_COUNT_PAUSE)
        self._count.timeout.connect(self._show_count)
        self.view.cursorPositionChanged.connect(self._on_moved)
        self.view.selectionChanged.connect(self._on_moved)
        self.view.clicked_with_control.connect(self._show_page)
        self.view.menu_asked.connect(self._on_menu)
        self.view.zoomed.connect(self._on_zoomed)
        desk = self._desk
        desk.preferred.connect(self._on_preferred)
        desk.opened.connect(self._on_opened)
        desk.pointed.connect(self._on_pointed)
        desk.noted.connect(self._on_noted)
        desk.told.connect(self._on_told)
        desk.went.connect(self._on_went)
        desk.changed.connect(self._on_changes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the page closes the bar below it."""
        if event.key() == Qt.Key.Key_Escape and self.bar.isVisible():
            self.finder.close()
        else:
            super().keyPressEvent(event)

    # What is shown

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    def _on_opened(self, scene: str) -> None:
        if self._page is not None:
            self._page.cursor = self.view.textCursor().position()
            self._page.scroll = self.view.verticalScrollBar().value()
        self.hover.hide()
        self._show_view(bool(scene))
        page = self._shelf.page(scene, inks_of(self.palette()), self.view.font()) if scene else None
        self._page = page
        self.squiggles.show(page)
        self.finder.show(page)
        if page is None:
            self.words.clear()
            return
        self.view.show_document(page.layout)
        self._restyle()
        cursor = self.view.textCursor()
        cursor.setPosition(min(page.cursor, page.document.characterCount() - 1))
        self.view.setTextCursor(cursor)
        self.view.verticalScrollBar().setValue(page.scroll)
        self.view.show_read_only(bool(self._desk.session.read_only))
        if self._desk.checked is not None:
            page.take(self._desk.checked)
        self._show_count()
        self.view.setFocus()

    def _show_view(self, shows: bool) -> None:
        self.view.setEnabled(shows)
        self.empty.setVisible(not shows)

    def _on_preferred(self, liked: Preferences) -> None:
        self.view.like(liked)
        self.squiggles.spells = liked.spelling
        self.squiggles.soon()

    def _on_zoomed(self, letter: int) -> None:
        self._restyle()
        self._desk.prefer(replace(self._desk.liked, letter=letter))

    def _restyle(self) -> None:
        if self._page is not None:
            self._page.highlighter.restyle(inks_of(self.palette()), self.view.letter)

    def changeEvent(self, event: QEvent) -> None:
        """Light may have become dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "squiggles"):
            self.view.set_look(self.view.font(), self.palette())
            self._restyle()
            self.squiggles.show(self._page)

    def _on_changes(self, changes: Changes) -> None:
        if changes.outline:
            self._shelf.drop_gone(self._page)
        shown = self._page.mirror.buffer if self._page is not None else None
        if shown is not None and shown.scene_id == self._desk.scene and shown is not self._desk.buffer:
            self._on_opened(self._desk.scene)

    def _on_pointed(self, scene: str, span: Span) -> None:
        page = self._page
        if page is not None and page.mirror.buffer.scene_id == scene:
            self.view.select(*page.positions(span))
            self.view.setFocus()

    # Typing

    def _on_edited(self, page: Page, edit: Edit) -> None:
        page.count.edit(edit, page.text)
        if page is not self._page:
            return
        self._count.start()
        if edit.source is page.mirror:
            self.squiggles.typed(edit.start + len(edit.inserted))
        else:
            self.squiggles.soon()

    def _on_moved(self) -> None:
        page = self._page
        if page is None:
            return
        cursor = self.view.textCursor()
        here = page.point(cursor.position())
        self.squiggles.moved(here)
        self._desk.go(here, page.stretch(cursor.selectionStart(), cursor.selectionEnd()))
        if cursor.hasSelection() or self._chosen:
            self._count.start()

    def _show_count(self) -> None:
        page = self._page
        if page is None:
            return
        cursor = self.view.textCursor()
        chosen = page.stretch(cursor.selectionStart(), cursor.selectionEnd()).of(page.text)
        self._chosen = bool(chosen)
        self.words.setText(counted(page.count.words, chosen))
        self.finder.tell()

    # What was found

    def _on_noted(self, checked: jobs.Checked) -> None:
        self._shelf.take(checked)
        self.voice.refresh()
        self.squiggles.soon()
        self._count.start()

    def _on_told(self, told: jobs.Told) -> None:
        self._presenter.told = told

    def _on_went(self) -> None:
        self._mending.prepare(self._marks_here())

    def _sections(self, position: int) -> tuple[Section, ...]:
        page = self._page
        if page is None:
            return ()
        offset = page.point(position)
        return self._presenter.sections(page.known, offset, self.squiggles.at(offset))

    def _voice(self, offset: int) -> str:
        return self._presenter.voice_at(self._page.known, offset) if self._page is not None else ""

    # What can be done

    def show_card(self) -> None:
        """The card at the cursor."""
        if not self.hover.show_at_cursor():
            self._desk.say(tr("Nothing is known about this word."))

    def show_fixes(self) -> None:
        """The menu of what can be done at the cursor."""
        self._mending.when_ready(self._marks_here(), self._show_menu)

    def _marks_here(self) -> tuple[Mark, ...]:
        page = self._page
        return self.squiggles.at(page.point(self.view.textCursor().position())) if page is not None else ()

    def _show_menu(self) -> None:
        menu = self.fixes()
        if menu is None:
            self._desk.say(tr("There is nothing to mend at the cursor."))
            return
        self.hover.hide()
        corner = self.view.cursorRect().bottomLeft() + QPoint(0, 6)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.view.viewport().mapToGlobal(corner))

    def fixes(self) -> QMenu | None:
        """What can be done at the cursor, as a menu; None where there is nothing."""
        page = self._page
        if page is None:
            return None
        offset = page.point(self.view.textCursor().position())
        chapters = self._presenter.chapters(page.known, offset, self.squiggles.at(offset), self._mending.known)
        chapters += self._presenter.teachable(self._desk.selection.of(page.text))
        return fix_menu(chapters, self._do, self) if chapters else None

    def _do(self, offer: Offer) -> None:
        if self._page is not None:
            self.doer.do(offer, self._page)
            self.squiggles.soon()
            self.view.setFocus()

    def _ask_reason(self, message: str, then: Callable[[str], None]) -> None:
        self.dialog = dialog = ReasonDialog(message, earlier_reasons(self._desk.session.loaded), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: then(dialog.reason))
        dialog.open()

    def _on_menu(self, point: QPoint) -> None:
        menu = self.fixes() or QMenu(self)
        menu.addSeparator()
        usual = self.view.createStandardContextMenu()
        usual.setParent(menu)
        menu.addActions(usual.actions())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def open_page(self) -> None:
        """The page of whoever is named at the cursor."""
        if not self._show_page(self.view.textCursor().position()):
            self._desk.say(tr("No name of your lore stands at the cursor."))

    def _show_page(self, position: int) -> bool:
        page = self._page
        entry = self._presenter.page_at(page.known, page.point(position)) if page is not None else None
        if entry is not None:
            self._desk.show_page(entry)
        return entry is not None

    def seek(self) -> None:
        """Opens the bar to find."""
        self.finder.open(replaces=False)

    def replace(self) -> None:
        """Opens the bar to find and replace."""
        self.finder.open(replaces=not self.view.isReadOnly())

    def find_next(self) -> None:
        """The next place."""
        self.finder.next()

    def find_previous(self) -> None:
        """The place before."""
        self.finder.previous()

    def emphasize(self) -> None:
        """Emphasis on the selection or word, or off it."""
        self._toggle("*")

    def make_strong(self) -> None:
        """Strong emphasis on the selection or word, or off it."""
        self._toggle("**")

    def _toggle(self, sign: str) -> None:
        page = self._page
        if page is None or self.view.isReadOnly():
            return
        cursor = self.view.textCursor()
        chosen = page.stretch(cursor.selectionStart(), cursor.selectionEnd())
        if "\n" in chosen.of(page.text):
            self._desk.say(tr("Emphasis stays within one paragraph."))
            return
        edit, start, end = toggled(page.text, chosen.start, chosen.end, sign)
        page.apply([edit])
        if not len(chosen) and start != end:
            start = end
        self.view.select(*page.positions(Span(start, end)), centre=False)

    def zoom_in(self) -> None:
        """Larger letters."""
        self.view.zoom_in()

    def zoom_out(self) -> None:
        """Smaller letters."""
        self.view.zoom_out()

    def zoom_reset(self) -> None:
        """Letters of the usual size."""
        self.view.zoom_reset()

    def toggle_typewriter(self) -> None:
        """The line that is typed in stays in the middle, or not."""
        self._desk.prefer(replace(self._desk.liked, typewriter=not self._desk.liked.typewriter))
        self.view.follow()

    def toggle_curly(self) -> None:
        """Quotation marks become curly, or not."""
        self._desk.prefer(replace(self._desk.liked, curly_quotes=not self._desk.liked.curly_quotes))

    def toggle_spelling(self) -> None:
        """Words in no dictionary are underlined, or not."""
        self._desk.prefer(replace(self._desk.liked, spelling=not self._desk.liked.spelling))

    def can(self, action: str) -> bool:
        """Whether an action is possible now."""
        return self._page is not None and not (action in WRITES and self.view.isReadOnly())
