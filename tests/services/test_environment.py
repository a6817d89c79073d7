"""What the machine lacks is named with what to do about it."""

from __future__ import annotations

import subprocess
from typing import NoReturn

import pytest

from writer_app.services import environment
from writer_app.services.environment import ANYWHERE, ON_X11, Window, parts, window, window_lines


def test_what_is_installed_has_a_version(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(number for _, number in parts())
    monkeypatch.setattr(environment, "PARTS", ("no-such-part",))
    assert parts() == (("no-such-part", ""),)


def test_qt_starts_here() -> None:
    seen = window()
    if ANYWHERE.keys() & set(seen.missing):
        pytest.skip("the system libraries of the window are missing")
    assert (seen.complaint, seen.qt.split(".")[0]) == ("", "6")
    assert set(seen.missing) <= ON_X11.keys()


@pytest.mark.parametrize(
    ("seen", "lines"),
    [
        (Window("6.11.3"), ("window: can start (Qt 6.11.3)", "system libraries: all 19 are there")),
        (
            Window("", ("libEGL.so.1", "libGL.so.1", "libxcb-cursor.so.0"), "ImportError: libEGL.so.1"),
            (
                "window: cannot start, ImportError: libEGL.so.1",
                "missing for the window: apt-get install libegl1 libgl1",
                "missing for an X11 display: apt-get install libxcb-cursor0",
            ),
        ),
    ],
)
def test_in_plain_lines(seen: Window, lines: tuple[str, ...]) -> None:
    assert window_lines(seen) == lines


def test_a_probe_that_never_ends_or_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_arguments: object, **_options: object) -> NoReturn:
        raise subprocess.TimeoutExpired("qt", 1)

    def die(*_arguments: object, **_options: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess((), -6, '["libEGL.so.1"]\n', "noise\nabort\n")

    monkeypatch.setattr(environment.subprocess, "run", hang)
    assert window() == Window(complaint="TimeoutExpired")
    monkeypatch.setattr(environment.subprocess, "run", die)
    assert window() == Window("", ("libEGL.so.1",), "abort")


def test_every_library_has_one_package() -> None:
    assert not ANYWHERE.keys() & ON_X11.keys()
