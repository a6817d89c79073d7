"""The binder beside the text: the outline, and all that can be done to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from writer_app.gui.binder.dialogs import DeleteDialog, PostedDialog, TitleDialog
from writer_app.gui.binder.model import OutlineModel
from writer_app.gui.binder.moves import Move, Way, step
from writer_app.gui.binder.presenter import BinderPresenter, Row, question, told_total
from writer_app.gui.binder.steps import Steps
from writer_app.gui.binder.tree import OutlineTree
from writer_app.gui.shared.actions import Action
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs
from writer_app.services.session.changes import Changes
from writer_app.services.session.outlining import Thing
from writer_app.text.outlinepatch import SceneSpot


class BinderPanel(QWidget):
    """The outline of the project."""

    ACTIONS = (
        Action("binder.new_scene", "New scene…", "new_scene", "Ctrl+N", "Story", "After the current one"),
        Action("binder.new_chapter", "New chapter…", "new_chapter", "Ctrl+Shift+N", "Story", "After the current one"),
        Action("binder.new_part", "New part…", "new_part", "", "Story", "After the current one"),
        Action("binder.split", "Split the scene at the cursor", "split", "Ctrl+Shift+K", "Story", divided=True),
        Action("binder.merge", "Merge the scene with the next", "merge", "Ctrl+Shift+J", "Story"),
        Action("binder.rename", "Rename", "rename", "", "Story", "In the binder: F2, or a double click", divided=True),
        Action("binder.rename_file", "Name the file after the title", "rename_file", "", "Story"),
        Action("binder.delete", "Delete…", "delete", "", "Story", "What is selected; in the binder: the Delete key"),
        Action("binder.up", "Move up", "move_up", "", "Story", "In the binder: Alt+Up", divided=True),
        Action("binder.down", "Move down", "move_down", "", "Story", "In the binder: Alt+Down"),
        Action("binder.left", "Move to the chapter before, or out of the part", "move_left", "", "Story"),
        Action("binder.right", "Move to the chapter after, or into the part above", "move_right", "", "Story"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.presenter = BinderPresenter(desk.session)
        self.model = OutlineModel(lambda: self.presenter.outline, self)
        self.model.frozen = bool(desk.session.read_only)
        self.tree = OutlineTree(self.model, self)
        self.steps = Steps(desk, self.presenter, self.tree)
        self.total = QLabel(self)
        self.dialog: TitleDialog | DeleteDialog | PostedDialog | None = None
        self.setFocusProxy(self.tree)
        self._lay_out()
        self.tree.asked_to_open.connect(self._open)
        self.tree.asked_to_write.connect(self._write)
        self.tree.asked_to_move.connect(self._step)
        self.tree.asked_to_delete.connect(self.delete)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.model.renamed.connect(self.steps.rename, Qt.ConnectionType.QueuedConnection)
        self.model.dropped.connect(self._move, Qt.ConnectionType.QueuedConnection)
        desk.noted.connect(self._on_noted)
        desk.changed.connect(self._on_changed)
        desk.opened.connect(self._mark)
        if desk.checked is not None:
            self.presenter.take(desk.checked)
        self.refresh()
        self._mark(desk.scene)

    def _lay_out(self) -> None:
        self.add = QToolButton(self)
        self.add.setText(tr("Add"))
        self.add.setAccessibleName(tr("Add a scene, chapter or part"))
        self.add.setAutoRaise(True)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setMenu(self._menu("binder.new_scene", "binder.new_chapter", "binder.new_part"))
        self.add.setDisabled(bool(self._desk.session.read_only))
        self.total.setAccessibleName(tr("The whole story"))
        foot = QHBoxLayout()
        foot.setContentsMargins(4, 2, 8, 2)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.total)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.tree, 1)
        box.addLayout(foot)

    def _menu(self, *ids: str) -> QMenu:
        menu = QMenu(self)
        for row in self.ACTIONS:
            if row.id in ids and self.can(row.id):
                if row.divided and menu.actions():
                    menu.addSeparator()
                menu.addAction(tr(row.title), getattr(self, row.callback))
        return menu

    # What is shown

    def refresh(self) -> None:
        """Shows the outline as it now is."""
        shown = self.presenter.rows()
        self.tree.show_rows(shown)
        self.total.setText(told_total(shown))

    def _mark(self, scene: str) -> None:
        self.model.mark(scene)
        if scene:
            self.tree.select(f"scene {scene}")

    def _on_changed(self, changes: Changes) -> None:
        self.presenter.follow(changes)
        self.refresh()

    def _on_noted(self, checked: jobs.Checked) -> None:
        self.presenter.take(checked)
        self.refresh()

    # What can be done

    def can(self, action_id: str) -> bool:
        """What is possible now."""
        if self._desk.session.read_only:
            return False
        if action_id.startswith("binder.new_"):
            return True
        if action_id == "binder.split":
            return bool(self._desk.scene)
        row, things = self.tree.current_row(), self._things()
        if action_id in ("binder.merge", "binder.rename_file", "binder.rename"):
            whole = row is not None and row.thing is not None and not row.missing
            return whole and (action_id == "binder.rename" or bool(row and row.scene))
        return bool(things)

    def new_scene(self) -> None:
        """A scene after the current one, or at the end of the current chapter."""
        self._ask_title(tr("New scene"), tr("May stay empty"), self.steps.make_scene)

    def new_chapter(self) -> None:
        """A chapter after the current one, with a scene to write in."""
        self._ask_title(tr("New chapter"), tr("Chapter and its number"), self.steps.make_chapter)

    def new_part(self) -> None:
        """A part after the current one."""
        self._ask_title(tr("New part"), tr("Part and its number"), self.steps.make_part)

    def rename(self) -> None:
        """The current row's title is opened for typing."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tree.rename()

    def rename_file(self) -> None:
        """The current scene's file is called after its title."""
        if row := self.tree.current_row():
            self.steps.rename_file(row.scene)

    def split(self) -> None:
        """The scene in the editor is cut at the cursor; the second half is opened."""
        if self._desk.scene:
            self._ask_posted((self._desk.scene,), tr("Split the scene"), self.steps.split)

    def merge(self) -> None:
        """The current scene and the next one become one."""
        row = self.tree.current_row()
        if row is not None and row.scene:
            self._ask_posted((row.scene,), tr("Merge the scenes"), partial(self.steps.merge, row))

    def delete(self) -> None:
        """What is selected goes, with all that stands in it; asks first where words, lore or readers are at stake."""
        things, rows = self._things(), self.tree.chosen_rows()
        hangs = self.steps.hanging(things) if things and self.can("binder.delete") else None
        if hangs is None:
            return
        posted = self.steps.posted(things)
        if not hangs and not posted and all(row.words == 0 for row in rows):
            self.steps.delete(things)
        else:
            self._show(DeleteDialog(question(rows), hangs, posted, self), partial(self.steps.delete, things))

    def move_up(self) -> None:
        """The current thing goes before the one above."""
        self._step(Way.UP)

    def move_down(self) -> None:
        """The current thing goes after the one below."""
        self._step(Way.DOWN)

    def move_left(self) -> None:
        """A scene goes to the chapter before, a chapter out of its part."""
        self._step(Way.LEFT)

    def move_right(self) -> None:
        """A scene goes to the chapter after, a chapter into the part above."""
        self._step(Way.RIGHT)

    # What is asked

    def _things(self) -> tuple[Thing, ...]:
        return tuple(row.thing for row in self.tree.chosen_rows() if row.thing is not None)

    def _ask_title(self, heading: str, hint: str, then: Callable[[str], None]) -> None:
        dialog = TitleDialog(heading, hint, self)
        self._show(dialog, lambda: then(dialog.title))

    def _ask_posted(self, things: Sequence[Thing], verb: str, act: Callable[[], object]) -> None:
        """Does it; asks first where readers have it already."""
        posted = self.steps.posted(things)
        if posted:
            self._show(PostedDialog(verb, posted, self), act)
        else:
            act()

    def _show(self, dialog: TitleDialog | DeleteDialog | PostedDialog, then: Callable[[], object]) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(then)
        dialog.open()

    # What the tree asks for

    def _open(self, row: Row) -> None:
        if row.missing and not self._desk.session.is_there(row.scene):
            self._desk.say(tr("“{title}” has no file that can be read.", title=row.title), "warning")
            return
        self._desk.open(row.scene)
        # The keys go on working in the binder: Delete must never take a letter of the text.
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, row: Row) -> None:
        self._open(row)
        if self._desk.scene == row.scene:
            self._desk.put_cursor(self._desk.cursor)

    def _step(self, way: Way) -> None:
        if not self._desk.session.read_only:
            move = step(self.presenter.outline, self._things(), way)
            if move is not None:
                self._move(move)

    def _move(self, move: Move) -> None:
        about = (*move.things, move.spot.chapter) if isinstance(move.spot, SceneSpot) else move.things
        self._ask_posted(about, tr("Move it"), partial(self.steps.move, move))

    def _show_menu(self, point: QPoint) -> None:
        index = self.tree.indexAt(point)
        if index.isValid() and not self.tree.selectionModel().isSelected(index):
            self.tree.setCurrentIndex(index)
        menu = self._menu(*(row.id for row in self.ACTIONS))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if menu.actions():
            menu.popup(self.tree.viewport().mapToGlobal(point))
