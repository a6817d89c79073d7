"""A folder is read whole; what is broken in it is named and costs nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from writer_app.domain.errors import DataError, UsageError
from writer_app.domain.scenes import Frame
from writer_app.storage.folder import Known, Loaded, load

PROJECT = """format: 1
id: the-well
title: The Well
outline:
  - id: one
    title: Down
    scenes:
      - rope
      - water
"""


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    write(tmp_path, "project.yaml", PROJECT)
    write(tmp_path, "manuscript/01-down/010-rope.md", "---\nid: rope\nframe: dream\ncast: [mara]\n---\nShe let the rope go.\n")
    write(tmp_path, "manuscript/01-down/020-water.md", "No front matter at all.\n")
    write(tmp_path, "manuscript/01-down/030-later.md", "---\nid: later\n---\nNot placed.\n")
    write(tmp_path, "lore/characters/mara.md", "---\nid: mara\nkind: character\nname: Mara\n---\nKeeps the well.\n")
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def test_a_project(novel: Path) -> None:
    loaded = load(novel)
    assert loaded.problems == ()
    assert [scene.id for scene in loaded.scenes] == ["rope", "water"]
    assert [scene.id for scene in loaded.unplaced] == ["later"]
    rope, water = loaded.scenes
    assert (rope.body, rope.body_line, rope.setting.frame, rope.setting.cast) == (
        "She let the rope go.\n",
        6,
        Frame.DREAM,
        ("mara",),
    )
    assert (water.body, water.body_line) == ("No front matter at all.\n", 1)
    (mara,) = loaded.lore
    assert (mara.notes, mara.origin.path) == ("Keeps the well.", "lore/characters/mara.md")


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("manuscript/01-down/010-rope.md", "---\nid: rope\ntitle: a: b\n---\nProse.\n", 3),
        ("manuscript/01-down/010-rope.md", "Prose.\n\nMore\0.\n", 3),
        ("lore/characters/mara.md", "---\nid: mara\nkind: dragon\n---\n", 2),
        ("lore/characters/mara.md", "---\nid: [mara\n---\n", 2),
    ],
)
def test_one_broken_file_is_named_and_the_rest_is_there(novel: Path, name: str, text: str, line: int) -> None:
    write(novel, name, text)
    loaded = load(novel)
    (problem,) = loaded.problems
    assert (problem.path, problem.line) == (name, line)
    assert [scene.id for scene in loaded.scenes] == (["water"] if "rope" in name else ["rope", "water"])


def test_a_scene_of_the_outline_without_a_file_is_named(novel: Path) -> None:
    (novel / "manuscript/01-down/020-water.md").unlink()
    (problem,) = load(novel).problems
    assert "“water”" in str(problem)


def test_a_copied_id_is_given_a_new_one_whatever_its_case(novel: Path) -> None:
    write(novel, "manuscript/01-down/005-a-copy.md", "---\nid: ROPE\nwas: [cord]\n---\nCopied.\n")
    write(novel, "lore/characters/mara-2.md", "---\nid: mara\nkind: character\nname: Mara\n---\n")
    loaded = load(novel)
    assert [(scene.id, scene.was) for scene in loaded.scenes] == [("rope", ()), ("water", ())]
    assert [(scene.id, scene.was) for scene in loaded.unplaced] == [("a-copy", ()), ("later", ())]
    assert [entry.id for entry in loaded.lore] == ["mara-2", "mara"]
    assert loaded.problems == ()
    page, scene = map(str, loaded.notes)
    assert page.startswith("lore/characters/mara-2.md: the id “mara” is that of lore/characters/mara.md")
    assert scene.endswith("the id “ROPE” is that of manuscript/01-down/010-rope.md; this copy is called “a-copy”")


def test_of_two_files_named_otherwise_the_first_keeps_the_id(novel: Path) -> None:
    for name in ("2/x.md", "1/x.md", "3/x.md"):
        write(novel, f"manuscript/{name}", "---\nid: gone\n---\n")
    assert [scene.path for scene in load(novel).unplaced if scene.id == "gone"] == ["manuscript/1/x.md"]
    assert [scene.id for scene in load(novel).unplaced if scene.path.endswith("x.md")] == ["gone", "x", "x-2"]


def test_a_scene_does_not_bear_the_id_of_a_page(novel: Path) -> None:
    write(novel, "manuscript/01-down/040-copy.md", "---\nid: Mara\n---\nCopied.\n")
    (problem,) = load(novel).problems
    assert "taken by lore/characters/mara.md" in str(problem)


def test_a_scene_named_again_counts_once(novel: Path) -> None:
    again = "      - rope\n  - id: two\n    title: Up\n    scenes: [water, later]\n"
    write(novel, "project.yaml", PROJECT + again)
    loaded = load(novel)
    assert [scene.id for scene in loaded.scenes] == ["rope", "water", "later"]
    assert [chapter.scenes for chapter in loaded.project.outline.chapters()] == [("rope", "water"), ("later",)]
    assert [(note.path, "again" in note.reason) for note in loaded.notes] == [("project.yaml", True)] * 2
    assert loaded.problems == ()


def test_a_word_that_is_no_frame_costs_only_itself(novel: Path) -> None:
    write(novel, "manuscript/01-down/010-rope.md", "---\nid: rope\nframe: nap\npov: mara\n---\nProse.\n")
    loaded = load(novel)
    setting = loaded.scenes[0].setting
    assert (loaded.problems, setting.frame, setting.pov, setting.unread) == ((), None, "mara", (("frame", "nap"),))


@pytest.mark.parametrize("text", ["---\nid: mara\nname: Ma: ra\naliases: [the Fox, Voss]\n---\n", "---\nname: Ma: ra\n---\n"])
def test_what_a_broken_page_is_called_is_kept(novel: Path, text: str) -> None:
    write(novel, "lore/characters/mara.md", text)
    broken = load(novel).broken
    assert {"mara", "ma: ra"} <= broken
    assert ("voss" in broken) == ("Voss" in text)


def test_conflict_copies_and_links_that_climb_out_are_left_out(novel: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    write(novel, "manuscript/01-down/010-rope (conflicted copy).md", "Other words.\n")
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("Not ours.\n")
    (novel / "manuscript/01-down/050-link.md").symlink_to(outside)
    loaded = load(novel)
    assert len(loaded.problems) == 2
    assert [scene.id for scene in loaded.unplaced] == ["later"]


def test_line_ends_and_mark_of_the_file_do_not_matter(novel: Path) -> None:
    write(novel, "manuscript/01-down/010-rope.md", "\ufeff---\r\nid: rope\r\n---\r\nOne.\r\n\r\nTwo.\r\n")
    assert load(novel).scenes[0].body == "One.\n\nTwo.\n"


@pytest.mark.parametrize(
    ("text", "word"), [("title: x\n", "needs an `id`"), ("id: a\nformat: 2\n", "format 2"), ("id: a\noutline: b\n", "list")]
)
def test_a_project_file_that_cannot_be_used_is_refused(novel: Path, text: str, word: str) -> None:
    write(novel, "project.yaml", text if "outline: b" not in text else "id: a\noutline: {b: c}\n")
    with pytest.raises(DataError, match=word):
        load(novel)


def test_what_is_no_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a project"):
        load(tmp_path)
    with pytest.raises(UsageError, match="no folder"):
        load(tmp_path / "nowhere")


def test_rules_decisions_and_accepted_spellings_are_read(novel: Path) -> None:
    write(novel, "lore/rules.yaml", "\ufeffrules:\r\n  - {name: calm, find: 'told:suddenly'}\r\n")
    write(novel, "decisions.yaml", "decisions:\n  - {code: L301, reason: a ghost}\n")
    write(novel, "dictionary.txt", "# ours\nMara\n\n wellhead \n")
    loaded = load(novel)
    assert loaded.problems == ()
    assert [(rule.name, rule.find) for rule in loaded.lore.rules] == [("calm", "told:suddenly")]
    assert loaded.decisions.keys() == ("decisions",)
    assert loaded.dictionary == ("Mara", "wellhead")


@pytest.mark.parametrize("name", ["lore/rules.yaml", "decisions.yaml", "dictionary.txt"])
@pytest.mark.parametrize("text", ["a: b: c\n\0", "\0"])
def test_a_broken_file_beside_the_manuscript_costs_only_itself(novel: Path, name: str, text: str) -> None:
    write(novel, name, text)
    loaded = load(novel)
    (problem,) = loaded.problems
    assert problem.path == name
    assert len(loaded.scenes) == 2


def test_a_link_beside_the_manuscript_does_not_lead_out(novel: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "words.txt"
    outside.write_text("Not ours.\n")
    (novel / "dictionary.txt").symlink_to(outside)
    loaded = load(novel)
    assert [problem.path for problem in loaded.problems] == ["dictionary.txt"]
    assert loaded.dictionary == ()


@pytest.mark.parametrize("text", ["---\nid: rope\ntitle: a: b\n---\nProse.\n", "---\nid: rope\n---\nProse\0.\n"])
def test_a_broken_scene_is_not_missed_a_second_time_whatever_its_file_is_called(novel: Path, text: str) -> None:
    (novel / "manuscript/01-down/010-rope.md").unlink()
    write(novel, "manuscript/01-down/010-first.md", text)
    (problem,) = load(novel).problems
    assert problem.path == "manuscript/01-down/010-first.md"


def test_a_project_file_may_begin_with_a_mark_and_end_its_lines_as_windows_does(novel: Path) -> None:
    write(novel, "project.yaml", "\ufeff" + PROJECT.replace("\n", "\r\n"))
    assert [scene.id for scene in load(novel).scenes] == ["rope", "water"]


def test_five_megabytes_in_one_line_are_a_scene_like_another(novel: Path) -> None:
    line = "She went down and down. " * 220_000
    write(novel, "manuscript/01-down/020-water.md", line)
    loaded = load(novel)
    assert loaded.problems == ()
    assert loaded.scenes[1].body == line


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("manuscript/01-down/010-rope.md", "---\nid: rope\ntitle: Otherwise\n---\nThe rain had gone.\n"),
        ("manuscript/01-down/010-rope.md", "---\nid: [\n---\nThe rain.\n"),
        ("manuscript/009-copy.md", "---\nid: rope\n---\nA copy.\n"),
        ("lore/characters/new.md", "---\nid: new\nkind: character\nname: New\nfacts: {no such: [}\n---\n"),
        ("lore/rules.yaml", "- ["),
        ("project.yaml", "id: other\ntitle: Other\n"),
    ],
)
def test_what_is_known_from_before_changes_nothing_but_the_time(novel: Path, name: str, text: str) -> None:
    known = Known()
    first = load(novel, known)
    scene = first.scenes[0]
    assert load(novel, known).scenes[0] is scene
    file = novel / name
    before = file.read_text(encoding="utf-8") if file.is_file() else None
    file.write_text(text, encoding="utf-8")
    for _ in range(2):
        assert shown(load(novel, known)) == shown(load(novel))
    if before is None:
        file.unlink()
        files = load(novel, known).files
        assert known.scenes.keys() | known.entries.keys() <= files.keys()
    else:
        file.write_text(before, encoding="utf-8")
    assert shown(load(novel, known)) == shown(first)


def shown(loaded: Loaded) -> str:
    """All of it, places in files included."""
    return repr(replace(loaded, broken=frozenset())) + repr(sorted(loaded.broken))
