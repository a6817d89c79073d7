"""What the binder does to the project: each a step that can be undone, and its outcome shown in the tree and the editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt

from writer_app.domain.errors import WriterError
from writer_app.domain.spans import Span
from writer_app.gui.binder.making import chapter_spot, part_place, scene_spot
from writer_app.gui.binder.moves import Move
from writer_app.gui.binder.presenter import BinderPresenter, Row, neighbour, walk
from writer_app.gui.binder.tree import OutlineTree
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.session import outlining
from writer_app.services.session.hanging import hanging
from writer_app.services.session.operations import Operation
from writer_app.services.session.outlining import Made, Thing
from writer_app.services.session.splitting import merge, split
from writer_app.storage.folder import Loaded
from writer_app.text.outlinepatch import SceneSpot


class Steps:
    """Plans and does; whoever asks has put every question before."""

    def __init__(self, desk: Desk, presenter: BinderPresenter, tree: OutlineTree) -> None:
        self._desk = desk
        self._presenter = presenter
        self._tree = tree

    # What is at stake

    def posted(self, things: Sequence[Thing]) -> tuple[str, ...]:
        """What readers have already of these, a title each."""
        loaded = self._desk.session.loaded
        chapters = (chapter for thing in things for chapter in outlining.posted_chapters(loaded, thing))
        return tuple(dict.fromkeys(chapter.title or chapter.id for chapter in chapters))

    def hanging(self, things: Sequence[Thing]) -> tuple[str, ...] | None:
        """What of the lore and the decisions hangs on these; None, with a message, where that cannot be told."""
        if not self._desk.settle():
            return None
        try:
            return hanging(*self._project(), things)
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return None

    # What is made

    def make_scene(self, title: str) -> None:
        """A scene after the current one."""
        spot = scene_spot(self._presenter.outline, self._thing())
        if spot is None:
            self.make_chapter("")
        else:
            self._show(self._make(lambda: outlining.new_scene(*self._project(), title, spot)))

    def make_chapter(self, title: str) -> None:
        """A chapter after the current one, with a scene to write in."""
        spot = chapter_spot(self._presenter.outline, self._thing())
        self._show(self._make(lambda: outlining.new_chapter(*self._project(), title, spot)))

    def make_part(self, title: str) -> None:
        """A part after the current one."""
        place = part_place(self._presenter.outline, self._thing())
        if self._do(lambda: outlining.new_part(*self._project(), title, place)):
            self._tree.select(f"node {self._presenter.outline.nodes[place].id}")

    def split(self) -> None:
        """The scene in the editor is cut at the cursor; the second half is opened."""
        scene, offset = self._desk.scene, self._desk.cursor
        made = self._make(lambda: split(*self._project(), scene, offset))
        if made is not None:
            self._desk.open(made.scene, Span(0, 0))
            self._desk.say(tr("Split in two. Undo the last change to the project makes it one again."))

    # What is changed

    def merge(self, row: Row) -> None:
        """A scene and the next one become one."""
        if not self._desk.settle():
            return
        seam, opened = len(self._desk.session.text_of(row.scene).rstrip()), self._desk.scene
        if self._do(lambda: merge(*self._project(), row.scene)):
            if opened != self._desk.scene or opened == row.scene:
                self._desk.open(row.scene, Span(seam, seam))
            self._tree.select(row.key)

    def rename(self, thing: Thing, title: str) -> None:
        """Another title."""
        self._do(lambda: outlining.rename(*self._project(), thing, title))

    def rename_file(self, scene: str) -> None:
        """A scene's file is called after its title."""
        self._do(lambda: outlining.rename_file(*self._project(), scene))

    def move(self, move: Move) -> None:
        """Things go somewhere else; they stay selected."""
        keys = [row.key for row in walk(self._presenter.rows()) if row.thing in move.things]
        if self._do(lambda: self._moved(move)):
            self._tree.select(*keys)

    def _moved(self, move: Move) -> Operation | None:
        (first, *_), spot = move.things, move.spot
        if isinstance(first, str):
            return outlining.move_scenes(*self._project(), move.scenes, spot if isinstance(spot, SceneSpot) else None)
        return outlining.move_node(*self._project(), first, spot) if isinstance(spot, tuple) else None

    def delete(self, things: Sequence[Thing]) -> None:
        """Things go; where the open scene goes with them, its neighbour is opened."""
        loaded, rows, before = self._desk.session.loaded, self._presenter.rows(), self._desk.scene
        gone = {scene for thing in things for scene in outlining.scenes_in(loaded, thing)}
        near = neighbour(rows, gone)
        if near is not None and before in gone:
            self._desk.open(near.scene)
        if not self._do(lambda: outlining.delete(*self._project(), things)):
            if before != self._desk.scene:
                self._desk.open(before)
            return
        if near is not None:
            self._tree.select(near.key)
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)

    # How

    def _project(self) -> tuple[Path, Loaded]:
        return self._desk.session.folder, self._desk.session.loaded

    def _thing(self) -> Thing | None:
        row = self._tree.current_row()
        return row.thing if row is not None else None

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

    def _make(self, plan: Callable[[], Made]) -> Made | None:
        made: list[Made] = []

        def planned() -> Operation:
            made.append(plan())
            return made[0].operation

        return made[0] if self._do(planned) else None

    def _show(self, made: Made | None) -> None:
        if made is not None:
            self._desk.open(made.scene, Span(0, 0))
            self._tree.select(f"scene {made.scene}")
