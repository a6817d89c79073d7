"""Scenes as they stand on disk, and what their front matter says."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from writer_app.domain.values import NOWHERE, Origin


class Frame(StrEnum):
    """The level of reality a passage is told at."""

    MAIN = "main"
    FLASHBACK = "flashback"
    DREAM = "dream"
    VISION = "vision"
    LETTER = "letter"
    REALM = "realm"


@dataclass(frozen=True, slots=True)
class Setting:
    """Front matter that may also change inside a scene; empty text = not said.

    `place` and `cast` hold references as typed (ids or names); `when` the text of a story time. `origins` tells where each key
    stands in the file; `unread` holds each key whose text could not be read, with that text.
    """

    pov: str = ""
    place: str = ""
    when: str = ""
    frame: Frame | None = None
    cast: tuple[str, ...] = ()
    origins: tuple[tuple[str, Origin], ...] = field(default=(), compare=False)
    unread: tuple[tuple[str, str], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class SpokenBy:
    """Who says a quotation of a scene, as the author has it.

    `quote` is how its words begin, without the marks; `before` and `after` are a few words around it, for finding it again.
    `speaker` is a reference as typed; empty where nobody of the lore says it.
    """

    quote: str
    speaker: str
    before: str = ""
    after: str = ""
    origin: Origin = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class SceneSource:
    """One scene file.

    `body` begins right after the closing `---` line, line ends counted as one; `body_line` is the 1-based file line of its
    first character; `digest` the SHA-256 of the file's bytes. `path` is relative to the project, with `/`. `front` is all
    that stands before the body, as written, and `newline` how the file ends its lines. `spoken` is what the author says of
    who speaks in it, which stands in another file.
    """

    id: str
    path: str
    body: str
    title: str = ""
    setting: Setting = field(default_factory=Setting)
    status: str = ""
    tags: tuple[str, ...] = ()
    synopsis: str = ""
    was: tuple[str, ...] = ()
    body_line: int = 1
    digest: str = ""
    front: str = ""
    newline: str = "\n"
    origin: Origin = NOWHERE
    spoken: tuple[SpokenBy, ...] = ()

    @property
    def stamp(self) -> str:
        """What changes with everything that the scene says of itself or is said of its words."""
        if not self.spoken:
            return self.digest
        said = [(each.quote, each.speaker, each.before, each.after) for each in self.spoken]
        return sha256(f"{self.digest} {said}".encode("utf-8", "surrogatepass")).hexdigest()
