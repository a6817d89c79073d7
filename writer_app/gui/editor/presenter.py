"""What the editor says beside the text: the card, the menu at the cursor, the count of words. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from writer_app.domain.lore import Kind
from writer_app.domain.scenes import Setting
from writer_app.gui.editor.cards import Section, card
from writer_app.gui.editor.known import Known
from writer_app.gui.editor.marks import Mark, MarkKind
from writer_app.gui.editor.offers import Chapter, RepairsOf, of_passage, of_stretch, offers, to_read
from writer_app.gui.editor.speech import chapter, lines_of_speaker, section, told
from writer_app.gui.editor.strangers import chapter_of, question_of, recurs, stranger_at
from writer_app.gui.shared.words import tr
from writer_app.services.passedover import Unwanted, passed_over_from
from writer_app.services.session import jobs
from writer_app.services.session.session import Session
from writer_app.services.speaking import is_said, may_speak
from writer_app.text.counting import count_words


class Presenter:
    """Speaks about places of open scenes; `told` is the last word about who is present where the cursor is."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.told: jobs.Told | None = None

    def sections(self, known: Known, offset: int, marks: Iterable[Mark]) -> tuple[Section, ...]:
        """The card at a code point where `marks` stand."""
        told = self.told if self.told is not None and self.told.scene == known.buffer.scene_id else None
        lore = self._session.loaded.lore
        speech = known.speech(offset)
        spoken = section(speech, lore) if speech is not None else None
        return (*card(self._session, marks, known.entry(offset, lore), told), *((spoken,) if spoken is not None else ()))

    def chapters(
        self, known: Known, offset: int, marks: Iterable[Mark], repairs: RepairsOf = lambda _: ()
    ) -> tuple[Chapter, ...]:
        """What can be done at a code point where `marks` stand, whose `repairs` are known; only what writes nothing where
        nothing may be written."""
        lore, scene = self._session.loaded.lore, self._session.scene(known.buffer.scene_id)
        setting = scene.setting if scene is not None else Setting()
        entry, marks = known.entry(offset, lore), tuple(marks)
        possible = offers(marks, known.buffer.text, entry, (lore, setting), repairs)
        if entry is None:
            possible = self._with_stranger(possible, known.buffer.text, offset, marks)
        possible += self._speakers(known, offset)
        stretch = known.proposed(offset)
        possible += (of_stretch(stretch),) if stretch is not None else ()
        return to_read(possible) if self._session.read_only else possible

    def teachable(self, passage: str) -> tuple[Chapter, ...]:
        """What may be done with the selected words: teach a power, where there is one."""
        several = len(passage.split()) > 1 and not self._session.read_only
        return (of_passage(),) if several and self._session.loaded.lore.of_kind(Kind.QUIRK) else ()

    def _with_stranger(
        self, possible: tuple[Chapter, ...], text: str, offset: int, marks: Iterable[Mark]
    ) -> tuple[Chapter, ...]:
        """What may be said about a name without a page; first of all where it comes again, so that it is no slip."""
        loaded = self._session.loaded
        no_word = any(mark.kind is MarkKind.SPELLING for mark in marks)
        name = stranger_at(text, offset, loaded.lore, no_word=no_word)
        unwanted = Unwanted(passed_over_from(loaded.decisions).items, loaded.lore)
        if not name or question_of(name, Kind.CHARACTER).proposal in unwanted:
            return possible
        chapter = chapter_of(name, loaded.lore)
        return (chapter, *possible) if recurs(name, text) else (*possible, chapter)

    def _speakers(self, known: Known, offset: int) -> tuple[Chapter, ...]:
        """Who may say the words, where a quotation is."""
        speech, scene = known.speech(offset), self._session.last_read(known.buffer.scene_id)
        if speech is None or scene is None or known.reading is None:
            return ()
        text, lore = known.buffer.text, self._session.loaded.lore
        corrected = is_said(scene, text, speech.span)
        people = may_speak(lore, known.reading, speech.quote)
        return (chapter(speech, text, lore, people, corrected=corrected), *lines_of_speaker(speech, lore))

    def voice_at(self, known: Known, offset: int) -> str:
        """Who speaks at a code point, in one short line; empty where nobody does."""
        speech = known.speech(offset)
        return told(speech, self._session.loaded.lore) if speech is not None else ""

    def page_at(self, known: Known, offset: int) -> str | None:
        """The id of the entry that is named at a code point."""
        entry = known.entry(offset, self._session.loaded.lore)
        return entry.id if entry is not None else None


def counted(words: int, chosen: str) -> str:
    """How many words a scene has, and how many are in what is chosen of it."""
    said = tr("1 word") if words == 1 else tr("{n} words", n=f"{words:,}")
    return tr("{n} selected / {rest}", n=f"{count_words(chosen):,}", rest=said) if chosen else said
