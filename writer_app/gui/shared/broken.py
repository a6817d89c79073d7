"""What the window says about files that cannot be read. No Qt."""

from __future__ import annotations

from writer_app.domain.errors import DataError
from writer_app.gui.shared.words import tr
from writer_app.storage.folder import Loaded

FEW = 3
"""How many broken files are named one by one."""


def told_broken(loaded: Loaded) -> tuple[str, ...]:
    """A line for each of the first few, and one for the rest. Where exactly and why is for `writer-app doctor` to say."""
    problems = loaded.problems
    lines = tuple(_line(problem, loaded) for problem in problems[:FEW])
    if len(problems) <= FEW:
        return lines
    rest = tr("{count} more cannot be read; writer-app doctor names them all.", count=len(problems) - FEW)
    return (*lines, rest)


def _line(problem: DataError, loaded: Loaded) -> str:
    folder, _, name = problem.path.rpartition("/")
    if not problem.line:
        return tr("{file}: {why}.", file=name, why=problem.reason) if name else tr("{why}.", why=problem.reason)
    if not name.endswith(".md") or _is_read(problem.path, loaded):
        text = tr("Line {line} of {file} cannot be understood. Everything else works.", line=problem.line, file=name)
    elif folder.partition("/")[0] == "manuscript":
        text = tr("The scene in {file} cannot be read (line {line}). Everything else works.", line=problem.line, file=name)
    else:
        text = tr("The page in {file} cannot be read (line {line}). Everything else works.", line=problem.line, file=name)
    return text


def _is_read(path: str, loaded: Loaded) -> bool:
    """Whether the scene or page of that file is there all the same."""
    scenes = (scene.path for scene in (*loaded.scenes, *loaded.unplaced))
    return path in {*scenes, *(entry.origin.path for entry in loaded.lore)}
