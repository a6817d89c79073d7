"""Readings travel as bytes and come out as they went in."""

from __future__ import annotations

import pickle

import pytest

from writer_app.domain.observations import Mention, MentionKind, SceneReading
from writer_app.domain.spans import Span
from writer_app.services.session.packed import Readings

ONE = SceneReading("one", mentions=(Mention(Span(0, 4), MentionKind.NAME, "mara"),), words=3)
TWO = SceneReading("two", words=5)


def test_they_come_out_as_they_went_in() -> None:
    sent = Readings({"one": ONE, "two": TWO})
    come = pickle.loads(pickle.dumps(sent))
    assert (len(come), set(come)) == (2, {"one", "two"})
    assert come["two"] == TWO
    assert dict(come) == dict(sent)
    assert dict(pickle.loads(pickle.dumps(come))) == dict(sent)


def test_a_scene_that_was_not_read() -> None:
    come = pickle.loads(pickle.dumps(Readings({"one": ONE})))
    assert come.get("two") is None
    with pytest.raises(KeyError):
        come["two"]
    assert len(Readings()) == 0
