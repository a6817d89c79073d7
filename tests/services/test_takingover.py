"""What the text says instead becomes what the notes say."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from writer_app.domain.findings import Finding, LoreEvidence, Message, Severity
from writer_app.domain.spans import Span
from writer_app.services.happenings import Truth
from writer_app.services.revising import diff_lines
from writer_app.services.session.session import Session
from writer_app.services.takingover import seen_instead, take_over

SAMPLE = Path(__file__).parents[2] / "projects" / "desperately-departing"
FOUND = Finding(
    "C201",
    Severity.CONFLICT,
    Message("{name}'s eyes are {seen} here.", (("name", "Eri"), ("seen", "blue"))),
    ("eri",),
    (LoreEvidence("eri", "eye colour", "red", "your notes"),),
    "the-harbour",
    Span(3, 12),
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = Session(Path(shutil.copytree(SAMPLE, tmp_path / "sample")))
    yield opened
    opened.close()


def test_what_is_seen_in_the_place_of_a_fact(session: Session) -> None:
    lore = session.loaded.lore
    assert seen_instead(FOUND, lore) == Truth("eri", "eye colour", "blue", Span(3, 12))
    assert seen_instead(replace(FOUND, evidence=(LoreEvidence("eri", "dies", "x", "y"),)), lore) is None
    assert seen_instead(replace(FOUND, message=Message("She is dead.")), lore) is None
    assert seen_instead(replace(FOUND, scene=None), lore) is None


@pytest.mark.parametrize(
    ("ever", "line"),
    [
        (True, "+   eye colour: blue"),
        (False, "+   eye colour: [{value: red, until: the-harbour}, {value: blue, since: the-harbour}]"),
    ],
)
def test_it_is_taken_over_for_the_whole_story_or_from_there_on(session: Session, ever: bool, line: str) -> None:
    truth = seen_instead(FOUND, session.loaded.lore)
    assert truth is not None
    (revision,) = take_over(session, truth, "the-harbour", ever=ever).revisions
    assert line in [each.strip() for each in diff_lines(revision)]
