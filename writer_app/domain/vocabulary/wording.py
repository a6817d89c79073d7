"""Small matters of English: articles, lists, and how often."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ARTICLE = re.compile(r"^(?:a|an|the)\s+", re.IGNORECASE)
_SEPARATOR = re.compile(r",|\b(?:and|or|unless)\b", re.IGNORECASE)
_SPLIT = re.compile(r"\s*,\s*(?:or |and )?|\s+(?:or|and)\s+")
_VOWEL = re.compile(r"[aeio]|u(?!n[ai]|s[ei]|ten)|hour|heir|honest", re.IGNORECASE)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TIMES = {"1": "once", "2": "twice"}
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_SAID_TIMES = {"once": "1", "twice": "2"} | {word: str(number) for number, word in enumerate(_NUMBERS)}
_DETERMINERS = """
    a an the this that these those my your his her its our their some any no every each half several many few another
    nothing anything something everything nobody anybody somebody everyone people
"""
_NO_ARTICLE = frozenset(_DETERMINERS.split()).union(_NUMBERS)
_PEOPLE = frozenset(
    {
        "dead",
        "dying",
        "living",
        "wounded",
        "sick",
        "old",
        "young",
        "poor",
        "rich",
        "lost",
        "damned",
        "innocent",
        "faithful",
        "sleeping",
        "unborn",
    }
)
_SENSES = frozenset({"sight", "hearing", "speech", "smell", "taste", "touch", "voice", "memory"})
_UNCOUNTED = frozenset(
    {"water", "sand", "air", "ice", "light", "blood", "iron", "steel", "cloth", "dust", "smoke", "earth", "rain", "snow"}
)
_UNCOUNTED_ENDINGS = ("light", "ness", "ing", "ence")


def with_article(thing: str) -> str:
    """A thing with its article: "a refrigerator", "an hour"; measures, names and what has one already stay as they are."""
    words = thing.split()
    if not words or not thing[0].islower() or words[0].lower() in _NO_ARTICLE or _is_uncounted(words[-1]):
        return thing
    if words[-1].endswith("s") and not words[-1].endswith("ss"):
        return thing
    return f"{'an' if _VOWEL.match(thing) else 'a'} {thing}"


def _is_uncounted(noun: str) -> bool:
    return noun in _UNCOUNTED or noun in _SENSES or noun.endswith(_UNCOUNTED_ENDINGS)


def with_the(part: str) -> str:
    """A part of the body with its article: "the left arm"; senses and what is no bare noun stay as they are."""
    words = part.lower().split()
    if not words or not part[0].islower() or words[0] in _NO_ARTICLE or part.lower() in _SENSES:
        return part
    return f"the {part}"


def people(state: str) -> str:
    """A state that stands for those in it: "the dead"; anything else as it is."""
    return f"the {state}" if state in _PEOPLE else state


def bare(text: str) -> str:
    """`text` without its article."""
    return _ARTICLE.sub("", text)


def is_state_of_people(text: str) -> bool:
    """Whether the word stands for people in that state: "dead"."""
    return text.lower() in _PEOPLE


def one_piece(text: str) -> str:
    """`text` in quotation marks where it would fall apart as an item of a list."""
    return f"“{text}”" if _SEPARATOR.search(text) and not text.startswith("“") else text


def listed(words: Iterable[str], joined: str = "or") -> str:
    """ "a, b or c"."""
    found = list(words)
    return f" {joined} ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def items_of(text: str) -> list[str]:
    """What `listed` has put together, with commas, "and" or "or"."""
    return [part for part in _SPLIT.split(text) if part]


def times(number: str) -> str:
    """How often: "once", "twice", "3 times"."""
    return _TIMES.get(number) or (f"{number} times" if number.isdecimal() else number)


def number_of_times(text: str) -> str:
    """The number that `times` has told: "2" for "twice", "two times" or "2"."""
    said = text.removesuffix(" times").removesuffix(" time")
    return _SAID_TIMES.get(said.lower(), said)


def in_words(number: str) -> str:
    """A small number as a word: "two"; others as they are."""
    return _NUMBERS[int(number)] if number.isdecimal() and int(number) < len(_NUMBERS) else number


def ordinal(number: int) -> str:
    """ "third", "21st"."""
    if number < len(_ORDINALS):
        return _ORDINALS[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
