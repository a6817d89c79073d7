"""The recovery journal: words that are not yet saved, in the user's data folder, so that a kill or a power cut keeps them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from writer_app.domain.errors import EnvironmentFault
from writer_app.storage.files import Operations, cause_of, write_atomic


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The text of one scene as it was last typed, and the digest of the file it was typed over. `project` is the folder.

    `front` is all that stood before the text in that file, as written, and `newline` how it ends its lines.
    """

    project: str
    scene: str
    path: str
    base: str
    text: str
    title: str = ""
    front: str = ""
    newline: str = "\n"


class Journal:
    """The journal of one project, one file a scene, in `folder` (`project_data` of the project, `/journal`)."""

    def __init__(self, folder: Path, operations: Operations | None = None) -> None:
        self._folder = folder
        self._operations = operations

    def note(self, unsaved: Unsaved) -> None:
        """Keeps the text as one step that survives a power cut, over what was kept of that scene before.

        Raises EnvironmentFault with the text kept before whole.
        """
        data = json.dumps(asdict(unsaved)).encode("ascii")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise EnvironmentFault(f"what you type cannot be kept safe: {cause_of(error)}") from None
        write_atomic(self._file(unsaved.scene), data, operations=self._operations)

    def recover(self) -> tuple[Unsaved, ...]:
        """Everything kept, by scene. A damaged file is passed over and stays where it is."""
        kept = (_read(file) for file in sorted(self._folder.glob("*.json")))
        return tuple(sorted((found for found in kept if found is not None), key=lambda found: found.scene))

    def discard(self, scene: str) -> None:
        """Forgets what is kept of a scene: it has been saved, or is not wanted. Raises EnvironmentFault."""
        try:
            self._file(scene).unlink(missing_ok=True)
        except OSError as error:
            raise EnvironmentFault(f"the recovery journal cannot be cleared: {cause_of(error)}") from None

    def _file(self, scene: str) -> Path:
        return self._folder / f"{hashlib.sha256(scene.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}.json"


def _read(file: Path) -> Unsaved | None:
    try:
        table = json.loads(file.read_bytes())
        unsaved = Unsaved(*(str(table[key]) for key in ("project", "scene", "path", "base", "text")))
        front = table.get("front", f"---\nid: {unsaved.scene}\n---\n")
        newline = table.get("newline", unsaved.newline)
        return replace(unsaved, title=str(table.get("title", "")), front=str(front), newline=str(newline))
    except (OSError, ValueError, KeyError, TypeError):
        return None
