"""The outline is changed line by line, every scene stays in it once, and undoing brings every byte back."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.session.conftest import files_of
from writer_app.domain.errors import UsageError, WriterError
from writer_app.domain.outline import Part
from writer_app.services.revising import diff_lines
from writer_app.services.session.hanging import hanging
from writer_app.services.session.operations import Operation
from writer_app.services.session.outlining import (
    delete,
    move_node,
    move_scenes,
    new_chapter,
    new_part,
    new_scene,
    posted_chapters,
    rename,
    rename_file,
    scenes_in,
)
from writer_app.services.session.session import Session
from writer_app.services.session.splitting import merge, split
from writer_app.text.outlinepatch import SceneSpot

PROJECT = """\
# my book
id: well
title: The Well   # working title
outline:
  # how it begins
  - id: one
    title: Down
    mood: dark          # mine
    scenes:
      - rope    # the rope!
      # weigh this one
      - stone

  - id: two-parts
    title: Below
    chapters:
      - id: two
        scenes: [water, lamp]
      - id: three
        title: Up
        summary: |
          # not a comment
          She climbs.
        scenes:
          - sky

  - id: four
    title: After
# the end
"""
SCENE = "---\nid: {0}\ntitle: The {0}\nplace: well # deep\nmood: {0}\n---\nFirst of {0}.\n\nSecond of {0}.\n\nThird of {0}.\n"
MARA = """\
---
id: mara
kind: character
name: Mara
changes:
  - {at: {scene: rope, after: Third of rope}, dies: true}
  - {at: rope, learns: the depth}
  - {at: sky, enters: air}
---
"""
DECISIONS = (
    "decisions:\n  - code: C201 # eyes\n    subjects: [mara]\n    scene: rope\n    quote: Third of rope\n    reason: so\n"
)
NAMES = ("rope", "stone", "water", "lamp", "sky", "stray")


def write(folder: Path, name: str, text: str) -> None:
    """A file of the novel."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def make(folder: Path) -> Path:
    """A novel in every way of writing an outline."""
    write(folder, "project.yaml", PROJECT)
    for number, name in enumerate(NAMES, 1):
        text = SCENE.format(name)
        write(folder, f"manuscript/0{number}0-{name}.md", text.replace("\n", "\r\n") if name == "lamp" else text)
    write(folder, "lore/characters/mara.md", MARA)
    write(folder, "decisions.yaml", DECISIONS)
    return folder


@pytest.fixture
def well(tmp_path: Path) -> Iterator[Session]:
    """The novel, open."""
    opened = Session(make(tmp_path / "well"), tmp_path / "kept")
    yield opened
    opened.close()


def diff(session: Session, operation: Operation | None) -> list[str]:
    """What an operation changes in the outline."""
    assert operation is not None
    revision = next(revision for revision in operation.revisions if revision.path == "project.yaml")
    return [line.removeprefix("  ") for line in diff_lines(revision)][1:]


def outline(session: Session) -> list[tuple[str, tuple[str, ...]]]:
    """Chapters with their scenes."""
    return [(chapter.id, chapter.scenes) for chapter in session.loaded.project.outline.chapters()]


# Moving


def test_a_scene_that_moves_is_one_line_here_and_one_line_there(well: Session) -> None:
    moved = move_scenes(well.folder, well.loaded, ["rope"], SceneSpot((1, 1), "sky"))
    assert diff(well, moved) == ["-       - rope    # the rope!", "+           - rope    # the rope!"]
    assert moved is not None
    well.do(moved)
    assert dict(outline(well))["three"] == ("rope", "sky")


def test_the_comment_above_a_scene_goes_along(well: Session) -> None:
    lines = diff(well, move_scenes(well.folder, well.loaded, ["stone"], SceneSpot((0,), "rope")))
    assert lines == ["-       - rope    # the rope!", "+       - rope    # the rope!"]


def test_a_comment_goes_above_brackets_that_have_no_room_for_it(well: Session) -> None:
    lines = diff(well, move_scenes(well.folder, well.loaded, ["rope"], SceneSpot((1, 0), "lamp")))
    assert lines[1:] == ["-         scenes: [water, lamp]", "+         # the rope!", "+         scenes: [water, rope, lamp]"]


def test_a_scene_moves_into_a_chapter_that_has_none(well: Session) -> None:
    moved = move_scenes(well.folder, well.loaded, ["water"], SceneSpot((2,)))
    assert diff(well, moved) == [
        "-         scenes: [water, lamp]",
        "+         scenes: [lamp]",
        "+     scenes:",
        "+       - water",
    ]


