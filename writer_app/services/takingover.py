"""The notes may be what is wrong: what the text says instead, taken over into them."""

from __future__ import annotations

from writer_app.domain.findings import Finding, LoreEvidence
from writer_app.domain.lore import Lore
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.services.happenings import Truth
from writer_app.services.lorewords import words_of
from writer_app.services.pageediting import add_fact
from writer_app.services.session.operations import Operation
from writer_app.services.session.session import Session


def seen_instead(finding: Finding, lore: Lore) -> Truth | None:
    """What the passage of a finding says in the place of a fact; None where it is about no fact, or not in the text."""
    seen = dict(finding.message.params).get("seen", "")
    declared = (item for item in finding.evidence if isinstance(item, LoreEvidence) and item.key in FACTS)
    item = next((item for item in declared if lore.get(item.entry) is not None), None)
    if item is None or not seen or finding.scene is None or finding.span is None:
        return None
    return Truth(item.entry, item.key, seen, finding.span)


def take_over(session: Session, truth: Truth, scene: str, *, ever: bool) -> Operation:
    """The fact as the text has it: for the whole story with `ever`, or else from that scene on. Raises WriterError."""
    since = {} if ever else {"since": words_of(session.loaded).place(scene)}
    said = {"key": truth.key, "value": truth.value, **since}
    return add_fact(session.folder, session.loaded, truth.entry, said, ever=ever)
