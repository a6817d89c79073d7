"""Properties of the deeper reading as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.domain.observations import Mention, MentionKind, Segment
from writer_app.domain.spans import Span
from writer_app.language.deeper.reader import read_sentence
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.sentence import Sentence
from writer_app.language.units.tokens import tokens_around

WORDS = [
    "Mara",
    "Osk",
    "Nerin",
    "she",
    "her",
    "his",
    "he",
    "it",
    "who",
    "that",
    "which",
    "to",
    "had",
    "was",
    "would",
    "not",
    "never",
    "and",
    "or",
    "but",
    "if",
    "as",
    "when",
    "by",
    "with",
    "of",
    "in",
    "the",
    "a",
    "green",
    "blue",
    "eyes",
    "hair",
    "blood",
    "scar",
    "no",
    "key",
    "gone",
    "said",
    "told",
    "thought",
    "ran",
    "run",
    "running",
    "cut",
    "left",
    "give",
    "given",
    "were",
    "did",
    "have",
    "been",
    "nineteen",
    "six",
    "old",
    "years",
    ",",
    ".",
    ";",
    "?",
    "—",
    "…",
    "'",
    "'s",
    "n't",
    "couldn't",
    "she'd",
    "before",
    "after",
    "once",
    "more",
    "whose",
    "instead",
    "hand",
    "out",
    "up",
]


def _sentence(words: list[str]) -> tuple[Sentence, str]:
    body = " ".join(words)
    mentions = []
    at = 0
    for word in words:
        if word in ("Mara", "Osk", "she", "her", "he", "his"):
            entry = "mara" if word in ("Mara", "she", "her") else "osk"
            kind = MentionKind.NAME if word.istitle() else MentionKind.PRONOUN
            mentions.append(Mention(Span(at, at + len(word)), kind, entry, confidence=1.0))
        at += len(word) + 1
    span = Span(0, len(body))
    return Sentence(span, 0, tokens_around(body, span, ()), tuple(mentions), Segment(span)), body


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_words_are_read_and_spans_lie_in_the_sentence(lexicon: Lexicon, pack: LanguagePack, words: list[str]) -> None:
    sentence, body = _sentence(words)
    reading = read_sentence(sentence, body, lexicon, pack)
    for found in (*reading.acts, *reading.descriptions, *reading.moves, *reading.holds, *reading.remarks):
        assert sentence.span.contains(found.span)
        assert len(found.span) > 0
    for act in reading.acts:
        assert act.span.contains(act.verb_span)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_the_same_sentence_is_read_the_same(lexicon: Lexicon, pack: LanguagePack, words: list[str]) -> None:
    sentence, body = _sentence(words)
    assert read_sentence(sentence, body, lexicon, pack) == read_sentence(sentence, body, lexicon, pack)


@given(st.text(max_size=60))
def test_any_text_is_read(tell: Callable[[str], object], text: str) -> None:
    assert tell(f"Mara {text}") is not None


def test_a_long_sentence_is_read(tell: Callable[[str], object]) -> None:
    assert tell("Mara ran and hid, " * 3_000) is not None


@pytest.mark.parametrize(
    "text",
    [
        "See and put, Mara, be still.",
        "See and put, be still, Mara.",
        "If turning, Mara ran, and hid, and left.",
        "When running, as Mara had, Osk fell, and rose.",
        "While to sing, Mara ran, and hid.",
        "That running which Mara had run, was run, and ran.",
    ],
)
def test_a_verb_that_waits_for_its_subject_leads_in_no_circle(tell: Callable[[str], object], text: str) -> None:
    assert tell(text) is not None
