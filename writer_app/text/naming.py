"""Ids and file names made from titles."""

from __future__ import annotations

import re

from writer_app.text.fold import fold_key


def slug(title: str, otherwise: str) -> str:
    """`title` in small letters a to z, digits and hyphens; `otherwise` where nothing of it is left."""
    words = re.findall(r"[a-z0-9]+", fold_key(title).replace("'", ""))
    return "-".join(words)[:48].strip("-") or otherwise


def free_name(name: str, taken: set[str]) -> str:
    """`name`, with a number where it is taken; it is taken from then on. `taken` is in lower case."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    taken.add(free)
    return free
