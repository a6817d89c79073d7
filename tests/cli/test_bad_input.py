"""Bad input gets one clear line and loses nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from writer_app.cli.main import main
from writer_app.storage import files

PROJECT = """\
format: 1
id: small
title: Small
outline:
- id: one
  title: One
  scenes:
    - a
    - b
"""
PAGE = "---\nid: mara\nkind: character\nname: Mara\nfacts:\n  eye colour: green\n---\n"
BROKEN_EYES = "Mara's blue eyes were open.\n"
Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    for name, text in {
        "project.yaml": PROJECT,
        "manuscript/010-a.md": f"---\nid: a\n---\n{BROKEN_EYES}",
        "manuscript/020-b.md": "---\nid: b\n---\nMara laughed.\n",
        "lore/characters/mara.md": PAGE,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs a command: its exit code, its output, and its one line of complaint."""

    def run(*arguments: object) -> tuple[int, str, str]:
        code = main([str(part) for part in arguments])
        out = capsys.readouterr()
        assert "Traceback" not in out.err
        return code, out.out, out.err

    return run


def one_line(err: str) -> str:
    assert err.count("\n") == 1, err
    return err


def test_no_such_folder(told: Told, tmp_path: Path) -> None:
    code, out, err = told("check", tmp_path / "nowhere")
    assert (code, out) == (2, "")
    assert "there is no folder" in one_line(err)


def test_not_a_project(told: Told, tmp_path: Path) -> None:
    code, _, err = told("check", tmp_path)
    assert code == 2
    assert "is not a project" in one_line(err)


def test_a_newer_format(told: Told, project: Path) -> None:
    (project / "project.yaml").write_text(PROJECT.replace("format: 1", "format: 7"), encoding="utf-8")
    code, _, err = told("check", project)
    assert code == 2
    assert "format 7" in one_line(err)


def test_a_colon_in_yaml_is_named_with_the_form_that_works(told: Told, project: Path) -> None:
    (project / "lore/characters/mara.md").write_text(PAGE.replace("name: Mara", "name: Mara: the First"), encoding="utf-8")
    code, _, err = told("check", project)
    assert code == 2
    assert "lore/characters/mara.md:4:" in one_line(err)
    assert "write: name: 'Mara: the First'" in err


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (b"---\nid: a\n---\nMara\x00 laughed.\n", "NUL"),
        (b"---\nid: a\n---\nMara \xed\xa0\x80 laughed.\n", "UTF-8"),
        (b"---\nid: a\npov: [mara\n---\nMara laughed.\n", "manuscript/010-a.md:"),
    ],
)
def test_one_broken_scene_is_named_and_the_rest_checked(told: Told, project: Path, damage: bytes, said: str) -> None:
    (project / "manuscript/020-b.md").write_text(f"---\nid: b\n---\n{BROKEN_EYES}", encoding="utf-8")
    broken = project / "manuscript/010-a.md"
    broken.write_bytes(damage)
    code, out, err = told("check", project)
    assert code == 2
    assert "C201" in out
    assert said in one_line(err)
    assert "manuscript/010-a.md" in err
    assert broken.read_bytes() == damage


def test_a_search_beside_a_broken_scene_says_what_it_left_out(told: Told, project: Path) -> None:
    (project / "manuscript/020-b.md").write_bytes(b"---\nid: b\n---\nMara\x00 laughed.\n")
    code, out, err = told("query", project, "laughed")
    assert (code, out) == (2, "nothing found\n")
    assert "manuscript/020-b.md" in one_line(err)


@pytest.mark.parametrize("key", ["frame: dreem", "when: tuesdayish"])
def test_a_wrong_word_in_front_matter_costs_only_itself(told: Told, project: Path, key: str) -> None:
    (project / "manuscript/010-a.md").write_text(f"---\nid: a\n{key}\n---\n{BROKEN_EYES}", encoding="utf-8")
    code, out, err = told("check", project)
    assert (code, "C201" in out, err) == (1, True, "")
    assert f"manuscript/010-a.md:3:7: B005 “{key.partition(': ')[2]}” is no " in out.replace(":3:8:", ":3:7:")


