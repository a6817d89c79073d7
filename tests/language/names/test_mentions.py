"""Names are found where they are names, and nowhere else."""

from __future__ import annotations

import pytest

from tests.language.conftest import Read, character
from writer_app.domain.lore import Lore
from writer_app.domain.observations import Mention, MentionKind
from writer_app.domain.scenes import SceneSource
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene


def named(read: Read, body: str, **setting: object) -> list[tuple[str, str | None]]:
    reading = read(body, **setting)
    return [(each.span.of(body), each.entry) for each in reading.mentions if each.kind is not MentionKind.PRONOUN]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Mara Venn opened the door.", [("Mara Venn", "mara")]),
        ("He saw MARA there.", [("MARA", "mara")]),
        ("It was Ma\u0301ra.", [("Ma\u0301ra", "mara")]),
        ("She thought of Mara\nVenn again.", [("Mara\nVenn", "mara")]),
        ("The coat was Venn's.", [("Venn", "mara")]),
        ("Captain Osk slept.", [("Captain Osk", "osk")]),
        ("\u201cOsk,\u201d said Tobin.", [("Osk", "osk"), ("Tobin", "tobin")]),
        ("They crossed the Long Ferry.", [("Long Ferry", "ferry")]),
        ("They crossed the long ferry.", [("long ferry", "ferry")]),
        ("In the drowned hall nothing moved.", [("drowned hall", "ferry")]),
        ("The green lantern hissed.", [("green lantern", "lantern")]),
        ("Then Will ran.", [("Will", "will")]),
        ("Will ran.", [("Will", "will")]),
        ("Will's boots were wet.", [("Will", "will")]),
    ],
)
def test_names_as_they_are_written(read: Read, body: str, expected: list[tuple[str, str]]) -> None:
    assert named(read, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "The marabou stork flew.",
        "Will you come?",
        "Will the rain end?",
        "He will come, by his own free will.",
        "A rook sat on the wall.",
        "The hale old woman laughed.",
        "Tobing is a town.",
        "It was a linnet.",
        "xMara and Marax are no names.",
        "The lanterns were green.",
        "Lady Mara Quint is another.",
        "They met Tobin Marsh.",
        "They met Peregrin Hale.",
        "She spoke to Mrs. Osk.",
        "the ferry was long",
    ],
)
def test_what_is_no_name_of_ours(read: Read, body: str) -> None:
    assert [found for found in named(read, body) if found[1]] == []


def only(read: Read, body: str) -> Mention:
    (mention,) = [each for each in read(body).mentions if each.kind is not MentionKind.PRONOUN]
    return mention


def test_who_bears_the_name_with_a_given_name_of_their_own_is_another(read: Read) -> None:
    assert named(read, "They had seen Bertil Osk. Then Captain Osk rose. By Bertil. Osk sat.") == [
        ("Captain Osk", "osk"),
        ("Osk", "osk"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“No,” said the cook.", [("cook", "cook")]),
        ("Then the gentleman in the white waistcoat rose.", [("gentleman in the white waistcoat", "waistcoat")]),
        ("It was a gentleman in the white waistcoat.", [("gentleman in the white waistcoat", "waistcoat")]),
        ("A cook came in.", []),
        ("They saw the cook of the garrison.", []),
        ("Any cook would do.", []),
    ],
)
def test_who_is_called_by_what_they_are_is_so_in_small_letters(
    pack: LanguagePack, body: str, expected: list[tuple[str, str]]
) -> None:
    lore = Lore((character("cook", "The Cook", "she"), character("waistcoat", "The Gentleman In The White Waistcoat", "he")))
    reading = read_scene(SceneSource("s", "s.md", body), Lexicon.build(lore, pack, {}), pack)
    found = [each for each in reading.mentions if each.kind is MentionKind.CALLED]
    assert [(each.span.of(body), each.entry) for each in found] == expected
    assert not any(each.certain for each in found)


def test_a_declared_name_is_certain_and_a_part_of_it_is_not(read: Read) -> None:
    assert only(read, "There stood Mara.").certain
    part = only(read, "There stood Venn.")
    assert (part.entry, part.certain, part.confidence) == ("mara", False, 0.8)


def test_a_surname_of_two_is_left_open_with_both(read: Read) -> None:
    mention = only(read, "There stood Hale.")
    assert mention.entry is None
    assert set(mention.candidates) == {"tobin", "hale"}


def test_a_surname_of_two_is_the_one_named_in_the_scene(read: Read) -> None:
    assert named(read, "Tobin came. Then Hale sat.")[1] == ("Hale", "tobin")


def test_a_family_is_nobody_in_particular(read: Read) -> None:
    mention = only(read, "The Hales were away.")
    assert (mention.entry, set(mention.candidates)) == (None, {"tobin", "hale"})


@pytest.mark.parametrize(
    ("body", "entry"),
    [
        ("There Rook laughed.", "rook"),
        ("He used Rook on the gate.", "tide"),
        ("Now the Rook quirk failed.", "tide"),
    ],
)
def test_a_name_of_two_entries_is_told_by_what_stands_beside_it(read: Read, body: str, entry: str) -> None:
    mention = only(read, body)
    assert (mention.entry, mention.certain) == (entry, False)


def test_called_is_someone_in_this_scene_and_never_certain(read: Read) -> None:
    mention = next(each for each in read("Tobin ran. They saw the boy.").mentions if each.kind is MentionKind.CALLED)
    assert (mention.entry, mention.certain) == ("tobin", False)


def test_called_needs_somebody_there(read: Read) -> None:
    assert named(read, "They saw the boy.") == [("boy", None)]
    assert named(read, "They saw the boy.", cast=("tobin",)) == [("boy", "tobin")]
    assert named(read, "They saw a boy.", cast=("tobin",)) == []


def test_an_office_calls_its_holder(read: Read) -> None:
    assert named(read, "Osk rose, and the captain bowed.") == [("Osk", "osk"), ("captain", "osk")]
    assert named(read, "Osk rose, and Captain Brand bowed.") == [("Osk", "osk")]


@pytest.mark.parametrize(
    ("body", "possessive"), [("It was Mara's coat.", True), ("It was Mara\u2019s.", True), ("It was Mara.", False)]
)
def test_possessives(read: Read, body: str, possessive: bool) -> None:
    assert only(read, body).possessive is possessive


ANOTHER = ["a green lantern", "another green lantern", "his own green lantern", "some old green lantern"]


@pytest.mark.parametrize("words", ANOTHER)
def test_another_of_its_kind_is_left_open(read: Read, words: str) -> None:
    found = [mention for mention in read(f"Tobin took {words}.").mentions if "lantern" in mention.candidates]
    assert [(mention.entry, mention.certain) for mention in found] == [(None, False)]


def test_the_thing_itself_is_certain(read: Read) -> None:
    assert ("green lantern", "lantern") in named(read, "Tobin took the green lantern.")
