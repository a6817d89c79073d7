"""Who speaks, and where the text does not say."""

from __future__ import annotations

import pytest

from tests.language.conftest import Read
from writer_app.domain.observations import Modality


def speakers(read: Read, body: str, **setting: object) -> list[str | None]:
    return [quote.likely_speaker for quote in read(body, **setting).quotes if quote.text_spoken]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ('"Go," said Mara.', "mara"),
        ('"Go," Mara said.', "mara"),
        ('"Go!" Mara whisper-shouted.', "mara"),
        ('"Go," said the tired old Mara.', "mara"),
        ('"Go," said Captain Osk.', "osk"),
        ('Mara said, "Go."', "mara"),
        ('Mara turned to Tobin and said: "Go."', "mara"),
        ('Tobin shrugged, "Go."', "tobin"),
        ('Mara said:\n\n"Go."', "mara"),
        ('"Go." Mara pushed the door.', "mara"),
        ('Mara pushed the door. "Go."', "mara"),
        ('Mara met Tobin. "Go," she said.', "mara"),
        ('Mara met Tobin. "Go," he said.', "tobin"),
        ('"Go," Mara, smiling, said.', "mara"),
        ('"Go--" Mara\'s words were cut off.', "mara"),
        ('"Go," was Mara\'s answer.', "mara"),
        ('"Go," was Mara\'s cold rejoinder.', "mara"),
        ('Mara\'s only answer was, "Go."', "mara"),
    ],
)
def test_said_by_the_text(read: Read, body: str, speaker: str) -> None:
    assert speakers(read, body) == [speaker]


@pytest.mark.parametrize(
    "body",
    [
        '"What was that?"',
        'Mara and Tobin met Rook.\n\n"What was that?"',
        '"Go," said the stranger.',
        '"Go," said Mara\'s father.',
        '"Go," said Bertold.',
        '"Go," he said.',
        '"Mara," said somebody.',
        'Rook hit Will. Tobin saw Osk. "Go," somebody said.',
        '"Go," a voice said to Mara.',
    ],
)
def test_not_said(read: Read, body: str) -> None:
    assert speakers(read, body) == [None]


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ('Mara, having let them out, said, "Go."', Modality.ASSERTED),
        ('Mara, who had been out, cried, "Go."', Modality.ASSERTED),
        ('Mara had said, "Go."', Modality.REMEMBERED),
        ('Mara would have said, "Go."', Modality.HYPOTHETICAL),
        ('Mara never said, "Go."', Modality.NEGATED),
    ],
)
def test_an_aside_does_not_tell_how_it_is_said(read: Read, body: str, modality: Modality) -> None:
    assert [quote.modality for quote in read(body).quotes] == [modality]


def test_two_take_turns(read: Read) -> None:
    body = '"One," said Mara.\n\n"Two," said Tobin.\n\n"Three."\n\n"Four."\n\n"Five."'
    assert speakers(read, body) == ["mara", "tobin", "mara", "tobin", "mara"]


def test_turns_are_read_from_their_end_too(read: Read) -> None:
    body = '"One."\n\n"Two," said Mara.\n\n"Three," said Tobin.'
    assert speakers(read, body) == ["tobin", "mara", "tobin"]


def test_a_stranger_among_them_takes_no_turn(read: Read) -> None:
    body = '"One," said Mara.\n\n"Two," said Tobin.\n\n"Three," said a guard.\n\n"Four."'
    assert speakers(read, body)[2:] == [None, "tobin"] or speakers(read, body)[2:] == [None, None]


def test_whoever_is_spoken_to_does_not_speak(read: Read) -> None:
    quotes = read('"One," said Mara.\n\n"Mara, look," said Tobin.\n\n"Yes, Tobin?"').quotes
    assert [(quote.speaker, quote.addressee) for quote in quotes][1:] == [("tobin", "mara"), ("mara", "tobin")]


def test_two_tags_in_one_paragraph_are_two_speakers(read: Read) -> None:
    assert speakers(read, '"Yes," said Mara. "No," said Tobin.') == ["mara", "tobin"]


def test_the_tag_is_kept_as_cue(read: Read) -> None:
    body = '"Go," whispered Mara.'
    (quote,) = read(body).quotes
    assert quote.cue is not None
    assert (quote.cue.of(body), quote.cue_verb) == ("whispered", "whisper")


def test_the_narrator_is_the_viewpoint_if_the_scene_names_it(read: Read) -> None:
    assert speakers(read, '"Go," I said.', pov="mara") == ["mara"]
    assert speakers(read, '"Go," I said.') == [None]


