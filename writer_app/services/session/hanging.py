"""What hangs on a scene or chapter, told before it is deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from writer_app.continuity.decisions import decisions_from
from writer_app.domain.errors import WriterError
from writer_app.domain.lore import Entry
from writer_app.domain.positions import Position
from writer_app.domain.vocabulary.speakers import speakers_from
from writer_app.services.lorepages import page_of
from writer_app.services.session.outlining import Thing, node_at, scene_of, scenes_in
from writer_app.storage.folder import Loaded


def hanging(folder: Path, loaded: Loaded, things: Sequence[Thing]) -> tuple[str, ...]:
    """A line for each thing true or happening at a scene that would go, and for each decision about it."""
    names = frozenset(name for thing in things for name in _names(loaded, thing))
    lines = [line for entry in loaded.lore for line in _of_entry(folder, loaded, entry, names)]
    decided = (item for item in decisions_from(loaded.decisions).decisions if item.scene.lower() in names)
    said = [each for scene, each in speakers_from(loaded.decisions).spoken if scene.lower() in names]
    spoken = [f"Who says “{each.quote}”" for each in said]
    meant = [f"Meant that way: “{item.quote}”" if item.quote else f"Meant that way: {item.reason}" for item in decided]
    return tuple(dict.fromkeys((*lines, *meant, *spoken)))


def _names(loaded: Loaded, thing: Thing) -> Iterator[str]:
    """Every id, in small letters, under which something may refer to it or to what stands in it."""
    if not isinstance(thing, str):
        node = node_at(loaded.project.outline, thing)
        yield node.id.lower()
        yield from (chapter.id.lower() for chapter in getattr(node, "chapters", ()))
    for scene in scenes_in(loaded, thing):
        yield scene.lower()
        try:
            yield from (name.lower() for name in scene_of(loaded, scene).was)
        except WriterError:
            continue


def _of_entry(folder: Path, loaded: Loaded, entry: Entry, names: frozenset[str]) -> Iterator[str]:
    here = [bool(_refs(*fact.since, *fact.until) & names) for fact in entry.facts]
    then = [bool(_refs(*change.at, *change.since, *change.until) & names) for change in entry.changes]
    if any(here) or any(then):
        yield from _sentences(folder, loaded, entry, (here, then))
    if any(reference.lower() in names for reference in entry.link("at")):
        yield f"{entry.name} happens there"
    if any(reference.lower() in names for reference in entry.link("due")):
        yield f"{entry.name} is due there"
    if any(_refs(*alias.since, *alias.until) & names for alias in entry.aliases):
        yield f"A name of {entry.name}"


def _sentences(folder: Path, loaded: Loaded, entry: Entry, marked: tuple[list[bool], list[bool]]) -> Iterator[str]:
    """The marked facts and changes as their page says them; by their names where the page cannot be read now."""
    plain = [[f"{entry.name}: {fact.key}" for fact in entry.facts], [f"{entry.name}: {item.verb}" for item in entry.changes]]
    try:
        page = page_of(folder, loaded, entry.id)
        said = [list(map(str, page.facts)), list(map(str, page.changes))]
    except WriterError:
        said = plain
    for lines, others, marks in zip(said, plain, marked, strict=True):
        chosen = lines if len(lines) == len(marks) else others
        yield from (line for line, mark in zip(chosen, marks, strict=True) if mark)


def _refs(*positions: Position) -> frozenset[str]:
    return frozenset(position.ref.lower() for position in positions if position.ref)
