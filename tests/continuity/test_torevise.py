"""The list of passages to be revised finds them again in a text that has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from writer_app.continuity.time.timeline import Timeline
from writer_app.continuity.torevise import Row, revising_item, revisings_from, rows_of, settled
from writer_app.domain.findings import Finding, Message, Severity
from writer_app.domain.lore import Lore
from writer_app.domain.outline import Chapter, Outline, Project
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.text.yamltree import parse_yaml
from writer_app.text.yamlwriting import pair_lines

BODY = "It was late. Mara's grey eyes were open. Nobody slept.\n"


@dataclass(frozen=True)
class Story:
    timeline: Timeline
    lore: Lore = field(default_factory=Lore)


def story(body: str = BODY) -> Story:
    project = Project("tale", "Tale", outline=Outline((Chapter("one", "One", ("hall",)),)))
    return Story(Timeline(project, (SceneSource("hall", "manuscript/hall.md", body),)))


def finding(body: str = BODY, quote: str = "Mara's grey eyes", reason: str | None = None) -> Finding:
    start = body.index(quote)
    message = Message("Mara's eyes are grey here, but brown in your notes.")
    return Finding(
        "C201",
        Severity.CONFLICT,
        message,
        ("mara",),
        (),
        "hall",
        Span(start, start + len(quote)),
        quote,
        " ".join(body[:start].split()[-4:]),
        " ".join(body[start + len(quote) :].split()[:4]),
        dismissed=reason,
    )


def written(*findings: Finding, done: Sequence[int] = (), times: int = 1) -> str:
    item = revising_item("Mara's eyes are brown", findings or (finding(),))
    text = "\n".join(pair_lines("revisions", [item] * times, 3)) + "\n"
    lines = text.splitlines()
    ticked = [at for at, line in enumerate(lines) if "{code" in line]
    for index in done:
        lines[ticked[index]] = lines[ticked[index]].replace("}", ", done: yes}")
    return "\n".join(lines) + "\n"


def rows(text: str, findings: Sequence[Finding] = (), body: str = BODY) -> tuple[Row, ...]:
    return rows_of(parse_yaml(text), findings, story(body))


def test_what_is_written_is_read_back() -> None:
    (revising,) = revisings_from(parse_yaml(written(done=[0])))
    (passage,) = revising.passages
    assert (revising.change, passage.says, passage.done) == ("Mara's eyes are brown", str(finding().message), True)
    assert (passage.mark.scene, passage.mark.quote, passage.mark.subjects) == ("hall", "Mara's grey eyes", ("mara",))


def test_before_the_change_is_made_the_words_alone_find_it() -> None:
    body = f"He came in.\n\n{BODY}"
    (row,) = rows(written(), body=body)
    assert row.span is not None
    assert row.span.of(body) == "Mara's grey eyes"


def test_after_it_the_finding_does_though_the_words_have_changed() -> None:
    body = BODY.replace("grey eyes", "pale grey eyes")
    (row,) = rows(written(), [finding(body, "Mara's pale grey eyes")], body)
    assert row.span is not None
    assert row.span.of(body) == "Mara's pale grey eyes"
    assert not row.settled


@pytest.mark.parametrize("body", ["It was late.\n", ""])
def test_words_that_are_gone_stand_nowhere(body: str) -> None:
    (row,) = rows(written(), body=body)
    assert (row.scene, row.span) == ("hall", None)


def test_what_is_meant_that_way_is_settled() -> None:
    other = finding(quote="Nobody slept")
    (one, two) = rows(written(finding(), other), [finding(reason="the lamp"), other])
    assert (one.meant, one.settled, two.settled) == (True, True, False)


def test_a_change_of_which_nothing_is_left_is_not_shown_and_leaves() -> None:
    text = written(times=2, done=[0])
    shown = rows(text)
    assert [(row.number, row.at) for row in shown] == [(1, (1, 0))]
    assert list(settled(parse_yaml(text), shown)) == [0]
    assert rows(written(), [finding(reason="")]) == ()


@pytest.mark.parametrize("text", ["", "revisions:\n", "revisions: no\n", "revisions: [x]\n", "revisions: [{passages: [y]}]\n"])
def test_what_cannot_be_read_is_passed_over(text: str) -> None:
    assert rows(text) == ()


def test_a_passage_counts_once_for_one_finding() -> None:
    twice = replace(finding(), before="", after="")
    (one, two) = rows(written(twice, twice), [twice])
    assert {one.span, two.span} == {finding().span}
