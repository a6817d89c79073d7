"""Where passages stand, and the words that tell a deed."""

from __future__ import annotations

import pytest

from writer_app.continuity.judging.passages import deed_span, happens, segment_at, sentence_at, sentence_span, window
from writer_app.domain.observations import Act, Modality, SceneReading, Segment
from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span

BODY = "Ann ran. Bob fell. Cid laughed. Dan wept."
SENTENCES = (Span(0, 8), Span(9, 18), Span(19, 31), Span(32, 41))
READING = SceneReading("one", sentences=SENTENCES, segments=(Segment(Span(0, 18)), Segment(Span(18, 41), Frame.DREAM)))


def test_a_window_holds_the_sentence_and_two_before() -> None:
    assert window(READING, Span(36, 40)).of(BODY) == "Bob fell. Cid laughed. Dan wept."
    assert window(READING, Span(0, 3)).of(BODY) == "Ann ran."
    assert sentence_span(READING, Span(13, 24)).of(BODY) == "Bob fell. Cid laughed."


def test_nothing_read_leaves_the_span_alone() -> None:
    empty = SceneReading("one")
    assert window(empty, Span(3, 5)) == Span(3, 5)
    assert segment_at(empty, 3) is None
    assert sentence_at(empty, 3) == -1


def test_segments_by_offset() -> None:
    found = [segment_at(READING, offset) for offset in (0, 17, 18, 40)]
    assert [segment.frame for segment in found if segment] == [Frame.MAIN, Frame.MAIN, Frame.DREAM, Frame.DREAM]


@pytest.mark.parametrize("modality", [each for each in Modality if each is not Modality.ASSERTED])
def test_only_what_is_asserted_happens(modality: Modality) -> None:
    assert happens(Act(Span(0, 8), "run", Span(4, 7)))
    assert not happens(Act(Span(0, 8), "run", Span(4, 7), modality=modality))


@pytest.mark.parametrize("frame", [Frame.DREAM, Frame.VISION, Frame.LETTER])
def test_what_is_dreamt_does_not_happen(frame: Frame) -> None:
    assert not happens(Act(Span(0, 8), "run", Span(4, 7), frame=frame))


STOPS = frozenset({"and"})


@pytest.mark.parametrize(
    ("text", "actor", "verb", "thing", "deed"),
    [
        ("Ann opened the door and sat down", "Ann", "opened", "the door", "Ann opened the door"),
        ("Ann merged with the wall and laughed", "Ann", "merged", "", "Ann merged with the wall"),
        ("Ann ran, laughing", "Ann", "ran", "", "Ann ran"),
        ("up she ran", "", "ran", "", "ran"),
        ("the knife fell from Ann", "the knife", "fell", "", "the knife fell from Ann"),
    ],
)
def test_the_words_of_a_deed(text: str, actor: str, verb: str, thing: str, deed: str) -> None:
    def at(words: str) -> Span | None:
        return Span(text.index(words), text.index(words) + len(words)) if words else None

    verb_span = at(verb)
    assert verb_span is not None
    act = Act(Span(0, len(text)), verb, verb_span, actor_span=at(actor), object_span=at(thing))
    assert deed_span(text, act, STOPS).of(text) == deed
