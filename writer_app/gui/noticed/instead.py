"""What stands in the place of the questions while there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QShortcut
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from writer_app.gui.noticed.presenter import NoticedPresenter, Standing
from writer_app.gui.shared.words import tr


class Instead(QWidget):
    """A line that says why, how far the reading is, and what leads on."""

    went_on = Signal()
    """What leads on was taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.bar, self.on = QLabel(self), QProgressBar(self), QPushButton(self)
        self.line.setWordWrap(True)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line.setAccessibleName(tr("Noticed in your text"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(tr("How much of your text is read"))
        self.on.setAccessibleName(tr("Go on with what was noticed"))
        self.on.setAutoDefault(False)
        enter = QShortcut(Qt.Key.Key_Return, self.on, context=Qt.ShortcutContext.WidgetShortcut)
        enter.activated.connect(self.on.click)
        self.on.clicked.connect(self.went_on)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(10)
        box.addStretch(1)
        box.addWidget(self.line)
        box.addWidget(self.bar)
        box.addWidget(self.on, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)

    @property
    def first(self) -> QWidget:
        """What takes the keyboard."""
        return self.line if self.on.isHidden() else self.on

    def show_standing(self, presenter: NoticedPresenter) -> None:
        """How it stands now."""
        standing, far = presenter.standing(), presenter.reading
        told = "\n".join(filter(None, (presenter.line(), presenter.progress())))
        self.line.setText(told)
        self.line.setAccessibleName(told or tr("Noticed in your text"))
        self.bar.setVisible(standing is Standing.READING)
        self.bar.setRange(0, far.of if far else 0)
        self.bar.setValue(far.done if far else 0)
        self.on.setVisible(standing in (Standing.ANSWERED, Standing.PUT_OFF))
        self.on.setText(tr("Ask again") if standing is Standing.PUT_OFF else tr("Show more"))
