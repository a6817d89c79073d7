"""What a change would break, asked in a terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.services.foreseen import write_novel
from writer_app.cli.main import main
from writer_app.config.paths import resource

SCHEMAS = ("impact.schema.json", "check.schema.json")


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    return write_novel(tmp_path / "lamp")


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([*map(str, arguments)])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_what_readers_have_stands_apart(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in novel.rglob("*.*") if path.is_file()}
    code, out, err = said(capsys, "impact", novel, "Tomas", "--change", "dies@rope")
    assert (code, err) == (0, "")
    head, _, have = out.partition("readers have these:")
    assert head == "if Tomas dies (The rope)\n3 passages would have to be revised; readers have 1 of them\n\n"
    posted, _, unposted = have.partition("not posted:")
    assert "manuscript/stone.md:4:1: L301" in posted
    assert "manuscript/light.md:5:1: L301" in unposted
    assert "lore/tomas.md:7: your notes: Tomas dies (The rope)" in posted
    assert "- - {at: roof, dies: true}\n  + - {at: rope, dies: true}" in out
    assert {path: path.read_bytes() for path in before} == before


def test_json_has_the_findings_as_check_gives_them(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "impact", novel, "Mara", "eye colour", "brown", "--always", "--format", "json")
    report = json.loads(out)
    assert (code, report["says"]) == (0, ["Mara Venn's eyes are brown"])
    assert [finding["scene"]["id"] for finding in report["new"]] == ["rope", "stone"]
    assert [finding["scene"]["posted"] for finding in report["new"]] == [True, True]
    assert [finding["scene"]["id"] for finding in report["gone"]] == ["roof"]
    schemas = {name: json.loads(resource(f"schemas/{name}").read_text(encoding="utf-8")) for name in SCHEMAS}
    known: Registry[Any] = Registry().with_resources((name, Resource.from_contents(one)) for name, one in schemas.items())
    Draft202012Validator(schemas["impact.schema.json"], registry=known).validate(report)


def test_what_would_be_settled_is_told(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "impact", novel, "Mara", "eye colour", "brown", "--since", "roof")[1]
    assert "nothing in your text would contradict it\n" in out
    assert "this would be settled:\nmanuscript/roof.md:4:1: C201" in out


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "say what"),
        (("Mara",), "say what"),
        (("Mara", "eye colour", "brown", "--rule", "x"), "say what"),
        (("Mara", "eye colour", "brown", "--since", "roof", "--always"), "not allowed"),
        (("Mara", "eye colour", "grey"), "your notes say so already"),
        (("Nobody", "eye colour", "grey"), "nothing in the lore is called “Nobody”"),
    ],
)
def test_what_is_not_clear_is_one_line(
    novel: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], line: str
) -> None:
    code, out, err = said(capsys, "impact", novel, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert line in err
