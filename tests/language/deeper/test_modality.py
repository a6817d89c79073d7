"""What a sentence holds to be so, and what it only imagines, denies, asks, remembers or reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writer_app.domain.observations import Modality, SceneReading

Told = Callable[[str], set[str]]

CASES = [
    ("In sleep I saw Linnet, and heard Mara hum.", "mara hum figurative"),
    # told of another time
    ("Tobin has been merrier than ever since Linnet fell ill.", "linnet fall remembered"),
    ("It is a year since Osk sailed.", "osk sail remembered"),
    ("There hung a lamp such as Linnet sold me.", "linnet sell remembered"),
    ("Mara bowed, as Linnet did.", "linnet do remembered"),
    ("That must be how Osk got the rum.", "osk get hypothetical"),
    ("In the dream Linnet came and sat by the stove.", "linnet sit figurative"),
    ("Toward dawn, in a dream, Linnet came and sat by the stove.", "linnet come figurative"),
    # denied
    ("Mara did not sing.", "mara sing negated"),
    ("Mara didn't sing.", "mara sing negated"),
    ("Mara never sang.", "mara sing negated"),
    ("Mara never once sang.", "mara sing negated"),
    ("Mara never sat down and sang.", "mara sing negated"),
    ("Mara never sat down, but sang.", "mara sing asserted"),
    ("Mara did not sit down and sang.", "mara sing asserted"),
    ("Mara did not yet sing.", "mara sing negated"),
    ("Mara had yet to sing.", "mara sing hypothetical"),
    ("Mara left without singing.", "mara sing negated"),
    ("Neither Mara nor Tobin sang.", "tobin sing negated"),
    ("Mara could not sing.", "mara sing negated"),
    ("No one saw Mara leave.", "mara leave negated"),
    ("Not even Mara sang.", "mara sing negated"),
    ("Mara failed to sing.", "mara sing negated"),
    ("Mara refused to sing.", "mara sing negated"),
    ("Instead of singing, Mara slept.", "mara sing negated"),
    ("Mara was never able to sing.", "mara sing negated"),
    ("Mara hardly slept.", "mara sleep negated"),
    # a negator of something else
    ("Mara sang not ten minutes ago.", "mara sing remembered"),
    # imagined
    ("Mara would sing.", "mara sing hypothetical"),
    ("Mara might sing.", "mara sing hypothetical"),
    ("Mara should have sung.", "mara sing hypothetical"),
    ("If Mara sang, they would wake.", "mara sing hypothetical"),
    ("Unless Mara sang, nobody would wake.", "mara sing hypothetical"),
    ("Had Mara sung, they would have woken.", "mara sing hypothetical"),
    ("Were Mara singing, they would wake.", "mara sing hypothetical"),
    ("Mara tried to sing.", "mara sing hypothetical"),
    ("It sounded like Mara singing.", "mara sing figurative"),
    ("Mara was about to sing.", "mara sing hypothetical"),
    ("Mara was going to sing.", "mara sing hypothetical"),
    ("Osk told Mara to sing.", "mara sing hypothetical"),
    ("Osk dreamed of Mara singing.", "mara sing hypothetical"),
    ("Mara dreamed of singing.", "mara sing hypothetical"),
    ("Perhaps Mara sang.", "mara sing hypothetical"),
    ("Mara must have sung.", "mara sing hypothetical"),
    ("Mara ran to save the goat.", "mara save hypothetical"),
    # wished
    ("Mara wanted to sing.", "mara sing wish"),
    ("Mara longed to sing.", "mara sing wish"),
    ("Osk wished that Mara sang.", "mara sing wish"),
    # asked
    ("Did Mara sing?", "mara sing question"),
    ("Why was Mara singing?", "mara sing question"),
    # remembered
    ("Mara had sung.", "mara sing remembered"),
    ("Mara, having sung, slept.", "mara sleep asserted"),
    ("Mara, having sung, slept.", "mara sing remembered"),
    ("Having sung, Mara slept.", "mara sleep asserted"),
    ("Having woken, Mara sat up and sang.", "mara sing asserted"),
    ("Mara had woken and sung.", "mara sing remembered"),
    ("Mara would have woken and sung.", "mara sing hypothetical"),
    ("Mara has woken and sung.", "mara sing asserted"),
    ('"No," Osk had said once.', "osk say remembered"),
    ("Mara used to sing.", "mara sing remembered"),
    ("Osk once sang here.", "osk sing remembered"),
    ("Osk remembered Mara singing.", "mara sing remembered"),
    ("They remembered how Mara sang.", "mara sing remembered"),
    ("Years ago Mara sang here.", "mara sing remembered"),
    ("A song that Mara had sung came back to him.", "mara sing remembered"),
    # reported
    ("They said that Mara sang.", "mara sing reported"),
    ("Osk believed Mara sang.", "mara sing reported"),
    ("Osk told them that Mara sang.", "mara sing reported"),
    ("Mara, they said, sang at night.", "mara sing reported"),
    ("Mara sang at night, they said.", "mara sing reported"),
    ("Mara sang at night, or so they said.", "mara sing reported"),
    ("According to Osk, Mara sang.", "mara sing reported"),
    ("There was a rumour that Mara sang.", "mara sing reported"),
    ("There were people who swore that Mara sang.", "mara sing reported"),
    # likened, dreamed up
    ("It was as if Mara sang.", "mara sing figurative"),
    ("It looked as though Mara were singing.", "mara sing figurative"),
    ("Mara seemed to sing.", "mara sing figurative"),
    ("In the dream Mara sang.", "mara sing figurative"),
    ("In fancy Mara sang.", "mara sing figurative"),
    ("In Osk's dream Mara sang.", "mara sing figurative"),
    ("Osk leapt as if Mara had sung.", "mara sing figurative"),
    ("Osk fell like Mara had pushed him.", "mara push figurative"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_modality(acts: Told, text: str, expected: str) -> None:
    assert expected in acts(text)


STAYS_ASSERTED = [
    ("In his sleep Osk muttered and groaned.", "osk groan"),
    ("Since Mara snored, Tobin lay awake.", "mara snore"),
    ("Since Mara snored, Tobin lay awake.", "tobin lie"),
    ("As Linnet dozed, Mara sang.", "linnet doze"),
    ("That was how Osk got the rum.", "osk get"),
    ("Mara smiled in her dream and woke.", "mara wake"),
    ("Mara sang, though Osk would have stopped her.", "mara sing"),
    ("Before anyone woke, Mara sang.", "mara sing"),
    ("If it rained, nobody knew; Mara sang.", "mara sing"),
    ("Mara sang because nobody had asked her to.", "mara sing"),
    ("Mara, who had slept, sang.", "mara sing"),
    ("Mara did not sleep; she sang.", "mara sing"),
    ("Without looking back, Mara sang.", "mara sing"),
    ("At once Mara sang.", "mara sing"),
    ("Osk wept when Mara sang.", "mara sing"),
]


@pytest.mark.parametrize(("text", "act"), STAYS_ASSERTED)
def test_what_stands_beside_it_takes_nothing_away(acts: Told, text: str, act: str) -> None:
    assert f"{act} asserted" in acts(text)


def _spoken(tell: Callable[[str], SceneReading], text: str, verb: str) -> list[Modality]:
    return [act.modality for act in tell(text).acts if act.verb == verb]


def test_what_is_said_is_in_dialogue(tell: Callable[[str], SceneReading]) -> None:
    assert _spoken(tell, '"Mara sang," said Osk.', "sing") == [Modality.IN_DIALOGUE]


def test_what_is_denied_asked_or_imagined_in_dialogue_stays_so(tell: Callable[[str], SceneReading]) -> None:
    assert _spoken(tell, '"Mara never sang," said Osk.', "sing") == [Modality.NEGATED]
    assert _spoken(tell, '"Did Mara sing?" said Osk.', "sing") == [Modality.QUESTION]
    assert _spoken(tell, '"Mara would sing," said Osk.', "sing") == [Modality.HYPOTHETICAL]


def test_an_act_in_dialogue_knows_who_tells_it(tell: Callable[[str], SceneReading]) -> None:
    act = next(act for act in tell('"Mara sang," said Osk.').acts if act.verb == "sing")
    assert act.speaker == "osk"


def test_asking_is_asserted_though_a_question_is_asked(acts: Told) -> None:
    assert "osk ask asserted" in acts('"Did Mara sing?" asked Osk.')
