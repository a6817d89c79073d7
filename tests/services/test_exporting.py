"""What goes into a book, and where a book may go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from writer_app.domain.outline import Chapter, Outline, Part
from writer_app.services.exporting import book_of, is_part, some_chapters, with_ending
from writer_app.storage.folder import load

SAMPLE = Path(__file__).parents[2] / "projects" / "desperately-departing"


def test_only_the_chosen_chapters_go_in() -> None:
    part = some_chapters(load(SAMPLE), {"corridors", "up", "gone"})
    assert [chapter.title for chapter in book_of(part).chapters] == ["Corridors", "Up"]
    assert [scene.id for scene in part.scenes] == list(part.project.outline.scene_ids())
    assert len(part.scenes) == 7


def test_a_part_without_a_chosen_chapter_goes_too() -> None:
    loaded = load(SAMPLE)
    one, two = Chapter("one", "One"), Chapter("two", "Two")
    outline = Outline((Part("a", "A", (one,)), Part("b", "B", (two, Chapter("three", "Three")))))
    whole = replace(loaded, project=replace(loaded.project, outline=outline))
    assert some_chapters(whole, {"two"}).project.outline == Outline((Part("b", "B", (two,)),))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("book", "book.html"), ("book.epub", "book.html"), ("book.HTML", "book.html"), ("Vol. 2", "Vol. 2.html")],
)
def test_the_ending_fits_the_format(name: str, expected: str) -> None:
    assert with_ending(Path(name), "html") == Path(expected)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [("project.yaml", True), ("manuscript/any.md", True), ("LORE/any.md", True), ("book.epub", False), (".", False)],
)
def test_what_belongs_to_the_novel(inside: str, expected: bool) -> None:
    assert is_part(SAMPLE, load(SAMPLE), SAMPLE / inside) is expected
    assert not is_part(SAMPLE, load(SAMPLE), SAMPLE.parent / "other" / inside)
