"""Rules that hold for every test."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from writer_app.config.paths import resource
from writer_app.continuity.sizes import Sizes
from writer_app.domain.shapes import Shape
from writer_app.language.pack import LanguagePack
from writer_app.storage.resources import load_pack, load_shapes, load_sizes

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _no_unexpected_log_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    for phase in ("setup", "call"):
        loud = [record.getMessage() for record in caplog.get_records(phase) if record.levelno >= logging.WARNING]
        assert not loud, f"unexpected log warnings: {loud}"


@pytest.fixture
def bench_dir() -> Path:
    """The measuring material, which stands beside the checkout and is never part of it."""
    folder = Path(os.environ.get("WRITER_BENCH", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no measuring material at {folder}")
    return folder


@pytest.fixture(scope="session")
def pack() -> LanguagePack:
    """The English language pack."""
    return load_pack(resource("languages/en"))


@pytest.fixture(scope="session")
def shapes() -> dict[str, Shape]:
    """The shapes of power that come with the program."""
    return load_shapes(resource("shapes"))


@pytest.fixture(scope="session")
def sizes() -> Sizes:
    """How large everyday things are."""
    return load_sizes(resource("lexicon/sizes.yaml"))
