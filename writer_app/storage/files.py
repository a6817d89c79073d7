"""Reading and saving text files without losing a word."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from writer_app.domain.errors import DataError, EnvironmentFault
from writer_app.text.lines import LineIndex

_CAUSES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "there is no permission to write there",
    errno.EPERM: "there is no permission to write there",
    errno.EIO: "the disk reports an error",
    errno.ENOENT: "the folder is gone",
}


@dataclass(frozen=True, slots=True)
class Operations:
    """The steps of a save, so that a test can fail each of them once."""

    write: Callable[[int, bytes], int] = os.write
    sync: Callable[[int], None] = os.fsync
    replace: Callable[[str, str], None] = os.replace


def cause_of(error: OSError) -> str:
    """What the system's refusal means, in a writer's words."""
    return _CAUSES.get(error.errno or 0, (error.strerror or "the system refused").lower())


def digest(data: bytes) -> str:
    """SHA-256 of `data`, as hexadecimal text."""
    return hashlib.sha256(data).hexdigest()


def read_bytes(path: Path, shown: str) -> bytes:
    """The bytes of a file; `shown` is what messages call it. Raises DataError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(f"cannot be read: {(error.strerror or str(error)).lower()}", path=shown) from None


def decode(data: bytes, shown: str) -> str:
    """UTF-8 text, line ends and byte order mark kept. Raises DataError with line and column for anything else."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = LineIndex(before).position(len(before))
        raise DataError("this is not UTF-8 text", path=shown, line=line, column=column) from None
    if (at := text.find("\0")) >= 0:
        line, column = LineIndex(text).position(at)
        raise DataError("there is a NUL character here, as in a damaged file", path=shown, line=line, column=column)
    return text


def encode(text: str, shown: str) -> bytes:
    """`text` as UTF-8. Raises DataError with line and column where it holds half a character."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        line, column = LineIndex(text).position(error.start)
        raise DataError(
            "there is half a character here, which cannot be saved", path=shown, line=line, column=column
        ) from None


def write_atomic(path: Path, data: bytes, expected: str | None = None, operations: Operations | None = None) -> str:
    """Replaces the file by `data` as one step that survives a power cut, and returns the digest of what it holds now.

    `expected` is the digest of what the caller last read ("" for a file that is not there yet); where the disk holds
    something else, nothing is written. Raises EnvironmentFault with the old file whole.
    """
    steps = operations or Operations()
    path = Path(os.path.realpath(path))
    try:
        if expected is not None and _present(path) != expected:
            raise EnvironmentFault(
                f"{path.name} was changed by another program; nothing was overwritten", "open it again to see both"
            )
        _replace(path, data, steps)
    except OSError as error:
        raise EnvironmentFault(f"{path.name} could not be saved: {cause_of(error)}; the file is as it was") from None
    return digest(data)


def _present(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except FileNotFoundError:
        return ""


def _replace(path: Path, data: bytes, steps: Operations) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[steps.write(handle, bytes(rest)) :]
            steps.sync(handle)
            os.fchmod(handle, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        finally:
            os.close(handle)
        steps.replace(temporary, str(path))
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent, steps)


def _sync_folder(folder: Path, steps: Operations) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        steps.sync(handle)
    finally:
        os.close(handle)
