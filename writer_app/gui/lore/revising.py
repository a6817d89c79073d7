"""The passages that are to be revised, as rows of a list. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from writer_app.continuity.torevise import Row
from writer_app.gui.shared.passagelist import PassageRow
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs
from writer_app.services.session.operations import Operation
from writer_app.services.session.session import Session
from writer_app.services.torevise import rows_now, ticking


class ToRevise:
    """The passages that are to be revised, as they are now."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.passages: tuple[Row, ...] = ()

    def refresh(self, checked: jobs.Checked | None) -> None:
        """Finds them again in the texts as they are now."""
        self.passages = rows_now(self._session.loaded, checked.findings if checked is not None else ())

    def tick(self, number: int, on: bool) -> Operation:
        """A passage ticked, or no longer. Raises WriterError."""
        return ticking(self._session.folder, self.passages, [number], done=on)

    def headline(self) -> str:
        """How many are left, in words."""
        left = sum(not row.settled for row in self.passages)
        if not self.passages:
            return tr("There is nothing to revise.")
        return tr("{n} of {all} left", n=f"{left:,}", all=f"{len(self.passages):,}")

    def rows(self) -> tuple[PassageRow, ...]:
        """Each change, and its passages below it."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[PassageRow]:
        for (_, change), own in groupby(self.passages, key=lambda row: (row.at[0], row.change)):
            yield PassageRow(change)
            for row in own:
                yield PassageRow(self._text(row), row.number, row.settled, row.scene, row.span)

    def _text(self, row: Row) -> str:
        words = " ".join(row.passage.mark.quote.split()).strip("“”")
        where = self._session.title_of(row.scene) if row.scene else tr("Your notes")
        meant = tr(" (meant that way)") if row.meant else ""
        gone = tr(" (its words are gone)") if row.scene and row.span is None else ""
        return f"{where}{meant}{gone}: {row.passage.says}" + (f"\n“{words}”" if words else "")
