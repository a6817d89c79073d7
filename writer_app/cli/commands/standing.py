"""How this user's folders and a project stand: the half of `writer-app doctor` that needs every part of the program."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from writer_app.bootstrap.workshop import open_workshop
from writer_app.cli.commands.remarks import remarks
from writer_app.cli.printing import count
from writer_app.config.paths import cache_root, data_root
from writer_app.services.derived import folder_line, lock_line


def standing(folder: Path | None) -> Iterator[str]:
    """The folders of derived data and of journals; then the project in `folder`, what is derived from it, what cannot be
    read."""
    yield folder_line("cache, may be deleted", cache_root(os.environ))
    yield folder_line("journals and history", data_root(os.environ))
    if folder is None:
        return
    with open_workshop(folder, os.environ) as workshop:
        loaded = workshop.loaded
        scenes, entries = len(loaded.scenes), len(loaded.lore.entries)
        yield f"\n{loaded.project.title}: {count(scenes, 'scene')}, {count(entries, 'lore entry')}"
        yield lock_line(folder)
        yield from workshop.standing()
    yield from remarks(loaded) if loaded.problems or loaded.notes or loaded.unplaced else ["everything in it can be read"]
