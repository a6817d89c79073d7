"""Does what the menu offers: in the text, where typing can undo it, or as an operation on the project."""

from __future__ import annotations

from collections.abc import Callable

from writer_app.domain.errors import WriterError
from writer_app.domain.findings import Finding, Fix
from writer_app.gui.editor.framing import framed
from writer_app.gui.editor.introducing import Introducing
from writer_app.gui.editor.offers import Deed, Offer
from writer_app.gui.editor.pages import Page
from writer_app.gui.editor.speaking import Speaking
from writer_app.gui.editor.spelling import Spelling
from writer_app.gui.shared.desk import Desk
from writer_app.gui.shared.words import tr
from writer_app.services.deciding import dismissal
from writer_app.services.mending import edit_text, lore_operation
from writer_app.services.repairing import repair_operation
from writer_app.services.revising import Revision, revise, revise_head
from writer_app.services.session.buffers import Edit
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.services.takingover import take_over
from writer_app.storage.folder import DICTIONARY
from writer_app.text.yamlpatch import Place, set_value

_GONE = "the text has changed since this was noted; it is being read again"


AskReason = Callable[[str, Callable[[str], None]], None]
"""Asked with a message and what to do with the reason."""


class Doer:
    """Carries out offers. `ask_reason` asks why something is meant that way and hands the answer on, if there is one."""

    def __init__(
        self, desk: Desk, spelling: Spelling, speaking: Speaking, introducing: Introducing, ask_reason: AskReason
    ) -> None:
        self._desk = desk
        self._speaking = speaking
        self._spelling = spelling
        self._ask_reason = ask_reason
        self._introducing = introducing

    def do(self, offer: Offer, page: Page) -> None:
        """Does it, or says why not."""
        deeds: dict[Deed, Callable[[Offer, Page], object]] = {
            Deed.REPAIR: self._repair,
            Deed.FIX: self._fix,
            Deed.TRUE_FROM_HERE: self._true,
            Deed.TRUE_ALWAYS: self._true,
            Deed.FRAME: self._frame,
            Deed.SCENE_FRAME: self._scene_frame,
            Deed.MEANT: self._mean,
            Deed.SPELL: self._spell,
            Deed.ACCEPT: self._accept,
            Deed.PAGE: self._page,
            Deed.LINES: self._lines,
            Deed.TEACH: self._teach,
            Deed.SPEAKER: self._speaking.do,
            Deed.OTHER_SPEAKER: self._speaking.do,
            Deed.NO_SPEAKER: self._speaking.do,
            Deed.NEW_PAGE: self._introducing.do,
            Deed.OTHER_NAME: self._introducing.do,
            Deed.NO_NAME: self._introducing.do,
        }
        try:
            deeds[offer.deed](offer, page)
        except WriterError as error:
            self._desk.say(str(error), "warning")

    def _repair(self, offer: Offer, page: Page) -> None:
        finding, repair, session = (offer.mark.finding if offer.mark else None), offer.repair, self._desk.session
        if finding is not None and repair is not None and self._desk.settle():
            self._desk.do(repair_operation(session.folder, session.loaded, finding, repair))

    def _fix(self, offer: Offer, page: Page) -> None:
        finding, fix = (offer.mark.finding if offer.mark else None), offer.fix
        if finding is None or fix is None:
            return
        operation = lore_operation(self._desk.session, finding, fix)
        if self._edit(fix, page) and operation is not None:
            self._desk.do(operation)

    def _edit(self, fix: Fix, page: Page) -> bool:
        """Makes the edits of the text, if there are any. False, with a message, where the words are gone."""
        scene = page.mirror.buffer.scene_id
        if any(edit.scene != scene for edit in fix.text_edits):
            edit_text(self._desk.session, fix, self._desk.checked.revisions if self._desk.checked else {})
            return True
        placed = [(page.mirror.trail.now(edit.span, page.known.marks.revision), edit.text) for edit in fix.text_edits]
        if any(span is None for span, _ in placed):
            self._desk.say(tr(_GONE), "warning")
            return False
        edits = [Edit(span.start, len(span), text) for span, text in placed if span is not None]
        page.apply(sorted(edits, key=lambda edit: -edit.start))
        return True

    def _true(self, offer: Offer, page: Page) -> None:
        if offer.truth is not None:
            ever = offer.deed is Deed.TRUE_ALWAYS
            self._desk.do(take_over(self._desk.session, offer.truth, page.mirror.buffer.scene_id, ever=ever))

    def _frame(self, offer: Offer, page: Page) -> None:
        if offer.mark is not None and offer.frame is not None:
            span = offer.mark.span
            page.apply(framed(page.text, span, offer.frame, page.known.frame(span.start)))

    def _scene_frame(self, offer: Offer, page: Page) -> None:
        if offer.frame is None or not self._desk.settle():
            return
        scene, path, frame = page.mirror.buffer.scene_id, page.mirror.buffer.path, offer.frame.value

        def change(head: str) -> str:
            return set_value(head, ("frame",), frame, Place(path, 2))

        revision = revise_head(self._desk.session.folder, path, change)
        self._desk.do(Operation(offer.title, (revision,), Changes(scenes=frozenset((scene,)))))

    def _mean(self, offer: Offer, page: Page) -> None:
        finding = offer.mark.finding if offer.mark else None
        if finding is not None:
            self._ask_reason(str(finding.message), lambda reason: self._dismiss(finding, reason))

    def _dismiss(self, finding: Finding, reason: str) -> None:
        try:
            self._desk.do(dismissal(self._desk.session.folder, finding, reason))
        except WriterError as error:
            self._desk.say(str(error), "warning")

    def _spell(self, offer: Offer, page: Page) -> None:
        if offer.mark is not None:
            page.apply([Edit(offer.mark.span.start, len(offer.mark.span), offer.word)])

    def _accept(self, offer: Offer, page: Page) -> None:
        folder, word = self._desk.session.folder, offer.word

        def longer(text: str) -> str:
            return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{word}\n"

        there = (folder / DICTIONARY).exists()
        revision = revise(folder, DICTIONARY, longer) if there else Revision(DICTIONARY, None, longer(""))
        if self._desk.do(Operation(tr("“{word}” is right", word=word), (revision,), Changes(decisions=True))):
            self._spelling.accept(word)

    def _lines(self, offer: Offer, page: Page) -> None:
        self._desk.lines.emit(offer.entry)

    def _teach(self, offer: Offer, page: Page) -> None:
        self._desk.teaching.emit()

    def _page(self, offer: Offer, page: Page) -> None:
        self._desk.show_page(offer.entry)
