"""A project opened for writing: for the window, or for one operation of a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from writer_app.config.paths import data_root, project_data
from writer_app.services.session.history import History
from writer_app.services.session.session import Session
from writer_app.storage.folder import Loaded, load
from writer_app.storage.snapshots import Snapshots


def open_session(folder: Path, environment: Mapping[str, str]) -> Session:
    """The project in `folder`, for writing where nobody else holds it.

    Raises UsageError where there is none, DataError where it cannot be read.
    """
    loaded = load(folder)
    return Session(folder, project_data(data_root(environment), loaded.project.id), loaded)


def history_of(folder: Path, loaded: Loaded, environment: Mapping[str, str]) -> History:
    """What does operations on a project that no window has open, and keeps what it writes over."""
    return History(folder, Snapshots(project_data(data_root(environment), loaded.project.id) / "history"))
