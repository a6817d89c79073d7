"""Eyes, hair, ages and clothes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writer_app.domain.observations import SceneReading

Told = Callable[[str], set[str]]

LOOKS = [
    ("\u201cMara's blue eyes give her away,\u201d said Tobin.", "mara eye colour=blue in dialogue"),
    ("Osk, an old, red-haired sailor, came forward.", "osk hair colour=red asserted"),
    ("Osk was a tall, stooping man with blue eyes.", "osk eye colour=blue asserted"),
    ("There was a thin, blue-eyed lad who was known as Tobin.", "tobin eye colour=blue asserted"),
    ("Mara watched them with eyes the grey of wet slate.", "mara eye colour=grey asserted"),
    ("Mara had had these brown eyes since birth.", "mara eye colour=brown asserted"),
    ("Osk would have loved Mara's green eyes.", "mara eye colour=green asserted"),
    ("Mara spun round, black-eyed and grim.", "mara eye colour=black asserted"),
    ("Osk bent his grey head.", "osk hair colour=grey asserted"),
    ("\u201cI could find this red head of yours in the dark, Osk,\u201d cried a sailor.", "osk hair colour=red in dialogue"),
    ("\u201cYour eyes are as brown as a calf's, Mara,\u201d he said.", "mara eye colour=brown in dialogue"),
    ("Mara's green eyes narrowed.", "mara eye colour=green asserted"),
    ("Mara closed her green eyes.", "mara eye colour=green asserted"),
    ("Mara's eyes were green.", "mara eye colour=green asserted"),
    ("Mara's eyes were a deep, startling green.", "mara eye colour=green asserted"),
    ("Mara's eyes, which are of a soft grey, filled.", "mara eye colour=grey asserted"),
    ("Mara's eyes, green as moss, narrowed.", "mara eye colour=green asserted"),
    ("Mara had green eyes.", "mara eye colour=green asserted"),
    ("Mara faced the crew, her eyes as green as moss.", "mara eye colour=green asserted"),
    ("Mara stared at him with wide green eyes.", "mara eye colour=green asserted"),
    ("Rage darkened the brown eyes of Mara.", "mara eye colour=brown asserted"),
    ("The lamp showed the brown of Mara's eyes.", "mara eye colour=brown asserted"),
    ("Mara was a green-eyed girl.", "mara eye colour=green asserted"),
    ("Mara, a green-eyed girl, sang.", "mara eye colour=green asserted"),
    ("A green-eyed Mara looked back at him.", "mara eye colour=green asserted"),
    ("Mara looked up, green-eyed and weary.", "mara eye colour=green asserted"),
    ("Mara's eyes were emerald.", "mara eye colour=green asserted"),
    ("Mara's eyes were hazel.", "mara eye colour=hazel asserted"),
    ("Mara's green eyes did not move.", "mara eye colour=green asserted"),
    ("Mara's eyes were not green.", "mara eye colour=green negated"),
    ("If Mara's eyes had been green, nobody would have known.", "mara eye colour=green hypothetical"),
    ("They swore that Mara had green eyes.", "mara eye colour=green reported"),
    ("In the dream Mara had green eyes.", "mara eye colour=green figurative"),
    ("Were Mara's eyes green?", "mara eye colour=green question"),
    ("Osk dragged his fingers through his grey hair.", "osk hair colour=grey asserted"),
    ("The wind blew Osk's grey hair about.", "osk hair colour=grey asserted"),
    ("Osk's hair, grey from root to tip, was wet.", "osk hair colour=grey asserted"),
    ("A wisp of white hair fell over Osk's brow.", "osk hair colour=white asserted"),
    ("Osk's hair was auburn.", "osk hair colour=auburn asserted"),
    ("Osk's hair was no longer black.", "osk hair colour=black negated"),
    ("Silent and grey-haired, Osk waited.", "osk hair colour=grey asserted"),
    ("Osk's once black hair was white now.", "osk hair colour=white asserted"),
    ("Osk's once black hair was white now.", "osk hair colour=black remembered"),
    ("Mara's hair had gone grey.", "mara hair colour=grey asserted"),
    ("Mara's hair turned white overnight.", "mara hair colour=white asserted"),
    ("Mara dyed her red hair black.", "mara hair colour=black asserted"),
    ("Mara dyed her red hair black.", "mara hair colour=red remembered"),
    ("Mara had her hair dyed a deep black.", "mara hair colour=black asserted"),
    ("Mara's hair was dyed black.", "mara hair colour=black asserted"),
    ("Mara did not dye her hair black.", "mara hair colour=black negated"),
    ("Mara wanted to dye her hair black.", "mara hair colour=black wish"),
    ("Mara, a tall woman with red hair, bowed.", "mara hair colour=red asserted"),
    ("Osk looked at Mara, a woman with red hair and green eyes.", "mara eye colour=green asserted"),
    ("Mara had a long face, red hair and green eyes.", "mara eye colour=green asserted"),
    ("Mara had large, blue, prominent eyes.", "mara eye colour=blue asserted"),
    ("Osk sat there with large, pale blue eyes.", "osk eye colour=blue asserted"),
    ("Osk was of medium height, with curly hair and light-blue eyes.", "osk eye colour=blue asserted"),
    ("Osk's snow-white hair fell over his brow.", "osk hair colour=white asserted"),
    ("Osk's eyes were sea-grey.", "osk eye colour=grey asserted"),
    ("Osk's white hair was wet with blood.", "osk hair colour=white asserted"),
    ("Mara's very blue eyes met his.", "mara eye colour=blue asserted"),
    ("Mara was nineteen.", "mara age=19 asserted"),
    ("Mara was nineteen years old.", "mara age=19 asserted"),
    ("Mara, who was nineteen years of age that spring, kept quiet.", "mara age=19 asserted"),
    ("Tobin was a boy of fifteen.", "tobin age=15 asserted"),
    ("Tobin had turned fifteen in the spring.", "tobin age=15 asserted"),
    ("At forty-one Osk was not easily moved.", "osk age=41 asserted"),
    ("Tobin was a fifteen-year-old boy.", "tobin age=15 asserted"),
    ("Osk was not fifty.", "osk age=50 negated"),
    ("Mara wore a red coat.", "mara clothes=red coat asserted"),
    ("Mara did not wear a red coat.", "mara clothes=red coat negated"),
]


@pytest.mark.parametrize(("text", "look"), LOOKS)
def test_looks(looks: Told, text: str, look: str) -> None:
    assert look in looks(text)


NO_LOOKS = [
    "Mara looked at Osk, the lamp, blue china and soft eyes.",
    "Mara's eyes were red with blood lust.",
    "Mara met a tall woman with red hair and green eyes.",
    "Mara's eyes turned black.",
    "Mara's hair went up in black smoke.",
    "Mara went to Osk's ball, where a tall man, with grey hair and blue eyes, spoke.",
    "At the ball that Mara gave a stranger, no longer young, with grey hair, spoke.",
    "Osk's head was red.",
    "Mara had a sore head and a green coat.",
    "Mara's eyes were red from crying.",
    "Mara's eyes were dark with anger.",
    "Mara's eyes flashed red.",
    "Mara's red-rimmed eyes met his.",
    "Mara's red, swollen eyes met his.",
    "Mara's eyes were bloodshot and red.",
    "Mara's eyes were on the green door.",
    "Mara's eyes were gold coins to him.",
    "Mara's eyes went black.",
    "Mara was in green, and her eyes ached.",
    "Mara met the ferryman's blue eyes.",
    "The stranger beside Mara had blue eyes.",
    "Mara had a cousin with blue eyes.",
    "Mara dreamed of a blue-eyed stranger.",
    "Beside Mara knelt an urchin with white hair.",
    "Mara found a black hair on the cushion.",
    "Mara tied a red ribbon into her hair.",
    "Mara thought of her aunt, whose hair was black.",
    "Mara painted the green gate.",
    "Mara stared at the smith with the blue eyes.",
    "Mara felt ninety years old.",
    "Mara counted to nineteen.",
    "Mara walked nineteen paces.",
    "At six o'clock Mara came down.",
    "At six Mara came down.",
    "Mara was one of them.",
    "Mara was six feet from the door.",
    "Mara was six years older than Tobin.",
    "Mara and Tobin were two of a kind.",
]


@pytest.mark.parametrize("text", NO_LOOKS)
def test_what_is_no_look(looks: Told, text: str) -> None:
    assert not looks(text)


def test_a_part_is_named(tell: Callable[[str], SceneReading]) -> None:
    look = tell("Mara's left eye was green.").descriptions[0]
    assert (look.key, look.part) == ("eye colour", "left eye")


def test_red_eyes_are_a_doubtful_reading(tell: Callable[[str], SceneReading]) -> None:
    assert not tell("Mara's eyes were red.").descriptions[0].certain


def test_red_hair_is_no_doubtful_reading(tell: Callable[[str], SceneReading]) -> None:
    assert tell("Mara's hair, red from crown to nape, fell loose.").descriptions[0].certain


def test_the_one_called_by_name_is_surely_spoken_to(tell: Callable[[str], SceneReading]) -> None:
    look = tell("\u201cYou have brown eyes, Mara,\u201d said a voice.").descriptions[0]
    assert (look.subject, look.confidence > 0.7) == ("mara", True)


def test_what_is_said_is_in_dialogue(looks: Told) -> None:
    assert "mara eye colour=green in dialogue" in looks('"Mara has green eyes," said Osk.')


def test_the_span_is_what_shows_it(tell: Callable[[str], SceneReading]) -> None:
    text = "It rained. Mara's green eyes narrowed."
    assert tell(text).descriptions[0].span.of(text) == "Mara's green eyes"
