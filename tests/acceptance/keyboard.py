"""The program on an X display of its own, with nothing but a keyboard."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 20.0
"""Seconds that anything may take to be seen."""


def wait(what: str, ready: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Returns as soon as it is `ready`; fails after `seconds`."""
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)


@contextmanager
def display() -> Iterator[str]:
    """An X display without a screen; its name."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


@dataclass(frozen=True, slots=True)
class Keyboard:
    """Presses keys on a display, and sees the titles of its windows: no more than that."""

    environment: Mapping[str, str]

    def press(self, *keys: str) -> None:
        """Presses keys one after another, each as xdotool calls it: `ctrl+Return`."""
        for key in keys:
            self._ask("key", "--clearmodifiers", key)

    def type(self, text: str) -> None:
        """Types letter by letter; a line ends with Return."""
        for line in text.splitlines(keepends=True):
            self._ask("type", "--delay", "12", line.rstrip("\n"))
            if line.endswith("\n"):
                self.press("Return")

    def titles(self) -> list[str]:
        """The titles of all windows that can be seen."""
        seen = self._ask("search", "--onlyvisible", "--name", "^.+$").split()
        return [self._ask("getwindowname", window).strip() for window in seen]

    def windows(self) -> int:
        """How many windows can be seen, menus included."""
        return len(self._ask("search", "--onlyvisible", "--maxdepth", "1", "--class", ".").split())

    def front(self, title: str) -> None:
        """Waits for a window whose title holds `title` and gives it the keyboard, as a window manager does."""
        wait(f"the window “{title}”", lambda: any(title in seen for seen in self.titles()))
        window = self._ask("search", "--onlyvisible", "--name", title).split()[-1]
        if self._ask("getwindowfocus").strip() != window:
            self._ask("windowfocus", window)
            wait(f"the keyboard at “{title}”", lambda: self._ask("getwindowfocus").strip() == window)

    def gone(self, title: str) -> None:
        """Waits until no window is called so."""
        wait(f"the end of “{title}”", lambda: not any(title in seen for seen in self.titles()))

    def leave(self, title: str, key: str) -> None:
        """Presses a key in a window until it is gone: the first one may only close a list of suggestions."""
        self.front(title)
        self.press(key)
        wait(f"the end of “{title}”", lambda: not self._stays(title, key))

    def _stays(self, title: str, key: str) -> bool:
        time.sleep(0.2)
        stays = any(title in seen for seen in self.titles())
        if stays:
            self.press(key)
        return stays

    def action(self, name: str, window: str) -> None:
        """Does an action by its name, through the palette."""
        self.front(window)
        self.press("ctrl+shift+p")
        self.type(name)
        self.press("Return")

    def _ask(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        told = {"env": dict(self.environment), "capture_output": True, "text": True, "timeout": PATIENCE}
        return str(subprocess.run(command, check=False, **told).stdout)


@contextmanager
def program(place: Path, screen: str) -> Iterator[tuple[Keyboard, subprocess.Popen[str]]]:
    """The program as a writer starts it, with everything of its own in `place`."""
    own = {name: str(place / name.lower()) for name in ("WRITER_APP_CACHE", "WRITER_APP_DATA", "WRITER_APP_DOCUMENTS", "HOME")}
    for folder in own.values():
        Path(folder).mkdir()
    environment = {**os.environ, **own, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": "1"}
    environment |= {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "writer_app"]
    with subprocess.Popen(command, env=environment, cwd=place, stderr=subprocess.PIPE, text=True) as running:
        yield Keyboard(environment), running
        if running.poll() is None:
            running.terminate()
