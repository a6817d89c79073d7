"""The lore to and from one file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import replace as changed
from pathlib import Path

from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import DataError, UsageError, WriterError
from writer_app.domain.lore import Entry
from writer_app.domain.scenes import SceneSource
from writer_app.domain.values import NOWHERE, Listing, Pair, Scalar, Table, Value, text_of
from writer_app.domain.vocabulary.declarations import entry_from
from writer_app.domain.vocabulary.kinds import KINDS
from writer_app.domain.vocabulary.manuscript import setting_faults, setting_from
from writer_app.exchange.loreformat import LoreFile, format_of, read_lore, write_lore
from writer_app.services.loreediting import entry_page, is_id, taken_ids
from writer_app.services.revising import Revision, new_file, revise
from writer_app.storage.files import decode, read_bytes, write_atomic
from writer_app.storage.folder import Loaded
from writer_app.text.frontmatter import split
from writer_app.text.yamlpatch import Place, patch_front_matter, plain, set_value
from writer_app.text.yamltree import parse_yaml
from writer_app.text.yamlwriting import Plain

SCENE_KEYS = ("title", "pov", "place", "when", "cast", "frame", "status", "tags", "synopsis")
_POSITIONS = ("at", "since", "until")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})?")


def export_lore(folder: Path, loaded: Loaded, target: Path, *, force: bool = False) -> LoreFile:
    """Writes all entries, and what scenes say of themselves, to `target`; the ending names the format.

    Raises WriterError where a page cannot be read, and UsageError where the file is there already; `force` goes past both.
    """
    form = format_of(target.suffix)
    lost = [problem for problem in loaded.problems if problem.path.startswith("lore/")]
    if lost and not force:
        raise WriterError(f"the export would lose something: {lost[0]}", "--force leaves it out")
    if target.exists() and not force:
        raise UsageError(f"{target} is there already", "--force replaces it")
    if not target.parent.is_dir():
        raise UsageError(f"there is no folder {target.parent}")
    scenes = () if form == "csv" else tuple(_scene_tables(folder, (*loaded.scenes, *loaded.unplaced)))
    lore = LoreFile(tuple(_entry_table(folder, entry) for entry in loaded.lore), scenes)
    write_atomic(target, write_lore(lore, form).encode())
    return lore


def _with_ids(value: Table, timeline: Timeline) -> Table:
    """`value` with every position that is a number written as the id it stands for."""

    def turned(inner: Value, key: str) -> Value:
        if isinstance(inner, Table):
            return changed(inner, pairs=tuple(changed(pair, value=turned(pair.value, pair.key.text)) for pair in inner.pairs))
        if isinstance(inner, Listing):
            return changed(inner, items=tuple(turned(item, key) for item in inner.items))
        written = key in _POSITIONS and _NUMBER.fullmatch(inner.text) and timeline.node_id(inner.text)
        return changed(inner, text=written) if written else inner

    return changed(value, pairs=tuple(changed(pair, value=turned(pair.value, pair.key.text)) for pair in value.pairs))


def _front(folder: Path, path: str) -> tuple[Table, str]:
    document = split(decode(read_bytes(folder / path, path), path))
    return parse_yaml(document.head, path, 2), document.body.strip()


def _entry_table(folder: Path, entry: Entry) -> Table:
    front, notes = _front(folder, entry.origin.path)
    more = (Pair(Scalar("notes"), Scalar(notes)),) if notes else ()
    return Table((*(pair for pair in front.pairs if not (notes and pair.key.text == "notes")), *more))


def _scene_tables(folder: Path, scenes: Iterable[SceneSource]) -> Iterator[Table]:
    for scene in scenes:
        pairs = [pair for pair in _front(folder, scene.path)[0].pairs if pair.key.text in SCENE_KEYS]
        if pairs:
            yield Table((Pair(Scalar("at"), Scalar(scene.id)), *pairs))


@dataclass(frozen=True, slots=True)
class Arrival:
    """The pages and scenes that change when lore comes in; `left_out`: scenes of the file that the project does not have."""

    revisions: tuple[Revision, ...]
    left_out: tuple[str, ...] = ()


def import_lore(folder: Path, loaded: Loaded, file: Path, *, replace: bool = False) -> Arrival:
    """What changes when the lore in `file` comes in; nothing is written here.

    What the project has and the file does not name stays. Raises WriterError, and UsageError where the project says
    something else already; with `replace` the file wins.
    """
    form = format_of(file.suffix)
    lore = read_lore(decode(read_bytes(file, file.name), file.name), form, file.name)
    if not lore.entries and not lore.scenes:
        raise UsageError(f"{file.name} holds no entries and no scenes")
    taken, seen = taken_ids(loaded), set[str]()
    planned = []
    timeline = Timeline(loaded.project, loaded.scenes)
    for table in (_with_ids(table, timeline) for table in lore.entries):
        entry = _declared(table, file.name)
        if entry.id.lower() in seen:
            raise _fault(f"the id “{entry.id}” stands here twice", table, file.name)
        seen.add(entry.id.lower())
        there = loaded.lore.get(entry.id)
        if there is None:
            planned.append(_new_page(folder, table, entry, taken, file.name))
        else:
            planned.append(_merged(folder, table, entry, there, replace=replace))
    told = [(table, text_of(table.get("at"))) for table in lore.scenes]
    left_out = tuple(name for _, name in told if name and _scene_at(loaded, name) is None)
    if left_out and len(left_out) == len(told) and not planned:
        raise _fault(f"there is no scene “{left_out[0]}”", told[0][0], file.name)
    planned += [_scene(folder, loaded, table, file.name, replace=replace) for table, name in told if name not in left_out]
    paths = [revision.path for revision in planned]
    twice = next((path for path in paths if paths.count(path) > 1), None)
    if twice is not None:
        raise UsageError(f"{file.name} tells of {twice} twice")
    return Arrival(tuple(revision for revision in planned if revision.changes()), left_out)


def _fault(message: str, table: Table, name: str) -> DataError:
    return DataError(message, path=name, line=table.origin.line, column=table.origin.column)


def _declared(table: Table, name: str) -> Entry:
    declared = entry_from(table)
    for problem in declared.problems:
        of = text_of(table.get("id"))
        raise _fault(f"{of}: {problem.reason}" if of else problem.reason, table, name)
    if declared.entry is None:
        raise _fault("this is no entry", table, name)
    return declared.entry


def _new_page(folder: Path, table: Table, entry: Entry, taken: set[str], name: str) -> Revision:
    if not is_id(entry.id):
        raise _fault(f"“{entry.id}” cannot be an id: letters a to z, digits and hyphens", table, name)
    if entry.id.lower() in taken:
        raise _fault(f"the id “{entry.id}” is taken", table, name)
    front = {pair.key.text: plain(pair.value) for pair in table.pairs if pair.key.text != "notes"}
    front["kind"] = entry.kind.value
    return new_file(folder, f"lore/{KINDS[entry.kind].folder}/{entry.id}.md", entry_page(front, entry.notes))


def _merged(folder: Path, table: Table, entry: Entry, there: Entry, *, replace: bool) -> Revision:
    path = there.origin.path
    if entry.kind is not there.kind:
        raise UsageError(f"{there.id} is a {there.kind.value} in this project, not a {entry.kind.value}")
    front, notes = _front(folder, path)
    wanted = [pair for pair in table.pairs if pair.key.text not in ("id", "kind", "notes")]
    changes = list(_differences(front, wanted))
    body = entry.notes.strip() if entry.notes.strip() not in ("", notes) else ""
    if not replace:
        told = [" ".join(map(str, keys)) for keys, _, had in changes if had] + (["notes"] if body and notes else [])
        if told:
            raise UsageError(f"the page of {there.id} says something else: {', '.join(told)}", "--replace takes the file's")
    return revise(folder, path, lambda text: _written(text, path, [(keys, value) for keys, value, _ in changes], body))


def _differences(front: Table, wanted: Iterable[Pair]) -> Iterator[tuple[tuple[str, ...], Plain, bool]]:
    """Each path whose value differs, with the value, and whether the page says something else there."""
    for pair in wanted:
        key, old = pair.key.text, front.get(pair.key.text)
        if key == "facts" and isinstance(pair.value, Table) and isinstance(old, Table):
            yield from (((key, *keys), value, had) for keys, value, had in _differences(old, pair.value.pairs))
        elif old is None or _settled(old) != _settled(pair.value):
            yield (key,), plain(pair.value), old is not None and plain(old) not in ("", [])


def _settled(value: Value) -> Plain:
    """A list of one is that one."""
    said = plain(value)
    return said[0] if isinstance(said, list) and len(said) == 1 else said


def _written(text: str, path: str, changes: Iterable[tuple[tuple[str, ...], Plain]], body: str = "") -> str:
    def patch(head: str) -> str:
        for keys, value in changes:
            head = set_value(head, keys, value, Place(path, 2))
        return head

    text = patch_front_matter(text, patch)
    return split(text).with_body(f"{body}\n").whole() if body else text


def _scene(folder: Path, loaded: Loaded, table: Table, name: str, *, replace: bool) -> Revision:
    wanted = text_of(table.get("at"))
    scene = _scene_at(loaded, wanted)
    if scene is None:
        raise _fault(f"there is no scene “{wanted}”", table, name)
    pairs = [pair for pair in table.pairs if pair.key.text != "at"]
    stranger = next((pair.key.text for pair in pairs if pair.key.text not in SCENE_KEYS), None)
    if stranger is not None:
        raise _fault(f"a scene's front matter has no `{stranger}`", table, name)
    for wrong in setting_faults(setting_from(Table(tuple(pairs), NOWHERE))):
        raise _fault(wrong.reason, table, name)
    front, _ = _front(folder, scene.path)
    changes = list(_differences(front, pairs))
    told = [keys[0] for keys, _, had in changes if had]
    if told and not replace:
        raise UsageError(f"the scene {scene.id} says something else: {', '.join(told)}", "--replace takes the file's")
    return revise(folder, scene.path, lambda text: _written(text, scene.path, [(keys, value) for keys, value, _ in changes]))


def _scene_at(loaded: Loaded, reference: str) -> SceneSource | None:
    if re.fullmatch(r"\d+(?:\.\d+)?", reference):
        inside = Timeline(loaded.project, loaded.scenes).node_scenes(reference)
        reference = inside[0] if len(inside) == 1 else ""
    by_id: Mapping[str, SceneSource] = {scene.id.lower(): scene for scene in (*loaded.scenes, *loaded.unplaced)}
    return by_id.get(reference.lower())
