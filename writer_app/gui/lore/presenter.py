"""The pages of the lore and what may be done to one of them. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.errors import WriterError
from writer_app.domain.lore import Entry, Kind
from writer_app.domain.spans import Span
from writer_app.domain.vocabulary.terms import ValueType
from writer_app.gui.shared.words import tr
from writer_app.services import pageediting, pagewhole
from writer_app.services.lorepages import Page, Section, page_of
from writer_app.services.lorewords import LoreWords, words_of
from writer_app.services.pagesentences import Sentence, Slot
from writer_app.services.searchresult import SearchResult
from writer_app.services.session.operations import Operation
from writer_app.services.session.session import Session
from writer_app.text.fold import fold_key

KIND_TITLES = {
    Kind.CHARACTER: "Characters",
    Kind.QUIRK: "Quirks",
    Kind.LOCATION: "Places",
    Kind.ITEM: "Things",
    Kind.GROUP: "Groups",
    Kind.SECRET: "Secrets",
    Kind.THREAD: "Threads",
    Kind.EVENT: "Events",
}
KIND_NAMES = {
    Kind.CHARACTER: "Character",
    Kind.QUIRK: "Quirk",
    Kind.LOCATION: "Place",
    Kind.ITEM: "Thing",
    Kind.GROUP: "Group",
    Kind.SECRET: "Secret",
    Kind.THREAD: "Thread",
    Kind.EVENT: "Event",
}
_PRONOUNS = ("he", "she", "they", "it")
_NAMED = (ValueType.ENTRY, ValueType.CONDITION, ValueType.WORDS)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a heading (`entry` is "") or a page."""

    text: str
    entry: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that names the entry."""

    scene: str
    title: str
    span: Span
    sentence: str


class LorePresenter:
    """The list of pages, and the page that is open (`page`, None for none)."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words: tuple[int, LoreWords] | None = None
        self.filter = ""
        self.kind: Kind | None = None
        self.page: Page | None = None
        self.fault = ""

    @property
    def words(self) -> LoreWords:
        """What the lore's references are called, for the project as it was last read."""
        generation = self._session.generation
        if self._words is None or self._words[0] != generation:
            self._words = (generation, words_of(self._session.loaded))
        return self._words[1]

    def rows(self) -> tuple[Row, ...]:
        """The pages under the titles of their kinds, those of the chosen kind that the filter names alone; by name."""
        wanted = fold_key(self.filter.strip())
        rows: list[Row] = []
        for kind, title in KIND_TITLES.items():
            if self.kind not in (None, kind):
                continue
            found = [entry for entry in self._session.loaded.lore.of_kind(kind) if _named(entry, wanted)]
            if found:
                rows.append(Row(tr(title)))
            for entry in sorted(found, key=lambda entry: _sorted_by(entry.name)):
                others = [alias.text for alias in entry.aliases if alias.text != entry.name]
                rows.append(Row(entry.name, entry.id, ", ".join(others)))
        return tuple(rows)

    def empty_line(self) -> str:
        """What stands in the place of an empty list."""
        if not self._session.loaded.lore.entries:
            return tr("No pages yet. Make one for somebody in your story: your text is then held against it.")
        return tr("No page is called so.") if self.filter.strip() else tr("No page of this kind yet.")

    def open(self, entry_id: str) -> bool:
        """Opens a page as it stands on disk. False, with `fault` saying why, where it cannot be shown."""
        self.fault = ""
        try:
            self.page = page_of(self._session.folder, self._session.loaded, entry_id)
        except WriterError as error:
            self.page, self.fault = None, str(error)
        return self.page is not None

    def reload(self) -> bool:
        """The open page read again; False where it is gone."""
        return self.page is not None and self.open(self.page.entry.id)

    def close(self) -> None:
        """No page is open any more."""
        self.page = None

    def is_gone(self) -> bool:
        """Whether the open page has been deleted."""
        return self.page is not None and self._session.loaded.lore.get(self.page.entry.id) is None

    def kind_name(self) -> str:
        """What kind of thing the open page is about."""
        return tr(KIND_NAMES[self.page.entry.kind]) if self.page else ""

    def choices(self, slot: Slot) -> tuple[str, ...]:
        """What a slot may well hold, for completion."""
        if slot.label == "pronouns":
            return _PRONOUNS
        if slot.type is ValueType.POSITION:
            return self.words.positions()
        if slot.path[0] == Section.FACTS.value and slot.type not in _NAMED:
            return self._values(str(slot.path[1]) if len(slot.path) > 1 else "")
        if slot.type in _NAMED and slot.path[0] not in ("cues", "effects", "stated by"):
            return tuple(sorted(self.words.entry(entry.id) for entry in self._session.loaded.lore))
        return ()

    def _values(self, key: str) -> tuple[str, ...]:
        """What the pages say of a fact so far."""
        facts = (fact for entry in self._session.loaded.lore for fact in entry.facts if fact.key == key)
        return tuple(sorted({fact.value for fact in facts}, key=str.casefold))

    # What is done to the open page

    def fill(self, slot: Slot, text: str) -> Operation:
        """The slot with another value. Raises WriterError."""
        return pageediting.set_slot(self._session.folder, self._session.loaded, self._entry.id, slot, text)

    def remove(self, sentence: Sentence) -> Operation:
        """The page without a sentence. Raises WriterError."""
        return pageediting.remove_sentence(self._session.folder, self._session.loaded, self._entry.id, sentence)

    def write_notes(self, text: str) -> Operation | None:
        """The page with other notes; None where they are the same. Raises WriterError."""
        if self.page is None or text.strip() == self.page.notes.strip():
            return None
        return pageediting.set_notes(self._session.folder, self._session.loaded, self._entry.id, text)

    def new_page(self, kind: Kind, name: str) -> Operation:
        """A page for something that has none. Raises WriterError."""
        return pagewhole.new_page(self._session.folder, self._session.loaded, kind.value, name)

    def rename(self, name: str, *, keeps_old: bool) -> Operation | None:
        """The open page under another name. Raises WriterError."""
        return pagewhole.rename_page(self._session.folder, self._session.loaded, self._entry.id, name, keeps_old=keeps_old)

    def delete(self) -> Operation:
        """The open page gone. Raises WriterError."""
        return pagewhole.delete_page(self._session.folder, self._session.loaded, self._entry.id)

    def referring(self) -> tuple[str, ...]:
        """What would name nothing without the open page, a line each."""
        return pagewhole.referring(self._session.loaded, self._entry.id)

    # Where it stands in the text

    def mentions_search(self) -> str:
        """The search for every sentence that names what the open page is about."""
        return f"who:{self._entry.id} in:sentence"

    def mentions(self, result: SearchResult) -> tuple[Mention, ...]:
        """The sentences that a search has found."""
        return tuple(
            Mention(
                found.match.scene, self._session.title_of(found.match.scene), found.match.span, " ".join(found.quote.split())
            )
            for found in result.found
            if found.match.scene is not None and found.match.span is not None
        )

    @property
    def _entry(self) -> Entry:
        if self.page is None:
            raise WriterError(tr("Open a page first."))
        return self.page.entry


def section_title(section: Section) -> str:
    """The heading of a part of a page."""
    titles = {
        Section.ABOUT: tr("Names"),
        Section.FACTS: tr("What is true"),
        Section.CHANGES: tr("What happens"),
        Section.LIMITS: tr("Limits"),
    }
    return titles[section]


def section_offer(section: Section) -> str:
    """What the button says that adds a sentence to a part of a page."""
    offers = {
        Section.FACTS: tr("Add something true…"),
        Section.CHANGES: tr("Add something that happens…"),
        Section.LIMITS: tr("Add a limit…"),
    }
    return offers[section]


def _named(entry: Entry, wanted: str) -> bool:
    return not wanted or any(wanted in fold_key(name) for name in (*entry.surfaces(), *entry.called, *entry.tags, entry.id))


def _sorted_by(name: str) -> str:
    folded = fold_key(name)
    return folded.removeprefix("the ")
