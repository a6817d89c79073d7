"""Ties the find bar to the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from writer_app.domain.spans import Span
from writer_app.gui.editor.findbar import FindBar
from writer_app.gui.editor.pages import Page
from writer_app.gui.editor.seeking import Seeker, carried, place_after, place_before, replace_all
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
        self._inside: Span | None = None
        bar.changed.connect(self._on_changed)
        bar.next_asked.connect(self.next)
        bar.previous_asked.connect(self.previous)
        bar.replace_asked.connect(self.replace)
        bar.all_asked.connect(self.replace_all)
        bar.closed.connect(self.close)

    def show(self, page: Page | None) -> None:
        """Another page is shown."""
        if self._page is not None:
            self._page.mirror.edited.disconnect(self._on_edited)
        self._page, self._inside = page, None
        if page is not None:
            page.mirror.edited.connect(self._on_edited)
        self._bar.inside.setVisible(False)
        self.tell()

    def tell(self) -> None:
        """Counts the places anew, where the bar shows them."""
        if self._bar.isVisible():
            places, here = self._places(), self._selected()
            self._tell(places.index(here) if here in places else None, len(places))

    def _on_edited(self, edit: Edit) -> None:
        self._inside = carried(self._inside, edit) if self._inside is not None else None

    def open(self, *, replaces: bool) -> None:
        """Opens the bar; what is selected is looked for, or looked through where it is much."""
        if self._page is None:
            return
        self._from = self._view.textCursor().selectionStart()
        selected = self._view.textCursor().selectedText()
        much = "\u2029" in selected or len(selected) > _LONGEST
        self._inside = self._selected() if much else None
        self._bar.open("" if much else selected, replaces=replaces, inside=much)

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
        self.tell()

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
        inside = self._inside if self._bar.inside.isChecked() else None
        return self._seeker.all(replace(self._bar.wanted, inside=inside))

    def _selected(self) -> Span:
        cursor, page = self._view.textCursor(), self._page
        return page.stretch(cursor.selectionStart(), cursor.selectionEnd()) if page is not None else Span(0, 0)
