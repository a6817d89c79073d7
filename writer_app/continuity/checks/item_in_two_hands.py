"""I704: one item in the hands of two at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.custody import Handling, handled
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.reports import in_text, name_of, passage, say
from writer_app.continuity.judging.stage import goes_on
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.observations import HoldKind
from writer_app.domain.spans import Span

_SURE = 0.9
_NEAR = 2
"""Within how many paragraphs a thing hardly goes to and fro unsaid."""


def _run(story: Story) -> Iterator[Finding]:
    seen = story.judged(handled)
    for first, second, third in _threes(seen):
        back = first.hold.who == third.hold.who != second.hold.who
        if back and all(map(_uses, (first, second, third))) and _at_once(story, first, third):
            yield _finding(story, first, second)


def _uses(seen: Handling) -> bool:
    return seen.hold.kind is HoldKind.USES and seen.hold.confidence >= _SURE and not seen.another


def _threes(seen: Sequence[Handling]) -> Iterator[tuple[Handling, Handling, Handling]]:
    """Every three handlings of one item in one scene that follow each other."""
    by_item: dict[tuple[str, str], list[Handling]] = {}
    for each in seen:
        by_item.setdefault((each.scene.id, each.hold.item), []).append(each)
    for found in by_item.values():
        yield from zip(found, found[1:], found[2:], strict=False)


def _at_once(story: Story, first: Handling, last: Handling) -> bool:
    """Whether it all happens in a breath, with no word for its going from hand to hand."""
    reading, body = first.reading, first.scene.body
    start, end = first.hold.span.start, last.hold.span.end
    near = paragraph_of(reading, end - 1) - paragraph_of(reading, start) <= _NEAR
    if not near or not goes_on(first.scene, reading, start, end):
        return False
    return not has_phrase(words_of(body, Span(start, end)), story.pack.words("hand over words"))


def _finding(story: Story, first: Handling, second: Handling) -> Finding:
    names = [name_of(story.lore, each.hold.who) for each in (first, second)]
    item = name_of(story.lore, first.hold.item)
    message = say("{item} is in {other}'s hands here, and in {name}'s.", item=item, name=names[0], other=names[1])
    evidence = [passage(first.scene.id, first.hold.span, f"in {names[0]}'s hands")]
    subjects = [first.hold.who, second.hold.who, first.hold.item]
    found = in_text("I704", message, (second.scene.id, second.hold.span), subjects, evidence)
    return replace(found, severity=Severity.WARNING)


CHECK = Check(
    code="I704",
    name="item-in-two-hands",
    severity=Severity.WARNING,
    reads=frozenset({"holds"}),
    doc=Doc(
        what="Finds one item in the hands of two people at once: one has it, then the other, then the first again, in a "
        "breath, and nobody hands it over.",
        why="There is one sword in the stone, and one hand on it.",
        example="“Tom raised the knife. Ann drew the knife. Tom swung the knife at her.”",
        mend="Let the text hand it over, or give one of them another.",
        exceptions="Only named people within three paragraphs of one scene. That it is given, taken, passed, dropped, held "
        "together or struggled for anywhere in between is enough; so is a break or a time that passes. What is denied, asked, "
        "imagined, remembered or told in speech is left alone.",
    ),
    run=_run,
)
