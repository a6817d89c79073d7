"""An editor with a scene of the test's own in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.gui.conftest import SAMPLE, FakeReader
from writer_app.bootstrap.clerk import Clerk
from writer_app.domain.spans import Span
from writer_app.gui.editor.panel import EditorPanel
from writer_app.gui.editor.view import PageView
from writer_app.gui.shared.desk import Desk
from writer_app.services.session import jobs
from writer_app.services.session.buffers import SceneBuffer
from writer_app.services.session.session import Session
from writer_app.storage.folder import load

PROJECT = """\
format: 1
id: a-test
title: A Test
outline:
  - {id: one, title: One, scenes: [first, second]}
"""


@dataclass
class Writing:
    """An editor, its desk, and what a test does with them."""

    panel: EditorPanel
    desk: Desk
    reader: FakeReader
    qtbot: QtBot

    @property
    def view(self) -> PageView:
        """The page."""
        return self.panel.view

    @property
    def buffer(self) -> SceneBuffer:
        """The text of the scene that is shown."""
        buffer = self.desk.buffer
        assert buffer is not None
        return buffer

    @property
    def text(self) -> str:
        """What the buffer holds; Qt's copy is the same."""
        cursor = QTextCursor(self.view.document())
        cursor.select(QTextCursor.SelectionType.Document)
        assert cursor.selectedText().replace("\u2029", "\n") == self.buffer.text
        return self.buffer.text

    def put(self, offset: int, other: int | None = None) -> None:
        """Puts the cursor at a position of the document; with `other` selects from there to it."""
        cursor = self.view.textCursor()
        cursor.setPosition(offset)
        if other is not None:
            cursor.setPosition(other, QTextCursor.MoveMode.KeepAnchor)
        self.view.setTextCursor(cursor)

    def find(self, words: str) -> int:
        """The position of the document at which `words` begin."""
        page = self.panel.page
        assert page is not None
        return page.mirror.units.unit(self.buffer.text.index(words))

    def at(self, position: int) -> QPoint:
        """The middle of the letter at a position, as a point of the page."""
        cursor = self.view.textCursor()
        cursor.setPosition(position)
        left = self.view.cursorRect(cursor)
        cursor.setPosition(position + 1)
        return (left.center() + self.view.cursorRect(cursor).center()) / 2

    def tell(self, checked: jobs.Checked) -> None:
        """The reading process answers a check."""
        self.reader.answered.emit(replace(checked, number=self.desk.ask(jobs.Check(0))))

    def type(self, text: str) -> None:
        """Presses the keys of `text`."""
        self.qtbot.keyClicks(self.view, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses one key."""
        self.qtbot.keyClick(self.view, key, modifier)

    def click(self, point: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Clicks into the page."""
        self.qtbot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, modifier, point)


@pytest.fixture
def write(qtbot: QtBot, tmp_path: Path, reader: FakeReader) -> Iterator[Callable[..., Writing]]:
    """Opens a scene with the given text in an editor of the given size."""
    sessions: list[Session] = []

    def opened(body: str, width: int = 900, height: int = 600, front: str = "", lore: dict[str, str] | None = None) -> Writing:
        folder = tmp_path / "novel"
        (folder / "manuscript").mkdir(parents=True)
        (folder / "project.yaml").write_text(PROJECT, encoding="utf-8")
        scene = f"---\nid: first\n{front}---\n"
        scene = (scene.replace("\n", "\r\n") if "\r\n" in body else scene) + body
        (folder / "manuscript" / "first.md").write_text(scene, encoding="utf-8", newline="")
        (folder / "manuscript" / "second.md").write_text("---\nid: second\n---\nThe second scene.\n", encoding="utf-8")
        for path, text in (lore or {}).items():
            file = folder / "lore" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        session = Session(folder, tmp_path / "kept")
        sessions.append(session)
        desk = Desk(session, reader)
        panel = EditorPanel(desk)
        qtbot.addWidget(panel)
        panel.resize(width, height)
        panel.show()
        desk.open("first")
        return Writing(panel, desk, reader, qtbot)

    yield opened
    for session in sessions:
        session.close()


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory) -> jobs.Checked:
    """What a check of the sample answers when every scene is open."""
    kept = tmp_path_factory.mktemp("kept")
    clerk = Clerk(SAMPLE, {"WRITER_APP_CACHE": str(kept / "cache"), "WRITER_APP_DATA": str(kept / "data")})
    texts = {scene.id: jobs.Text(scene.body, 0) for scene in load(SAMPLE).scenes}
    answer = clerk.answer(jobs.Check(1, texts))
    clerk.close()
    assert isinstance(answer, jobs.Checked)
    return answer


@pytest.fixture
def harbour(qtbot: QtBot, desk: Desk, reader: FakeReader, checked: jobs.Checked) -> Writing:
    """The editor with the last scene of the sample, which was checked; it gives Eri blue eyes."""
    panel = EditorPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    desk.open("the-harbour")
    writing = Writing(panel, desk, reader, qtbot)
    writing.tell(checked)
    desk.open("the-harbour", Span(writing.buffer.text.index("blue eyes"), writing.buffer.text.index("blue eyes")))
    return writing
