"""Opening a project of a million words and searching a name in it, beside novelWriter in the same run:
`python -m tests.benchmarks.opening [DIR] [--json FILE]`.

DIR holds text files, a chapter each, in folders or not; prose is made up where there is none. Cold is the first time, with
nothing kept of the project yet. Idle is counted from the start of the process to a window that waits for a key.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.checking import write_project
from tests.benchmarks.windows.beside import chapters_of, environment, ours, theirs


def row(what: str, mine: float, their: float | None, unit: str = "s") -> str:
    """A line of the table; the ratio where there is something to compare with."""
    if their is None:
        return f"{what:34}{mine:9.3f} {unit}"
    return f"{what:34}{mine:9.3f}{their:13.3f} {unit:3}{mine / their if their else 0:9.2f}"


def show(cold: tuple[dict[str, Any], ...], warm: tuple[dict[str, Any], ...]) -> None:
    """The table of both times; each pair is ours and, where it was run, theirs."""
    print(f"{'':34}{'ours':>9}{'novelWriter':>13}{'ratio':>13}")
    for name, pair in (("cold", cold), ("second time", warm)):
        mine, their = pair[0], pair[1] if len(pair) > 1 else None
        print(row(f"{name}: start to idle", mine["idle"], their and their["idle"]))
        print(row(f"{name}: start to findings", mine["findings"], None))
        print(row(f"{name}: first search", mine["searches"][0], their and their["searches"][0]))
        print(row(f"{name}: later search", min(mine["searches"][1:]), their and min(their["searches"][1:])))
        print(row(f"{name}: memory of the window", mine["window MB"], their and their["window MB"], "MB"))
        print(row(f"{name}: memory of the reading", mine["reading process MB"], None, "MB"))


def measure(options: argparse.Namespace) -> tuple[tuple[dict[str, Any], ...], ...]:
    """Both windows, the first time and the second."""
    chapters = chapters_of(options.folder, options.words)
    print(f"{sum(len(text.split()) for text in chapters):,} words in {len(chapters)} chapters", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        given = environment(place, options.platform)
        (place / "chapters").mkdir()
        for number, text in enumerate(chapters, 1):
            (place / "chapters" / f"{number:04}.txt").write_text(text, encoding="utf-8")
        write_project(place / "novel", chapters)
        job = {"do": "opening", "name": options.name}
        mine = {**job, "project": str(place / "novel")}
        other = {"project": str(place / "other"), "home": str(place / "home"), "chapters": str(place / "chapters")}
        if options.alone:
            return tuple((ours(mine, given),) for _ in range(2))
        theirs({"do": "write", **other}, given)
        return tuple((ours(mine, given), theirs({**job, **other}, given)) for _ in range(2))


def main() -> None:
    """Prints the table; writes JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--words", type=int, default=1_000_000)
    parser.add_argument("--name", default="Anton", help="what is searched for")
    parser.add_argument("--platform", default="offscreen")
    parser.add_argument("--alone", action="store_true", help="without novelWriter")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    results = measure(options)
    show(*results)
    if options.json:
        options.json.write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
