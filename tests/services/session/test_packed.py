"""Readings travel as bytes and come out as they went in."""

from __future__ import annotations

import pickle

import pytest

from writer_app.domain.observations import Mention, MentionKind, Quote, SceneReading
from writer_app.domain.spans import Span
from writer_app.services.session.packed import Readings, quotes_of

ONE = SceneReading(
    "one", mentions=(Mention(Span(0, 4), MentionKind.NAME, "mara"),), quotes=(Quote(Span(5, 9), "mara"),), words=3
)
TWO = SceneReading("two", words=5)


def test_they_come_out_as_they_went_in() -> None:
    sent = Readings({"one": ONE, "two": TWO})
    come = pickle.loads(pickle.dumps(sent))
    assert (len(come), set(come)) == (2, {"one", "two"})
    assert come["two"] == TWO
    assert dict(come) == dict(sent)
    assert dict(pickle.loads(pickle.dumps(come))) == dict(sent)


def test_who_speaks_comes_before_the_rest_and_with_it() -> None:
    come = pickle.loads(pickle.dumps(Readings({"one": ONE, "two": TWO})))
    assert (come.quotes("one"), come.quotes("two"), come.quotes("three")) == (ONE.quotes, (), ())
    assert come["one"] == ONE
    assert come.quotes("one") == ONE.quotes
    plain = {"one": ONE}
    assert (quotes_of(plain, "one"), quotes_of(plain, "two"), quotes_of(come, "one")) == (ONE.quotes, (), ONE.quotes)


def test_a_scene_that_was_not_read() -> None:
    come = pickle.loads(pickle.dumps(Readings({"one": ONE})))
    assert come.get("two") is None
    with pytest.raises(KeyError):
        come["two"]
    assert len(Readings()) == 0
