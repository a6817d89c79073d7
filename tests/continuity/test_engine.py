"""Findings as a writer gets them: one for each event, remarks heard, quoted, in order."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace

import pytest

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.engine import examine, find
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Fix, FixKind, LoreEvidence, Message, Severity, TextEvidence
from writer_app.domain.lore import Rule
from writer_app.domain.values import Origin

LIMIT = LoreEvidence("power", "no larger than", "refrigerator", "the limit")
SOMEONE = "id: x\nkind: character\n"
BODY = (
    "The hall lurched. It rippled.\n\nA wall rose between them.\n\nHe should not be able to do that.\n\n"
    "They ran on and on.\n\nLater the tower shook."
)


def check_of(*findings: Finding, on: bool = True) -> Check:
    def run(story: Story) -> Iterable[Finding]:
        return findings

    return Check("L999", "test-check", Severity.CONFLICT, frozenset({"acts"}), Doc("", "", "", "", ""), run, on=on)


@pytest.fixture(scope="session")
def made(tale: SimpleNamespace) -> SimpleNamespace:
    def finding(words: str, body: str = BODY, **more: object) -> Finding:
        given: dict[str, object] = {"code": "Q503", "severity": Severity.CONFLICT, "evidence": (LIMIT,), "subjects": ("x",)}
        given |= {"message": Message("too large"), "scene": "a", "span": tale.span_of(body, words)}
        return Finding(**(given | more))  # type: ignore[arg-type]

    def story(*remarks: str, body: str = BODY) -> Story:
        line = tale.timeline(tale.scene("a", body), tale.scene("b", body))
        made_story: Story = tale.story(line, SOMEONE, remarks=remarks)
        return made_story

    return SimpleNamespace(finding=finding, story=story)


def test_one_event_told_in_neighbouring_paragraphs_is_one_finding(made: SimpleNamespace) -> None:
    told = [made.finding(words) for words in ("A wall rose", "The hall lurched", "It rippled")]
    (found,) = find(made.story(), checks=[check_of(*told)])
    assert found.quote == "The hall lurched"
    assert [type(item) for item in found.evidence] == [LoreEvidence, TextEvidence, TextEvidence]
    assert [item.span.of(BODY) for item in found.evidence if isinstance(item, TextEvidence)] == ["It rippled", "A wall rose"]


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 1),
        ({"code": "Q504"}, 2),
        ({"subjects": ("y",)}, 2),
        ({"subjects": ("x",), "severity": Severity.WARNING}, 1),
        ({"evidence": (LoreEvidence("power", "needs", "touch", "the need"),)}, 2),
        ({"evidence": (LoreEvidence("power", "no larger than", "refrigerator", "worded otherwise"),)}, 1),
        ({"scene": "b"}, 2),
    ],
)
def test_what_makes_two_findings_one_event(made: SimpleNamespace, more: dict[str, object], count: int) -> None:
    told = [made.finding("The hall lurched"), made.finding("A wall rose", **more)]
    found = find(made.story(), checks=[check_of(*told)])
    assert len(found) == count
    assert found[0].severity is Severity.CONFLICT


def test_two_events_far_apart_stay_two(made: SimpleNamespace) -> None:
    told = [made.finding("Later the tower shook"), made.finding("The hall lurched")]
    assert [item.quote for item in find(made.story(), checks=[check_of(*told)])] == [
        "The hall lurched",
        "Later the tower shook",
    ]


def test_the_same_passage_twice_is_no_evidence_of_itself(made: SimpleNamespace) -> None:
    told = [made.finding("The hall lurched"), made.finding("The hall lurched")]
    (found,) = find(made.story(), checks=[check_of(*told)])
    assert found.evidence == (LIMIT,)


def test_what_the_story_remarks_on_is_a_note(made: SimpleNamespace) -> None:
    story = made.story("He should not be able to do that.")
    told = [made.finding("The hall lurched"), made.finding("A wall rose"), made.finding("Later the tower shook")]
    event, other = find(story, checks=[check_of(*told)])
    assert event.severity is Severity.NOTE
    assert event.remarked is not None
    assert event.remarked.span.of(BODY) == "He should not be able to do that."
    assert (other.severity, other.remarked) == (Severity.CONFLICT, None)


@pytest.mark.parametrize(("words", "heard"), [("A wall rose", True), ("The hall lurched", False), ("They ran", False)])
def test_only_its_own_and_the_next_paragraph_can_remark(made: SimpleNamespace, words: str, heard: bool) -> None:
    (found,) = find(made.story("He should not be able to do that."), checks=[check_of(made.finding(words))])
    assert (found.remarked is not None) is heard


def test_a_spelling_is_no_event_to_remark_on(made: SimpleNamespace) -> None:
    story = made.story("He should not be able to do that.")
    (found,) = find(story, checks=[check_of(made.finding("A wall rose", code="N101", severity=Severity.WARNING))])
    assert found.severity is Severity.WARNING


def test_a_finding_is_quoted_with_words_of_its_own_paragraph(made: SimpleNamespace) -> None:
    (found,) = find(made.story(), checks=[check_of(made.finding("rippled"))])
    assert (found.before, found.quote, found.after) == ("The hall lurched. It", "rippled", ".")
    (found,) = find(made.story(), checks=[check_of(made.finding("A wall"))])
    assert (found.before, found.quote, found.after) == ("", "A wall", "rose between them.")


def test_reading_order_then_the_lore(made: SimpleNamespace) -> None:
    low, high = (made.finding("It", scene=None, span=None, code=f"B00{n}", origin=Origin("lore/a.md", n)) for n in (9, 5))
    told = [low, made.finding("A wall", scene="b"), high, made.finding("It"), made.finding("It", code="C201")]
    found = find(made.story(), checks=[check_of(*told)])
    assert [(item.scene, item.code) for item in found] == [
        ("a", "C201"),
        ("a", "Q503"),
        ("b", "Q503"),
        (None, "B005"),
        (None, "B009"),
    ]


def test_a_check_that_is_off_says_nothing(made: SimpleNamespace) -> None:
    assert find(made.story(), checks=[check_of(made.finding("It"), on=False)]) == ()


def test_nothing_before_something_is_declared(tale: SimpleNamespace, made: SimpleNamespace) -> None:
    line = tale.timeline(tale.scene("a", BODY))
    checks = [check_of(made.finding("It"))]
    assert find(tale.story(line), checks=checks) == ()
    assert len(find(tale.story(line, rules=(Rule("r", "hall"),)), checks=checks)) == 1


def test_every_finding_can_be_meant_that_way(made: SimpleNamespace) -> None:
    own = Fix("It is a ghost", FixKind.DISMISS)
    first, second = find(made.story(), checks=[check_of(made.finding("It"), made.finding("Later", fixes=(own,)))])
    assert [fix.kind for fix in first.fixes] == [FixKind.DISMISS]
    assert second.fixes == (own,)


def test_a_failing_check_is_a_bug_and_shows(made: SimpleNamespace) -> None:
    def run(story: Story) -> Iterable[Finding]:
        raise ZeroDivisionError

    broken = Check("L999", "x", Severity.NOTE, frozenset(), Doc("", "", "", "", ""), run)
    with pytest.raises(ZeroDivisionError):
        examine(made.story(), checks=[broken])