def test_a_broken_page_makes_no_doubts_of_its_name(told: Told, project: Path) -> None:
    (project / "lore/characters/mara.md").write_text(PAGE.replace("name: Mara", "name: Mara: the First"), encoding="utf-8")
    (project / "lore/characters/tobin.md").write_text(
        "---\nid: tobin\nkind: character\nname: Tobin\nfacts:\n  sibling: mara\n---\n", encoding="utf-8"
    )
    code, out, _ = told("check", project)
    assert (code, "B005" in out) == (2, False)


def test_a_copied_scene_is_told_of_and_checked_when_placed(told: Told, project: Path) -> None:
    (project / "manuscript/030-copy.md").write_bytes((project / "manuscript/010-a.md").read_bytes())
    code, out, err = told("check", project)
    assert (code, out.count("C201")) == (1, 1)
    assert "this copy is called" in err
    assert "manuscript/030-copy.md: not in the outline" in err


def test_five_megabytes_in_one_line_are_read(told: Told, project: Path) -> None:
    (project / "manuscript/020-b.md").write_text("---\nid: b\n---\n" + "word " * 1_000_000, encoding="utf-8")
    code, out, err = told("check", project)
    assert (code, err) == (1, "")
    assert "1,000,005 words" in out


def test_line_ends_and_a_byte_order_mark_are_accepted_and_kept(told: Told, project: Path) -> None:
    page = project / "lore/characters/mara.md"
    page.write_bytes(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    assert told("check", project)[0] == 1
    assert told("lore", project, "set", "Mara", "hair colour", "red")[0] == 0
    data = page.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"hair colour: red" in data


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("speeker:mara", "did you mean speaker:"),
        ("speaker:marra", "did you mean"),
        ("chapter:[x TO y]", "chapter"),
        ("(mara", "parenthesis"),
        ("mara -tobin", "write NOT tobin"),
    ],
)
def test_an_unknown_field_or_name_in_a_query(told: Told, project: Path, query: str, said: str) -> None:
    code, out, err = told("query", project, query)
    assert (code, out) == (2, "")
    assert said in one_line(err)


def test_an_unknown_position(told: Told, project: Path) -> None:
    code, _, err = told("state", project, "Mara", "--as-of", "elsewhere")
    assert code == 2
    assert "elsewhere" in one_line(err)


def test_a_full_disk_while_saving(told: Told, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    page = project / "lore/characters/mara.md"
    before = page.read_bytes()
    monkeypatch.setattr(files.os, "write", full)
    code, _, err = told("lore", project, "set", "Mara", "hair colour", "red")
    monkeypatch.undo()
    assert code == 2
    assert "full" in one_line(err)
    assert page.read_bytes() == before


def test_a_full_disk_in_the_cache_costs_nothing_but_time(told: Told, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = project.parent / "a-file"
    blocked.write_text("no folder")
    monkeypatch.setenv("WRITER_APP_CACHE", str(blocked))
    code, out, err = told("check", project)
    assert (code, err) == (1, "")
    assert "C201" in out
    assert told("query", project, "laughed")[1].endswith("1 match\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--to", "papyrus"), "there are docx, epub, html, markdown"),
        (("--to", "epub", "--scenes", "a"), "not yet"),
        (("--to", "epub", "--template", "plain"), "not yet"),
        (("--to", "epub", "-o", "-"), "-o FILE"),
    ],
)
def test_an_export_that_cannot_be(told: Told, project: Path, options: tuple[str, ...], said: str) -> None:
    code, out, err = told("export", project, *options)
    assert (code, out) == (2, "")
    assert said in one_line(err)


def test_a_scene_is_checked_by_its_former_id(told: Told, project: Path) -> None:
    (project / "manuscript/010-a.md").write_text(f"---\nid: a\nwas: [old-a]\n---\n{BROKEN_EYES}", encoding="utf-8")
    assert told("check", project, "--scene", "old-a")[0] == 1
    assert told("check", project, "--scene", "older")[0] == 2
