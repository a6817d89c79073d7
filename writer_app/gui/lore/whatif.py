"""What a change would break, as rows of a list. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from writer_app.domain.findings import Finding
from writer_app.gui.shared.passagelist import PassageRow
from writer_app.gui.shared.words import tr
from writer_app.services.session import jobs
from writer_app.services.session.session import Session


def posted_scenes(session: Session) -> frozenset[str]:
    """The scenes that readers have."""
    chapters = session.loaded.project.outline.chapters()
    return frozenset(scene for chapter in chapters if chapter.posted is not None for scene in chapter.scenes)


class WhatIf:
    """What a change would break and settle: `answer` is None while that is being found out."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.answer: jobs.Foretold | None = None

    def headline(self) -> str:
        """What it comes to, in words."""
        if self.answer is None:
            return tr("Looking through the story…")
        new, gone = len(self.answer.new), len(self.answer.gone)
        if not new:
            settled = tr(" {n} would be settled.", n=f"{gone:,}") if gone else ""
            return tr("Nothing in your text would contradict it.") + settled
        told = (
            tr("One passage would have to be revised.")
            if new == 1
            else tr("{n} passages would have to be revised.", n=f"{new:,}")
        )
        posted = sum(finding.scene in posted_scenes(self._session) for finding in self.answer.new)
        return f"{told} {tr('Readers have {n} of them.', n=f'{posted:,}')}" if posted else told

    @property
    def breaks(self) -> bool:
        """Whether anything would have to be revised."""
        return self.answer is not None and bool(self.answer.new)

    def says(self) -> str:
        """What is supposed."""
        return "\n".join(self.answer.says) if self.answer is not None else ""

    def rows(self) -> tuple[PassageRow, ...]:
        """The passages, those that readers have first, and what would be settled last."""
        if self.answer is None:
            return ()
        posted = posted_scenes(self._session)
        have = [finding for finding in self.answer.new if finding.scene in posted]
        rest = [finding for finding in self.answer.new if finding.scene not in posted]
        parts = ((tr("Readers have this"), have), (tr("Not posted"), rest), (tr("This would be settled"), self.answer.gone))
        return tuple(self._rows(parts))

    def _rows(self, parts: Sequence[tuple[str, Sequence[Finding]]]) -> Iterator[PassageRow]:
        key = 0
        for title, findings in parts:
            if findings:
                yield PassageRow(title)
            for finding in findings:
                yield self._row(finding, key)
                key += 1

    def _row(self, finding: Finding, key: int) -> PassageRow:
        words = " ".join(finding.quote.split())
        where = self._session.title_of(finding.scene) if finding.scene else tr("Your notes")
        said = f"{where}: {finding.message}" + (f"\n“{words.strip('“”')}”" if words else "")
        entry = next((subject for subject in finding.subjects if not finding.scene), "")
        return PassageRow(said, key, None, finding.scene or "", finding.span, entry)
