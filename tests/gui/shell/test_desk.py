"""The desk passes on what belongs to the present, and only that."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import FakeReader
from writer_app.domain.spans import Span
from writer_app.gui.shared.desk import Desk
from writer_app.services.revising import Revision
from writer_app.services.session import jobs
from writer_app.services.session.buffers import Edit
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation


def checked(number: int, **revisions: int) -> jobs.Checked:
    named = {scene.replace("_", "-"): revision for scene, revision in revisions.items()}
    return jobs.Checked(number, (), (), {}, named, {})


def test_a_scene_is_opened_and_pointed_at(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignals([desk.opened, desk.pointed]):
        desk.open("the-nursery", Span(3, 9))
    assert desk.scene == "the-nursery"
    with qtbot.assertNotEmitted(desk.opened), qtbot.waitSignal(desk.pointed):
        desk.open("the-nursery", Span(4, 9))


def test_a_scene_that_is_not_there_is_a_message(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.said) as told:
        desk.open("nowhere")
    assert told.args == ["there is no scene “nowhere”", "error"]
    assert desk.scene == ""


def test_a_check_follows_a_pause(qtbot: QtBot, desk: Desk, reader: FakeReader) -> None:
    desk.open("the-nursery")
    desk.session.buffer("the-nursery").edit(Edit(0, 0, "Rain. "))
    qtbot.waitUntil(lambda: bool(reader.sent))
    (job,) = reader.sent
    assert isinstance(job, jobs.Check)
    assert job.texts["the-nursery"].body.startswith("Rain. ")
    assert not job.reload


def test_only_what_fits_the_text_is_told(qtbot: QtBot, desk: Desk, reader: FakeReader) -> None:
    desk.open("the-nursery")
    number = desk.ask(jobs.Check(0))
    with qtbot.waitSignal(desk.noted):
        reader.answered.emit(checked(number, the_nursery=0))
    first = desk.checked
    desk.session.buffer("the-nursery").edit(Edit(0, 0, "Rain. "))
    with qtbot.assertNotEmitted(desk.noted):
        reader.answered.emit(checked(number, the_nursery=0))
    assert desk.checked is first


def test_only_the_newest_of_a_kind_counts(qtbot: QtBot, desk: Desk, reader: FakeReader) -> None:
    old, new = desk.ask(jobs.Ask(0, "the-nursery", 1)), desk.ask(jobs.Ask(0, "the-nursery", 2))
    with qtbot.assertNotEmitted(desk.told):
        reader.answered.emit(jobs.Told(old, "the-nursery", 1, ()))
    with qtbot.waitSignal(desk.told):
        reader.answered.emit(jobs.Told(new, "the-nursery", 2, ()))


def test_a_refused_search_is_an_answer_and_another_refusal_a_message(qtbot: QtBot, desk: Desk, reader: FakeReader) -> None:
    search, check = desk.ask(jobs.Search(0, "x:y")), desk.ask(jobs.Check(0))
    with qtbot.waitSignal(desk.found), qtbot.assertNotEmitted(desk.said):
        reader.answered.emit(jobs.Refused(search, "there is no field x"))
    with qtbot.waitSignal(desk.said) as told:
        reader.answered.emit(jobs.Refused(check, "the reading process has stopped"))
    assert told.args == ["the reading process has stopped", "warning"]


def test_where_the_cursor_is_is_told_when_it_rests(qtbot: QtBot, desk: Desk) -> None:
    desk.open("the-nursery")
    told: list[tuple[str, int]] = []
    desk.went.connect(lambda scene, offset: told.append((scene, offset)))
    with qtbot.waitSignal(desk.chosen):
        for offset in range(1, 30):
            desk.go(offset, Span(0, offset))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("the-nursery", 29)]
    assert desk.selection == Span(0, 29)


def test_an_operation_is_told_and_checked(qtbot: QtBot, desk: Desk, reader: FakeReader) -> None:
    planned = Operation("Write", (Revision("lore/characters/new.md", None, "---\nid: new\nkind: item\n---\n"),), Changes())
    with qtbot.waitSignal(desk.changed) as told:
        assert desk.do(planned)
    assert told.args is not None
    assert told.args[0].lore == {"new"}
    qtbot.waitUntil(lambda: isinstance(job := reader.last(jobs.Check), jobs.Check) and job.reload)
    with qtbot.waitSignal(desk.said) as said:
        assert not desk.do(planned)
    assert said.args is not None
    assert "was changed since" in said.args[0]
    assert desk.undo()
    assert not desk.undo()


@pytest.mark.parametrize("gone", ["the-nursery"])
def test_when_the_open_scene_goes_another_is_shown(qtbot: QtBot, desk: Desk, gone: str) -> None:
    desk.open(gone)
    path = desk.session.buffer(gone).path
    held = (desk.session.folder / path).read_bytes()
    head = (desk.session.folder / "project.yaml").read_bytes()
    without = Revision("project.yaml", head, head.decode().replace(f"      - {gone}\n", ""))
    with qtbot.waitSignal(desk.opened):
        desk.do(Operation("Delete", (without,), Changes(outline=True), ((path, held),)))
    assert desk.scene not in ("", gone)
    assert desk.buffer is not None


def test_files_that_changed_are_read_again_for_what_is_noticed(desk: Desk, reader: FakeReader) -> None:
    desk.notice()
    assert not any(isinstance(job, jobs.Notice) and job.reload for job in reader.sent)
    desk.check(reload=True)
    desk.notice()
    job = reader.last(jobs.Notice)
    assert isinstance(job, jobs.Notice)
    assert job.reload


def test_what_is_noticed_is_told_with_how_far_it_is(qtbot: QtBot, desk: Desk, reader: FakeReader) -> None:
    desk.open("the-nursery")
    older, number = desk.notice(), desk.notice()
    job = reader.last(jobs.Notice)
    assert isinstance(job, jobs.Notice)
    assert list(job.texts) == ["the-nursery"]
    with qtbot.waitSignal(desk.noticing) as far:
        reader.answered.emit(jobs.Noticing(number, 3, 12))
    assert far.args == [jobs.Noticing(number, 3, 12)]
    with qtbot.assertNotEmitted(desk.noticed):
        reader.answered.emit(jobs.Noticed(older, ()))
    with qtbot.waitSignal(desk.noticed):
        reader.answered.emit(jobs.Noticed(number, ()))
