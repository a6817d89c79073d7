"""Numbers as prose writes them: "three", "twenty-one", "the 3rd", "a couple of", "two or three"."""

from __future__ import annotations

import re

from writer_app.language.numerals import number_of

_BETWEEN = re.compile(r"\s+(?:or|to)\s+")
_SCALES = {"hundred": 100.0, "thousand": 1000.0, "dozen": 12.0, "score": 20.0}
_ROUGH = ("about", "nearly", "some", "almost", "over", "around", "roughly", "barely", "at least", "more than", "less than")
_IDLE = frozenset({"at", "least", "more", "less", "than", "the", "full", "long", "another", *_ROUGH})
_HALVES = re.compile(r"\s+and\s+a\s+half\b")
VAGUE = "?"


def count_of(text: str) -> str:
    """A count in lower case as the value keeps it: "3", "0.5", "2..3"; `VAGUE` for "several" and the like."""
    ends = _BETWEEN.split(text, maxsplit=1)
    numbers = [_number(end) for end in ends]
    if any(number is None for number in numbers):
        return VAGUE
    return "..".join(f"{number:g}" for number in numbers if number is not None)


def is_rough(text: str) -> bool:
    """Whether the count says that it is not exact."""
    return text.startswith(_ROUGH)


def _number(text: str) -> float | None:
    """ "half an" is a half, "a" one, "two and a half" two and a half, "a couple of" two."""
    half = 0.5 if _HALVES.search(text) else 0.0
    words = _HALVES.sub("", text).replace("-", " ").split()
    while words and words[0] in _IDLE and words != ["some"]:
        words = words[1:] or ["a"]
    if words[:1] == ["half"]:
        return 0.5
    if "couple" in words:
        return 2.0
    total = 0.0
    for word in words:
        number = number_of(word)
        if word in _SCALES:
            total = (total or 1) * _SCALES[word]
        elif word in ("a", "an", "one"):
            total += 1
        elif number is not None:
            total += number
        elif re.fullmatch(r"\d+(?:[.,]\d+)?", word):
            total += float(word.replace(",", ""))
        elif word not in ("of", "and"):
            return None
    return total + half
