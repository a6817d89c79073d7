"""Promises and open questions become threads; small talk does not."""

from __future__ import annotations

import pytest

from tests.continuity.noticing.conftest import Notice, Say


@pytest.mark.parametrize(
    ("prose", "title"),
    [
        ('"I will come back for you," Mara said to Linnet.', "Mara Venn to Linnet: “I will come back for you”"),
        ('"I promise I\'ll find them," Osk said to Linnet.', "Captain Osk to Linnet: “I promise I'll find them”"),
        ('"I swear that I will burn that house," said Tobin.', "Tobin: “I swear that I will burn that house”"),
        ('"I won\'t go, you have my word," Osk told Mara.', "Captain Osk to Mara Venn: “I won't go, you have my word”"),
        ('"I\'ll be back," said Tobin.', "Tobin: “I'll be back”"),
        (
            '"Don\'t worry Linnet, I promise I will find them all wherever the river took them," Osk said.',
            "Captain Osk to Linnet: “I promise I will find them all wherever…”",
        ),
        ('"Hush, Tobin, I will find you, wherever the river goes," Osk said.', "Captain Osk to Tobin: “I will find you”"),
        ('"I promise I will find Tobin, I do," Osk said to Linnet.', "Captain Osk to Linnet: “I promise I will find Tobin”"),
        ('Mara saw Osk. "Tobin, I swear I will avenge him," Mara said.', "Mara Venn to Tobin: “I swear I will avenge him”"),
    ],
)
def test_a_promise_opens_a_thread(says: Say, prose: str, title: str) -> None:
    assert says(prose) == {f"thread {title}"}


@pytest.mark.parametrize(
    "prose",
    [
        '"I promise it was the cat," said Mara.',
        '"I swear I did not see it," said Tobin.',
        '"I\'ll be back in a minute," said Tobin.',
        '"I\'ll be back before supper," said Tobin.',
        '"If you go, I promise I will follow," said Osk.',
        '"I can\'t promise that I will stay," said Osk.',
        '"Will you promise me that?" said Linnet.',
        '"He promised to come back," said Linnet.',
        "Mara had promised to come back.",
        '"I will return the book," said Linnet.',
        "Had she slept?",
        '"Who had taken the bell?"',
        "Where was the bell? Nobody knew.",
    ],
)
def test_what_binds_nobody_is_silent(says: Say, prose: str) -> None:
    assert says(prose) == set()


def test_a_promise_to_come_back_that_is_seen_to_be_kept_is_no_thread(says: Say) -> None:
    kept = "Mara opened the cell. Linnet stood up and took the lamp."
    assert says('"I will come back for you," Mara said to Linnet.', kept) == set()


def test_a_question_that_a_scene_ends_with_is_a_thread(notice: Notice) -> None:
    (found,) = notice("Mara looked at the empty tower.\n\nWho had taken the bell?")
    assert found.entry.name == "Who had taken the bell?"
    assert found.entry.id == "who-had-taken-the-bell"
    assert found.change is not None
    assert found.change == found.entry.changes[0]
    assert (found.change.verb, found.change.arg("what")) == ("opens", ("who-had-taken-the-bell",))
