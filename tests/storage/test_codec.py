"""What is stored comes back, value for value; what is damaged is never taken for it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.domain.findings import Evidence, Finding, Message
from writer_app.domain.observations import Act, Mention, SceneReading
from writer_app.domain.spans import Span
from writer_app.storage.codec import Codec, Damaged, codec

TEXT = st.text(st.characters(), max_size=6)
SPANS = st.builds(Span, st.integers(0, 10**7), st.integers(0, 10**7))
for strategy in (str, TEXT), (float, st.floats(allow_nan=False)), (Span, SPANS), (Message, st.builds(Message, TEXT)):
    st.register_type_strategy(*strategy)


@given(st.from_type(SceneReading))
def test_a_reading_comes_back(reading: SceneReading) -> None:
    back = codec(SceneReading).unpack(codec(SceneReading).pack(reading))
    assert back == reading
    assert {type(part) for part in back.mentions} <= {Mention}


@given(st.from_type(Finding))
def test_a_finding_comes_back(finding: Finding) -> None:
    back = codec(Finding).unpack(codec(Finding).pack(finding))
    assert back == finding
    assert back.severity is finding.severity
    assert [type(part) for part in back.evidence] == [type(part) for part in finding.evidence]


@given(st.from_type(Act))
def test_unused_fields_take_no_room(act: Act) -> None:
    short = Act(act.span, act.verb, act.verb_span)
    assert len(codec(Act).pack(short)) <= len(codec(Act).pack(act))
    assert codec(Act).unpack(codec(Act).pack(short)) == short


@given(st.binary() | st.from_type(SceneReading).map(codec(SceneReading).pack), st.integers(0), st.integers(1, 255))
def test_damaged_bytes_are_told(data: bytes, place: int, flip: int) -> None:
    broken = bytearray(data or b"x")
    broken[place % len(broken)] ^= flip
    if place % len(broken) < 2:
        # The two bytes of the header tell how it was packed and not what.
        return
    with pytest.raises(Damaged):
        codec(SceneReading).unpack(bytes(broken))


@pytest.mark.parametrize("plain", [b"", b"null", b"{}", b"[]", b"1", b'["a",[[1]]]', b"[[1,2]", b"NaN", b"\xff"])
def test_what_was_never_packed_is_told(plain: bytes) -> None:
    with pytest.raises(Damaged):
        codec(SceneReading).unpack(zlib.compress(plain))


def test_the_shape_moves_with_the_type() -> None:
    def one() -> type:
        @dataclass(frozen=True)
        class Thing:
            a: int
            b: str = ""

        return Thing

    def two() -> type:
        @dataclass(frozen=True)
        class Thing:
            a: int
            b: str = "x"

        return Thing

    assert Codec(one()).shape == Codec(one()).shape
    assert Codec(one()).shape != Codec(two()).shape
    assert Codec(Evidence).shape != Codec(Finding).shape  # type: ignore[arg-type]
