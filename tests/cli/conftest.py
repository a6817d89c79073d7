"""A fault of the program fails the test instead of becoming a line."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _faults_are_loud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WRITER_APP_DEBUG", "1")
