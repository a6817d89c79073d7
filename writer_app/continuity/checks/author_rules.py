"""W001: the author's own rules."""

from __future__ import annotations

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.query.rules import CODE, rule_findings
from writer_app.domain.findings import Severity

CHECK = Check(
    code=CODE,
    name="author-rules",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "quotes", "mentions", "lore"}),
    doc=Doc(
        what="Finds whatever your own rules look for: each rule in `lore/rules.yaml` is a search that must find nothing.",
        why="Every story has rules that no program can know: who never swears, what nobody may say before the trial.",
        example="`{name: no tears, find: 'actor:maren does:cry', message: Maren never cries}` marks where she does.",
        mend="Change the passage, or make the rule's search narrower with NOT, a chapter, or a state such as `alive:`.",
        exceptions="A rule says itself where it holds. What is not certain, such as a state within the scene that changes it, "
        "fulfils neither a term nor its NOT. A rule that cannot be read is reported once and costs no other.",
    ),
    run=rule_findings,
)
