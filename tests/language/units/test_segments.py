"""Settings that change inside a scene."""

from __future__ import annotations

import pytest

from tests.language.conftest import SMALL, Read
from writer_app.domain.scenes import Frame, SceneSource, Setting
from writer_app.language.units.segments import references

BODY = "One.\n\n<!-- here: the Long Ferry, frame: realm, cast: Mara, Rook -->\n\nTwo.\n\n<!-- here: nerin -->\n\nThree."


def test_a_comment_changes_what_it_names_and_nothing_else(read: Read) -> None:
    first, second, third = read(BODY, place="Nerin", pov="tobin", when="day 3").segments
    assert (first.place, first.frame, first.pov, first.when) == ("nerin", Frame.MAIN, "tobin", "day 3")
    assert (second.place, second.frame, second.pov, second.when) == ("ferry", Frame.REALM, "tobin", "day 3")
    assert second.cast[0] == "mara"
    assert (third.place, third.frame) == ("nerin", Frame.MAIN)


def test_segments_make_up_the_whole(read: Read) -> None:
    spans = [segment.span for segment in read(BODY).segments]
    assert "".join(span.of(BODY) for span in spans) == BODY


@pytest.mark.parametrize(
    "comment",
    ["<!-- a note -->", "<!-- here -->", "<!-- somewhere: nerin -->", "<!-- here: nerin", "<!-- TODO: here: nerin -->"],
)
def test_other_comments_change_nothing(read: Read, comment: str) -> None:
    (segment,) = read(f"One.\n\n{comment}\n\nTwo.").segments
    assert segment.place is None


def test_an_unknown_place_is_nowhere_and_is_named_for_a_check(read: Read) -> None:
    body = "One.\n\n<!-- here: Atlantis, pov: Mara -->\n\nTwo."
    assert [segment.place for segment in read(body).segments] == [None, None]
    scene = SceneSource("s", "s.md", body, setting=Setting(place="nerin"))
    found = [(each.key, each.text, each.span.of(body) if each.span else "") for each in references(scene)]
    assert found == [("place", "nerin", ""), ("place", "Atlantis", "Atlantis"), ("pov", "Mara", "Mara")]
    assert SMALL.resolve("Atlantis") is None


def test_an_unknown_frame_changes_nothing(read: Read) -> None:
    assert [segment.frame for segment in read("<!-- here: nerin, frame: limbo -->\n\nOne.").segments] == [Frame.MAIN]
