"""Changes to the author's YAML on disk: read, patched in place, and saved only over what was read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from writer_app.domain.errors import DataError
from writer_app.storage.files import decode, digest, encode, read_bytes, write_atomic
from writer_app.text.yamlpatch import Place, patch_front_matter

Patch = Callable[[str, Place], str]
"""From a YAML text and where it stands to the text as it shall be: `lambda text, at: set_value(text, path, value, at)`."""


def patch_yaml(folder: Path, name: str, patch: Patch) -> str:
    """Patches the YAML file `name` of the project in `folder` (made where it is not there) and returns its new digest.

    Raises DataError for a file that cannot be read or patched, EnvironmentFault for one that cannot be saved.
    """
    return _patch(folder, name, lambda text: patch(text, Place(name)))


def patch_head(folder: Path, name: str, patch: Patch) -> str:
    """Like `patch_yaml`, for the front matter of the Markdown file `name`; its body keeps every byte."""
    return _patch(folder, name, lambda text: patch_front_matter(text, lambda head: patch(head, Place(name, 2))))


def _patch(folder: Path, name: str, change: Callable[[str], str]) -> str:
    path = inside(folder, name)
    there = path.exists()
    data = read_bytes(path, name) if there else b""
    text = decode(data, name)
    changed = change(text)
    if changed == text:
        return digest(data)
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_atomic(path, encode(changed, name), digest(data) if there else "")


def inside(folder: Path, name: str) -> Path:
    """The file `name` of the project. Raises DataError where the name or a link leads out of it."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise DataError("this leads out of the project", path=name)
    return path
