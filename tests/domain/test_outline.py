"""The tree of parts, chapters and scenes."""

from __future__ import annotations

import pytest

from writer_app.domain.outline import Chapter, Outline, Part

OUTLINE = Outline((Part("p", "Part", (Chapter("one", "The Pilot", ("pilot",)),)), Chapter("two", "The Oil", ("oil", "lamp"))))


@pytest.mark.parametrize(("scene", "title"), [("pilot", "The Pilot"), ("oil", ""), ("nowhere", "")])
def test_a_chapter_of_one_scene_lends_it_its_title(scene: str, title: str) -> None:
    assert OUTLINE.title_alone(scene) == title
