"""Blank runs longer than usual: where a text was copied, a line may have been lost. Never a scene break."""

from __future__ import annotations

import re
from statistics import median_low

from writer_app.domain.observations import Gap
from writer_app.domain.spans import Span

_BLANK_RUN = re.compile(r"\n(?:[ \t\u00a0]*\n)+")


def gaps(body: str) -> tuple[Gap, ...]:
    """Every blank run between two paragraphs that has more blank lines than this text's usual run (its median)."""
    first = len(body) - len(body.lstrip())
    last = len(body.rstrip())
    runs = [found for found in _BLANK_RUN.finditer(body, first, last) if found.end() <= last]
    if not runs:
        return ()
    lengths = [found[0].count("\n") - 1 for found in runs]
    usual = median_low(lengths)
    return tuple(
        Gap(Span(found.start(), found.end()), length) for found, length in zip(runs, lengths, strict=True) if length > usual
    )
