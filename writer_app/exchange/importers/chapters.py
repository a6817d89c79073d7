"""A manuscript from elsewhere, as chapters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from writer_app.text.markdown import BlockKind, blocks

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_TENS = rf"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ](?:{_ONES}))?"
CHAPTER_NUMBER = re.compile(rf"(?:\d+|[IVXLC]+|(?i:{_TEENS}|{_TENS}|{_ONES}))")
PLAIN_HEADING = re.compile(rf"(?:Chapter|CHAPTER)[ \t]+{CHAPTER_NUMBER.pattern}\b.{{0,80}}|(?i:prologue|epilogue|interlude)")
"""A line that heads a chapter without being marked as a heading."""


@dataclass(frozen=True, slots=True)
class ImportedChapter:
    """A chapter: its title, its body with every blank run as it was, and what an archive's page said above and below the text.

    `titled` is False where the title comes from the file's name and not from its text. `head` is YAML that goes into the front
    matter of its first scene.
    """

    title: str
    body: str
    notes: str = ""
    titled: bool = True
    notes_after: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a file holds: its chapters, whose it says it is (empty where it does not), and a count of each sort of thing that
    prose cannot hold."""

    chapters: tuple[ImportedChapter, ...]
    title: str = ""
    author: str = ""
    left: tuple[tuple[str, int], ...] = ()


def chapter_level(parts: Iterable[int]) -> int:
    """The level of heading that begins chapters; `parts` are the levels of headings in order, 0 for prose.

    Titles of books and parts stand above other headings without prose of their own; so it is the highest level that has
    prose right below it more than once, else the deepest that has any, else the deepest of all.
    """
    above, told, levels = 0, Counter[int](), {0}
    for level in parts:
        if level:
            levels.add(level)
        elif above:
            told[above] += 1
        above = level
    several = [level for level, times in told.items() if times > 1]
    return min(several) if several else max(told or levels)


def body_of(prose: str) -> str:
    """`prose` without white space around it, ended by a line feed."""
    kept = prose.strip()
    return f"{kept}\n" if kept else ""


def split_scenes(body: str) -> tuple[str, ...]:
    """The bodies between the scene breaks of `body`; at least one."""
    starts, ends = [0], list[int]()
    for block in blocks(body):
        if block.kind is BlockKind.SCENE_BREAK:
            ends.append(block.span.start)
            starts.append(block.span.end)
    parts = (body_of(body[start:end]) for start, end in zip(starts, [*ends, len(body)], strict=True))
    return tuple(part for part in parts if part) or ("",)
