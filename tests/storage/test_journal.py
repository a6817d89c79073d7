"""What was typed and not saved is there again after a kill."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.killing import COUNTED
from writer_app.domain.errors import EnvironmentFault
from writer_app.storage.files import Operations
from writer_app.storage.journal import Journal, Unsaved

ROOT = Path(__file__).parents[2]
OLD = Unsaved("/novel", "rope", "manuscript/010-rope.md", "abc", "She let go.\r\n")
NEW = Unsaved("/novel", "rope", "manuscript/010-rope.md", "abc", "She let go, and then she fell. " * 400)
VICTIM = (
    COUNTED
    + """
from writer_app.storage.files import Operations
from writer_app.storage.journal import Journal, Unsaved
steps = Operations(counted(short), counted(os.fsync), counted(os.replace))
words = "She let go, and then she fell. " * 400
Journal(Path(sys.argv[1]), steps).note(Unsaved("/novel", "rope", "manuscript/010-rope.md", "abc", words))
"""
)


def test_the_last_text_of_each_scene_is_kept(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "data" / "novel" / "journal")
    assert journal.recover() == ()
    other = Unsaved("/novel", "a/../b", "manuscript/020-b.md", "", "\ud83d half a character")
    for unsaved in (OLD, other, NEW):
        journal.note(unsaved)
    assert Journal(tmp_path / "data" / "novel" / "journal").recover() == (other, NEW)
    journal.discard("rope")
    journal.discard("never kept")
    assert journal.recover() == (other,)


def test_a_damaged_file_costs_no_other(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.note(OLD)
    (tmp_path / "x.json").write_text("{")
    (tmp_path / "y.json").write_text("{}")
    assert journal.recover() == (OLD,)
    assert (tmp_path / "x.json").exists()


def test_words_kept_without_their_front_matter_come_back_with_an_id(tmp_path: Path) -> None:
    Journal(tmp_path).note(OLD)
    (file,) = tmp_path.glob("*.json")
    table = json.loads(file.read_bytes())
    for key in ("title", "front", "newline"):
        del table[key]
    file.write_text(json.dumps(table))
    (found,) = Journal(tmp_path).recover()
    assert (found.text, found.title, found.front) == (OLD.text, "", "---\nid: rope\n---\n")


def test_a_full_disk_is_said_and_costs_nothing_kept(tmp_path: Path) -> None:
    Journal(tmp_path).note(OLD)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(EnvironmentFault, match="disk is full"):
        Journal(tmp_path, Operations(write=full)).note(NEW)
    assert Journal(tmp_path).recover() == (OLD,)
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentFault, match="kept safe"):
        Journal(tmp_path / "file" / "journal").note(NEW)


@pytest.mark.parametrize("steps", range(8))
def test_a_kill_at_any_step_keeps_one_of_the_two_texts(tmp_path: Path, steps: int) -> None:
    Journal(tmp_path).note(OLD)
    command = [sys.executable, "-c", VICTIM, str(tmp_path), str(steps)]
    done = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    (found,) = Journal(tmp_path).recover()
    assert found in (OLD, NEW)
    assert (found == NEW) == (done.returncode == 0 or steps >= 5)
    assert done.returncode in (0, -signal.SIGKILL)


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text_of_any_scene_comes_back(tmp_path_factory: pytest.TempPathFactory, scene: str, text: str) -> None:
    unsaved = Unsaved("/novel", scene, "a.md", "", text)
    journal = Journal(tmp_path_factory.mktemp("journal"))
    journal.note(unsaved)
    assert journal.recover() == (unsaved,)
