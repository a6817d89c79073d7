"""One thread that waits for the disk, so that the window does not. What it brings home is told in the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Lane(QObject):
    """Does one thing after another, in the order they were given."""

    _home = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "disk")
        self._home.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def do(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> Future[T]:
        """Does `work` in the thread; `then` is given its outcome, in the window's thread."""
        future = self._pool.submit(work)
        future.add_done_callback(lambda done: self._home.emit(then, done))
        return future

    def wait(self) -> None:
        """Returns when everything given so far is done; it may not have been told yet."""
        self._pool.submit(lambda: None).result()

    def close(self) -> None:
        """Does what is left, and nothing more."""
        self._pool.shutdown(wait=True)

    @Slot(object, object)
    def _tell(self, then: Callable[[Future[object]], None], done: Future[object]) -> None:
        then(done)