def test_the_last_scene_of_a_chapter_may_go(well: Session) -> None:
    moved = move_scenes(well.folder, well.loaded, ["sky"], SceneSpot((0,)))
    assert moved is not None
    well.do(moved)
    assert outline(well)[0] == ("one", ("rope", "stone", "sky"))
    assert outline(well)[2] == ("three", ())
    back = move_scenes(well.folder, well.loaded, ["sky"], SceneSpot((1, 1)))
    assert back is not None
    well.do(back)
    assert (well.folder / "project.yaml").read_text() == PROJECT


@pytest.mark.parametrize("spot", [SceneSpot((0,), "stone"), SceneSpot((0,), "rope")])
def test_a_scene_that_stays_is_no_operation(well: Session, spot: SceneSpot) -> None:
    assert move_scenes(well.folder, well.loaded, ["rope"], spot) is None


def test_a_chapter_moves_with_its_lines(well: Session) -> None:
    moved = move_node(well.folder, well.loaded, (1, 1), (0,))
    assert moved is not None
    well.do(moved)
    text = (well.folder / "project.yaml").read_text()
    assert "outline:\n  - id: three\n    title: Up\n    summary: |\n      # not a comment\n      She climbs.\n" in text
    assert "    scenes:\n      - sky\n\n  # how it begins\n  - id: one\n" in text
    again = move_node(well.folder, well.loaded, (0,), (2, 1))
    assert again is not None
    well.do(again)
    assert [chapter for chapter, _ in outline(well)] == ["one", "two", "three", "four"]


def test_a_part_moves_whole_but_not_into_a_part(well: Session) -> None:
    moved = move_node(well.folder, well.loaded, (1,), (0,))
    assert moved is not None
    well.do(moved)
    assert [chapter for chapter, _ in outline(well)] == ["two", "three", "one", "four"]
    with pytest.raises(UsageError, match="part cannot stand in another part"):
        move_node(well.folder, well.loaded, (0,), (0, 1))


def test_a_file_without_a_place_is_placed_and_taken_out_again(well: Session) -> None:
    before = files_of(well.folder)
    placed = move_scenes(well.folder, well.loaded, ["stray"], SceneSpot((0,), "stone"))
    assert placed is not None
    assert placed.title == "Place “The stray”"
    well.do(placed)
    assert outline(well)[0] == ("one", ("rope", "stray", "stone"))
    taken = move_scenes(well.folder, well.loaded, ["stray"], None)
    assert taken is not None
    well.do(taken)
    assert [scene.id for scene in well.loaded.unplaced] == ["stray"]
    assert files_of(well.folder) == before


def test_a_copy_that_is_placed_gets_the_id_it_goes_by(well: Session) -> None:
    write(well.folder, "manuscript/900-copy.md", SCENE.format("rope"))
    well.reload()
    placed = move_scenes(well.folder, well.loaded, ["copy"], SceneSpot((2,)))
    assert placed is not None
    well.do(placed)
    assert "id: copy\n" in (well.folder / "manuscript/900-copy.md").read_text()


# Making and naming


def test_a_new_scene_stands_between_its_neighbours(well: Session) -> None:
    made = new_scene(well.folder, well.loaded, "  A  long: fall ", SceneSpot((0,), "stone"))
    assert made.scene == "a-long-fall"
    assert diff(well, made.operation) == ["+       - a-long-fall"]
    well.do(made.operation)
    assert (well.folder / "manuscript/015-a-long-fall.md").read_text() == '---\nid: a-long-fall\ntitle: "A long: fall"\n---\n'


def test_a_new_id_is_nobodys(well: Session) -> None:
    assert new_scene(well.folder, well.loaded, "Rope", SceneSpot((0,))).scene == "rope-2"
    assert new_scene(well.folder, well.loaded, "Mara", SceneSpot((0,))).scene == "mara-2"


def test_a_new_chapter_has_a_scene_to_write_in(well: Session) -> None:
    made = new_chapter(well.folder, well.loaded, "Sideways", (1, 1))
    well.do(made.operation)
    assert outline(well)[2] == ("sideways", ("sideways-opening",))
    assert (well.folder / "manuscript/03-sideways/010-sideways-opening.md").read_text() == "---\nid: sideways-opening\n---\n"
    well.undo()
    assert not (well.folder / "manuscript/03-sideways").exists()


def test_a_new_part_takes_a_chapter_as_lines(well: Session) -> None:
    well.do(new_part(well.folder, well.loaded, "", 0))
    moved = move_node(well.folder, well.loaded, (3,), (0, 0))
    assert moved is not None
    well.do(moved)
    text = (well.folder / "project.yaml").read_text()
    assert "  - id: part-2\n    title: Part 2\n    chapters:\n      - id: four\n        title: After\n" in text


