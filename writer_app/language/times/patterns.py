"""What the patterns of times are made of: a template's `<NAME>` stands for words of the pack, a space for any white space."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from writer_app.domain.observations import TimeAnchor, TimeKind
from writer_app.domain.spans import Span
from writer_app.language.pack import LanguagePack
from writer_app.language.words import closed_words

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_NEXT = re.compile(r"[ \t]*\n?[ \t]*([^\W\d_]+(?:['-][^\W\d_]+)*)")
_LAST = re.compile(r"([\w'-]+)\s*\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """A time as the text names it, before anything else is known of the place; `event` the words it is counted from."""

    span: Span
    kind: TimeKind
    value: str
    direction: int = 0
    anchor: TimeAnchor = TimeAnchor.NONE
    event: Span | None = None
    sure: float = 0.9

    def moved(self, by: int) -> Named:
        """The same, `by` farther on."""
        event = None if self.event is None else Span(self.event.start + by, self.event.end + by)
        return replace(self, span=Span(self.span.start + by, self.span.end + by), event=event)


@dataclass(frozen=True, slots=True)
class Page:
    """The text that is looked at: as written, in lower case of the same length, and the closed words of its language."""

    body: str
    small: str
    closed: frozenset[str]

    def is_capital(self, at: int) -> bool:
        """Whether a capital stands at `at`."""
        return self.body[at : at + 1].isupper()

    def opens_sentence(self, at: int) -> bool:
        """Whether what stands at `at` is the first word of a sentence."""
        before = self.body[max(0, at - 3) : at].rstrip(" \n\t\"'\u201c\u2018*_")
        return not before or before[-1] in '.!?\u2026:\u201d"'

    def is_free(self, at: int) -> bool:
        """Whether what ends at `at` stands for itself: no noun follows that it would only describe ("a winter coat")."""
        if self.small[at : at + 1] in ("-", "'") and self.small[at + 1 : at + 2].isalpha():
            return False
        found = _NEXT.match(self.small, at)
        if found is None:
            return True
        word = found[1]
        return word in self.closed or word.endswith("ly") or self.is_capital(found.start(1))

    def before(self, at: int) -> str:
        """The word right before `at`, in lower case; "" where a mark or a line's start is."""
        found = _LAST.search(self.small, max(0, at - 24), at)
        return found[1] if found else ""


DIGITS = "#"
"""What stands for digits among the words that times are found at."""
Make = Callable[["re.Match[str]", Page], "Named | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over lowered text, and what it names; None where it is no time after all."""

    pattern: re.Pattern[str]
    make: Make


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a pack that patterns are made of."""

    pack: LanguagePack
    closed: frozenset[str] = field(init=False)
    _macros: Mapping[str, str] = field(init=False, repr=False, hash=False, compare=False)

    def __post_init__(self) -> None:
        tens = rf"(?:{either(self.pack.words('tens'))})"
        units = rf"(?:{either(_UNITS)})"
        spelled = rf"{units}\s+and\s+{tens}|{tens}(?:[\s-]{units})?|{either((*_UNITS, *_TEENS))}"
        number = rf"(?:\d{{1,4}}(?:[.,]\d+)?|{spelled})"
        scale = rf"(?:(?:{number}|an?)\s+)?(?:hundred|thousand|dozen|score)(?:\s+(?:and\s+)?{number})?"
        rough = rf"(?:(?:{either(self.pack.words('rough counts'))})\s+)?"
        vague = r"an?\s+(?:couple|pair)\s+of|a\s+few|several|many|some|few"
        plain = rf"{scale}|{number}\s+and\s+a\s+half|{number}\s+(?:or|to)\s+{number}|{number}|half\s+an?|{vague}|an?"
        macros = {
            "N": number,
            "COUNT": rf"(?:{rough}(?:{plain}))",
            "HOUR": rf"(?:1[0-2]|0?\d|{either((*_UNITS, *_TEENS[:3]))})",
            "ORDINAL": rf"(?:(?:twenty|thirty)[\s-])?(?:{either(self.pack.words('ordinal words'))})",
            "YEAR": r"(?:1\d{3}|2[0-2]\d\d)(?!\d)",
            "TENS": tens,
            "ADJ": r"(?:(?:long|whole|full|short|more|good|solid|other|weary|happy|odd|further)\s+)?",
            "PREP": rf"(?:{either(self.pack.words('time prepositions'))})",
        }
        macros |= {
            name.upper().replace("-", "_"): rf"(?:{either(self.pack.group(name))})"
            for name in ("months", "weekdays", "time-units", "day-parts", "seasons", "holidays")
        }
        object.__setattr__(self, "_macros", macros)
        object.__setattr__(self, "closed", closed_words(self.pack) | self.pack.words("words after times"))

    def rule(self, template: str, make: Make) -> Rule:
        """The rule of a template: `<NAME>` macros, a space for white space; it begins and ends at whole words."""
        filled = re.sub(r"<([A-Z_]+)>", lambda found: self._macros[found[1]], template.replace(" ", r"\s+"))
        return Rule(re.compile(rf"(?<![\w'-])(?:{filled})(?![\w])"), make)


def either(words: Iterable[str]) -> str:
    """Alternatives, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word)))


def span_of(found: re.Match[str]) -> Span:
    """The whole match."""
    return Span(found.start(), found.end())


def term_of(pack: LanguagePack, group: str, text: str) -> str:
    """The term of a group that words stand for."""
    return pack.group(group)[" ".join(text.split())][0]
