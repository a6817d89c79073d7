"""`writer-app doctor` says all of it, and answers where parts are missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from writer_app.cli.commands import doctor
from writer_app.cli.main import main
from writer_app.services.environment import PARTS, Window

WITHOUT = """
import sys
from importlib import metadata
for name in ("lemminflect", "platformdirs", "sqlmodel", "whoosh", "yaml"):
    sys.modules[name] = None
def version(name):
    raise metadata.PackageNotFoundError(name)
metadata.version = version
from writer_app.cli.main import main
sys.exit(main(["doctor", "nowhere"]))
"""


@pytest.fixture
def _no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "window", lambda: Window("6.11.3"))


@pytest.mark.usefixtures("_no_window")
def test_everything_that_matters_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "project.yaml").write_text("id: well\ntitle: The Well\n")
    assert main(["doctor", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    begun = ("writer-app ", "Python ", *PARTS, "", "window: ", "system libraries: ", "", "cache, ", "journals ", "")
    begun += ("The Well: 0 scenes, 0 lore entries", "lock: ", "database: ", "index: ", "everything in it can be read")
    assert [line.startswith(start) for line, start in zip(lines, begun, strict=True)] == [True] * len(begun)
    assert all(line or not start for line, start in zip(lines, begun, strict=True))


@pytest.mark.usefixtures("_no_window")
def test_without_a_project_it_ends_with_the_folders(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("journals and history: ")


def test_missing_parts_are_no_fault_of_the_program() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for part in PARTS:
        assert f"{part} is missing: run python3 installer/setup.py again\n" in done.stdout
    assert done.stdout.endswith("\nfolders and projects can be looked at once nothing is missing\n")
