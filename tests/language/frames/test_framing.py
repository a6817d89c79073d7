"""Frames that the text itself marks, what is only offered, and what is no frame at all."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from writer_app.domain.lore import Alias, Entry, Kind, Limit, Lore, Pronouns
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import Frame, SceneSource, Setting
from writer_app.domain.shapes import Shape
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.names.narrowing import Narrower
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene

LORE = Lore(
    (
        Entry("mara", Kind.CHARACTER, "Mara Venn", (Alias("Mara"),), pronouns=Pronouns.SHE),
        Entry("deep", Kind.LOCATION, "the Deep", (Alias("the blue stillness"),), limits=(Limit("home of", ("dead",)),)),
        Entry("cellar", Kind.LOCATION, "the blue cellar"),
    )
)
FALL = (
    "Mara ran down the passage. The wall moved.\n\nShe stepped back, and fell into a hole in the floor.\n\n"
    "She hit the ground hard and lay there. “Who is it?” she called.\n\n"
    "Her hands grew cold. Then they were still.\n\n"
)
REALM = (
    "This was what Mara awoke in.\n\nAll around her was blue for as far as the eye could see. Nothing hurt.\n\n"
    "So she had died.\n\nA woman waited."
)


@pytest.fixture(scope="module")
def lexicon(pack: LanguagePack, shapes: Mapping[str, Shape]) -> Lexicon:
    return Lexicon.build(LORE, pack, shapes)


def told(body: str, lexicon: Lexicon, pack: LanguagePack, **setting: object) -> SceneReading:
    scene = SceneSource("s", "s.md", body, setting=Setting(**setting))  # type: ignore[arg-type]
    # As a scene sees the lore, not more.
    return read_scene(scene, Narrower(lexicon).view(scene).lexicon(), pack)


def frames(body: str, lexicon: Lexicon, pack: LanguagePack, **setting: object) -> list[tuple[str, str]]:
    """Each stretch that is not the main line, as frame and words."""
    segments = told(body, lexicon, pack, **setting).segments
    return [(each.frame.value, " ".join(each.span.of(body).split())) for each in segments if each.frame is not Frame.MAIN]


MARKED = [
    ("One.\n\n[Flashback]\n\nTwo.\n\n[End of flashback]\n\nThree.", "flashback", "[Flashback] Two."),
    ("One.\n\n~~~ flashback ~~~\n\nTwo.\n\n~~~ End Flashback ~~~\n\nThree.", "flashback", "~~~ flashback ~~~ Two."),
    ("One.\n\n**FLASHBACK: six years old**\n\nTwo.\n\n***\n\nThree.", "flashback", "**FLASHBACK: six years old** Two."),
    ("One.\n\n-Flashback-\nTwo.\n\n-Flashback ends-\nThree.", "flashback", "-Flashback- Two."),
    ("One.\n\n<Dream>\n\nTwo.\n\n<End dream>\n\nThree.", "dream", "<Dream> Two."),
    ("One.\n\n[Vision]\n\nTwo.\n\n[Present]\n\nThree.", "vision", "[Vision] Two."),
    ("One.\n\n***\n\n*Ten years earlier*\n\nTwo.\n\n***\n\nThree.", "flashback", "*Ten years earlier* Two."),
    ("One.\n\n***\n\n*Three weeks ago…*\n\nTwo.\n\n*Present day*\n\nThree.", "flashback", "*Three weeks ago…* Two."),
    ("One.\n\nTwo.\n\n*Ten years earlier*\n\nThree.\n\n*Present*\n\nFour.", "flashback", "*Ten years earlier* Three."),
    (
        "Mara fell asleep at last.\n\n"
        "She dreamed that the hall was full of water, and Tobin swam. Then Mara woke. It was day.",
        "dream",
        "that the hall was full of water, and Tobin swam.",
    ),
    (
        "One. She broke the seal, sat down by the lamp, and did not move again until the lamp went out above her.\n\n"
        "My dear Mara,\n\nThe hens are well.\n\nYour loving sister,\n\nIda Venn\n\nShe folded it and went to bed.",
        "letter",
        "My dear Mara, The hens are well. Your loving sister, Ida Venn",
    ),
    (
        "She turned it over. The note said only this, in a hand she knew:\n\n*Come to the mill. Come alone.*\n\n"
        "She burned it at once.",
        "letter",
        "*Come to the mill. Come alone.*",
    ),
]


@pytest.mark.parametrize(("body", "frame", "words"), MARKED)
def test_the_text_marks_it(lexicon: Lexicon, pack: LanguagePack, body: str, frame: str, words: str) -> None:
    assert frames(body, lexicon, pack) == [(frame, words)]


NO_FRAME = [
    "She loved that memory.\n\n*Memories.* They were all she had.",
    "“Flashback,” he said. “You are having a flashback.”",
    "# The Dream\n\nOne.",
    "She had never dreamed of such a house. It was white, and it stood by the sea.",
    "It was as if she walked in a dream. The streets were empty. Nobody spoke.",
    "She cried out in her sleep, and turned over, and was quiet again until it was day.",
    "Dear me, she thought,\n\nwhat a day.\n\nYours truly needs a bath.",
    "Ten years ago he had come here. Now the house was sold.",
    "“All around me it was blue,” said Mara. “I awoke.”",
    "She woke early. The blue curtains moved. All around the house stood the carts.",
    "Mara woke in the ward. All around her was blue, and nothing but blue. A nurse came in.",
    "The old man was dead.\n\nMara woke. The blue blanket was warm. All around the house stood the carts.",
    "He fell in love with the hole in the floor.\n\nShe landed the boat.",
]


@pytest.mark.parametrize("body", NO_FRAME)
def test_nothing_is_marked(lexicon: Lexicon, pack: LanguagePack, body: str) -> None:
    reading = told(body, lexicon, pack)
    assert [(each.frame, each.span.of(body)) for each in reading.segments] == [(Frame.MAIN, body)]


def test_a_passage_a_room_and_a_realm_are_three_segments(lexicon: Lexicon, pack: LanguagePack) -> None:
    passage, room, realm = told(FALL + REALM, lexicon, pack).segments
    assert (passage.frame, room.frame) == (Frame.MAIN, Frame.MAIN)
    assert room.span.of(FALL + REALM).startswith("She hit the ground")
    assert (realm.frame, realm.place) == (Frame.REALM, "deep")
    assert realm.span.of(FALL + REALM) == REALM


def test_segments_make_up_the_whole(lexicon: Lexicon, pack: LanguagePack) -> None:
    for body in (FALL + REALM, *(body for body, *_ in MARKED)):
        assert "".join(each.span.of(body) for each in told(body, lexicon, pack).segments) == body


def test_what_the_author_says_stands(lexicon: Lexicon, pack: LanguagePack) -> None:
    body = "One.\n\n<!-- here: frame: main -->\n\nTwo.\n\n[Flashback]\n\nThree."
    assert frames(body, lexicon, pack) == []
    assert {each.frame for each in told(MARKED[0][0], lexicon, pack, frame=Frame.DREAM).segments} == {Frame.DREAM}


def test_a_realm_ends_where_the_author_says_another_place(lexicon: Lexicon, pack: LanguagePack) -> None:
    body = f"One.\n\n{REALM}\n\n<!-- here: the blue cellar -->\n\nTwo."
    segments = told(body, lexicon, pack, place="the blue cellar").segments
    assert [(each.frame, each.place) for each in segments] == [
        (Frame.MAIN, "cellar"),
        (Frame.REALM, "deep"),
        (Frame.MAIN, "cellar"),
    ]


@pytest.mark.parametrize(
    ("mark", "end"),
    [
        ("~Flashback~", "~End Flashback~"),
        ("-*-Flashback-*-", "-*-End of Flashback-*-"),
        ("*~*~*FLASHBACK*~*~*", "*~*~*END FLASHBACK*~*~*"),
        ("::Flashback start::", "::Flashback over::"),
        ("xXx Flashback xXx", "xXx End xXx"),
        ("Flashback:", "*Back to the present*"),
        ("<flashback>", "</flashback>"),
        ("[Memory]", "[End of memory]"),
        ("\u2606 Begin flashback \u2606", "\u2606 Flashback ended \u2606"),
        ("_12 years ago_", "_Present day_"),
        ("\u2014 A few years earlier \u2014", "\u2014 Now \u2014"),
        ("(Two Years Ago)", "(Present)"),
        ("Eight months earlier\u2026", "[Present day]"),
    ],
)
def test_marks_as_writers_make_them(lexicon: Lexicon, pack: LanguagePack, mark: str, end: str) -> None:
    found = frames(f"One.\n\n***\n\n{mark}\n\nTwo.\n\nThree.\n\n{end}\n\nFour.", lexicon, pack)
    assert found == [("flashback", f"{mark} Two. Three.")]


LONG = "She read it standing at the window, and then she read it again, while the kettle boiled over behind her. " * 4


@pytest.mark.parametrize(
    ("letter", "rest"),
    [
        ("“Dear Mara,\n\n“The hens are well.\n\n“Yours ever,\n\n“Ida Venn.\n\n“P.S. So is the cat.”", "Mara laughed."),
        ("Dear Mara,\nThe hens are well.\nLove,\nIda", "Mara laughed."),
        ("> Dear Mara,\n\n> The hens are well.\n\n> Your loving sister,\n\n> Ida", "Mara laughed."),
    ],
)
def test_a_letter_with_its_name_and_what_is_added(lexicon: Lexicon, pack: LanguagePack, letter: str, rest: str) -> None:
    body = f"{LONG}\n\n{letter}\n\n{rest}"
    assert frames(body, lexicon, pack) == [("letter", " ".join(letter.split()))]


@pytest.mark.parametrize(
    "talk",
    [
        "“My dear Mara, you are late!”\n\n“I know.”\n\n“Your hands are cold. Are you ill?”",
        "“Dear Mara,”\n\n“Yes?” she said.\n\n“Yours is the blue cup,”",
        "Dear Mara,\n\nThe hens are well.\n\n***\n\nYours,\n\nIda",
    ],
)
def test_talk_is_no_letter(lexicon: Lexicon, pack: LanguagePack, talk: str) -> None:
    assert frames(f"{LONG}\n\n{talk}\n\nMara laughed.", lexicon, pack) == []


def test_a_letter_that_is_the_scene_is_how_it_is_told(lexicon: Lexicon, pack: LanguagePack) -> None:
    body = "Dear Mara,\n\nThe hens are well, and Tobin has come home.\n\nYours,\n\nIda"
    assert frames(body, lexicon, pack) == []


OFFERED = [
    ("One.\n\n***\n\nTwenty years ago, the mill stood.\n\nMara kept it.\n\nShe sang.", "flashback"),
    (
        "She remembered the day they met. It was cold.\n\nTobin had come up the road with his dog. He had no hat.\n\n"
        "They went in and ate.",
        "flashback",
    ),
    (f"One.\n\n*{'The water rose and the bell rang and nobody came to the door. ' * 5}*\n\n{'Two. ' * 100}", "flashback"),
    ("One.\n\n***\n\n*Ten years earlier*\n\nTwo.", "flashback"),
    ("Mara lay down and slept.\n\nThe hall was full of water.\n\nShe sat up. It had only been a dream.", "dream"),
    ("One.\n\nTwo.\n\n*Ten years earlier*\n\nThree.\n\n***\n\nFour.", "flashback"),
]


@pytest.mark.parametrize(("body", "frame"), OFFERED)
def test_what_is_not_sure_is_offered(lexicon: Lexicon, pack: LanguagePack, body: str, frame: str) -> None:
    reading = told(body, lexicon, pack)
    assert [each.frame for each in reading.segments] == [Frame.MAIN]
    assert [(each.frame.value, bool(each.reason)) for each in reading.proposed] == [(frame, True)]


@pytest.mark.parametrize("body", [body for body, _ in OFFERED])
def test_what_the_author_marks_is_offered_no_more(lexicon: Lexicon, pack: LanguagePack, body: str) -> None:
    (stretch,) = told(body, lexicon, pack).proposed
    start, end = stretch.span.start, stretch.span.end
    marked = f"{body[:start]}<!-- here: frame: flashback -->\n\n{body[start:end]}\n\n<!-- here: frame: main -->{body[end:]}"
    reading = told(marked, lexicon, pack)
    assert reading.proposed == ()
    assert Frame.FLASHBACK in {each.frame for each in reading.segments}


def test_acts_stand_in_their_frame(lexicon: Lexicon, pack: LanguagePack) -> None:
    first, second = told("Mara sang.\n\n[Flashback]\n\nMara laughed.", lexicon, pack).acts
    assert (first.frame, second.frame) == (Frame.MAIN, Frame.FLASHBACK)