def test_renaming_changes_one_line_and_no_file_name(well: Session) -> None:
    scene = rename(well.folder, well.loaded, "rope", "No: rope")
    chapter = rename(well.folder, well.loaded, (1, 0), "Wet")
    assert scene is not None
    assert chapter is not None
    assert [line.strip() for line in diff_lines(scene.revisions[0])][1:] == ["- title: The rope", '+ title: "No: rope"']
    assert diff(well, chapter) == ["+         title: Wet"]
    assert rename(well.folder, well.loaded, "rope", "The rope ") is None


def test_a_file_is_renamed_on_request(well: Session) -> None:
    before = files_of(well.folder)
    renamed = rename_file(well.folder, well.loaded, "rope")
    assert renamed is not None
    well.buffer("rope")
    well.do(renamed)
    assert (well.folder / "manuscript/010-the-rope.md").is_file()
    assert well.buffer("rope").path == "manuscript/010-the-rope.md"
    assert rename_file(well.folder, well.loaded, "rope") is None
    well.undo()
    assert files_of(well.folder) == before


def test_several_scenes_move_as_one_step_in_their_order(well: Session) -> None:
    before = files_of(well.folder)
    moved = move_scenes(well.folder, well.loaded, ["sky", "rope", "stray"], SceneSpot((1, 0), "lamp"))
    assert moved is not None
    assert moved.title == "Place 3 scenes"
    well.do(moved)
    assert outline(well)[:3] == [("one", ("stone",)), ("two", ("water", "sky", "rope", "stray", "lamp")), ("three", ())]
    well.undo()
    assert files_of(well.folder) == before


def test_scenes_dropped_among_themselves_gather_there(well: Session) -> None:
    moved = move_scenes(well.folder, well.loaded, ["water", "lamp"], SceneSpot((1, 0), "lamp"))
    assert moved is None
    well.do(move_scenes(well.folder, well.loaded, ["rope", "lamp"], SceneSpot((1, 0), "lamp")))  # type: ignore[arg-type]
    assert outline(well)[1] == ("two", ("water", "rope", "lamp"))


# Posted


def test_what_readers_have_is_found_from_scenes_chapters_and_parts(well: Session) -> None:
    posted = PROJECT.replace("title: Up\n", "title: Up\n        posted: {date: 2026-01-02}\n")
    write(well.folder, "project.yaml", posted)
    well.reload()
    for thing in ("sky", (1, 1), (1,)):
        assert [chapter.id for chapter in posted_chapters(well.loaded, thing)] == ["three"]
    for thing in ("rope", "stray", (1, 0), (2,)):
        assert posted_chapters(well.loaded, thing) == ()


# Deleting


def test_several_things_are_deleted_as_one_step(well: Session) -> None:
    before = files_of(well.folder)
    gone = delete(well.folder, well.loaded, ["rope", (1, 0), (1,), (2,), "water"])
    assert gone.title == "Delete 5 chapters and scenes"
    well.do(gone)
    assert outline(well) == [("one", ("stone",))]
    well.undo()
    assert files_of(well.folder) == before


def test_deleting_keeps_a_snapshot_and_undo_brings_the_bytes_back(well: Session) -> None:
    before = files_of(well.folder)
    well.do(delete(well.folder, well.loaded, ["lamp"]))
    assert not (well.folder / "manuscript/040-lamp.md").exists()
    assert well.snapshots is not None
    kept = dict(well.snapshots.all()[-1].files)
    assert well.snapshots.content(kept["manuscript/040-lamp.md"]) == before["manuscript/040-lamp.md"]
    well.undo()
    assert files_of(well.folder) == before


def test_deleting_a_part_deletes_what_stands_in_it(well: Session) -> None:
    assert scenes_in(well.loaded, (1,)) == ("water", "lamp", "sky")
    well.do(delete(well.folder, well.loaded, [(1,)]))
    assert [chapter for chapter, _ in outline(well)] == ["one", "four"]
    assert [scene.id for scene in well.loaded.unplaced] == ["stray"]
    assert "# the end" in (well.folder / "project.yaml").read_text()


def test_what_hangs_on_a_scene_is_told(well: Session) -> None:
    lines = hanging(well.folder, well.loaded, ["rope"])
    assert len(lines) == 3
    assert "Mara" in lines[0]
    assert lines[2] == "Meant that way: “Third of rope”"
    assert hanging(well.folder, well.loaded, ["stone"]) == ()
    assert len(hanging(well.folder, well.loaded, [(1,)])) == 1


