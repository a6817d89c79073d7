"""What the window asks of the reading process, and what it is answered: plain values that travel between processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from writer_app.domain.findings import Finding
from writer_app.domain.lessons import Lesson
from writer_app.domain.observations import SceneReading
from writer_app.domain.possibilities import Possible
from writer_app.domain.renaming import Renaming
from writer_app.domain.repairs import Repair
from writer_app.domain.spans import Span
from writer_app.services.lines import Line
from writer_app.services.present import Offered, Present
from writer_app.services.questions import Question
from writer_app.services.searchresult import SearchResult


@dataclass(frozen=True, slots=True)
class Text:
    """A scene's open text, not yet on disk, and its revision."""

    body: str
    revision: int


@dataclass(frozen=True, slots=True)
class Check:
    """Read what changed and check the whole story. `texts` are the open texts by scene id; the rest is read from disk where
    `reload` says that files have changed (saved, lore edited, outline moved)."""

    number: int
    texts: Mapping[str, Text] = field(default_factory=dict)
    reload: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """Every finding, with the name of its check and its fingerprint in the same order, and the readings of the open scenes.

    `revisions` are those that were read: an answer about another revision is not shown. `words` by scene id. `slips` tell
    of what is switched on or off that nothing is called.
    """

    number: int
    findings: tuple[Finding, ...]
    fingerprints: tuple[str, ...]
    readings: Mapping[str, SceneReading]
    revisions: Mapping[str, int]
    words: Mapping[str, int]
    problems: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """One search."""

    number: int
    text: str
    as_of: str = ""
    limit: int = 200


@dataclass(frozen=True, slots=True)
class SearchDone:
    """What it found."""

    number: int
    result: SearchResult


@dataclass(frozen=True, slots=True)
class Ask:
    """What holds at a place of a scene: who is there, and the state of each; with `possible`, what is possible there too."""

    number: int
    scene: str
    offset: int
    possible: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Everyone in the scene at that place, the most present first, and what else the text tells of the scene."""

    number: int
    scene: str
    offset: int
    present: tuple[Present, ...]
    offered: tuple[Offered, ...] = ()
    possible: Possible | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """Every line that an entry speaks."""

    number: int
    entry: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """These, in reading order."""

    number: int
    entry: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Spell:
    """Words of a scene's open text to be looked up, in their order of first use."""

    number: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Misspelt:
    """Those of the words that are in no dictionary and no name of the lore, each with at most five suggestions."""

    number: int
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Notice:
    """Say what the manuscript tells that the lore does not know yet. `texts` and `reload` as in `Check`."""

    number: int
    texts: Mapping[str, Text] = field(default_factory=dict)
    reload: bool = False


@dataclass(frozen=True, slots=True)
class Noticing:
    """How far the reading for a `Notice` is: so many scenes of so many. Its `Noticed` is still to come."""

    number: int
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was noticed, the best first."""

    number: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Teach:
    """Say what a passage shows of a power, an id, and what else is like it. `texts` and `reload` as in `Check`."""

    number: int
    quirk: str
    scene: str
    span: Span
    texts: Mapping[str, Text] = field(default_factory=dict)
    reload: bool = False


@dataclass(frozen=True, slots=True)
class Taught:
    """The lesson."""

    number: int
    lesson: Lesson


@dataclass(frozen=True, slots=True)
class Mend:
    """Say what would make both passages of a finding true, which has this fingerprint in the story as it was last checked."""

    number: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Mended:
    """These would, the smallest first; None where the last check has no such finding."""

    number: int
    fingerprint: str
    repairs: tuple[Repair, ...] | None = None


@dataclass(frozen=True, slots=True)
class Foresee:
    """Say what would be found if files held what is `written`: bytes by path in the project. `texts` and `reload` as in
    `Check`."""

    number: int
    written: Mapping[str, bytes | None]
    texts: Mapping[str, Text] = field(default_factory=dict)
    reload: bool = False


@dataclass(frozen=True, slots=True)
class Foretold:
    """What is supposed, in sentences, the findings that only it brings, and those that it takes away."""

    number: int
    says: tuple[str, ...]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """Say where the name `new` would be written in the place of `old`, a name of the entry with that id, in the files as they
    are. `reload` as in `Check`."""

    number: int
    entry: str
    old: str
    new: str
    reload: bool = False


@dataclass(frozen=True, slots=True)
class Renamed:
    """There."""

    number: int
    renaming: Renaming


@dataclass(frozen=True, slots=True)
class Refused:
    """A job that could not be done, in one plain line. For a search with a name in it that nothing bears: `wrong` as it was
    written, and the names `near` it."""

    number: int
    message: str
    wrong: str = ""
    near: tuple[str, ...] = ()


Job = Check | Search | Ask | Lines | Spell | Notice | Teach | Mend | Foresee | Rename
Answer = Checked | SearchDone | Told | Spoken | Misspelt | Noticing | Noticed | Taught | Mended | Foretold | Renamed | Refused
