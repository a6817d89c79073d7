"""Nothing is read twice, and no state of the database is ever an error to the writer."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.findings import Finding, LoreEvidence, Message, Severity, TextEvidence
from writer_app.domain.lore import Alias, Entry, Kind, Lore
from writer_app.domain.observations import Act, Description, Hold, HoldKind, Mention, MentionKind, Quote, SceneReading
from writer_app.domain.outline import Chapter, Outline, Project
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.values import Origin
from writer_app.domain.vocabulary.declarations import entry_from
from writer_app.language.pack import LanguagePack
from writer_app.storage.database import ContinuityDatabase
from writer_app.text.yamltree import parse_yaml

ROOT = Path(__file__).parents[2]
BODY = "“Down,” said Mara. Her own eyes were green."
MARA = """id: mara
kind: character
name: Mara
facts: {eye colour: blue}
changes: [{at: rope, dies: true}]
limits: [{cannot leave: well}]
"""
READING = SceneReading(
    "rope",
    mentions=(Mention(Span(13, 17), MentionKind.NAME, "mara", certain=True), Mention(Span(19, 23), MentionKind.NAME, "ghost")),
    quotes=(Quote(Span(0, 7), "mara", cue_verb="say", confidence=0.9, reason="said"),),
    acts=(Act(Span(8, 17), "say", Span(8, 12), actor="mara"),),
    descriptions=(Description(Span(19, 42), "mara", "eye colour", "green"),),
    holds=(Hold(Span(8, 17), HoldKind.TAKES, "mara", "knife"),),
    words=7,
)
FINDING = Finding(
    "C201",
    Severity.CONFLICT,
    Message("{name} has blue eyes.", (("name", "Mara"),)),
    ("mara",),
    (LoreEvidence("mara", "eye colour", "blue", "declared"), TextEvidence("rope", Span(0, 7), "here too")),
    "rope",
    Span(19, 42),
    "eyes were green",
)
KEYS = {"rope": "k1", "water": "k2"}


@pytest.fixture
def database(tmp_path: Path) -> ContinuityDatabase:
    return ContinuityDatabase(tmp_path / "cache" / "novel-1" / "continuity.sqlite3")


@pytest.fixture
def story(pack: LanguagePack, sizes: Sizes) -> Story:
    entry = entry_from(parse_yaml(MARA, "lore/mara.md")).entry
    assert entry is not None
    lore = Lore((replace(entry, aliases=(Alias("The Keeper"),)), Entry("well", Kind.LOCATION, "The Well")))
    outline = Outline((Chapter("one", "Down", ("rope", "water")),))
    scenes = (SceneSource("rope", "manuscript/rope.md", BODY), SceneSource("water", "manuscript/water.md", "Wet."))
    project = Project("novel", "The Well", outline=outline)
    timeline = Timeline(project, scenes)
    readings = {"rope": READING, "water": SceneReading("water", words=1)}
    return Story(project, scenes, lore, readings, timeline, StoryState(lore, timeline), sizes, {}, pack)


def kept(database: ContinuityDatabase, story: Story, run: str = "run 1") -> ContinuityDatabase:
    assert database.keep_readings(story.readings, KEYS)
    assert database.keep_run(story, (FINDING,), run)
    return database


def rows(database: ContinuityDatabase, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database.path)) as connection:
        return connection.execute(query).fetchall()


def test_a_new_database_holds_nothing_and_is_not_made_by_asking(database: ContinuityDatabase) -> None:
    assert database.readings(KEYS) == {}
    assert database.last_findings() is None
    assert not database.path.parent.exists()


def test_readings_count_under_their_own_key_only(database: ContinuityDatabase, story: Story) -> None:
    assert database.keep_readings(story.readings, KEYS)
    assert database.readings(KEYS) == story.readings
    assert set(database.readings({**KEYS, "rope": "other"})) == {"water"}
    changed = replace(READING, words=8)
    assert database.keep_readings({"rope": changed}, {"rope": "k3"})
    assert database.readings({"rope": "k3", "water": "k2"}) == {"rope": changed}


def test_the_findings_of_the_last_run(database: ContinuityDatabase, story: Story) -> None:
    kept(database, story)
    assert database.last_findings("run 1") == database.last_findings() == (FINDING,)
    assert database.last_findings("run 2") is None
    assert database.keep_run(story, (), "run 2")
    assert database.last_findings("run 2") == ()


def test_sqlite_tools_see_lore_scenes_observations_and_findings(database: ContinuityDatabase, story: Story) -> None:
    kept(database, story)
    assert rows(database, "SELECT id, kind, name FROM entries") == [
        ("mara", "character", "Mara"),
        ("well", "location", "The Well"),
    ]
    assert rows(database, "SELECT entry_id, key, value, path, line FROM facts") == [
        ("mara", "eye colour", "blue", "lore/mara.md", 4)
    ]
    assert rows(database, "SELECT verb, position FROM changes") == [("dies", "rope")]
    assert rows(database, "SELECT details FROM limits") == [("Mara cannot leave well",)]
    assert rows(database, "SELECT role, name FROM names WHERE entry_id = 'mara'") == [
        ("name", "Mara"),
        ("alias", "The Keeper"),
    ]
    assert rows(database, "SELECT position, chapter, words FROM scenes WHERE id = 'rope'") == [(1, "Down", 7)]
    assert rows(database, "SELECT text, speaker, verb FROM observations WHERE kind = 'quote'") == [("“Down,”", "mara", "say")]
    assert rows(database, "SELECT entry_id FROM observations WHERE kind = 'mention' ORDER BY start") == [("mara",), (None,)]
    assert rows(database, "SELECT object FROM observations WHERE kind = 'hold'") == [("knife",)]
    assert rows(database, "SELECT code, message, quote FROM contradictions") == [
        ("C201", "Mara has blue eyes.", "eyes were green")
    ]
    assert rows(database, "SELECT name, times FROM appearances") == [("Mara", 1)]
    assert rows(database, "SELECT actor, verb FROM deeds") == [("mara", "say")]
    assert rows(database, "SELECT kind, entry, scene FROM evidence") == [("lore", "mara", None), ("text", None, "rope")]
    assert rows(database, "PRAGMA foreign_key_check") == []


def test_a_page_that_is_gone_leaves_no_row_that_points_to_it(database: ContinuityDatabase, story: Story) -> None:
    kept(database, story)
    less = replace(story, lore=Lore(tuple(entry for entry in story.lore if entry.id != "mara")))
    assert database.keep_run(less, (), "run 2")
    assert rows(database, "SELECT count(*) FROM facts") == [(0,)]
    assert rows(database, "SELECT count(entry_id), count(*) FROM observations") == [(0, 6)]
    assert rows(database, "PRAGMA foreign_key_check") == []


def test_only_what_changed_is_observed_again(database: ContinuityDatabase, story: Story) -> None:
    kept(database, story)
    ids = rows(database, "SELECT id FROM observations ORDER BY id")
    assert database.keep_readings({"water": SceneReading("water", words=2)}, {**KEYS, "water": "k9"})
    assert database.keep_run(story, (), "run 2")
    assert rows(database, "SELECT id FROM observations ORDER BY id") == ids
    assert database.keep_readings({"rope": replace(READING, acts=())}, {**KEYS, "rope": "k9"})
    assert rows(database, "SELECT count(*) FROM observations") == [(0,)]


def test_a_scene_read_again_is_observed_again_though_nothing_new_was_found(database: ContinuityDatabase, story: Story) -> None:
    kept(database, story)
    database.path.unlink()
    kept(database, story)
    assert database.keep_readings({"rope": READING}, KEYS)
    assert database.keep_run(story, (FINDING,), "run 1")
    assert rows(database, "SELECT count(*) FROM observations") == [(6,)]


def test_a_scene_that_is_gone_takes_everything_along(database: ContinuityDatabase, story: Story) -> None:
    kept(database, story)
    assert database.keep_readings({}, {"water": "k2"})
    assert rows(database, "SELECT id FROM scenes") == [("water",)]
    for table in ("observations", "findings", "evidence"):
        assert rows(database, f"SELECT count(*) FROM {table}") == [(0,)]


def damages() -> Iterator[tuple[str, bytes]]:
    yield "no database", b"She let the rope go. " * 500
    yield "an empty page", bytes(8192)
    yield "a header and nothing", b"SQLite format 3\0"


@pytest.mark.parametrize("data", [data for _, data in damages()], ids=[name for name, _ in damages()])
def test_what_is_no_database_is_made_again(database: ContinuityDatabase, story: Story, data: bytes) -> None:
    database.path.parent.mkdir(parents=True)
    database.path.write_bytes(data)
    assert database.readings(KEYS) == {}
    assert database.last_findings() is None
    database.path.write_bytes(data)
    kept(database, story)
    assert database.readings(KEYS) == story.readings


@pytest.mark.parametrize("statement", ["PRAGMA user_version = 1", "PRAGMA application_id = 7", "DROP TABLE readings"])
def test_another_version_is_dropped(database: ContinuityDatabase, story: Story, statement: str) -> None:
    kept(database, story)
    rows(database, statement)
    assert database.readings(KEYS) == {}
    kept(database, story)
    assert database.readings(KEYS) == story.readings


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
def test_a_file_cut_off_is_dropped(database: ContinuityDatabase, story: Story, cut: float) -> None:
    kept(database, story)
    data = database.path.read_bytes()
    database.path.write_bytes(data[: int(len(data) * cut)])
    found = database.readings(KEYS)
    assert found.items() <= story.readings.items()
    kept(database, story, "run 2")
    assert database.readings(KEYS) == story.readings


@pytest.mark.parametrize("place", range(40))
def test_a_flipped_byte_is_never_taken_for_truth(database: ContinuityDatabase, story: Story, place: int) -> None:
    kept(database, story)
    data = bytearray(database.path.read_bytes())
    data[place * len(data) // 40 + 13] ^= 0xFF
    database.path.write_bytes(data)
    assert all(story.readings[scene] == reading for scene, reading in database.readings(KEYS).items())
    assert database.last_findings("run 1") in (None, (), (FINDING,))
    assert database.keep_readings(story.readings, KEYS)


def test_a_kill_in_the_middle_leaves_what_was_kept_before(database: ContinuityDatabase, story: Story) -> None:
    kept(database, story)
    code = f"""
