"""The terminal as a writer meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.worddocs import p, r, word
from writer_app.cli.main import main
from writer_app.cli.registry import PLANNED
from writer_app.storage.lock import hold

FILES = {
    "project.yaml": "id: well\ntitle: The Well\nauthor: A. Writer\noutline: [{id: one, title: Down, scenes: [rope]}]\n",
    "manuscript/rope.md": "---\nid: rope\n---\nShe let go.\n\nIt fell.\n\n\n\nNothing came back up.\n",
    "lore/mara.md": (
        "---\nid: mara\nkind: character\nname: Mara\naliases: [Mara Voss]\nfacts: {eye colour: grey}\n"
        "changes: [{at: {scene: rope, after: let go}, dies: true}]\nlimits: [{needs: touch, unless: Trigger}]\n---\n"
        "Keeps the well.\n"
    ),
    "lore/ash-1.md": "---\nid: ash-1\nkind: item\nname: Ash\n---\n",
    "lore/ash-2.md": "---\nid: ash-2\nkind: item\nname: Ash\n---\n",
}


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str], str]:
    code = main([str(part) for part in arguments])
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


def test_stats(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, err = run(capsys, "stats", novel)
    assert (code, err) == (0, "")
    assert lines[0] == "The Well, by A. Writer"
    assert lines[1].split() == ["Down", "9", "words", "1", "scene"]
    assert lines[-1] == "manuscript/rope.md:7: a line may be missing here (3 blank lines)"


def test_lore_list_and_show(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [line.split()[1] for line in run(capsys, "lore", novel, "list")[1]] == ["mara", "ash-1", "ash-2"]
    assert run(capsys, "lore", novel, "show", "mara voss")[1] == [
        "Mara (character, mara)",
        "also: Mara Voss",
        "Mara's eyes are grey",
        "Mara dies (Down, after “let go”)",
        "Mara needs touch unless Trigger is used",
        "Keeps the well.",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("lore", "{}", "show", "Marra"), "did you mean Mara"),
        (("lore", "{}", "show", "Ash"), "say which: ash-1, ash-2"),
        (("stats", "{}/nowhere"), "there is no folder"),
        (("stats", "{}/lore"), "not a project"),
        (("stats",), "DIR"),
        (("dance",), "dance"),
        *(((name, "{}", "--format", "json"), f"{name}: not yet") for name in PLANNED),
    ],
)
def test_a_mistake_is_one_clear_line(
    novel: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    code, lines, err = run(capsys, *(part.format(novel) for part in arguments))
    assert (code, lines) == (2, [])
    assert words in err
    assert err.count("\n") == 1


def test_doctor_names_one_broken_file_and_one_outside_the_outline(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "doctor", novel)[1][-1] == "everything in it can be read"
    (novel / "lore/ash-1.md").write_text("---\nid: [ash\n---\n")
    (novel / "manuscript/extra.md").write_text("Loose.\n")
    code, lines, _ = run(capsys, "doctor", novel)
    assert code == 0
    assert [line.partition(": ")[0] for line in lines[-2:]] == ["lore/ash-1.md:2:5", "manuscript/extra.md"]


def test_no_name_in_a_project_speaks_to_the_terminal(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (novel / "lore/mara.md").write_text('---\nid: mara\nkind: character\nname: "Ma\\e[31mra"\n---\n')
    assert all("\x1b" not in line for line in run(capsys, "lore", novel, "list")[1])


def test_the_blank_project_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "doctor", Path(__file__).parents[2] / "projects/blank")[1][-1] == "everything in it can be read"


@pytest.mark.parametrize("to", ["epub", "markdown"])
def test_export_writes_one_file_and_never_over_another(
    novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], to: str
) -> None:
    target = tmp_path / "out.file"
    command = ("export", novel, "--to", to, "-o", target)
    assert run(capsys, *command)[:2] == (0, [f"{target}: 9 words, every one of them"])
    written = target.read_bytes()
    assert run(capsys, *command)[0] == 2
    assert target.read_bytes() == written
    assert run(capsys, *command, "--force")[0] == 0
    assert target.read_bytes() == written


@pytest.mark.parametrize("part", ["manuscript/rope.md", "manuscript/new.md", "project.yaml", "lore/../project.yaml"])
def test_export_never_takes_the_place_of_the_novel(novel: Path, capsys: pytest.CaptureFixture[str], part: str) -> None:
    before = {path: path.read_bytes() for path in novel.rglob("*") if path.is_file()}
    (novel / "lore").mkdir(exist_ok=True)
    code, lines, err = run(capsys, "export", novel, "--to", "markdown", "-o", novel / part, "--force")
    assert (code, lines) == (2, [])
    assert "belongs to the novel itself" in err
    assert {path: path.read_bytes() for path in novel.rglob("*") if path.is_file()} == before


def test_export_does_not_pass_over_a_scene_it_cannot_read(
    novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (novel / "manuscript/rope.md").write_bytes(b"One\0.\n")
    target = tmp_path / "out.md"
    code, lines, err = run(capsys, "export", novel, "--to", "markdown", "-o", target)
    assert (code, lines, target.exists()) == (2, [], False)
    assert "manuscript/rope.md:1:4" in err
    assert run(capsys, "export", novel, "--to", "markdown", "-o", target, "--force")[1][-1].startswith(
        "left out: manuscript/rope.md"
    )


def test_a_markdown_export_reads_like_the_manuscript(novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (novel / "manuscript/rope.md").write_text("She *let* go.\n\n<!-- here: the-well -->\n\n* * *\nDown.\n")
    target = tmp_path / "out.md"
    run(capsys, "export", novel, "--to", "markdown", "-o", target)
    assert target.read_text() == "# The Well\n\nA. Writer\n\n## Down\n\nShe *let* go.\n\n* * *\n\nDown.\n"


def test_import_brings_every_word_in_and_says_where_a_line_may_be_missing(
    novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = novel / "project.yaml"
    head.write_text("id: well # mine\ntitle: The Well\noutline:\n  - id: one\n    title: Down\n    scenes: [rope]\n")
    file = tmp_path / "The Rope.txt"
    file.write_text("Work Header\n\nRope\n\nChapter Text\n\nShe let go.\n\nIt fell.\n\n\n\nNothing.\n")
    told = [
        "manuscript/02-rope-2/010-rope-2.md: Rope, 6 words",
        "manuscript/02-rope-2/010-rope-2.md:7: a line may be missing here (3 blank lines)",
        "6 words in 1 chapter, every one of them",
    ]
    assert run(capsys, "import", novel, file, "--dry-run")[1] == [*told, "nothing was written"]
    assert "rope-2" not in head.read_text()
    assert run(capsys, "import", novel, file)[:2] == (0, told)
    assert head.read_text().startswith("id: well # mine\n")
    assert (
        run(capsys, "stats", novel)[1][-1]
        == "manuscript/02-rope-2/010-rope-2.md:7: a line may be missing here (3 blank lines)"
    )


@pytest.mark.parametrize("case", [("a.pdf", b"x", "only Word"), ("a.txt", b"One\0", "NUL"), ("a.txt", b"\xff", "UTF-8")])
def test_what_cannot_be_brought_in_changes_nothing(
    novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], case: tuple[str, bytes, str]
) -> None:
    name, data, word = case
    (novel / "project.yaml").write_text("id: well\n")
    (tmp_path / name).write_bytes(data)
    before = sorted(path.name for path in novel.rglob("*"))
    code, lines, err = run(capsys, "import", novel, tmp_path / name)
    assert (code, lines, err.count("\n")) == (2, [], 1)
    assert word in err
    assert sorted(path.name for path in novel.rglob("*")) == before


def test_a_word_document_names_the_novel_and_tells_what_stays_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, file = tmp_path / "novel", tmp_path / "draft.docx"
    run(capsys, "new", folder, "--title", "Untitled")
    page = p("The Well", "t") + p("A. Writer", "s") + p("Down", "berschrift1")
    commented = "<w:r><w:commentReference/></w:r>"
    file.write_bytes(
        word(page + p(r("She ") + r("fell", "<w:i/>") + commented), properties="<dc:creator>A. Writer</dc:creator>")
    )
    assert run(capsys, "import", folder, file)[1] == [
        "manuscript/01-down/010-down.md: Down, 2 words",
        "2 words in 1 chapter, every one of them",
        "1 comment stays behind",
    ]
    head = (folder / "project.yaml").read_text()
    assert "\ntitle: The Well\nauthor: A. Writer\n" in head
    assert "notes" not in head
    assert (folder / "manuscript/01-down/010-down.md").read_text() == "---\nid: down\n---\nShe *fell*\n"


@pytest.mark.parametrize(
    ("name", "told"), [("a.docx", "no Word document"), ("a.doc", "save this as .docx"), ("a.rtf", "save this as .docx")]
)
def test_what_is_no_word_document_writes_nothing(
    novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    (novel / "project.yaml").write_text("id: well\n")
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    before = sorted(novel.rglob("*"))
    code, lines, err = run(capsys, "import", novel, tmp_path / name)
    assert (code, lines, err.count("\n")) == (2, [], 1)
    assert f"{name}: " in err
    assert told in err
    assert sorted(novel.rglob("*")) == before


def test_a_disk_that_refuses_is_one_clear_line(novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (novel / "project.yaml").write_text("id: well\n")
    (tmp_path / "a.txt").write_text("One.\n")
    (novel / "manuscript/01-a").write_text("a file where a folder must go")
    code, lines, err = run(capsys, "import", novel, tmp_path / "a.txt")
    assert (code, lines, err.count("\n")) == (2, [], 1)
    assert (novel / "project.yaml").read_text() == "id: well\n"


def test_scene_breaks_become_scenes_when_asked_for(novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (novel / "project.yaml").write_text("id: well\n")
    page = tmp_path / "page.html"
    page.write_bytes(b'<meta charset="windows-1252"><h1>Caf\xe9</h1><p>She <i>fell</i>.<hr><p>Up.</p><h1>Two</h1><p>End.')
    assert run(capsys, "import", novel, page, "--as", "scenes")[1] == [
        "manuscript/01-cafe/010-cafe.md: Café, 2 words",
        "manuscript/01-cafe/020-cafe-2.md: Café, 1 word",
        "manuscript/02-two/010-two.md: Two, 1 word",
        "4 words in 2 chapters, every one of them",
    ]
    assert (novel / "manuscript/01-cafe/010-cafe.md").read_text() == "---\nid: cafe\n---\nShe *fell*.\n"
    assert run(capsys, "stats", novel)[1][1].split() == ["Café", "3", "words", "2", "scenes"]


@pytest.mark.parametrize(
    "command",
    [("import", "{}", "{}/project.yaml.txt"), ("lore", "{}", "add", "item", "Cup"), ("lore", "{}", "set", "mara", "age", "3")],
)
def test_a_command_that_writes_says_who_holds_the_project(
    novel: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    (novel / "project.yaml").write_text("id: well\n")
    (novel / "project.yaml.txt").write_text("Prose.\n")
    with hold(novel, "the window"):
        before = sorted(novel.rglob("*"))
        code, lines, err = run(capsys, *(part.format(novel) for part in command))
        assert (code, lines, err.count("\n")) == (2, [], 1)
        assert "in use by" in err
        assert "(the window)" in err
        assert sorted(novel.rglob("*")) == before
    assert run(capsys, *(part.format(novel) for part in command))[0] == 0


def test_an_import_takes_the_place_of_the_empty_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, file = tmp_path / "novel", tmp_path / "Rope.txt"
    file.write_text("She fell.\n")
    run(capsys, "new", folder)
    assert run(capsys, "import", folder, file)[1][0] == "manuscript/01-rope/010-rope.md: Rope, 2 words"
    assert [path.name for path in (folder / "manuscript").iterdir()] == ["01-rope"]
    assert run(capsys, "doctor", folder)[1][-1] == "everything in it can be read"
    assert [line.split()[0] for line in run(capsys, "stats", folder)[1]] == ["Novel", "Rope", "2"]
    assert run(capsys, "import", folder, file)[1][0] == "manuscript/02-rope-2/010-rope-2.md: Rope, 2 words"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("manuscript/01-chapter-one/010-opening.md", "---\nid: opening\n---\nWord.\n"),
        ("manuscript/01-chapter-one/010-opening.md", "---\nid: opening\nsynopsis: She falls.\n---\n"),
        ("lore/items/cup.md", "---\nid: cup\nkind: item\n---\n"),
        ("manuscript/loose.md", "Loose.\n"),
        ("project.yaml", "id: n\noutline:\n  - {id: one, title: My First, scenes: [opening]}\n"),
        ("project.yaml", "id: n\noutline:\n  - {id: one, title: Chapter One, summary: Falls, scenes: [opening]}\n"),
    ],
)
def test_a_start_that_somebody_touched_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str) -> None:
    folder, file = tmp_path / "novel", tmp_path / "Rope.txt"
    file.write_text("She fell.\n")
    run(capsys, "new", folder)
    (folder / name).write_text(text)
    assert run(capsys, "import", folder, file)[1][0] == "manuscript/02-rope/010-rope.md: Rope, 2 words"
    assert (folder / "manuscript/01-chapter-one/010-opening.md").exists()


def test_front_matter_comes_in_with_its_scene(novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (novel / "project.yaml").write_text("id: well\n")
    (tmp_path / "a.md").write_text("---\nid: rope\ntitle: Light # of day\nwhen: day 2\nmood: low\n---\nUp.\n\nUp.\n\n\nUp.\n")
    assert run(capsys, "import", novel, tmp_path / "a.md")[1][:2] == [
        "manuscript/01-light/010-light.md: Light, 3 words",
        "manuscript/01-light/010-light.md:10: a line may be missing here (2 blank lines)",
    ]
    assert (novel / "manuscript/01-light/010-light.md").read_text() == (
        "---\nid: light\ntitle: Light # of day\nwhen: day 2\nmood: low\n---\nUp.\n\nUp.\n\n\nUp.\n"
    )
    assert run(capsys, "doctor", novel)[1][-1] == "manuscript/rope.md: not in the outline"


def test_a_new_novel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "the-long_well"
    code, lines, _ = run(capsys, "new", folder, "--author", "A: B")
    assert (code, lines[0]) == (0, f"{folder}: The Long Well, one chapter with one empty scene")
    assert run(capsys, "doctor", folder)[1][-1] == "everything in it can be read"
    assert run(capsys, "stats", folder)[1][0] == "The Long Well, by A: B"
    code, lines, err = run(capsys, "new", folder)
    assert (code, lines, err.count("\n")) == (2, [], 1)
    assert "is not empty" in err
