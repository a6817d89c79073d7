"""The set-up of a fresh machine: what it asks for, and how it says no."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from writer_app.cli.main import parser
from writer_app.services.environment import ANYWHERE, ON_X11

ROOT = Path(__file__).parents[2]


@pytest.fixture
def setup() -> ModuleType:
    spec = importlib.util.spec_from_file_location("writer_app_setup", ROOT / "installer/setup.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_installs_what_doctor_looks_for(setup: ModuleType) -> None:
    assert set(setup.QT_LIBRARIES) == {*ANYWHERE.values(), *ON_X11.values()}


def test_another_python_is_told_in_one_line(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "SUPPORTED", ((2, 7),))
    monkeypatch.setattr(setup.shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit) as stop:
        setup.find_python()
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith("writer-app needs Python 3.11, 3.12 or 3.13; this is ")


def test_libraries_that_may_not_be_installed_are_named_in_one_line(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup.shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(setup, "installed", lambda package: package != "libegl1")
    monkeypatch.setattr(setup, "apt_command", tuple)
    setup.install_qt_libraries()
    assert tuple(capsys.readouterr()) == ("", "Please install these system libraries for the window: libegl1\n")


@pytest.mark.parametrize("arguments", [["runn"], ["--help"]])
def test_an_unknown_word_is_answered_with_the_usage(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "installer/setup.py"), *arguments], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_every_stop_of_the_tour_is_a_command() -> None:
    tour = json.loads((ROOT / "installer/tour.json").read_text(encoding="utf-8"))
    typed = [[part.format(sample="s", folder="f") for part in stop["command"]] for stop in tour]
    assert [parser(command).parse_args(command).command for command in typed] == ["check", "query", "state", "export"]
