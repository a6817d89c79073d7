"""A save is the old file or the new one, whole, whatever fails on the way."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.killing import COUNTED
from writer_app.domain.errors import DataError, EnvironmentFault
from writer_app.storage.files import Operations, decode, digest, encode, write_atomic

OLD, NEW = b"The old words.\r\n", b"The new words, more of them.\r\n" * 500

VICTIM = (
    COUNTED
    + """
from writer_app.storage.files import Operations, write_atomic
words = b"The new words, more of them.\\r\\n" * 500
write_atomic(Path(sys.argv[1]), words, None, Operations(counted(short), counted(os.fsync), counted(os.replace)))
"""
)


@pytest.fixture
def scene(tmp_path: Path) -> Path:
    path = tmp_path / "010-one.md"
    path.write_bytes(OLD)
    return path


def failing(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize(("number", "word"), [(errno.ENOSPC, "full"), (errno.EROFS, "read-only"), (errno.EIO, "error")])
@pytest.mark.parametrize("step", ["write", "sync", "replace"])
def test_a_failed_step_leaves_the_old_file_and_nothing_else(scene: Path, step: str, number: int, word: str) -> None:
    def fail(*_: object) -> int:
        raise failing(number)

    with pytest.raises(EnvironmentFault, match=word) as caught:
        write_atomic(scene, NEW, digest(OLD), Operations(**{step: fail}))  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    assert scene.read_bytes() == OLD
    assert [path.name for path in scene.parent.iterdir()] == [scene.name]


def test_a_file_changed_outside_is_not_overwritten(scene: Path) -> None:
    read = digest(OLD)
    scene.write_bytes(b"Someone else's words.")
    with pytest.raises(EnvironmentFault, match="another program"):
        write_atomic(scene, NEW, read)
    assert scene.read_bytes() == b"Someone else's words."


def test_a_new_file_is_not_laid_over_one_that_has_appeared(scene: Path) -> None:
    with pytest.raises(EnvironmentFault, match="another program"):
        write_atomic(scene, NEW, "")
    assert write_atomic(scene.with_name("020-two.md"), NEW, "") == digest(NEW)


def test_a_save_keeps_the_permissions(scene: Path) -> None:
    scene.chmod(0o640)
    write_atomic(scene, NEW, digest(OLD))
    assert scene.read_bytes() == NEW
    assert scene.stat().st_mode & 0o777 == 0o640


def test_a_save_goes_through_a_link_and_leaves_it_one(scene: Path) -> None:
    link = scene.with_name("link.md")
    link.symlink_to(scene)
    write_atomic(link, NEW, digest(OLD))
    assert link.is_symlink()
    assert scene.read_bytes() == NEW


def test_half_a_character_is_named_at_its_place() -> None:
    with pytest.raises(DataError, match=r"^a.md:2:4: there is half a character"):
        encode("One.\nTwo\ud83d", "a.md")


@pytest.mark.parametrize("steps", range(8))
def test_a_kill_at_any_step_leaves_one_of_the_two_whole(scene: Path, steps: int) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", VICTIM, str(scene), str(steps)]
    done = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(root)})
    assert done.returncode in (0, -signal.SIGKILL)
    assert scene.read_bytes() == (NEW if done.returncode == 0 or steps >= 5 else OLD)


@pytest.mark.parametrize(
    ("data", "place"),
    [(b"One.\nTw\x00o.", (2, 3)), (b"One.\n\xc3\xa9\xff", (2, 2)), (b"\xed\xa0\x80", (1, 1)), (b"One\x00", (1, 4))],
)
def test_what_is_no_text_is_named_at_its_place(data: bytes, place: tuple[int, int]) -> None:
    with pytest.raises(DataError) as caught:
        decode(data, "a.md")
    assert (caught.value.path, caught.value.line, caught.value.column) == ("a.md", *place)
