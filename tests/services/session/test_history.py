"""An operation is done whole, undone whole and done again whole; where it fails half way, nothing has happened."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.session.conftest import files_of
from writer_app.domain.errors import EnvironmentFault, UsageError
from writer_app.services.revising import Revision
from writer_app.services.session.changes import Changes
from writer_app.services.session.history import History
from writer_app.services.session.operations import Operation
from writer_app.storage.snapshots import Snapshots


def operation(novel: Path, *removed: str, **written: str | None) -> Operation:
    """Rewrites `a_b` (the file a/b.md), makes it where it is not there; takes `removed` away."""
    revisions = []
    for name, text in written.items():
        path = name.replace("_", "/") + ".md"
        before = (novel / path).read_bytes() if (novel / path).exists() else None
        revisions.append(Revision(path, before, text or ""))
    gone = tuple((path, (novel / path).read_bytes()) for path in removed)
    return Operation("Change things", tuple(revisions), Changes(outline=True), gone)


def test_do_undo_redo(novel: Path, tmp_path: Path) -> None:
    before = files_of(novel)
    history = History(novel, Snapshots(tmp_path / "kept"))
    planned = operation(novel, "lore/characters/mara.md", manuscript_rope="Other.\n", manuscript_new="New.\n")
    assert history.do(planned).outline
    after = files_of(novel)
    assert after["manuscript/rope.md"] == b"Other.\n"
    assert after["manuscript/new.md"] == b"New.\n"
    assert not (novel / "lore/characters").exists()
    assert (novel / "lore").is_dir()
    assert history.next_undo == "Change things"
    history.undo()
    assert files_of(novel) == before
    assert (history.next_undo, history.next_redo) == ("", "Change things")
    history.redo()
    assert files_of(novel) == after


def test_what_goes_is_kept_as_a_snapshot(novel: Path, tmp_path: Path) -> None:
    kept = Snapshots(tmp_path / "kept")
    held = (novel / "manuscript/stone.md").read_bytes()
    History(novel, kept).do(operation(novel, "manuscript/stone.md"))
    (snapshot,) = kept.all()
    assert snapshot.title == "Change things"
    ((path, sha),) = snapshot.files
    assert path == "manuscript/stone.md"
    assert kept.content(sha) == held


def test_no_snapshot_no_operation(novel: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be")
    before = files_of(novel)
    with pytest.raises(EnvironmentFault, match="no snapshot can be kept"):
        History(novel, Snapshots(tmp_path / "kept")).do(operation(novel, "manuscript/stone.md"))
    assert files_of(novel) == before


def test_nothing_to_undo(novel: Path) -> None:
    history = History(novel)
    with pytest.raises(UsageError, match="nothing to undo"):
        history.undo()
    with pytest.raises(UsageError, match="nothing to do again"):
        history.redo()


def test_a_file_changed_since_stops_everything(novel: Path) -> None:
    history = History(novel)
    planned = operation(novel, manuscript_rope="Other.\n", manuscript_stone="Third.\n")
    (novel / "manuscript/stone.md").write_text("By another.\n")
    before = files_of(novel)
    with pytest.raises(EnvironmentFault, match=r"stone\.md was changed since"):
        history.do(planned)
    assert files_of(novel) == before
    assert history.next_undo == ""


def test_undo_does_not_write_over_what_came_later(novel: Path) -> None:
    history = History(novel)
    history.do(operation(novel, manuscript_rope="Other.\n"))
    (novel / "manuscript/rope.md").write_text("Later.\n")
    with pytest.raises(EnvironmentFault, match="was changed since"):
        history.undo()
    assert (novel / "manuscript/rope.md").read_text() == "Later.\n"
    assert history.next_undo == "Change things"


def test_a_failure_half_way_goes_back(novel: Path) -> None:
    before = files_of(novel)
    planned = operation(novel, "manuscript/stone.md", manuscript_rope="Other.\n")
    blocked = Revision("manuscript/rope.md/under-a-file.md", None, "No.\n")
    history = History(novel)
    with pytest.raises(EnvironmentFault):
        history.do(Operation("Fail", (*planned.revisions, blocked), Changes(), planned.removed))
    assert files_of(novel) == before


def test_a_new_operation_ends_what_could_be_done_again(novel: Path) -> None:
    history = History(novel)
    history.do(operation(novel, manuscript_rope="Other.\n"))
    history.undo()
    history.do(operation(novel, manuscript_stone="Other.\n"))
    assert history.next_redo == ""


STEPS = st.lists(st.sampled_from(["rope", "stone", "undo", "redo", "remove"]), max_size=12)


@given(STEPS)
def test_undoing_everything_is_the_beginning(tmp_path_factory: pytest.TempPathFactory, steps: list[str]) -> None:
    folder = tmp_path_factory.mktemp("novel")
    (folder / "manuscript").mkdir()
    for name in ("rope", "stone"):
        (folder / "manuscript" / f"{name}.md").write_text(name)
    before, history = files_of(folder), History(folder)
    for number, step in enumerate(steps):
        if step == "undo" and history.next_undo:
            history.undo()
        elif step == "redo" and history.next_redo:
            history.redo()
        elif step == "remove" and (folder / "manuscript/stone.md").exists():
            history.do(operation(folder, "manuscript/stone.md"))
        elif step in ("rope", "stone"):
            history.do(operation(folder, **{f"manuscript_{step}": f"{step} {number}"}))
    while history.next_undo:
        history.undo()
    assert files_of(folder) == before
