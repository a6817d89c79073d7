"""Who is in this scene, and how they are at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.domain.lore import Entry
from writer_app.domain.scenes import SceneSource
from writer_app.gui.lore.cardview import CardView
from writer_app.gui.lore.possibleview import PossibleView
from writer_app.gui.lore.presence import Card, Company, company, question
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.lorewords import span_after
from writer_app.services.present import Known, Offered
from writer_app.services.scenesetting import with_cast, with_setting, without_cast
from writer_app.services.session import jobs
from writer_app.services.session.operations import Operation


class HereView(QScrollArea):
    """Asks who is here whenever the cursor rests somewhere else, and shows the answer."""

    opened = Signal(str)
    """The entry whose page is asked for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._company: Company | None = None
        self._views: list[CardView] = []
        self._whole: set[str] = set()
        self._place = ("", 0)
        self._asks_possible = False
        self.possible: PossibleView | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Who is here"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._show(Company(line=tr("Open a scene, and who is in it stands here.")))
        desk.went.connect(self._on_went)
        desk.told.connect(self._on_told)
        desk.noted.connect(self._on_noted)

    @property
    def noticed(self) -> tuple[str, ...]:
        """Those who are here by the text alone."""
        return self._company.noticed if self._company is not None else ()

    def confirm_all(self) -> None:
        """Everybody who is here by the text alone is in the scene, as one step."""
        self._change(lambda scene: with_cast(self._folder, scene, self._people(self.noticed)))

    def show_possible(self) -> None:
        """What is possible here, unfolded or folded away."""
        self._on_possible(not self._asks_possible)

    def _on_possible(self, unfolded: bool) -> None:
        self._asks_possible = unfolded
        if self._company is not None:
            self._company = replace(self._company, possible=())
            self._build(self._company)
        if unfolded:
            self._ask()

    def focus_first(self) -> None:
        """The keyboard to the first name."""
        if self._views:
            self._views[0].name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What is asked

    def _on_went(self, scene: str, offset: int) -> None:
        self._place = (scene, offset)
        self._ask()

    def _on_noted(self, _: jobs.Checked) -> None:
        self._ask()

    def _ask(self) -> None:
        scene, offset = self._place
        if scene and self.isVisible():
            self._desk.ask(jobs.Ask(0, scene, offset, possible=self._asks_possible))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _on_told(self, told: jobs.Told) -> None:
        if told.scene == self._place[0]:
            self._show(company(told, self._desk.session))

    # What is shown

    def _show(self, who: Company) -> None:
        before, self._company = self._company, who
        if who == before:
            return
        if before is not None and _shape(before) == _shape(who):
            for view, card in zip(self._views, who.cards, strict=True):
                if card != view.card:
                    view.show_card(card)
        else:
            self._build(who)

    def _build(self, who: Company) -> None:
        heading = self.possible is not None and self.possible.head.hasFocus()
        self.possible = None
        focused = next((view.card.entry for view in self._views if view.name.hasFocus()), None)
        where = self.verticalScrollBar().value()
        page, old = QWidget(), self.takeWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(12, 6, 8, 10)
        box.setSpacing(3)
        self._views = list(self._cards(who, page, box))
        for offered in who.offered:
            box.addWidget(self._question(offered, page))
        if who.line:
            line = QLabel(who.line, page)
            line.setWordWrap(True)
            line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            box.addWidget(line)
        if who.cards:
            self.possible = PossibleView(page, unfolded=self._asks_possible, sections=who.possible)
            self.possible.unfolded.connect(self._on_possible)
            box.addWidget(self.possible)
        box.addStretch(1)
        if old is not None:
            old.deleteLater()
        self.setWidget(page)
        self.verticalScrollBar().setValue(where)
        for view in self._views:
            if view.card.entry == focused:
                view.name.setFocus(Qt.FocusReason.OtherFocusReason)
        if heading and self.possible is not None:
            self.possible.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cards(self, who: Company, page: QWidget, box: QVBoxLayout) -> Iterator[CardView]:
        for title, cards in (("", who.people), (tr("Around them"), who.around), (tr("Only named"), who.named)):
            if title and cards:
                head = QLabel(title, page)
                head.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                head.setContentsMargins(0, 8, 0, 0)
                box.addWidget(head)
            for card in cards:
                yield self._card(card, page, box)

    def _card(self, card: Card, page: QWidget, box: QVBoxLayout) -> CardView:
        view = CardView(card, page)
        view.why.setChecked(card.entry in self._whole)
        view.opened.connect(self.opened)
        view.went.connect(self._go)
        view.unfolded.connect(self._on_unfolded)
        view.placed.connect(self._on_placed)
        box.addWidget(view)
        return view

    def _on_unfolded(self, entry: str, whole: bool) -> None:
        (self._whole.add if whole else self._whole.discard)(entry)

    def _go(self, known: Known) -> None:
        self._desk.open(known.scene, span_after(self._desk.session.text_of(known.scene), known.words))

    # What is written

    def _question(self, offered: Offered, page: QWidget) -> QPushButton:
        """A press writes what the text tells of the scene; nothing is written otherwise."""
        button = QPushButton(question(offered).replace("&", "&&"), page)
        button.setFlat(True)
        button.setToolTip(tr("Read from: “{sentence}” Press to say so.", sentence=offered.why))
        button.setAccessibleDescription(button.toolTip())
        button.setStyleSheet("text-align: left; padding: 3px 0; border: none; color: palette(placeholder-text);")
        button.clicked.connect(lambda: self._on_offered(offered))
        return button

    def _on_offered(self, offered: Offered) -> None:
        self._change(lambda scene: with_setting(self._folder, scene, offered.key, offered.value))

    def _on_placed(self, entry: str, there: bool) -> None:
        people, lore = self._people((entry,)), self._desk.session.loaded.lore
        if there:
            self._change(lambda scene: with_cast(self._folder, scene, people))
        else:
            self._change(lambda scene: without_cast(self._folder, scene, lore, people[0]))

    def _people(self, entries: Iterable[str]) -> list[Entry]:
        return [entry for entry in map(self._desk.session.loaded.lore.get, entries) if entry is not None]

    @property
    def _folder(self) -> Path:
        return self._desk.session.folder

    def _change(self, plan: Callable[[SceneSource], Operation]) -> None:
        """Does what is planned for the scene in front, or says why not."""
        scene = self._desk.session.scene(self._place[0]) if self._desk.settle() else None
        if scene is None:
            return
        try:
            self._desk.do(plan(scene))
        except WriterError as error:
            self._desk.say(str(error), "warning")


def _shape(who: Company) -> tuple[object, ...]:
    """What has to be made anew where it is another one."""
    cards = (tuple(card.entry for card in cards) for cards in (who.people, who.around, who.named))
    return (*cards, who.line, who.offered, who.possible)
