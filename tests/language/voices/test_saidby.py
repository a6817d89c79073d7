"""What the author says of who speaks is certain, and the turns around it are read with it."""

from __future__ import annotations

from writer_app.domain.observations import MentionKind, Quote, SceneReading
from writer_app.domain.scenes import SceneSource, SpokenBy
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import Recalled, read_alike, read_scene
from writer_app.language.voices.speakers import AS_SAID

FOUR = "Mara met Tobin and Rook.\n\n“One is gone.”\n\n“Two are gone.”\n\n“Three are gone.”\n\n“Four are gone.”\n"


def scene(body: str, **said: str) -> SceneSource:
    spoken = tuple(SpokenBy(quote.replace("_", " "), speaker) for quote, speaker in said.items())
    return SceneSource("s", "s.md", body, spoken=spoken)


def read(body: str, lexicon: Lexicon, pack: LanguagePack, **said: str) -> SceneReading:
    return read_scene(scene(body, **said), lexicon, pack)


def speakers(body: str, lexicon: Lexicon, pack: LanguagePack, **said: str) -> list[str | None]:
    return [quote.likely_speaker for quote in read(body, lexicon, pack, **said).quotes]


def is_said(quote: Quote) -> bool:
    return quote.confidence == 1 and quote.reason == AS_SAID


def test_it_is_certain(small_lexicon: Lexicon, pack: LanguagePack) -> None:
    quotes = read(FOUR, small_lexicon, pack, Two_are_gone="rook").quotes
    assert (quotes[1].speaker, is_said(quotes[1])) == ("rook", True)
    assert not any(map(is_said, (quotes[0], *quotes[2:])))


def test_two_lines_set_right_settle_the_exchange(small_lexicon: Lexicon, pack: LanguagePack) -> None:
    assert speakers(FOUR, small_lexicon, pack) == [None] * 4
    told = speakers(FOUR, small_lexicon, pack, One_is_gone="Tobin", Two_are_gone="rook")
    assert told == ["tobin", "rook", "tobin", "rook"]


def test_it_wins_over_what_the_text_says(small_lexicon: Lexicon, pack: LanguagePack) -> None:
    body = "“Go home,” said Mara.\n\n“Tobin, look at this,” said Rook.\n"
    assert speakers(body, small_lexicon, pack, Go_home="osk", Tobin_look_at_this="tobin") == ["osk", "tobin"]


def test_nobody_who_has_a_page(small_lexicon: Lexicon, pack: LanguagePack) -> None:
    body = "“Go home,” said Mara.\n"
    (quote,) = read(body, small_lexicon, pack, Go_home="").quotes
    assert (quote.speaker, quote.reason) == (None, AS_SAID)


def test_a_name_that_is_nobodys_changes_nothing(small_lexicon: Lexicon, pack: LanguagePack) -> None:
    assert speakers("“Go home,” said Mara.\n", small_lexicon, pack, Go_home="Bertold") == ["mara"]


def test_a_speech_is_one_whatever_comes_between(small_lexicon: Lexicon, pack: LanguagePack) -> None:
    body = "“Go home,” said Mara, “and stay there.”\n\n“Bolt the door. Nobody sleeps.\n\n“And nobody talks.”\n"
    assert speakers(body, small_lexicon, pack, and_stay_there="osk")[:2] == ["osk", "osk"]
    assert speakers(body, small_lexicon, pack, And_nobody_talks="linnet")[2:] == ["linnet", "linnet"]


def test_another_speech_of_the_paragraph_keeps_its_tag(small_lexicon: Lexicon, pack: LanguagePack) -> None:
    body = "“Yes, I do,” said Mara. “No, you do not,” said Tobin.\n"
    assert speakers(body, small_lexicon, pack, No_you_do_not="rook") == ["mara", "rook"]


def test_a_pronoun_beside_the_words_is_whoever_speaks(small_lexicon: Lexicon, pack: LanguagePack) -> None:
    body = "Rook and Tobin were late. Osk was not.\n\n“Go home,” he said.\n"
    found = read(body, small_lexicon, pack, Go_home="osk").mentions
    assert [each.entry for each in found if each.kind is MentionKind.PRONOUN] == ["osk"]


def test_whoever_says_i_beside_the_words_tells_the_story(small_lexicon: Lexicon, pack: LanguagePack) -> None:
    body = "“Go home,” I said to Tobin.\n\n“No, not yet.”\n\n“Now, Tobin,” I said.\n"
    assert speakers(body, small_lexicon, pack, Go_home="linnet") == ["linnet", "tobin", "linnet"]


def test_words_in_marks_become_speech(small_lexicon: Lexicon, pack: LanguagePack) -> None:
    body = "Mara read the sign that said “home sweet” above the door.\n"
    assert not read(body, small_lexicon, pack).quotes[0].text_spoken
    (quote,) = read(body, small_lexicon, pack, home_sweet="tobin").quotes
    assert (quote.text_spoken, quote.speaker) == (True, "tobin")


def test_it_is_part_of_what_a_reading_depends_on(small_lexicon: Lexicon, pack: LanguagePack) -> None:
    plain, said = scene(FOUR), scene(FOUR, Two_are_gone="rook")
    assert not read_alike(plain, said)
    assert plain.stamp != said.stamp
    recalled = Recalled()
    for each in (plain, said, plain):
        assert read_scene(each, small_lexicon, pack, recalled) == read_scene(each, small_lexicon, pack)
