"""The two windows measured in one run: ours, and novelWriter's in an environment of its own, made when it is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from writer_app.config.paths import cache_root

RELEASE = "26.2.2"
_ROOT = Path(__file__).parents[3]
CORPUS = _ROOT.parent / "shared" / "corpus"
_LETTERS = ("Mara", "Anton", "the river", "the old house", "a lantern", "her brother", "the letter", "the night train")
_DOINGS = ("waited at", "had never liked", "thought of", "turned away from", "came back to", "could not forget", "looked for")
_ENDS = ("before the rain came", "as if nothing had happened", "and said nothing", "until it was too late", "once again")


def made_up(words: int) -> str:
    """Paragraphs of plain prose, the same each time, for where no text is at hand."""
    parts: list[str] = []
    count = number = 0
    while count < words:
        number += 1
        pick = [(number * step) % 997 for step in (7, 13, 31, 57)]
        said = f"{_LETTERS[pick[0] % 8]} {_DOINGS[pick[1] % 7]} {_LETTERS[pick[2] % 8]} {_ENDS[pick[3] % 5]}."
        parts.append(said[0].upper() + said[1:] + (" \u201cGo on,\u201d said Mara.\n\n" if number % 5 == 0 else " "))
        count += len(parts[-1].split())
    return "".join(parts)


def chapters_of(source: Path | None, words: int) -> list[str]:
    """About so many words in chapters, of a file or of a folder of text files; made up where there is none."""
    source = source or (CORPUS if CORPUS.is_dir() else None)
    if source is None:
        return [made_up(2500) for _ in range(max(1, words // 2500))]
    files = [source] if source.is_file() else sorted(source.rglob("*.txt"))
    kept: list[str] = []
    count = 0
    for path in files:
        kept.append(path.read_text(encoding="utf-8"))
        count += len(kept[-1].split())
        if count >= words:
            break
    return kept


def scene_of(source: Path | None, words: int) -> str:
    """One long scene of so many words."""
    text = "\n\n".join(chapters_of(source, words))
    kept: list[str] = []
    count = 0
    for paragraph in text.split("\n\n"):
        kept.append(paragraph)
        count += len(paragraph.split())
        if count >= words:
            break
    return "\n\n".join(kept) + "\n"


def other_python() -> Path:
    """The Python of novelWriter's environment, in the user's cache; made when it is missing."""
    home = cache_root(os.environ).parent / "writer-app-benchmarks" / f"novelwriter-{RELEASE}"
    python = home / "bin" / "python"
    if not (home / ".made").exists():
        print(f"Setting up novelWriter {RELEASE} in {home}", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"novelwriter=={RELEASE}"]
        subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
        (home / ".made").touch()
    return python


def environment(place: Path, platform: str) -> dict[str, str]:
    """What a measured program is given: no settings of this user, and compiled files kept as they are for anybody."""
    given = {**os.environ, "WRITER_APP_CACHE": f"{place}/cache", "WRITER_APP_DATA": f"{place}/data"}
    given |= {"QT_QPA_PLATFORM": platform, "PYTHONPATH": str(_ROOT)}
    given.pop("PYTHONDONTWRITEBYTECODE", None)
    return given


def ours(job: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, Any]:
    """Our window does a job."""
    return _done([sys.executable, "-m", "tests.benchmarks.windows.ours"], job, given)


def theirs(job: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, Any]:
    """novelWriter's window does a job."""
    driver = Path(__file__).with_name("other.py")
    alone = {name: value for name, value in given.items() if name != "PYTHONPATH"}
    return _done([str(other_python()), str(driver)], job, alone)


def _done(command: list[str], job: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, Any]:
    asked = json.dumps({**job, "started": time.time()})
    done = subprocess.run([*command, asked], env=dict(given), capture_output=True, text=True, check=False)
    lines = done.stdout.strip().splitlines()
    if done.returncode != 0 or not lines:
        raise SystemExit(f"{command[-1]} ended with {done.returncode}:\n{done.stderr[-3000:]}")
    answer: dict[str, Any] = json.loads(lines[-1])
    return answer
