"""Numbers in words: "forty-one", "nineteenth"."""

from __future__ import annotations

_UP_TO_NINETEEN = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_UNITS = {word: number for number, word in enumerate(_UP_TO_NINETEEN)}
_TENS = {
    word: 10 * place
    for place, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
_ORDINALS = (
    {f"{word}th": number for word, number in _UNITS.items() if number not in (0, *_IRREGULAR.values())}
    | {f"{word[:-1]}ieth": number for word, number in _TENS.items()}
    | _IRREGULAR
)


def number_of(word: str) -> int | None:
    """The number that one folded word gives ("41", "forty-one", "nineteen"); None for any other word."""
    if word.isdecimal() and len(word) < 5:
        return int(word)
    tens, _, unit = word.partition("-")
    if tens in _TENS and (not unit or unit in _UNITS):
        return _TENS[tens] + _UNITS.get(unit, 0)
    return _UNITS.get(word) if not unit else None


def ordinal_of(words: str) -> int:
    """The number of an ordinal in words up to ninety-ninth: "third", "twenty-first"; 0 for anything else."""
    *tens, last = words.replace("-", " ").split() or [""]
    if last not in _ORDINALS or len(tens) > 1 or any(word not in _TENS for word in tens):
        return 0
    return _ORDINALS[last] + sum(_TENS[word] for word in tens)
