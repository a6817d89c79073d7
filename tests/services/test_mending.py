"""A fix is made whole, in the open text and in the lore, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from writer_app.domain.errors import UsageError
from writer_app.domain.findings import Finding, Fix, FixKind, LoreEdit, Message, Severity, TextEdit
from writer_app.domain.spans import Span
from writer_app.services.mending import edit_text, lore_operation
from writer_app.services.session.buffers import Edit
from writer_app.services.session.session import Session

BODY = "She ran. He sat.\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "project.yaml").write_text("format: 1\nid: p\ntitle: P\noutline:\n- {id: one, title: One, scenes: [hall]}\n")
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "hall.md").write_text(f"---\nid: hall\n---\n{BODY}")
    (tmp_path / "lore").mkdir()
    (tmp_path / "lore" / "mara.md").write_text("---\nid: mara\nkind: character\nname: Mara\n---\n")
    opened = Session(tmp_path)
    yield opened
    opened.close()


def finding(*fixes: Fix) -> Finding:
    return Finding("C201", Severity.NOTE, Message("x"), (), fixes=fixes)


def swap() -> Fix:
    edits = (TextEdit("hall", Span(0, 3), "He"), TextEdit("hall", Span(9, 11), "She"))
    return Fix("Swap", FixKind.EDIT, edits)


def test_a_text_is_mended_where_it_is_open(session: Session) -> None:
    edit_text(session, swap(), {})
    assert session.buffer("hall").text == "He ran. She sat.\n"
    assert session.buffer("hall").dirty


def test_a_text_that_was_read_as_it_is_now_is_mended(session: Session) -> None:
    buffer = session.buffer("hall")
    buffer.edit(Edit(len(BODY), 0, "More.\n"))
    edit_text(session, swap(), {"hall": buffer.revision})
    assert buffer.text == "He ran. She sat.\nMore.\n"


@pytest.mark.parametrize("read", [{}, {"hall": 0}])
def test_a_text_that_is_another_one_by_now_is_left_alone(session: Session, read: dict[str, int]) -> None:
    buffer = session.buffer("hall")
    buffer.edit(Edit(0, 0, "Now "))
    with pytest.raises(UsageError):
        edit_text(session, swap(), read)
    assert buffer.text == f"Now {BODY}"


def test_a_fix_of_the_lore_is_one_operation(session: Session) -> None:
    fix = Fix("It costs sleep", FixKind.LORE, (), (LoreEdit("mara", "limits", "{costs: sleep}"),))
    operation = lore_operation(session, finding(fix), fix)
    assert operation is not None
    assert operation.title == "It costs sleep"
    assert operation.changes.lore == {"mara"}
    assert "limits:\n  - {costs: sleep}\n" in operation.revisions[0].text
    assert lore_operation(session, finding(swap()), swap()) is None


def test_what_cannot_be_written_is_said(session: Session) -> None:
    fix = Fix("No", FixKind.LORE, (), (LoreEdit("nobody", "limits", "{costs: sleep}"),))
    with pytest.raises(UsageError):
        lore_operation(session, finding(fix), fix)
