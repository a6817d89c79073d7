"""When the reading process is asked what is new. Knows no Qt."""

from __future__ import annotations

from writer_app.services.session.changes import Changes


class Asking:
    """It is asked while the panel can be seen and something has changed. Unseen it is asked once for a story that has no lore
    yet, and for a manuscript that was brought in."""

    def __init__(self) -> None:
        self._behind = True
        self._ever = False
        self.brought = False
        """A manuscript was brought in, and nothing was said of it yet."""
        self.outdated = False
        """Answers were written since it was asked last."""

    def edit(self) -> None:
        """A text was typed in."""
        self._behind = True

    def change(self, changes: Changes) -> None:
        """Something on disk is no longer as it was."""
        self._behind = True
        self.outdated = self.outdated or bool(changes.lore or changes.decisions)
        self.brought = self.brought or (changes.outline and len(changes.scenes) > 1)

    def wants(self, *, seen: bool, has_lore: bool) -> bool:
        """Whether it is time to ask."""
        return self._behind and (seen or self.brought or not (self._ever or has_lore))

    def ask(self) -> None:
        """It is asked now."""
        self._behind, self._ever, self.outdated = False, True, False
