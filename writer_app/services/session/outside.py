"""Files changed by another program while their text is open: merged three ways, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from writer_app.domain.lore import Entry, Lore
from writer_app.services.session.changes import Changes
from writer_app.storage.folder import Loaded

_PARAGRAPH = re.compile(r"[^\n]+\n*|\n+")


class Choice(StrEnum):
    """What becomes of a passage that both have changed."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs that stand in the merged text as they are, or where both have changed the same ones: then `mine` and
    `theirs` differ, and `base` is what both began with."""

    mine: str
    theirs: str
    base: str

    @property
    def contested(self) -> bool:
        """Whether somebody has to choose."""
        return self.mine != self.theirs

    def text(self, choice: Choice) -> str:
        """The passage as chosen."""
        if choice is Choice.BOTH and self.contested:
            gap = "" if not self.mine or self.mine.endswith("\n") else "\n\n"
            return self.mine + gap + self.theirs
        return self.theirs if choice is Choice.THEIRS else self.mine


@dataclass(frozen=True, slots=True)
class Merge:
    """A text as its passages, in order."""

    passages: tuple[Passage, ...]

    @property
    def overlaps(self) -> tuple[Passage, ...]:
        """The passages that both have changed."""
        return tuple(passage for passage in self.passages if passage.contested)

    def text(self, choices: Sequence[Choice] = ()) -> str:
        """The merged text; `choices` for the overlaps in their order, mine where one is missing."""
        left = iter(choices)
        return "".join(p.text(next(left, Choice.MINE)) if p.contested else p.mine for p in self.passages)


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Both changes of `base` in one text. What only one has changed is as they have it; nothing that either wrote is lost
    but by choice."""
    if mine in (base, theirs) or theirs == base:
        whole = theirs if mine == base else mine
        return Merge((Passage(whole, whole, base),))
    return Merge(tuple(_passages(*(_PARAGRAPH.findall(text) for text in (base, mine, theirs)))))


def _passages(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[Passage]:
    at, my, their = 0, 0, 0
    for start, my_start, their_start, size in _shared(base, mine, theirs):
        yield from _decided(base[at:start], mine[my:my_start], theirs[their:their_start])
        same = "".join(base[start : start + size])
        if same:
            yield Passage(same, same, same)
        at, my, their = start + size, my_start + size, their_start + size


def _shared(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches that stand in all three, as (base, mine, theirs, length); at last an empty one at the ends."""
    ours, others = (SequenceMatcher(None, base, side, autojunk=False).get_matching_blocks() for side in (mine, theirs))
    one, other = 0, 0
    while one < len(ours) and other < len(others):
        left, right = ours[one], others[other]
        start, end = max(left.a, right.a), min(left.a + left.size, right.a + right.size)
        if start < end:
            yield start, left.b + start - left.a, right.b + start - right.a, end - start
        if left.a + left.size < right.a + right.size:
            one += 1
        else:
            other += 1
    yield len(base), len(mine), len(theirs), 0


def _decided(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[Passage]:
    """What lies between two shared stretches. As many paragraphs on all sides: each is decided by itself."""
    if len(base) == len(mine) == len(theirs) and len(base) > 1:
        for parts in zip(base, mine, theirs, strict=True):
            yield _judged(*parts)
    elif base or mine or theirs:
        yield _judged("".join(base), "".join(mine), "".join(theirs))


def _judged(base: str, mine: str, theirs: str) -> Passage:
    if mine == base:
        return Passage(theirs, theirs, base)
    if theirs == base:
        return Passage(mine, mine, base)
    return Passage(mine, theirs, base)


def difference(before: Loaded, after: Loaded) -> Changes:
    """What is not in `after` as it was in `before`."""
    old, new = ({scene.id: scene.digest for scene in (*loaded.scenes, *loaded.unplaced)} for loaded in (before, after))
    return Changes(
        outline=before.project != after.project or old.keys() != new.keys(),
        scenes=frozenset(scene for scene in old.keys() | new.keys() if old.get(scene) != new.get(scene)),
        lore=_lore_difference(before.lore, after.lore),
        decisions=(before.decisions, before.to_revise) != (after.decisions, after.to_revise),
    )


def _lore_difference(before: Lore, after: Lore) -> frozenset[str]:
    old, new = ({entry.id: entry for entry in lore.entries} for lore in (before, after))
    return frozenset(name for name in old.keys() | new.keys() if _differ(old.get(name), new.get(name)))


def _differ(one: Entry | None, other: Entry | None) -> bool:
    return one != other
