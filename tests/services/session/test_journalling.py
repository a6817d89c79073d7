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
    assert found.disk == "Other.\n"


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
    assert recovery.found() == ()


def test_a_full_disk_is_a_line(session: Session, tmp_path: Path) -> None:
    (tmp_path / "nowhere").write_text("a file where the folder should be")
    recovery = Recovery(session, tmp_path / "nowhere")
    buffer = session.buffer("rope")
    assert "cannot be kept safe" in recovery.note(unsaved_of(session, buffer))
