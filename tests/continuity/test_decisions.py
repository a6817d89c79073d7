""" "Meant that way" survives edits, and dismisses one event at most."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.decisions import apply, decision_item, decision_of, decisions_from, fingerprint
from writer_app.continuity.engine import find
from writer_app.domain.findings import Decision, Finding, Message, Severity
from writer_app.text.yamlpatch import append_item
from writer_app.text.yamltree import parse_yaml

FOUND = Finding("L301", Severity.CONFLICT, Message("{n} is dead", (("n", "Ix"),)), ("x", "y"), scene="a")
FOUND = replace(FOUND, quote="Ix laughed and left", before="At the door", after="without a word")


@pytest.fixture(scope="session")
def empty(tale: SimpleNamespace) -> object:
    line = tale.timeline(tale.scene("a", was="old-a"), tale.scene("b"))
    return tale.story(line, "id: x\nkind: character\nwas: [old-x]\n", "id: y\nkind: character\n")


def test_the_same_words_meet_exactly_and_give_the_reason(empty: object) -> None:
    decision = decision_of(FOUND, "he is a ghost here")
    applied = apply([FOUND], [decision], empty)
    assert applied.findings[0].dismissed == "he is a ghost here"
    assert applied.unused == ()


def test_a_reason_may_be_missing(empty: object) -> None:
    assert apply([FOUND], [decision_of(FOUND)], empty).findings[0].dismissed == ""


@pytest.mark.parametrize(
    "change",
    [
        {"message": Message("worded otherwise")},
        {"severity": Severity.NOTE},
        {"quote": "Ix laughed loudly and left"},
        {"quote": "ix  LAUGHED and left"},
        {"before": "Beside the gate", "after": "and never came back"},
        {"subjects": ("y", "x")},
    ],
)
def test_edits_that_a_decision_survives(empty: object, change: dict[str, object]) -> None:
    applied = apply([replace(FOUND, **change)], [decision_of(FOUND)], empty)  # type: ignore[arg-type]
    assert applied.findings[0].dismissed is not None


@pytest.mark.parametrize(
    "change",
    [
        {"code": "R602"},
        {"scene": "b", "before": "Somewhere else"},
        {"scene": None, "after": ""},
        {"subjects": ("x",)},
        {"quote": "Nobody had seen the old king coming", "before": "", "after": ""},
    ],
)
def test_another_thing_is_not_dismissed(empty: object, change: dict[str, object]) -> None:
    decision = decision_of(FOUND)
    applied = apply([replace(FOUND, **change)], [decision], empty)  # type: ignore[arg-type]
    assert applied.findings[0].dismissed is None
    assert applied.unused == (decision,)


def test_another_colour_of_the_same_eyes_is_another_thing(empty: object) -> None:
    meant = replace(FOUND, quote="Ix's blue eyes", before="He looked into", after="and smiled")
    other = replace(meant, quote="Ix's grey eyes", before="Nobody could meet", after="for long")
    assert apply([other], [decision_of(meant)], empty).findings[0].dismissed is None


def test_a_decision_dismisses_one_event(empty: object) -> None:
    twins = [FOUND, replace(FOUND, before="Much later")]
    assert [item.dismissed is not None for item in apply(twins, [decision_of(twins[1])], empty).findings] == [False, True]
    assert [item.dismissed is not None for item in apply([FOUND, FOUND], [decision_of(FOUND)], empty).findings] == [
        True,
        False,
    ]


def test_of_two_with_the_same_words_the_nearest_surroundings_decide(empty: object) -> None:
    twins = [replace(FOUND, before="Much later", after="and was gone"), replace(FOUND, before="At the door")]
    decision = replace(decision_of(FOUND), before="At the old door")
    assert [item.dismissed is not None for item in apply(twins, [decision], empty).findings] == [False, True]


def test_a_passage_put_in_front_leaves_the_event_meant(tale: SimpleNamespace) -> None:
    body = "Ix came in. Then Ix laughed and left."
    story = tale.story(tale.timeline(tale.scene("a", body)), "id: x\nkind: character\n", "id: y\nkind: character\n")
    told = [replace(FOUND, quote="", span=tale.span_of(body, words)) for words in ("Ix came in", "Ix laughed and left")]
    check = Check("L301", "dead-acts", Severity.CONFLICT, frozenset(), Doc("", "", "", "", ""), lambda _: told)
    (found,) = find(story, [decision_of(FOUND, "meant")], checks=[check])
    assert (found.quote, found.dismissed) == ("Ix came in", "meant")


def test_an_exact_match_is_never_taken_by_a_near_one(empty: object) -> None:
    near = replace(decision_of(FOUND, "near"), quote="Ix laughed and leaves")
    applied = apply([FOUND], [near, decision_of(FOUND, "exact")], empty)
    assert applied.findings[0].dismissed == "exact"
    assert applied.unused == (near,)


def test_former_ids_of_scenes_and_entries_still_meet(empty: object) -> None:
    decision = replace(decision_of(FOUND), scene="old-a", subjects=("old-x", "y"))
    assert apply([FOUND], [decision], empty).findings[0].dismissed == ""


def test_words_moved_to_another_scene_take_their_decision_along(empty: object) -> None:
    moved = replace(FOUND, scene="b")
    assert apply([moved], [decision_of(FOUND, "meant")], empty).findings[0].dismissed == "meant"
    bare = replace(FOUND, before="", after="")
    assert apply([replace(bare, scene="b")], [decision_of(bare)], empty).findings[0].dismissed is None


def test_a_decision_written_by_hand_needs_no_quotation(empty: object) -> None:
    decision = Decision("L301", ("x", "y"), "a", "", reason="meant")
    assert apply([FOUND], [decision], empty).findings[0].dismissed == "meant"


@pytest.mark.parametrize(
    ("quote", "meets"),
    [
        ("Ix laughed and left", True),
        ("Ix laughed and then left", True),
        ("Ix laughed loudly and left", True),
        ("Ix laughed", False),
        ("Ix wept", False),
    ],
)
def test_a_quotation_by_hand_needs_no_words_around_it(empty: object, quote: str, meets: bool) -> None:
    decision = Decision("L301", ("x", "y"), "a", quote, reason="meant")
    assert (apply([FOUND], [decision], empty).findings[0].dismissed == "meant") is meets


TEXT = st.text(alphabet="abc \u00e9\u2019\"'\\:#{}[]\n,-", max_size=20)


@given(TEXT, TEXT, TEXT, TEXT)
def test_decisions_are_read_as_they_are_written(quote: str, before: str, after: str, reason: str) -> None:
    decision = decision_of(replace(FOUND, quote=quote, before=before, after=after), reason)
    read = decisions_from(parse_yaml(append_item("", ("decisions",), decision_item(decision), depth=1)))
    assert read.problems == ()
    assert [replace(item, origin=decision.origin) for item in read.decisions] == [decision]


def test_one_bad_decision_is_named_and_the_rest_stands() -> None:
    text = "decisions:\n  - {code: l301, scene: a}\n  - {scene: b}\n  - nonsense\n"
    read = decisions_from(parse_yaml(text, "decisions.yaml"))
    assert [(item.code, item.scene, item.origin.line) for item in read.decisions] == [("L301", "a", 2)]
    assert [(problem.path, problem.line) for problem in read.problems] == [("decisions.yaml", 3), ("decisions.yaml", 4)]


@pytest.mark.parametrize(("text", "problems"), [("", 0), ("decisions:\n", 0), ("decisions: x\n", 1), ("other: [1]\n", 0)])
def test_files_without_decisions(text: str, problems: int) -> None:
    read = decisions_from(parse_yaml(text))
    assert read.decisions == ()
    assert len(read.problems) == problems


WORDS = st.text(alphabet="abcdefg hij.", max_size=60)


@given(WORDS, WORDS, st.lists(WORDS, max_size=3))
def test_edits_in_other_paragraphs_leave_the_fingerprint(
    tale: SimpleNamespace, before: str, after: str, added: list[str]
) -> None:
    def found(body: str) -> str:
        finding = replace(FOUND, quote="", before="", after="", span=tale.span_of(body, "Ix laughed"))
        check = Check("L301", "dead-acts", Severity.CONFLICT, frozenset(), Doc("", "", "", "", ""), lambda _: [finding])
        (item,) = find(tale.story(tale.timeline(tale.scene("a", body)), "id: x\nkind: character\n"), checks=[check])
        return fingerprint(item)

    told = "At the door Ix laughed and left."
    assert found(f"{before}\n\n{told}\n\n{after}") == found("\n\n".join([*added, after, told, *added]))
