"""An open project: saved as it was written, followed where others write, and never written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.session.conftest import files_of
from writer_app.domain.errors import EnvironmentFault
from writer_app.services.session.buffers import Edit
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.services.session.outside import Choice
from writer_app.services.session.session import Session
from writer_app.storage.folder import load, stamp


def rewrite(novel: Path, scene: str, old: str, new: str) -> None:
    file = novel / "manuscript" / f"{scene}.md"
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))


def test_a_save_changes_the_words_and_nothing_else(session: Session, novel: Path) -> None:
    told: list[Changes] = []
    session.bus.listen(told.append)
    buffer = session.buffer("stone")
    buffer.edit(Edit(0, 1, "The\n\n"))
    session.save(buffer)
    assert (novel / "manuscript/stone.md").read_bytes() == b"---\r\nid: stone # hers\r\n---\r\nThe\r\n\r\n stone.\r\n"
    assert not buffer.dirty
    assert told[0].scenes == {"stone"}
    assert session.loaded.files == load(novel).files == stamp(novel)
    assert session.scene("stone") == load(novel).scenes[1]


def test_a_file_changed_by_another_is_not_written_over(session: Session, novel: Path) -> None:
    buffer = session.buffer("rope")
    buffer.edit(Edit(0, 0, "So "))
    rewrite(novel, "rope", "It fell", "It rose")
    before = files_of(novel)
    with pytest.raises(EnvironmentFault, match="changed by another program"):
        session.save(buffer)
    assert files_of(novel) == before
    assert buffer.dirty


def test_a_clean_text_follows_the_disk(session: Session, novel: Path) -> None:
    buffer = session.buffer("rope")
    rewrite(novel, "rope", "It fell", "It rose")
    assert session.take(load(novel)).followed == ("rope",)
    assert "It rose" in buffer.text
    assert not buffer.dirty


def test_both_changes_stand_in_one_edit(session: Session, novel: Path) -> None:
    buffer = session.buffer("rope")
    buffer.edit(Edit(0, 0, "So "))
    rewrite(novel, "rope", "back up", "back")
    revision = buffer.revision
    assert session.take(load(novel)).merged == ("rope",)
    assert buffer.text == "So She let go.\n\nIt fell.\n\nNothing came back.\n"
    assert buffer.revision == revision + 1
    session.save(buffer)
    assert (novel / "manuscript/rope.md").read_text().endswith(buffer.text)


def test_the_same_place_waits_for_a_choice(session: Session, novel: Path) -> None:
    buffer = session.buffer("rope")
    buffer.edit(Edit(0, 3, "He"))
    rewrite(novel, "rope", "She let go", "They let go")
    before = files_of(novel)
    assert session.take(load(novel)).contested == ("rope",)
    assert buffer.text.startswith("He let go.")
    with pytest.raises(EnvironmentFault, match="choose first"):
        session.save(buffer)
    assert files_of(novel) == before
    session.choose("rope", [Choice.BOTH])
    assert buffer.text.startswith("He let go.\n\nThey let go.\n\nIt fell.")
    session.save(buffer)
    assert session.contests == {}
    assert session.snapshots is not None
    assert [snapshot.title for snapshot in session.snapshots.all()] == ["The other version of a merged scene"]


def test_a_file_that_went_can_be_written_again(session: Session, novel: Path) -> None:
    buffer = session.buffer("rope")
    buffer.edit(Edit(0, 0, "So "))
    (novel / "manuscript/rope.md").unlink()
    assert session.take(load(novel)).gone == ("rope",)
    with pytest.raises(EnvironmentFault, match="is gone"):
        session.save(buffer)
    session.write_again("rope")
    scene = load(novel).scenes[0]
    assert (scene.title, scene.body) == ("The rope", buffer.text)
    assert not buffer.dirty


HEADS = {
    "everything": b"---\nid: rope # hers\ntitle: The rope\npov: mara\nwhen: day 3\nmood: grey\n---\n\nShe let go.\n",
    "of another system": b"\xef\xbb\xbf---\r\nid: rope\r\nsynopsis: She falls.\r\n---\r\nShe let go.\r\n",
    "none": b"She let go.\r\n\r\nIt fell.\r\n",
}


@pytest.mark.parametrize("data", HEADS.values(), ids=HEADS)
def test_what_is_written_again_is_what_was_there(novel: Path, data: bytes) -> None:
    file = novel / "manuscript/rope.md"
    file.write_bytes(data)
    session = Session(novel)
    session.buffer("rope")
    file.unlink()
    session.take(load(novel))
    session.take(load(novel))
    session.write_again("rope")
    assert file.read_bytes() == data
    session.close()


def test_a_scene_that_went_keeps_its_title_and_its_words(session: Session, novel: Path) -> None:
    buffer = session.buffer("rope")
    (novel / "manuscript/rope.md").unlink()
    session.take(load(novel))
    assert session.title_of("rope") == "The rope"
    assert session.text_of("rope") == buffer.text
    assert session.gone() == (buffer,)
    session.write_again("rope")
    assert session.gone() == ()


def test_an_operation_undone_brings_the_same_buffer_back(session: Session, novel: Path) -> None:
    buffer, before = session.buffer("stone"), files_of(novel)
    gone = ("manuscript/stone.md", before["manuscript/stone.md"])
    session.do(Operation("Delete", (), Changes(outline=True), (gone,)))
    assert session.open_buffers() == ()
    session.undo()
    assert files_of(novel) == before
    assert session.buffer("stone") is buffer
    session.redo()
    assert session.scene("stone") is None


def test_whoever_comes_second_may_only_read(session: Session, novel: Path, tmp_path: Path) -> None:
    second = Session(novel, tmp_path / "data")
    assert "in use by" in second.read_only
    assert "the window" in second.read_only
    buffer = second.buffer("rope")
    buffer.edit(Edit(0, 0, "x"))
    before = files_of(novel)
    with pytest.raises(EnvironmentFault, match="in use by"):
        second.save(buffer)
    with pytest.raises(EnvironmentFault, match="in use by"):
        second.do(Operation("Delete", (), Changes(), ()))
    second.close()
    assert files_of(novel) == before
    assert (novel / ".writer/lock").exists()
