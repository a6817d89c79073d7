"""What is told of another time, another world or another bearer of a name is no evidence of what happens now."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writer_app.domain.observations import Modality, SceneReading

Tell = Callable[[str], SceneReading]
Told = Callable[[str], set[str]]

HELD = [
    # habits
    ("Whenever Mara coughed, the cat hid.", "mara cough remembered"),
    ("Mara used to whistle at the window.", "mara use remembered"),
    ("Mara waved to Tobin every morning.", "mara wave remembered"),
    ("Mara, who always fed the gulls, yawned.", "mara feed remembered"),
    # times gone by
    ("Back then Mara kept the lamp. She trimmed the wick.", "mara trim remembered"),
    ("In those days Mara kept goats. She milked them.", "mara milk remembered"),
    ("Ten winters earlier, Mara had met him. Mara smiled.", "mara smile remembered"),
    ("When Tobin was seven, Mara taught him knots. She laughed.", "mara laugh remembered"),
    ("Mara wept when she was a child.", "mara weep remembered"),
    ("Once, Mara sang here. She wept.", "mara weep remembered"),
    # one "had" for several verbs
    ("Mara had opened the hatch and lit the lamp.", "mara light remembered"),
    ("Mara had mended nets every spring, had sold them and drank the money.", "mara drink remembered"),
    # written
    ("“The tide is high,” Mara wrote.", "mara write remembered"),
    ("The note lay there. It said: Mara sends you the key.", "mara send reported"),
    # dreamt
    ("Tobin dreamed. Mara stood at the stove.", "mara stand figurative"),
    ("Tobin lay down, and in his sleep the water rose. Mara swam beside him.", "mara swim figurative"),
    ("Tobin dreamed of the sea. It was red.\n\nMara held his hand.\n\nTobin woke.", "mara hold figurative"),
    ("At night she dreams that the water rises. Mara swims beside him.", "mara swim figurative"),
    # heard by one alone, recorded, sung, played, told
    ("*You never would*, Mara said in his head.", "mara say figurative"),
    ("On the tape, Mara laughed and told a joke.", "mara tell figurative"),
    ("In the ballad, Mara climbs the mast and cuts the rope.", "mara cut figurative"),
    ("Tobin told a tale in which Mara killed a bear.", "mara kill figurative"),
    ("Tobin played Mara in the play: Mara enters.", "mara enter hypothetical"),
    ("Tobin remembered it well: Mara grinned and passed him the rope.", "mara pass remembered"),
    ("Tobin pictured it: Mara grinned.", "mara grin reported"),
    # all but done
    ("Mara almost fell.", "mara fall hypothetical"),
    ("Mara nearly walked into the Long Ferry.", "mara walk hypothetical"),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_held(acts: Told, text: str, expected: str) -> None:
    assert expected in acts(text)


GOES_ON = [
    ("Back then Tobin kept the lamp. Now Mara kept it.", "mara keep"),
    ("Back then Tobin kept the lamp.\n\nMara yawned.", "mara yawn"),
    ("“Three years ago he came,” Tobin said. Mara laughed.", "mara laugh"),
    ("Tobin dreamed. The sea was red. Tobin woke. Mara laughed.", "mara laugh"),
    ("Tobin dreamed of the sea.\n\nMara laughed.", "mara laugh"),
    ("Tobin dreamed of becoming a smith. Mara laughed.", "mara laugh"),
    ("Tobin had always dreamed of the sea. Mara laughed.", "mara laugh"),
    ("Tobin muttered in his sleep. Mara laughed.", "mara laugh"),
    ("Mara had promised, but came late.", "mara come"),
    ("Mara had seen the ship, and Tobin laughed.", "tobin laugh"),
    ("Mara had sat down. Then she ate.", "mara eat"),
    ("Mara stood on the deck and laughed.", "mara laugh"),
    ("Mara said it in the hall.", "mara say"),
]


@pytest.mark.parametrize(("text", "act"), GOES_ON)
def test_the_present_goes_on(acts: Told, text: str, act: str) -> None:
    assert f"{act} asserted" in acts(text)


SAID = [
    ("Ten winters earlier, Mara had met him. “Sit,” Mara said.", Modality.REMEMBERED),
    ("Tobin dreamed. The sea was red. “Sit,” Mara said.", Modality.FIGURATIVE),
    ("“Sit,” Mara wrote.", Modality.REMEMBERED),
    ("“Sit,” Mara said on the tape.", Modality.FIGURATIVE),
    ("“Sit,” Mara said.", Modality.ASSERTED),
]


@pytest.mark.parametrize(("text", "modality"), SAID)
def test_what_is_said_is_held_like_its_tag(tell: Tell, text: str, modality: Modality) -> None:
    assert [quote.modality for quote in tell(text).quotes] == [modality]


NOBODY = ["The man who called himself Mara nodded.", "The trawler *Mara* sank.", "The Mara sank.", "Another Mara laughed."]


@pytest.mark.parametrize("text", NOBODY)
def test_another_bearer_does_nothing_of_hers(tell: Tell, text: str) -> None:
    assert not [act for act in tell(text).acts if act.actor == "mara" and act.certain]


LOOKS = [
    ("Tobin dreamed. Mara stood there. Her eyes were green.", "mara eye colour=green figurative"),
    ("Back then Mara sang here. Mara's green eyes shone.", "mara eye colour=green remembered"),
    ("Mara wore a wig, and her hair was red.", "mara hair colour=red figurative"),
]


@pytest.mark.parametrize(("text", "look"), LOOKS)
def test_looks_are_held_like_deeds(looks: Told, text: str, look: str) -> None:
    assert look in looks(text)


def test_one_black_eye_is_a_bruise(looks: Told) -> None:
    assert not looks("Mara's black eye had gone yellow.")
    assert "mara eye colour=black asserted" in looks("Mara's black eyes shone.")


NOT_INSIDE = [
    "Mara stood at the edge of the Long Ferry.",
    "Mara waited at the gate of Nerin.",
    "Mara stood outside Nerin.",
    "Mara left the Long Ferry out of her tale.",
]


@pytest.mark.parametrize("text", NOT_INSIDE)
def test_beside_a_place_is_not_inside(moves: Told, text: str) -> None:
    assert not moves(text)


ELSEWHERE = ["Osk was on the other side.", "Osk stood outside.", "Osk was at home."]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_elsewhere_is_not_where_the_scene_is(tell: Tell, text: str) -> None:
    text = f"<!-- here: nerin -->\n\n{text}"
    assert {act.place for act in tell(text).acts} == {None}


DOUBTS = ["“He can't do that,” Mara said.", "“That's too heavy,” Mara said.", "“Not even Osk can lift it.”"]


@pytest.mark.parametrize("text", DOUBTS)
def test_plain_doubts_are_remarks(tell: Tell, text: str) -> None:
    assert tell(text).remarks


def test_irregular_verbs_after_a_prefix(acts: Told) -> None:
    assert "mara unweave asserted" in acts("Mara unwove the net.")
