"""I702: somebody uses an item that is destroyed."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.custody import Handling, handled
from writer_app.continuity.judging.evidence import declared_evidence
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import sentence_span
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.state.story_state import Holder
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.observations import HoldKind

_HAVING = frozenset({HoldKind.USES, HoldKind.TAKES, HoldKind.GIVES})


def _run(story: Story) -> Iterator[Finding]:
    for seen in story.judged(handled):
        holder = story.state.holder(seen.hold.item, seen.moment)
        gone = holder.certain and holder.destroyed and not seen.another
        if seen.hold.kind in _HAVING and gone and not _is_what_is_left(story, seen):
            yield _finding(story, seen, holder)


def _is_what_is_left(story: Story, seen: Handling) -> bool:
    """Whether the sentence speaks of its pieces, or of another like it."""
    words = words_of(seen.scene.body, sentence_span(seen.reading, seen.hold.span))
    return has_phrase(words, story.pack.words("what is left words"))


def _finding(story: Story, seen: Handling, holder: Holder) -> Finding:
    name, item = name_of(story.lore, seen.hold.who), name_of(story.lore, seen.hold.item)
    message = say("{name} has {item} here, but it is destroyed.", name=name, item=item)
    evidence = [declared_evidence(story, holder.by)] if holder.by else []
    return in_text("I702", message, (seen.scene.id, seen.hold.span), [seen.hold.who, seen.hold.item], evidence)


CHECK = Check(
    code="I702",
    name="item-destroyed",
    severity=Severity.CONFLICT,
    reads=frozenset({"holds"}),
    changes=frozenset({"destroyed", "gains", "takes"}),
    doc=Doc(
        what="Finds somebody using, taking or handing on an item that your notes say is destroyed.",
        why="The letter that was burnt in chapter two must not be read in chapter nine.",
        example="Your notes say `destroyed: true` at the fire; two chapters later: “Tom opened the letter.”",
        mend="Use another item, let it survive, or say in your notes how it comes back: `gains`.",
        exceptions="The scene in which it is destroyed, its pieces and ashes, a copy or a new one are left alone, and so is "
        "looking for it, wishing for it, remembering it, dreaming of it and what is told in speech.",
    ),
    run=_run,
)
