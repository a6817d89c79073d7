"""The words that are spelt right in one story alone."""

from __future__ import annotations

from collections.abc import Iterable

from writer_app.domain.lore import Lore
from writer_app.domain.outline import Project


def own_words(project: Project, lore: Lore, accepted: Iterable[str]) -> tuple[str, ...]:
    """Names of the lore, who wrote the story and what it is called, and the spellings that the author accepts."""
    names = [name for entry in lore for name in (*entry.surfaces(), *entry.called)]
    return tuple(dict.fromkeys((*accepted, *names, project.title, project.author)))
