"""What the export dialog shows, without Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from writer_app.gui.shared.words import tr
from writer_app.services.exporting import ENDINGS, Exported

FORMATS = (
    ("epub", "&EPUB", "A book for e-readers, and for most shops."),
    ("docx", "&Word document", "For editors, agents and first readers; opens in Word and LibreOffice."),
    ("html", "Web &page", "One file that reads well on a phone and in any browser."),
    ("markdown", "&Markdown", "Plain text with its emphasis marked, for archives and other programs."),
)
"""Name, title and what it is for."""
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST = 80


def file_name(title: str, to: str) -> str:
    """A file's name after the book's title that every file system takes."""
    name = " ".join(_UNFIT.sub(" ", title).split()).strip(". ")[:_LONGEST].strip()
    return f"{name or 'Untitled'}.{ENDINGS[to]}"


@dataclass(slots=True)
class Plan:
    """What is to be written and where. The file is named after the title until the writer names it."""

    title: str
    folder: Path
    to: str = "epub"
    replaces: bool = False
    leaves_out: bool = False
    _own: str = ""

    @property
    def target(self) -> str:
        """The file as text."""
        return self._own or str(self.folder / file_name(self.title, self.to))

    @property
    def path(self) -> Path:
        """The file; a name alone lies in the folder."""
        typed = Path(self.target).expanduser()
        return typed if typed.is_absolute() else self.folder / typed

    def put_target(self, text: str) -> None:
        """The writer's own file; empty brings the suggestion back."""
        self._own = "" if text.strip() in ("", str(self.folder / file_name(self.title, self.to))) else text.strip()

    def put_format(self, to: str) -> None:
        """Another format; a file of the writer's own keeps its name and gets the new ending."""
        if self._own and Path(self._own).suffix == f".{ENDINGS[self.to]}":
            self._own = str(Path(self._own).with_suffix(f".{ENDINGS[to]}"))
        self.to = to

    @property
    def is_there(self) -> bool:
        """Whether a file of that name is there."""
        return self.path.is_file()

    def wrong(self) -> str:
        """Why it cannot be written like this; empty where it can."""
        if self.path.is_dir():
            return tr("That is a folder; give the file a name.")
        if not self.path.parent.is_dir():
            return tr("There is no folder {folder}.", folder=self.path.parent)
        if self.is_there and not self.replaces:
            return tr("A file of that name is there.")
        return ""


def report(done: Exported) -> str:
    """What was written, in a line or two."""
    words = tr("1 word") if done.words == 1 else tr("{count} words", count=f"{done.words:,}")
    line = tr("Done: {words}, every one of them, in {file}.", words=words, file=done.path.name)
    if not done.left_out:
        return line
    lost = ", ".join(problem.path for problem in done.left_out)
    return tr("{line} Left out, because it cannot be read: {files}.", line=line, files=lost)
