"""The start of a new novel."""

from __future__ import annotations

import re
import secrets
from pathlib import Path

from writer_app.domain.errors import EnvironmentFault, UsageError
from writer_app.storage.files import cause_of, encode, write_atomic
from writer_app.text.fold import fold_key
from writer_app.text.yamlwriting import scalar

LORE_FOLDERS = ("characters", "quirks", "locations", "items", "groups", "secrets", "threads", "events")
SCENE = "manuscript/01-chapter-one/010-opening.md"


def new_project(folder: Path, title: str = "", author: str = "", mark: str = "") -> str:
    """Makes a project of one chapter with one empty scene in `folder`, new or empty, and returns the project's id.

    `mark` ends the id, so that two novels of one title are told apart; random where none is given. `project.yaml` is written
    last: what a kill leaves behind is no half project. Raises UsageError where something stands there, EnvironmentFault where
    nothing can be written.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file")
    if folder.is_dir() and any(path.name not in (".git", ".gitignore") for path in folder.iterdir()):
        raise UsageError(f"{folder} is not empty", "a new project needs a folder of its own")
    title = title.strip() or "Untitled"
    project_id = f"{_slug(title)}-{mark or secrets.token_hex(3)}"
    try:
        for below in (Path(SCENE).parent, *(Path("lore") / name for name in LORE_FOLDERS)):
            (folder / below).mkdir(parents=True, exist_ok=True)
        _write(folder / SCENE, "---\nid: opening\n---\n")
        _write(folder / ".gitignore", _ignored(folder / ".gitignore"))
        _write(folder / "project.yaml", _project(project_id, title, author.strip()))
    except OSError as error:
        raise EnvironmentFault(f"no project can be made in {folder}: {cause_of(error)}") from None
    return project_id


def _write(path: Path, text: str) -> None:
    write_atomic(path, encode(text, path.name))


def _ignored(path: Path) -> str:
    """What git leaves alone, with the lines that were there."""
    there = path.read_text(encoding="utf-8") if path.exists() else ""
    if ".writer/" in there.split():
        return there
    return there + ("" if not there or there.endswith("\n") else "\n") + ".writer/\n"


def _project(project_id: str, title: str, author: str) -> str:
    by = f"author: {scalar(author, flow=False)}" if author else "author:"
    lines = ("format: 1", f"id: {project_id}", f"title: {scalar(title, flow=False)}", by, "language: en", "outline:")
    chapter = ("  - id: chapter-one", "    title: Chapter One", "    scenes:", "      - opening")
    return "\n".join((*lines, *chapter, ""))


def _slug(title: str) -> str:
    words = re.findall(r"[a-z0-9]+", fold_key(title).replace("'", ""))
    return "-".join(words)[:40].strip("-") or "novel"
