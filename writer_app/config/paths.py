"""Where things lie: the program's own files, and the folders of this user that a project's derived data goes to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import platformdirs

APP = "writer-app"
SAMPLE = "desperately-departing"
_PACKAGE = Path(__file__).resolve().parents[1]
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def resource(name: str) -> Path:
    """A file or folder of `resources/`, by its name with `/`: inside an installed package, else beside the source.

    Raises FileNotFoundError: a resource that is not there is a fault of the installation.
    """
    return _shipped("resources", name)


def sample_project() -> Path:
    """The finished story that comes with the program; never to be written to. Raises FileNotFoundError as `resource` does."""
    return _shipped("projects", SAMPLE)


def _shipped(kind: str, name: str) -> Path:
    for root in (_PACKAGE / f"_{kind}", _PACKAGE.parent / kind):
        if (found := root / name).exists():
            return found
    raise FileNotFoundError(f"{kind}/{name}")


def program_stamp(version: str) -> str:
    """`version` with what tells one state of the program's own files from another: names, sizes and times.

    It is for derived data only: what another state of the program has read or found is made again.
    """
    mark = hashlib.sha256(version.encode())
    for root in (_PACKAGE, resource("languages").parent):
        for path in sorted(path for ending in ("*.py", "*.yaml") for path in root.rglob(ending)):
            status = path.stat()
            mark.update(f"{path.relative_to(root)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return mark.hexdigest()


def cache_root(environment: Mapping[str, str]) -> Path:
    """The folder of derived data, which may be deleted at any time; WRITER_APP_CACHE moves it."""
    moved = environment.get("WRITER_APP_CACHE")
    return Path(moved) if moved else Path(platformdirs.user_cache_dir(APP, appauthor=False))


def data_root(environment: Mapping[str, str]) -> Path:
    """The folder of journals, history and backups; WRITER_APP_DATA moves it."""
    moved = environment.get("WRITER_APP_DATA")
    return Path(moved) if moved else Path(platformdirs.user_data_dir(APP, appauthor=False))


def documents(environment: Mapping[str, str]) -> Path:
    """The folder in which a new novel is offered a place; WRITER_APP_DOCUMENTS moves it."""
    moved = environment.get("WRITER_APP_DOCUMENTS")
    return Path(moved) if moved else Path(platformdirs.user_documents_dir())


def project_cache(root: Path, project_id: str, folder: Path) -> Path:
    """Where the derived data of the project in `folder` goes: a moved or copied project has a place of its own."""
    where = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return root / f"{safe_name(project_id)}-{where}"


def project_data(root: Path, project_id: str) -> Path:
    """Where the journal and history of a project go: by its id alone, so that a moved project finds them again."""
    return root / safe_name(project_id)


def safe_name(project_id: str) -> str:
    """`project_id` as the name of a folder. Ids that differ never share a name, whatever the file system makes of case."""
    plain = _UNSAFE.sub("_", project_id).strip("._")[:60]
    if plain and plain == project_id == project_id.lower():
        return plain
    mark = hashlib.sha256(project_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain.lower() or 'project'}~{mark}"
