"""A project folder, read whole. One broken file among good ones is named, and the rest is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from writer_app.domain.errors import DataError, NewerFormat, UsageError
from writer_app.domain.lore import Entry, Lore, Rule
from writer_app.domain.outline import Chapter, Outline, Part, Project
from writer_app.domain.scenes import SceneSource, SpokenBy
from writer_app.domain.values import Table
from writer_app.domain.vocabulary.declarations import entry_from
from writer_app.domain.vocabulary.manuscript import project_from, scene_from
from writer_app.domain.vocabulary.rules import rules_from
from writer_app.domain.vocabulary.speakers import speakers_from
from writer_app.storage.files import decode, digest, read_bytes
from writer_app.text.frontmatter import BOM, Document, split
from writer_app.text.naming import free_name, slug
from writer_app.text.yamltree import parse_yaml

_T = TypeVar("_T", Entry, SceneSource)
_Known = TypeVar("_Known")
FORMAT = 1
RULES, DECISIONS, DICTIONARY = "lore/rules.yaml", "decisions.yaml", "dictionary.txt"
REVISIONS = "revisions.yaml"
_CALLED = re.compile(r"^(?:id|name|aliases):[ \t]*(.+)", re.MULTILINE)
_HEAD = 4096
_CONFLICT_MARKS = ("conflicted copy", ".sync-conflict-")


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything in a project folder.

    `scenes` stand in reading order; `unplaced` are scene files that the outline does not name; `problems` say what could
    not be read, each in one line, and `notes` what was read in another way than it is written. `broken` are the names,
    folded to small letters, that unreadable files seem to bear. `decisions` is what `decisions.yaml` holds, `to_revise` what
    `revisions.yaml` does; `dictionary` the accepted spellings. `digest` changes with every byte that was read; `files` is the
    SHA-256 of each file that was, by its path in the project.
    """

    project: Project
    scenes: tuple[SceneSource, ...]
    unplaced: tuple[SceneSource, ...]
    lore: Lore
    problems: tuple[DataError, ...]
    decisions: Table = field(default_factory=lambda: Table(()))
    to_revise: Table = field(default_factory=lambda: Table(()))
    dictionary: tuple[str, ...] = ()
    digest: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[DataError, ...] = ()
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """What was read in the files of one project before, each with the SHA-256 of its file, by path in the project.

    Whoever loads a project again and again hands in the same one each time: only files with other bytes are read then. What
    was read with a problem is not known.
    """

    tables: dict[str, tuple[str, Table]] = field(default_factory=dict)
    entries: dict[str, tuple[str, Entry]] = field(default_factory=dict)
    scenes: dict[str, tuple[str, SceneSource]] = field(default_factory=dict)

    def forget(self, files: Mapping[str, str]) -> None:
        """Keeps nothing of other files than `files`."""
        for rows in (self.tables, self.entries, self.scenes):
            for shown in [shown for shown in rows if shown not in files]:
                del rows[shown]


def load(folder: Path, known: Known | None = None, instead: Mapping[str, bytes | None] | None = None) -> Loaded:
    """The project in `folder`. Raises UsageError where there is none, DataError where its project.yaml cannot be read.

    The same with what is `known` from before as without it, and sooner. `instead` are files, by path in the project, that are
    taken to hold these bytes, or not to be there.
    """
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}")
    head = folder / "project.yaml"
    if not head.is_file():
        raise UsageError(f"{folder} is not a project", "it has no project.yaml")
    reader = _Reader(folder, known or Known(), instead or {})
    project = reader.project(head)
    lore = Lore(reader.with_own_ids(reader.entries()), reader.rules())
    decisions = reader.decisions()
    speakers = speakers_from(decisions)
    reader.problems += speakers.problems
    scenes = {scene.id: scene for scene in _with_speakers(reader.with_own_ids(reader.scenes()), speakers.spoken)}
    order = project.outline.scene_ids()
    placed = set(order)
    reader.problems += [_missing(scene) for scene in order if scene not in scenes and scene.lower() not in reader.broken]
    loaded = Loaded(
        project,
        tuple(scenes[scene] for scene in order if scene in scenes),
        tuple(scene for scene in scenes.values() if scene.id not in placed),
        lore,
        decisions=decisions,
        to_revise=reader.to_revise(),
        dictionary=reader.dictionary(),
        problems=tuple(reader.problems),
        digest=reader.digest(),
        files=reader.files(),
        notes=tuple(reader.notes),
        broken=frozenset(reader.broken),
    )
    reader.known.forget(loaded.files)
    return loaded


def _named_once(outline: Outline, notes: list[DataError]) -> Outline:
    """The outline with each scene where it is named first; what is named again is told of in `notes`."""
    seen = set[str]()

    def once(chapter: Chapter) -> Chapter:
        kept: list[str] = []
        for scene in chapter.scenes:
            if scene in seen:
                where = chapter.origin
                message = f"the outline names the scene “{scene}” again; it counts where it is named first"
                notes.append(DataError(message, path=where.path or "project.yaml", line=where.line, column=where.column))
            else:
                kept.append(scene)
            seen.add(scene)
        return replace(chapter, scenes=tuple(kept)) if len(kept) < len(chapter.scenes) else chapter

    def whole(node: Part | Chapter) -> Part | Chapter:
        return replace(node, chapters=tuple(map(once, node.chapters))) if isinstance(node, Part) else once(node)

    return Outline(tuple(map(whole, outline.nodes)))


