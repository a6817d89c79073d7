"""The tables of the continuity database, for the program and for anyone with an sqlite tool.

Offsets (`start`, `stop`) are code points of the scene's body. Importing this module costs half a second: only what writes the
database does.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import LargeBinary, MetaData
from sqlmodel import Field, SQLModel


def _entry() -> Any:  # noqa: ANN401 - so SQLModel types a field
    return Field(foreign_key="entries.id", ondelete="CASCADE", index=True)


def _scene() -> Any:  # noqa: ANN401
    return Field(foreign_key="scenes.id", ondelete="CASCADE", index=True)


class MetaRow(SQLModel, table=True):
    """What the last run was made from."""

    __tablename__ = "meta"
    key: str = Field(primary_key=True)
    value: str


class EntryRow(SQLModel, table=True):
    """One page of the lore."""

    __tablename__ = "entries"
    id: str = Field(primary_key=True)
    kind: str = Field(index=True)
    name: str
    pronouns: str = ""
    tags: str = ""
    notes: str = ""
    path: str = ""


class NameRow(SQLModel, table=True):
    """A name of an entry; `role` is name, alias or called."""

    __tablename__ = "names"
    id: int | None = Field(default=None, primary_key=True)
    entry_id: str = _entry()
    role: str
    name: str


class LinkRow(SQLModel, table=True):
    """A key that only one kind of entry has: a quirk's owner, an item's holder."""

    __tablename__ = "links"
    id: int | None = Field(default=None, primary_key=True)
    entry_id: str = _entry()
    key: str
    value: str


class FactRow(SQLModel, table=True):
    """A declared fact; `since` and `until` as written."""

    __tablename__ = "facts"
    id: int | None = Field(default=None, primary_key=True)
    entry_id: str = _entry()
    key: str = Field(index=True)
    value: str
    since: str = ""
    until: str = ""
    according_to: str = ""
    path: str = ""
    line: int = 0


class ChangeRow(SQLModel, table=True):
    """A declared change; `position`, `since` and `until` as written, `details` the change in words."""

    __tablename__ = "changes"
    id: int | None = Field(default=None, primary_key=True)
    entry_id: str = _entry()
    verb: str = Field(index=True)
    position: str = ""
    details: str = ""
    since: str = ""
    until: str = ""
    path: str = ""
    line: int = 0


class LimitRow(SQLModel, table=True):
    """A declared limit; `details` is its sentence."""

    __tablename__ = "limits"
    id: int | None = Field(default=None, primary_key=True)
    entry_id: str = _entry()
    key: str = Field(index=True)
    value: str = ""
    details: str = ""
    path: str = ""
    line: int = 0


class SceneRow(SQLModel, table=True):
    """A scene in the outline; `position` counts from 1 in reading order."""

    __tablename__ = "scenes"
    id: str = Field(primary_key=True)
    position: int = 0
    chapter: str = ""
    title: str = ""
    path: str = ""
    words: int = 0
    pov: str = ""
    place: str = ""
    story_time: str = ""
    frame: str = ""
    digest: str = ""


class ReadingRow(SQLModel, table=True):
    """What was read from a scene, packed; `key` names what it was read with, `observed` what its observations stem from."""

    __tablename__ = "readings"
    scene_id: str = Field(primary_key=True, foreign_key="scenes.id", ondelete="CASCADE")
    key: str
    observed: str = ""
    data: bytes = Field(sa_type=LargeBinary)


class ObservationRow(SQLModel, table=True):
    """One thing read from a passage; columns that its kind does not have are empty."""

    __tablename__ = "observations"
    id: int | None = Field(default=None, primary_key=True)
    scene_id: str = _scene()
    kind: str = Field(index=True)
    start: int
    stop: int
    text: str
    entry_id: str | None = Field(default=None, foreign_key="entries.id", ondelete="SET NULL", index=True)
    speaker: str | None = None
    addressee: str | None = None
    actor: str | None = None
    verb: str | None = None
    object: str | None = None
    key: str | None = None
    value: str | None = None
    place: str | None = None
    modality: str | None = None
    frame: str | None = None
    confidence: float | None = None
    reason: str | None = None


class FindingRow(SQLModel, table=True):
    """A continuity note of the last run; `data` is all of it, packed."""

    __tablename__ = "findings"
    id: int | None = Field(default=None, primary_key=True)
    scene_id: str | None = Field(default=None, foreign_key="scenes.id", ondelete="CASCADE", index=True)
    code: str = Field(index=True)
    severity: str
    message: str
    subjects: str = ""
    start: int | None = None
    stop: int | None = None
    quote: str = ""
    remarked: bool = False
    dismissed: str | None = None
    fingerprint: str = ""
    data: bytes = Field(sa_type=LargeBinary)


class EvidenceRow(SQLModel, table=True):
    """What stands against the passage of a finding: a declaration (`kind` lore) or another passage (`kind` text)."""

    __tablename__ = "evidence"
    id: int | None = Field(default=None, primary_key=True)
    finding_id: int = Field(foreign_key="findings.id", ondelete="CASCADE", index=True)
    kind: str
    label: str
    entry: str | None = None
    key: str | None = None
    value: str | None = None
    scene: str | None = None
    start: int | None = None
    stop: int | None = None


METADATA: MetaData = SQLModel.metadata
VIEWS = {
    "contradictions": "SELECT f.code, f.severity, f.message, s.position, s.chapter, s.title, s.path, f.start, f.quote"
    " FROM findings f LEFT JOIN scenes s ON s.id = f.scene_id WHERE f.dismissed IS NULL ORDER BY s.position, f.start",
    "speeches": "SELECT s.position, s.title AS scene, o.start, o.speaker, o.addressee, o.text, o.confidence"
    " FROM observations o JOIN scenes s ON s.id = o.scene_id WHERE o.kind = 'quote' ORDER BY s.position, o.start",
    "deeds": "SELECT s.position, s.title AS scene, o.start, o.actor, o.verb, o.object, o.modality, o.text"
    " FROM observations o JOIN scenes s ON s.id = o.scene_id WHERE o.kind = 'act' ORDER BY s.position, o.start",
    "appearances": "SELECT o.entry_id, e.name, s.position, s.title AS scene, count(*) AS times"
    " FROM observations o JOIN scenes s ON s.id = o.scene_id JOIN entries e ON e.id = o.entry_id"
    " WHERE o.kind = 'mention' GROUP BY o.entry_id, s.id ORDER BY e.name, s.position",
}
