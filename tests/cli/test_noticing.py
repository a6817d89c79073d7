"""A bible from a terminal: what is noticed is asked, and each answer is a line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from writer_app.cli.main import main
from writer_app.storage.folder import load

SCENES = {
    "quay": "Hesper Quill stood on the quay. Her eyes were grey.\n\n“You are late,” said Hesper. “Where is Tam?”\n",
    "boat": "“Here,” said Tam Orrin. He took the oars from Hesper.\n\n“Row,” said Hesper Quill, and Tam rowed.\n",
    "shore": "Tam Orrin laughed. “Land,” said Tam, and he looked at Hesper.\n\nHesper Quill slept. Her eyes were brown.\n",
}
SCHEMA = Path(__file__).parents[2] / "resources/schemas/propose.schema.json"
Run = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    folder = tmp_path / "novel"
    (folder / "manuscript").mkdir(parents=True)
    (folder / "project.yaml").write_text(f"id: novel\noutline: [{{id: one, scenes: [{', '.join(SCENES)}]}}]\n")
    for name, body in SCENES.items():
        (folder / f"manuscript/{name}.md").write_text(f"---\nid: {name}\n---\n{body}", encoding="utf-8")
    return folder


@pytest.fixture
def run(novel: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("WRITER_APP_CACHE", str(tmp_path / "cache"))

    def command(*arguments: str) -> tuple[int, list[str], str]:
        code = main(["lore", str(novel), *arguments])
        out, err = capsys.readouterr()
        return code, out.splitlines(), err

    return command


def report(run: Run, *arguments: str) -> list[dict[str, Any]]:
    code, lines, _ = run("propose", "--all", "--format", "json", *arguments)
    assert code == 0
    told = json.loads("\n".join(lines))
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(told)
    questions: list[dict[str, Any]] = told["questions"]
    return questions


def people(run: Run) -> dict[str, int]:
    return {question["name"]: question["number"] for question in report(run, "--kind", "person")}


def test_what_is_noticed_is_printed_with_where_it_stands(run: Run, novel: Path) -> None:
    code, lines, err = run("propose")
    assert (code, err) == (0, "")
    assert lines[0].startswith("  1  Hesper Quill, a person")
    assert lines[1].startswith("     manuscript/quay.md:")
    assert any(line.startswith("     + Hesper Quill's eyes are ") for line in lines)
    assert lines[-1].startswith(f"yes: writer-app lore {novel} accept")


def test_the_report_says_where_the_words_stand(run: Run, novel: Path) -> None:
    for question in report(run):
        for passage in question["passages"]:
            body = (novel / passage["path"]).read_text(encoding="utf-8").split("---\n", 2)[2]
            assert body[passage["start"] : passage["end"]] == passage["text"]


def test_answers_by_number_and_by_name(run: Run, novel: Path) -> None:
    number = people(run)["Tam Orrin"]
    code, lines, _ = run("accept", str(number), "hesper quill")
    assert code == 0
    assert lines[0] == "Accept 2 things noticed in the text"
    assert "lore/characters/hesper-quill.md" in lines
    assert {entry.name for entry in load(novel).lore} == {"Hesper Quill", "Tam Orrin"}
    assert people(run) == {}


def test_everything_of_a_kind_then_the_first_true_finding(run: Run, novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(novel)]) == 0
    run("accept", "--all-of", "person")
    assert main(["check", str(novel)]) == 1
    assert "C201 Hesper Quill's eyes" in capsys.readouterr().out


def test_another_name_a_name_of_another_and_a_part_left_out(run: Run, novel: Path) -> None:
    assert run("accept", "Hesper Quill", "--as", "Hesper of the Quay", "--without", "eye colour")[0] == 0
    (page,) = load(novel).lore.entries
    assert (page.name, page.aliases[0].text, page.facts) == ("Hesper of the Quay", "Hesper Quill", ())
    assert run("accept", "Tam Orrin", "--into", "Hesper of the Quay")[1][0] == "“Tam Orrin” is Hesper of the Quay"
    assert [question["sentence"] for question in report(run) if "eyes" in question["sentence"]] == []


def test_another_kind(run: Run, novel: Path) -> None:
    run("accept", "Tam Orrin", "--kind", "place")
    (page,) = load(novel).lore.entries
    assert (page.kind.value, page.origin.path) == ("location", "lore/locations/tam-orrin.md")


def test_what_is_dismissed_never_comes_back(run: Run, novel: Path) -> None:
    run("accept", "Tam Orrin", "--dismiss")
    assert "passed over:" in (novel / "decisions.yaml").read_text(encoding="utf-8")
    assert list(people(run)) == ["Hesper Quill"]
    assert main(["doctor", str(novel)]) == 0
    assert main(["check", str(novel)]) == 0


def test_a_list_that_cannot_be_read_is_told_and_costs_nothing(run: Run, novel: Path) -> None:
    (novel / "decisions.yaml").write_text("passed over:\n- {what: page, kind: character, name: Tam Orrin}\n- nonsense\n")
    code, lines, err = run("propose")
    assert (code, err.count("\n")) == (0, 1)
    assert "decisions.yaml:3:3: what is passed over needs `what:`" in err
    assert not any("Tam Orrin, a person" in line for line in lines)


def test_nothing_to_ask(run: Run, novel: Path) -> None:
    for name in SCENES:
        (novel / f"manuscript/{name}.md").write_text(f"---\nid: {name}\n---\nIt rained.\n", encoding="utf-8")
    assert run("propose") == (0, ["nothing is noticed that your lore does not know"], "")
    assert report(run) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("accept", "Hesper Qill"), "nothing called “Hesper Qill” is noticed (did you mean Hesper Quill"),
        (("accept", "Tam Orrin", "Hesper Quill", "--as", "Tom"), "only one new page at a time takes another name"),
        (("accept", "Tam Orrin", "--into", "Nobody"), "nothing in the lore is called “Nobody”"),
        (("accept", "Tam Orrin", "--without", "wings"), "nothing called “wings” goes with it"),
        (("accept", "Tam Orrin", "--into", "x", "--dismiss"), "are different answers"),
        (("accept", "Tam Orrin", "--kind", "place", "--into", "x"), "are different answers"),
        (("accept", "Tam Orrin", "--kind", "fact"), "--kind cannot be “fact”"),
        (("accept",), "the command also needs WHAT"),
    ],
)
def test_a_mistake_is_one_line_and_changes_nothing(run: Run, novel: Path, arguments: tuple[str, ...], words: str) -> None:
    before = {path: path.read_bytes() for path in novel.rglob("*") if path.is_file()}
    code, lines, err = run(*arguments)
    assert (code, lines, err.count("\n")) == (2, [], 1)
    assert words in err
    assert {path: path.read_bytes() for path in novel.rglob("*") if path.is_file()} == before
