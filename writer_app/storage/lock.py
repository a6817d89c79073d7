"""The lock of a project: who has it open for writing, so that no two programs write into one folder."""

from __future__ import annotations

import errno
import getpass
import json
import os
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from writer_app.domain.errors import EnvironmentFault
from writer_app.storage.files import cause_of

NAME = ".writer/lock"
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a project: user and program, the machine, its process, when it began (`started`, as the system tells it) and
    since when the lock is held, in local time."""

    who: str
    host: str
    pid: int
    started: str = ""
    since: str = ""

    def __str__(self) -> str:
        return f"{self.who} on {self.host}, since {self.since}"


@dataclass(frozen=True, slots=True)
class Machine:
    """What the lock needs to know about this machine and its processes; a test sets its own."""

    host: str
    alive: Callable[[int], bool]
    started: Callable[[int], str]


def this_machine() -> Machine:
    """The machine that runs this."""
    return Machine(socket.gethostname(), _alive, _started)


def holder_of(folder: Path, machine: Machine | None = None) -> Holder | None:
    """Who holds the project in `folder`; None where nobody does. Opening it to read only needs no lock."""
    found = _read(folder / NAME)
    return found if found is not None and _holds(found, machine or this_machine()) else None


@contextmanager
def hold(folder: Path, program: str, machine: Machine | None = None) -> Iterator[Holder]:
    """Holds the project in `folder` for `program` ("the window", "import").

    Raises EnvironmentFault that names who holds it, or says why no lock can be written. What a dead process of this machine
    left behind is taken over.
    """
    here = machine or this_machine()
    path = folder / NAME
    mine = Holder(f"{_user()} ({program})", here.host, os.getpid(), here.started(os.getpid()), time.strftime("%Y-%m-%d %H:%M"))
    try:
        _take(path, mine, here)
    except OSError as error:
        raise EnvironmentFault(f"the project cannot be locked for writing: {cause_of(error)}") from None
    try:
        yield mine
    finally:
        _release(path, mine)


def _take(path: Path, mine: Holder, machine: Machine) -> None:
    if path.parent.is_symlink():
        raise EnvironmentFault(f"{path.parent.name} is a link that leads elsewhere", "remove it")
    path.parent.mkdir(exist_ok=True)
    while not _create(path, mine):
        found = _read(path)
        if found is not None and _holds(found, machine):
            hint = "it can be opened to read only" if found.host == machine.host else f"if it is closed there, delete {NAME}"
            raise EnvironmentFault(f"this project is in use by {found}", hint)
        _clear(path, found)
    for left_over in path.parent.glob("lock.*.tmp"):
        left_over.unlink(missing_ok=True)


def _create(path: Path, mine: Holder) -> bool:
    """Whether the lock is now ours; it appears with its whole content or not at all."""
    data = json.dumps(asdict(mine)).encode()
    handle, temporary = tempfile.mkstemp(prefix="lock.", suffix=".tmp", dir=path.parent)
    try:
        os.write(handle, data)
        os.fsync(handle)
        os.link(temporary, path)
    except (FileExistsError, FileNotFoundError):
        # Either the lock is there, or whoever took it has just swept our file away.
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return _create_without_links(path, data)
    finally:
        os.close(handle)
        Path(temporary).unlink(missing_ok=True)
    return True


def _create_without_links(path: Path, data: bytes) -> bool:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return False
    try:
        os.write(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)
    return True


def _clear(path: Path, stale: Holder | None) -> None:
    """Moves a stale lock aside. Where another process was faster, what was moved is its lock, and goes back."""
    aside = path.with_name(f"lock.{os.getpid()}.tmp")
    try:
        path.rename(aside)
    except FileNotFoundError:
        return
    if _read(aside) != stale:
        try:
            os.link(aside, path)
        except FileExistsError:
            return
    aside.unlink(missing_ok=True)


def _release(path: Path, mine: Holder) -> None:
    try:
        if _read(path) == mine:
            path.unlink()
    except OSError:
        # A folder that is gone or read-only by now takes its lock with it; the next to come sees a dead process.
        return


def _read(path: Path) -> Holder | None:
    try:
        table = json.loads(path.read_bytes())
        return Holder(str(table["who"]), str(table["host"]), int(table["pid"]), str(table["started"]), str(table["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _holds(found: Holder, machine: Machine) -> bool:
    if found.host != machine.host:
        return True
    return machine.alive(found.pid) and machine.started(found.pid) == found.started


def _alive(pid: int) -> bool:
    if os.name != "posix":
        # Elsewhere this signal is no question: it ends the process.
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return pid > 0


def _started(pid: int) -> str:
    """When a process began, so that another one under the same number is told apart; empty where the system does not say."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "someone"