import os, signal
from pathlib import Path
from writer_app.domain.observations import SceneReading
from writer_app.storage import recording
from writer_app.storage.database import ContinuityDatabase
recording._upsert = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
ContinuityDatabase(Path({str(database.path)!r})).keep_readings({{"rope": SceneReading("rope")}}, {{"rope": "k7"}})
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == -signal.SIGKILL
    assert database.readings(KEYS) == story.readings
    assert database.last_findings("run 1") == (FINDING,)
    assert rows(database, "SELECT count(*) FROM observations") == [(6,)]


def test_a_finding_in_the_lore_has_no_scene(database: ContinuityDatabase, story: Story) -> None:
    finding = Finding("B005", Severity.WARNING, Message("Nobody is called Bem."), (), origin=Origin("lore/mara.md", 4, 1))
    assert database.keep_run(story, (finding,), "run 1")
    assert database.last_findings("run 1") == (finding,)
    assert rows(database, "SELECT code, path, start FROM contradictions") == [("B005", None, None)]


def test_a_database_in_use_is_done_without_and_stays(database: ContinuityDatabase, story: Story) -> None:
    kept(database, story)
    database.patience = 0.0
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert database.readings(KEYS) == {}
        assert not database.keep_readings(story.readings, KEYS)
        assert not database.keep_run(story, (), "run 2")
        other.execute("ROLLBACK")
    assert database.readings(KEYS) == story.readings


