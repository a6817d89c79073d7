"""Rules that hold for every test."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from writer_app.config.paths import resource
from writer_app.continuity.sizes import Sizes
from writer_app.domain.shapes import Shape
from writer_app.language.pack import LanguagePack
from writer_app.services.stories import Tools
from writer_app.storage.resources import load_pack, load_shapes, load_sizes

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A busy machine is no failure: examples have no deadline.
settings.register_profile("writer-app", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("writer-app")


@pytest.fixture(autouse=True)
def _no_folder_of_the_user(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    base = tmp_path_factory.getbasetemp() / "user"
    monkeypatch.setenv("WRITER_APP_CACHE", str(base / "cache"))
    monkeypatch.setenv("WRITER_APP_DATA", str(base / "data"))


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


@pytest.fixture(scope="session")
def tools(pack: LanguagePack, sizes: Sizes, shapes: dict[str, Shape]) -> Tools:
    """All that comes with the program."""
    return Tools(pack, sizes, shapes)
