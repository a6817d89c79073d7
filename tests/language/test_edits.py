"""A scene that is read again after an edit reads as if it had never been read before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer_app.domain.scenes import SceneSource, Setting
from writer_app.language import reading
from writer_app.language.deeper.reader import SentenceReading
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import Recalled, read_scene
from writer_app.language.sentence import Sentence
from writer_app.language.voices.narration import Narration
from writer_app.language.voices.referents import Referent
from writer_app.language.voices.speakers import Turn
from writer_app.text.frontmatter import split

SAMPLE = Path(__file__).parents[2] / "projects" / "desperately-departing" / "manuscript"
PASSAGES = (
    "",
    " ",
    "\n\n",
    "s",
    "\u2019s",
    "\u201c",
    "\u201d",
    '"',
    "***\n\n",
    "<!-- here: nerin, frame: dream -->\n\n",
    "She did not look back. ",
    "Tobin lost the green lantern. ",
    "\u201cGo home, Mara,\u201d said Tobin.\n\n",
    "[Flashback]\n\n",
    "[End of flashback]\n\n",
    "She fell asleep and dreamed that the hall burned. ",
    "Mara woke. ",
    "My dear Mara,\n\n",
    "Yours,\n\nTobin\n\n",
    "Years ago she had gone to Nerin with Osk. ",
    "She remembered that he had red hair. ",
    "I ran. ",
    "*",
    "He and the girl looked at him. ",
    "\u201cYes, sir,\u201d she said to the old man.\n\n",
    "\u201cWho?\u201d\n\n\u201cOsk,\u201d he replied. His mother laughed.\n\n",
    "She answered:\n\n",
    "The Zorkle and Pimm saw it. ",
    "The zorkle saw it. ",
    "\n\n\n\n\n",
)
OWN = (
    "Mara Venn stood in the drowned hall, her hair red with rust. Tobin had the green lantern.\n\n"
    "\u201cYou have grey eyes,\u201d he said. \u201cI never saw that.\u201d\n\n\u201cLook again,\u201d said Mara.\n\n"
    "Two years before, Rook had gone to Nerin. He would not speak of it. Linnet took the lantern from him and left.\n\n"
    "\u201cAnd you?\u201d\n\n\u201cI stayed.\u201d\n\nShe shouldn't be able to hear him. The boy was seven.\n\n"
)


@pytest.fixture(scope="module")
def prose() -> str:
    """A few pages: own sentences with the names of the small lore, and a scene of the sample between them."""
    file = sorted(SAMPLE.rglob("*.md"))[0]
    return OWN + split(file.read_text(encoding="utf-8")).body[:1500] + "\n\n" + OWN


@given(edits=st.lists(st.tuples(st.integers(0, 3500), st.integers(0, 300), st.sampled_from(PASSAGES)), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_what_is_recalled_changes_nothing(
    edits: list[tuple[int, int, str]], prose: str, small_lexicon: Lexicon, pack: LanguagePack
) -> None:
    recalled, body = Recalled(), prose
    for start, length, passage in ((0, 0, ""), *edits):
        body = body[:start] + passage + body[start + length :]
        scene = SceneSource("s", "s.md", body, setting=Setting(place="nerin"))
        assert read_scene(scene, small_lexicon, pack, recalled) == read_scene(scene, small_lexicon, pack)


def test_only_the_edited_sentence_is_read_again(
    prose: str, small_lexicon: Lexicon, pack: LanguagePack, monkeypatch: pytest.MonkeyPatch
) -> None:
    recalled, read = Recalled(), list[str]()
    real = reading.read_sentence

    def noted(sentence: Sentence, body: str, lexicon: Lexicon, pack: LanguagePack) -> SentenceReading:
        read.append(sentence.span.of(body))
        return real(sentence, body, lexicon, pack)

    monkeypatch.setattr(reading, "read_sentence", noted)
    read_scene(SceneSource("s", "s.md", prose), small_lexicon, pack, recalled)
    assert len(read) > 10
    read.clear()
    edited = prose.replace("rust. Tobin had", "rust. Then Tobin had", 1)
    read_scene(SceneSource("s", "s.md", edited), small_lexicon, pack, recalled)
    assert [sentence.strip() for sentence in read] == ["Then Tobin had the green lantern."]


def test_only_the_voices_of_the_edited_paragraph_are_read_again(
    prose: str, small_lexicon: Lexicon, pack: LanguagePack, monkeypatch: pytest.MonkeyPatch
) -> None:
    recalled, read = Recalled(), list[int]()
    real = Narration.read

    def noted(self: Narration, inside: Sequence[Referent], turn: Turn | None) -> None:
        read.append(inside[0].paragraph if inside else -1)
        real(self, inside, turn)

    monkeypatch.setattr(Narration, "read", noted)
    read_scene(SceneSource("s", "s.md", prose), small_lexicon, pack, recalled)
    assert len(read) > 10
    read.clear()
    read_scene(SceneSource("s", "s.md", prose.replace("red with rust", "red with dust", 1)), small_lexicon, pack, recalled)
    assert read == [0, 1], "a paragraph, and the words that it may lead into"


def test_a_name_that_is_written_small_too_is_nobody_any_more(small_lexicon: Lexicon, pack: LanguagePack) -> None:
    recalled = Recalled()
    told = "Mara ran from Zorkle. She laughed at him.\n\nNobody came for a long, long time, and it was cold in the hall.\n\n"
    for more in ("Rain fell.", "A zorkle fell.", "Rain fell."):
        scene = SceneSource("s", "s.md", told + more)
        assert read_scene(scene, small_lexicon, pack, recalled) == read_scene(scene, small_lexicon, pack)


def test_the_same_words_of_another_speaker_are_read_again(small_lexicon: Lexicon, pack: LanguagePack) -> None:
    recalled = Recalled()
    for speaker in ("Mara", "Tobin", "Mara"):
        scene = SceneSource("s", "s.md", f"\u201cLinnet has grey eyes,\u201d said {speaker}.\n")
        found = read_scene(scene, small_lexicon, pack, recalled)
        assert [description.speaker for description in found.descriptions] == [speaker.lower()]
