"""What the start page and its dialogs show. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from writer_app.domain.errors import NewerFormat, UsageError
from writer_app.gui.shared.words import tr
from writer_app.services.importing import Shape
from writer_app.services.lookingthrough import FileLook, look_through, reshaped
from writer_app.services.manuscripts import LEFT, READABLE
from writer_app.services.session.restoring import RecentProject


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A line of the recent projects; `there` says whether its folder still holds it."""

    folder: Path
    title: str
    where: str
    there: bool


def recent_rows(recent: Iterable[RecentProject], home: Path) -> tuple[RecentRow, ...]:
    """The recent projects as they are listed, folders told from the home folder on."""
    rows = ((Path(each.folder), each.title) for each in recent)
    return tuple(RecentRow(folder, title or folder.name, _where(folder, home), is_project(folder)) for folder, title in rows)


def is_project(folder: Path) -> bool:
    """Whether a project can be seen in `folder`."""
    try:
        return (folder / "project.yaml").is_file()
    except OSError:
        return False


def _where(folder: Path, home: Path) -> str:
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)


def refusal(folder: Path, error: Exception) -> str:
    """Why a project cannot be opened, in one line that says what to do."""
    name = folder.name or str(folder)
    if isinstance(error, NewerFormat):
        return tr("“{name}” was written by a newer version of this program. Nothing in it was touched.", name=name)
    if isinstance(error, PermissionError):
        return tr("You have no permission to read “{name}”.", name=name)
    if isinstance(error, UsageError):
        return _no_project(folder, name)
    return tr("“{name}” cannot be opened: {reason}.", name=name, reason=str(error).rstrip("."))


def _no_project(folder: Path, name: str) -> str:
    if not folder.is_dir():
        return tr("“{name}” is not there any more; perhaps it was moved, or its drive is not connected.", name=name)
    return tr("“{name}” holds no project. Choose another folder, start a novel, or bring a manuscript in.", name=name)


def folder_problem(folder: Path) -> str:
    """Why no new project can go there; empty where it can."""
    try:
        if folder.is_dir():
            there = any(path.name not in (".git", ".gitignore") for path in folder.iterdir())
            return tr("This folder is not empty; a novel needs a folder of its own.") if there else ""
        return tr("This is a file, not a folder.") if folder.exists() else ""
    except OSError:
        return tr("You have no permission to look into this folder.")


class Bringing:
    """A manuscript about to be brought in: its files in order, and what they would become."""

    def __init__(self, files: Iterable[Path] = ()) -> None:
        self.shape = Shape.CHAPTERS
        self.looks: list[FileLook] = []
        self.add(files)

    def add(self, files: Iterable[Path]) -> None:
        """Takes more files in; one that is there already stays where it is."""
        there = {look.file for look in self.looks}
        self.looks += [look_through(file, self.shape) for file in dict.fromkeys(files) if file not in there]

    def take_out(self, place: int) -> None:
        """Leaves a file out."""
        del self.looks[place]

    def move(self, place: int, step: int) -> int:
        """Moves a file up (-1) or down (1); where it stands then."""
        to = min(max(place + step, 0), len(self.looks) - 1)
        self.looks.insert(to, self.looks.pop(place))
        return to

    def set_scenes(self, scenes: bool) -> None:
        """Whether scene breaks begin scenes of their own."""
        self.shape = Shape.SCENES if scenes else Shape.CHAPTERS
        self.looks = [reshaped(look, self.shape) for look in self.looks]

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that can be read, in order."""
        return tuple(look.file for look in self.looks if not look.problem)

    @property
    def title(self) -> str:
        """A title for a novel of these files: what one of them says it has, or else the first one's name."""
        said = next((look.title for look in self.looks if look.title), "")
        return said or self._named()

    @property
    def author(self) -> str:
        """Whose novel it is, where a file says so."""
        return next((look.author for look in self.looks if look.author), "")

    def _named(self) -> str:
        return self.files[0].stem.replace("_", " ").replace("-", " ").strip().capitalize() if self.files else ""

    def summary(self) -> str:
        """How much would come in."""
        if not self.looks:
            return tr("Choose the files of your manuscript, or drop them here. Nothing is written before you say so.")
        chapters = [chapter for look in self.looks for chapter in look.chapters]
        words = sum(look.words for look in self.looks)
        parts = [told(len(chapters), "chapter"), told(words, "word")]
        if self.shape is Shape.SCENES:
            parts.insert(1, told(sum(chapter.scenes for chapter in chapters), "scene"))
        whole = tr("{parts}. Every word comes in.", parts=", ".join(parts))
        return whole if chapters else tr("Nothing here can be brought in.")

    def losses(self) -> tuple[str, ...]:
        """What would not come along, or asks for a look, a line each."""
        lines = [tr("{name}: {reason}.", name=look.file.name, reason=look.problem) for look in self.looks if look.problem]
        for look in self.looks:
            left = [tr(LEFT[kind][count != 1], count=count) for kind, count in look.left]
            lines += [tr("{name}: {left}.", name=look.file.name, left=", ".join(left))] if left else []
            gaps = sum(chapter.gaps for chapter in look.chapters)
            if gaps:
                places = told(gaps, "place")
                lines.append(tr("{name}: a line may be missing in {places}.", name=look.file.name, places=places))
        return tuple(lines)


def told(count: int, what: str) -> str:
    """A number of things in words: "1,204 words"."""
    return tr("{count:,} {what}", count=count, what=tr(what if count == 1 else f"{what}s"))


def filters() -> str:
    """What a file dialog shows."""
    return tr("Manuscripts ({endings})", endings=" ".join(f"*{ending}" for ending in READABLE))


def sort_out(paths: Sequence[Path]) -> tuple[Path | None, tuple[Path, ...]]:
    """What was dropped on the page: a project to open, or the files of a manuscript, by name."""
    project = next((path for path in paths if is_project(path)), None)
    return project, tuple(sorted((path for path in paths if not path.is_dir()), key=lambda path: path.name.lower()))
