"""Contradictions and look-alikes planted in whole novels.

A set is a folder with `cases.jsonl` and a folder for each book: `BOOK/chapters/NNN.txt`, `BOOK/lore.json`. Offsets are code
points of the chapter's text.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Planted:
    """One case where it stands in the mutated chapter: `[start, end)` is its sentence."""

    id: str
    book: str
    chapter: int
    kind: str
    violation: bool
    difficulty: str
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Book:
    """A novel: chapters by number, and the lore file that goes with it."""

    name: str
    chapters: dict[int, str]
    lore: dict[str, Any]

    @property
    def words(self) -> int:
        """Words of all chapters, split at white space."""
        return sum(len(text.split()) for text in self.chapters.values())


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file; none where there is no file."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_books(folder: Path) -> list[Book]:
    """Every book of a set."""
    return [
        Book(
            place.name,
            {int(path.stem): path.read_text(encoding="utf-8") for path in sorted((place / "chapters").glob("*.txt"))},
            json.loads((place / "lore.json").read_text(encoding="utf-8")),
        )
        for place in sorted(folder.iterdir())
        if (place / "lore.json").is_file()
    ]


def plant(book: Book, cases: Iterable[dict[str, Any]]) -> tuple[Book, list[Planted]]:
    """`book` with all of its `cases` in it, and where each now stands."""
    by_chapter: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for case in cases:
        by_chapter[case["chapter"]].append(case)
    chapters, planted = dict(book.chapters), list[Planted]()
    for number, inside in by_chapter.items():
        text, pieces, taken, shift = book.chapters[number], list[str](), 0, 0
        for case in sorted(inside, key=lambda case: int(case["offset"])):
            pieces += [text[taken : case["offset"]], case["text"]]
            start, end = _sentence(case, shift)
            planted.append(
                Planted(
                    case["id"],
                    book.name,
                    number,
                    case["kind"],
                    case["label"] == "violation",
                    case["difficulty"],
                    start,
                    end,
                    case["sentence"],
                )
            )
            taken = case["offset"] + case["delete"]
            shift += len(case["text"]) - case["delete"]
        chapters[number] = "".join([*pieces, text[taken:]])
    return Book(book.name, chapters, book.lore), planted


def _sentence(case: dict[str, Any], shift: int) -> tuple[int, int]:
    """Where the case's sentence stands once it is planted; `shift` is what earlier cases of the chapter have added."""
    if case["op"] != "replace":
        at = case["offset"] + shift
        return at + case["span_in_text"][0], at + case["span_in_text"][1]
    start, end = case["sentence_span_clean"]
    return start + shift, end + shift + len(case["text"]) - case["delete"]