def _with_speakers(scenes: tuple[SceneSource, ...], spoken: Sequence[tuple[str, SpokenBy]]) -> Iterator[SceneSource]:
    """`scenes` with what the author says of who speaks in each; one that was merged with another answers to both names."""
    said: dict[str, list[SpokenBy]] = {}
    for name, each in spoken:
        said.setdefault(name.lower(), []).append(each)
    ids = {scene.id.lower() for scene in scenes}
    for scene in scenes:
        names = [scene.id.lower(), *(name.lower() for name in scene.was if name.lower() not in ids)]
        own = [each for name in names for each in said.get(name, ())]
        yield replace(scene, spoken=tuple(own)) if own else scene


def stamp(folder: Path) -> Mapping[str, str]:
    """What `Loaded.files` would be if the folder were read now. Raises WriterError where it cannot be looked at."""
    if not (folder / "project.yaml").is_file():
        raise UsageError(f"{folder} is gone", "its drive may not be there")
    return _Reader(folder, Known()).stamp()


def _missing(scene: str) -> DataError:
    return DataError(f"the outline names a scene “{scene}” that has no file", path="project.yaml")


@dataclass(slots=True)
class _Reader:
    folder: Path
    known: Known
    instead: Mapping[str, bytes | None] = field(default_factory=dict)
    problems: list[DataError] = field(default_factory=list)
    notes: list[DataError] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    _ids: dict[str, str] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)
    _inside: dict[Path, bool] = field(default_factory=dict)

    def digest(self) -> str:
        """One digest over the names and bytes of everything read so far."""
        return digest(repr(sorted(self._digests.items())).encode())

    def files(self) -> Mapping[str, str]:
        """The digest of each file read so far."""
        return dict(self._digests)

    def stamp(self) -> Mapping[str, str]:
        """The digest of each file that `load` would read; only their bytes are looked at."""
        listed = [each for below in ("manuscript", "lore") for each in self._files(below)]
        beside = [(self._beside(shown), shown) for shown in ("project.yaml", RULES, DECISIONS, REVISIONS, DICTIONARY)]
        for path, shown in (*listed, *beside):
            with suppress(DataError):
                if path is not None:
                    self._bytes(path, shown)
        return self.files()

    def yaml(self, path: Path, shown: str) -> Table:
        """The mapping in a file. Raises DataError."""
        data = self._bytes(path, shown)
        table = _same(self.known.tables, shown, self._digests[shown])
        if table is None:
            table = parse_yaml(decode(data, shown).removeprefix(BOM), shown)
            self.known.tables[shown] = self._digests[shown], table
        return table

    def _bytes(self, path: Path, shown: str) -> bytes:
        given = self.instead.get(shown)
        data = given if given is not None else read_bytes(path, shown)
        self._digests[shown] = digest(data)
        return data

    def _files(self, below: str) -> Iterator[tuple[Path, str]]:
        root = self.folder.resolve()
        made = (shown for shown, data in self.instead.items() if data is not None and shown.startswith(f"{below}/"))
        written = {self.folder / shown for shown in made if shown.endswith(".md")}
        for path in sorted({*(self.folder / below).rglob("*.md"), *written}):
            shown = path.relative_to(self.folder).as_posix()
            if shown in self.instead and self.instead[shown] is None:
                continue
            if any(mark in path.name for mark in _CONFLICT_MARKS):
                self.problems.append(DataError("this is a sync tool's conflict copy; it is left out", path=shown))
            elif not self._within(path, root):
                self.problems.append(DataError("this link leads out of the project; it is left out", path=shown))
            else:
                yield path, shown

    def _within(self, path: Path, root: Path) -> bool:
        """Whether a listed file lies in the project. Only links are followed to their end: that takes long."""
        if path.is_symlink():
            return path.resolve().is_relative_to(root)
        if path.parent not in self._inside:
            self._inside[path.parent] = path.parent.resolve().is_relative_to(root)
        return self._inside[path.parent]

    def _items(
        self, below: str, known: MutableMapping[str, tuple[str, _T]], read: Callable[[str, Document], _T | None]
    ) -> Iterator[tuple[_T, str]]:
        """What the files below a folder hold, each with its file; those whose bytes are `known` are not `read` again."""
        for path, shown in self._files(below):
            data, before = b"", len(self.problems)
            try:
                data = self._bytes(path, shown)
                sha = self._digests[shown]
                item = _same(known, shown, sha) or read(shown, split(decode(data, shown)))
            except DataError as error:
                self._refuse(shown, error, data[:_HEAD].decode("utf-8", "replace"))
                continue
            if item is not None and len(self.problems) == before:
                known[shown] = sha, item
            if item is not None:
                yield item, shown

    def _refuse(self, shown: str, error: DataError, head: str) -> None:
        """Names a broken file; what it seems to be called is not missed a second time."""
        self.problems.append(error)
        self.broken |= {_stem(shown).lower(), Path(shown).stem.lower()}
        for found in _CALLED.finditer(head):
            names = (name.strip(" \t[]\"'") for name in (found[1], *found[1].split(",")))
            self.broken.update(name.lower() for name in names if name)

    def with_own_ids(self, read: Iterable[tuple[_T, str]]) -> tuple[_T, ...]:
        """What was `read`, each from the file beside it, with ids of their own: a copied file gets a new one.

        The id stays with the file that is named after it, or else with the first. What bears an id of another kind of
        thing is a problem, and left out.
        """
        found: list[tuple[_T, str]] = list(read)
        taken = {*self._ids, *(item.id.lower() for item, _ in found)}
        owners: dict[str, str] = {}
        for item, shown in found:
            if item.id.lower() not in owners or _stem(shown) == item.id != _stem(owners[item.id.lower()]):
                owners[item.id.lower()] = shown
        kept = []
        for item, shown in found:
            key = item.id.lower()
            if key in self._ids:
                message = f"the id “{item.id}” is taken by {self._ids[key]}; this file is left out"
                self.problems.append(DataError(message, path=shown))
            else:
                kept.append(item if owners[key] == shown else self._renamed(item, shown, owners[key], taken))
        self._ids |= owners
        return tuple(kept)

    def _renamed(self, item: _T, shown: str, first: str, taken: set[str]) -> _T:
        new = free_name(slug(_stem(shown), item.id), taken)
        self.notes.append(DataError(f"the id “{item.id}” is that of {first}; this copy is called “{new}”", path=shown))
        return replace(item, id=new, was=())

    def project(self, head: Path) -> Project:
        """What project.yaml says. Raises DataError."""
        project = project_from(self.yaml(head, head.name))
        if project.format > FORMAT:
            message = f"this project has format {project.format}; this program knows format {FORMAT}"
            raise NewerFormat(message, path=head.name, hint="update it")
        return replace(project, outline=_named_once(project.outline, self.notes))

    def entries(self) -> Iterator[tuple[Entry, str]]:
        """Every page of the lore that can be read, and its file."""
        return self._items("lore", self.known.entries, self._entry)

    def _entry(self, shown: str, document: Document) -> Entry | None:
        try:
            declared = entry_from(parse_yaml(document.head, shown, 2), document.body.strip())
        except DataError as error:
            self._refuse(shown, error, document.head)
            return None
        if declared.entry is None:
            for problem in declared.problems:
                self._refuse(shown, problem, document.head)
        else:
            self.problems.extend(declared.problems)
        return declared.entry

    def scenes(self) -> Iterator[tuple[SceneSource, str]]:
        """Every scene that can be read, and its file."""
        return self._items("manuscript", self.known.scenes, self._scene)

    def _scene(self, shown: str, document: Document) -> SceneSource | None:
        file = SceneSource(
            _stem(shown),
            shown,
            document.body,
            body_line=document.body_line,
            digest=self._digests[shown],
            front=document.front,
            newline=document.newline,
        )
        try:
            return scene_from(parse_yaml(document.head, shown, 2), file)
        except DataError as error:
            self._refuse(shown, error, document.head)
            return None

    def _beside(self, shown: str) -> Path | None:
        """One of the files that a project may have beside manuscript and lore; a link that leads out is a problem."""
        path = self.folder / shown
        if not (self.instead[shown] is not None if shown in self.instead else path.is_file()):
            return None
        if not path.resolve().is_relative_to(self.folder.resolve()):
            self.problems.append(DataError("this link leads out of the project; it is left out", path=shown))
            return None
        return path

    def _table(self, shown: str) -> Table:
        path = self._beside(shown)
        try:
            return self.yaml(path, shown) if path is not None else Table(())
        except DataError as error:
            self.problems.append(error)
            return Table(())

    def rules(self) -> tuple[Rule, ...]:
        read = rules_from(self._table(RULES))
        self.problems.extend(read.problems)
        return read.rules

    def decisions(self) -> Table:
        return self._table(DECISIONS)

    def to_revise(self) -> Table:
        return self._table(REVISIONS)

    def dictionary(self) -> tuple[str, ...]:
        path = self._beside(DICTIONARY)
        try:
            text = decode(self._bytes(path, DICTIONARY), DICTIONARY).removeprefix(BOM) if path is not None else ""
        except DataError as error:
            self.problems.append(error)
            return ()
        return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))


def _same(known: Mapping[str, tuple[str, _Known]], shown: str, sha: str) -> _Known | None:
    """What is known of a file with these bytes."""
    before, item = known.get(shown, ("", None))
    return item if before == sha else None


def _stem(shown: str) -> str:
    """The id a scene file has until one is written: its name without the number in front."""
    name = Path(shown).stem
    front, _, rest = name.partition("-")
    return rest if front.isdigit() and rest else name
