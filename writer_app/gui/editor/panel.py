"""The editor: the page of the scene that is open, and the way between it and the desk."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from writer_app.domain.lore import Entry
from writer_app.domain.spans import Span
from writer_app.gui.editor.cards import Section, card
from writer_app.gui.editor.colours import inks_of
from writer_app.gui.editor.doing import Doer
from writer_app.gui.editor.findbar import FindBar
from writer_app.gui.editor.finder import Finder
from writer_app.gui.editor.fixmenu import ask_reason, fix_menu
from writer_app.gui.editor.hover import Hover
from writer_app.gui.editor.marks import Marks
from writer_app.gui.editor.naming import Names
from writer_app.gui.editor.offers import Offer, offers
from writer_app.gui.editor.pages import Page
from writer_app.gui.editor.spelling import Spelling
from writer_app.gui.editor.squiggles import Squiggles
from writer_app.gui.editor.typed import toggled
from writer_app.gui.editor.view import PageView
from writer_app.gui.shared.actions import Action
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.fonts import page_font
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs
from writer_app.services.session.buffers import Edit
from writer_app.services.session.changes import Changes
from writer_app.services.session.preferences import Preferences
from writer_app.text.counting import count_words

_COUNT_PAUSE = 200


class EditorPanel(QWidget):
    """Shows the scene that the desk has open."""

    ACTIONS = (
        Action("editor.find", "Find…", "seek", "Ctrl+F", "Edit", divided=True),
        Action("editor.replace", "Find and replace…", "replace", "Ctrl+H", "Edit"),
        Action("editor.next", "Find the next place", "find_next", "F3", "Edit"),
        Action("editor.previous", "Find the place before", "find_previous", "Shift+F3", "Edit"),
        Action("editor.emphasis", "Emphasis", "emphasize", "Ctrl+I", "Edit", divided=True),
        Action("editor.strong", "Strong emphasis", "make_strong", "Ctrl+B", "Edit"),
        Action("editor.fix", "What to do about this…", "show_fixes", "Ctrl+.", "Story", "What can be done at the cursor"),
        Action("editor.card", "Show the card at the cursor", "show_card", "Ctrl+Shift+I", "Story"),
        Action("editor.page", "Open the page of the name at the cursor", "open_page", "Ctrl+Return", "Lore"),
        Action("editor.larger", "Larger letters", "zoom_in", "Ctrl++", "View", divided=True),
        Action("editor.smaller", "Smaller letters", "zoom_out", "Ctrl+-", "View"),
        Action("editor.usual", "Letters of the usual size", "zoom_reset", "Ctrl+0", "View"),
        Action("editor.typewriter", "Keep the line in the middle while typing", "toggle_typewriter", "", "View"),
        Action("editor.curly", "Curly quotation marks while typing", "toggle_curly", "", "Edit"),
        Action("editor.spelling", "Check spelling", "toggle_spelling", "", "Edit"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages: dict[str, Page] = {}
        self._page: Page | None = None
        self._names = Names()
        self._told: jobs.Told | None = None
        self.view = PageView(self)
        self.bar = FindBar(self)
        self.words = QLabel(self)
        self.spelling = Spelling(desk, self)
        self.squiggles = Squiggles(self.view, self.spelling, self)
        self.hover = Hover(self.view, self._sections, self)
        self.finder = Finder(self.view, self.bar, desk.say, self)
        self.doer = Doer(desk, self.spelling, lambda message: ask_reason(message, self))
        self._count = QTimer(self)
        self._lay_out()
        self._listen()
        if desk.scene:
            self._on_opened(desk.scene)

    def _lay_out(self) -> None:
        self.view.set_look(page_font(), self.palette())
        self._on_preferred(self._desk.liked)
        self.view.setAccessibleName(tr("Text of the scene"))
        self.view.setEnabled(False)
        self.words.setAccessibleName(tr("Words in this scene"))
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.words.setContentsMargins(12, 3, 12, 3)
        self.words.setForegroundRole(self.words.palette().ColorRole.PlaceholderText)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.view, 1)
        box.addWidget(self.bar)
        box.addWidget(self.words)
        self.setFocusProxy(self.view)

    def _listen(self) -> None:
        self._count.setSingleShot(True)
        self._count.setInterval(_COUNT_PAUSE)
        self._count.timeout.connect(self._show_count)
        self.view.cursorPositionChanged.connect(self._on_moved)
        self.view.selectionChanged.connect(self._on_moved)
        self.view.clicked_with_control.connect(self._on_control_click)
        self.view.menu_asked.connect(self._on_menu)
        self.view.zoomed.connect(self._on_zoomed)
        desk = self._desk
        desk.preferred.connect(self._on_preferred)
        desk.opened.connect(self._on_opened)
        desk.pointed.connect(self._on_pointed)
        desk.noted.connect(self._on_noted)
        desk.told.connect(self._on_told)
        desk.changed.connect(self._on_changes)

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
        self.view.setEnabled(bool(scene))
        page = self._page_of(scene) if scene else None
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
        self.view.setReadOnly(bool(self._desk.session.read_only))
        if self._desk.checked is not None:
            self._on_noted(self._desk.checked)
        self._show_count()
        self.view.setFocus()

    def _page_of(self, scene: str) -> Page:
        buffer = self._desk.session.buffer(scene)
        page = self._pages.get(scene)
        if page is None or page.mirror.buffer is not buffer:
            if page is not None:
                page.close()
            page = self._pages[scene] = Page(buffer, inks_of(self.palette()), self.view.font(), self)
            page.mirror.edited.connect(lambda edit, edited=page: self._on_edited(edited, edit))
        return page

    def _on_preferred(self, liked: Preferences) -> None:
        self.view.like(liked)
        self.squiggles.spells = liked.spelling
        self.squiggles.soon()

    def _on_zoomed(self, letter: int) -> None:
        self._restyle()
        self._desk.prefer(replace(self._desk.liked, letter=letter))

    def _restyle(self) -> None:
        page = self._page
        if page is not None and page.highlighter.set_inks(inks_of(self.palette()), self.view.letter):
            page.highlighter.rehighlight()

    def changeEvent(self, event: QEvent) -> None:
        """Light may have become dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "squiggles"):
            self.view.set_look(self.view.font(), self.palette())
            self._restyle()
            self.squiggles.show(self._page)

    def _on_changes(self, changes: Changes) -> None:
        gone = [scene for scene in self._pages if changes.outline and self._desk.session.scene(scene) is None]
        for scene in gone:
            if self._pages[scene] is not self._page:
                self._pages.pop(scene).close()
        page = self._page
        if page is not None and self._desk.scene in self._pages and page.mirror.buffer is not self._desk.buffer:
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
        if cursor.hasSelection() or " / " in self.words.text():
            self._count.start()

    def _show_count(self) -> None:
        page = self._page
        if page is None:
            return
        cursor, total = self.view.textCursor(), page.count.words
        said = tr("1 word") if total == 1 else tr("{n} words", n=f"{total:,}")
        if cursor.hasSelection():
            chosen = page.stretch(cursor.selectionStart(), cursor.selectionEnd()).of(page.text)
            said = tr("{n} selected / {rest}", n=f"{count_words(chosen):,}", rest=said)
        self.words.setText(said)

    # What was found

    def _on_noted(self, checked: jobs.Checked) -> None:
        for scene, page in self._pages.items():
            buffer = page.mirror.buffer
            revision = checked.revisions.get(scene, buffer.revision)
            if not page.mirror.trail.knows(revision):
                continue
            page.marks = Marks.of(checked.findings, scene, revision)
            page.mirror.trail.forget(revision)
            if page is self._page:
                self._names = Names.of(checked.readings, scene, revision)
            if revision == buffer.revision and scene in checked.words:
                page.count.put(checked.words[scene])
        self.squiggles.soon()
        self._count.start()

    def _on_told(self, told: jobs.Told) -> None:
        self._told = told

    def _named(self, offset: int) -> Entry | None:
        page = self._page
        if page is None:
            return None
        return self._names.at(offset, page.text, page.mirror.trail, self._desk.session.loaded.lore)

    def _sections(self, position: int) -> tuple[Section, ...]:
        page = self._page
        if page is None:
            return ()
        offset = page.point(position)
        told = self._told if self._told is not None and self._told.scene == self._desk.scene else None
        return card(self._desk.session, self.squiggles.at(offset), self._named(offset), told)

    # What can be done

    def show_card(self) -> None:
        """The card at the cursor."""
        if not self.hover.show_at_cursor():
            self._desk.say(tr("Nothing is known about this word."))

    def show_fixes(self) -> None:
        """The menu of what can be done at the cursor."""
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
        if page is None or self.view.isReadOnly():
            return None
        offset = page.point(self.view.textCursor().position())
        lore = self._desk.session.loaded.lore
        chapters = offers(self.squiggles.at(offset), page.text, self._named(offset), lore)
        return fix_menu(chapters, self._do, self) if chapters else None

    def _do(self, offer: Offer) -> None:
        if self._page is not None:
            self.doer.do(offer, self._page)
            self.squiggles.soon()
            self.view.setFocus()

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
        entry = self._named(self._page.point(self.view.textCursor().position())) if self._page is not None else None
        if entry is not None:
            self._desk.show_page(entry.id)
        else:
            self._desk.say(tr("No name of your lore stands at the cursor."))

    def _on_control_click(self, position: int) -> None:
        entry = self._named(self._page.point(position)) if self._page is not None else None
        if entry is not None:
            self._desk.show_page(entry.id)

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
        writes = action in ("editor.replace", "editor.emphasis", "editor.strong", "editor.fix")
        return self._page is not None and not (writes and self.view.isReadOnly())
