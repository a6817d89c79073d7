"""The only place where the parts are put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from writer_app.config.paths import cache_root, project_cache, resource
from writer_app.services.stories import Tools
from writer_app.storage.folder import Loaded, load
from writer_app.storage.resources import load_pack, load_shapes, load_sizes


@dataclass(frozen=True, slots=True)
class Workshop:
    """One project as it stands on disk, with what comes with the program and where its derived data goes."""

    folder: Path
    loaded: Loaded
    tools: Tools
    cache: Path


def open_workshop(folder: Path, environment: Mapping[str, str]) -> Workshop:
    """The project in `folder`. Raises UsageError where there is none, DataError where it cannot be read."""
    loaded = load(folder)
    return Workshop(folder, loaded, program_tools(), project_cache(cache_root(environment), loaded.project.id, folder))


def program_tools() -> Tools:
    """What comes with the program."""
    return Tools(
        load_pack(resource("languages/en")), load_sizes(resource("lexicon/sizes.yaml")), load_shapes(resource("shapes"))
    )
