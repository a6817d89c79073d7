"""Accuracy on planted contradictions: `python -m tests.benchmarks.continuity DIR [--json FILE] [--show misses|alarms|clean]`.

Every book becomes a writer's project whose lore is imported; what counts is what `writer-app check` then prints.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.benchmarks.lore_adapter import chapter_id, entries_of
from tests.benchmarks.planting import Book, Planted, plant, read_books, read_lines
from tests.benchmarks.projects import ask, declare, write_scenes
from tests.benchmarks.scoring import Found, Scored, score, table

_KINDS = {
    "N101": "name_misspelt",
    "C202": "age_mismatch",
    "C204": "body_mismatch",
    "C205": "quirk_rule",
    "C206": "realm_rule",
    "L301": "dead_acts",
    "R602": "dead_acts",
    "L302": "two_places",
    "L303": "two_places",
    "L307": "realm_rule",
    "I": "item_lost",
    "K": "knows_early",
    "Q": "ability_limit",
    "R": "realm_rule",
}


def write_project(folder: Path, book: Book) -> None:
    """The book as a project of one scene a chapter, its lore imported."""
    scenes = {chapter_id(number): text for number, text in book.chapters.items()}
    write_scenes(folder, book.lore.get("title", book.name), scenes)
    declare(folder, entries_of(book.lore, max(book.chapters)))


def findings(folder: Path, book: Book) -> list[Found]:
    """What `check` reports in the book's scenes as contradiction or doubt."""
    report = json.loads(ask("check", str(folder), "--format", "json"))
    return [
        Found(
            book.name,
            int(one["scene"]["id"].rpartition("-")[2]),
            one["start"],
            one["end"],
            _kind(one),
            one["code"],
            one["message"],
        )
        for one in report["findings"]
        if one["scene"] and one["severity"] != "note"
    ]


def _kind(finding: dict[str, Any]) -> str:
    if finding["code"] == "C201":
        keys = {row.get("key") for row in finding["evidence"]}
        return "hair_color" if "hair colour" in keys else "eye_color"
    return _KINDS.get(finding["code"], _KINDS.get(finding["code"][0], finding["code"]))


def run(folder: Path, place: Path, only: str | None = None) -> tuple[Scored, list[Found]]:
    """Scores every book of the set in `folder`, its projects written below `place`; also the findings on the clean text."""
    cases = read_lines(folder / "cases.jsonl")
    planted, found, clean, words = list[Planted](), list[Found](), list[Found](), 0
    for book in read_books(folder):
        if only and book.name != only:
            continue
        mutated, inside = plant(book, (case for case in cases if case["book"] == book.name))
        write_project(place / f"{book.name}-clean", book)
        write_project(place / f"{book.name}-planted", mutated)
        clean += findings(place / f"{book.name}-clean", book)
        found += findings(place / f"{book.name}-planted", mutated)
        planted += inside
        words += book.words
    scored = score(planted, found, clean, words)
    negatives = [row for row in read_lines(folder / "natural_negatives.jsonl") if not only or row["book"] == only]
    touched = sum(any(_touches(one, row) for one in clean) for row in negatives)
    scored.summary["natural_negative_rate"] = touched / max(1, len(negatives))
    return scored, clean


def _touches(found: Found, row: dict[str, Any]) -> bool:
    same = (found.book, found.chapter) == (row["book"], row["chapter"])
    return same and bool(found.start < row["end"] and found.end > row["start"])


def shown(scored: Scored, clean: Iterable[Found], what: str) -> Iterable[str]:
    """The misses, the alarms or the findings on clean text, a line each."""
    if what == "misses":
        for case in scored.missed:
            yield f"{case.kind:20} {case.difficulty:12} {case.book} {case.chapter}: {case.sentence.strip()}"
    elif what == "alarms":
        for case, one in scored.alarms:
            where = f"{case.kind:18} {case.difficulty:12} {case.book} {case.chapter}"
            yield f"{one.code} {where}: {case.sentence.strip()} | {one.message}"
    elif what == "clean":
        for one in clean:
            yield f"{one.code} {one.book} {one.chapter} {one.start}: {one.message}"


def main() -> None:
    """Prints the table; writes JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", help="one book")
    parser.add_argument("--keep", type=Path, help="leave the books' projects in this folder")
    parser.add_argument("--show", action="append", default=[], choices=("misses", "alarms", "clean"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        scored, clean = run(options.folder, options.keep or Path(place), options.only)
    for line in table(scored):
        print(line)
    for what in options.show:
        print(f"\n{what}", *shown(scored, clean, what), sep="\n")
    if options.json:
        result = {"summary": scored.summary, "kinds": scored.kinds, "difficulty": scored.difficulty}
        options.json.write_text(json.dumps(result, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
