"""Families of checks switched in `project.yaml`, a line at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.domain.switches import families_off
from writer_app.services.switching import switch_family
from writer_app.storage.folder import load

HEAD = "format: 1\nid: p # mine\n"


@pytest.mark.parametrize(
    ("before", "letter", "on", "after"),
    [
        ("", "N", False, "checks:\n  N: off\n"),
        ("checks:\n  V: off # why\n", "N", False, "checks:\n  V: off # why\n  N: off\n"),
        ("checks:\n  n: on\n", "N", False, "checks:\n  n: off\n"),
        ("checks:\n  V: off # why\n  N: off\n", "N", True, "checks:\n  V: off # why\n"),
        ("checks:\n  N: off\n", "N", True, ""),
        ("checks:\n  V: off\n", "N", True, "checks:\n  V: off\n"),
        ("", "N", True, ""),
    ],
)
def test_one_line_changes(tmp_path: Path, before: str, letter: str, on: bool, after: str) -> None:
    (tmp_path / "project.yaml").write_text(HEAD + before, encoding="utf-8")
    operation = switch_family(tmp_path, load(tmp_path), letter, on=on)
    (revision,) = operation.revisions
    assert revision.text == HEAD + after
    (tmp_path / "project.yaml").write_text(revision.text, encoding="utf-8")
    assert (letter in families_off(load(tmp_path).project.checks)) is not on
    assert operation.changes
