"""Typing in a scene of 50,000 words, every check and spelling on, beside novelWriter in the same run:
`python -m tests.benchmarks.typing [TEXT] [--json FILE] [--xcb]`.

TEXT is a file or a folder of text files; prose is made up where there is none. Keys come at a human rate and in bursts, at the
start, in the middle and at the end. For each: milliseconds from when the key was due to the end of painting it, and stalls,
whenever the window was busy for more than 16 ms, also while answers arrived and the text was saved. `own` is the most that the
window's own thread worked in one; the rest it waited for the processor.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.checking import write_project
from tests.benchmarks.windows.beside import environment, ours, scene_of, theirs

_HEAD = ("median", "p95", "p99", "worst", "stalls", "worst", "own")


def figures(timed: dict[str, Any]) -> tuple[float, ...]:
    """Median, p95, p99 and worst key; how many stalls, the worst, and the most own work in one: all but the count in ms."""
    keys = sorted(timed["keys"])
    cuts = statistics.quantiles(keys, n=100, method="inclusive")
    stalls = timed["stalls"]
    worst, own = (max((stall[name] for stall in stalls), default=0.0) for name in ("wall", "own"))
    return (*(1000 * part for part in (cuts[49], cuts[94], cuts[98], keys[-1])), len(stalls), 1000 * worst, 1000 * own)


def whole(result: dict[str, Any]) -> dict[str, Any]:
    """The three places as one."""
    places = result["places"].values()
    return {part: [one for place in places for one in place[part]] for part in ("keys", "stalls")}


def show(platform: str, results: dict[str, dict[str, Any]]) -> None:
    """The table of one platform."""
    print(f"\n{platform:26}" + "".join(f"{name:>8}" for name in _HEAD))
    for program, result in results.items():
        for place, timed in (*result["places"].items(), ("all", whole(result))):
            print(f"{program + ', ' + place:26}" + "".join(f"{value:8.1f}" for value in figures(timed)))
        memory = ", ".join(f"{name} {result[name]:.0f}" for name in result if name.endswith("MB"))
        print(f"{'':26}  {memory}")
    if len(results) == 2:
        mine, their = (figures(whole(result)) for result in results.values())
        ratios = (a / b if b else 0.0 for a, b in zip(mine, their, strict=True))
        print(f"{'ours to theirs':26}" + "".join(f"{ratio:8.2f}" for ratio in ratios))


def measure(options: argparse.Namespace, platform: str) -> dict[str, dict[str, Any]]:
    """Both windows on one platform."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        given = environment(place, platform)
        text = scene_of(options.text, options.words)
        (place / "chapters").mkdir()
        (place / "chapters" / "1.txt").write_text(text, encoding="utf-8")
        write_project(place / "novel", [text])
        job = {"do": "typing", "keys": options.keys, "burst": options.burst}
        results = {"writer-app": ours({**job, "project": str(place / "novel")}, given)}
        if not options.alone:
            other = {"project": str(place / "other"), "home": str(place / "home"), "chapters": str(place / "chapters")}
            theirs({"do": "write", **other}, given)
            results["novelWriter"] = theirs({**job, **other}, given)
    return results


def main() -> None:
    """Prints the tables; writes JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path, nargs="?")
    parser.add_argument("--words", type=int, default=50_000)
    parser.add_argument("--keys", type=int, default=120, help="at a human rate, at each place")
    parser.add_argument("--burst", type=int, default=60, help="20 ms apart, at each place")
    parser.add_argument("--xcb", action="store_true", help="also on the X display")
    parser.add_argument("--alone", action="store_true", help="without novelWriter")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    results = {}
    for platform in ("offscreen", *(("xcb",) if options.xcb and os.environ.get("DISPLAY") else ())):
        results[platform] = measure(options, platform)
        show(platform, results[platform])
    if options.json:
        options.json.write_text(json.dumps(results, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
