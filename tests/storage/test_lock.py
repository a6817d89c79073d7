"""One program writes into a project at a time, and whoever comes second learns who it is."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.killing import COUNTED
from writer_app.domain.errors import EnvironmentFault
from writer_app.storage.lock import NAME, Machine, hold, holder_of, this_machine

ROOT = Path(__file__).parents[2]
VICTIM = (
    COUNTED
    + """
from writer_app.storage import lock
for name in ("write", "fsync", "link", "close", "unlink", "mkdir", "rename"):
    setattr(os, name, counted(getattr(os, name)))
with lock.hold(Path(sys.argv[1]), "test"):
    pass
"""
)


def written(folder: Path, **fields: object) -> None:
    mine = {"who": "ann (the window)", "host": "here", "pid": 7, "started": "1", "since": "2026-01-01 10:00"}
    (folder / ".writer").mkdir(exist_ok=True)
    (folder / NAME).write_text(json.dumps({**mine, **fields}))


def machine(*alive: int) -> Machine:
    return Machine("here", lambda pid: pid in alive, lambda _: "1")


def test_a_project_is_held_once(tmp_path: Path) -> None:
    assert holder_of(tmp_path) is None
    with hold(tmp_path, "the window") as mine:
        assert holder_of(tmp_path) == mine
        assert (mine.pid, mine.host) == (os.getpid(), this_machine().host)
        with pytest.raises(EnvironmentFault, match=r"in use by .*\(the window\) on .*, since 2"), hold(tmp_path, "import"):
            pass
        assert holder_of(tmp_path) == mine
    assert holder_of(tmp_path) is None
    assert list((tmp_path / ".writer").iterdir()) == []


def test_the_lock_is_freed_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), hold(tmp_path, "import"):
        raise ZeroDivisionError
    assert holder_of(tmp_path) is None


def test_a_dead_process_of_this_machine_holds_nothing(tmp_path: Path) -> None:
    written(tmp_path)
    assert holder_of(tmp_path, machine()) is None
    with hold(tmp_path, "import", machine(os.getpid())) as mine:
        assert holder_of(tmp_path, machine(os.getpid())) == mine


def test_another_process_under_the_same_number_holds_nothing(tmp_path: Path) -> None:
    written(tmp_path, started="0")
    with hold(tmp_path, "import", machine(7)):
        pass


def test_a_living_process_is_named(tmp_path: Path) -> None:
    written(tmp_path)
    with (
        pytest.raises(
            EnvironmentFault, match=r"ann \(the window\) on here, since 2026-01-01 10:00 \(it can be opened to read"
        ),
        hold(tmp_path, "import", machine(7)),
    ):
        pass


def test_another_machine_holds_what_it_says(tmp_path: Path) -> None:
    written(tmp_path, host="there")
    with pytest.raises(EnvironmentFault, match=r"on there.*delete \.writer/lock"), hold(tmp_path, "import", machine()):
        pass
    assert holder_of(tmp_path, machine()) is not None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"who": "x"}', '{"who": 1, "host": 2, "pid": "x", "started": "", "since": ""}']
)
def test_a_damaged_lock_holds_nothing(tmp_path: Path, text: str) -> None:
    written(tmp_path)
    (tmp_path / NAME).write_text(text)
    with hold(tmp_path, "import") as mine:
        assert holder_of(tmp_path) == mine


def test_a_lock_that_was_taken_over_is_left_to_its_new_holder(tmp_path: Path) -> None:
    with hold(tmp_path, "import"):
        written(tmp_path, host="there")
    assert holder_of(tmp_path) is not None


def test_a_disk_without_hard_links_has_locks_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    with hold(tmp_path, "import") as mine:
        assert holder_of(tmp_path) == mine
        with pytest.raises(EnvironmentFault), hold(tmp_path, "import"):
            pass
    assert list((tmp_path / ".writer").iterdir()) == []


def test_a_disk_that_refuses_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(EnvironmentFault, match="cannot be locked for writing: the disk is full"), hold(tmp_path, "import"):
        pass
    assert list((tmp_path / ".writer").iterdir()) == []


def test_a_file_swept_away_by_the_one_who_was_faster_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = os.link

    def sweep(source: str, target: Path) -> None:
        monkeypatch.setattr(os, "link", link)
        Path(source).unlink()
        link(source, target)

    monkeypatch.setattr(os, "link", sweep)
    with hold(tmp_path, "import") as mine:
        assert holder_of(tmp_path) == mine


def test_a_link_in_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".writer").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(EnvironmentFault, match="leads elsewhere"), hold(tmp_path, "import"):
        pass
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("steps", range(10))
def test_a_kill_at_any_step_leaves_no_lock_that_holds(tmp_path: Path, steps: int) -> None:
    written(tmp_path, host=this_machine().host, pid=2**22 + 1)
    command = [sys.executable, "-c", VICTIM, str(tmp_path), str(steps)]
    done = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode in (0, -signal.SIGKILL)
    with hold(tmp_path, "import") as mine:
        assert holder_of(tmp_path) == mine
    assert list((tmp_path / ".writer").iterdir()) == []
