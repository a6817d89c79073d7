"""B003: changes that cannot follow each other as your notes have them."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.faults import reported
from writer_app.continuity.judging.sequences import impossible_orders, used_after_end
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity


def _run(story: Story) -> Iterator[Finding]:
    for entry in story.lore:
        yield from reported("B003", impossible_orders(story, entry))
    yield from reported("B003", used_after_end(story))


CHECK = Check(
    code="B003",
    name="changes-out-of-order",
    severity=Severity.WARNING,
    reads=frozenset({"lore"}),
    facts=frozenset({"species"}),
    changes=frozenset(
        {"dies", "returns", "born", "hurt", "heals", "wears", "takes off", "lends", "gets back"}
        | {"takes", "gives", "learns", "meets", "dying", "allied with", "destroyed"}
    ),
    limits=frozenset({"home of"}),
    doc=Doc(
        what="Finds changes in your notes that end before they begin, happen to the dead, or move what is destroyed.",
        why="A wound that heals before it is dealt is a slip in a scene's id, and every check goes by the slip.",
        example="`{at: the-bridge, dies: true}` and, four chapters later, `{at: the-fair, takes: lantern}`.",
        mend="Correct the position of one of them; if somebody comes back, say so with `returns`.",
        exceptions="What may happen in either order (in one scene, without a quotation) is left alone, and so are beginnings "
        "that your notes do not tell, ghosts and the like, and what the dead do where a realm is their home.",
    ),
    run=_run,
)
