"""The one who tells a story as "I", noticed from what others call them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from writer_app.language.voices.referents import Referent
from writer_app.language.voices.speakers import NARRATOR, SOMEONE, Turn

AS_CALLED = "as the others call the one who tells"
"""Why "I" is taken for somebody whom no scene names as the one who tells."""


def narrator_of(turns: Sequence[Turn], referents: Iterable[Referent]) -> str | None:
    """The entry of the narrator where exactly one person fits: called by name right before or after the narrator speaks, and
    never named by the narration itself."""
    told_of = {each.entry for each in referents if each.quotation is None and each.mention is not None}
    called = Counter(name for name in _called_beside(turns) if name not in told_of)
    return next(iter(called)) if len(called) == 1 else None


def narrator_as_said(turns: Iterable[Turn]) -> str | None:
    """The entry whose words stand beside "I said", as the author has it."""
    for turn in turns:
        beside = (tag.subject for tag in turn.tags.values())
        if turn.said_by not in (None, SOMEONE) and any(each is not None and each.person == "i" for each in beside):
            return turn.said_by
    return None


def _called_beside(turns: Sequence[Turn]) -> Iterator[str]:
    for one, other in pairwise(turns):
        if other.apart or other.breaks:
            continue
        for speaks, calls in ((one, other), (other, one)):
            if speaks.speaker == NARRATOR and len(calls.called) == 1:
                yield calls.called[0]
