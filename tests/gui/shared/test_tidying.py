"""Full collections wait until nobody types, and Python has its own way again afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.tidying import Tidying
from writer_app.services.session.buffers import Edit


class Ring:
    """Holds itself, so that only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collected() -> Iterator[list[int]]:
    """The generation of every collection."""
    seen: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            seen.append(info["generation"])

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


@pytest.fixture
def tidying(desk: Desk) -> Iterator[Tidying]:
    """At work, and stopped at the end."""
    made = Tidying(desk)
    yield made
    made.stop()


def test_nothing_is_gone_through_whole_while_somebody_types(tidying: Tidying, collected: list[int]) -> None:
    kept = [[Ring() for _ in range(2000)] for _ in range(200)]

    assert kept
    assert 0 in collected
    assert 2 not in collected


def test_a_pause_has_memory_looked_through(qtbot: QtBot, desk: Desk, collected: list[int]) -> None:
    tidying = Tidying(desk, quiet=1)
    desk.open(desk.session.loaded.scenes[0].id)
    buffer = desk.buffer
    assert buffer is not None
    buffer.edit(Edit(0, 0, "A", None))

    qtbot.waitUntil(lambda: 2 in collected)
    assert gc.get_freeze_count() > 0
    tidying.stop()


def test_it_leaves_memory_as_it_was(desk: Desk) -> None:
    before = gc.get_threshold()
    tidying = Tidying(desk)
    tidying.tidy()

    tidying.stop()

    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
