"""What the export dialog shows, without Qt."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from writer_app.domain.errors import WriterError
from writer_app.gui.shared.words import tr
from writer_app.services import beginning
from writer_app.services.exporting import ENDINGS, Exported, is_part, with_ending
from writer_app.services.session.session import Session
from writer_app.storage.files import cause_of
from writer_app.storage.folder import Loaded

FORMATS = (
    ("epub", "&EPUB", "A book for e-readers, and for most shops."),
    ("docx", "&Word document", "For editors, agents and first readers; opens in Word and LibreOffice."),
    ("html", "Web &page", "One file that reads well on a phone and in any browser."),
    ("markdown", "&Markdown", "Plain text with its emphasis marked, for archives and other programs."),
)
"""Name, title and what it is for."""


def file_name(title: str, to: str) -> str:
    """A file's name after the book's title that every file system takes."""
    return f"{beginning.file_name(title) or tr('Untitled')}.{ENDINGS[to]}"


def about(loaded: Loaded) -> str:
    """Who wrote the book, how much goes into it, and what stays behind."""
    project = loaded.project
    parts = [tr("by {author}", author=project.author) if project.author else tr("no author named")]
    parts += [_told(len(tuple(project.outline.chapters())), "chapter"), _told(len(loaded.scenes), "scene")]
    if loaded.unplaced:
        parts.append(tr("{scenes} without a chapter left out", scenes=_told(len(loaded.unplaced), "scene")))
    return " · ".join(parts)


def place_for(session: Session, kept: str) -> Path:
    """The folder of the last book, or else the one that the novel lies in; the home folder where that takes no files."""
    beside = session.folder.resolve().parent
    return next((folder for folder in (Path(kept), beside) if folder.is_absolute() and _takes_files(folder)), Path.home())


def _takes_files(folder: Path) -> bool:
    return os.path.isdir(folder) and os.access(folder, os.W_OK)


@dataclass(slots=True)
class Plan:
    """What is to be written and where: `loaded` is the novel in the folder `novel`, `chapters` the ids of those that go in,
    None for all. The file is named after the title until the writer names it."""

    novel: Path
    loaded: Loaded
    folder: Path
    to: str = "epub"
    replaces: bool = False
    leaves_out: bool = False
    chapters: frozenset[str] | None = None
    _own: str = ""

    @property
    def target(self) -> str:
        """The file as text."""
        return self._own or self._suggested

    @property
    def _suggested(self) -> str:
        """A file named after the title, and after the chapter where it is one: a part never takes the place of the whole."""
        parts = [self.loaded.project.title or tr("Untitled")]
        if self.chapters is not None:
            picked = [each.title for each in self.loaded.project.outline.chapters() if each.id in self.chapters]
            parts.append(picked[0] if len(picked) == 1 and picked[0] else tr("some chapters"))
        return str(self.folder / file_name(", ".join(parts), self.to))

    @property
    def path(self) -> Path:
        """The file, with the ending of its format; a name alone lies in the folder."""
        return with_ending(self._typed, self.to) if self._typed.name else self._typed

    @property
    def _typed(self) -> Path:
        home = self.target.startswith("~/")
        return Path.home() / self.target[2:] if home else self.folder / self.target

    def put_target(self, text: str) -> None:
        """The writer's own file; empty brings the suggestion back."""
        self._own = "" if text.strip() in ("", self._suggested) else text.strip()

    def put_format(self, to: str) -> None:
        """Another format; a file of the writer's own keeps its name and gets the new ending."""
        own = Path(self._own)
        if own.suffix == f".{ENDINGS[self.to]}":
            self._own = str(with_ending(own, to))
        self.to = to

    @property
    def is_there(self) -> bool:
        """Whether a file of that name is there."""
        return os.path.lexists(self.path)

    def wrong(self) -> str:
        """Why it cannot be written like this; empty where it can."""
        try:
            return self._wrong()
        except OSError as error:
            return tr("It cannot go there: {reason}.", reason=cause_of(error))

    def _wrong(self) -> str:
        if self.chapters == frozenset():
            return tr("Tick the chapters that go in.")
        if self._typed.is_dir() or self.path.is_dir():
            return tr("That is a folder; give the file a name.")
        if not self.path.parent.is_dir():
            return tr("There is no folder {folder}.", folder=self.path.parent)
        if is_part(self.novel, self.loaded, self.path):
            return tr("That folder holds the novel itself; choose another place.")
        if self.is_there and not self.replaces:
            return tr("A file of that name is there. Replace it, or give another name.")
        return ""


def report(done: Exported) -> str:
    """What was written, in a line or two."""
    words = _told(done.words, "word")
    line = tr("Done: {words}, every one of them, in {file}.", words=words, file=done.path.name)
    if not done.left_out:
        return line
    lost = ", ".join(problem.path for problem in done.left_out)
    return tr("{line} Left out, because it cannot be read: {files}.", line=line, files=lost)


def failure(error: WriterError | OSError) -> str:
    """Why the book was not written, in one line."""
    reason = error.message if isinstance(error, WriterError) else cause_of(error)
    return tr("{reason}.", reason=f"{reason[:1].upper()}{reason[1:]}".rstrip("."))


def _told(count: int, what: str) -> str:
    return tr("{count:,} {what}", count=count, what=tr(what if count == 1 else f"{what}s"))
