"""One card of who is here: the name, how they are, and on demand why each thing holds."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from writer_app.gui.lore.presence import Card
from writer_app.gui.shared.words import tr
from writer_app.services.present import Known, Standing


class CardView(QWidget):
    """Shows a Card, and another one of the same entry without being made anew."""

    opened = Signal(str)
    """The entry whose page is asked for."""
    went = Signal(object)
    """A Known: to where it came about."""
    unfolded = Signal(str, bool)
    """The entry, and whether its reasons are shown."""
    placed = Signal(str, bool)
    """The entry, and whether the writer says that they are in the scene."""

    def __init__(self, card: Card, parent: QWidget) -> None:
        super().__init__(parent)
        self.card = card
        self.name = QPushButton(self)
        self.name.setFlat(True)
        self.name.setAutoDefault(True)
        self.name.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name.setStyleSheet("text-align: left; padding: 2px 0; border: none; font-weight: bold;")
        self.name.setToolTip(tr("Open the page"))
        self.name.clicked.connect(lambda: self.opened.emit(self.card.entry))
        self.why, self.there = _quiet_button(self), _quiet_button(self)
        self.why.setText(tr("why"))
        self.why.setCheckable(True)
        self.why.toggled.connect(self._unfold)
        self.there.clicked.connect(lambda: self.placed.emit(self.card.entry, self.card.standing is Standing.NOTICED))
        self.state, self.reasons, self.looks = _words(self), _words(self), OneLine(self)
        self.looks.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        flags = Qt.TextInteractionFlag
        self.reasons.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.reasons.linkActivated.connect(lambda at: self.went.emit(self.card.known[int(at)]))
        self._lay_out()
        self.show_card(card)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.name)
        head.addStretch(1)
        head.addWidget(self.there)
        head.addWidget(self.why)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 2)
        box.setSpacing(1)
        box.addLayout(head)
        for widget in (self.state, self.looks, self.reasons):
            box.addWidget(widget)
        self.reasons.hide()

    def show_card(self, card: Card) -> None:
        """Shows a card of the same entry."""
        self.card = card
        self.name.setText(card.name.replace("&", "&&"))
        self.name.setAccessibleName(card.spoken)
        self.why.setAccessibleName(tr("Why: {name}", name=card.name))
        self.why.setToolTip(tr("Everything that holds for {name} here, and why", name=card.name))
        self.why.setVisible(bool(card.known))
        self._show_standing()
        self.state.setText(" · ".join(map(_said, card.now)))
        self.looks.setText(" · ".join(known.text for known in card.looks))
        roles = (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Link)
        inks = [self.palette().color(role).name(QColor.NameFormat.HexArgb) for role in roles]
        self.reasons.setText("".join(_reason(at, known, inks) for at, known in enumerate(card.known)))
        self.reasons.setAccessibleName("; ".join(_spoken(known) for known in card.known))
        self._unfold(self.why.isChecked())

    def _show_standing(self) -> None:
        """A tick where the writer says that they are here, else that it is read from the text; a press changes that."""
        name, said = self.card.name, self.card.standing is Standing.CAST
        self.there.setVisible(self.card.standing is not Standing.TOLD)
        self.there.setText("✓" if said else tr("noticed") if not self.card.named_only else tr("here?"))
        self.there.setAccessibleName(
            tr("You say that {name} is in this scene", name=name) if said else tr("Is {name} in this scene?", name=name)
        )
        self.there.setToolTip(
            tr("You say that {name} is in this scene. Press to take it back.", name=name)
            if said
            else tr("Press to say that {name} is in this scene.", name=name)
        )

    def _unfold(self, whole: bool) -> None:
        self.state.setVisible(bool(self.card.state) and not whole)
        self.looks.setVisible(bool(self.card.looks) and not whole)
        self.reasons.setVisible(bool(self.card.known) and whole)
        self.unfolded.emit(self.card.entry, whole)

    def changeEvent(self, event: QEvent) -> None:
        """Light may have become dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "reasons"):
            self.show_card(self.card)


class OneLine(QLabel):
    """A label that ends in an ellipsis where there is no more room; all of it is its tool tip."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _quiet_button(parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setStyleSheet("QToolButton { color: palette(placeholder-text); border: none; padding: 0 4px; }")
    return button


def _words(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    return label


def _said(known: Known) -> str:
    return f"<b>{escape(known.text)}</b>" if known.grave else escape(known.text)


def _reason(at: int, known: Known, inks: Sequence[str]) -> str:
    """A line of its own; `inks` are the colours of what is said beside it and of a way somewhere."""
    dim, link = inks
    why = escape(known.why)
    if known.scene:
        why = f'<a href="{at}" style="color:{link}; text-decoration:none">{why or escape(tr("where"))}</a>'
    beside = f' <span style="color:{dim}">— {why}</span>' if why else ""
    return f'<p style="margin:0 0 3px 0">{_said(known)}{beside}</p>'


def _spoken(known: Known) -> str:
    return f"{known.text}: {known.why}" if known.why else known.text