def test_an_empty_file_may_be_another_program_at_work(database: ContinuityDatabase, story: Story) -> None:
    database.path.parent.mkdir(parents=True)
    database.path.touch()
    assert database.readings(KEYS) == {}
    assert database.path.exists()
    kept(database, story)


def test_a_cache_folder_that_cannot_be_is_done_without(tmp_path: Path, story: Story) -> None:
    (tmp_path / "cache").write_text("a file where a folder must go")
    database = ContinuityDatabase(tmp_path / "cache" / "novel" / "continuity.sqlite3")
    assert database.readings(KEYS) == {}
    assert not database.keep_readings(story.readings, KEYS)
    assert database.last_findings() is None
    folder = ContinuityDatabase(tmp_path)
    assert folder.readings(KEYS) == {}
    assert not folder.keep_readings(story.readings, KEYS)


def test_a_run_with_nothing_new_loads_no_sqlmodel(database: ContinuityDatabase, story: Story) -> None:
    kept(database, story)
    code = f"""
import sys
from pathlib import Path
from writer_app.storage.database import ContinuityDatabase
database = ContinuityDatabase(Path({str(database.path)!r}))
assert set(database.readings({KEYS!r})) == {set(KEYS)!r}
assert database.keep_readings({{}}, {KEYS!r})
assert database.keep_run(None, (), "run 1")
assert len(database.last_findings("run 1")) == 1
assert not {{"sqlmodel", "sqlalchemy", "pydantic"}} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
