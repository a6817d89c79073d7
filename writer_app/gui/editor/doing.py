"""Does what the menu offers: in the text, where typing can undo it, or as an operation on the project."""

from __future__ import annotations

from collections.abc import Callable

from writer_app.domain.errors import WriterError
from writer_app.domain.findings import Fix
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span
from writer_app.gui.editor.framing import framed
from writer_app.gui.editor.offers import Deed, Offer
from writer_app.gui.editor.pages import Page
from writer_app.gui.editor.spelling import Spelling
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.deciding import dismissal
from writer_app.services.lorewords import words_of
from writer_app.services.mending import edit_text, lore_operation
from writer_app.services.pageediting import add_fact
from writer_app.services.revising import Revision, revise, revise_head
from writer_app.services.session.buffers import Edit
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.storage.folder import DICTIONARY
from writer_app.text.yamlpatch import Place, set_value

_GONE = "the text has changed since this was noted; it is being read again"


class Doer:
    """Carries out offers. `ask_reason` asks why something is meant that way; None is no."""

    def __init__(self, desk: Desk, spelling: Spelling, ask_reason: Callable[[str], str | None]) -> None:
        self._desk = desk
        self._spelling = spelling
        self._ask_reason = ask_reason

    def do(self, offer: Offer, page: Page) -> bool:
        """Whether it was done; a message says why not."""
        deeds: dict[Deed, Callable[[Offer, Page], bool]] = {
            Deed.FIX: self._fix,
            Deed.TRUE_FROM_HERE: self._true,
            Deed.TRUE_ALWAYS: self._true,
            Deed.FRAME: self._frame,
            Deed.SCENE_FRAME: self._scene_frame,
            Deed.MEANT: self._mean,
            Deed.SPELL: self._spell,
            Deed.ACCEPT: self._accept,
            Deed.PAGE: self._page,
        }
        try:
            return deeds[offer.deed](offer, page)
        except WriterError as error:
            self._desk.say(str(error), "warning")
            return False

    def _fix(self, offer: Offer, page: Page) -> bool:
        finding, fix = (offer.mark.finding if offer.mark else None), offer.fix
        if finding is None or fix is None:
            return False
        operation = lore_operation(self._desk.session, finding, fix)
        if fix.text_edits and not self._edit(fix, page):
            return False
        return operation is None or self._desk.do(operation)

    def _edit(self, fix: Fix, page: Page) -> bool:
        scene = page.mirror.buffer.scene_id
        if any(edit.scene != scene for edit in fix.text_edits):
            edit_text(self._desk.session, fix, self._desk.checked.revisions if self._desk.checked else {})
            return True
        placed = [(page.mirror.trail.now(edit.span, page.marks.revision), edit.text) for edit in fix.text_edits]
        if any(span is None for span, _ in placed):
            self._desk.say(tr(_GONE), "warning")
            return False
        edits = [Edit(span.start, len(span), text) for span, text in placed if span is not None]
        page.apply(sorted(edits, key=lambda edit: -edit.start))
        return True

    def _true(self, offer: Offer, page: Page) -> bool:
        session, ever = self._desk.session, offer.deed is Deed.TRUE_ALWAYS
        said = {"key": offer.key, "value": offer.value}
        if not ever:
            said["since"] = words_of(session.loaded).place(page.mirror.buffer.scene_id)
        return self._desk.do(add_fact(session.folder, session.loaded, offer.entry, said, ever=ever))

    def _frame(self, offer: Offer, page: Page) -> bool:
        if offer.mark is None or offer.frame is None:
            return False
        page.apply(framed(page.text, offer.mark.span, offer.frame, self._frame_at(offer.mark.span, page)))
        return True

    def _frame_at(self, span: Span, page: Page) -> Frame:
        """What the passage was told as, by the last reading."""
        reading = self._reading(page)
        old = page.mirror.trail.then(span.start, page.marks.revision)
        parts = reading.segments if reading is not None and old is not None else ()
        return next((part.frame for part in parts if part.span.start <= (old or 0) < part.span.end), Frame.MAIN)

    def _reading(self, page: Page) -> SceneReading | None:
        checked = self._desk.checked
        return checked.readings.get(page.mirror.buffer.scene_id) if checked is not None else None

    def _scene_frame(self, offer: Offer, page: Page) -> bool:
        if offer.frame is None or not self._desk.settle():
            return False
        scene, path, frame = page.mirror.buffer.scene_id, page.mirror.buffer.path, offer.frame.value

        def change(head: str) -> str:
            return set_value(head, ("frame",), frame, Place(path, 2))

        revision = revise_head(self._desk.session.folder, path, change)
        return self._desk.do(Operation(offer.title, (revision,), Changes(scenes=frozenset((scene,)))))

    def _mean(self, offer: Offer, page: Page) -> bool:
        finding = offer.mark.finding if offer.mark else None
        reason = self._ask_reason(str(finding.message)) if finding is not None else None
        if finding is None or reason is None:
            return False
        return self._desk.do(dismissal(self._desk.session.folder, finding, reason))

    def _spell(self, offer: Offer, page: Page) -> bool:
        if offer.mark is None:
            return False
        page.apply([Edit(offer.mark.span.start, len(offer.mark.span), offer.word)])
        return True

    def _accept(self, offer: Offer, page: Page) -> bool:
        folder, word = self._desk.session.folder, offer.word

        def longer(text: str) -> str:
            return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{word}\n"

        there = (folder / DICTIONARY).exists()
        revision = revise(folder, DICTIONARY, longer) if there else Revision(DICTIONARY, None, longer(""))
        done = self._desk.do(Operation(tr("“{word}” is right", word=word), (revision,), Changes(decisions=True)))
        if done:
            self._spelling.accept(word)
        return done

    def _page(self, offer: Offer, page: Page) -> bool:
        self._desk.show_page(offer.entry)
        return True
