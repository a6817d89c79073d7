"""The only open copy of a scene's text. Views send edits and receive them; nobody else keeps the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from writer_app.domain.scenes import SceneSource

Listener = Callable[["SceneBuffer", "Edit"], None]


@dataclass(frozen=True, slots=True)
class Edit:
    """`removed` code points at `start` gave way to `inserted`. `source` is the view it was typed in."""

    start: int
    removed: int
    inserted: str
    source: object = None


class SceneBuffer:
    """The body of one scene while it is open, with line ends counted as one.

    `revision` grows by one with each edit: an answer that was computed for another revision no longer counts. `saved` is the
    text that stands on disk, `digest` the SHA-256 of that file.
    """

    def __init__(self, scene: SceneSource) -> None:
        self.scene_id = scene.id
        self.path = scene.path
        self.text = scene.body
        self.saved = scene.body
        self.digest = scene.digest
        self.revision = 0
        self._listeners: list[Listener] = []

    @property
    def dirty(self) -> bool:
        """Whether it holds words that are not on disk."""
        return self.text != self.saved

    def listen(self, listener: Listener) -> None:
        """From now on `listener` is told of every edit."""
        self._listeners.append(listener)

    def forget(self, listener: Listener) -> None:
        """`listener` is told no more."""
        self._listeners.remove(listener)

    def edit(self, edit: Edit) -> None:
        """Applies one edit and tells every view. Raises ValueError for an edit outside the text: a fault of ours."""
        end = edit.start + edit.removed
        if not 0 <= edit.start <= end <= len(self.text):
            raise ValueError(f"an edit at {edit.start} to {end} of {len(self.text)}")
        self.text = self.text[: edit.start] + edit.inserted + self.text[end:]
        self.revision += 1
        for listener in tuple(self._listeners):
            listener(self, edit)

    def replace(self, text: str, source: object = None) -> None:
        """Makes the whole text `text` by the one edit that is needed, leaving alike beginnings and ends alone."""
        if text == self.text:
            return
        start = _alike(self.text, text)
        left = min(len(self.text), len(text)) - start
        tail = min(left, _alike(self.text[::-1], text[::-1]))
        self.edit(Edit(start, len(self.text) - start - tail, text[start : len(text) - tail], source))


def _alike(one: str, other: str) -> int:
    """How many code points two texts share from their beginnings."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
