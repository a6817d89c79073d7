"""What this machine has of what the program needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

PARTS = ("PySide6-Essentials", "PyYAML", "ahocorasick_rs", "lemminflect", "platformdirs", "sqlmodel", "whoosh-reloaded")
# The window's libraries, and the Debian package of each; those after the gap are needed only on an X11 display.
ANYWHERE = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
ON_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# In a process of its own: a library that is not right may end it.
_PROBE = """
import ctypes, json, sys
def lacks(name):
    try:
        ctypes.CDLL(name)
    except OSError:
        return True
print(json.dumps([name for name in json.loads(sys.argv[1]) if lacks(name)]), flush=True)
from PySide6.QtWidgets import QApplication
QApplication([])
from PySide6.QtCore import qVersion
print(qVersion())
"""
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Window:
    """Whether Qt starts without a display (`qt` its version, else empty), which libraries of ANYWHERE and ON_X11 are
    missing, and what Qt said when it did not start."""

    qt: str = ""
    missing: tuple[str, ...] = ()
    complaint: str = ""


def parts() -> tuple[tuple[str, str], ...]:
    """Each library of PARTS with its version; empty where it is missing."""
    return tuple((name, _version(name)) for name in PARTS)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def window() -> Window:
    """Tries Qt in a process of its own, without a display."""
    if not sys.platform.startswith("linux"):
        wanted: tuple[str, ...] = ()
    else:
        wanted = (*ANYWHERE, *ON_X11)
    command = (sys.executable, "-c", _PROBE, json.dumps(wanted))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        tried = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Window(complaint=type(error).__name__)
    first, _, rest = tried.stdout.partition("\n")
    missing = tuple(json.loads(first)) if first else ()
    said = tried.stderr.strip().splitlines()
    return Window(rest.strip(), missing, "" if tried.returncode == 0 else (said[-1] if said else f"code {tried.returncode}"))


def window_lines(seen: Window) -> tuple[str, ...]:
    """What `seen` means, in plain lines."""
    lines = [f"window: can start (Qt {seen.qt})" if seen.qt else f"window: cannot start, {seen.complaint}"]
    for table, what in ((ANYWHERE, "for the window"), (ON_X11, "for an X11 display")):
        packages = [table[name] for name in seen.missing if name in table]
        if packages:
            lines.append(f"missing {what}: apt-get install {' '.join(packages)}")
    if sys.platform.startswith("linux") and not seen.missing:
        lines.append(f"system libraries: all {len(ANYWHERE) + len(ON_X11)} are there")
    return tuple(lines)
