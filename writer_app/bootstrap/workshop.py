"""One project with everything derived from it, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from writer_app import __version__
from writer_app.bootstrap.noticer import Noticer, finished
from writer_app.config.paths import cache_root, program_stamp, project_cache, resource
from writer_app.continuity.decisions import decisions_from
from writer_app.continuity.impact import Impact
from writer_app.continuity.repairs.proving import Mender
from writer_app.continuity.story import Story
from writer_app.domain.renaming import Renaming
from writer_app.search.index import SearchIndex
from writer_app.services.checking import Checked, check
from writer_app.services.derived import database_line, index_line
from writer_app.services.foreseeing import Written, foreseen, project_with
from writer_app.services.questions import Question
from writer_app.services.renamingplan import Ground, plan_renaming
from writer_app.services.searching import Narrowing
from writer_app.services.stories import StoryReader, Tools, declared_story, reads_with, story_of
from writer_app.storage.database import ContinuityDatabase
from writer_app.storage.folder import Known, Loaded, load
from writer_app.storage.resources import load_pack, load_shapes, load_sizes


class Workshop:
    """One project as it stands on disk, with everything derived from it. A context manager: its files are closed at the end.

    What is derived lies in the user's cache, never in the project, and is made again wherever it is missing or behind.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self._known = Known()
        self.loaded = load(folder, self._known)
        self.tools = program_tools()
        self._cache = project_cache(cache_root(environment), self.loaded.project.id, folder)
        self.index = SearchIndex(self._cache / "index")
        self.database = ContinuityDatabase(self._cache / "continuity.sqlite3")
        self._story: Story | None = None
        self._reader: StoryReader | None = None

    @property
    def reader(self) -> StoryReader:
        """What reads the scenes of the project as it was loaded."""
        before = self._reader or StoryReader(self.loaded.lore, self.tools)
        self._reader = before.with_lore(self.loaded.lore)
        return self._reader

    @property
    def database_path(self) -> Path:
        """Where the continuity database is."""
        return self.database.path

    def __enter__(self) -> Workshop:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.index.close()

    def reload(self) -> None:
        """Reads the files again that have changed. Raises UsageError or DataError; what was read before then stays."""
        self.loaded = load(self.folder, self._known)
        self._story = None

    def declared(self) -> Story:
        """The story as declared, its prose unread: for questions that only the lore and the outline answer."""
        return declared_story(self.loaded, self.tools)

    def story(self) -> Story:
        """The story with its prose read."""
        if self._story is None:
            self._story = story_of(self.loaded, self.reader, self.database)
        return self._story

    def checked(self, also: Sequence[str] = ()) -> Checked:
        """What every check finds that the project wants, and those whose codes begin as `also` says."""
        return check(self.loaded, self.story, self.database, self.run, also)

    def mender(self) -> Mender:
        """Works out what would make both passages of a finding true."""
        return Mender(self.story(), decisions_from(self.loaded.decisions).decisions, reads_with(self.reader))

    def with_files(self, written: Written) -> Loaded:
        """The project as it would be with files written otherwise. Raises UsageError."""
        return project_with(self.folder, written, self._known)

    def foreseen(self, written: Written) -> tuple[Loaded, Impact]:
        """The project as it would be with files written otherwise, and what that would break and settle. Raises UsageError."""
        then = self.with_files(written)
        return then, foreseen(self.story(), then, self.reader, self.checked().findings)

    def renaming(self, old: str, new: str) -> Renaming:
        """Where another name for an entry would be written. Raises UsageError."""
        return plan_renaming(Ground(self.folder, self.loaded, self.reader, self.story().readings), old, new)

    def noticer(self) -> Noticer:
        """Reads the manuscript for what its author could be asked; keeps its readings apart from those of the story."""
        return Noticer(self.tools, ContinuityDatabase(self._cache / "noticed.sqlite3"))

    def noticed(self) -> tuple[Question, ...]:
        """What could be asked of the author, the best first."""
        return finished(self.noticer().steps(0, self.loaded))

    def standing(self) -> tuple[str, str]:
        """How the continuity database and the search index stand, a line each."""
        return database_line(self.database, self.run), index_line(self.index)

    @property
    def run(self) -> str:
        """Everything that findings depend on, as one mark."""
        return f"{self.tools.version} {self.loaded.digest}"

    def narrowing(self) -> Narrowing:
        """The search index, for a search of `story()`."""
        return Narrowing(self.index, self.reader.keys(self.loaded.scenes))


def open_workshop(folder: Path, environment: Mapping[str, str]) -> Workshop:
    """The project in `folder`. Raises UsageError where there is none, DataError where it cannot be read."""
    return Workshop(folder, environment)


def program_tools() -> Tools:
    """What comes with the program."""
    return Tools(
        load_pack(resource("languages/en")),
        load_sizes(resource("lexicon/sizes.yaml")),
        load_shapes(resource("shapes")),
        program_stamp(__version__),
    )
