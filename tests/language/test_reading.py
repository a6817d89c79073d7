"""Reading as a whole: total, linear in effect, and true to its spans."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.conftest import Read
from writer_app.domain.lore import Lore
from writer_app.domain.observations import MentionKind, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene
from writer_app.text.fold import fold_key

_PIECES = st.sampled_from(
    [
        *(
            "Mara",
            "Tobin",
            "the boy",
            "Will",
            "Rook",
            "Hale's",
            "he",
            "She",
            "I",
            "you",
            "said",
            "asked",
            "ran",
            "the",
            "Mr.",
            "Osk",
        ),
        *(
            '"',
            "\u201c",
            "\u201d",
            "'",
            "\u2018",
            "\u2019",
            ".",
            ",",
            "?",
            "\u2026",
            "--",
            "\u2014",
            ":",
            "\n",
            "\n\n",
            "...",
            "(",
            "*",
            "_",
        ),
        *(
            "<!-- here: nerin, frame: dream -->",
            "<!--",
            "-->",
            "# ",
            "***",
            "\u0130",
            "\u00df",
            "e\u0301",
            "\x00",
            "\ud800",
            "\u3000",
            "7",
        ),
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=200), st.lists(_PIECES, max_size=60).map(" ".join), st.lists(_PIECES, max_size=60).map("".join)
)


def _spans(reading: SceneReading) -> list[Span]:
    kinds = (
        reading.mentions,
        reading.quotes,
        reading.acts,
        reading.descriptions,
        reading.moves,
        reading.holds,
        reading.name_likes,
    )
    plain = [*reading.paragraphs, *reading.sentences, *(segment.span for segment in reading.segments)]
    return [*plain, *(found.span for kind in kinds for found in kind)]


@given(body=_TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_read(body: str, read: Read, surfaces: frozenset[str]) -> None:
    reading = read(body)
    for span in _spans(reading):
        assert 0 <= span.start <= span.end <= len(body)
    for mention in reading.mentions:
        if mention.kind is not MentionKind.PRONOUN:
            assert fold_key(mention.span.of(body)) in surfaces
    for paragraph in reading.paragraphs:
        inside = [span for span in reading.sentences if paragraph.contains(span)]
        assert "".join(span.of(body) for span in inside) == paragraph.of(body)


@given(body=_TEXTS)
@settings(max_examples=50, deadline=None)
def test_the_same_text_reads_the_same(body: str, read: Read) -> None:
    assert read(body) == read(body)


def test_no_lore_is_no_mention(pack: LanguagePack) -> None:
    lexicon = Lexicon.build(Lore(), pack, {})
    reading = read_scene(SceneSource("s", "s.md", '"Hello," said Mara.'), lexicon, pack)
    assert reading.mentions == ()
    assert len(reading.quotes) == 1
