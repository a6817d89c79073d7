"""The places where another name would be written, as rows of a list. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from writer_app.domain.renaming import Renaming, Replacement
from writer_app.gui.shared.passagelist import PassageRow
from writer_app.gui.shared.words import tr
from writer_app.services.session.session import Session


class RenamingRows:
    """The places where another name would be written; those that are `chosen`, by number, are."""

    def __init__(self, session: Session, renaming: Renaming) -> None:
        self._session = session
        self.renaming = renaming
        self.chosen = {number for number, each in enumerate(renaming.replacements) if not each.posted}

    def replacements(self) -> tuple[Replacement, ...]:
        """Those that are chosen."""
        return tuple(each for number, each in enumerate(self.renaming.replacements) if number in self.chosen)

    def set(self, number: int, on: bool) -> None:
        """Chooses one, or leaves it."""
        (self.chosen.add if on else self.chosen.discard)(number)

    def headline(self) -> str:
        """How many are chosen, and what is to be known."""
        renaming = self.renaming
        told = tr("{n} of {all} places", n=f"{len(self.chosen):,}", all=f"{len(renaming.replacements):,}")
        notes = [tr("What readers have is not ticked.")] if renaming.posted else []
        if renaming.taken:
            notes.append(tr("“{new}” stands in your text already, {n} times.", new=renaming.new, n=f"{renaming.taken:,}"))
        return " ".join((f"{told}.", *notes))

    def rows(self) -> tuple[PassageRow, ...]:
        """Each file by its title, and its places below it; last what is left alone."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[PassageRow]:
        numbered = enumerate(self.renaming.replacements)
        for (path, posted), own in groupby(numbered, key=lambda pair: (pair[1].path, pair[1].posted)):
            title = self._title(path)
            yield PassageRow(tr("{title} — readers have it", title=title) if posted else title)
            for number, each in own:
                yield PassageRow(_told(each), number, number in self.chosen, each.scene, None if each.keys else each.span)
        if self.renaming.open:
            yield PassageRow(tr("Left alone, since somebody else may be meant"))
        for number, each in enumerate(self.renaming.open, len(self.renaming.replacements)):
            yield PassageRow(each.around, number, None, each.scene, None if each.keys else each.span)

    def _title(self, path: str) -> str:
        loaded = self._session.loaded
        scene = next((scene for scene in (*loaded.scenes, *loaded.unplaced) if scene.path == path), None)
        if scene is not None:
            return self._session.title_of(scene.id)
        page = next((entry for entry in loaded.lore if entry.origin.path == path), None)
        if page is not None:
            return tr("The page of {name}", name=page.name)
        return tr("Titles and notes of chapters") if path == "project.yaml" else tr(_FILES.get(path, path))


_FILES = {
    "publish.yaml": "What an archive asks",
    "lore/rules.yaml": "Your rules",
    "decisions.yaml": "What is meant that way",
    "revisions.yaml": "What is to be revised",
}


def _told(each: Replacement) -> str:
    """The place with the words around it, as it would read."""
    return f"{' '.join(each.old.split())} → {' '.join(each.new.split())}:  {each.around}"
