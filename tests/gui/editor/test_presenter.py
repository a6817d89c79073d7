"""What the editor says beside the text: card, menu and count, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from writer_app.domain.findings import FixKind
from writer_app.domain.observations import Segment
from writer_app.domain.scenes import Frame, Setting
from writer_app.domain.spans import Span
from writer_app.gui.editor.cards import spoken
from writer_app.gui.editor.known import Known
from writer_app.gui.editor.marks import Mark, MarkKind
from writer_app.gui.editor.offers import Deed, offers
from writer_app.gui.editor.presenter import Presenter, counted
from writer_app.gui.editor.trail import Trail
from writer_app.services.session import jobs
from writer_app.services.session.session import Session

SCENE = "the-harbour"


@pytest.fixture
def known(session: Session, checked: jobs.Checked) -> Known:
    found = Known(session.buffer(SCENE), Trail())
    found.take(checked)
    return found


def marks_at(known: Known, words: str) -> tuple[int, tuple[Mark, ...]]:
    offset = known.buffer.text.index(words)
    return offset, tuple(known.marks.within(Span(offset, offset + 1), known.trail))


def test_the_card_says_what_contradicts_what(session: Session, known: Known) -> None:
    offset, marks = marks_at(known, "Eri\u2019s blue eyes")
    found, named = Presenter(session).sections(known, offset, marks)
    assert (found.kind, found.mark) == ("Contradiction", MarkKind.CONFLICT)
    assert any("red" in line for line in found.lines)
    assert (named.kind, named.title) == ("character", "Eri")
    assert named.lines
    assert "Contradiction" in spoken((found, named))
    assert all(len(line) <= 160 for line in (*found.lines, *named.lines))


def test_a_name_alone_has_a_card_and_a_page_to_open(session: Session, known: Known) -> None:
    offset = known.buffer.text.index("Dabi demanded")
    presenter = Presenter(session)
    (section,) = presenter.sections(known, offset, ())
    assert "Dabi" in section.title
    (chapter,) = presenter.chapters(known, offset, ())
    assert [(offer.deed, offer.entry) for offer in chapter.offers] == [(Deed.PAGE, "dabi"), (Deed.LINES, "dabi")]
    assert presenter.page_at(known, offset) == "dabi"


def test_a_selected_passage_may_teach_a_power(session: Session) -> None:
    presenter = Presenter(session)
    ((offer,),) = (chapter.offers for chapter in presenter.teachable("The wall bent."))
    assert offer.deed is Deed.TEACH
    assert presenter.teachable("wall") == ()
    session.read_only = "another window holds it"
    assert presenter.teachable("The wall bent.") == ()


def test_plain_words_have_neither(session: Session, known: Known) -> None:
    offset = known.buffer.text.index("demanded")
    presenter = Presenter(session)
    assert presenter.sections(known, offset + 2, ()) == ()
    assert presenter.chapters(known, offset + 2, ()) == ()
    assert presenter.page_at(known, offset + 2) is None


def test_a_finding_offers_its_edit_first_and_both_ways_to_change_the_notes(session: Session, known: Known) -> None:
    offset, marks = marks_at(known, "blue eyes")
    chapter = Presenter(session).chapters(known, offset, marks)[0]
    deeds = [offer.deed for offer in chapter.offers]
    assert deeds[:4] == [Deed.FIX, Deed.TRUE_FROM_HERE, Deed.TRUE_ALWAYS, Deed.MEANT]
    assert deeds.count(Deed.FRAME) == 4
    assert deeds.count(Deed.SCENE_FRAME) == 1
    assert deeds[-1] is Deed.PAGE
    first = chapter.offers[0]
    assert first.fix is not None
    assert first.fix.kind is FixKind.EDIT
    true = chapter.offers[1].truth
    assert true is not None
    assert (true.entry, true.key, true.value) == ("eri", "eye colour", "blue")


def test_who_may_only_read_can_still_open_pages(session: Session, known: Known) -> None:
    offset, marks = marks_at(known, "blue eyes")
    session.read_only = "Ida has it open"
    chapters = Presenter(session).chapters(known, offset, marks)
    assert {(offer.deed, offer.entry) for chapter in chapters for offer in chapter.offers} == {(Deed.PAGE, "eri")}
    word = Mark(Span(offset, offset + 4), MarkKind.SPELLING, None, ("blew",))
    assert Presenter(session).chapters(known, known.buffer.text.index("demanded") + 2, (word,)) == ()


@pytest.mark.parametrize(
    ("setting", "frames"),
    [
        (Setting(), [Frame.FLASHBACK, Frame.DREAM]),
        (Setting(when="next morning"), [Frame.FLASHBACK, Frame.DREAM]),
        # A flashback with a date stands at that date, where the scene stands already.
        (Setting(when="2217-11-06 00:10"), [Frame.DREAM]),
        (Setting(frame=Frame.DREAM), [Frame.FLASHBACK]),
        (Setting(frame=Frame.FLASHBACK), [Frame.DREAM]),
    ],
)
def test_the_whole_scene_is_told_otherwise_only_where_that_changes_something(
    session: Session, known: Known, setting: Setting, frames: list[Frame]
) -> None:
    _, marks = marks_at(known, "blue eyes")
    chapter = offers(marks, known.buffer.text, None, (session.loaded.lore, setting))[0]
    assert [offer.frame for offer in chapter.offers if offer.deed is Deed.SCENE_FRAME] == frames


def test_a_word_in_no_dictionary_offers_others_and_to_be_right(session: Session, known: Known) -> None:
    offset = known.buffer.text.index("demanded")
    word = Mark(Span(offset, offset + 8), MarkKind.SPELLING, None, ("demand",))
    (chapter,) = Presenter(session).chapters(known, offset + 2, (word,))
    assert [(offer.deed, offer.word) for offer in chapter.offers] == [(Deed.SPELL, "demand"), (Deed.ACCEPT, "demanded")]
    (section,) = Presenter(session).sections(known, offset + 2, (word,))
    assert section.lines == ("Perhaps: demand",)


@pytest.mark.parametrize(
    ("words", "chosen", "said"),
    [
        (0, "", "0 words"),
        (1, "", "1 word"),
        (1074, "", "1,074 words"),
        (1074, "two words", "2 selected / 1,074 words"),
    ],
)
def test_words_are_counted(words: int, chosen: str, said: str) -> None:
    assert counted(words, chosen) == said


def test_a_stretch_that_looks_like_a_flashback_is_offered_to_be_marked(
    session: Session, known: Known, checked: jobs.Checked
) -> None:
    offset = known.buffer.text.index("demanded")
    assert known.reading is not None
    stretch = Segment(Span(offset, offset + 8), Frame.FLASHBACK, reason="somebody remembers it")
    known.take(replace(checked, readings={SCENE: replace(known.reading, proposed=(stretch,))}))
    (chapter,) = Presenter(session).chapters(known, offset + 2, ())
    assert "flashback" in chapter.about
    (offer,) = chapter.offers
    assert (offer.deed, offer.frame, offer.mark and offer.mark.span) == (Deed.FRAME, Frame.FLASHBACK, stretch.span)
    assert known.proposed(offset + 8) is None
    session.read_only = "Ida has it open"
    assert Presenter(session).chapters(known, offset + 2, ()) == ()
