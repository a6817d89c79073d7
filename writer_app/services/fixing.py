"""A finding's fixes as changes of files, for whoever applies them: offsets in the file as it is, and its hash."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from writer_app.domain.errors import DataError
from writer_app.domain.findings import Finding, Fix, FixKind, LoreEdit, TextEdit
from writer_app.domain.lore import Lore
from writer_app.domain.scenes import SceneSource
from writer_app.services.deciding import dismissal
from writer_app.services.reporting import Json
from writer_app.services.revising import Revision
from writer_app.storage.files import decode, digest, read_bytes
from writer_app.storage.folder import DECISIONS, Loaded
from writer_app.text.frontmatter import split
from writer_app.text.yamlpatch import Place, append_item, patch_front_matter, plain
from writer_app.text.yamltree import parse_yaml

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class File:
    """A file as it stands on disk: its whole text, byte order mark and line ends included, and the SHA-256 of its bytes."""

    text: str
    digest: str


@dataclass(slots=True)
class Fixes:
    """Turns fixes into changes. `read` gives the file of a path relative to the project, or None where it cannot be read;
    `meant` the text of `decisions.yaml` once a finding is meant that way."""

    scenes: Mapping[str, SceneSource]
    lore: Lore
    read: Callable[[str], File | None]
    meant: Callable[[Finding], str]
    _files: dict[str, File | None] = field(default_factory=dict)

    def __call__(self, finding: Finding) -> list[list[Json]]:
        """The changes of each fix; none for a fix whose file has changed since it was read, or that is no edit."""
        return [self._dismissal(finding) if fix.kind is FixKind.DISMISS else self._changes(fix) for fix in finding.fixes]

    def text(self, path: str) -> str:
        """The text of a file; "" where it cannot be read."""
        file = self._file(path)
        return file.text if file else ""

    def _dismissal(self, finding: Finding) -> list[Json]:
        file = self._file(DECISIONS)
        if finding.dismissed is not None or file is None:
            return []
        try:
            return [_difference(DECISIONS, file, self.meant(finding))]
        except DataError:
            return []

    def _changes(self, fix: Fix) -> list[Json]:
        found = [*map(self._text_change, fix.text_edits), *map(self._lore_change, fix.lore_edits)]
        whole = [change for change in found if change is not None]
        return whole if len(whole) == len(found) else []

    def _text_change(self, edit: TextEdit) -> Json | None:
        scene = self.scenes.get(edit.scene)
        file = self._file(scene.path) if scene else None
        if scene is None or file is None or file.digest != scene.digest:
            return None
        document = split(file.text)
        above = len(file.text) - len(document.written)
        start, end = (above + written_offset(document.written, at) for at in (edit.span.start, edit.span.end))
        return _change(scene.path, start, end, edit.text.replace("\n", document.newline), file)

    def _lore_change(self, edit: LoreEdit) -> Json | None:
        entry = self.lore.get(edit.entry)
        path = entry.origin.path if entry else ""
        file = self._file(path) if path else None
        if file is None or not edit.key:
            return None
        try:
            value = parse_yaml(f"value: {edit.value}").get("value")
            item = plain(value) if value is not None else ""
            after = patch_front_matter(file.text, lambda head: append_item(head, (edit.key,), item, Place(path, 2)))
        except DataError:
            return None
        return _difference(path, file, after)

    def _file(self, path: str) -> File | None:
        if path not in self._files:
            self._files[path] = self.read(path)
        return self._files[path]


def _change(path: str, start: int, end: int, text: str, file: File) -> Json:
    return {"path": path, "start": start, "end": end, "text": text, "sha256": file.digest}


def _difference(path: str, file: File, after: str) -> Json:
    """The one stretch that differs."""
    start = _alike(file.text, after)
    same = _alike(file.text[start:][::-1], after[start:][::-1])
    return _change(path, start, len(file.text) - same, after[start : len(after) - same], file)


def change_of(revision: Revision) -> Json:
    """A whole revision as the one change that it is."""
    before = revision.before or b""
    return _difference(revision.path, File(decode(before, revision.path), digest(before)), revision.text)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def written_offset(written: str, offset: int) -> int:
    """Where code point `offset` of a body stands in the body as written, whose line ends may be longer."""
    if "\r" not in written:
        return offset
    for found in _LINE_END.finditer(written):
        if found.start() >= offset:
            break
        offset += len(found[0]) - 1
    return offset


def fixes_of(folder: Path, loaded: Loaded) -> Fixes:
    """The fixes of findings in a project, against its files as they are now."""

    def read(path: str) -> File | None:
        if path == DECISIONS and not (folder / path).exists():
            return File("", digest(b""))
        try:
            data = read_bytes(folder / path, path)
            return File(decode(data, path), digest(data))
        except DataError:
            return None

    def meant(finding: Finding) -> str:
        return dismissal(folder, finding).revisions[0].text

    return Fixes({scene.id: scene for scene in loaded.scenes}, loaded.lore, read, meant)
