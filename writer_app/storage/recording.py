"""Writing the continuity database. Loaded only by a run that has something to write, since SQLModel takes long to load."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from sqlalchemy import Connection, Engine, Executable, NullPool, bindparam, create_engine, delete, event, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError

from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding
from writer_app.domain.observations import SceneReading
from writer_app.storage.codec import codec
from writer_app.storage.rows import Row, entry_row, evidence_rows, finding_row, lore_rows, observation_rows, scene_rows
from writer_app.storage.tables import METADATA, VIEWS

RUN = "run"


def write(connect: Callable[[], sqlite3.Connection], stamps: Iterable[str], work: Callable[[Connection], None]) -> None:
    """Does `work` in one transaction, in tables that are made where they are missing; `stamps` are statements that mark
    the file as ours. Raises sqlite3.Error with nothing changed."""
    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    _begin_at_once(engine)
    try:
        with engine.begin() as connection:
            METADATA.create_all(connection)
            for name, query in VIEWS.items():
                connection.exec_driver_sql(f"CREATE VIEW IF NOT EXISTS {name} AS {query}")
            for stamp in stamps:
                connection.exec_driver_sql(stamp)
            work(connection)
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise error.orig from None
        raise
    finally:
        engine.dispose()


def _begin_at_once(engine: Engine) -> None:
    """The driver begins a transaction late, and not at all for tables; ours begins with the lock."""

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def keep_readings(connection: Connection, readings: Mapping[str, SceneReading], keys: Mapping[str, str]) -> None:
    """Keeps `readings`, forgets every scene that `keys` does not name."""
    scenes, seen = METADATA.tables["scenes"], METADATA.tables["observations"]
    gone = set(connection.scalars(select(scenes.c.id))) - set(keys)
    _each(connection, delete(scenes).where(scenes.c.id == bindparam("gone")), [{"gone": scene} for scene in gone])
    stale = [{"stale": scene} for scene in readings]
    _each(connection, delete(seen).where(seen.c.scene_id == bindparam("stale")), stale)
    _each(connection, insert(scenes).on_conflict_do_nothing(), [{"id": scene} for scene in readings])
    pack = codec(SceneReading).pack
    rows = [{"scene_id": scene, "key": keys[scene], "data": pack(reading)} for scene, reading in readings.items()]
    _upsert(connection, "readings", rows, observed="")


def keep_run(connection: Connection, story: Story, findings: Sequence[Finding], run: str) -> None:
    """Keeps everything else about a run, named by `run`: lore, scenes, what is newly observed in them, and findings."""
    _keep_lore(connection, story)
    words = {scene: reading.words for scene, reading in story.readings.items()}
    _upsert(connection, "scenes", scene_rows(story.project.outline, story.scenes, words))
    _keep_observations(connection, story)
    _keep_findings(connection, findings, frozenset(scene.id for scene in story.scenes))
    _upsert(connection, "meta", [{"key": RUN, "value": run}])


def _keep_lore(connection: Connection, story: Story) -> None:
    entries = METADATA.tables["entries"]
    gone = set(connection.scalars(select(entries.c.id))) - {entry.id for entry in story.lore}
    _each(connection, delete(entries).where(entries.c.id == bindparam("gone")), [{"gone": entry} for entry in gone])
    _upsert(connection, "entries", [entry_row(entry) for entry in story.lore])
    for name, rows in lore_rows(story.lore).items():
        table = METADATA.tables[name]
        connection.execute(delete(table))
        _each(connection, insert(table), rows)


def _keep_observations(connection: Connection, story: Story) -> None:
    kept, seen = METADATA.tables["readings"], METADATA.tables["observations"]
    new = set(connection.scalars(select(kept.c.scene_id).where(kept.c.observed != kept.c.key)))
    entries = frozenset(entry.id for entry in story.lore)
    scenes = [scene for scene in story.scenes if scene.id in new and scene.id in story.readings]
    rows = chain.from_iterable(observation_rows(scene, story.readings[scene.id], entries) for scene in scenes)
    _each(connection, insert(seen), list(rows))
    done = update(kept).where(kept.c.scene_id == bindparam("done")).values(observed=kept.c.key)
    _each(connection, done, [{"done": scene.id} for scene in scenes])


def _keep_findings(connection: Connection, findings: Sequence[Finding], scenes: frozenset[str]) -> None:
    found, evidence = METADATA.tables["findings"], METADATA.tables["evidence"]
    connection.execute(delete(evidence))
    connection.execute(delete(found))
    numbered = list(enumerate(findings, 1))
    _each(connection, insert(found), [finding_row(number, finding, scenes) for number, finding in numbered])
    _each(connection, insert(evidence), [row for number, finding in numbered for row in evidence_rows(number, finding)])


def _each(connection: Connection, statement: Executable, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(statement, rows)


def _upsert(connection: Connection, name: str, rows: Sequence[Row], **fixed: object) -> None:
    """Puts rows in, over those of the same key; a row over another one gives way in place, and what hangs on it stays."""
    if not rows:
        return
    table = METADATA.tables[name]
    statement = insert(table)
    changed = {column: statement.excluded[column] for column in rows[0] if not table.c[column].primary_key}
    keys = [column.name for column in table.primary_key]
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_={**changed, **fixed}), rows)
