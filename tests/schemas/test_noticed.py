"""What is noticed keeps to its published shape."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from tests.services.noticed import NOTICED, asked, make
from writer_app.domain.proposals import Passage
from writer_app.domain.spans import Span
from writer_app.domain.vocabulary.sentences import Names
from writer_app.services.noticedreport import noticed_report, noticed_text, numbered
from writer_app.services.noticing import provisional_lore

SCHEMA = Path(__file__).parents[2] / "resources/schemas/propose.schema.json"
NOTICED_IN = tuple(
    replace(item, passages=(Passage("quay", Span(0, 11), "Hesper\nQuill"),), rivals=(("grey", 2),), reason="so it is called")
    for item in NOTICED
)


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    content = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


@pytest.fixture
def report(tmp_path: Path) -> dict[str, Any]:
    loaded, questions = asked(make(tmp_path), NOTICED_IN)
    names = Names(provisional_lore(loaded.lore, NOTICED_IN))
    told: dict[str, Any] = noticed_report(loaded.project, loaded.scenes, numbered(questions), names, loaded.lore)
    return told


def test_the_report_has_the_published_shape(report: dict[str, Any], validator: Draft202012Validator) -> None:
    validator.validate(report)
    hesper, tam = report["questions"][:2]
    assert (hesper["names"], hesper["new"], hesper["number"]) == (["Hesper Quill", "Hesper", "Miss Quill"], True, 1)
    death = next(part for part in tam["parts"] if part["what"] == "change")
    assert (death["key"], death["value"], death["at"], death["sentence"]) == (
        "dies",
        "",
        "water",
        "Tam dies (water, after “took him”)",
    )
    mother = next(part for part in tam["parts"] if part["key"] == "mother")
    assert (mother["value"], mother["sentence"]) == ("hesper-quill", "Tam's mother is Hesper Quill")
    assert hesper["passages"] == [
        {"scene": "quay", "path": "manuscript/quay.md", "line": 4, "column": 1, "start": 0, "end": 11, "text": "Hesper\nQuill"}
    ]


@pytest.mark.parametrize("change", [{"extra": 1}, {"what": "guess"}, {"sureness": 2}, {"id": "x"}, {"number": 0}])
def test_another_shape_is_refused(report: dict[str, Any], validator: Draft202012Validator, change: dict[str, Any]) -> None:
    wrong = copy.deepcopy(report)
    wrong["questions"][0].update(change)
    with pytest.raises(ValidationError):
        validator.validate(wrong)
    part = copy.deepcopy(report)
    part["questions"][1]["parts"][0]["extra"] = 1
    with pytest.raises(ValidationError):
        validator.validate(part)


def test_in_lines(tmp_path: Path) -> None:
    loaded, questions = asked(make(tmp_path), NOTICED_IN)
    names = Names(provisional_lore(loaded.lore, NOTICED_IN))
    lines = list(noticed_text(loaded.project, loaded.scenes, numbered(questions, "character"), names))
    assert lines == [
        "  1  Hesper Quill, a person, she · also Hesper, Miss Quill · 40 times, grey twice",
        "     manuscript/quay.md:4: “Hesper Quill”",
        "     + Hesper Quill's eyes are brown · 3 times, grey twice",
        "  2  Tam, a person, he · 30 times, grey twice",
        "     manuscript/quay.md:4: “Hesper Quill”",
        "     + Tam's mother is Hesper Quill · once, grey twice",
        "     + Tam dies (water, after “took him”) · once, grey twice",
    ]
    assert [each.number for each in numbered(questions, "thing")] == [3]
    assert [each.number for each in numbered(questions, "name")] == [5]


def test_a_long_passage_is_shown_around_the_name(tmp_path: Path) -> None:
    words = "It was a long way to the ferry that evening. " * 6 + "There stood Hesper Quill, waiting. " + "Nobody came. " * 20
    loaded, questions = asked(make(tmp_path), (replace(NOTICED[0], passages=(Passage("quay", Span(0, 11), words),)),))
    _, line = noticed_text(loaded.project, loaded.scenes, numbered(questions), Names())
    shown = line.partition(": ")[2]
    assert shown.startswith("“…")
    assert shown.endswith("…”")
    assert "There stood Hesper Quill, waiting." in shown
    assert len(shown) <= 164
