"""Readings on their way between two processes: packed by the one that reads, unpacked by the other when somebody looks."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import replace

from writer_app.domain.observations import Quote, SceneReading


class Readings(Mapping[str, SceneReading]):
    """Readings by scene id. A long scene's takes tens of milliseconds to unpack, and is looked at only now and then: so each
    travels as bytes until it is asked for, and who speaks, which is asked for often, apart from the rest."""

    __slots__ = ("_packed", "_quotes", "_read")

    def __init__(self, readings: Mapping[str, SceneReading] | None = None) -> None:
        self._read = dict(readings or {})
        self._packed: dict[str, tuple[bytes, bytes]] = {}
        self._quotes: dict[str, tuple[Quote, ...]] = {}

    def __getitem__(self, scene: str) -> SceneReading:
        if scene not in self._read and scene in self._packed:
            quotes = self.quotes(scene)
            # The bytes come from our own reading process, over a pipe that nobody else can write to.
            self._read[scene] = replace(pickle.loads(self._packed.pop(scene)[1]), quotes=quotes)
        return self._read[scene]

    def quotes(self, scene: str) -> tuple[Quote, ...]:
        """The quotations of a scene, sooner than its whole reading; none of one that was not read."""
        if scene in self._read:
            return self._read[scene].quotes
        if scene not in self._quotes and scene in self._packed:
            self._quotes[scene] = pickle.loads(self._packed[scene][0])
        return self._quotes.get(scene, ())

    def __iter__(self) -> Iterator[str]:
        return iter((*self._read, *self._packed))

    def __len__(self) -> int:
        return len(self._read) + len(self._packed)

    def __getstate__(self) -> dict[str, tuple[bytes, bytes]]:
        return self._packed | {scene: _packed(reading) for scene, reading in self._read.items()}

    def __setstate__(self, packed: dict[str, tuple[bytes, bytes]]) -> None:
        self._read, self._packed, self._quotes = {}, packed, {}


def quotes_of(readings: Mapping[str, SceneReading], scene: str) -> tuple[Quote, ...]:
    """The quotations of a scene; none of one that was not read."""
    if isinstance(readings, Readings):
        return readings.quotes(scene)
    return readings[scene].quotes if scene in readings else ()


def _packed(reading: SceneReading) -> tuple[bytes, bytes]:
    return pickle.dumps(reading.quotes), pickle.dumps(replace(reading, quotes=()))
