"""What a slip may have been meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from writer_app.continuity.judging.reports import say
from writer_app.domain.findings import Message
from writer_app.text.nearest import nearest

CLOSE = 0.75
"""How alike a slip and what is meant are at least."""


def nearest_of(names: Iterable[str], text: str, cutoff: float = CLOSE) -> str:
    """The one of `names` that `text` may be a slip of; "" where none is near."""
    return next(iter(nearest(text, names, most=1, cutoff=cutoff)), "")


def with_hint(template: str, near: str, **params: str) -> Message:
    """The message, with what may be meant where there is something."""
    if near:
        return say(template + "; did you mean “{near}”?", near=near, **params)
    return say(template + ".", **params)
