"""Marks on a line of their own: "[Flashback]" … "[End of flashback]", "~~~ dream ~~~", "*Ten years earlier*"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span
from writer_app.language.frames.ground import Ground, Mark
from writer_app.language.pack import LanguagePack
from writer_app.language.times.patterns import either

_DRESS = r"(?:[\W_]|\b[xo]+\b)*"
_DRESSED = re.compile(r"[\W_]|[xo]{2,}\b")
_LONGEST = 60
_SAYS = "the line above says so"
_EARLIER = re.compile(
    rf"{_DRESS}(?:[\w-]+ ){{0,3}}(?:years?|months?|weeks?|days?|hours?|winters|summers|decades?)"
    rf"(?: ago| earlier| before| previously| prior){_DRESS}"
)
_SET_APART = re.compile(r"[\[<{(~=|#:]|\*\*|--|- ")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line by itself: what it opens, or None where it closes; `start` and `end` in the body."""

    start: int
    end: int
    frame: Frame | None
    timed: bool = False
    opens_section: bool = False


@lru_cache(maxsize=4)
def _patterns(pack: LanguagePack) -> tuple[tuple[Frame, re.Pattern[str]], ...]:
    frames = (Frame.FLASHBACK, Frame.DREAM, Frame.VISION, Frame.LETTER)
    return tuple((frame, _opening(either(pack.words(f"{frame.value} marks")))) for frame in frames)


def _opening(words: str) -> re.Pattern[str]:
    begun = r"(?:(?:start|beginning) of |begin |start )?(?:the |a )?"
    return re.compile(
        rf"{_DRESS}{begun}(?:{words})(?: (?:starts?|begins?|sequence|start))?(?:\s*[:,\u2013\u2014-].{{0,30}}?)?{_DRESS}"
    )


@lru_cache(maxsize=4)
def _closing(pack: LanguagePack) -> re.Pattern[str]:
    words = either(word for name in ("flashback", "dream", "vision", "letter") for word in pack.words(f"{name} marks"))
    ended = rf"/?(?:end(?: of)?|ends?|back from|/)\s*(?:the |a )?(?:{words})|(?:{words})(?: is)? (?:ends?|ended|over|end)"
    return re.compile(rf"{_DRESS}(?:{ended}|{either(pack.words('present marks'))}){_DRESS}")


def marked(ground: Ground) -> Iterator[Mark]:
    """The stretches between marks. One without a closing mark goes to the section's end, or the next mark."""
    opened: _Line | None = None
    for line in (*_lines(ground), None):
        if opened is not None:
            yield _stretch(ground, opened, line)
        opened = line if line is not None and line.frame is not None else None


def _stretch(ground: Ground, opened: _Line, closed: _Line | None) -> Mark:
    section = ground.break_after(opened.end)
    end = min(section, closed.start) if closed is not None else section
    ends = (closed is not None and closed.start <= section) or (opened.opens_section and section < len(ground.body))
    sure = not opened.timed or ends
    return Mark(Span(opened.start, end), opened.frame, _SAYS, sure)


def _lines(ground: Ground) -> Iterator[_Line]:
    """Every line that is a mark: a whole paragraph, or the first or last line of one."""
    for number, span in enumerate(ground.paragraphs):
        for start, end in _ends(ground.small, span):
            found = _mark(ground, ground.small[start:end], number, Span(start, end))
            if found is not None:
                yield found


def _ends(small: str, span: Span) -> Iterator[tuple[int, int]]:
    if span.end - span.start <= _LONGEST and small.find("\n", span.start, span.end) < 0:
        yield span.start, span.end
        return
    first, last = small.find("\n", span.start, span.start + _LONGEST), small.rfind("\n", span.end - _LONGEST, span.end)
    if first >= 0:
        yield span.start, first
    if last >= 0 and last != first:
        yield last + 1, span.end


def _mark(ground: Ground, line: str, number: int, span: Span) -> _Line | None:
    if ground.is_spoken(span.start):
        return None
    dressed = _DRESSED.match(line) is not None or line.endswith(":")
    if dressed and _closing(ground.pack).fullmatch(line):
        return _Line(span.start, span.end, None)
    for frame, pattern in _patterns(ground.pack):
        # "*Memories.*" may be a thought; a flashback is always a mark.
        if pattern.fullmatch(line) and ("flashback" in line or _SET_APART.match(line)) and not _is_title(ground, line, number):
            return _Line(span.start, span.end, frame)
    # A line of time dates what follows it where a section begins with it, or where it is set apart.
    opens = ground.opens_section(number)
    if (opens or dressed) and _EARLIER.fullmatch(line):
        return _Line(span.start, span.end, Frame.FLASHBACK, timed=True, opens_section=opens)
    return None


def _is_title(ground: Ground, line: str, number: int) -> bool:
    """Whether it is what the chapter is called."""
    return line.startswith("#") and number == 0
