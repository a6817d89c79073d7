"""The binder beside the text: the outline, and all that can be done to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from writer_app.domain.errors import WriterError
from writer_app.domain.outline import Part
from writer_app.domain.spans import Span
from writer_app.gui.binder.dialogs import DeleteDialog, TitleDialog
from writer_app.gui.binder.model import OutlineModel
from writer_app.gui.binder.moves import Move, Way, after, chapters_of, end_of_all, step
from writer_app.gui.binder.presenter import BinderPresenter, Row, RowKind, walk
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
from writer_app.text.outlinepatch import Address, SceneSpot


class BinderPanel(QWidget):
    """The outline of the project."""

    ACTIONS = (
        Action("binder.new_scene", "New scene…", "new_scene", "Ctrl+N", "Story", "After the current one"),
        Action("binder.new_chapter", "New chapter…", "new_chapter", "Ctrl+Shift+N", "Story", "After the current one"),
        Action("binder.new_part", "New part…", "new_part", "", "Story", "After the current one"),
        Action("binder.split", "Split the scene at the cursor", "split", "Ctrl+Shift+K", "Story", divided=True),
        Action("binder.merge", "Merge the scene with the next", "merge", "Ctrl+Shift+J", "Story"),
        Action("binder.rename", "Rename", "rename", "", "Story", "Rename; in the binder: F2", divided=True),
        Action("binder.rename_file", "Name the file after the title", "rename_file", "", "Story"),
        Action("binder.delete", "Delete…", "delete", "", "Story", "Delete; in the binder: the Delete key"),
        Action("binder.up", "Move up", "move_up", "", "Story", "Move up; in the binder: Alt+Up", divided=True),
        Action("binder.down", "Move down", "move_down", "", "Story", "Move down; in the binder: Alt+Down"),
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
        self.dialog: TitleDialog | DeleteDialog | None = None
        self.setFocusProxy(self.tree)
        self._lay_out()
        self.tree.asked_to_open.connect(self._open)
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
        rows = [row for row in shown if row.kind is not RowKind.UNPLACED]
        scenes = sum(row.kind is RowKind.SCENE for row in walk(rows))
        words = None if any(row.words is None for row in rows) else sum(row.words or 0 for row in rows)
        if words is None:
            self.total.setText(tr("{scenes} scenes", scenes=scenes))
        else:
            self.total.setText(tr("{scenes} scenes, {words} words", scenes=scenes, words=f"{words:,}"))

    def _mark(self, scene: str) -> None:
        self.model.mark(scene)
        if scene and not self.tree.hasFocus():
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
        row = self._current()
        if self._desk.session.read_only:
            return False
        if action_id in ("binder.new_scene", "binder.new_chapter", "binder.new_part"):
            return True
        if action_id == "binder.split":
            return bool(self._desk.scene)
        if row is None or row.thing is None:
            return False
        if action_id in ("binder.merge", "binder.rename_file"):
            return bool(row.scene) and not row.missing
        return action_id != "binder.rename" or not row.missing

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
        scene, offset = self._desk.scene, self._desk.cursor
        made = self._make(lambda: split(*self._project(), scene, offset))
        if made is not None:
            self._desk.open(made.scene, Span(0, 0))
            self._desk.say(tr("Split in two. Undo the last change to the project makes it one again."))

    def merge(self) -> None:
        """The current scene and the next one become one."""
        row = self._current()
        if row is None or not row.scene or not self._desk.settle():
            return
        source = self._desk.session.scene(row.scene)
        seam = len(source.body.rstrip()) if source is not None else 0
        opened = self._desk.scene
        if self._do(lambda: merge(*self._project(), row.scene)):
            if opened != self._desk.scene or opened == row.scene:
                self._desk.open(row.scene, Span(seam, seam))
            self.tree.select(row.key)

    def delete(self) -> None:
        """The current thing goes, with all that stands in it; asks first where words or lore are at stake."""
        row = self._current()
        if row is None or row.thing is None or not self.can("binder.delete") or not self._desk.settle():
            return
        thing = row.thing
        try:
            hangs = hanging(*self._project(), thing)
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return
        if not row.words and not hangs and row.words is not None:
            self._delete(thing)
            return
        self.dialog = dialog = DeleteDialog(self._question(row), hangs, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._delete, thing))
        dialog.open()

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
        else:
            self._desk.open(row.scene)

    def _rename(self, thing: outlining.Thing, title: str) -> None:
        self._do(lambda: outlining.rename(*self._project(), thing, title))

    def _step(self, way: Way) -> None:
        row = self._current()
        if row is None or row.thing is None or self._desk.session.read_only:
            return
        move = step(self.presenter.outline, row.thing, way)
        if move is not None:
            self._move(move)

    def _move(self, move: Move) -> None:
        thing = move.thing
        row = next((row for row in walk(self.presenter.rows()) if row.thing == thing), None)
        if self._do(lambda: self._plan(move)) and row is not None:
            self.tree.select(row.key)

    def _plan(self, move: Move) -> Operation | None:
        if isinstance(move.thing, str):
            spot = move.spot if isinstance(move.spot, SceneSpot) else None
            return outlining.move_scene(*self._project(), move.thing, spot)
        return outlining.move_node(*self._project(), move.thing, move.spot) if isinstance(move.spot, tuple) else None

    def _ask_title(self, heading: str, hint: str, then: Callable[[str], None]) -> None:
        self.dialog = dialog = TitleDialog(heading, hint, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: then(dialog.title))
        dialog.open()

    def _make_scene(self, title: str) -> None:
        spot = self._scene_spot()
        if spot is None:
            self._make_chapter("")
            return
        made = self._make(lambda: outlining.new_scene(*self._project(), title, spot))
        if made is not None:
            self._desk.open(made.scene)
            self.tree.select(f"scene {made.scene}")

    def _make_chapter(self, title: str) -> None:
        spot = self._chapter_spot()
        made = self._make(lambda: outlining.new_chapter(*self._project(), title, spot))
        if made is not None:
            self._desk.open(made.scene)
            self.tree.select(f"scene {made.scene}")

    def _make_part(self, title: str) -> None:
        place = self._chapter_spot()[0]
        below = len(self._address()) > 1 or isinstance(self._node(), Part)
        if self._do(lambda: outlining.new_part(*self._project(), title, place + below)):
            node = self.presenter.outline.nodes[place + below]
            self.tree.select(f"node {node.id}")

    def _address(self) -> Address:
        """The address of the current row, or of the chapter that it stands in; empty for none."""
        row = self._current()
        if row is not None and row.scene:
            found = (address for address, chapter in chapters_of(self.presenter.outline) if row.scene in chapter.scenes)
            return next(found, ())
        return row.thing if row is not None and isinstance(row.thing, tuple) else ()

    def _node(self) -> object:
        address = self._address()
        return outlining.node_at(self.presenter.outline, address) if address else None

    def _scene_spot(self) -> SceneSpot | None:
        row, address = self._current(), self._address()
        if row is not None and row.scene and address:
            return after(self.presenter.outline, row.scene)
        inner = [found for found, _ in chapters_of(self.presenter.outline) if found[: len(address)] == address]
        return SceneSpot(inner[-1]) if address and inner else end_of_all(self.presenter.outline)

    def _chapter_spot(self) -> Address:
        """Right after the current chapter, or at the end of the current part."""
        address, node = self._address(), self._node()
        if not address:
            return (len(self.presenter.outline.nodes),)
        return (*address, len(node.chapters)) if isinstance(node, Part) else (*address[:-1], address[-1] + 1)

    def _delete(self, thing: outlining.Thing) -> None:
        gone = outlining.scenes_in(self._desk.session.loaded, thing)
        had_focus = self.tree.hasFocus() or self.dialog is not None
        order = [row for row in walk(self.presenter.rows()) if row.scene]
        places = [place for place, row in enumerate(order) if row.scene in gone]
        stay = [row for row in order[places[-1] + 1 :] + order[: places[0]][::-1] if row.scene not in gone] if places else []
        near = next((row for row in stay if not row.missing), None)
        before = self._desk.scene
        if near is not None and before in gone:
            self._desk.open(near.scene)
        if not self._do(lambda: outlining.delete(*self._project(), thing)):
            if before != self._desk.scene:
                self._desk.open(before)
            return
        if near is not None:
            self.tree.select(near.key)
        if had_focus:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _question(self, row: Row) -> str:
        words = row.words_text() or "0"
        if row.scene:
            return tr("Delete the scene “{title}” with its {words} words?", title=row.title, words=words)
        scenes = sum(bool(inner.scene) for inner in walk(row.rows))
        parts = {"title": row.title, "scenes": scenes, "words": words}
        return tr("Delete “{title}” with all that stands in it: {scenes} scenes, {words} words?", **parts)

    def _show_menu(self, point: QPoint) -> None:
        index = self.tree.indexAt(point)
        if index.isValid():
            self.tree.setCurrentIndex(index)
        menu = self._menu(*(row.id for row in self.ACTIONS))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if menu.actions():
            menu.popup(self.tree.viewport().mapToGlobal(point))
