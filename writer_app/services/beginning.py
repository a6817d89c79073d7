"""How a writer begins: with a copy of the sample, an empty novel, or a manuscript that is there already."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path

from writer_app.domain.errors import EnvironmentFault, UsageError
from writer_app.services.importing import Shape, plan_import
from writer_app.services.manuscripts import read_manuscript
from writer_app.services.revising import save
from writer_app.storage.creation import new_project
from writer_app.storage.files import cause_of, write_atomic
from writer_app.storage.folder import load
from writer_app.text.yamlpatch import set_value

SAMPLE_TITLE = "Desperately Departing"
"""The folder that the writer's own copy of the sample goes to."""
_HEAD = "project.yaml"
_UNSAFE = '<>:"/\\|?*'


def own_sample(documents: Path) -> Path | None:
    """The writer's copy of the sample, if there is one."""
    copy = documents / SAMPLE_TITLE
    return copy if _is_there(copy / _HEAD) else None


def copy_sample(sample: Path, documents: Path) -> Path:
    """Copies the sample into a folder of the writer's own and returns it. Raises EnvironmentFault.

    The copy has an id of its own: two copies never share what is kept for a project. `project.yaml` is written last, so that
    a kill leaves no half project.
    """
    folder = free_folder(documents, SAMPLE_TITLE)
    files = [path for path in sorted(sample.rglob("*")) if path.is_file() and ".writer" not in path.parts]
    try:
        for path in (path for path in files if path.name != _HEAD):
            copied = folder / path.relative_to(sample)
            copied.parent.mkdir(parents=True, exist_ok=True)
            copied.write_bytes(path.read_bytes())
        head = (sample / _HEAD).read_text(encoding="utf-8")
        write_atomic(folder / _HEAD, set_value(head, ("id",), f"{sample.name}-{secrets.token_hex(3)}").encode())
    except OSError as error:
        raise EnvironmentFault(f"the sample cannot be copied to {folder}: {cause_of(error)}") from None
    return folder


def free_folder(documents: Path, title: str) -> Path:
    """A folder for a project of that title that is not there yet."""
    name = file_name(title) or "My novel"
    folder, number = documents / name, 2
    while _is_there(folder):
        folder, number = documents / f"{name} {number}", number + 1
    return folder


def file_name(title: str) -> str:
    """`title` as every system takes it for a file or folder; empty where nothing of it is left."""
    name = "".join(" " if char in _UNSAFE or not char.isprintable() else char for char in title)
    return " ".join(name.split())[:80].strip(". ")


def _is_there(path: Path) -> bool:
    """Whether something is there; what may not be looked at is taken to be."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def begin_with(folder: Path, title: str, author: str, files: Iterable[Path], shape: Shape) -> None:
    """Makes a project of `files` in a new or empty folder. Nothing is written before all is read. Raises WriterError."""
    brought = [read_manuscript(file) for file in files]
    if not brought:
        raise UsageError("there is nothing to bring in")
    new_project(folder, title, author)
    planned = plan_import(folder, load(folder), brought, shape)
    save(folder, planned.revisions, "import", [planned.blank] if planned.blank else [])
