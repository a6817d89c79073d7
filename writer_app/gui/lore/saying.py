"""A sentence that is about to become true: whose it is, its form, its values, and what the lore says of it now. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from writer_app.continuity.time.anchoring import words_at
from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Entry, Kind
from writer_app.domain.observations import SceneReading
from writer_app.domain.spans import Span
from writer_app.domain.vocabulary.sentences import fact_sentence
from writer_app.domain.vocabulary.terms import ValueType
from writer_app.gui.shared.words import tr
from writer_app.services.happenings import happenings_in, truths_in, who_in
from writer_app.services.loreforms import Form, change_form, fact_form, forms_for
from writer_app.services.lorepages import Section
from writer_app.services.lorewords import LoreWords, words_of
from writer_app.services.pageediting import add_fact, add_sentence
from writer_app.services.session.operations import Operation
from writer_app.services.session.session import Session
from writer_app.text.fold import fold_key

_ANYONE = Entry("", Kind.CHARACTER, "…")


@dataclass(frozen=True, slots=True)
class Draft:
    """A guess at what the author means: the entry's id ("" where that is open), the form's key, and its values by key."""

    entry: str
    key: str
    filled: tuple[tuple[str, str], ...] = ()


class Saying:
    """One sentence in the making, for `entry` or for whoever is chosen. `drafts` are guesses, the best first.

    `title` says what is being done, `confirm` what the button says. `scene` is where it is said, "" for nowhere.
    """

    def __init__(self, session: Session, section: Section, entry: str = "", drafts: tuple[Draft, ...] = ()) -> None:
        self._session = session
        self.section = section
        self.drafts = drafts
        self.entry = entry or (drafts[0].entry if drafts else "")
        self.free = not entry
        self.scene = ""
        self.title = tr("Add a sentence")
        self.confirm = tr("Add")
        self.words: LoreWords = words_of(session.loaded)

    @property
    def name(self) -> str:
        """What the entry is called; "…" while it is open."""
        return self.words.entry(self.entry) if self.entry else "…"

    def choose(self, text: str) -> bool:
        """The entry called `text` is the one; False, and none is, where nothing or more than one thing is called so."""
        found = self.words.lore.resolve(text.strip())
        self.entry = found.id if found else ""
        return found is not None

    def names(self) -> tuple[str, ...]:
        """Everyone and everything it may be about."""
        return tuple(sorted(self.words.entry(entry.id) for entry in self.words.lore))

    def forms(self, wanted: str = "") -> tuple[Form, ...]:
        """The forms of sentence there are, those that hold the words of `wanted` alone."""
        forms = forms_for(self._entry or _ANYONE, self.section)
        words = fold_key(wanted).split()
        return tuple(
            form for form in forms if all(word in fold_key(f"{form.key} {form.text} {form.sentence.doc}") for word in words)
        )

    def form(self, key: str) -> Form:
        """The form of that key, about the entry."""
        if self.section is Section.LIMITS:
            return next(form for form in self.forms() if form.key == key)
        return fact_form(self.name, key) if self.section is Section.FACTS else change_form(self.name, key)

    def draft_words(self, draft: Draft) -> str:
        """A guess as a sentence, without the parts that are still open and without where it happens."""
        name = self.words.entry(draft.entry) if draft.entry else "…"
        form = fact_form(name, draft.key) if self.section is Section.FACTS else change_form(name, draft.key)
        said, filled = "", dict(draft.filled)
        for piece in form.sentence.pieces:
            if isinstance(piece, str):
                said += piece
            elif piece.type is ValueType.POSITION or (piece.optional and not filled.get(str(piece.path[-1]))):
                said = said.rpartition(" — ")[0] or said.rstrip().rpartition(" ")[0]
            else:
                said += filled.get(str(piece.path[-1]), "…")
        return " ".join(said.split())

    def known(self, filled: Mapping[str, str], key: str) -> tuple[str, ...]:
        """What the page says already of a fact, where that is another value."""
        entry, said = self._entry, filled.get("value", "").strip()
        name = key or " ".join(filled.get("key", "").lower().split())
        if entry is None or self.section is not Section.FACTS or not said:
            return ()
        facts = [fact for fact in entry.facts if fact.key == name and not fact.according_to]
        if any(fold_key(self.words.entry(fact.value)) == fold_key(said) for fact in facts):
            return ()
        return tuple(fact_sentence(entry.name, fact, self.words.names) for fact in facts)

    def operation(self, key: str, filled: Mapping[str, str], *, ever: bool = False, from_here: bool = False) -> Operation:
        """The sentence, made true. `ever` puts a fact in the place of what was true, `from_here` lets it begin in this scene.

        Raises WriterError.
        """
        if not self.entry:
            raise UsageError(tr("Whom is this about?"))
        folder, loaded = self._session.folder, self._session.loaded
        if self.section is Section.FACTS and (ever or from_here):
            said = {"key": key, **filled} | ({"since": self.words.place(self.scene)} if from_here else {})
            return add_fact(folder, loaded, self.entry, said, ever=ever)
        return add_sentence(folder, loaded, self.entry, self.form(key), filled)

    @property
    def _entry(self) -> Entry | None:
        return self.words.lore.get(self.entry) if self.entry else None


def set_as_true(session: Session, reading: SceneReading | None, scene: str, selection: Span) -> Saying:
    """“Set as true…” on a selection: what it describes, or else a fact about whoever stands in it."""
    text = _selected(session, scene, selection)
    truths = truths_in(reading, selection) if reading is not None else ()
    drafts = [Draft(truth.entry, truth.key, (("value", truth.value),)) for truth in truths]
    if not drafts:
        value = text if 0 < len(text) <= 60 else ""
        whole = session.loaded.lore.resolve(text) if text else None
        about = [whole.id] if whole else [*who_in(reading, selection)] if reading else []
        drafts = [Draft(about[0] if about else "", "eye colour" if not value else "", (("value", "" if whole else value),))]
    saying = Saying(session, Section.FACTS, drafts=tuple(drafts))
    saying.scene, saying.title, saying.confirm = scene, tr("Set as true"), tr("Set as true")
    return saying


def it_happens_here(session: Session, reading: SceneReading | None, scene: str, selection: Span) -> Saying:
    """“It happens here…” on a selection: a change after its words."""
    words = words_of(session.loaded)
    after = words_at(session.text_of(scene), selection)
    at = f"{words.place(scene)}, after “{after}”" if after else words.place(scene)
    happenings = (
        happenings_in(reading, selection, session.loaded.lore, selection.of(session.text_of(scene))) if reading else ()
    )
    drafts = []
    for found in happenings:
        lasting = "since" if found.verb in ("stays at", "allied with") else "at"
        parts = tuple((key, words.entry(value)) for key, value in found.parts)
        drafts.append(Draft(found.entry, found.verb, (*parts, (lasting, at))))
    people = who_in(reading, selection) if reading else ()
    if not drafts:
        drafts = [Draft(people[0] if people else "", "", (("at", at), ("since", at)))]
    saying = Saying(session, Section.CHANGES, drafts=tuple(drafts))
    saying.scene, saying.title, saying.confirm = scene, tr("It happens here"), tr("It happens here")
    return saying


def _selected(session: Session, scene: str, selection: Span) -> str:
    return " ".join(selection.of(session.text_of(scene)).split()).strip(".,;:!?—…“”")
