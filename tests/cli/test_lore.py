"""Lore declared from a terminal: one line of a file at a time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from writer_app.cli.main import main

HEAD = """id: well
title: The Well
outline:
  - {id: one, title: Down, scenes: [rope, dark]}
  - {id: two, title: Up, scenes: [light]}
"""
MARA = """---
# my heroine
id: mara
kind: character
name: Mara
facts:   # as of now
  eye colour: grey # like her mother
  age: [{value: 15, until: rope}]
shoe size: 38
---
Keeps the [[well]].
"""


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    folder = tmp_path / "novel"
    (folder / "manuscript").mkdir(parents=True)
    (folder / "lore/characters").mkdir(parents=True)
    (folder / "project.yaml").write_text(HEAD)
    for scene in ("rope", "dark", "light"):
        (folder / f"manuscript/{scene}.md").write_text("---\nwhen: day 1 # noon\n---\nShe fell.\n")
    (folder / "lore/characters/mara.md").write_text(MARA)
    (folder / "lore/bell.md").write_bytes(b"\xef\xbb\xbf---\r\nid: bell\r\nkind: item\r\nname: the Bell\r\n---\r\nRings.\r\n")
    return folder


def lore(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str], str]:
    code = main(["lore", *(str(part) for part in arguments)])
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_new_page(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lore(capsys, novel, "add", "Character", "Eri  of Élan")[:2] == (
        0,
        [
            "lore/characters/eri-of-elan.md",
            "  + ---",
            "  + id: eri-of-elan",
            "  + kind: character",
            "  + name: Eri of Élan",
            "  + ---",
        ],
    )
    assert lore(capsys, novel, "add", "quirk", "Rope")[1][2] == "  + id: rope-2"
    assert lore(capsys, novel, "add", "location", "東京", "--id", "tokyo")[0] == 0
    assert lore(capsys, novel, "show", "東京")[1] == ["東京 (location, tokyo)"]


@pytest.mark.parametrize(
    ("arguments", "changes"),
    [
        (("mara", "eye colour", "green"), ["  eye colour: green # like her mother"]),
        (("mara", "hair colour", "no: really"), ['  hair colour: "no: really"']),
        (
            ("mara", "eye colour", "blue", "--since", "dark"),
            ["  eye colour: [{value: grey, until: dark}, {value: blue, since: dark}] # like her mother"],
        ),
        (("mara", "age", "16", "--since", "1.2"), ["  age: [{value: 15, until: rope}, {value: 16, since: dark}]"]),
        (("mara", "age", "16", "--since", "2"), ["  age: [{value: 15, until: rope}, {value: 16, since: two}]"]),
        (("mara", "pronouns", "she"), ["pronouns: she"]),
        (("mara", "aliases", "Voss, the Fox"), ["aliases: [Voss, the Fox]"]),
        (("mara", "dies", "yes", "--since", "2200-01-05"), ["changes:", "  - {at: 2200-01-05, dies: true}"]),
        (
            ("mara", "stays at", "well", "--since", "before", "--until", "dark"),
            ["changes:", "  - {since: before, until: dark, stays at: well}"],
        ),
        (("the bell", "holder", "mara"), ["holder: mara"]),
    ],
)
def test_one_key_changes_one_line(
    novel: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], changes: list[str]
) -> None:
    path = novel / ("lore/bell.md" if "bell" in arguments[0] else "lore/characters/mara.md")
    before = path.read_bytes().decode()
    code, lines, err = lore(capsys, novel, "set", *arguments)
    after = path.read_bytes().decode()
    assert (code, err) == (0, "")
    assert changed(before, after)[1] == changes
    assert [line for line in lines if line.startswith("  + ")] == [f"  + {line}" for line in changes]
    assert after.count("\r\n") == (after.count("\n") if "\r\n" in before else 0)
    assert after.startswith("\ufeff") == before.startswith("\ufeff")
    assert lore(capsys, novel, "show", arguments[0])[0] == 0


def test_what_is_said_already_is_not_written(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lore(capsys, novel, "set", "mara", "eye colour", "grey")[1] == ["it says so already"]


def test_a_key_that_no_check_reads_is_pointed_out(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lore(capsys, novel, "set", "mara", "hair color", "red")[1][-1] == (
        "no check reads “hair color”; did you mean “hair colour”?"
    )


def test_an_open_value_ends_where_the_next_begins_but_not_before_it_began(
    novel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lore(capsys, novel, "set", "mara", "title", "Keeper", "--since", "dark")
    lore(capsys, novel, "set", "mara", "title", "Queen", "--since", "light")
    lore(capsys, novel, "set", "mara", "title", "Child", "--since", "rope")
    assert (novel / "lore/characters/mara.md").read_text().splitlines()[8] == (
        "  title: [{value: Keeper, since: dark, until: light}, {value: Queen, since: light}, {value: Child, since: rope}]"
    )


def test_a_limit_is_said_in_a_sentence(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ("The", "Bell", "needs", "touch", "unless", "looked", "at", "by", "mara", "or", "a", "lantern", "is", "used.")
    assert lore(capsys, novel, "rule", *said)[1] == [
        "the Bell needs touch unless looked at by Mara or there is a lantern.",
        "lore/bell.md",
        "  + limits:",
        "  +   - {needs: touch, unless: [{looked at by: mara}, lantern]}",
    ]
    assert "has this limit already" in lore(capsys, novel, "rule", " ".join(said))[2]
    assert lore(capsys, novel, "rule", "The Bell needs bare hands at some time before")[1][2:] == [
        "  +   - {needs: bare hands, once: true}"
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "person", "Eri"), "one of character, quirk"),
        (("add", "item", " "), "needs a name"),
        (("add", "item", "Mara", "--id", "Rope"), "the id “Rope” is taken"),
        (("add", "item", "Mara", "--id", "../../x"), "cannot be an id"),
        (("set", "Marra", "age", "3"), "did you mean Mara"),
        (("set", "mara", "age", "16"), "has a history already"),
        (("set", "mara", "id", "x"), "`id` cannot be set"),
        (("set", "mara", "dies", "true"), "needs a position"),
        (("set", "mara", "dies", "no", "--since", "dark"), "true or not written"),
        (("set", "mara", "pronouns", "xe"), "`pronouns` is he, she"),
        (("set", "mara", "name", "Mary", "--since", "dark"), "whole story"),
        (("set", "mara", "needs", "touch"), "lore DIR rule “Mara needs touch”"),
        (("set", "mara", "title", "Q", "--since", "darkk"), "did you mean dark?"),
        (("set", "mara", "title", "Q", "--since", "7"), "no scene or chapter “7”"),
        (("set", "mara", "title", "Q", "--since", " "), "expected a position"),
        (("set", "mara", "title", "\ud800", "--since", "dark"), "half a character"),
        (("rule", "Mara likes tea"), "nearest forms"),
        (("rule", "Nobody needs touch"), "nothing in the lore is called “Nobody”"),
        (("import", "{}/nowhere.yaml"), "cannot be read"),
        (("import", "{}/project.txt"), ".yaml, .json or .csv"),
        (("import", "{}/project.yaml"), "not `id`"),
        (("export", "{}/lore.pdf"), ".yaml, .json or .csv"),
        (("export", "{}/project.yaml"), "is there already"),
        (("export", "{}/no/lore.yaml"), "there is no folder"),
        (("propose", "--kind", "hero"), "--kind cannot be “hero”"),
        (("accept",), "the command also needs WHAT"),
        (("accept", "7"), "nothing called “7” is noticed"),
        (("accept", "--all-of", "group"), "nothing of the kind “group” is noticed"),
        (("accept", "1", "--as", "Eve", "--dismiss"), "are different answers"),
    ],
)
def test_a_mistake_changes_nothing(
    novel: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    before = {path: path.read_bytes() for path in novel.rglob("*") if path.is_file()}
    code, lines, err = lore(capsys, novel, *(part.format(novel) for part in arguments))
    assert (code, lines, err.count("\n")) == (2, [], 1)
    assert words in err
    assert {path: path.read_bytes() for path in novel.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("ending", ["yaml", "json", "csv"])
def test_all_lore_goes_out_and_comes_back(
    novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    file = tmp_path / f"lore.{ending}"
    code, lines, _ = lore(capsys, novel, "export", file)
    assert (code, lines) == (0, [f"{file}: 2 entries" + ("" if ending == "csv" else ", 3 scenes")])
    assert lore(capsys, novel, "import", file)[1] == ["the project says all of this already"]
    shown = [lore(capsys, novel, "show", name)[1] for name in ("mara", "bell")]
    shutil.rmtree(novel / "lore")
    told = lore(capsys, novel, "import", file, "--dry-run")[1]
    assert told[-1] == "nothing was written"
    assert not (novel / "lore").exists()
    assert lore(capsys, novel, "import", file)[1] == told[:-1]
    assert [lore(capsys, novel, "show", name)[1] for name in ("mara", "bell")] == shown
    assert "shoe size: 38" in (novel / "lore/characters/mara.md").read_text()


def test_a_file_never_overrules_the_project_unasked(novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "new.yaml"
    file.write_text(
        "entries:\n  - {id: mara, kind: character, name: Mara, facts: {eye colour: blue, scar: chin}, notes: Gone.}\n"
        "  - {id: new, kind: item, name: New}\nscenes: [{at: 1.2, when: day 2, cast: [mara]}]\n"
    )
    before = (novel / "lore/characters/mara.md").read_text()
    code, _, err = lore(capsys, novel, "import", file)
    assert (code, (novel / "lore/items").exists()) == (2, False)
    assert "the page of mara says something else: facts eye colour, notes" in err
    assert lore(capsys, novel, "import", file, "--replace")[0] == 0
    after = (novel / "lore/characters/mara.md").read_text()
    assert changed(before, after) == (
        ["  eye colour: grey # like her mother", "Keeps the [[well]]."],
        ["  eye colour: blue # like her mother", "  scar: chin", "Gone."],
    )
    assert (novel / "manuscript/dark.md").read_text() == "---\nwhen: day 2 # noon\ncast: [mara]\n---\nShe fell.\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("entries: [{id: ../x, kind: item}]", "cannot be an id"),
        ("entries: [{id: rope, kind: item}]", "the id “rope” is taken"),
        ("entries: [{id: a, kind: item}, {id: A, kind: item}]", "stands here twice"),
        ("entries: [{id: mara, kind: item}]", "mara is a character in this project"),
        ("entries: [{id: a, kind: thing}]", "f.yaml:1:11: a: `kind` must be one of"),
        ("entries: [{id: a, kind: item, changes: [{dies: true}]}]", "needs `at:`"),
        ("scenes: [{at: ropes, when: day 1}]", "there is no scene “ropes”"),
        ("scenes: [{at: rope, whenn: day 1}]", "has no `whenn`"),
        ("scenes: [{at: rope, frame: drem}]", "“drem” is no `frame`: it is one of"),
        ("scenes: [{at: rope, pov: a}, {at: 1.1, pov: b}]", "tells of manuscript/rope.md twice"),
        ("entries: []", "holds no entries"),
    ],
)
def test_a_file_with_one_mistake_changes_nothing(
    novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    file = tmp_path / "f.yaml"
    file.write_text(text)
    before = {path: path.read_bytes() for path in novel.rglob("*") if path.is_file()}
    code, lines, err = lore(capsys, novel, "import", file, "--replace")
    assert (code, lines, err.count("\n")) == (2, [], 1)
    assert words in err
    assert {path: path.read_bytes() for path in novel.rglob("*") if path.is_file()} == before


def test_an_export_does_not_pass_over_a_page_it_cannot_read(
    novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (novel / "lore/bell.md").write_text("---\nid: [bell\n---\n")
    file = tmp_path / "lore.yaml"
    code, _, err = lore(capsys, novel, "export", file)
    assert (code, file.exists()) == (2, False)
    assert "lore/bell.md" in err
    assert lore(capsys, novel, "export", file, "--force")[0] == 0


def test_a_position_may_be_words_of_a_scene(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lore(capsys, novel, "set", "mara", "hurt", "left arm", "--since", "dark: She fell")[0] == 0
    assert "  - {at: {scene: dark, after: She fell}, hurt: left arm}" in (novel / "lore/characters/mara.md").read_text()
    code, _, said = lore(capsys, novel, "set", "mara", "dies", "", "--since", "dark: She rose")
    assert (code, "do not stand" in said) == (2, True)


def test_numbers_come_in_as_the_ids_they_stand_for(novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "f.yaml"
    age, dies = "age: {value: 3, since: 1.2}", "{at: 2, dies: true}"
    file.write_text(f"entries: [{{id: tam, kind: character, facts: {{{age}}}, changes: [{dies}, {{at: 9, hurt: arm}}]}}]")
    assert lore(capsys, novel, "import", file)[0] == 0
    page = (novel / "lore/characters/tam.md").read_text()
    assert "since: dark" in page
    assert "value: 3" in page or "value: '3'" in page or 'value: "3"' in page
    assert "at: two" in page
    assert "at: 9" in page


def test_a_second_limit_of_its_kind_takes_the_place_of_the_first_or_none(
    novel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = "the Bell works at most 2 a day", "the Bell works at most 3 a day"
    assert lore(capsys, novel, "rule", first)[0] == 0
    code, _, told = lore(capsys, novel, "rule", second)
    assert (code, "holds already, and both cannot (--replace" in told) == (2, True)
    assert lore(capsys, novel, "rule", second, "--replace")[0] == 0
    assert lore(capsys, novel, "rule", "the Bell works at most 1 a scene")[0] == 0
    page = (novel / "lore/bell.md").read_text()
    assert ("at most: 2" in page, "at most: 3" in page, "at most: 1" in page) == (False, True, True)


def test_a_page_is_shown_with_keys_of_its_own(novel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = novel / "lore/characters/mara.md"
    page.write_text(MARA.replace("shoe size", "pronouns: she\ntags: [lead]\nshoes: [red, {of: felt}]\nshoe size"))
    lines = lore(capsys, novel, "show", "mara")[1]
    assert {"pronouns: she", "tags: lead", "shoes: red, of: felt", "shoe size: 38"} <= set(lines)


def test_pages_come_in_where_the_scenes_of_their_file_are_not_here(
    novel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "f.yaml"
    file.write_text(
        "entries: [{id: rudd, kind: character, name: Rudd}]\nscenes: [{at: far, when: day 1}, {at: dark, pov: mara}]\n"
    )
    code, lines, _ = lore(capsys, novel, "import", file)
    assert (code, lines[-1]) == (0, "left out: what is said of “far”, a scene that is not here")
    assert (novel / "lore/characters/rudd.md").exists()
    assert "pov: mara" in (novel / "manuscript/dark.md").read_text()
