"""The sentence around a name."""

from __future__ import annotations

import re

from writer_app.domain.proposals import Passage
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.language.pack import LanguagePack
from writer_app.language.units.sentences import Splitter

_LONGEST = 260
_SPACE = re.compile(r"\s*")


def passage_at(scene: SceneSource, start: int, end: int, pack: LanguagePack) -> Passage:
    """The paragraph around `[start, end)` of the scene's body where it is short, otherwise the sentence."""
    body = scene.body
    first, last = body.rfind("\n", 0, start) + 1, body.find("\n", end)
    last = len(body) if last < 0 else last
    if last - first > _LONGEST:
        for cut in Splitter(pack, frozenset()).ends(body, first, last):
            if cut <= start:
                first = cut
            elif cut >= end:
                last = cut
                break
    span = Span(_after_space(body, first), last)
    return Passage(scene.id, span, span.of(body).rstrip())


def _after_space(body: str, at: int) -> int:
    found = _SPACE.match(body, at)
    return found.end() if found else at
