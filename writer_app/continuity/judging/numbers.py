"""Numbers in what the author declares."""

from __future__ import annotations

import re

_NUMBERS = re.compile(r"\d+")


def whole_numbers(text: str) -> list[int]:
    """Every whole number in `text`: one for "19", two for "19-20"."""
    return list(map(int, _NUMBERS.findall(text)))
