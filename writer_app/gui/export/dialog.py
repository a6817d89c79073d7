"""Writes the book as one file: which kind, where to, and how it went."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from writer_app.domain.errors import WriterError
from writer_app.gui.export.chapters import ChapterList
from writer_app.gui.export.presenter import FORMATS, Plan, about, failure, place_for, report
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.lane import Lane
from writer_app.gui.shared.words import tr
from writer_app.services.exporting import ENDINGS, Exported, export_manuscript, lost_scenes, some_chapters
from writer_app.storage.folder import load

Role = QDialogButtonBox.ButtonRole


class ExportDialog(QDialog):
    """One book, one file. It stays open, so that another kind can follow."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lane = Lane(self)
        project, liked = desk.session.loaded.project, desk.liked
        folder = place_for(desk.session, liked.export_folder)
        to = liked.export_to if liked.export_to in ENDINGS else "epub"
        self.plan = Plan(desk.session.folder, desk.session.loaded, folder, to)
        self.written: Exported | None = None
        self.setWindowTitle(tr("Export “{title}”", title=project.title))
        self.setMinimumWidth(600)
        self.name = QLabel(project.title or tr("Untitled"), self)
        self.about = QLabel(about(desk.session.loaded), self)
        self._build()
        self._lay_out()
        self._set_busy(False)
        self._show()
        self.kinds[self.plan.to].setFocus()
        # A book that is being written is written whole before the dialog goes.
        self.finished.connect(self._lane.close)

    def _build(self) -> None:
        self.kinds = {name: QRadioButton(tr(title), self) for name, title, _ in FORMATS}
        group = QButtonGroup(self)
        for name, _, purpose in FORMATS:
            button = self.kinds[name]
            group.addButton(button)
            button.setAccessibleDescription(tr(purpose))
            button.setChecked(name == self.plan.to)
            button.toggled.connect(partial(self._on_kind, name))
        self.chapters = ChapterList(tuple(self.plan.loaded.project.outline.chapters()), self)
        self.chapters.changed.connect(self._on_chapters)
        self.file = QLineEdit(self.plan.target, self)
        self.file.setAccessibleName(tr("File"))
        self.file.textEdited.connect(self._on_file)
        self.choose = QPushButton(tr("&Choose…"), self)
        self.choose.setAccessibleName(tr("Choose a file"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._ask)
        self.replaces = QCheckBox(tr("&Replace the file that is there"), self)
        self.replaces.toggled.connect(self._on_replaces)
        self.leaves_out = QCheckBox(tr("&Leave out what cannot be read"), self)
        self.leaves_out.toggled.connect(self._on_leaves_out)
        self.busy = QProgressBar(self)
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(tr("Writing the book"))
        self.message = QLabel(self)
        self.message.setAccessibleName(tr("Message"))
        self.buttons = QDialogButtonBox(self)
        self.leave = self.buttons.addButton(tr("Close"), Role.RejectRole)
        self.write = self.buttons.addButton(tr("E&xport"), Role.AcceptRole)
        self.write.setDefault(True)
        self.folder = self.buttons.addButton(tr("&Show the folder"), Role.ActionRole)
        self.folder.setAutoDefault(False)
        self.buttons.accepted.connect(self.export)
        self.buttons.rejected.connect(self.reject)
        self.folder.clicked.connect(self.show_folder)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(8)
        font = self.name.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.name.setFont(font)
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for label in (self.name, self.about, self.message):
            label.setWordWrap(True)
            # A title may hold what looks like a mark.
            label.setTextFormat(Qt.TextFormat.PlainText)
        box.addWidget(self.name)
        box.addWidget(self.about)
        box.addSpacing(8)
        for name, _, purpose in FORMATS:
            box.addWidget(self.kinds[name])
            label = QLabel(tr(purpose), self)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            label.setContentsMargins(24, 0, 0, 6)
            box.addWidget(label)
        box.addWidget(self.chapters)
        label = QLabel(tr("&File"), self)
        label.setBuddy(self.file)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.file, 1)
        row.addWidget(self.choose)
        box.addLayout(row)
        for part in (self.replaces, self.leaves_out, self.busy, self.message):
            box.addWidget(part)
        box.addStretch(1)
        box.addWidget(self.buttons)

    # What is chosen

    def _on_kind(self, name: str, chosen: bool) -> None:
        if chosen:
            self.plan.put_format(name)
            self.file.setText(self.plan.target)
            self._show()

    def _on_chapters(self) -> None:
        self.plan.chapters = self.chapters.chosen
        self.file.setText(self.plan.target)
        self._show()

    def _on_file(self, text: str) -> None:
        self.plan.put_target(text)
        self._show()

    def _on_replaces(self, chosen: bool) -> None:
        self.plan.replaces = chosen
        self._show()

    def _on_leaves_out(self, chosen: bool) -> None:
        self.plan.leaves_out = chosen
        self._show()

    def _ask(self) -> None:
        dialog = QFileDialog(self, tr("Where the book goes"), str(self.plan.path.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(self.plan.path.name)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, file: str) -> None:
        """The writer chose a file; it gets the ending of its kind."""
        self._on_file(file)
        self.file.setText(str(self.plan.path))

    def _show(self, message: str = "") -> None:
        lost = lost_scenes(self._desk.session.loaded)
        wrong = self.plan.wrong()
        if lost and not self.plan.leaves_out and not wrong:
            wrong = tr("{file} cannot be read, and would be missing.", file=lost[0].path)
        self.replaces.setVisible(self.plan.is_there)
        self.leaves_out.setVisible(bool(lost))
        self.folder.setVisible(self.written is not None)
        self.write.setEnabled(not wrong)
        self.write.setDefault(True)
        self._tell(message or wrong)

    def _tell(self, message: str) -> None:
        self.message.setText(message)
        self.message.setVisible(bool(message))
        # A screen reader tells it with the button that has the keyboard, or would be pressed by Enter.
        for button in (self.write, self.folder):
            button.setAccessibleDescription(message)

    # The export

    def export(self) -> None:
        """Writes the book as it stands, with everything typed in it."""
        if not self.write.isEnabled():
            return
        if not self._desk.settle() and not self._desk.session.read_only:
            self._show(tr("Not everything that was typed could be saved; the book would not hold it."))
            return
        self._set_busy(True)
        self._tell(tr("Writing the book…"))
        folder, plan = self._desk.session.folder, replace(self.plan)

        def work() -> Exported:
            # Read anew: what another program has written meanwhile is in the book too.
            loaded = load(folder)
            if plan.chapters is not None:
                loaded = some_chapters(loaded, plan.chapters)
            return export_manuscript(loaded, plan.to, plan.path, replaces=plan.replaces, leaves_out=plan.leaves_out)

        self._lane.do(work, self._on_done)

    def _set_busy(self, busy: bool) -> None:
        self.busy.setVisible(busy)
        for part in (
            *self.kinds.values(),
            self.chapters,
            self.file,
            self.choose,
            self.replaces,
            self.leaves_out,
            self.buttons,
        ):
            part.setEnabled(not busy)

    def _on_done(self, future: Future[Exported]) -> None:
        self._set_busy(False)
        try:
            self.written = future.result()
        except (WriterError, OSError) as error:
            self._show(failure(error))
            # What was in the way may be gone the next time.
            self.write.setEnabled(True)
            self.write.setFocus()
            return
        self.file.setText(str(self.written.path))
        self.replaces.setChecked(False)
        self._show(report(self.written))
        self.replaces.hide()
        self.leave.setDefault(True)
        self._desk.prefer(replace(self._desk.liked, export_to=self.plan.to, export_folder=str(self.written.path.parent)))
        self.folder.setFocus()

    def show_folder(self) -> None:
        """Where the book lies."""
        if self.written is not None:
            where = self.written.path.parent
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(where))):
                self._tell(tr("No program here shows folders. The book lies in {folder}.", folder=where))

    def reject(self) -> None:
        """Escape, but not while the book is being written: that takes a moment only, and ends with a word of how it went."""
        if self.busy.isHidden():
            super().reject()
