"""Quotations in every manner of marks."""

from __future__ import annotations

import pytest

from tests.language.conftest import Read


def spoken(read: Read, body: str) -> list[str]:
    return [quote.span.of(body) for quote in read(body).quotes if quote.text_spoken]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('"Go," she said. "Now."', ['"Go,"', '"Now."']),
        ("\u201cGo,\u201d she said. \u201cNow.\u201d", ["\u201cGo,\u201d", "\u201cNow.\u201d"]),
        (
            "\u2018Don\u2019t go,\u2019 she said. \u2018It\u2019s the dogs\u2019 yard.\u2019",
            ["\u2018Don\u2019t go,\u2019", "\u2018It\u2019s the dogs\u2019 yard.\u2019"],
        ),
        ("'Don't go,' she said. 'It's late.'", ["'Don't go,'", "'It's late.'"]),
        ("\u201cHe said \u2018no\u2019 to me,\u201d she said.", ["\u201cHe said \u2018no\u2019 to me,\u201d"]),
        ('"I never got to', ['"I never got to']),
        ('"One, she said. "Two."', ['"One,', '"Two."']),
        ("\u201cGo, said Mara. She turned.\n\n\u201cNo,\u201d said Osk.", ["\u201cGo,", "\u201cNo,\u201d"]),
        (
            "\u201cI went in.\n\n\u201c\u2018Go,\u2019 said he. I went.\u201d",
            ["\u201cI went in.", "\u201c\u2018Go,\u2019 said he. I went.\u201d"],
        ),
        ("\u201cIt said the word,\n\n\u201cand I went.\u201d", ["\u201cIt said the word,", "\u201cand I went.\u201d"]),
        ('She turned. "Wait."', ['"Wait."']),
        ('"She" Mara insisted, "Is staying on board."', ['"She"', '"Is staying on board."']),
    ],
)
def test_what_is_spoken(read: Read, body: str, expected: list[str]) -> None:
    assert spoken(read, body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("\u2014 Go, said Mara.\n\n\u2014 No.", ["Go,", "No."]),
        ("\u2014Go, \u2014 said Mara, \u2014 and hide.\n\n\u2014No!", ["Go,", "and hide.", "No!"]),
        ("\u2013 Go, said Mara. I wait.\n\n\u2013 No, he said. He sat.", ["Go,", "I wait.", "No,"]),
        ("\u2014 Go, said the smith to him. \u2014 Now.\n\n\u2014 No.", ["Go,", "Now.", "No."]),
        ("\u2014 One only, said Mara.", []),
        ("Mara \u2014 the smith \u2014 slept.\n\nTobin \u2013 her friend \u2013 too.", []),
        (
            '"Go," said Mara.\n\n\u2014 and then.\n\n"No." "Go." "No."\n\n\u2014 and then.',
            ['"Go,"', '"No."', '"Go."', '"No."'],
        ),
    ],
)
def test_dashes_may_stand_for_marks(read: Read, body: str, expected: list[str]) -> None:
    assert spoken(read, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "It's the dogs' yard, and 'twas cold.",
        'The so-called "hero" of the town slept.',
        'She had read "The Long Road" twice.',
        'They called it "home" and left.',
        "Don't. Won't. Can't. Mara's.",
        "Rock 'n' roll, the '90s, and o'clock.",
        "\u201d",
    ],
)
def test_what_is_not(read: Read, body: str) -> None:
    assert spoken(read, body) == []


def test_a_speech_interrupted_by_its_tag_is_one_speech(read: Read) -> None:
    quotes = read('"She" Mara insisted, "Is staying on board."').quotes
    assert [quote.speech for quote in quotes] == [1, 1]
    assert {quote.speaker for quote in quotes} == {"mara"}


def test_two_sentences_around_a_full_tag_are_two_speeches(read: Read) -> None:
    assert [quote.speech for quote in read('"Go." Mara turned. "Now."').quotes] == [1, 2]


def test_a_quotation_goes_on_over_paragraphs(read: Read) -> None:
    body = '"First part.\n\n"Second part," said Mara.\n\n"No," said Tobin.'
    quotes = read(body).quotes
    assert [(quote.speech, quote.speaker) for quote in quotes] == [(1, "mara"), (1, "mara"), (2, "tobin")]
