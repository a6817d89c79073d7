"""The reference pages in `docs/` are the ones that the registry and the vocabulary make."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.services.manual import pages

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_page_is_as_made(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "run: python docs/generate.py"


def test_no_stale_page_stands() -> None:
    there = {path.relative_to(DOCS).as_posix() for folder in ("checks", "limits") for path in (DOCS / folder).glob("*.md")}
    assert there <= set(pages())
