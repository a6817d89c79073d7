"""Who speaks, on novels with the speaker of every quotation: `python -m tests.benchmarks.quotes DIR [--json FILE]`.

DIR holds a text a novel, `characters.jsonl` (the cast with aliases and gender) and `quotes.jsonl` (spans, speaker, type).
The cast is declared as an author would; what counts is what `writer-app observations` prints. A quotation is right when the
speaker of its surest part is; one left open counts as wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.planting import read_lines
from tests.benchmarks.projects import declare, observed, write_scenes

_HEADING = re.compile(r"\n\n+(?=CHAPTER\b)")
_LONG = 20_000
_PRONOUNS = {"F": "she", "M": "he"}
_TYPES = ("explicit", "anaphoric", "implicit")


@dataclass(frozen=True, slots=True)
class Part:
    """A quotation as the program read it: offsets in the whole text, the speaker's id or None, how sure, and why."""

    start: int
    end: int
    speaker: str | None
    confidence: float
    reason: str


@dataclass(slots=True)
class Tally:
    """How many quotations were right, decided, and there, by type; `all` holds every one."""

    right: Counter[str] = field(default_factory=Counter)
    decided: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, decided: bool, right: bool) -> None:
        """Counts one quotation."""
        for name in ("all", kind):
            self.total[name] += 1
            self.decided[name] += decided
            self.right[name] += right

    def update(self, other: Tally) -> None:
        """Counts all of another."""
        self.right.update(other.right)
        self.decided.update(other.decided)
        self.total.update(other.total)

    def share(self, kind: str) -> float:
        """Right among all of a type."""
        return self.right[kind] / max(1, self.total[kind])

    def precision(self, kind: str) -> float:
        """Right among those decided."""
        return self.right[kind] / max(1, self.decided[kind])


