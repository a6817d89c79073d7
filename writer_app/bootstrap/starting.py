"""What the window starts as its reading process. Light to load, since the window has to; the process itself loads the rest."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

WORKER = "writer_app.bootstrap.worker"


def run(connection: Connection, folder: Path, environment: Mapping[str, str]) -> None:
    """Loads the worker and runs it."""
    import_module(WORKER).run(connection, folder, environment)
