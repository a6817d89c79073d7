"""Cast, place and viewpoint in a scene's front matter: one line each, nothing else touched, undone whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.session.conftest import files_of, novel
from writer_app.domain.errors import UsageError
from writer_app.domain.scenes import SceneSource
from writer_app.services.scenesetting import with_cast, with_setting, without_cast
from writer_app.services.session.outlining import scene_of
from writer_app.services.session.session import Session

__all__ = ["novel"]


@pytest.fixture
def well(tmp_path: Path, novel: Path) -> Session:
    for name in ("tobin", "rook"):
        (novel / f"lore/characters/{name}.md").write_text(f"---\nid: {name}\nkind: character\nname: {name.title()}\n---\n")
    return Session(novel, tmp_path / "data")


def scene(session: Session, name: str = "rope") -> SceneSource:
    return scene_of(session.loaded, name)


def text(session: Session, name: str = "rope") -> str:
    return (session.folder / f"manuscript/{name}.md").read_bytes().decode()


def put(session: Session, *names: str, where: str = "rope") -> None:
    people = [entry for entry in map(session.loaded.lore.get, names) if entry is not None]
    session.do(with_cast(session.folder, scene(session, where), people))


def take(session: Session, name: str) -> None:
    entry = session.loaded.lore.get(name)
    assert entry is not None
    session.do(without_cast(session.folder, scene(session), session.loaded.lore, entry))


def test_in_the_cast_and_out_again(well: Session) -> None:
    before = files_of(well.folder)
    put(well, "mara")
    assert scene(well).setting.cast == ("mara",)
    assert well.history.next_undo == "Mara is in “The rope”"
    put(well, "tobin", "rook")
    assert well.history.next_undo == "2 people are in “The rope”"
    assert scene(well).setting.cast == ("mara", "tobin", "rook")
    take(well, "tobin")
    assert scene(well).setting.cast == ("mara", "rook")
    take(well, "mara")
    take(well, "rook")
    assert files_of(well.folder) == before


def test_a_name_as_it_was_typed_and_a_comment_are_understood(well: Session) -> None:
    (well.folder / "manuscript/rope.md").write_text("---\nid: rope # hers\ncast: [Mara, tobin] # two\n---\nShe let go.\n")
    well.reload()
    put(well, "rook")
    take(well, "mara")
    assert text(well) == "---\nid: rope # hers\ncast: [tobin, rook] # two\n---\nShe let go.\n"
    with pytest.raises(UsageError):
        take(well, "mara")


def test_other_line_ends_stay(well: Session) -> None:
    put(well, "mara", where="stone")
    written = text(well, "stone")
    assert "id: stone # hers\r\n" in written
    assert written.count("\n") == written.count("\r\n")


def test_place_and_viewpoint(well: Session) -> None:
    before = files_of(well.folder)
    well.do(with_setting(well.folder, scene(well), "pov", "mara"))
    well.do(with_setting(well.folder, scene(well), "place", "well"))
    assert (scene(well).setting.pov, scene(well).setting.place) == ("mara", "well")
    assert scene(well).body == "She let go.\n\nIt fell.\n\nNothing came back up.\n"
    well.undo()
    well.undo()
    assert files_of(well.folder) == before
