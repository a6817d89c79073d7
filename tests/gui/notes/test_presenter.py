"""Continuity notes without a window: groups, counts, both passages, and the way from one to the next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from writer_app.domain.findings import Finding, LoreEvidence, Message, Severity
from writer_app.domain.spans import Span
from writer_app.domain.values import Origin
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


def test_the_title_counts_what_stands(notes: NotesPresenter, checked: jobs.Checked, session: Session) -> None:
    standing = [item.severity for item in checked.findings if item.dismissed is None]
    assert notes.title() == f"Continuity notes · {len(standing)}"
    assert notes.tally()[Severity.CONFLICT] == standing.count(Severity.CONFLICT)
    assert notes.meant_count() == 1
    assert NotesPresenter(session).title() == "Continuity notes"


def test_kinds_are_shown_and_hidden(notes: NotesPresenter) -> None:
    notes.selected = next(note.key for note in notes.shown() if note.finding.severity is Severity.CONFLICT)
    notes.show_kind(Severity.CONFLICT, False)
    assert {note.finding.severity for note in notes.shown()} == {Severity.WARNING, Severity.NOTE}
    current = notes.current()
    assert current in notes.shown()
    for kind in (Severity.WARNING, Severity.NOTE):
        notes.show_kind(kind, False)
    assert notes.shown() == ()
    assert notes.current() is None
    assert notes.empty_line() == "Nothing of the kind that you have chosen to see."
    assert notes.step("the-cell", Span(0, 0)) is None
    notes.show_kind(Severity.NOTE, True)
    assert {note.finding.severity for note in notes.shown()} == {Severity.NOTE}


def test_the_notes_beside_the_selected_one_follow_the_headings(notes: NotesPresenter) -> None:
    notes.grouping = Grouping.SUBJECT
    first, second = next(group.notes for group in notes.groups() if len(group.notes) > 1)[:2]
    notes.selected = first.key
    assert notes.beside(1) == second
    notes.selected = second.key
    assert notes.beside(-1) == first
    notes.grouping = Grouping.SCENE
    notes.selected = notes.shown()[0].key
    assert notes.beside(-1) is None
    assert notes.place() == (1, len(notes.shown()))
    notes.selected = ""
    assert notes.beside(1) is None


def test_earlier_reasons_are_offered(notes: NotesPresenter) -> None:
    assert notes.earlier_reasons() == ("It is the light of Rewind in them, for as long as it burns.",)


def test_what_is_meant_is_shown_when_asked_for(notes: NotesPresenter) -> None:
    before = len(notes.shown())
    notes.show_meant(True)
    assert len(notes.shown()) == before + 1
    assert [note.finding.dismissed for note in notes.shown() if note.finding.dismissed]


def test_an_empty_list_says_something_true(session: Session, checked: jobs.Checked) -> None:
    presenter = NotesPresenter(session)
    assert "being read" in presenter.empty_line()
    presenter.take(replace(checked, findings=(), fingerprints=()))
    assert presenter.empty_line() == "Nothing contradicts your notes."
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
    seen, declared = (dict(note.finding.message.params)[key] for key in ("seen", "declared"))
    assert (mine.differs, theirs.marked) == (seen, declared)
    for other in notes.shown():
        assert all((passage.marked or passage.before) and passage.title for passage in notes.passages(other))


def test_what_differs_is_marked_in_a_sentence_of_the_lore(notes: NotesPresenter) -> None:
    marked = {note.finding.code: notes.passages(note)[1].marked for note in notes.shown() if note.finding.scene}
    assert marked["R601"] == "the dead and the dying"
    assert marked["Q503"] == "a refrigerator"
    assert marked["N101"] == "Chisaki"
    assert marked["L301"] == "dies"


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


def test_of_notes_alike_the_nearest_is_selected_where_one_has_changed(notes: NotesPresenter, checked: jobs.Checked) -> None:
    note = next(note for note in notes.shown() if note.finding.scene)
    assert note.finding.span is not None
    far, near, gone = (
        replace(note.finding, span=Span(at, at + 5), quote=f"quote {at}") for at in (0, note.finding.span.start + 9, 4)
    )
    notes.take(replace(checked, findings=(gone, note.finding), fingerprints=("gone", "old")))
    notes.selected = "old.1"
    notes.take(replace(checked, findings=(far, near), fingerprints=("far", "near")))
    assert notes.selected == "near.1"


def test_a_note_in_the_lore_leads_to_its_page(notes: NotesPresenter) -> None:
    (note,) = [note for note in notes.shown() if note.finding.scene is None]
    assert notes.page_of(note) == "red-bullets"
    assert notes.scene_of(note) == ""


def test_many_that_rest_on_one_line_are_one_note(session: Session) -> None:
    eyes = LoreEvidence("eri", "eye colour", "red", "your notes", Origin("lore/characters/eri.md", 9, 3))
    found = Finding("C201", Severity.CONFLICT, Message("eyes"), ("eri",), (eyes,), "the-harbour", Span(0, 4))
    findings = tuple(replace(found, span=Span(at, at + 1)) for at in range(40))
    notes = NotesPresenter(session)
    notes.take(jobs.Checked(0, findings, tuple(f"m{at}" for at in range(40)), {}, {}, {}))
    (note,) = notes.shown()
    assert note.others == "and 39 more that rest on the same line of Eri's page"
    assert note.others in note.spoken
    assert notes.tally() == {Severity.CONFLICT: 40}
    notes.selected = note.key
    assert notes.current() == note
    notes.show_each(True)
    assert len(notes.shown()) == 40
    assert notes.current() in notes.shown()
    notes.selected = "m7.1"
    notes.show_each(False)
    assert notes.selected == note.key
