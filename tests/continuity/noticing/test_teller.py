"""Who tells the story as "I" is offered where others call one person so, scene after scene."""

from __future__ import annotations

import pytest

from tests.continuity.noticing.conftest import Notice
from writer_app.domain.proposals import Noticed

CALLED = 'I shut the door behind me and I sat. "Where were you?" I said.\n\n"Out, Tobin," said Mara. I gave her my coat.'
ALONE = "I shut my eyes. I heard the rain on my roof, and I was glad of it. Nobody called me."
THIRD = 'Mara shut the door. "I am late," she said. "I was in town, and I had my coat stolen."'


def test_offered_for_every_scene_in_the_first_person(notice: Notice) -> None:
    (found,) = (each for each in notice(CALLED, ALONE, THIRD, CALLED) if each.what is Noticed.TELLER)
    assert (found.entry.id, found.scenes, found.count) == ("tobin", ("one", "two", "four"), 3)
    assert [passage.scene for passage in found.passages] == ["one", "four"]


@pytest.mark.parametrize(
    "bodies",
    [
        (ALONE, ALONE),
        (THIRD, THIRD),
        (CALLED, ALONE),
        (CALLED, CALLED.replace("Tobin", "Linnet")),
        (CALLED, CALLED, CALLED.replace("Tobin", "Linnet")),
    ],
)
def test_left_alone(notice: Notice, bodies: tuple[str, ...]) -> None:
    assert [each for each in notice(*bodies) if each.what is Noticed.TELLER] == []
