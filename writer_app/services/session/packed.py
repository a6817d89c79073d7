"""Readings on their way between two processes: packed by the one that reads, unpacked by the other when somebody looks."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping

from writer_app.domain.observations import SceneReading


class Readings(Mapping[str, SceneReading]):
    """Readings by scene id. A long scene's takes tens of milliseconds to unpack, and is looked at only now and then: so each
    travels as bytes until it is asked for."""

    __slots__ = ("_packed", "_read")

    def __init__(self, readings: Mapping[str, SceneReading] | None = None) -> None:
        self._read = dict(readings or {})
        self._packed: dict[str, bytes] = {}

    def __getitem__(self, scene: str) -> SceneReading:
        if scene not in self._read and scene in self._packed:
            # The bytes come from our own reading process, over a pipe that nobody else can write to.
            self._read[scene] = pickle.loads(self._packed.pop(scene))
        return self._read[scene]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._read, *self._packed))

    def __len__(self) -> int:
        return len(self._read) + len(self._packed)

    def __getstate__(self) -> dict[str, bytes]:
        return self._packed | {scene: pickle.dumps(reading) for scene, reading in self._read.items()}

    def __setstate__(self, packed: dict[str, bytes]) -> None:
        self._read, self._packed = {}, packed
