"""The pages of all scenes that were shown, each kept as it was left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont

from writer_app.gui.editor.highlighter import Inks
from writer_app.gui.editor.pages import Page
from writer_app.services.session import jobs
from writer_app.services.session.buffers import Edit
from writer_app.services.session.session import Session


class Shelf:
    """Pages by scene id. `edited` is told of every edit of any of them."""

    def __init__(self, session: Session, owner: QObject, edited: Callable[[Page, Edit], None]) -> None:
        self._session, self._owner, self._edited = session, owner, edited
        self._pages: dict[str, Page] = {}

    def page(self, scene: str, inks: Inks, font: QFont) -> Page:
        """The page of a scene; made anew, where the cursor was, if the scene has another buffer by now."""
        buffer, old = self._session.buffer(scene), self._pages.get(scene)
        if old is not None and old.mirror.buffer is buffer:
            return old
        page = self._pages[scene] = Page(buffer, inks, font, self._owner)
        page.mirror.edited.connect(lambda edit: self._edited(page, edit))
        if old is not None:
            page.cursor, page.scroll = old.cursor, old.scroll
            old.close()
        return page

    def drop_gone(self, shown: Page | None) -> None:
        """Lets pages go whose scene is no more, but for the one that is shown."""
        gone = [scene for scene, page in self._pages.items() if page is not shown and self._session.scene(scene) is None]
        for scene in gone:
            self._pages.pop(scene).close()

    def take(self, checked: jobs.Checked) -> None:
        """Every page takes over what a check found."""
        for page in self._pages.values():
            page.take(checked)
