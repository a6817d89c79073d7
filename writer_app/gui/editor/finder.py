"""Ties the find bar to the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from writer_app.domain.spans import Span
from writer_app.gui.editor.findbar import FindBar
from writer_app.gui.editor.pages import Page
from writer_app.gui.editor.seeking import Seeker, place_after, place_before, replace_all
from writer_app.gui.editor.view import PageView
from writer_app.gui.shared.words import tr
from writer_app.services.session.buffers import Edit

_LONGEST = 80


class Finder(QObject):
    """Finds and replaces in the page that is shown; `say` tells the writer what came of it."""

    def __init__(self, view: PageView, bar: FindBar, say: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view, self._bar, self._say = view, bar, say
        self._page: Page | None = None
        self._seeker = Seeker("")
        self._from = 0
        bar.changed.connect(self._on_changed)
        bar.next_asked.connect(self.next)
        bar.previous_asked.connect(self.previous)
        bar.replace_asked.connect(self.replace)
        bar.all_asked.connect(self.replace_all)
        bar.closed.connect(self.close)

    def show(self, page: Page | None) -> None:
        """Another page is shown."""
        self._page = page
        if self._bar.isVisible():
            self._tell(None)

    def open(self, *, replaces: bool) -> None:
        """Opens the bar; what is selected is looked for."""
        if self._page is None:
            return
        self._from = self._view.textCursor().selectionStart()
        selected = self._view.textCursor().selectedText()
        self._bar.open("" if "\u2029" in selected or len(selected) > _LONGEST else selected, replaces=replaces)

    def close(self) -> None:
        """The bar goes, and the page has the keyboard."""
        self._bar.hide()
        self._view.setFocus()

    def next(self) -> None:
        """To the next place; without the bar too."""
        self._step(place_after, QTextCursor.selectionEnd)

    def previous(self) -> None:
        """To the place before."""
        self._step(place_before, QTextCursor.selectionStart)

    def replace(self) -> None:
        """Replaces the place that is selected, and goes to the next."""
        page, here = self._page, self._selected()
        if page is None or self._view.isReadOnly():
            return
        if here in self._places():
            page.apply([Edit(here.start, len(here), self._bar.new.text())])
            after = here.start + len(self._bar.new.text())
            self._view.select(*page.positions(Span(after, after)), centre=False)
        self.next()

    def replace_all(self) -> None:
        """Replaces every place, as one step to undo."""
        page = self._page
        if page is None or self._view.isReadOnly():
            return
        places = self._places()
        edit = replace_all(page.text, places, self._bar.new.text())
        if edit is not None:
            page.apply([edit])
            self._view.follow()
        said = "Replaced in one place." if len(places) == 1 else "Replaced in {n} places."
        self._say(tr(said, n=f"{len(places):,}") if places else tr("Nothing found."))
        self._tell(None)

    def _step(self, choose: Callable[[tuple[Span, ...], int], int | None], edge: Callable[[QTextCursor], int]) -> None:
        page = self._page
        if page is None:
            return
        if not self._bar.sought.text():
            self.open(replaces=False)
            return
        places = self._places()
        self._go(places, choose(places, page.point(edge(self._view.textCursor()))))

    def _on_changed(self) -> None:
        """While a word is typed into the bar the first place after where the cursor was is shown."""
        page = self._page
        if page is not None:
            places = self._places()
            self._go(places, place_after(places, page.point(min(self._from, page.document.characterCount() - 1))))

    def _go(self, places: tuple[Span, ...], number: int | None) -> None:
        page = self._page
        if page is not None and number is not None:
            self._view.select(*page.positions(places[number]))
        self._tell(number, len(places))

    def _tell(self, number: int | None, total: int | None = None) -> None:
        self._bar.tell(0 if number is None else number + 1, len(self._places()) if total is None else total)

    def _places(self) -> tuple[Span, ...]:
        page = self._page
        if page is None:
            return ()
        if self._seeker.text is not page.text:
            self._seeker = Seeker(page.text)
        return self._seeker.all(self._bar.wanted)

    def _selected(self) -> Span:
        cursor, page = self._view.textCursor(), self._page
        return page.stretch(cursor.selectionStart(), cursor.selectionEnd()) if page is not None else Span(0, 0)
