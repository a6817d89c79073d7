"""The binder beside the text: the outline, and all that can be done to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.domain.spans import Span
from writer_app.gui.binder.dialogs import DeleteDialog, PostedDialog, TitleDialog
from writer_app.gui.binder.making import chapter_spot, part_place, scene_spot
from writer_app.gui.binder.model import OutlineModel
from writer_app.gui.binder.moves import Move, Way, step
from writer_app.gui.binder.presenter import BinderPresenter, Row, neighbour, question, told_total, walk
from writer_app.gui.binder.tree import OutlineTree
from writer_app.gui.shared.actions import Action
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs, outlining
from writer_app.services.session.changes import Changes
from writer_app.services.session.hanging import hanging
from writer_app.services.session.operations import Operation
from writer_app.services.session.splitting import merge, split
from writer_app.storage.folder import Loaded
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
        self.total = QLabel(self)
        self.dialog: TitleDialog | DeleteDialog | PostedDialog | None = None
        self.setFocusProxy(self.tree)
        self._lay_out()
        self.tree.asked_to_open.connect(self._open)
        self.tree.asked_to_write.connect(self._write)
        self.tree.asked_to_move.connect(self._step)
        self.tree.asked_to_delete.connect(self.delete)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.model.renamed.connect(self._rename, Qt.ConnectionType.QueuedConnection)
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
        row, things = self._current(), self._things()
        if action_id in ("binder.merge", "binder.rename_file", "binder.rename"):
            whole = row is not None and row.thing is not None and not row.missing
            return whole and (action_id == "binder.rename" or bool(row and row.scene))
        return bool(things)

    def new_scene(self) -> None:
        """A scene after the current one, or at the end of the current chapter."""
        heading, hint = tr("New scene"), tr("May stay empty")
        self._ask_title(heading, hint, self._make_scene)

    def new_chapter(self) -> None:
        """A chapter after the current one, with a scene to write in."""
        self._ask_title(tr("New chapter"), tr("Chapter and its number"), self._make_chapter)

    def new_part(self) -> None:
        """A part after the current one."""
        self._ask_title(tr("New part"), tr("Part and its number"), self._make_part)

    def rename(self) -> None:
        """The current row's title is opened for typing."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tree.rename()

    def rename_file(self) -> None:
        """The current scene's file is called after its title."""
        if row := self._current():
            self._do(lambda: outlining.rename_file(*self._project(), row.scene))

    def split(self) -> None:
        """The scene in the editor is cut at the cursor; the second half is opened."""
        if self._desk.scene:
            self._ask_posted((self._desk.scene,), tr("Split the scene"), self._split)

    def _split(self) -> None:
        scene, offset = self._desk.scene, self._desk.cursor
        made = self._make(lambda: split(*self._project(), scene, offset))
        if made is not None:
            self._desk.open(made.scene, Span(0, 0))
            self._desk.say(tr("Split in two. Undo the last change to the project makes it one again."))

    def merge(self) -> None:
        """The current scene and the next one become one."""
        row = self._current()
        if row is not None and row.scene:
            self._ask_posted((row.scene,), tr("Merge the scenes"), partial(self._merge, row))

    def _merge(self, row: Row) -> None:
        if not self._desk.settle():
            return
        source = self._desk.session.scene(row.scene)
        seam = len(source.body.rstrip()) if source is not None else 0
        opened = self._desk.scene
        if self._do(lambda: merge(*self._project(), row.scene)):
            if opened != self._desk.scene or opened == row.scene:
                self._desk.open(row.scene, Span(seam, seam))
            self.tree.select(row.key)

    def delete(self) -> None:
        """What is selected goes, with all that stands in it; asks first where words, lore or readers are at stake."""
        things = self._things()
        if not things or not self.can("binder.delete") or not self._desk.settle():
            return
        try:
            hangs = hanging(*self._project(), things)
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return
        rows, posted = self.tree.chosen_rows(), self._posted(things)
        if not hangs and not posted and all(row.words == 0 for row in rows):
            self._delete(things)
            return
        self._show(DeleteDialog(question(rows), hangs, posted, self), partial(self._delete, things))

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

    # How it is done

    def _project(self) -> tuple[Path, Loaded]:
        return self._desk.session.folder, self._desk.session.loaded

    def _current(self) -> Row | None:
        return self.tree.current_row()

    def _thing(self) -> outlining.Thing | None:
        row = self._current()
        return row.thing if row is not None else None

    def _things(self) -> tuple[outlining.Thing, ...]:
        return tuple(row.thing for row in self.tree.chosen_rows() if row.thing is not None)

    def _posted(self, things: Sequence[outlining.Thing]) -> tuple[str, ...]:
        """What readers have already of these, a title each."""
        loaded = self._desk.session.loaded
        chapters = (chapter for thing in things for chapter in outlining.posted_chapters(loaded, thing))
        return tuple(dict.fromkeys(chapter.title or chapter.id for chapter in chapters))

    def _ask_posted(self, things: Sequence[outlining.Thing], verb: str, act: Callable[[], object]) -> None:
        """Does it; asks first where readers have it already."""
        posted = self._posted(things)
        if posted:
            self._show(PostedDialog(verb, posted, self), act)
        else:
            act()

    def _show(self, dialog: TitleDialog | DeleteDialog | PostedDialog, then: Callable[[], object]) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(then)
        dialog.open()

    def _do(self, plan: Callable[[], Operation | None]) -> bool:
        """Plans and does an operation once everything typed is on disk."""
        if not self._desk.settle():
            return False
        try:
            operation = plan()
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return False
        return operation is not None and self._desk.do(operation)

    def _make(self, plan: Callable[[], outlining.Made]) -> outlining.Made | None:
        made: list[outlining.Made] = []

        def planned() -> Operation:
            made.append(plan())
            return made[0].operation

        return made[0] if self._do(planned) else None

    def _open(self, row: Row) -> None:
        if row.missing:
            self._desk.say(tr("“{title}” has no file that can be read.", title=row.title), "warning")
            return
        self._desk.open(row.scene)
        # The keys go on working in the binder: Delete must never take a letter of the text.
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, row: Row) -> None:
        self._open(row)
        if self._desk.scene == row.scene:
            self._desk.put_cursor(self._desk.cursor)

    def _rename(self, thing: outlining.Thing, title: str) -> None:
        self._do(lambda: outlining.rename(*self._project(), thing, title))

    def _step(self, way: Way) -> None:
        if not self._desk.session.read_only:
            move = step(self.presenter.outline, self._things(), way)
            if move is not None:
                self._move(move)

    def _move(self, move: Move) -> None:
        about = (*move.things, move.spot.chapter) if isinstance(move.spot, SceneSpot) else move.things
        self._ask_posted(about, tr("Move it"), partial(self._do_move, move))

    def _do_move(self, move: Move) -> None:
        keys = [row.key for row in walk(self.presenter.rows()) if row.thing in move.things]
        if self._do(lambda: self._plan(move)):
            self.tree.select(*keys)

    def _plan(self, move: Move) -> Operation | None:
        (first, *_), spot = move.things, move.spot
        if isinstance(first, str):
            return outlining.move_scenes(*self._project(), move.scenes, spot if isinstance(spot, SceneSpot) else None)
        return outlining.move_node(*self._project(), first, spot) if isinstance(spot, tuple) else None

    def _ask_title(self, heading: str, hint: str, then: Callable[[str], None]) -> None:
        dialog = TitleDialog(heading, hint, self)
        self._show(dialog, lambda: then(dialog.title))

    def _make_scene(self, title: str) -> None:
        spot = scene_spot(self.presenter.outline, self._thing())
        if spot is None:
            self._make_chapter("")
        else:
            self._show_made(self._make(lambda: outlining.new_scene(*self._project(), title, spot)))

    def _make_chapter(self, title: str) -> None:
        spot = chapter_spot(self.presenter.outline, self._thing())
        self._show_made(self._make(lambda: outlining.new_chapter(*self._project(), title, spot)))

    def _show_made(self, made: outlining.Made | None) -> None:
        if made is not None:
            self._desk.open(made.scene, Span(0, 0))
            self.tree.select(f"scene {made.scene}")

    def _make_part(self, title: str) -> None:
        place = part_place(self.presenter.outline, self._thing())
        if self._do(lambda: outlining.new_part(*self._project(), title, place)):
            self.tree.select(f"node {self.presenter.outline.nodes[place].id}")

    def _delete(self, things: Sequence[outlining.Thing]) -> None:
        loaded, rows, before = self._desk.session.loaded, self.presenter.rows(), self._desk.scene
        gone = {scene for thing in things for scene in outlining.scenes_in(loaded, thing)}
        had_focus = self.tree.hasFocus() or self.dialog is not None
        near = neighbour(rows, gone)
        if near is not None and before in gone:
            self._desk.open(near.scene)
        if not self._do(lambda: outlining.delete(*self._project(), things)):
            if before != self._desk.scene:
                self._desk.open(before)
            return
        if near is not None:
            self.tree.select(near.key)
        if had_focus:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_menu(self, point: QPoint) -> None:
        index = self.tree.indexAt(point)
        if index.isValid() and not self.tree.selectionModel().isSelected(index):
            self.tree.setCurrentIndex(index)
        menu = self._menu(*(row.id for row in self.ACTIONS))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if menu.actions():
            menu.popup(self.tree.viewport().mapToGlobal(point))
