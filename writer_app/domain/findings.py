"""Findings: reported inconsistencies, as values that every face of the program shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from writer_app.domain.spans import Span
from writer_app.domain.values import NOWHERE, Origin


class Severity(StrEnum):
    """How sure the contradiction is: contradiction, doubt, worth a look."""

    CONFLICT = "conflict"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class LoreEvidence:
    """A declaration that stands against the passage."""

    entry: str
    key: str
    value: str
    label: str
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class TextEvidence:
    """A passage (of this or another scene) that belongs to the finding."""

    scene: str
    span: Span
    label: str


Evidence = LoreEvidence | TextEvidence


class FixKind(StrEnum):
    """What a fix touches."""

    EDIT = "edit"
    LORE = "lore"
    FRAME = "frame"
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Replace `span` of the scene's body with `text`."""

    scene: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class LoreEdit:
    """Add `value` (YAML flow text) under `key` of an entry's front matter; an empty `key` is never written."""

    entry: str
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One thing to do about a finding."""

    title: str
    kind: FixKind
    text_edits: tuple[TextEdit, ...] = ()
    lore_edits: tuple[LoreEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A message as template and parameters; `str()` gives the sentence. Identity never depends on the wording."""

    template: str
    params: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.template.format(**dict(self.params))


@dataclass(frozen=True, slots=True)
class Finding:
    """One inconsistency with its evidence.

    `scene` is None for a finding in the lore, which then has an `origin` instead of a `span`. `quote` are the words at
    `span`; `before` and `after` a few words around it, for the identity that survives edits.
    """

    code: str
    severity: Severity
    message: Message
    subjects: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    scene: str | None = None
    span: Span | None = None
    quote: str = ""
    before: str = ""
    after: str = ""
    remarked: TextEvidence | None = None
    fixes: tuple[Fix, ...] = ()
    origin: Origin = NOWHERE
    dismissed: str | None = None
    """The reason of the decision or mark that dismisses it ("" if none was given); None while it stands."""
    marked: bool = False
    """Whether that is a mark in the text."""


@dataclass(frozen=True, slots=True)
class Decision:
    """ "Meant that way": keeps what identifies a finding, and why it is meant."""

    code: str
    subjects: tuple[str, ...]
    scene: str
    quote: str
    before: str = ""
    after: str = ""
    reason: str = ""
    fingerprint: str = ""
    origin: Origin = NOWHERE
