"""A small project that the reading process may read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

SCENES = {
    "hall": "Mara stood in the hall. Her eyes were grey.\n\n“Come in,” said Tobin.\n",
    "cell": "Tobin waited in the cell.\n\nMara did not come.\n",
    "bridge": "The bridge was empty. “Here,” said Mara.\n",
}
LORE = {
    "mara": "kind: character\nname: Mara Voss\naliases: [Mara]\npronouns: she\nfacts: {eye colour: green}\n",
    "tobin": "kind: character\nname: Tobin\npronouns: he\nchanges:\n- {at: hall, dies: true}\n",
}


def _make(parent: Path) -> Path:
    folder = parent / "novel"
    for below in ("manuscript", "lore"):
        (folder / below).mkdir(parents=True)
    (folder / "project.yaml").write_text(f"id: novel\noutline: [{{id: one, scenes: [{', '.join(SCENES)}]}}]\n")
    (folder / "dictionary.txt").write_text("glimmerlight\n")
    for name, body in SCENES.items():
        (folder / f"manuscript/{name}.md").write_text(f"---\nid: {name}\n---\n{body}", encoding="utf-8")
    for name, head in LORE.items():
        (folder / f"lore/{name}.md").write_text(f"---\nid: {name}\n{head}---\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def make() -> Callable[[Path], Path]:
    """Makes the project in a folder: three scenes and two characters, with contradictions in them."""
    return _make


@pytest.fixture
def novel(tmp_path: Path, make: Callable[[Path], Path]) -> Path:
    """The project in a folder of this test."""
    return make(tmp_path)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Where the cache is."""
    return {"WRITER_APP_CACHE": str(tmp_path / "cache")}