def cut(text: str) -> list[tuple[int, str]]:
    """The text in scenes with their offsets: at chapter headings, and at a blank line where one gets long."""
    starts = [0]
    for place in (match.end() for match in _HEADING.finditer(text)):
        starts += [*_breaks(text, starts[-1], place), place]
    starts += _breaks(text, starts[-1], len(text))
    return [(start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if end > start]


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    while end - start > _LONG:
        blank = text.find("\n\n", start + _LONG, end)
        if blank < 0:
            return
        start = blank + 2
        yield start


def cast_of(characters: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Entries for `lore import`: names in capitals are aliases, the others what somebody is called.

    The lists hold bare family names as minor persons of their own, beside those who bear them; no author declares that.
    """
    families = {row["name"].split()[-1] for row in characters if len(row["name"].split()) > 1}
    return [
        {
            "id": f"person-{row['id']}",
            "kind": "character",
            "name": row["name"],
            "aliases": [name for name in _names(row) if name[0].isupper()],
            "called": [name for name in _names(row) if not name[0].isupper()],
            "pronouns": _PRONOUNS.get(row["gender"], ""),
        }
        for row in characters
        if not row["name"].startswith("_") and (_names(row) or row["name"] not in families)
    ]


def _names(row: Mapping[str, Any]) -> list[str]:
    names = dict.fromkeys(str(alias).strip() for alias in row["aliases"])
    return [name for name in names if name != row["name"] and len(name) > 1]


def read_novel(folder: Path, name: str, text: str, cast: Sequence[dict[str, Any]]) -> list[Part]:
    """The novel written as a project below `folder` and read by the program."""
    scenes = {f"scene-{number}": piece for number, piece in enumerate(cut(text), 1)}
    write_scenes(folder / name, name, {scene: body for scene, (_, body) in scenes.items()})
    declare(folder / name, cast)
    found = [
        Part(
            scenes[row["scene"]][0] + row["start"],
            scenes[row["scene"]][0] + row["end"],
            row["speaker"],
            row["confidence"],
            row["reason"],
        )
        for row in observed(folder / name, "quote")
    ]
    return sorted(found, key=lambda part: part.start)


def surest(parts: Sequence[Part], starts: Sequence[int], spans: Iterable[Sequence[int]]) -> Part | None:
    """The surest part that is half inside one of the spans of a quotation."""
    best = None
    for start, end in spans:
        at = max(0, bisect_right(starts, start + 2) - 1)
        for part in parts[at : at + 2]:
            inside = min(part.end, end) - max(part.start, start)
            if inside > 0.5 * min(end - start, part.end - part.start) and (best is None or part.confidence > best.confidence):
                best = part
    return best


def run(source: Path, place: Path, only: str | None = None) -> tuple[dict[str, Tally], dict[str, Tally], list[str]]:
    """A tally by novel and by reason, and a line for each quotation that was decided wrongly."""
    casts = {row["novel"]: row["characters"] for row in read_lines(source / "characters.jsonl")}
    quotes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_lines(source / "quotes.jsonl"):
        quotes[row["novel"]].append(row)
    novels: dict[str, Tally] = {}
    reasons: dict[str, Tally] = defaultdict(Tally)
    wrong: list[str] = []
    for novel in sorted(quotes):
        if only and novel != only:
            continue
        text = (source / f"{novel}.txt").read_bytes().decode("utf-8")
        cast = cast_of(casts[novel])
        names = {row["id"]: row["name"] for row in cast}
        parts = read_novel(place, novel, text, cast)
        starts = [part.start for part in parts]
        novels[novel] = tally = Tally()
        for quote in quotes[novel]:
            part = surest(parts, starts, quote["spans"])
            speaker = names.get(part.speaker or "") if part is not None else None
            kind, right = str(quote["type"]).lower(), speaker == quote["speaker"]
            tally.add(kind, speaker is not None, right)
            reasons[part.reason if part is not None else "no quotation read"].add(kind, speaker is not None, right)
            if not right:
                wrong.append(_shown(novel, text, quote, speaker, part))
    return novels, dict(reasons), wrong


def _shown(novel: str, text: str, quote: Mapping[str, Any], speaker: str | None, part: Part | None) -> str:
    start, end = quote["spans"][0][0], quote["spans"][-1][1]
    passage = " ".join(f"{text[max(0, start - 160) : start]}<<{text[start : start + 70]} … >>{text[end : end + 110]}".split())
    why = part.reason if part is not None else "no quotation read"
    return f"{quote['type']} {novel}: is {quote['speaker']}, read as {speaker} ({why}) | {passage}"


def summed(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    total = Tally()
    for tally in tallies:
        total.update(tally)
    return total


def summary_of(tally: Tally) -> dict[str, float]:
    """Accuracy over all and by type, and the share right among those decided."""
    return {
        "accuracy": tally.share("all"),
        **{kind: tally.share(kind) for kind in _TYPES},
        "precision": tally.precision("all"),
        "quotes": tally.total["all"],
    }


def table(rows: Mapping[str, Tally]) -> Iterator[str]:
    """A row each, by how many quotations it has."""
    yield f"{'':42}{'quotes':>8}{'right':>8}{'decided':>9}" + "".join(f"{kind:>11}" for kind in _TYPES)
    for name, tally in sorted(rows.items(), key=lambda row: -row[1].total["all"]):
        total = tally.total["all"]
        shares = "".join(f"{tally.share(kind):11.3f}" if tally.total[kind] else f"{'':11}" for kind in _TYPES)
        yield f"{name[:41]:42}{total:8}{tally.share('all'):8.3f}{tally.decided['all'] / max(1, total):9.3f}{shares}"


def main() -> None:
    """Prints the tables; writes JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", help="one novel")
    parser.add_argument("--wrong", action="store_true", help="show every quotation that is not right")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        novels, reasons, wrong = run(options.folder, Path(place), options.only)
    texts = {name: (options.folder / f"{name}.txt").read_text(encoding="utf-8") for name in novels}
    bare = {name for name, text in texts.items() if not re.search("\\w['\N{RIGHT SINGLE QUOTATION MARK}]\\w", text)}
    groups = {
        "all novels": summed(novels.values()),
        "with apostrophes": summed(tally for name, tally in novels.items() if name not in bare),
        "without apostrophes": summed(novels[name] for name in bare),
    }
    print(*table(novels), "", *table(reasons), "", *table(groups), sep="\n")
    if options.wrong:
        print("", *wrong, sep="\n")
    if options.json:
        result = {
            "summary": summary_of(groups["all novels"]),
            "without_apostrophes": summary_of(groups["without apostrophes"]),
            "novels": {name: summary_of(tally) for name, tally in novels.items()},
        }
        options.json.write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
