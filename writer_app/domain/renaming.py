"""What another name for an entry would write, as a value: each place by itself, so that it can be looked at and left out."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Replacement:
    """`new` in the place of `old`, at `span` of the text at `keys` in the YAML of the file `path`; without keys, of its body.

    `line` and `column` are 1-based code points in the file. `scene` is the scene's id, or "" elsewhere; `posted` says that
    readers have it; `around` is the line or value it stands in.
    """

    path: str
    keys: tuple[str | int, ...]
    span: Span
    old: str
    new: str
    line: int
    column: int
    scene: str = ""
    posted: bool = False
    around: str = ""


@dataclass(frozen=True, slots=True)
class Renaming:
    """Another name for the entry with that id, from `old` to `new`: everything it replaces, in the order of scenes and files.

    `open` are places where it may be the name or not: they are left alone. `taken` says how often the new name stands in the
    text already. `declared` are the names that the page has now, by the folded form of what may stand for each in the text.
    """

    entry: str
    old: str
    new: str
    replacements: tuple[Replacement, ...] = ()
    open: tuple[Replacement, ...] = ()
    taken: int = 0
    declared: tuple[tuple[str, str], ...] = ()

    @property
    def posted(self) -> tuple[Replacement, ...]:
        """Those in what readers have."""
        return tuple(each for each in self.replacements if each.posted)
