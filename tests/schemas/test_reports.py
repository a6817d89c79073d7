"""What check and observations print has exactly the shape that the schemas publish."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from writer_app.domain.findings import Finding, Fix, FixKind, LoreEvidence, Message, Severity, TextEvidence
from writer_app.domain.observations import (
    Act,
    Description,
    Gap,
    Hold,
    HoldKind,
    Mention,
    MentionKind,
    Move,
    MoveKind,
    NameLike,
    Quote,
    Remark,
    SceneReading,
    Segment,
    TimeAnchor,
    TimeKind,
    TimeMention,
)
from writer_app.domain.outline import Chapter, Outline, Posted, Project
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.values import Origin
from writer_app.services.observing import KINDS, observation_rows
from writer_app.services.reporting import Json, Reported, check_report, check_text

SCHEMAS = Path(__file__).parents[2] / "resources/schemas"
BODY = "She waited.\n\nThe hallway lurched.\nHe shouldn't be able to.\n"
SCENE = SceneSource("hall", "manuscript/01-one/010-hall.md", BODY, title="The Hall", body_line=4)
OUTLINE = Outline((Chapter("one", "One", ("hall",), posted=Posted("2200-01-01")),))
PROJECT = Project("tale", "Tale", outline=OUTLINE)
LURCH = Span(BODY.index("The hallway"), BODY.index("\nHe"))
REMARK = TextEvidence("hall", Span(BODY.index("He"), len(BODY) - 1), "the text remarks on it")
FOUND = Finding(
    "Q503",
    Severity.NOTE,
    Message("{who} works on nothing larger", (("who", "Mimicry"),)),
    ("mimic", "mimicry"),
    (LoreEvidence("mimicry", "no larger than", "fridge", "Mimicry works on no more", Origin("lore/m.md", 9, 5)),),
    "hall",
    LURCH,
    LURCH.of(BODY),
    remarked=REMARK,
    fixes=(Fix("Let it be an exception", FixKind.LORE), Fix("Meant that way", FixKind.DISMISS)),
)
LORE = Finding("B005", Severity.WARNING, Message("nothing is called Mara"), ("m",), origin=Origin("lore/m.md", 3, 2))


def schema(name: str) -> Draft202012Validator:
    content = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


def report(*findings: Finding) -> Json:
    return check_report(PROJECT, (SCENE,), 11, [Reported(item, "some-check", "ab12") for item in findings])


def test_a_report_has_the_published_shape() -> None:
    told = report(FOUND, LORE, replace(FOUND, dismissed="he had Trigger", remarked=None))
    schema("check").validate(told)
    found, lore, dismissed = told["findings"]  # type: ignore[misc]
    assert found["scene"] == {"id": "hall", "title": "The Hall", "chapter": 1, "posted": True}
    assert [found[key] for key in ("line", "column", "end_line", "end_column")] == [6, 1, 6, 21]
    assert (found["quote"], found["remarked"], found["dismissed"]) == ("The hallway lurched.", True, False)
    assert BODY[found["start"] : found["end"]] == found["quote"]
    assert [(item["kind"], item["line"]) for item in found["evidence"]] == [("lore", 9), ("text", 7)]
    assert (lore["scene"], lore["path"], lore["line"], lore["column"], lore["start"]) == (None, "lore/m.md", 3, 2, None)
    assert (dismissed["dismissed"], len(dismissed["evidence"])) == (True, 1)


@pytest.mark.parametrize("change", [{"extra": 1}, {"severity": "bad"}, {"line": 0}, {"start": None}, {"path": "a\\b"}])
def test_another_shape_is_refused(change: Json) -> None:
    told = report(FOUND)
    told["findings"][0].update(change)  # type: ignore[index]
    with pytest.raises(ValidationError):
        schema("check").validate(told)


def test_the_report_in_words() -> None:
    findings = (FOUND, LORE, replace(FOUND, dismissed="he had Trigger"))
    lines = list(check_text(PROJECT, (SCENE,), 11, [Reported(item, "some-check", "ab12") for item in findings]))
    assert lines[:7] == [
        "manuscript/01-one/010-hall.md:6:1: Q503 Mimicry works on nothing larger",
        "    worth a look, remarked on in the text: “The hallway lurched.”",
        "    lore/m.md:9: Mimicry works on no more: fridge",
        "    manuscript/01-one/010-hall.md:7: the text remarks on it: “He shouldn't be able to.”",
        "    you can: Let it be an exception",
        "    or it is meant that way: --meant ab12",
        "lore/m.md:3:2: B005 nothing is called Mara",
    ]
    assert any("meant that way (he had Trigger)" in line for line in lines)
    assert lines[-1] == "11 words in 1 scene: 1 doubt, 1 thing worth a look, 1 meant that way"


def test_nothing_found_is_said_too() -> None:
    (line,) = check_text(PROJECT, (SCENE,), 1, ())
    assert line == "1 word in 1 scene: nothing contradicts what you declared"


HERE = Span(0, 3)
READING = SceneReading(
    "hall",
    segments=(Segment(Span(0, len(BODY)), place="corridor", when="day 3"),),
    mentions=(Mention(HERE, MentionKind.PRONOUN, "eri", confidence=0.8),),
    quotes=(Quote(HERE, "eri", cue_verb="say"),),
    acts=(Act(HERE, "pick", HERE, "eri", particle="up"),),
    descriptions=(Description(HERE, "eri", "eye colour", "red"),),
    moves=(Move(HERE, MoveKind.ARRIVES, "eri", "corridor"),),
    holds=(Hold(HERE, HoldKind.GIVES, "eri", "knife", "toga"),),
    gaps=(Gap(Span(11, 13), 1),),
    name_likes=(NameLike(HERE, "Shee", "she", "She"),),
    remarks=(Remark(REMARK.span),),
    times=(TimeMention(HERE, TimeKind.RELATIVE, "3d", -1, TimeAnchor.EVENT, "fire", "the fire"),),
    proposed=(Segment(HERE, Frame.FLASHBACK, reason="it stands in italics"),),
)


def test_every_kind_of_observation_has_the_published_shape() -> None:
    rows = list(observation_rows(OUTLINE, (SCENE,), {"hall": READING}))
    for row in rows:
        schema("observations").validate(row)
    assert {row["kind"] for row in rows} == set(KINDS) == set(schema("observations").schema["properties"]["kind"]["enum"])
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)  # type: ignore[type-var]
    assert [row["verb"] for row in rows if row["kind"] == "act"] == ["pick up"]


def test_times_and_stretches_that_look_like_a_frame() -> None:
    rows = list(observation_rows(OUTLINE, (SCENE,), {"hall": READING}))
    (named,) = (row for row in rows if row["key"] == "relative")
    assert (named["value"], named["entry"], named["object"]) == ("-3d", "fire", "the fire")
    (offered,) = (row for row in rows if row["key"] == "proposed")
    assert (offered["frame"], offered["reason"]) == ("flashback", "it stands in italics")


@pytest.mark.parametrize("kind", KINDS)
def test_one_kind_alone(kind: str) -> None:
    assert {row["kind"] for row in observation_rows(OUTLINE, (SCENE,), {"hall": READING}, kind)} == {kind}


def test_a_scene_that_was_not_read_has_no_observations() -> None:
    assert not list(observation_rows(OUTLINE, (SCENE,), {}))


@given(st.text(), st.data())
def test_a_place_in_the_file_is_where_its_words_are(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body)))
    span = Span(start, data.draw(st.integers(start, len(body))))
    scene = replace(SCENE, body=body)
    found = replace(FOUND, span=span, quote=span.of(body), evidence=(), remarked=None)
    told = check_report(PROJECT, (scene,), 0, [Reported(found, "x", "f")])["findings"][0]  # type: ignore[index]
    lines = ["---\n", "id: hall\n", "---\n", *body.split("\n")]
    before = lines[told["line"] - 1][: told["column"] - 1]
    assert body[:start].endswith(before)
    assert told["line"] == 4 + body[:start].count("\n")
