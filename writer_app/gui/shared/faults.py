"""What happens when the program itself is wrong: what was typed is kept first, then the writer is told in one line."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from writer_app import __version__
from writer_app.gui.shared.words import tr


class Faults(QObject):
    """Takes every exception that nobody caught. A context manager: at its end the interpreter's own hooks are back.

    `keep` is called before anything else; `happened` tells the window.
    """

    happened = Signal(str, str)
    """The line for the writer, and the details for whoever mends it."""

    _came = Signal(str)

    def __init__(self, keep: Callable[[], object]) -> None:
        super().__init__()
        self._keep = keep
        # From another thread, this is told in the window's.
        self._came.connect(self._tell)
        self._before = (sys.excepthook, threading.excepthook)

    def __enter__(self) -> Faults:
        sys.excepthook = self.take
        threading.excepthook = lambda told: self.take(told.exc_type, told.exc_value, told.exc_traceback)
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook, threading.excepthook = self._before

    def take(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """A fault: keeps, then tells."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self._came.emit("".join(traceback.format_exception(kind, error, trace)))

    @Slot(str)
    def _tell(self, details: str) -> None:
        kept = False
        # Whatever goes wrong here, the writer must still be told.
        with suppress(Exception):
            self._keep()
            kept = True
        line = tr("The program made a mistake. Everything you wrote is kept.")
        if not kept:
            line = tr("The program made a mistake, and what you wrote last could not be saved. Copy it before you close.")
        self.happened.emit(line, f"{about_here()}\n\n{details}")


def about_here() -> str:
    """The program and what it runs on, in one line."""
    return f"writer-app {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"


class FaultDialog(QDialog):
    """One line; the details unfold."""

    def __init__(self, parent: QWidget | None, line: str, details: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = QLabel(line)
        label.setWordWrap(True)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(tr("Details"))
        self.details.setTabChangesFocus(True)
        self.details.hide()
        self.unfold = QToolButton()
        self.unfold.setText(tr("Details"))
        self.unfold.setCheckable(True)
        self.unfold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.unfold.toggled.connect(self._unfold)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        copy = buttons.addButton(tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        buttons.accepted.connect(self.accept)
        box = QVBoxLayout(self)
        for widget in (label, self.unfold, self.details, buttons):
            box.addWidget(widget)
        self.setMinimumWidth(460)

    def _unfold(self, shown: bool) -> None:
        self.details.setVisible(shown)
        self.resize(720 if shown else self.minimumWidth(), 420 if shown else self.minimumSizeHint().height())
