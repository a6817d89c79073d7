"""The seal of an index: its version, a checksum of each of its files, and what it holds.

Whoosh notices neither a flipped byte nor a file of another time, and its table of contents is a pickle: nothing of an index
is read before the seal is found whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

VERSION = "1"
_NAME = "seal.json"


def index_files(folder: Path) -> tuple[Path, ...]:
    """The index's own files, the seal and locks apart, by name."""
    own = (path for path in folder.iterdir() if path.is_file() and path.name != _NAME)
    return tuple(sorted(path for path in own if not path.name.lower().endswith("lock")))


def write_seal(folder: Path, keys: Mapping[str, str], library: str) -> None:
    """Seals the folder as it stands. Raises OSError."""
    seal = {"version": VERSION, "library": library, "keys": dict(keys), "files": _sums(folder)}
    whole = json.dumps(seal, sort_keys=True)
    sealed = json.dumps({"sum": hashlib.sha256(whole.encode()).hexdigest(), "seal": whole})
    (folder / _NAME).write_text(sealed, encoding="utf-8")


def break_seal(folder: Path) -> None:
    """From here until it is sealed again the index counts as damaged. Raises OSError."""
    (folder / _NAME).unlink(missing_ok=True)


def sealed_keys(folder: Path, library: str) -> dict[str, str] | None:
    """What a sound index holds: document ids with their keys. None if it is missing, damaged or of another version."""
    try:
        sealed = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        whole = sealed["seal"]
        if hashlib.sha256(whole.encode()).hexdigest() != sealed["sum"]:
            return None
        seal = json.loads(whole)
        if (seal["version"], seal["library"], seal["files"]) != (VERSION, library, _sums(folder)):
            return None
        return {str(name): str(key) for name, key in seal["keys"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _sums(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in index_files(folder)}
