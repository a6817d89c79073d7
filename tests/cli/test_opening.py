"""The window is another process: the terminal starts it, and says in one line why it cannot."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from writer_app.cli.commands.opening import has_screen, open_window
from writer_app.cli.main import main
from writer_app.domain.errors import EnvironmentFault, UsageError

SCREEN = {"DISPLAY": ":0"}


class Started:
    """Keeps the command, and ends as it is told."""

    def __init__(self, code: int = 0, said: str = "") -> None:
        self.code, self.said = code, said
        self.command: list[str] = []

    def __call__(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        """Ends at once."""
        self.command = command
        return subprocess.CompletedProcess(command, self.code, None, self.said)


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    (tmp_path / "project.yaml").write_text("id: well\ntitle: The Well\n")
    return tmp_path


def test_the_window_is_started_on_the_folder(novel: Path) -> None:
    run = Started()
    assert open_window(novel, (), SCREEN, run).code == 0
    assert run.command == [sys.executable, "-m", "writer_app.gui", str(novel)]
    assert open_window(None, ["--try-out"], SCREEN, run).code == 0
    assert run.command[-2:] == ["writer_app.gui", "--try-out"]


@pytest.mark.parametrize(
    ("code", "said", "line"),
    [
        (2, "noise\nwriter-app: this project has format 9\n", "this project has format 9"),
        (-6, "qt.qpa.xcb: could not connect to display :9\n", "the window could not start (writer-app doctor"),
        (1, "", "the window could not start"),
    ],
)
def test_a_window_that_cannot_start_is_one_line(
    novel: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str, line: str
) -> None:
    monkeypatch.delenv("WRITER_APP_DEBUG", raising=False)
    with pytest.raises(EnvironmentFault) as caught:
        open_window(novel, (), SCREEN, Started(code, said))
    assert line in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_project_no_window(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a project"):
        open_window(tmp_path, (), SCREEN, Started())
    with pytest.raises(UsageError, match="there is no such folder"):
        open_window(tmp_path / "nowhere", (), SCREEN, Started())


@pytest.mark.parametrize("arguments", [[], ["open"], ["open", "{}"]])
def test_without_a_screen_it_is_one_line_and_two(
    novel: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([part.format(novel) for part in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "there is no screen here" in err


def test_where_windows_always_have_a_screen() -> None:
    assert has_screen("win32", {})
    assert has_screen("darwin", {})
    assert not has_screen("linux", {"DISPLAY": ""})
    assert has_screen("linux", {"WAYLAND_DISPLAY": "wayland-0"})


def test_the_real_window_opens_and_closes(novel: Path) -> None:
    loads = (
        "import json, sys\nfrom writer_app.cli.main import main\n"
        "code = main(sys.argv[1:])\nprint(json.dumps([code, [m for m in sys.modules if 'PySide6' in m]]))"
    )
    command = [sys.executable, "-c", loads, "open", str(novel), "--try-out"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert json.loads(done.stdout) == [0, []]
    assert done.stderr == ""
    assert not (novel / ".writer" / "lock").exists()
