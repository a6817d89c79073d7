"""Where another name for an entry would be written. Reading decides what is the name, wherever an author writes prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Entry
from writer_app.domain.observations import Mention, MentionKind, SceneReading
from writer_app.domain.renaming import Renaming, Replacement
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.values import Listing, Scalar, Table, Value
from writer_app.language.names.renaming import Swap, is_common_word, place_of, renamed, swaps
from writer_app.language.names.surfaces import key_of
from writer_app.language.units.segments import references
from writer_app.services.lore import find_entry
from writer_app.services.stories import StoryReader
from writer_app.storage.files import decode, read_bytes
from writer_app.storage.folder import DECISIONS, REVISIONS, RULES, Loaded
from writer_app.text.fold import fold_key
from writer_app.text.frontmatter import BOM, split
from writer_app.text.yamltree import parse_yaml

PUBLISHED = "publish.yaml"
_KINDS = (MentionKind.NAME, MentionKind.ALIAS, MentionKind.CALLED)
_PROSE = frozenset(
    ("title", "synopsis", "summary", "notes before", "notes after", "notes", "message", "reason", "says", "change")
)
"""Keys whose text is read; what else holds just the name is a reference to its page."""
_NEVER = frozenset(
    ("id", "kind", "was", "at", "since", "until", "scene", "shape", "code", "subjects", "fingerprint", "scenes", "author")
)
_QUOTED = frozenset(("quote", "before", "after"))
"""Words of the text: they follow it where it changes."""
_OWN = frozenset(("name", "aliases", "called", "renamed"))
_MOST_AROUND = 60
_VALUE = re.compile('["\u201c](?P<phrase>[^"\u201c\u201d]+)["\u201d]|(?<=[:/])(?P<bare>[^\\s"\u201c\u201d()/]+)')
Way = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """Words of a text and what replaces them; `is_open` where it is not clear that the entry is meant."""

    span: Span
    text: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """A project in a folder, with what reads it and the readings of its scenes by id."""

    folder: Path
    loaded: Loaded
    reader: StoryReader
    readings: Mapping[str, SceneReading]


def plan_renaming(ground: Ground, old: str, new: str, entry_id: str = "") -> Renaming:
    """All that would be replaced where the entry called `old`, by its name or an alias, is called `new`; the one with that id
    where several are.

    Raises UsageError where nothing is called `old`, something else is called `new` already, or not all of it can be read.
    """
    loaded, reader = ground.loaded, ground.reader
    if loaded.problems:
        raise UsageError(f"not everything can be read: {loaded.problems[0]}", "mend it first, so that no name is missed")
    entry, new = loaded.lore.get(entry_id) or find_entry(loaded.lore, old), " ".join(new.split())
    old = next((text for text in entry.surfaces() if key_of(text) == key_of(old)), entry.name)
    _refuse(loaded, entry, old, new)
    plan = _Plan(ground.folder, loaded, reader, entry, swaps(entry, old, new, reader.tools.pack), (old, new))
    scenes = (*loaded.scenes, *loaded.unplaced)
    for scene in scenes:
        plan.scene(scene, ground.readings.get(scene.id) or reader.read(scene))
    plan.files()
    reader.forget({scene.id for scene in scenes})
    forms = tuple((key, swap.old) for key, swap in plan.swaps.items())
    taken = sum(plan.stands(scene.body) for scene in scenes)
    return Renaming(entry.id, old, new, _in_order(plan.found), _in_order(plan.open), taken, forms)


def _in_order(found: list[Replacement]) -> tuple[Replacement, ...]:
    """File by file as they came, and within each from its top."""
    files = {path: number for number, path in enumerate(dict.fromkeys(each.path for each in found))}
    return tuple(sorted(found, key=lambda each: (files[each.path], each.line, each.column)))


def _refuse(loaded: Loaded, entry: Entry, old: str, new: str) -> None:
    if not new:
        raise UsageError("a page needs a name")
    if new == old:
        raise UsageError(f"{entry.name} is called so already")
    other = next((other for other in loaded.lore.named(new) if other is not entry), None)
    if other is not None:
        raise UsageError(f"“{new}” is {other.name} already", "one name for two could never be told apart again")


@dataclass(frozen=True, slots=True)
class _File:
    """A file that something is found in: the scene that it holds, and whether readers have it."""

    path: str
    scene: str = ""
    posted: bool = False


@dataclass(slots=True)
class _Plan:
    folder: Path
    loaded: Loaded
    reader: StoryReader
    entry: Entry
    swaps: Mapping[str, Swap]
    names: tuple[str, str]
    found: list[Replacement] = field(default_factory=list)
    open: list[Replacement] = field(default_factory=list)

    def stands(self, body: str) -> int:
        """How often the new name stands in a text already."""
        words = r"\s+".join(map(re.escape, fold_key(self.names[1]).split()))
        return len(re.findall(rf"(?<!\w){words}(?!\w)", fold_key(body)))

    def scene(self, scene: SceneSource, reading: SceneReading) -> None:
        """The text of a scene, what its comments refer to, and its front matter."""
        chapters = self.loaded.project.outline.chapters()
        posted = any(chapter.posted is not None and scene.id in chapter.scenes for chapter in chapters)
        file = _File(scene.path, scene.id, posted)
        for change in (*self._in_prose(scene.body, reading.mentions), *self._in_comments(scene)):
            self._add_in_body(file, scene.body, scene.body_line, change)
        head = split(scene.front).head
        if head:
            self._values(file, parse_yaml(head, scene.path, 2), ())

    def _in_comments(self, scene: SceneSource) -> Iterator[_Change]:
        for reference in references(scene):
            if reference.span is not None and (new := self._referring(reference.text)) is not None:
                start = scene.body.index(reference.text, reference.span.start)
                yield _Change(Span(start, start + len(reference.text)), new)

    def files(self) -> None:
        """Outline, pages, rules, decisions and what is kept beside them."""
        for entry in self.loaded.lore:
            self._page(entry)
        for path in ("project.yaml", PUBLISHED, RULES, DECISIONS, REVISIONS):
            if (self.folder / path).is_file():
                text = decode(read_bytes(self.folder / path, path), path).removeprefix(BOM)
                self._values(_File(path), parse_yaml(text, path), ())

    def _page(self, entry: Entry) -> None:
        file = _File(entry.origin.path)
        document = split(decode(read_bytes(self.folder / file.path, file.path), file.path))
        table = parse_yaml(document.head, file.path, 2)
        if entry is self.entry:
            self._own(file, table)
        self._values(file, table, ())
        for change in self._read(file, document.body):
            self._add_in_body(file, document.body, document.body_line, change)

    # Prose

    def _read(self, file: _File, text: str) -> Iterator[_Change]:
        """What is the name in a text that is no scene."""
        folded = fold_key(text)
        if any(key in folded for key in self.swaps):
            source = SceneSource(f"{file.path} {hash(text)}", file.path, text)
            yield from self._in_prose(text, self.reader.read(source).mentions)

    def _in_prose(self, body: str, mentions: tuple[Mention, ...]) -> Iterator[_Change]:
        """Where the name stands, and what replaces it."""
        for mention in mentions:
            swap = self.swaps.get(key_of(mention.span.of(body))) if mention.kind in _KINDS else None
            if swap is None:
                continue
            family = mention.entry is None and mention.candidates == (self.entry.id,)
            known = (mention.entry == self.entry.id or family) and not is_common_word(mention.span.of(body), swap)
            if known:
                yield _Change(*place_of(mention, body, swap, self.reader.tools.pack))
            elif mention.entry in (None, self.entry.id) and self.entry.id in (mention.entry, *mention.candidates):
                yield _Change(mention.span, swap.of(mention.span.of(body)), is_open=True)

    def _add_in_body(self, file: _File, body: str, body_line: int, change: _Change) -> None:
        line = body.count("\n", 0, change.span.start)
        column = change.span.start - body.rfind("\n", 0, change.span.start)
        self._add(file, (), body, change, (body_line + line, column))

    # YAML

    def _own(self, file: _File, table: Table) -> None:
        """The names that the page itself gives."""
        for keys, item in _scalars(table):
            if keys[0] in _OWN or (keys[0] == "changes" and "renamed" in keys):
                other = renamed(item.text, *self.names, self.reader.tools.pack)
                if other != item.text and keys[-1] not in _NEVER:
                    self._add_value(file, keys, item, _Change(Span(0, len(item.text)), other))

    def _values(self, file: _File, value: Value, keys: Way) -> None:
        if isinstance(value, Listing):
            for index, item in enumerate(value.items):
                self._values(file, item, (*keys, index))
        elif isinstance(value, Table):
            here = replace(file, posted=file.posted or value.get("posted") is not None)
            for pair in value.pairs:
                if pair.key.text not in _NEVER | _QUOTED:
                    self._values(here, pair.value, (*keys, pair.key.text))
        elif value.text and not (file.path == self.entry.origin.path and keys[0] in _OWN):
            for change in self._in_value(file, keys, value.text):
                self._add_value(file, keys, value, change)

    def _in_value(self, file: _File, keys: Way, text: str) -> Iterator[_Change]:
        name = next((key for key in reversed(keys) if isinstance(key, str)), "")
        if file.path == RULES and name == "find":
            yield from _in_search(text, self._referring)
        elif name not in _PROSE and (new := self._referring(text)) is not None:
            yield _Change(Span(0, len(text)), new)
        else:
            yield from self._read(file, text)

    def _referring(self, text: str) -> str | None:
        """What a reference by name becomes; None for one by id, or to something else."""
        if text in (self.entry.id, *self.entry.was) or self.loaded.lore.resolve(text) is not self.entry:
            return None
        found = next((swap for swap in self.swaps.values() if swap.old.casefold() == text.casefold()), None)
        if found is None:
            return None
        return found.new.lower() if text.islower() and not found.old.islower() else found.new

    def _add_value(self, file: _File, keys: Way, item: Scalar, change: _Change) -> None:
        """Line and column of words in a value of one line are right, in one of several nearly so."""
        block = "\n" in item.text
        above = item.text.count("\n", 0, change.span.start) + block
        column = 1 if block else item.origin.column + change.span.start
        self._add(file, keys, item.text, change, (item.origin.line + above, column))

    def _add(self, file: _File, keys: Way, text: str, change: _Change, place: tuple[int, int]) -> None:
        span = change.span
        words = Replacement(
            file.path, keys, span, span.of(text), change.text, *place, file.scene, file.posted, _around(text, span)
        )
        (self.open if change.is_open else self.found).append(words)


def _scalars(value: Value, keys: Way = ()) -> Iterator[tuple[Way, Scalar]]:
    if isinstance(value, Scalar):
        yield keys, value
    elif isinstance(value, Listing):
        for index, item in enumerate(value.items):
            yield from _scalars(item, (*keys, index))
    else:
        for pair in value.pairs:
            yield from _scalars(pair.value, (*keys, pair.key.text))


def _in_search(search: str, referring: Callable[[str], str | None]) -> Iterator[_Change]:
    """Names in a search: the whole value of a field, each of a pair, or a phrase; what has blanks then stands in quotation
    marks."""
    for found in _VALUE.finditer(search):
        group = "phrase" if found["phrase"] is not None else "bare"
        new = referring(found[group])
        if new is not None:
            yield _Change(Span(*found.span(group)), f'"{new}"' if group == "bare" and " " in new else new)


def _around(text: str, span: Span) -> str:
    """The words around a span, on one line; where there are more of them, with dots."""
    start, stop = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    end = stop if stop >= 0 else len(text)
    first, last = max(start, span.start - _MOST_AROUND), min(end, span.end + _MOST_AROUND)
    first = start if first == start else text.find(" ", first, span.start) + 1 or first
    last = end if last == end else max(text.rfind(" ", span.end, last), span.end)
    words = " ".join(text[first:last].split())
    return f"{'… ' if first > start else ''}{words}{' …' if last < end else ''}"
