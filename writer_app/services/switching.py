"""What the author has looked for, family by family, written to `project.yaml` as one operation that can be undone."""

from __future__ import annotations

from pathlib import Path

from writer_app.domain.switches import FAMILIES
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.services.session.outlining import PROJECT, project_revision
from writer_app.storage.folder import Loaded
from writer_app.text.yamlpatch import Place, remove, set_value

_AT = "checks"


def switch_family(folder: Path, loaded: Loaded, letter: str, *, on: bool) -> Operation:
    """Has a family of checks looked for, or no longer. Raises WriterError."""
    said = [switch for switch in loaded.project.checks if switch.key.upper() == letter]

    def change(text: str) -> str:
        if not on:
            return set_value(text, (_AT, said[0].key if said else letter), "off", Place(PROJECT))
        for switch in said:
            text = remove(text, (_AT, switch.key), Place(PROJECT))
        alone = len(said) == len(loaded.project.checks)
        return remove(text, (_AT,), Place(PROJECT)) if alone else text

    title = f"Look for it: {FAMILIES[letter]}" if on else f"Do not look for it: {FAMILIES[letter]}"
    return Operation(title, (project_revision(folder, loaded, change),), Changes(decisions=True))
