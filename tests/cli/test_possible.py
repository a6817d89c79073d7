"""What is possible at a point of the story, in sentences and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from writer_app.cli.main import main
from writer_app.config.paths import resource

FILES = {
    "project.yaml": "id: novel\noutline:\n- id: one\n  scenes: [hall, shore, cell]\n",
    "manuscript/hall.md": "---\nid: hall\nplace: hall-place\n---\nTom was in the Hall. Corvin used Kiln on the lamp.\n",
    "manuscript/shore.md": "---\nid: shore\nplace: white-shore\n---\nThe sand was white.\n",
    "manuscript/cell.md": "---\nid: cell\nplace: cell-place\n---\nIt was late.\n",
    "lore/tom.md": "id: tom\nkind: character\nname: Tom\nchanges:\n- {at: hall, dies: true}\n",
    "lore/ada.md": "id: ada\nkind: character\nname: Ada\nlimits:\n- {cannot leave: cell-place}\n"
    "changes:\n- {at: hall, learns: will}\n",
    "lore/corvin.md": "id: corvin\nkind: character\nname: Corvin\npronouns: he\nchanges:\n"
    "- {since: shore, until: cell, stays at: cell-place}\n- {at: shore, wears: cuffs}\n",
    "lore/maren.md": "id: maren\nkind: character\nname: Maren\nchanges:\n- {at: before, enters: white-shore}\n",
    "lore/hall-place.md": "id: hall-place\nkind: location\nname: the Hall\n",
    "lore/cell-place.md": "id: cell-place\nkind: location\nname: the Cell\n",
    "lore/white-shore.md": "id: white-shore\nkind: location\nname: the White Shore\nlimits:\n"
    "- {admits: [dead, maren, corvin]}\n- {visits at most: 1, last is final: true}\n- {quirks work: mend}\n",
    "lore/kiln.md": "id: kiln\nkind: quirk\nname: Kiln\nowner: corvin\ncues: [kindle]\nlimits:\n- {at most: 2}\n"
    "- {suppressed by: cuffs}\n",
    "lore/mend.md": "id: mend\nkind: quirk\nname: Mending\nowner: maren\n",
    "lore/cuffs.md": "id: cuffs\nkind: item\nname: the iron cuffs\n",
    "lore/will.md": "id: will\nkind: secret\nname: the forged will\nknown by: corvin\n",
}


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    folder = tmp_path / "novel"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{text}---\n" if name.startswith("lore") else text, encoding="utf-8")
    return folder


def said(capsys: pytest.CaptureFixture[str], novel: Path, at: str) -> list[str]:
    assert main(["possible", str(novel), "--at", at]) == 0
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


def test_who_can_be_there_and_why_not(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hall, shore, cell = (said(capsys, novel, scene) for scene in ("hall", "shore", "cell"))
    assert hall[0] == "At the end of “hall”, in the Hall"
    assert "Tom: no, dies (hall)" in hall
    assert "Ada: no, cannot leave the Cell" in hall
    assert "Corvin: yes" in hall
    assert "Tom: yes" in shore
    assert "Corvin: no, stays at the Cell (from shore until cell)" in shore
    assert "Maren: no, the White Shore may be visited at most once, and the last visit is final" in shore
    assert "Ada: yes" in cell
    assert "Corvin: yes" in cell


def test_which_powers_work_and_how_often(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Corvin, Kiln: yes, one use left" in said(capsys, novel, "hall")
    assert "Corvin, Kiln: no, Kiln is suppressed by the iron cuffs, one use left" in said(capsys, novel, "cell")
    assert "Maren, Mending: yes" in said(capsys, novel, "cell")


def test_visits_and_what_each_knows(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hall = said(capsys, novel, "hall")
    assert "Maren, the White Shore: one visit, none left, and the last is final" in hall
    assert "Corvin knows the forged will" in hall
    assert "Maren does not know the forged will" in hall
    assert "Ada knows the forged will" in said(capsys, novel, "cell")


def test_json_has_the_published_shape(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads(resource("schemas/possible.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for at in ("hall", "shore", "before", "1.3"):
        assert main(["possible", str(novel), "--at", at, "--format", "json"]) == 0
        report = json.loads(capsys.readouterr().out)
        Draft202012Validator(schema).validate(report)
    assert report["place"] == "cell-place"
    (kiln,) = (power for power in report["powers"] if power["entry"] == "kiln")
    assert (kiln["way"], kiln["left"]) == ("no", 1)


def test_a_position_that_is_not_there_is_refused(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["possible", str(novel), "--at", "hal"]) == 2
    assert "hall" in capsys.readouterr().err
