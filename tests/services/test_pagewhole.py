"""A page made, renamed and deleted: one change of one file, and everything that names it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.domain.errors import UsageError
from writer_app.services.pagewhole import delete_page, new_page, referring, rename_page
from writer_app.services.revising import diff_lines
from writer_app.services.session.history import History
from writer_app.services.session.operations import Operation
from writer_app.storage.folder import Loaded, load

PAGES = {
    "mara": "kind: character\nname: Mara Voss\naliases: [Mara]  # short\nfacts:\n  eye colour: grey",
    "tobin": (
        "kind: character\nname: Tobin\nfacts:\n  sister: mara\n  birthplace: {value: Harrow, according to: mara}\n"
        "changes:\n  - {at: hall, meets: mara}\n  - {at: hall, gives: {what: lamp, to: mara}}"
    ),
    "ada": "kind: character\nname: Ada\nfacts:\n  mother: Mara Voss",
    "lamp": "kind: item\nname: the lamp\nholder: mara",
    "shout": "kind: quirk\nname: Shout\nlimits:\n  - {never: yell, unless: {looked at by: mara}}",
}
DECISIONS = "decisions:\n  - {code: C201, subjects: [mara], scene: hall, quote: green eyes, reason: so}\n"
SPEAKERS = "speakers:\n  - {scene: hall, quote: Come in, speaker: Mara}\n  - {scene: hall, quote: Go out, speaker: ada}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "project.yaml").write_text("format: 1\nid: p\ntitle: P\noutline:\n- {id: one, title: One, scenes: [hall]}\n")
    (tmp_path / "decisions.yaml").write_text(DECISIONS + SPEAKERS)
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript/hall.md").write_text("---\nid: hall\ntitle: The Hall\npov: Mara\n---\nA hall.\n")
    (tmp_path / "lore").mkdir()
    for name, front in PAGES.items():
        (tmp_path / "lore" / f"{name}.md").write_text(f"---\nid: {name}\n{front}\n---\n")
    return tmp_path


@pytest.fixture
def loaded(folder: Path) -> Loaded:
    return load(folder)


def changed(operation: Operation | None) -> list[str]:
    assert operation is not None
    (revision,) = operation.revisions
    return [line.strip() for line in list(diff_lines(revision))[1:]]


def test_a_new_page_lies_in_the_folder_of_its_kind(folder: Path, loaded: Loaded) -> None:
    operation = new_page(folder, loaded, "item", "the Brass Bell")
    (revision,) = operation.revisions
    assert (revision.path, revision.before) == ("lore/items/the-brass-bell.md", None)
    assert operation.changes.lore == {"the-brass-bell"}


def test_a_renamed_page_keeps_its_id_and_its_old_name(folder: Path, loaded: Loaded) -> None:
    lines = changed(rename_page(folder, loaded, "mara", "Mara  Reyes"))
    assert [line for line in lines if line.startswith("+")] == [
        "+ name: Mara Reyes",
        "+ aliases: [Mara, Mara Voss]  # short",
    ]
    History(folder).do(rename_page(folder, loaded, "mara", "Mara Reyes"))  # type: ignore[arg-type]
    after = load(folder).lore
    assert after.get("mara") is after.resolve("Mara Voss") is after.resolve("Mara Reyes")


def test_an_alias_becomes_the_name_and_leaves_the_aliases(folder: Path, loaded: Loaded) -> None:
    History(folder).do(rename_page(folder, loaded, "mara", "Mara"))  # type: ignore[arg-type]
    mara = load(folder).lore.get("mara")
    assert mara is not None
    assert mara.surfaces() == ("Mara", "Mara Voss")


def test_the_old_name_goes_only_where_no_page_uses_it(folder: Path, loaded: Loaded) -> None:
    with pytest.raises(UsageError, match="the page of Ada calls it “Mara Voss”"):
        rename_page(folder, loaded, "mara", "Mara Reyes", keeps_old=False)
    assert changed(rename_page(folder, loaded, "lamp", "the lantern", keeps_old=False)) == [
        "- name: the lamp",
        "+ name: the lantern",
    ]


def test_a_rename_to_nothing_or_the_same(folder: Path, loaded: Loaded) -> None:
    assert rename_page(folder, loaded, "mara", " Mara Voss ") is None
    with pytest.raises(UsageError, match="needs a name"):
        rename_page(folder, loaded, "mara", " ")


def test_a_deleted_page_comes_back_to_the_byte(folder: Path, loaded: Loaded) -> None:
    before, history = (folder / "lore/mara.md").read_bytes(), History(folder)
    operation = delete_page(folder, loaded, "mara")
    assert (operation.title, operation.changes.lore) == ("Delete the page of Mara Voss", {"mara"})
    history.do(operation)
    assert load(folder).lore.get("mara") is None
    history.undo()
    assert (folder / "lore/mara.md").read_bytes() == before


def test_everything_that_names_it_is_told(loaded: Loaded) -> None:
    assert referring(loaded, "mara") == (
        "Ada's mother is Mara Voss",
        "the lamp: holder",
        "Shout will never yell unless looked at by Mara Voss",
        "Tobin meets Mara Voss (The Hall)",
        "Tobin gives the lamp to Mara Voss (The Hall)",
        "according to Mara Voss, Tobin was born in Harrow",
        "“The Hall”: whose eyes it is seen through",
        "Meant that way: “green eyes”",
        "Who says “Come in”",
    )
    assert referring(loaded, "shout") == ()
