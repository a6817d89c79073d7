"""A manuscript brought in: its files, what they would become, and only then the deed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from writer_app.domain.errors import WriterError
from writer_app.gui.shared.words import tr
from writer_app.gui.start.place import PlaceForm
from writer_app.gui.start.presenter import Bringing, filters, sort_out, told
from writer_app.services.lookingthrough import FileLook

LOSSES = 4
"""How many lines about what does not come along are shown at once."""


class BringDialog(QDialog):
    """Shows what the files would become. `form` asks where a new novel goes; None where they go into the open project. `bring`
    does it, and may raise WriterError, which is told and asked again."""

    def __init__(
        self,
        parent: QWidget | None,
        bringing: Bringing,
        bring: Callable[[BringDialog], None],
        form: PlaceForm | None = None,
    ) -> None:
        super().__init__(parent)
        self.bringing, self.form, self._bring = bringing, form, bring
        self.setWindowTitle(tr("Bring in a manuscript"))
        self.setAcceptDrops(True)
        self.resize(680, 560)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([tr("What comes in"), tr("Words")])
        self.tree.setAccessibleName(tr("Files and the chapters found in them"))
        self.add, self.out = self._button(tr("&Add files…"), self.ask), self._button(tr("&Leave out"), self.take_out)
        self.up, self.down = self._button(tr("Move &up"), lambda: self._move(-1)), self._button(tr("Move &down"), self._lower)
        self.scenes = QCheckBox(tr("&Scene breaks begin scenes of their own"))
        self.summary, self.losses = QLabel(), QLabel()
        self.losses.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self.summary, self.losses):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton(tr("Bring it in"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._arrange()
        self._connect()
        self.show_files()

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _arrange(self) -> None:
        row = QHBoxLayout()
        for button in (self.add, self.out, self.up, self.down):
            row.addWidget(button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addLayout(row)
        box.addWidget(self.tree, 1)
        for widget in (self.scenes, self.summary, self.losses, self.form, self.buttons):
            if widget is not None:
                box.addWidget(widget)
        self.go.setDefault(True)

    def _connect(self) -> None:
        self.scenes.toggled.connect(self._on_scenes)
        self.buttons.accepted.connect(self._do)
        self.buttons.rejected.connect(self.reject)
        self.tree.currentItemChanged.connect(self._enable)
        if self.form is not None:
            self.form.changed.connect(self._enable)

    def show_files(self, current: int = 0) -> None:
        """Draws what would come in."""
        self.tree.clear()
        self.tree.setColumnWidth(0, 500)
        for look in self.bringing.looks:
            item = _item(look)
            self.tree.addTopLevelItem(item)
            if look.problem:
                self.tree.setFirstColumnSpanned(0, self.tree.indexFromItem(item), True)
        self.tree.expandAll()
        chosen = self.tree.topLevelItem(min(current, self.tree.topLevelItemCount() - 1))
        if chosen is not None:
            self.tree.setCurrentItem(chosen)
        self.summary.setText(self.bringing.summary())
        lines = self.bringing.losses()
        more = (tr("…and {count} more.", count=len(lines) - LOSSES),) if len(lines) > LOSSES else ()
        self.losses.setText("\n".join((*lines[:LOSSES], *more)))
        self.losses.setVisible(bool(lines))
        if self.form is not None and not self.form.title.text():
            self.form.title.setText(self.bringing.title)
        if self.form is not None and not self.form.author.text():
            self.form.author.setText(self.bringing.author)
        self._enable()

    def _enable(self) -> None:
        chosen = self.place >= 0
        for button in (self.out, self.up, self.down):
            button.setEnabled(chosen)
        self.go.setEnabled(bool(self.bringing.files) and (self.form is None or self.form.fits))

    @property
    def place(self) -> int:
        """Which file is chosen; -1 for none."""
        item = self.tree.currentItem()
        return self.tree.indexOfTopLevelItem(item.parent() or item) if item is not None else -1

    def ask(self) -> None:
        """Asks for files."""
        dialog = QFileDialog(self, tr("The files of your manuscript"), "", filters())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.take(Path(name) for name in names))
        dialog.open()

    def take(self, files: Iterable[Path]) -> None:
        """Takes more files in."""
        self.bringing.add(files)
        self.show_files(len(self.bringing.looks) - 1)

    def take_out(self) -> None:
        """Leaves the chosen file out."""
        if (place := self.place) >= 0:
            self.bringing.take_out(place)
            self.show_files(place)

    def _lower(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        if (place := self.place) >= 0:
            self.show_files(self.bringing.move(place, step))

    def _on_scenes(self, on: bool) -> None:
        self.bringing.set_scenes(on)
        self.show_files(max(self.place, 0))

    def _do(self) -> None:
        try:
            self._bring(self)
        except WriterError as error:
            self.summary.setText(str(error))
            return
        self.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """More files."""
        self.take(sort_out([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])[1])
        event.acceptProposedAction()


def _item(look: FileLook) -> QTreeWidgetItem:
    item = QTreeWidgetItem([look.file.name, "" if look.problem else f"{look.words:,}"])
    item.setToolTip(0, str(look.file))
    for chapter in look.chapters:
        beside = f" ({told(chapter.scenes, 'scene')})" if chapter.scenes > 1 else ""
        item.addChild(QTreeWidgetItem([f"{chapter.title}{beside}", f"{chapter.words:,}"]))
    if look.problem:
        item.addChild(QTreeWidgetItem([look.problem, ""]))
    return item
