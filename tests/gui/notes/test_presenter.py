"""Continuity notes without a window: groups, counts, both passages, and the way from one to the next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from writer_app.domain.findings import Severity
from writer_app.domain.spans import Span
from writer_app.gui.notes.presenter import Grouping, Note, NotesPresenter
from writer_app.services.session import jobs
from writer_app.services.session.buffers import Edit
from writer_app.services.session.session import Session


@pytest.fixture
def notes(session: Session, checked: jobs.Checked) -> NotesPresenter:
    presenter = NotesPresenter(session)
    presenter.take(checked)
    return presenter


def without(checked: jobs.Checked, note: Note) -> jobs.Checked:
    pairs = zip(checked.findings, checked.fingerprints, strict=True)
    left = [(finding, mark) for finding, mark in pairs if finding is not note.finding]
    return replace(checked, findings=tuple(one for one, _ in left), fingerprints=tuple(mark for _, mark in left))


def test_notes_stand_under_their_scenes_in_reading_order(notes: NotesPresenter, session: Session) -> None:
    titles = [group.title for group in notes.groups()]
    reading = [session.title_of(scene) for scene in session.loaded.project.outline.scene_ids()]
    in_text = [title for title in titles if title in reading]
    assert in_text == sorted(in_text, key=reading.index)
    assert titles[-1] == "In your notes"
    assert len(set(titles)) == len(titles)


def test_notes_stand_under_everyone_they_are_about(notes: NotesPresenter) -> None:
    notes.grouping = Grouping.SUBJECT
    groups = {group.title: group.notes for group in notes.groups()}
    assert "Izuku Midoriya" in groups
    sizes = [len(found) for found in groups.values()]
    assert sizes == sorted(sizes, reverse=True)
    for title, found in groups.items():
        assert all("izuku" in note.finding.subjects for note in found) or title != "Izuku Midoriya"


def test_counts_are_words(notes: NotesPresenter, checked: jobs.Checked) -> None:
    conflicts = [item for item in checked.findings if item.severity is Severity.CONFLICT and item.dismissed is None]
    assert notes.counts().startswith(f"{len(conflicts)} contradictions, ")
    assert notes.counts().endswith("1 meant that way")


def test_what_is_meant_is_shown_when_asked_for(notes: NotesPresenter) -> None:
    before = len(notes.shown())
    notes.show_meant(True)
    assert len(notes.shown()) == before + 1
    assert [note.finding.dismissed for note in notes.shown() if note.finding.dismissed]


def test_an_empty_list_says_something_true(session: Session, checked: jobs.Checked) -> None:
    presenter = NotesPresenter(session)
    assert "being read" in presenter.empty_line()
    presenter.take(replace(checked, findings=(), fingerprints=()))
    assert "Nothing in your text contradicts" in presenter.empty_line()
    meant = [(one, mark) for one, mark in zip(checked.findings, checked.fingerprints, strict=True) if one.dismissed]
    presenter.take(replace(checked, findings=(meant[0][0],), fingerprints=(meant[0][1],)))
    assert presenter.shown() == ()
    assert "you mean that way" in presenter.empty_line()


def test_both_passages_stand_side_by_side(notes: NotesPresenter) -> None:
    note = next(note for note in notes.shown() if note.finding.code == "C201")
    mine, theirs = notes.passages(note)[:2]
    assert mine.marked == note.finding.quote
    assert mine.before
    assert mine.span == note.finding.span
    assert theirs.entry in note.finding.subjects
    assert "\n" not in mine.before + mine.after
    for other in notes.shown():
        assert all(passage.marked and passage.title for passage in notes.passages(other))


def test_a_passage_is_found_where_typing_has_moved_it(notes: NotesPresenter, session: Session) -> None:
    note = next(note for note in notes.shown() if note.finding.scene and note.finding.quote)
    session.buffer(note.finding.scene or "").edit(Edit(0, 0, "It rained. "))
    passage = notes.passages(note)[0]
    assert passage.marked == note.finding.quote
    assert note.finding.span is not None
    assert passage.span == Span(note.finding.span.start + 11, note.finding.span.end + 11)


def test_the_keys_go_round(notes: NotesPresenter, session: Session) -> None:
    in_text = [note for note in notes.shown() if note.finding.scene]
    scene, selection = session.loaded.scenes[0].id, Span(0, 0)
    forward = []
    for _ in range(len(in_text) + 1):
        note = notes.step(scene, selection)
        assert note is not None
        assert note.finding.span is not None
        notes.selected, scene, selection = note.key, note.finding.scene or "", note.finding.span
        forward.append(note)
    assert forward[:-1] == in_text
    assert forward[-1] == in_text[0]
    assert notes.step(scene, selection, backward=True) == in_text[-1]
    assert notes.step(session.loaded.scenes[0].id, Span(0, 0), backward=True) == in_text[-1]


def test_no_notes_no_step(session: Session, checked: jobs.Checked) -> None:
    presenter = NotesPresenter(session)
    presenter.take(replace(checked, findings=(), fingerprints=()))
    assert presenter.step(session.loaded.scenes[0].id, Span(0, 0)) is None


def test_the_selection_survives_a_check(notes: NotesPresenter, checked: jobs.Checked) -> None:
    third = notes.shown()[2]
    notes.selected = third.key
    notes.take(without(checked, notes.shown()[0]))
    assert notes.current() is not None
    assert notes.selected == third.key
    follower = notes.shown()[2]
    notes.take(without(without(checked, notes.shown()[0]), third))
    assert notes.selected in (follower.key, notes.shown()[1].key)


def test_a_note_in_the_lore_leads_to_its_page(notes: NotesPresenter) -> None:
    (note,) = [note for note in notes.shown() if note.finding.scene is None]
    assert notes.page_of(note) == "red-bullets"
    assert notes.scene_of(note) == ""
