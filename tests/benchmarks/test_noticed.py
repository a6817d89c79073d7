"""The measure of what is noticed, on a book small enough to count by hand."""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks import noticed

CHAPTERS = (
    "Odo's eyes were green. Odo fed the goats. Odo swept the yard. Odo sang.",
    "Berta's hair was black. In the night Odo died.",
    "Berta buried him and wept.",
)
PEOPLE = [
    {
        "id": "odo",
        "name": "Odo",
        "gender": "m",
        "attributes": {"eye_color": {"value": "green"}, "hair_color": {"value": "red"}},
        "death": {"dead_from_chapter": 3},
    },
    {"id": "berta", "name": "Berta", "gender": "f", "attributes": {"hair_color": {"value": "golden"}}},
]


def test_offers_are_compared_with_what_is_declared(tmp_path: Path) -> None:
    chapters = tmp_path / "set" / "goats" / "chapters"
    chapters.mkdir(parents=True)
    for number, text in enumerate(CHAPTERS, 1):
        (chapters / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (chapters.parent / "lore.json").write_text(json.dumps({"characters": PEOPLE}), encoding="utf-8")
    told = noticed.run(tmp_path / "set", tmp_path / "projects")
    summary = noticed.summary_of(told)
    assert summary["keys"]["eye colour"] == {"right": 1}
    assert summary["keys"]["hair colour"] == {"wrong": 1, "missed": 1}
    assert summary["keys"]["dies"] == {"right": 1}
    assert (summary["declared"], summary["right"], summary["wrong"]) == (4, 2, 1)
    assert any(line.startswith("wrong") and "Berta's hair was black." in line for line in told.lines)
