"""Deaths are believed where the text goes on without the dead."""

from __future__ import annotations

import pytest

from tests.continuity.noticing.conftest import Notice, Say

ALIVE = "Osk lit the lamp. Osk swept the yard. Osk fed the goats. Osk sharpened a knife."
AFTER = "Mara walked to the river and washed the plates."


@pytest.mark.parametrize(
    "prose",
    [
        "Osk died in the snow.",
        "Osk was killed by a falling beam.",
        "Tobin killed Osk with one blow.",
        "Osk was dead before the doctor came.",
        "They found Osk dead on the stairs.",
        "Mara laid a stone on Osk's grave. The late Captain Osk had few friends.",
    ],
)
def test_a_death_is_offered_where_it_is_told(says: Say, prose: str) -> None:
    assert "osk dies @two" in says(ALIVE, prose, AFTER)


@pytest.mark.parametrize(
    "prose",
    [
        "Osk did not die.",
        "Osk would have died in the snow.",
        "Osk nearly died in the snow.",
        "If Osk died, nobody would weep.",
        "In the dream Osk died in the snow.",
        "Had Osk died in the snow?",
        "Osk died of laughter.",
        "Osk was dead tired.",
        "Osk slept as if he were dead.",
        "The sound died away, and Osk listened.",
        "Osk's brother died in the snow.",
        "Mara feared that Osk was dead.",
        "Osk killed a goat.",
        "Osk was late for the funeral.",
        "The tailor showed them Osk's tomb, which stood empty.",
        '"You are dead, Osk," said Mara.',
    ],
)
def test_what_is_no_death_is_silent(says: Say, prose: str) -> None:
    assert says(ALIVE, prose, AFTER) == set()


def test_somebody_who_goes_on_doing_things_is_not_dead(says: Say) -> None:
    assert says(ALIVE, "Osk was dead, they said in the market.", ALIVE) == set()


def test_a_word_of_somebody_who_is_never_seen_again_is_weighed(notice: Notice) -> None:
    said = '"Osk is dead," said Mara. "Osk was killed," said Tobin. '
    (found,) = notice(ALIVE, said, "Mara knelt at Osk's grave.")
    assert found.change is not None
    assert found.change.verb == "dies"
    assert found.reason == "said to be dead (3 times), and does nothing from then on"


def test_the_position_is_the_words_that_tell_it(notice: Notice) -> None:
    (found,) = notice(ALIVE, "It snowed. In the night Osk died, and the goats cried. " + AFTER)
    assert found.change is not None
    assert [(at.ref, at.after) for at in found.change.at] == [("two", "the night Osk died")]
    assert [passage.words for passage in found.passages] == ["In the night Osk died, and the goats cried."]


def test_the_dead_of_old_are_dead_before_the_story_begins(says: Say) -> None:
    assert says("Mara went to the church. The late Captain Osk had built it. Mara prayed at Osk's grave.") == {
        "osk dies @before"
    }


def test_what_the_dead_once_said_does_not_bring_them_back(says: Say) -> None:
    remembered = (
        "\u201cThe sea forgets,\u201d Osk had told Mara once, when she was small. \u201cThe sea forgets all of it.\u201d"
    )
    assert "osk dies @two" in says(ALIVE, "Osk was dead.", f"{AFTER} {remembered}")
