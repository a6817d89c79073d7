"""What was noticed is accepted, merged, renamed or passed over: as one step, in files that an author could have written."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.noticed import HESPER, LANTERN, NOTICED, ORIN, TAM, WATER, asked, called, dies, fact, make, page
from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Change, Entry, Kind, Pronouns
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.services.accepting import accept, dismiss, merge
from writer_app.services.noticing import as_kind
from writer_app.services.proposed import identity
from writer_app.services.revising import save
from writer_app.services.session.history import History
from writer_app.services.session.operations import Operation
from writer_app.storage.folder import load


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    return make(tmp_path)


def done(folder: Path, operation: Operation) -> dict[str, str]:
    """The files that the operation writes, by path, once it is done."""
    save(folder, operation.revisions, "test")
    assert not load(folder).problems
    return {revision.path: (folder / revision.path).read_text(encoding="utf-8") for revision in operation.revisions}


def test_a_page_is_written_with_its_names_and_what_is_known_of_it(novel: Path) -> None:
    loaded, questions = asked(novel)
    assert done(novel, accept(novel, loaded, [called(questions, "Hesper Quill")])) == {
        "lore/characters/hesper-quill.md": (
            "---\nid: hesper-quill\nkind: character\nname: Hesper Quill\naliases: [Hesper, Miss Quill]\npronouns: she\n"
            "facts:\n  eye colour: brown\n---\n"
        )
    }


def test_everything_at_once_is_one_step_and_one_undo(novel: Path) -> None:
    loaded, questions = asked(novel)
    before = {path: path.read_bytes() for path in novel.rglob("*") if path.is_file()}
    operation, history = accept(novel, loaded, questions), History(novel)
    history.do(operation)
    assert operation.title == f"Accept {len(questions)} things noticed in the text"
    assert operation.changes.lore == {"hesper-quill", "tam", "the-blue-lantern", "orin"}
    lore = load(novel).lore
    tam, lantern = lore.get("tam"), lore.get("the-blue-lantern")
    assert tam is not None
    assert lantern is not None
    assert (lantern.link("holder"), tam.facts[0].value, tam.changes[0].at[0].after) == (("tam",), "hesper-quill", "took him")
    assert asked(novel)[1] == ()
    history.undo()
    assert {path: path.read_bytes() for path in novel.rglob("*") if path.is_file()} == before


def test_a_page_that_is_there_is_patched(novel: Path) -> None:
    loaded, questions = asked(novel)
    about = [question for question in questions if question.proposal.entry.id == "orin"]
    assert done(novel, accept(novel, loaded, about)) == {
        "lore/characters/orin.md": (
            "---\nid: orin # the ferryman\nkind: character\nname: Orin\nfacts:\n  eye colour: grey\n  hair colour: white\n"
            "pronouns: he\naliases: [Old Orin]\n---\nHis notes.\n"
        )
    }


def test_what_refers_to_a_page_that_is_not_there_waits_for_it(novel: Path) -> None:
    loaded, questions = asked(novel)
    pages = done(novel, accept(novel, loaded, [called(questions, "Tam"), called(questions, "the Blue Lantern")]))
    assert "mother" not in pages["lore/characters/tam.md"]
    assert "holder: tam" in pages["lore/items/the-blue-lantern.md"]
    loaded, questions = asked(novel)
    pages = done(novel, accept(novel, loaded, [called(questions, "Hesper Quill")]))
    assert "  mother: hesper-quill\n" in pages["lore/characters/tam.md"]


def test_a_thing_whose_holder_has_no_page_yet_has_no_holder(novel: Path) -> None:
    loaded, questions = asked(novel)
    (text,) = done(novel, accept(novel, loaded, [called(questions, "the Blue Lantern")])).values()
    assert "holder" not in text


def test_a_part_that_is_left_out_is_not_asked_about_again(novel: Path) -> None:
    loaded, questions = asked(novel)
    question = called(questions, "Tam")
    (death,) = (identity(part) for part in question.parts if part.change)
    pages = done(novel, accept(novel, loaded, [question], without=frozenset({death})))
    assert "dies" not in pages["lore/characters/tam.md"]
    assert "{what: change, kind: character, name: Tam, key: dies, at: water}" in pages["decisions.yaml"]
    assert not any(part.change for each in asked(novel)[1] for part in (each.proposal, *each.parts))


def test_under_another_name_the_noticed_one_is_an_alias(novel: Path) -> None:
    loaded, questions = asked(novel)
    (text,) = done(novel, accept(novel, loaded, [called(questions, "Tam")], name="Thomas  Reed")).values()
    assert text.startswith("---\nid: thomas-reed\nkind: character\nname: Thomas Reed\naliases: [Tam]\n")
    loaded, questions = asked(novel, (page(TAM), page(HESPER), page(LANTERN)))
    assert [question.proposal.entry for question in questions] == [HESPER, LANTERN]
    with pytest.raises(UsageError, match="one new page at a time"):
        accept(novel, loaded, questions, name="Tom")


def test_a_name_that_it_has_already_becomes_its_own(novel: Path) -> None:
    loaded, questions = asked(novel)
    (text,) = done(novel, accept(novel, loaded, [called(questions, "Hesper Quill")], name="Miss Quill")).values()
    assert "name: Miss Quill\naliases: [Hesper Quill, Hesper]\n" in text


def test_an_id_or_a_file_that_is_taken(novel: Path) -> None:
    (novel / "lore/characters/tam.md").write_text("not a page", encoding="utf-8")
    loaded, questions = asked(novel, (page(TAM), page(Entry("quay", Kind.LOCATION, "the Quay"))))
    operation = accept(novel, loaded, questions)
    assert {revision.path for revision in operation.revisions} == {"lore/characters/tam-2.md", "lore/locations/quay-2.md"}


def test_a_thread_opens_where_it_was_promised_under_the_id_it_gets(novel: Path) -> None:
    opens = Change("opens", (WATER,), (("what", ("quay",)),))
    thread = Proposal(Noticed.PAGE, Entry("quay", Kind.THREAD, "the quay again", changes=(opens,)), change=opens)
    loaded, questions = asked(novel, (thread,))
    assert questions[0].sentence == "the quay again, a thread · once"
    assert done(novel, accept(novel, loaded, questions)) == {
        "lore/threads/quay-2.md": (
            "---\nid: quay-2\nkind: thread\nname: the quay again\nchanges:\n"
            "  - {at: {scene: water, after: took him}, opens: quay-2}\n---\n"
        )
    }
    assert asked(novel, (thread,))[1] == ()


def test_merging_makes_names_of_another_page(novel: Path) -> None:
    loaded, questions = asked(novel)
    operation = merge(novel, loaded, called(questions, "Tam"), "Orin")
    assert operation.title == "“Tam” is Orin"
    (text,) = done(novel, operation).values()
    assert "aliases: [Tam]\n" in text
    assert "pronouns: he\n" in text
    assert "- {at: {scene: water, after: took him}, dies: true}\n" in text
    assert "mother" not in text
    with pytest.raises(UsageError, match="Orin is called so already"):
        merge(novel, load(novel), replace(called(questions, "Tam"), parts=()), "orin")
    with pytest.raises(UsageError, match="nothing in the lore is called “Oren”"):
        merge(novel, load(novel), called(questions, "Tam"), "Oren")


def test_only_a_page_is_merged(novel: Path) -> None:
    loaded, questions = asked(novel)
    with pytest.raises(UsageError, match="become a name of another"):
        merge(novel, loaded, called(questions, "Orin is also called Old Orin"), "orin")


def test_another_kind(novel: Path) -> None:
    loaded, questions = asked(novel)
    place = as_kind(called(questions, "Tam"), Kind.LOCATION)
    assert (place.sentence, place.parts, place.proposal.entry.pronouns) == ("Tam, a place · 30 times", (), Pronouns.UNKNOWN)
    assert list(done(novel, accept(novel, loaded, [place]))) == ["lore/locations/tam.md"]


def test_what_is_true_already_is_said_in_a_line(novel: Path) -> None:
    loaded, questions = asked(novel)
    question = called(questions, "Hesper Quill")
    done(novel, accept(novel, loaded, [question]))
    with pytest.raises(UsageError, match="says this already"):
        accept(novel, load(novel), [question])


def test_a_page_that_says_otherwise_by_now_stays(novel: Path) -> None:
    _, questions = asked(novel, (fact(ORIN, "eye colour", "brown"), fact(ORIN, "build", "thin")))
    assert [question.sentence for question in questions] == ["Orin is of thin build · once"]


def test_dismissing_keeps_the_rest_of_the_decisions(novel: Path) -> None:
    (novel / "decisions.yaml").write_text("# mine\ndecisions:\n- {code: C201, reason: so} # really\n", encoding="utf-8")
    loaded, questions = asked(novel)
    operation = dismiss(novel, loaded, [called(questions, "Tam"), called(questions, "Orin is also called Old Orin")])
    assert done(novel, operation)["decisions.yaml"] == (
        "# mine\ndecisions:\n- {code: C201, reason: so} # really\n"
        "passed over:\n  - {what: page, kind: character, name: Tam}\n"
        "  - {what: name, kind: character, name: Orin, page: orin, value: Old Orin}\n"
    )
    assert operation.title == "Never ask about 2 things noticed in the text"
    left = {question.proposal.entry.name for question in asked(novel)[1]}
    assert left == {"Hesper Quill", "the Blue Lantern", "Orin"}
    more = asked(novel)
    text = done(novel, dismiss(novel, more[0], [called(more[1], "the Blue Lantern")]))["decisions.yaml"]
    assert text.endswith("- {what: page, kind: item, name: the Blue Lantern}\n")


def test_three_hundred_people_at_once(novel: Path) -> None:
    people = tuple(Entry(f"guest-{number}", Kind.CHARACTER, f"Guest {number}") for number in range(300))
    noticed = (*map(page, people), *(fact(entry, "hair colour", "red") for entry in people), dies(people[0]))
    loaded, questions = asked(novel, noticed)
    done(novel, accept(novel, loaded, questions))
    assert len(load(novel).lore.entries) == 301


def told(folder: Path) -> list[tuple[object, ...]]:
    """Everything that the lore says, whatever the order in which it was said."""
    return sorted(
        (
            entry.id,
            entry.pronouns,
            frozenset(entry.surfaces()),
            entry.links,
            frozenset((fact.key, fact.value) for fact in entry.facts),
            frozenset(change.verb for change in entry.changes),
        )
        for entry in load(folder).lore
    )


HELD = (*NOTICED, Proposal(Noticed.LINK, LANTERN, "holder", "tam"))


@settings(max_examples=30)
@given(st.permutations(range(len(HELD))))
def test_one_by_one_in_any_order_says_the_same_as_all_at_once(order: list[int]) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        at_once, by_and_by = make(Path(one)), make(Path(other))
        loaded, questions = asked(at_once, HELD)
        done(at_once, accept(at_once, loaded, questions))
        wanted = iter(order * len(HELD))
        while (now := asked(by_and_by, HELD)) and now[1]:
            done(by_and_by, accept(by_and_by, now[0], [now[1][next(wanted) % len(now[1])]]))
        assert told(by_and_by) == told(at_once)


def teller(entry: Entry) -> Proposal:
    return Proposal(Noticed.TELLER, entry, count=2, sureness=0.9, scenes=("quay", "water"))


def test_whoever_tells_the_story_is_named_in_its_scenes(novel: Path) -> None:
    (novel / "manuscript/water.md").write_text("---\nid: water\npov: tam # him\n---\nThe water took him.\n", encoding="utf-8")
    loaded, questions = asked(novel, (teller(ORIN),))
    (question,) = questions
    assert question.sentence == "Orin is the one who tells the story as “I” · in 2 scenes"
    operation = accept(novel, loaded, questions)
    assert operation.changes.scenes == {"quay"}
    assert done(novel, operation) == {"manuscript/quay.md": "---\nid: quay\npov: orin\n---\nHesper Quill waited.\n"}


def test_a_new_page_may_be_whoever_tells_the_story(novel: Path) -> None:
    loaded, questions = asked(novel, (page(HESPER), teller(HESPER)))
    operation = accept(novel, loaded, [called(questions, "Hesper Quill")], name="Hes")
    written = done(novel, operation)
    assert (operation.changes.lore, operation.changes.scenes) == ({"hes"}, {"quay", "water"})
    assert "pov: hes\n" in written["manuscript/quay.md"]


def test_whoever_tells_the_story_is_passed_over_for_good(novel: Path) -> None:
    loaded, questions = asked(novel, (teller(ORIN),))
    done(novel, dismiss(novel, loaded, questions))
    assert asked(novel, (teller(ORIN),))[1] == ()
