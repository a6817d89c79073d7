"""Pronouns stand for whom they must, and are left open where two may be meant."""

from __future__ import annotations

import pytest

from tests.language.conftest import Read
from writer_app.domain.lore import Entry, Fact, Kind, Lore, Pronouns
from writer_app.domain.observations import MentionKind
from writer_app.domain.scenes import SceneSource
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene


def pronouns(read: Read, body: str, **setting: object) -> list[tuple[str, str | None]]:
    return [(each.span.of(body), each.entry) for each in read(body, **setting).mentions if each.kind is MentionKind.PRONOUN]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Mara came in. She sat.", [("She", "mara")]),
        ("Mara met Tobin. He sat, and she stood.", [("He", "tobin"), ("she", "mara")]),
        ("Tobin woke. Will slept on. He yawned.", [("He", "will")]),
        ("Mara took her coat.", [("her", "mara")]),
        ("Tobin saw Mara. He helped her up.", [("He", "tobin"), ("her", "mara")]),
        ("Mara slept.\n\nShe woke.", [("She", "mara")]),
        ("Tobin hurt himself.", [("himself", "tobin")]),
        ("Tobin lay still, as tall as a man. He slept.", [("He", "tobin")]),
        ("Tobin was then only a young man. He slept.", [("He", "tobin")]),
        ("Tobin sat. A dog barked. Rain fell. Wind rose. It grew dark. He slept.", [("He", "tobin")]),
        ("Tobin sat, patient and still. He slept.", [("He", "tobin")]),
    ],
)
def test_resolved(read: Read, body: str, expected: list[tuple[str, str]]) -> None:
    assert pronouns(read, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "He sat.",
        "Mara came in. He sat.",
        "Mara slept. A woman came in. She sat.",
        "Tobin hit him.",
        "Tobin and Will sat. He yawned.",
        "Mara slept.\n\nRain fell on the roof.\n\nA dog barked. Then a girl laughed. She was loud.",
        "Bertold came in. He sat.",
        "Tobin slept. The man in black rose. He sat, his hair wet.",
        "Tobin and Will sat. He yawned. His coat fell. He sat.",
        "Mara slept. They sat.",
    ],
)
def test_left_open(read: Read, body: str) -> None:
    assert [found for found in pronouns(read, body) if found[1]] == []


def test_inside_a_quotation_i_speaks_and_you_listens(read: Read) -> None:
    body = '"I trust you, Tobin," said Mara.'
    assert pronouns(read, body) == [("I", "mara"), ("you", "tobin")]


def test_i_is_the_viewpoint(read: Read) -> None:
    assert pronouns(read, "I slept.", pov="mara") == [("I", "mara")]
    assert pronouns(read, "I slept.") == []


def test_pronouns_are_never_certain(read: Read) -> None:
    assert not any(each.certain for each in read("Mara came in. She sat.").mentions if each.kind is MentionKind.PRONOUN)


KIN = Lore(
    (
        Entry("sel", Kind.CHARACTER, "Sel", pronouns=Pronouns.SHE, facts=(Fact("mother", "Ada"),)),
        Entry(
            "jon",
            Kind.CHARACTER,
            "Jon",
            pronouns=Pronouns.HE,
            facts=(Fact("mother", "Ada"), Fact("father", "Pell", according_to="sel")),
        ),
        Entry("ada", Kind.CHARACTER, "Ada", pronouns=Pronouns.SHE),
        Entry("pell", Kind.CHARACTER, "Pell", pronouns=Pronouns.HE),
    )
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Jon woke. His mother slept.", "ada"),
        ("Jon's mother slept.", "ada"),
        ("Sel woke. Her brother slept.", "jon"),
        ("Ada woke. Her daughter slept.", "sel"),
        ("Jon woke. Her mother slept.", None),
        ("Jon woke. His father slept.", None),
        ("Jon woke. The mother slept.", None),
        ("Ada woke. Her child slept.", None),
        ("Jon woke. His aunt slept.", None),
    ],
)
def test_kin_are_whom_the_lore_declares(pack: LanguagePack, body: str, expected: str | None) -> None:
    reading = read_scene(SceneSource("s", "s.md", body), Lexicon.build(KIN, pack, {}), pack)
    found = [each.entry for each in reading.mentions if each.kind is MentionKind.DESCRIPTION]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("\"It's Tobin, a friend of Osk's. He can help,\" said Mara.", [("He", "tobin")]),
        ('"Tobin was here. He fled," said Osk.', [("He", "tobin")]),
        ('"He fled," said Osk. Tobin nodded.', []),
        ('"Tobin, he fled," said Osk.', []),
        ('"Tobin and Will fled. He fell," said Osk.', [("He", None)]),
        pytest.param(
            '"A man met Tobin. He fled," said Mara.',
            [],
            marks=pytest.mark.xfail(reason="in speech a name counts for more than the stranger who acts"),
        ),
    ],
)
def test_inside_a_quotation_he_is_someone_named_in_it(read: Read, body: str, expected: list[tuple[str, str | None]]) -> None:
    assert [found for found in pronouns(read, body) if found[1] or found in expected] == expected


@pytest.mark.parametrize(
    ("cast", "expected"),
    [(("mara", "tobin"), [("He", "tobin")]), (("mara",), []), (("tobin", "will"), []), ((), [])],
)
def test_the_cast_tells_who_the_only_he_is(read: Read, cast: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert pronouns(read, "He sat.", cast=cast) == expected
    assert pronouns(read, "A man came. He sat.", cast=cast) == []


def test_you_is_whom_the_words_call_whoever_says_them(read: Read) -> None:
    mentions = read('"You have a long way to go, Tobin," was the answer.').mentions
    assert [mention.entry for mention in mentions if mention.kind is MentionKind.PRONOUN] == ["tobin"]
