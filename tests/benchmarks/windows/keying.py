# ruff: noqa: ANN401 (the same lines serve two bindings of Qt)
"""Types into a window as people do and times it: the same lines for our window and for the one beside it, each with its own
binding of Qt. Nothing here is imported but what every Python has."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

BEAT = 4
"""Milliseconds between two beats of the heart that notices stalls."""
STALL = 0.016
"""Seconds that the loop of events may be busy without a beat."""
PROSE = 'She went down to the river again, and nobody spoke. "It is late," he said; the old house was quiet. '
_GAPS = (90, 130, 70, 160, 110, 80, 120, 100)
_BURST = 20
_SENTENCE = 420
"""Milliseconds after a sentence: long enough for what was found to arrive."""
_REST = 2800
"""Milliseconds at the end of a place: long enough for the text to be saved by itself."""


@dataclass(frozen=True, slots=True)
class Stall:
    """Seconds that the loop was away, and how many of them the thread itself was at work."""

    wall: float
    own: float


@dataclass(slots=True)
class Timed:
    """Seconds from when a key was due to the end of painting it, and every stall."""

    keys: list[float] = field(default_factory=list)
    stalls: list[Stall] = field(default_factory=list)


def rhythm(keys: int, burst: int) -> Iterator[tuple[str, int]]:
    """The keys at one place, each with the milliseconds before it: first at a human rate, then in a burst."""
    for number in range(keys):
        letter = PROSE[number % len(PROSE)]
        ended = PROSE[number % len(PROSE) - 1] == "."
        yield letter, _SENTENCE if ended else _GAPS[number % len(_GAPS)]
    for number in range(burst):
        yield PROSE[number % len(PROSE)], _BURST


class Heart:
    """Beats in the loop of events; what lies between two beats is a stall where it is too long."""

    def __init__(self, core: Any) -> None:
        self.stalls: list[Stall] = []
        self._timer = core.QTimer()
        self._timer.setTimerType(core.Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = (time.perf_counter(), time.thread_time())
        self._timer.start(BEAT)

    def _beat(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        wall, own = now[0] - self._last[0] - BEAT / 1000, now[1] - self._last[1]
        if wall > STALL:
            self.stalls.append(Stall(wall, own))
        self._last = now

    def stop(self) -> list[Stall]:
        """Every stall so far; it beats no more."""
        self._timer.stop()
        return self.stalls


def when_painted(core: Any, window: Any, then: Callable[[], None]) -> Any:
    """Calls `then` at the end of every painting of the window, the flush to the screen included. Keep what is returned."""

    class Ear(core.QObject):  # type: ignore[misc]
        """Hears that the window is asked to paint itself."""

        inside = False

        def eventFilter(self, watched: Any, event: Any) -> bool:
            """Lets the window paint, then tells."""
            if self.inside or event.type() != core.QEvent.Type.UpdateRequest:
                return False
            self.inside = True
            window.event(event)
            self.inside = False
            then()
            return True

    ear = Ear(window)
    window.installEventFilter(ear)
    return ear


class Typist:
    """Types `script` into `view`, a key after another, and calls `done` when all are painted and a rest has passed."""

    def __init__(self, qt: tuple[Any, Any], window: Any, view: Any, script: Iterable[tuple[str, int]]) -> None:
        self._core, self._test = qt
        self._view = view
        self._script = iter(script)
        self._waiting: list[float] = []
        self.keys: list[float] = []
        self._ear = when_painted(self._core, window, self._painted)
        self._timer = self._core.QTimer()
        self._timer.setTimerType(self._core.Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._press)
        self._letter, self._due = "", 0.0
        self._loop = self._core.QEventLoop()

    def run(self) -> list[float]:
        """Types it all; the seconds of each key."""
        self._next(time.perf_counter())
        self._loop.exec()
        self._view.window().removeEventFilter(self._ear)
        return self.keys

    def _next(self, now: float) -> None:
        following = next(self._script, None)
        if following is None:
            self._core.QTimer.singleShot(_REST, self._loop.quit)
            return
        self._letter, gap = following
        # A key that comes late does not make the next one late: fingers do not wait for the screen.
        self._due = max(self._due, now - 1) + gap / 1000 if self._due else now + gap / 1000
        self._timer.start(max(0, round((self._due - time.perf_counter()) * 1000)))

    def _press(self) -> None:
        self._waiting.append(min(self._due, time.perf_counter()))
        due = self._due
        self._test.QTest.keyClicks(self._view, self._letter)
        self._next(due)

    def _painted(self) -> None:
        now = time.perf_counter()
        self.keys += [now - due for due in self._waiting]
        self._waiting.clear()


def typed(qt: tuple[Any, Any], window: Any, view: Any, script: Iterable[tuple[str, int]]) -> Timed:
    """What typing the script at the cursor costs."""
    heart = Heart(qt[0])
    keys = Typist(qt, window, view, script).run()
    return Timed(keys, heart.stop())


def rest(core: Any, milliseconds: int) -> None:
    """Lets the loop of events run."""
    loop = core.QEventLoop()
    core.QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(core: Any, ready: Callable[[], bool], seconds: float = 120) -> float:
    """Lets the loop of events run until it is `ready`; the seconds that took. Raises TimeoutError."""
    start, heart = time.perf_counter(), core.QTimer()
    loop = core.QEventLoop()
    heart.timeout.connect(lambda: loop.quit() if ready() or time.perf_counter() - start > seconds else None)
    heart.start(1)
    loop.exec()
    if not ready():
        raise TimeoutError(f"not ready after {seconds} s")
    return time.perf_counter() - start


def idle(core: Any, beats: int = 5) -> float:
    """Lets the loop run until nothing has been waiting for some beats; the seconds until the first of these."""
    start, quiet, last = time.perf_counter(), 0, 0.0
    while quiet < beats:
        before = time.perf_counter()
        rest(core, 10)
        last = last if quiet else before
        quiet = quiet + 1 if time.perf_counter() - before < 0.014 else 0
    return last - start


def megabytes(process: int | str = "self") -> float:
    """Memory of a process that lies in RAM; 0 where the system does not tell."""
    try:
        with open(f"/proc/{process}/status", encoding="utf-8") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
    except (OSError, StopIteration):
        return 0.0
