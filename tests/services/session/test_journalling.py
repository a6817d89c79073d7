"""What was typed and not saved is offered again, and never thrown away unasked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from writer_app.services.session.buffers import Edit
from writer_app.services.session.journalling import Recovered, Recovery, unsaved_of
from writer_app.services.session.session import Session

KILLED = """
import os, sys
from pathlib import Path
from writer_app.services.session.buffers import Edit
from writer_app.services.session.journalling import Recovery, unsaved_of
from writer_app.services.session.session import Session
session = Session(Path(sys.argv[1]), Path(sys.argv[2]))
recovery = Recovery(session, Path(sys.argv[2]))
buffer = session.buffer("rope")
buffer.edit(Edit(0, 0, "Never saved. "))
assert recovery.note(unsaved_of(session, buffer)) == ""
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def recovery(session: Session, tmp_path: Path) -> Recovery:
    return Recovery(session, tmp_path / "data")


def left_over(session: Session, recovery: Recovery, words: str = "Typed. ", scene: str = "rope") -> Recovered:
    """Words in the journal that a session left without saving."""
    buffer = session.buffer(scene)
    buffer.edit(Edit(0, 0, words))
    assert recovery.note(unsaved_of(session, buffer)) == ""
    buffer.replace(buffer.saved)
    (found,) = recovery.found()
    return found


def test_a_kill_loses_nothing(novel: Path, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(novel), str(tmp_path / "data")], check=False, timeout=60)
    assert done.returncode == -9
    session = Session(novel, tmp_path / "data")
    assert session.read_only == ""
    (found,) = Recovery(session, tmp_path / "data").found()
    assert found.unsaved.text.startswith("Never saved. She let go.")
    assert (found.title, found.moved, found.lost) == ("The rope", False, False)
    session.close()


def test_words_put_back_are_an_edit(session: Session, recovery: Recovery) -> None:
    found = left_over(session, recovery)
    recovery.put_back(found)
    buffer = session.buffer("rope")
    assert buffer.text.startswith("Typed. She")
    assert buffer.dirty
    session.save(buffer)
    assert recovery.forget("rope") == ""
    assert recovery.found() == ()


def test_words_left_out_are_kept_as_a_snapshot(session: Session, recovery: Recovery) -> None:
    found = left_over(session, recovery)
    recovery.leave(found)
    assert recovery.found() == ()
    assert session.snapshots is not None
    (snapshot,) = session.snapshots.all()
    assert session.snapshots.content(snapshot.files[0][1]).startswith(b"Typed. ")


def test_new_words_do_not_write_over_old_ones(session: Session, recovery: Recovery) -> None:
    left_over(session, recovery)
    buffer = session.buffer("rope")
    buffer.edit(Edit(0, 0, "Newer. "))
    assert recovery.note(unsaved_of(session, buffer)) == ""
    assert session.snapshots is not None
    (snapshot,) = session.snapshots.all()
    assert session.snapshots.content(snapshot.files[0][1]).startswith(b"Typed. ")


def test_what_is_on_disk_after_all_is_forgotten(session: Session, recovery: Recovery) -> None:
    buffer = session.buffer("rope")
    buffer.edit(Edit(0, 0, "Typed. "))
    recovery.note(unsaved_of(session, buffer))
    session.save(buffer)
    assert recovery.found() == ()


def test_a_file_changed_since_is_told(session: Session, recovery: Recovery, novel: Path) -> None:
    left_over(session, recovery)
    (novel / "manuscript/rope.md").write_text("---\nid: rope\n---\nOther.\n")
    session.reload()
    (found,) = recovery.found()
    assert found.moved
    assert found.now == "Other.\n"


def test_a_scene_without_a_file_is_given_one(session: Session, recovery: Recovery, novel: Path) -> None:
    found = left_over(session, recovery)
    (novel / "manuscript/rope.md").unlink()
    session.reload()
    (found,) = recovery.found()
    assert found.lost
    recovery.put_back(found)
    scene = session.scene("rope")
    assert scene is not None
    assert scene.body.startswith("Typed. ")
    assert (scene.id, scene.title) == ("rope", "The rope")
    assert recovery.found() == ()


def test_a_scene_brought_back_has_its_whole_front_matter_and_its_title(novel: Path, tmp_path: Path) -> None:
    file = novel / "manuscript/stone.md"
    head = b"\xef\xbb\xbf---\r\nid: stone # hers\r\ntitle: A stone\r\npov: mara\r\nmood: grey\r\n---\r\n"
    file.write_bytes(head + b"It fell.\r\n")
    first = Session(novel, tmp_path / "data")
    buffer = first.buffer("stone")
    buffer.edit(Edit(0, 0, "Typed.\n\n"))
    assert Recovery(first, tmp_path / "data").note(unsaved_of(first, buffer)) == ""
    first.close()
    file.unlink()
    second = Session(novel, tmp_path / "data")
    recovery = Recovery(second, tmp_path / "data")
    (found,) = recovery.found()
    assert (found.title, found.lost) == ("A stone", True)
    recovery.put_back(found)
    assert file.read_bytes() == head + b"Typed.\r\n\r\nIt fell.\r\n"
    second.close()


def test_words_are_put_beside_the_text_as_it_stands_and_that_is_kept(session: Session, recovery: Recovery) -> None:
    found = left_over(session, recovery)
    buffer = session.buffer("rope")
    buffer.edit(Edit(0, 0, "Newer. "))
    recovery.note(unsaved_of(session, buffer))
    session.save(buffer)
    recovery.forget("rope")
    buffer.edit(Edit(0, 0, "Newest. "))
    found = recovery.beside(found.unsaved)
    assert found.now.startswith("Newest. Newer. She")
    assert found.moved
    recovery.put_back(found)
    assert buffer.text.startswith("Typed. She")
    assert session.snapshots is not None
    kept = [session.snapshots.content(sha) for snapshot in session.snapshots.all() for _, sha in snapshot.files]
    assert [text.split(b" She")[0] for text in kept] == [b"Typed.", b"Newest. Newer."]


def test_leaving_old_words_out_forgets_no_newer_ones(session: Session, recovery: Recovery) -> None:
    found = left_over(session, recovery)
    buffer = session.buffer("rope")
    buffer.edit(Edit(0, 0, "Newer. "))
    recovery.note(unsaved_of(session, buffer))
    recovery.leave(found)
    (left,) = recovery.found()
    assert left.unsaved.text.startswith("Newer. ")


def test_a_full_disk_is_a_line(session: Session, tmp_path: Path) -> None:
    (tmp_path / "nowhere").write_text("a file where the folder should be")
    recovery = Recovery(session, tmp_path / "nowhere")
    buffer = session.buffer("rope")
    assert "cannot be kept safe" in recovery.note(unsaved_of(session, buffer))
