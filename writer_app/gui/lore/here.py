"""Who is in this scene, and how they are at the cursor."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from writer_app.gui.lore.presence import Card, Company, company
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs


class HereView(QScrollArea):
    """Asks who is here whenever the cursor rests somewhere else, and shows the answer."""

    opened = Signal(str)
    """The entry whose page is asked for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._company: Company | None = None
        self._place = ("", 0)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Who is here"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._show(Company(line=tr("Open a scene, and who is in it stands here.")))
        desk.went.connect(self._on_went)
        desk.told.connect(self._on_told)
        desk.noted.connect(lambda _: self._ask())

    def focus_first(self) -> None:
        """The keyboard to the first name."""
        first = next(iter(self.findChildren(QPushButton)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_went(self, scene: str, offset: int) -> None:
        self._place = (scene, offset)
        self._ask()

    def _ask(self) -> None:
        scene, offset = self._place
        if scene and self.isVisible():
            self._desk.ask(jobs.Ask(0, scene, offset))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _on_told(self, told: jobs.Told) -> None:
        if told.scene == self._place[0]:
            self._show(company(told, self._desk.session))

    def _show(self, who: Company) -> None:
        if who == self._company:
            return
        self._company = who
        focused = next((one.property("entry") for one in self.findChildren(QPushButton) if one.hasFocus()), None)
        where = self.verticalScrollBar().value()
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(14, 10, 14, 12)
        box.setSpacing(2)
        for title, cards in (("", who.people), (tr("Around them"), who.around), (tr("Only named"), who.named)):
            self._add(title, cards, box)
        if who.line:
            box.addWidget(_words(escape(who.line)))
        box.addStretch(1)
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        self.setWidget(page)
        self.verticalScrollBar().setValue(where)
        for button in page.findChildren(QPushButton):
            if focused is not None and button.property("entry") == focused:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, title: str, cards: tuple[Card, ...], box: QVBoxLayout) -> None:
        if title and cards:
            head = QLabel(title)
            head.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            head.setContentsMargins(0, 10, 0, 2)
            box.addWidget(head)
        for card in cards:
            box.addWidget(self._name(card))
            if card.state:
                box.addWidget(_words(_joined(card.state)))
            if card.looks:
                looks = _words(_joined(card.looks))
                looks.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                box.addWidget(looks)

    def _name(self, card: Card) -> QPushButton:
        name = QPushButton(card.name)
        name.setFlat(True)
        name.setProperty("entry", card.entry)
        name.setCursor(Qt.CursorShape.PointingHandCursor)
        name.setStyleSheet("text-align: left; padding: 4px 0 0 0; border: none; font-weight: bold;")
        name.setAccessibleName(card.spoken)
        name.setToolTip(tr("Open the page"))
        name.clicked.connect(lambda: self.opened.emit(card.entry))
        return name


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setContentsMargins(0, 0, 0, 2)
    return label


def _joined(words: tuple[str, ...]) -> str:
    return " · ".join(map(escape, words))
