"""The window is there before anything that reads prose: its own process never loads that."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {"numpy", "lemminflect", "whoosh", "sqlmodel", "spellchecker", "writer_app.language.reading", "writer_app.search"}


def loaded(code: str) -> set[str]:
    command = [sys.executable, "-c", f"import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return set(json.loads(done.stdout))


def test_the_window_loads_nothing_that_reads_prose() -> None:
    assert loaded("import writer_app.gui.app") & HEAVY == set()


@pytest.mark.parametrize("name", ["writer_app.gui.__main__", "writer_app.bootstrap.worker"])
def test_the_reading_process_loads_no_qt(name: str) -> None:
    assert not [module for module in loaded(f"import {name}") if module.startswith("PySide6")]
