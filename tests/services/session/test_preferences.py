"""How a writer likes the program is kept, and nothing that stands in the file can harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.services.session.preferences import Preferences, keep_preferences, preferences


def test_they_are_kept(tmp_path: Path) -> None:
    liked = Preferences("dark", 24, curly_quotes=True, typewriter=True, spelling=False)
    keep_preferences(tmp_path / "data", liked)
    assert preferences(tmp_path / "data") == liked


@pytest.mark.parametrize("text", ["", "[]", "no", '{"letter": "big", "spelling": 1, "unknown": 2}'])
def test_what_cannot_be_read_is_as_at_first(tmp_path: Path, text: str) -> None:
    (tmp_path / "preferences.json").write_text(text, encoding="utf-8")
    assert preferences(tmp_path) == Preferences()


def test_what_can_be_read_counts(tmp_path: Path) -> None:
    (tmp_path / "preferences.json").write_text('{"letter": 22, "colours": 3}', encoding="utf-8")
    assert preferences(tmp_path) == Preferences(letter=22)
