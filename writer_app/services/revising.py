"""Changes to files of a project: planned whole, shown as a diff, written only onto what they were planned for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from writer_app.domain.errors import UsageError
from writer_app.storage.files import decode, digest, encode, read_bytes, write_atomic
from writer_app.storage.lock import hold
from writer_app.storage.writing import inside
from writer_app.text.frontmatter import unify_newlines
from writer_app.text.yamlpatch import patch_front_matter


@dataclass(frozen=True, slots=True)
class Revision:
    """What a file will hold. `path` is relative to the project, with `/`; `before` is None for a file to be made."""

    path: str
    before: bytes | None
    text: str

    def changes(self) -> bool:
        """Whether the file will differ from what is there."""
        return self.before != self.text.encode("utf-8", "surrogatepass")


def new_file(folder: Path, path: str, text: str) -> Revision:
    """A file to be made. Raises UsageError where one of that name is there."""
    if (folder / path).exists():
        raise UsageError(f"{path} is there already")
    return Revision(path, None, text)


def revise(folder: Path, path: str, change: Callable[[str], str]) -> Revision:
    """The file with `change` applied to its text. Raises WriterError."""
    data = read_bytes(folder / path, path)
    return Revision(path, data, change(decode(data, path)))


def revise_head(folder: Path, path: str, change: Callable[[str], str]) -> Revision:
    """The file with `change` applied to the YAML of its front matter. Raises WriterError."""
    return revise(folder, path, lambda text: patch_front_matter(text, change))


def save(folder: Path, revisions: Iterable[Revision], program: str, empty: Iterable[str] = ()) -> None:
    """Writes what changes, in the given order, each file whole or not at all, while `program` holds the project.

    At last the files named by `empty` go, and the folders that hold nothing then. Raises EnvironmentFault, which names who
    holds it, or what could not be written.
    """
    changed = [revision for revision in revisions if revision.changes()]
    if not changed:
        return
    with hold(folder, program):
        for revision in changed:
            file = inside(folder, revision.path)
            file.parent.mkdir(parents=True, exist_ok=True)
            expected = "" if revision.before is None else digest(revision.before)
            write_atomic(file, encode(revision.text, revision.path), expected)
        for name in empty:
            file = inside(folder, name)
            file.unlink()
            if not any(file.parent.iterdir()):
                file.parent.rmdir()


def diff_lines(revision: Revision) -> Iterator[str]:
    """The file's name, then every line taken away (`-`) and put in (`+`)."""
    if not revision.changes():
        return
    yield revision.path
    before = unify_newlines((revision.before or b"").decode("utf-8", "replace")).splitlines()
    after = unify_newlines(revision.text).splitlines()
    for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (f"  - {line}" for line in before[first:last])
            yield from (f"  + {line}" for line in after[start:end])
