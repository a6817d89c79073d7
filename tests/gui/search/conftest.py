"""Results of searches, without searching."""

from __future__ import annotations

import pytest

from writer_app.continuity.query.match import Match
from writer_app.domain.spans import Span
from writer_app.gui.shared.desk import Desk
from writer_app.services.searchresult import Found, SearchResult


class Made:
    """Makes results out of the sample story's own text."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def result(self, *scenes: int, pages: tuple[str, ...] = (), moved: int = 0) -> SearchResult:
        """One passage in each of the scenes of these numbers, `moved` further on, and these pages."""
        found = tuple(self.found(number, moved) for number in scenes)
        return SearchResult("x", len(found), found, tuple(map(page, pages)))

    def found(self, number: int, moved: int = 0) -> Found:
        """The first two hundred letters of a scene, with six of them marked."""
        scene = self._desk.session.loaded.scenes[number]
        at = scene.body.index("\n\n") + 2 + moved
        match = Match(scene.id, Span(at, at + 200), (Span(at + 60, at + 66),))
        return Found(match, scene.path, 3, 1, scene.body[at : at + 200], scene.title)


def page(entry: str) -> Found:
    """A page that was found."""
    return Found(Match(entry=entry), f"lore/{entry}.md", 2, 1, "", entry.title(), kind="character")


@pytest.fixture
def made(desk: Desk) -> Made:
    """Makes results."""
    return Made(desk)
