"""Time and memory of `check` on a whole novel: `python -m tests.benchmarks.checking FOLDER [--json FILE]`.

FOLDER holds one text file a chapter. The lore is made of its most frequent names, each a character with green eyes, so that
checks have something to compare. Printed: wall and processor seconds and peak memory of a cold check, an unchanged one, one
after an edited scene, and a search; the reference is splitting the same text into words.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_NAMES = 20


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall seconds, processor seconds, peak memory in MB of one command."""

    what: str
    wall: float
    processor: float
    megabytes: float


def write_project(folder: Path, chapters: list[str]) -> None:
    """The novel as a project with a scene a chapter and characters for its most frequent names."""
    (folder / "manuscript").mkdir(parents=True)
    (folder / "lore" / "characters").mkdir(parents=True)
    outline = ["format: 1", f"id: {folder.name}", "title: A novel", "outline:"]
    for number, text in enumerate(chapters, 1):
        (folder / "manuscript" / f"{number:03}-s{number}.md").write_text(f"---\nid: s{number}\n---\n{text}", encoding="utf-8")
        outline += [f"- id: c{number}", f"  title: Chapter {number}", f"  scenes: [s{number}]"]
    (folder / "project.yaml").write_text("\n".join(outline) + "\n", encoding="utf-8")
    for name in frequent_names(chapters):
        page = f"---\nid: {name.lower()}\nkind: character\nname: {name}\nfacts:\n  eye colour: green\n---\n"
        (folder / "lore" / "characters" / f"{name.lower()}.md").write_text(page, encoding="utf-8")


def frequent_names(chapters: list[str]) -> list[str]:
    """The names most often written, the most frequent first."""
    counted = Counter(name for text in chapters for name in _NAME.findall(text))
    return [name for name, _ in counted.most_common(_NAMES)]


def cost_of(what: str, *arguments: str, environment: dict[str, str]) -> Cost:
    """What one command costs, as a whole process."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "writer_app", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(what, wall, processor, after.ru_maxrss / 1024)


def reference(chapters: list[str]) -> float:
    """Seconds to split the text into words."""
    start = time.perf_counter()
    for text in chapters:
        re.findall(r"\w+", text)
    return time.perf_counter() - start


def measure(source: Path) -> tuple[list[Cost], float, int]:
    """The costs, the reference in seconds, and how many words the novel has."""
    chapters = [path.read_text(encoding="utf-8") for path in sorted(source.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "novel"
        write_project(folder, chapters)
        environment = {**os.environ, "WRITER_APP_CACHE": f"{place}/cache", "WRITER_APP_DATA": f"{place}/data"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        ask: Callable[..., Cost] = lambda what, *arguments: cost_of(what, *arguments, environment=environment)  # noqa: E731
        ask("start", "--version")
        costs = [ask("start", "--version"), ask("unchanged start", "doctor", str(folder))]
        costs += [ask("cold check", "check", str(folder)), ask("unchanged check", "check", str(folder))]
        scene = next((folder / "manuscript").glob("*-s7.md"))
        scene.write_text(scene.read_text(encoding="utf-8") + "\n\nAnd that was all.\n", encoding="utf-8")
        costs += [ask("one scene edited", "check", str(folder))]
        costs += [ask("first search", "query", str(folder), "the"), ask("second search", "query", str(folder), "fire*")]
    return costs, reference(chapters), sum(len(text.split()) for text in chapters)


def main() -> None:
    """Prints the table; writes JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    costs, split, words = measure(options.folder)
    print(f"{words:,} words; splitting them into words takes {split:.2f} s")
    print(f"{'':20}{'wall s':>8}{'cpu s':>8}{'MB':>7}{'x split':>9}")
    for cost in costs:
        print(f"{cost.what:20}{cost.wall:8.2f}{cost.processor:8.2f}{cost.megabytes:7.0f}{cost.processor / split:9.1f}")
    if options.json:
        result = {"words": words, "reference": split, "costs": [asdict(cost) for cost in costs]}
        options.json.write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