def test_no_turns_are_counted_where_a_line_may_be_missing(read: Read) -> None:
    body = '"One," said Mara.\n\n"Two," said Tobin.\n\n\n\n"Three."'
    assert speakers(read, body) == ["mara", "tobin", None]


def test_whoever_is_named_in_the_words_is_not_counted_as_their_speaker(read: Read) -> None:
    body = '"One," said Mara.\n\n"Two," said Tobin.\n\n"Ask Mara about it."'
    assert speakers(read, body)[2] is None


def test_a_noun_is_no_verb_of_speech(read: Read) -> None:
    [quote] = read('Tobin held back a sob.\n\n"Never."').quotes
    assert quote.cue is None
    assert quote.confidence < 0.7


def test_the_girl_is_the_only_girl_of_those_who_talk(read: Read) -> None:
    body = '"One," said Mara.\n\n"Two," said Tobin.\n\n"Three," said the girl.'
    assert speakers(read, body) == ["mara", "tobin", "mara"]
    assert speakers(read, body.replace("the girl", "a girl"))[2] is None


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ('"Go," Mara had said once.', Modality.REMEMBERED),
        ('Mara had always said, "Go."', Modality.REMEMBERED),
        ('"Go," she\'d said.', Modality.REMEMBERED),
        ('"Go," Mara would say.', Modality.HYPOTHETICAL),
        ('"Go," Mara never said.', Modality.NEGATED),
        ('"Go," Mara said.', Modality.ASSERTED),
        ('"Go," said Mara, who had come.', Modality.ASSERTED),
        ('Mara had come. She said, "Go."', Modality.ASSERTED),
    ],
)
def test_the_tag_tells_how_it_is_held(read: Read, body: str, modality: Modality) -> None:
    assert [quote.modality for quote in read(body).quotes] == [modality]


def test_an_exchange_is_decided_as_a_whole(read: Read) -> None:
    """The second line alone could be anybody's; the fourth says whose turns these are."""
    body = '"One," said Mara to Tobin.\n\n"Two."\n\n"Three."\n\n"Four," said Tobin.\n\n"Five."'
    assert speakers(read, body) == ["mara", "tobin", "mara", "tobin", "mara"]


def test_a_pronoun_beside_the_words_goes_by_the_turns(read: Read) -> None:
    body = '"One," said Mara.\n\n"Two," said Tobin.\n\n"Three," she said.\n\n"Four," he said.'
    assert speakers(read, body) == ["mara", "tobin", "mara", "tobin"]


def test_what_somebody_is_called_tells_who_does_not_speak(read: Read) -> None:
    body = 'Mara met Tobin on the stairs.\n\n"You are late, sir."\n\n"I had to walk."'
    assert speakers(read, body) == ["mara", "tobin"]


def test_any_verb_may_follow_the_words_if_its_subject_does(read: Read) -> None:
    assert speakers(read, '"Out!" bawled Tobin, and they went.') == ["tobin"]
    assert speakers(read, '"Out!" Tobin began in a thin voice.') == ["tobin"]


def test_whoever_says_who_said(read: Read) -> None:
    assert speakers(read, 'Mara looked at Tobin, who said in a low voice, "Not here."') == ["tobin"]
    assert speakers(read, 'It was settled by Tobin\u2019s saying, as he left, "Not here."') == ["tobin"]


def test_the_narrator_is_whoever_the_others_call_by_name(read: Read) -> None:
    body = '"Are you coming, Mara?" said Tobin.\n\n"I am," I said.\n\nWe went down.'
    assert speakers(read, body) == ["tobin", "mara"]
    assert speakers(read, body + "\n\nMara stood on the quay.") == ["tobin", None]


@pytest.mark.parametrize(
    "body",
    [
        'Mara came in. "Where were you?" asked Will Orrin. Mara sat.',
        'Mara came in. "You," said One For All. Mara sat.',
        'Mara came in.\n\n"No," said Tobin.\n\n"Yes," said Quill. Mara sat.',
    ],
)
def test_somebody_without_a_page_who_is_named_as_speaking_is_nobody_else(read: Read, body: str) -> None:
    assert read(body).quotes[-1].speaker is None


@pytest.mark.parametrize(
    ("body", "addressee"),
    [
        ('"Go!" cried Osk to Mara.', "mara"),
        ('Tobin asked Mara, "Why?"', "mara"),
        ('Mara rose. "Why?" Tobin asked her.', "mara"),
        ('"Why?" Tobin asked. Mara rose.', None),
        ('"Why?" asked Mara.', None),
        ('"Why?" said Mara to her own brother.', None),
        ('"Tobin, go," said Mara to Osk.', "tobin"),
    ],
)
def test_who_is_spoken_to(read: Read, body: str, addressee: str | None) -> None:
    assert read(body).quotes[0].addressee == addressee
