"""All lines of one character, as rows under the titles of their scenes. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from writer_app.domain.lore import Entry, Kind
from writer_app.gui.shared.words import tr
from writer_app.services.lines import Line, as_text
from writer_app.services.session import jobs
from writer_app.services.session.session import Session


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of the list: the title of a scene (`line` is None), or somebody's words."""

    text: str
    line: Line | None = None


class LinesPresenter:
    """Whose lines are shown, and which of them; `guesses` shows those too of which somebody else is as likely."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.entry = ""
        self.guesses = False
        self.answered = False
        self._lines: tuple[Line, ...] = ()

    def people(self) -> tuple[Entry, ...]:
        """Everyone who may speak, by name."""
        return tuple(sorted(self._session.loaded.lore.of_kind(Kind.CHARACTER), key=lambda entry: entry.name.casefold()))

    def choose(self, entry: str) -> None:
        """From now on it is about this one."""
        if entry != self.entry:
            self.entry, self._lines, self.answered = entry, (), False

    def take(self, spoken: jobs.Spoken) -> bool:
        """Takes an answer; whether it shows anything else than before."""
        if spoken.entry != self.entry or (self.answered and spoken.lines == self._lines):
            return False
        self._lines, self.answered = spoken.lines, True
        return True

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are shown."""
        return tuple(line for line in self._lines if self.guesses or not line.guessed)

    @property
    def has_guesses(self) -> bool:
        """Whether there are lines that somebody else may speak as well."""
        return any(line.guessed for line in self._lines)

    def rows(self) -> tuple[LineRow, ...]:
        """What the list shows."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[LineRow]:
        for (_, title), spoken in groupby(self.lines, key=lambda line: (line.scene, line.title)):
            yield LineRow(title)
            for line in spoken:
                words = tr("{words} — a guess", words=line.words) if line.guessed else line.words
                yield LineRow(words, line)

    def counted(self) -> str:
        """How many there are, in words."""
        if not self.answered:
            return tr("Reading…") if self.entry else tr("Whose lines?")
        lines = self.lines
        if not lines:
            return tr("No line that is likely theirs.") if self.has_guesses else tr("Not a word so far.")
        scenes = len({line.scene for line in lines})
        said = tr("1 line") if len(lines) == 1 else tr("{n} lines", n=f"{len(lines):,}")
        where = tr("in 1 scene") if scenes == 1 else tr("in {n} scenes", n=f"{scenes:,}")
        return f"{said} {where}"

    def text(self, rows: Iterable[LineRow] = ()) -> str:
        """The lines among `rows` as a text to take along; all that are shown where there is none among them."""
        chosen = [row.line for row in rows if row.line is not None]
        return as_text(chosen or self.lines)
