"""Saving an open text in three steps, of which only the middle one waits for the disk and may run beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from writer_app.domain.errors import EnvironmentFault
from writer_app.domain.scenes import SceneSource
from writer_app.services.session.buffers import SceneBuffer
from writer_app.storage.files import cause_of, decode, digest, encode, write_atomic
from writer_app.storage.journal import Unsaved
from writer_app.text.frontmatter import split


@dataclass(frozen=True, slots=True)
class Save:
    """A text to be written over the file whose bytes have the digest `expected`."""

    scene: str
    folder: Path
    path: str
    body: str
    expected: str


def plan_save(folder: Path, buffer: SceneBuffer) -> Save:
    """What is to be saved of an open text as it is now."""
    return Save(buffer.scene_id, folder, buffer.path, buffer.text, buffer.digest)


def file_text(read: SceneSource | Unsaved, body: str) -> str:
    """The text of a scene's file with another body, front matter and line ends as they were read."""
    return read.front + body.replace("\n", read.newline)


def write(save: Save) -> str:
    """Writes it, front matter and line ends as they were, and returns the digest of the file now.

    Raises WriterError with the file as it was: it is gone, was changed by another program, or the disk refuses.
    """
    file = save.folder / save.path
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise EnvironmentFault(
            f"{save.path} is gone; what you wrote is kept", "its folder or drive may not be there"
        ) from None
    except OSError as error:
        raise EnvironmentFault(f"{save.path} cannot be read: {cause_of(error)}; what you wrote is kept") from None
    if digest(data) != save.expected:
        raise EnvironmentFault(f"{save.path} was changed by another program; nothing was overwritten")
    whole = split(decode(data, save.path)).with_body(save.body).whole()
    return write_atomic(file, encode(whole, save.path), save.expected)
