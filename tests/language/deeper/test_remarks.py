"""Where the text itself questions what it tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writer_app.domain.observations import SceneReading

Tell = Callable[[str], SceneReading]

QUESTIONED = [
    "Osk shouldn't be able to fly.",
    "Osk shouldn\u2019t be able to fly.",
    "Osk should not even have been able to fly.",
    '"That\'s impossible," said Mara.',
    '"How can Osk be here?" said Mara.',
    '"How could he do that?" Mara said of Osk.',
    "Osk was not supposed to see them.",
    "Mara had thought Osk was dead.",
    '"I thought you were dead, Osk," said Mara.',
    "Osk has never been able to fly.",
    "It couldn't be Osk.",
    "Osk can't be here.",
    "It made no sense to Mara.",
]


@pytest.mark.parametrize("text", QUESTIONED)
def test_remarks(tell: Tell, text: str) -> None:
    assert tell(text).remarks


TAKEN_FOR_GRANTED = [
    "Osk was able to do that.",
    "Osk would be here by noon.",
    "Mara could not see Osk.",
    "Mara should not have come.",
    "Osk was dead.",
    "How tall Osk was!",
    "Mara thought of Osk.",
    "Mara supposed that Osk was tired.",
    "Osk had never been at Nerin.",
]


@pytest.mark.parametrize("text", TAKEN_FOR_GRANTED)
def test_no_remarks(tell: Tell, text: str) -> None:
    assert not tell(text).remarks


def test_a_remark_is_its_sentence(tell: Tell) -> None:
    text = "Osk laughed. Osk shouldn't be able to fly. He slept."
    assert [remark.span.of(text) for remark in tell(text).remarks] == ["Osk shouldn't be able to fly."]
