"""Gives a name in the text a page, or to a page one more name, as one operation on the project."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from writer_app.domain.errors import WriterError
from writer_app.domain.lore import Kind
from writer_app.gui.editor.offers import Deed, Offer
from writer_app.gui.editor.pages import Page
from writer_app.gui.editor.strangers import question_of
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.finding import Choice
from writer_app.gui.shared.palette import Palette
from writer_app.gui.shared.words import tr
from writer_app.services.accepting import accept, dismiss, merge
from writer_app.services.session.operations import Operation


class Introducing:
    """Carries out what is offered about a name that no page bears."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent

    def do(self, offer: Offer, page: Page) -> None:
        """Does it. Raises WriterError."""
        session = self._desk.session
        if offer.deed is Deed.OTHER_NAME:
            self._ask(offer.word)
        elif offer.deed is Deed.NO_NAME:
            self._done(dismiss(session.folder, session.loaded, (question_of(offer.word, Kind.CHARACTER),)))
        elif offer.kind is not None:
            self._done(accept(session.folder, session.loaded, (question_of(offer.word, offer.kind),)))

    def _ask(self, name: str) -> None:
        lore = self._desk.session.loaded.lore
        pages = sorted(lore, key=lambda entry: (entry.kind is not Kind.CHARACTER, entry.name.casefold()))
        choices = [Choice(entry.name, partial(self._merge, name, entry.id), tr(entry.kind.value)) for entry in pages]
        Palette(self._parent.window(), tr("{name} is another name for…", name=name), choices).open()

    def _merge(self, name: str, into: str) -> None:
        session = self._desk.session
        entry = session.loaded.lore.get(into)
        try:
            kind = entry.kind if entry is not None else Kind.CHARACTER
            self._done(merge(session.folder, session.loaded, question_of(name, kind), into))
        except WriterError as error:
            self._desk.say(str(error), "warning")

    def _done(self, operation: Operation) -> None:
        if self._desk.do(operation):
            self._desk.say(tr("{title}. Undo takes it back.", title=operation.title))
