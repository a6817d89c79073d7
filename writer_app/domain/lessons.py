"""A power taught by example: a passage that shows it, passages like it to be asked about, and what the answers teach."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from writer_app.domain.lore import Limit
from writer_app.domain.shapes import Shape
from writer_app.domain.spans import Span


class Role(StrEnum):
    """Whose verb shows a power: its user's ("merged with"), or that of the thing ("lurched")."""

    CUE = "cues"
    EFFECT = "effects"


@dataclass(frozen=True, slots=True)
class Sign:
    """A verb of a passage that may show the power. `forms` are cues or effects under which checks would see it, the widest
    first ("merge", "merge with", "merge with wall"); `ready` are those that the lesson's shape brings."""

    role: Role
    verb: str
    forms: tuple[str, ...]
    ready: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A passage: its sentences at `span` of the body of `scene`, and their `words`; `marks` are the verbs within `words`.

    `lead` is the sentence before, for whoever reads it alone. `thing` is what the power takes hold of, as far as that is told,
    and `size` its rank among everyday things, -1 where it has none. `doubt` says in plain words why this may be something
    else; empty where it is much like the example.
    """

    scene: str
    span: Span
    words: str
    marks: tuple[Span, ...] = ()
    signs: tuple[Sign, ...] = ()
    thing: str = ""
    size: int = -1
    lead: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the example shows of the power `quirk`, and what to ask.

    `shape` is the nearest ready shape, `shaped` whether the power's page names it already. `user` is who uses the power in the
    example, an id, empty where nobody is seen to; `owned` whether the page says whose it is. `kept` are the cues and effects
    of the page, `limited` the keys of its limits.
    """

    quirk: str
    name: str
    example: Seen
    similar: tuple[Seen, ...] = ()
    shape: Shape | None = None
    shaped: bool = False
    user: str = ""
    owned: bool = True
    kept: tuple[tuple[Role, str], ...] = ()
    limited: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Learnt:
    """What would be written: `words` the cues and effects that are new, `dropped` those that an answer speaks against and
    that no narrower phrase saves; `gone` stand on the page and are taken away. `shape` and `owner` are new, or empty.
    `usual` are limits to be offered, never written unasked."""

    words: tuple[tuple[Role, str], ...] = ()
    dropped: tuple[tuple[Role, str], ...] = ()
    gone: tuple[tuple[Role, str], ...] = ()
    shape: str = ""
    owner: str = ""
    usual: tuple[Limit, ...] = ()
