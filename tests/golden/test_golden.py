"""A small project that says everything the vocabulary can say, and what is understood of it.

`WRITER_GOLDEN=write pytest tests/golden` writes the expected files anew; the difference is then for a person to read.
"""

from __future__ import annotations

import json
import os
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

import pytest

from writer_app.cli.main import main
from writer_app.domain.lore import Kind
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.kinds import KINDS, SHARED_LINKS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.parsing import parse_limit
from writer_app.domain.vocabulary.sentences import limit_sentence
from writer_app.storage.folder import Loaded, load

HERE = Path(__file__).parent
PROJECT = HERE / "project"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(PROJECT)


def compare(name: str, text: str) -> None:
    file = HERE / "expected" / name
    if os.environ.get("WRITER_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def tree(value: object) -> object:
    """A value as JSON has it, without what is empty."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        named = {field.name: tree(getattr(value, field.name)) for field in fields(value) if not field.name.startswith("_")}
        return {key: inner for key, inner in named.items() if inner not in ("", [], {}, None, 0)}
    return [tree(item) for item in value] if isinstance(value, tuple) else value


def test_everything_in_it_can_be_read(loaded: Loaded) -> None:
    assert [str(problem) for problem in loaded.problems if "not-yet-written" not in str(problem)] == []
    assert not loaded.unplaced


def test_it_says_everything_once(loaded: Loaded) -> None:
    entries = loaded.lore.entries
    assert {entry.kind for entry in entries} == set(Kind)
    assert {fact.key for entry in entries for fact in entry.facts} >= set(FACTS)
    assert {change.verb for entry in entries for change in entry.changes} == set(CHANGES)
    assert {limit.key for entry in entries for limit in entry.limits} == set(LIMITS)
    links = {(entry.kind, key) for entry in entries for key, _ in entry.links}
    assert links >= {(row.kind, part.key) for row in KINDS.values() for part in row.links}
    assert {key for _, key in links} >= {part.key for part in SHARED_LINKS}


def test_every_part_of_a_change_and_limit_is_used(loaded: Loaded) -> None:
    said = {(change.verb, key) for entry in loaded.lore for change in entry.changes for key, _ in change.args}
    assert said >= {(row.key, part.key) for row in CHANGES.values() for part in row.parts[1:]}
    options = {(limit.key, key) for entry in loaded.lore for limit in entry.limits for key, _ in limit.options}
    assert options == {(row.key, part.key) for row in LIMITS.values() for part in row.parts[1:]}


def test_every_limit_is_read_back_from_its_sentence(loaded: Loaded) -> None:
    for entry in loaded.lore:
        for limit in entry.limits:
            again = parse_limit(limit_sentence(entry.name, limit), loaded.lore)
            assert (again[0].id, tree(again[1])) == (entry.id, without_origins(tree(limit)))


def without_origins(value: object) -> object:
    if isinstance(value, dict):
        return {key: without_origins(inner) for key, inner in value.items() if key != "origin"}
    return [without_origins(item) for item in value] if isinstance(value, list) else value


def test_what_is_understood(loaded: Loaded) -> None:
    whole = {
        "project": tree(loaded.project),
        "scenes": tree(loaded.scenes),
        "lore": tree(loaded.lore.entries),
        "rules": tree(loaded.lore.rules),
    }
    compare("tree.json", json.dumps(whole, ensure_ascii=False, indent=1) + "\n")


def test_what_a_writer_is_shown(loaded: Loaded, capsys: pytest.CaptureFixture[str]) -> None:
    for entry in sorted(loaded.lore, key=lambda entry: entry.id):
        assert main(["lore", str(PROJECT), "show", entry.id]) == 0
        print()
    compare("show.txt", capsys.readouterr().out)


def test_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lore", str(PROJECT), "list"]) == 0
    compare("list.txt", capsys.readouterr().out)
