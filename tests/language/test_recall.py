"""What is asked for in two readings running is found once; what a reading does not ask for is found anew."""

from __future__ import annotations

from writer_app.language.recall import Recall


def test_it_is_kept_for_one_reading() -> None:
    found: list[str] = []

    def find() -> str:
        found.append("found")
        return "value"

    recall: Recall[str] = Recall()
    for _ in range(3):
        recall.turn()
        assert (recall.of("key", find), recall.of("key", find)) == ("value", "value")
    assert found == ["found"]
    recall.turn()
    recall.turn()
    assert recall.of("key", find) == "value"
    assert found == ["found", "found"]


def test_what_is_known_is_kept_for_one_reading_more() -> None:
    recall: Recall[str] = Recall()
    assert recall.known("key") is None
    recall.keep("key", "value")
    recall.turn()
    assert recall.known("key") == "value"
    recall.turn()
    assert recall.known("key") == "value"
    recall.turn()
    recall.turn()
    assert recall.known("key") is None
