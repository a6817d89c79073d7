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
    setup.install_packages(setup.QT_LIBRARIES)
    assert tuple(capsys.readouterr()) == ("", "The window needs system libraries that are missing: apt-get install libegl1\n")


@pytest.mark.parametrize(("code", "told"), [(0, ""), (100, "E: no network\nThe window needs ")])
def test_apt_is_heard_only_where_it_fails(
    setup: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    code: int,
    told: str,
) -> None:
    monkeypatch.setattr(setup.shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(setup, "installed", lambda package: package != "libegl1")
    monkeypatch.setattr(setup, "apt_command", lambda: ("apt-get",))
    monkeypatch.setattr(
        setup.subprocess,
        "run",
        lambda command, **_options: subprocess.CompletedProcess(command, code, "chatter", "E: no network\n"),
    )
    setup.install_packages(setup.QT_LIBRARIES)
    out, err = capsys.readouterr()
    assert out == "Installing system libraries for the window: libegl1\n"
    assert err.startswith(told)
    assert bool(err) == bool(told)


def test_the_window_opens_where_there_is_a_screen(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in setup.SCREENS:
        monkeypatch.delenv(name, raising=False)
    assert not setup.open_window()
    assert capsys.readouterr().out.startswith("There is no screen here")
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr(setup, "first_line", lambda command: "open" if command[-1] == "--sample" else "")
    assert setup.open_window()
    assert capsys.readouterr().out == "Opening the sample in its window.\nopen\n"
    monkeypatch.setattr(setup, "first_line", lambda _command: "")
    assert not setup.open_window()
    assert "could not start" in capsys.readouterr().out


# It is left running on purpose.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("code", "line"), [("print('it stands')", "it stands"), ("raise SystemExit(2)", "")])
def test_it_waits_for_the_first_line_and_no_longer(setup: ModuleType, code: str, line: str) -> None:
    assert setup.first_line([sys.executable, "-c", code]) == line


def test_a_window_that_never_stands_is_given_up(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "PATIENCE", 0)
    assert setup.first_line([sys.executable, "-c", "input()"]) == ""


def test_colours_are_for_a_terminal_that_wants_them(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert setup.painted("A search", setup.BOLD) == "A search"
    monkeypatch.setattr(setup.sys.stdout, "isatty", lambda: True, raising=False)
    assert setup.painted("A search", setup.BOLD) == "\x1b[1mA search\x1b[0m"
    monkeypatch.setenv("TERM", "dumb")
    assert setup.painted("A search", setup.BOLD) == "A search"
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert setup.painted("A search", setup.BOLD) == "A search"


def test_the_tour_ends_with_the_book_and_commands_that_exist(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    lines = setup.closing("PROGRAM", "/tmp/a.epub").splitlines()
    assert lines[0] == "The book lies in /tmp/a.epub and opens in any e-reader."
    typed = [line.split()[1:] for line in lines if line.startswith("  PROGRAM ")]
    assert [parser(command).parse_args(command).command for command in typed] == ["new", "import", "lore", "check", "check"]
    monkeypatch.chdir("/")
    assert f"What follows is typed in {ROOT}." in setup.closing("PROGRAM", "/tmp/a.epub")


def test_the_tests_run_on_all_cores(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[tuple[str, ...]] = []
    monkeypatch.setattr(setup, "has_window", lambda: True)
    monkeypatch.setattr(setup, "run", lambda *command, **_options: commands.append(command) or 0)
    monkeypatch.setattr(setup.sys, "argv", ["setup.py", "test", "-k", "well"])
    setup.test()
    assert [Path(command[0]).name for command in commands] == ["ruff", "mypy", "pytest"]
    assert commands[-1][1:] == ("-n", "auto", "--dist", "worksteal", "-k", "well")


def test_without_the_window_the_rest_of_the_suite_runs(setup: ModuleType) -> None:
    """Also in a worker, which reads the options anew."""
    command = (sys.executable, "-m", "pytest", "-n", "1", *setup.WITHOUT_WINDOW, "-q", "tests/text/test_fold.py")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "warning" not in done.stdout


@pytest.mark.parametrize("arguments", [["runn"], ["--help"]])
def test_an_unknown_word_is_answered_with_the_usage(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "installer/setup.py"), *arguments], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_every_stop_of_the_tour_is_a_command() -> None:
    tour = json.loads((ROOT / "installer/tour.json").read_text(encoding="utf-8"))
    typed = [[part.format(sample="s", book="b") for part in stop["command"]] for stop in tour]
    assert [parser(command).parse_args(command).command for command in typed] == ["check", "query", "state", "export"]
