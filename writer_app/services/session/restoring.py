"""Where the writer left off: which scene, which word, how the window stood, and which projects were open lately."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from writer_app.services.session.remembering import read_table, write_table

RECENT = 12
"""How many projects are remembered."""


@dataclass(frozen=True, slots=True)
class LastTime:
    """`scene` and `cursor` (code points) as they were; `window` and `panels` are Qt's own marks, as text;
    `searches` what was looked for lately, the newest first."""

    scene: str = ""
    cursor: int = 0
    window: str = ""
    panels: str = ""
    searches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecentProject:
    """A project that was open lately: its folder and its title then."""

    folder: str
    title: str


def remember(data: Path, last: LastTime) -> None:
    """Keeps it among a project's data. Raises EnvironmentFault."""
    write_table(data / "window.json", asdict(last))


def last_time(data: Path) -> LastTime:
    """What was remembered; nothing where there is nothing to read."""
    table = read_table(data / "window.json")
    if not isinstance(table, dict):
        return LastTime()
    cursor = table.get("cursor")
    texts = (str(table.get(key) or "") for key in ("scene", "window", "panels"))
    scene, window, panels = texts
    rows = table.get("searches")
    searches = tuple(row for row in rows if isinstance(row, str)) if isinstance(rows, list) else ()
    return LastTime(scene, cursor if isinstance(cursor, int) and cursor >= 0 else 0, window, panels, searches)


def remember_project(root: Path, project: RecentProject) -> None:
    """Puts a project first among the recent ones. `root` is the folder of the user's data. Raises EnvironmentFault."""
    rest = [other for other in recent_projects(root) if other.folder != project.folder]
    write_table(root / "recent.json", [asdict(each) for each in (project, *rest)[:RECENT]])


def forget_project(root: Path, folder: str) -> None:
    """Takes a project off the recent ones; its files stay. Raises EnvironmentFault."""
    write_table(root / "recent.json", [asdict(each) for each in recent_projects(root) if each.folder != folder])


def recent_projects(root: Path) -> tuple[RecentProject, ...]:
    """The projects that were open lately, the last one first; some may be gone by now."""
    rows = read_table(root / "recent.json")
    told = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return tuple(RecentProject(str(row["folder"]), str(row.get("title", ""))) for row in told if row.get("folder"))
