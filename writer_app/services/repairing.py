"""Repairs of findings: what they would write, and writing it as one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from writer_app.continuity.decisions import decision_of
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import UsageError, WriterError
from writer_app.domain.findings import Finding
from writer_app.domain.lore import Alias, Change, Entry, Fact, Limit
from writer_app.domain.repairs import Framed, Happens, Holds, Limited, Meant, Moved, Named, Promised, Repair, Step
from writer_app.domain.scenes import SceneSource
from writer_app.domain.vocabulary.kinds import KINDS
from writer_app.services.deciding import with_decision
from writer_app.services.factediting import with_fact
from writer_app.services.fixing import change_of
from writer_app.services.loreediting import entry_page, limit_item
from writer_app.services.positions import written_all
from writer_app.services.reporting import Json
from writer_app.services.revising import Revision
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.storage.files import decode, read_bytes
from writer_app.storage.folder import DECISIONS, Loaded
from writer_app.text.yamlpatch import Place, append_item, patch_front_matter, set_value
from writer_app.text.yamlwriting import Plain


def repair_operation(folder: Path, loaded: Loaded, finding: Finding, repair: Repair) -> Operation:
    """What a repair writes, as one operation. Raises WriterError where a file no longer says what it is about."""
    files = _Files(folder)
    plan = _Plan(files, loaded, finding)
    for step in repair.steps:
        plan.do(step)
    entries = frozenset(step.entry for step in repair.steps if isinstance(step, Happens | Moved | Holds | Limited | Named))
    threads = frozenset(step.thread.id for step in repair.steps if isinstance(step, Promised))
    scenes = frozenset(step.scene for step in repair.steps if isinstance(step, Framed))
    decisions = any(isinstance(step, Meant) for step in repair.steps)
    changes = Changes(lore=entries | threads, scenes=scenes, decisions=decisions)
    return Operation(str(repair.title), files.revisions(), changes)


def repair_json(folder: Path, loaded: Loaded, finding: Finding, repairs: Iterable[Repair]) -> list[Json]:
    """Repairs as `check --format json` gives them; one whose file cannot be changed is left out."""
    found: list[Json] = []
    for repair in repairs:
        with suppress(WriterError):
            revisions = repair_operation(folder, loaded, finding, repair).revisions
            found.append({"title": str(repair.title), "changes": [change_of(revision) for revision in revisions]})
    return found


@dataclass(slots=True)
class _Files:
    """Files as they will be: each is read once, and may be changed several times."""

    folder: Path
    _before: dict[str, bytes | None] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    def change(self, path: str, change: Callable[[str], str]) -> None:
        """The file `path` with `change` applied; an empty text for one that is not there."""
        if path not in self._texts:
            data = read_bytes(self.folder / path, path) if (self.folder / path).exists() else None
            self._before[path] = data
            self._texts[path] = decode(data, path) if data is not None else ""
        self._texts[path] = change(self._texts[path])

    def revisions(self) -> tuple[Revision, ...]:
        return tuple(Revision(path, self._before[path], text) for path, text in self._texts.items())


@dataclass(slots=True)
class _Plan:
    files: _Files
    loaded: Loaded
    finding: Finding

    def do(self, step: Step) -> None:
        match step:
            case Happens(entry, change):
                self._page(entry, lambda head, at: append_item(head, ("changes",), change_item(change), at))
            case Moved(entry, change, then):
                number = self._number_of(change, entry)
                self._page(entry, lambda head, at: set_value(head, ("changes", number, "at"), written_all(then.at), at))
            case Holds(entry, fact):
                self._page(entry, lambda head, at: self._with_fact(head, fact, at))
            case Limited(entry, was, now):
                place = self._place_of(was, entry)
                self._page(entry, lambda head, at: set_value(head, ("limits", place), limit_item(now), at))
            case Named(entry, alias):
                self._page(entry, lambda head, at: append_item(head, ("aliases",), alias_item(alias), at))
            case Promised(thread):
                self._new_page(thread)
            case Meant(reason):
                self.files.change(DECISIONS, partial(with_decision, decision_of(self.finding, reason)))
            case Framed(scene, frame):
                self._head(self._scene(scene).path, lambda head, at: set_value(head, ("frame",), frame.value, at))

    def _with_fact(self, head: str, fact: Fact, at: Place) -> str:
        if fact.according_to:
            item: Plain = {"value": fact.value, "according to": fact.according_to}
            return append_item(head, ("facts", fact.key), item, at)
        timeline = Timeline(self.loaded.project, self.loaded.scenes)
        dated = {bound: at_[0] for bound, at_ in (("since", fact.since), ("until", fact.until)) if at_}
        return with_fact(head, fact.key, fact.value, dated, (timeline, at))

    def _page(self, entry: str, change: Callable[[str, Place], str]) -> None:
        self._head(self._entry(entry).origin.path, change)

    def _head(self, path: str, change: Callable[[str, Place], str]) -> None:
        self.files.change(path, lambda text: patch_front_matter(text, lambda head: change(head, Place(path, 2))))

    def _new_page(self, entry: Entry) -> None:
        path = f"lore/{KINDS[entry.kind].folder}/{entry.id}.md"
        front: dict[str, Plain] = {"id": entry.id, "kind": entry.kind.value, "name": entry.name}
        front |= {"changes": [change_item(change) for change in entry.changes]}

        def page(text: str) -> str:
            if text:
                raise UsageError(f"{path} is there already")
            return entry_page(front, entry.notes)

        self.files.change(path, page)

    def _entry(self, entry_id: str) -> Entry:
        found = self.loaded.lore.get(entry_id)
        if found is None:
            raise UsageError(f"there is no page “{entry_id}” any more")
        return found

    def _place_of(self, limit: Limit, entry_id: str) -> int:
        entry = self._entry(entry_id)
        if limit not in entry.limits:
            raise UsageError(f"the page of {entry.name} has changed meanwhile", "look at it again")
        return entry.limits.index(limit)

    def _number_of(self, change: Change, entry_id: str) -> int:
        entry = self._entry(entry_id)
        if change not in entry.changes:
            raise UsageError(f"the page of {entry.name} has changed meanwhile", "look at it again")
        return entry.changes.index(change)

    def _scene(self, scene_id: str) -> SceneSource:
        found = next((scene for scene in self.loaded.scenes if scene.id == scene_id), None)
        if found is None:
            raise UsageError(f"there is no scene “{scene_id}” any more")
        return found


def change_item(change: Change) -> dict[str, Plain]:
    """A change as it stands in front matter."""
    parts: dict[str, Plain] = {key: _one_or_all(texts) for key, texts in change.args}
    what = parts.pop("what", "true")
    return {"at": written_all(change.at), change.verb: {"what": what, **parts} if parts else what}


def alias_item(alias: Alias) -> Plain:
    """An alias as it stands in front matter."""
    bounds = (("since", alias.since), ("until", alias.until))
    dated = {bound: written_all(positions) for bound, positions in bounds if positions}
    return {"name": alias.text, **dated} if dated else alias.text


def _one_or_all(texts: Sequence[str]) -> Plain:
    return texts[0] if len(texts) == 1 else list(texts)
