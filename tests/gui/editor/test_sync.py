"""Qt's copy of a text and the buffer stay alike, whoever edits, undo included."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from writer_app.domain.scenes import SceneSource
from writer_app.gui.editor.layout import PageLayout
from writer_app.gui.editor.sync import Mirror
from writer_app.services.session.buffers import Edit, SceneBuffer

TEXT = st.text(alphabet="ab \n\u00a0\u00e9\u2019\U0001f600", max_size=20)


def raw(document: QTextDocument) -> str:
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    return cursor.selectedText().replace("\u2029", "\n")


def mirrored(text: str, owner: QObject | None = None) -> tuple[QTextDocument, SceneBuffer, Mirror]:
    document = QTextDocument(owner)
    document.setDocumentLayout(PageLayout(document))
    buffer = SceneBuffer(SceneSource(id="a", path="a.md", body=text))
    return document, buffer, Mirror(document, buffer)


@pytest.fixture
def _qt(qtbot: QtBot) -> Iterator[None]:
    return


@pytest.mark.usefixtures("_qt")
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT, st.data())
def test_both_copies_are_alike_whatever_is_done(text: str, data: st.DataObject) -> None:
    document, buffer, mirror = mirrored(text)
    for _ in range(data.draw(st.integers(1, 8))):
        match data.draw(st.sampled_from(["type", "elsewhere", "undo", "redo", "block"])):
            case "type":
                total = document.characterCount() - 1
                cursor = QTextCursor(document)
                cursor.setPosition(mirror.units.unit(data.draw(st.integers(0, len(buffer.text)))))
                cursor.setPosition(
                    mirror.units.unit(data.draw(st.integers(0, len(buffer.text)))), QTextCursor.MoveMode.KeepAnchor
                )
                assert 0 <= cursor.position() <= total
                cursor.insertText(data.draw(TEXT))
            case "elsewhere":
                start = data.draw(st.integers(0, len(buffer.text)))
                removed = data.draw(st.integers(0, len(buffer.text) - start))
                buffer.edit(Edit(start, removed, data.draw(TEXT)))
            case "undo":
                document.undo()
            case "redo":
                document.redo()
            case _:
                cursor = QTextCursor(document)
                cursor.beginEditBlock()
                cursor.insertText(data.draw(TEXT))
                cursor.movePosition(QTextCursor.MoveOperation.End)
                cursor.insertText(data.draw(TEXT))
                cursor.endEditBlock()
        assert raw(document) == buffer.text
        assert mirror.units.total == document.characterCount() - 1


@pytest.mark.usefixtures("_qt")
def test_every_edit_is_told_once_with_its_place() -> None:
    document, buffer, mirror = mirrored("One \U0001f600 two.")
    told: list[Edit] = []
    mirror.edited.connect(told.append)
    cursor = QTextCursor(document)
    cursor.setPosition(7)
    cursor.insertText("three ")
    assert buffer.text == "One \U0001f600 three two."
    assert [(edit.start, edit.removed, edit.inserted) for edit in told] == [(6, 0, "three ")]
    buffer.edit(Edit(0, 3, "1"))
    assert [(edit.start, edit.removed, edit.inserted) for edit in told][1:] == [(0, 3, "1")]
    assert buffer.revision == mirror.trail.revision == 2


@pytest.mark.usefixtures("_qt")
def test_an_edit_from_elsewhere_is_one_step_to_undo() -> None:
    document, buffer, _ = mirrored("One.\n\nTwo.")
    buffer.edit(Edit(6, 3, "Three.\n\nFour"))
    document.undo()
    assert buffer.text == raw(document) == "One.\n\nTwo."
    assert not document.isUndoAvailable()


@pytest.mark.usefixtures("_qt")
@pytest.mark.parametrize("text", ["a\u2028b", "a\u2029b", "a\x00b", "a\u00a0b", "\ufeffa", "a\tb", "\ufdd0"])
def test_strange_characters_stay_in_the_buffer(text: str) -> None:
    document, buffer, _ = mirrored(f"{text}\n")
    QTextCursor(document).insertText("x")
    assert buffer.text == f"x{text}\n"


@pytest.mark.usefixtures("_qt")
def test_a_closed_mirror_hears_no_more() -> None:
    document, buffer, mirror = mirrored("One.")
    mirror.close()
    buffer.edit(Edit(0, 0, "x"))
    assert raw(document) == "One."
