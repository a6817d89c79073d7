"""A power taught by a passage: what is read from it, what is asked, what the answers change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.taught import EXAMPLE, PAGES, SCENES, lesson, said, seen_uses, write_book
from writer_app.continuity.teaching.learning import learn
from writer_app.domain.errors import UsageError
from writer_app.domain.lessons import Lesson, Role
from writer_app.services.stories import Tools


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path / "book")


@pytest.fixture
def taught(book: Path, tools: Tools) -> Lesson:
    return lesson(book, tools)


def number(taught: Lesson, words: str) -> int:
    return next(number for number, seen in enumerate(taught.similar) if words in seen.words)


def test_what_the_user_does_and_what_the_thing_does_are_read_from_the_passage(taught: Lesson) -> None:
    assert said(taught, Role.CUE) == ("crease something",)
    assert said(taught, Role.EFFECT) == ("flutter",)
    assert (taught.user, taught.owned, taught.example.thing) == ("odile", True, "letter")
    assert [mark.of(taught.example.words) for mark in taught.example.marks] == ["creased", "fluttered"]


def test_passages_like_it_are_asked_about_and_the_doubtful_ones_last(taught: Lesson) -> None:
    asked = [(seen.words.split(".")[0], bool(seen.doubt)) for seen in taught.similar]
    assert asked == [
        ("Odile creased her brow", False),
        ("The river was up again, and the flags on the bridge fluttered", False),
        ("That evening Odile creased the bill of lading", False),
        ("The bill fluttered out over the harbour like a gull", False),
        ("Curtains fluttered in the inn", False),
        ("She creased the map under her thumb, and it was gone over the parapet", True),
    ]


def test_unasked_the_widest_that_the_passage_says_is_learnt(taught: Lesson) -> None:
    assert learn(taught, (), ()).words == ((Role.CUE, "crease something"), (Role.EFFECT, "flutter"))


def test_a_no_narrows_a_verb_to_its_object_or_drops_it(taught: Lesson) -> None:
    yes = {number(taught, "the map"), number(taught, "bill of lading")}
    no = {number(taught, "her brow"), number(taught, "Curtains")}
    learnt = learn(taught, yes, no)
    assert set(learnt.words) == {(Role.CUE, "crease letter"), (Role.CUE, "crease map"), (Role.CUE, "crease bill")}
    assert learnt.dropped == ((Role.EFFECT, "flutter"),)


def test_what_the_page_says_against_an_answer_goes(tmp_path: Path, tools: Tools) -> None:
    pages = PAGES | {"kitewrit": "kind: quirk\nname: Kitewrit\nowner: odile\ncues: [Crease, fold]\neffects: [flutter]"}
    taught = lesson(write_book(tmp_path / "book", SCENES, pages), tools)
    learnt = learn(taught, (), {number(taught, "her brow")})
    assert learnt.gone == ((Role.CUE, "crease"),)
    assert learnt.words == ((Role.CUE, "crease letter"),)


def test_where_no_page_says_whose_it_is_it_is_who_uses_it_there(tmp_path: Path, tools: Tools) -> None:
    taught = lesson(write_book(tmp_path / "book", SCENES, PAGES | {"kitewrit": "kind: quirk\nname: Kitewrit"}), tools)
    assert (taught.user, taught.owned) == ("odile", False)
    assert learn(taught, (), ()).owner == "odile"


@pytest.mark.parametrize(
    ("words", "quirk", "says"),
    [
        ("Nobody spoke. Tam looked at the place where it had been.", "kitewrit", "no verb in this passage"),
        (EXAMPLE, "odile", "Odile Marr is no power"),
    ],
)
def test_what_teaches_nothing_is_said(book: Path, tools: Tools, words: str, quirk: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        lesson(book, tools, words, quirk)


WALLS = {
    "hall": "Corvin laid his palm on the wall, and grinned. The corridor lurched from end to end.\n",
    "stair": "Corvin was on the stair. The steps writhed under them.\n\nCorvin fused with the banister.\n",
    "boat": "The boat lurched, and Ansa was sick. Nobody knew that the floor would convulse.\n",
    "bed": "Corvin lay awake in the rippling dark of the room. Ansa shuddered.\n",
}
PEOPLE = {
    "corvin": "kind: character\nname: Corvin\npronouns: he",
    "ansa": "kind: character\nname: Ansa\npronouns: she",
    "graft": "kind: quirk\nname: Graft\nowner: corvin",
}


def test_the_nearest_shape_is_offered_and_brings_passages_with_other_words(tmp_path: Path, tools: Tools) -> None:
    taught = lesson(write_book(tmp_path / "book", WALLS, PEOPLE), tools, "The corridor lurched from end to end.", "graft")
    assert taught.shape is not None
    assert taught.shape.name == "possess an object"
    words = [(seen.words, bool(seen.doubt)) for seen in taught.similar]
    assert ("Corvin fused with the banister.", False) in words
    assert ("The steps writhed under them.", False) in words
    assert ("Corvin lay awake in the rippling dark of the room.", True) in words
    assert len(words) == 3
    learnt = learn(taught, {0, 1}, ())
    assert (learnt.shape, learnt.words) == ("possess an object", ())
    assert {limit.key for limit in learnt.usual} == {"no larger than", "needs"}


def test_a_shape_that_a_no_speaks_against_gives_way_to_the_words_that_were_confirmed(tmp_path: Path, tools: Tools) -> None:
    taught = lesson(write_book(tmp_path / "book", WALLS, PEOPLE), tools, "The corridor lurched from end to end.", "graft")
    learnt = learn(taught, {number(taught, "banister")}, {number(taught, "steps writhed")})
    assert learnt.shape == ""
    assert learnt.words == ((Role.EFFECT, "lurch"), (Role.CUE, "fuse with"))
    assert learn(taught, (), (), shapeless=True).words == ((Role.EFFECT, "lurch"),)


def test_a_shape_of_the_authors_own_stays(tmp_path: Path, tools: Tools) -> None:
    pages = PEOPLE | {"graft": "kind: quirk\nname: Graft\nowner: corvin\nshape: grafting"}
    taught = lesson(write_book(tmp_path / "book", WALLS, pages), tools, "The corridor lurched from end to end.", "graft")
    assert taught.shape is None
    assert learn(taught, (), ()).words == ((Role.EFFECT, "lurch"),)


def test_checks_see_what_was_confirmed_and_not_what_was_denied(book: Path, taught: Lesson, tools: Tools) -> None:
    assert seen_uses(book, tools) == []
    learnt = learn(taught, {number(taught, "bill of lading")}, {number(taught, "her brow")})
    cues = [text for role, text in learnt.words if role is Role.CUE]
    (book / "lore/kitewrit.md").write_text(f"---\nid: kitewrit\n{PAGES['kitewrit']}\ncues: [{', '.join(cues)}]\n---\n")
    seen = seen_uses(book, tools)
    assert any("letter" in use for use in seen)
    assert any("bill" in use for use in seen)
    assert not any("brow" in use for use in seen)
