"""The lore panel without a window: the list, what slots may hold, and sentences about to become true."""

from __future__ import annotations

import pytest

from writer_app.continuity.story import Story
from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Kind
from writer_app.domain.spans import Span
from writer_app.gui.lore.presence import company
from writer_app.gui.lore.presenter import LorePresenter
from writer_app.gui.lore.saying import Saying, it_happens_here, set_as_true
from writer_app.services.lorepages import Section
from writer_app.services.presence import presence
from writer_app.services.revising import diff_lines
from writer_app.services.session import jobs
from writer_app.services.session.operations import Operation
from writer_app.services.session.session import Session


@pytest.fixture
def lore(session: Session) -> LorePresenter:
    return LorePresenter(session)


def added(operation: Operation) -> list[str]:
    (revision,) = operation.revisions
    return [line for line in diff_lines(revision) if line.startswith("  +")]


def selected(session: Session, scene: str, words: str) -> Span:
    source = session.scene(scene)
    assert source is not None
    start = source.body.index(words)
    return Span(start, start + len(words))


def test_pages_stand_under_their_kinds(lore: LorePresenter) -> None:
    rows = lore.rows()
    assert rows[0].text == "Characters"
    assert rows[0].entry == ""
    assert {"izuku", "mimicry", "far-shore"} <= {row.entry for row in rows}
    places = [row.text for row in rows[[row.text for row in rows].index("Places") + 1 :]]
    assert places.index("the bread van") < places.index("the compound")


def test_a_filter_looks_at_every_name(lore: LorePresenter) -> None:
    lore.filter = "eraserh"
    assert [row.entry for row in lore.rows() if row.entry] == ["aizawa"]
    lore.filter = "no such thing"
    assert lore.rows() == ()


def test_a_kind_is_chosen(lore: LorePresenter) -> None:
    lore.kind = Kind.SECRET
    rows = lore.rows()
    assert rows[0].text == "Secrets"
    assert {"red-bullets"} <= {row.entry for row in rows}
    assert [row for row in rows if not row.entry] == [rows[0]]
    lore.filter = "no such thing"
    assert lore.empty_line() == "No page is called so."
    lore.filter = ""
    assert lore.empty_line() == "No page of this kind yet."


def test_every_page_of_the_sample_opens(lore: LorePresenter, session: Session) -> None:
    for entry in session.loaded.lore:
        assert lore.open(entry.id), lore.fault
        assert lore.page is not None
        assert lore.page.problems == ()
        assert len(lore.page.facts) == len(entry.facts)
        assert len(lore.page.changes) == len(entry.changes)
        assert len(lore.page.limits) == len(entry.limits)


def test_a_page_that_is_gone_says_so(lore: LorePresenter) -> None:
    assert not lore.open("nobody")
    assert "nobody" in lore.fault


def test_slots_offer_what_they_may_hold(lore: LorePresenter) -> None:
    lore.open("izuku")
    assert lore.page is not None
    death = next(item for item in lore.page.changes if " dies" in str(item))
    assert "Plum" in lore.choices(death.slots()[-1])
    meeting = next(item for item in lore.page.changes if " meets" in str(item))
    assert "Eri" in lore.choices(meeting.slots()[0])
    eyes = next(item for item in lore.page.facts if "eyes" in str(item))
    assert {"green", "gold", "red"} <= set(lore.choices(eyes.slots()[0]))
    pronouns = next(item for item in lore.page.about if item.path == ("pronouns",))
    assert lore.choices(pronouns.slots()[0]) == ("he", "she", "they", "it")


def test_a_selection_becomes_true_with_one_confirmation(session: Session, story: Story) -> None:
    scene = "the-harbour"
    saying = set_as_true(session, story.readings[scene], scene, selected(session, scene, "blue eyes"))
    draft = saying.drafts[0]
    assert (draft.entry, draft.key, dict(draft.filled)) == ("eri", "eye colour", {"value": "blue"})
    assert saying.draft_words(draft) == "Eri's eyes are blue"
    assert saying.known(dict(draft.filled), draft.key) == ("Eri's eyes are red",)
    assert added(saying.operation(draft.key, dict(draft.filled), ever=True)) == ["  +   eye colour: blue"]
    dated = added(saying.operation(draft.key, dict(draft.filled), from_here=True))
    assert dated == ["  +   eye colour: [{value: red, until: the-harbour}, {value: blue, since: the-harbour}]"]


def test_what_nobody_has_described_can_still_be_said(session: Session, story: Story) -> None:
    scene = "the-harbour"
    saying = set_as_true(session, story.readings[scene], scene, Span(0, 0))
    assert saying.drafts
    nothing = set_as_true(session, None, scene, Span(0, 0))
    with pytest.raises(UsageError):
        nothing.operation("eye colour", {"value": "red"})
    assert nothing.choose("Eri")
    assert added(nothing.operation("beard", {"value": "none"})) == ["  +   beard: none"]


def test_it_happens_after_the_selected_words(session: Session, story: Story) -> None:
    scene = "the-harbour"
    saying = it_happens_here(session, story.readings[scene], scene, selected(session, scene, "gave Giran the brass key"))
    draft = saying.drafts[0]
    assert (draft.entry, draft.key) == ("izuku", "gives")
    filled = dict(draft.filled)
    assert (filled["gives"], filled["to"]) == ("the brass key", "Giran")
    assert filled["at"].startswith("Plum, after “")
    (line,) = added(saying.operation(draft.key, filled))
    assert line.startswith("  +   - {at: {scene: the-harbour, after: ")
    assert line.endswith(", gives: brass-key, to: giran}")


def test_forms_are_found_by_their_words(session: Session) -> None:
    saying = Saying(session, Section.LIMITS, "mimicry")
    assert [form.key for form in saying.forms("larger")] == ["no larger than"]
    assert saying.forms("larger")[0].text == "Mimicry works on nothing larger than …"
    assert "… dies" in [form.text for form in Saying(session, Section.CHANGES).forms()]


def test_the_company_is_sorted_by_how_present_they_are(session: Session, story: Story) -> None:
    told = jobs.Told(1, "the-cell", 900, presence(story, "the-cell", 900))
    found = company(told, session)
    assert "izuku" in [card.entry for card in found.people]
    assert "mimic" in [card.entry for card in found.named]
    (izuku,) = [card for card in found.people if card.entry == "izuku"]
    assert "holds the bone-handled knife, the brass key" in [known.text for known in izuku.now]
    assert "eyes are green" in [known.text for known in izuku.looks]
    assert "alive" not in [known.text for known in izuku.known]
    assert "opens the promise" in str(izuku.past)
    assert company(jobs.Told(1, "the-cell", 0, ()), session).line
