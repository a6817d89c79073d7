"""The menu at the cursor, and the question why something is meant that way."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from writer_app.gui.editor.offers import Chapter, Offer
from writer_app.gui.shared.words import tr

_LONGEST = 90


def fix_menu(chapters: Iterable[Chapter], act: Callable[[Offer], object], parent: QWidget) -> QMenu:
    """A menu with a heading for each thing found and a line for each thing to do; the first line is chosen."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("What to do"))
    first: QAction | None = None
    for chapter in chapters:
        menu.addSeparator()
        if chapter.about:
            _head(menu, chapter.about)
        for number, offer in enumerate(chapter.offers, 1):
            action = menu.addAction(_line(offer.title, number if first is None or chapter.about else 0))
            action.triggered.connect(lambda _=False, chosen=offer: act(chosen))
            first = first or action
    if first is not None:
        menu.setActiveAction(first)
    return menu


def _head(menu: QMenu, text: str) -> None:
    head = menu.addAction(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…")
    head.setEnabled(False)
    font = head.font()
    font.setItalic(True)
    head.setFont(font)


def _line(title: str, number: int) -> str:
    plain = title.replace("&", "&&")
    return f"&{number}  {plain}" if 0 < number < 10 else plain


class ReasonDialog(QDialog):
    """Asks why something is meant that way; the answer may be empty."""

    def __init__(self, message: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Meant that way"))
        self.setMinimumWidth(460)
        about = QLabel(message, self)
        about.setWordWrap(True)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(tr("Why? For yourself, a year from now. You may leave it empty."))
        self.reason.setAccessibleName(tr("Why it is meant that way"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton(tr("Meant that way"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(12)
        for widget in (about, self.reason, buttons):
            box.addWidget(widget)
        self.reason.setFocus()


def ask_reason(message: str, parent: QWidget) -> str | None:
    """The reason that was given; None where the writer thought better of it."""
    dialog = ReasonDialog(message, parent)
    try:
        return dialog.reason.text() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()