def test_who_says_what_hangs_on_its_scene(well: Session) -> None:
    write(well.folder, "decisions.yaml", "speakers:\n  - {scene: STONE, quote: Come up, speaker: mara}\n")
    well.reload()
    assert hanging(well.folder, well.loaded, ["stone"]) == ("Who says “Come up”",)


def test_an_outline_that_another_program_changed_is_left_alone(well: Session) -> None:
    write(well.folder, "project.yaml", PROJECT + "# more\n")
    with pytest.raises(UsageError, match="changed by another program"):
        move_scenes(well.folder, well.loaded, ["rope"], SceneSpot((2,)))


# Any series of them


def letters_of(session: Session) -> Counter[str]:
    """How often each letter and mark stands in the texts; a split may go through a word."""
    scenes = (*session.loaded.scenes, *session.loaded.unplaced)
    return Counter(letter for scene in scenes for letter in scene.body if not letter.isspace())


def spots(session: Session, draw: st.DataObject) -> SceneSpot:
    """A place for a scene."""
    nodes = session.loaded.project.outline.nodes
    chapters = {
        address: chapter
        for first, node in enumerate(nodes)
        for address, chapter in (
            [((first, second), inner) for second, inner in enumerate(node.chapters)]
            if isinstance(node, Part)
            else [((first,), node)]
        )
    }
    address = draw.draw(st.sampled_from(sorted(chapters)))
    return SceneSpot(address, draw.draw(st.sampled_from(("", *chapters[address].scenes))))


def nodes_of(session: Session) -> list[tuple[int, ...]]:
    """The address of every part and chapter."""
    found: list[tuple[int, ...]] = []
    for first, node in enumerate(session.loaded.project.outline.nodes):
        found.append((first,))
        found += [(first, second) for second in range(len(getattr(node, "chapters", ())))]
    return found


def act(session: Session, draw: st.DataObject) -> Operation | None:
    """Any operation on the novel as it is."""
    folder, loaded = session.folder, session.loaded
    scenes = st.sampled_from([scene.id for scene in (*loaded.scenes, *loaded.unplaced)] or ["gone"])
    some = draw.draw(st.lists(scenes, min_size=1, max_size=3, unique=True))
    scene = some[0]
    address = draw.draw(st.sampled_from(nodes_of(session) or [(0,)]))
    shorter = draw.draw(st.integers(0, 4))
    title = draw.draw(st.sampled_from(("", "Ash", "a: #b", "“Well”")))
    spot = draw.draw(st.sampled_from([*nodes_of(session), (len(loaded.project.outline.nodes),)]))
    choices: dict[str, Callable[[], Operation | None]] = {
        "scene": lambda: move_scenes(folder, loaded, some, spots(session, draw) if shorter else None),
        "node": lambda: move_node(folder, loaded, address, spot),
        "new scene": lambda: new_scene(folder, loaded, title, spots(session, draw)).operation,
        "new chapter": lambda: new_chapter(folder, loaded, title, spot).operation,
        "new part": lambda: new_part(folder, loaded, title, spot[0]),
        "rename": lambda: rename(folder, loaded, scene if shorter else address, title),
        "file": lambda: rename_file(folder, loaded, scene),
        "split": lambda: split(folder, loaded, scene, 16 * shorter).operation,
        "merge": lambda: merge(folder, loaded, scene),
        "delete": lambda: delete(folder, loaded, [scene, address] if shorter == 1 else some if shorter else [address]),
    }
    return choices[draw.draw(st.sampled_from(sorted(choices)))]()


@settings(max_examples=60, deadline=None)
@given(draw=st.data())
def test_any_series_of_operations_is_undone_to_the_byte(draw: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as name:
        session = Session(make(Path(name) / "well"))
        states = [files_of(session.folder)]
        comments = {line.partition("#")[2] for line in PROJECT.splitlines() if "#" in line}
        for _ in range(draw.draw(st.integers(1, 7))):
            try:
                operation = act(session, draw)
            except WriterError:
                continue
            if operation is None:
                continue
            # A comment on the line of a scene goes when the line goes.
            unnamed = operation.title.startswith(("Delete", "Merge", "Take out"))
            letters = letters_of(session)
            session.do(operation)
            states.append(files_of(session.folder))
            assert not session.loaded.problems
            named = session.loaded.project.outline.scene_ids()
            assert len(set(named)) == len(named) == len(session.loaded.scenes)
            if not operation.title.startswith("Delete"):
                assert not letters - letters_of(session)
            if unnamed:
                comments = set()
            assert all(comment in states[-1]["project.yaml"].decode() for comment in comments)
        for state in reversed(states):
            assert files_of(session.folder) == state
            if session.history.next_undo:
                session.undo()
        session.close()
