"""S950: what the scene has put on is put on again, what it has taken off is still worn, what was thrown away is in hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import happens, read_scenes, sentence_span
from writer_app.continuity.judging.reports import in_text, name_of, passage, say
from writer_app.continuity.judging.stage import Dressing, dressings, goes_on, last_said, signs
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.observations import Hold, HoldKind, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span

_NEAR = 12
"""Within how many paragraphs nothing is put on or taken off unsaid."""
_SURE = 0.75
_Place = tuple[SceneSource, SceneReading]


def _run(story: Story) -> Iterator[Finding]:
    dressed = dict(story.judged(dressings))
    for scene, reading in read_scenes(story):
        if scene.id in dressed:
            yield from _twice(story, (scene, reading), dressed[scene.id])
            yield from _seen(story, (scene, reading), dressed[scene.id])
        if reading.holds:
            yield from _thrown(story, (scene, reading))


def _twice(story: Story, place: _Place, dressed: tuple[Dressing, ...]) -> Iterator[Finding]:
    """Put on twice, or taken off twice, with nothing in between."""
    for garment in sorted({item.garment for item in dressed} - story.pack.words("lifted in greeting")):
        for before, after in pairwise(item for item in dressed if item.garment == garment):
            same = before.who and before.who == after.who and before.on == after.on and before.whole and after.whole
            if (
                same
                and after.in_order
                and before.span.end < after.span.start
                and _holds_on(story, place, before.since, after.span, after.who)
            ):
                on, off = "{name} puts {thing} on here, but has it on.", "{name} takes {thing} off here, but has it off."
                yield _finding(story, place, after.span, before, on if after.on else off)


def _seen(story: Story, place: _Place, dressed: tuple[Dressing, ...]) -> Iterator[Finding]:
    """A gloved hand after the gloves came off, a bare one after they were put on."""
    for sign in signs(story, *place):
        last = last_said(dressed, sign.who, sign.garments, sign.span.start)
        differs = last is not None and last.whole and last.on != sign.on
        if last is not None and differs and _holds_on(story, place, last.since, sign.span, sign.who):
            on, off = "{name} is without {thing} here, but has put it on.", "{name} wears {thing} here, but has taken it off."
            yield _finding(story, place, sign.span, last, on if last.on else off)


def _holds_on(story: Story, place: _Place, since: int, span: Span, who: str) -> bool:
    """Whether the scene runs on from `since` to `span` without a word for a change unsaid."""
    scene, reading = place
    if paragraph_of(reading, span.start) - paragraph_of(reading, since) > _NEAR or not goes_on(
        scene, reading, since, span.end
    ):
        return False
    if any(move.who == who and since <= move.span.start < span.start for move in reading.moves):
        return False
    return not has_phrase(words_of(scene.body, sentence_span(reading, span)), story.pack.words("repeating words"))


def _thrown(story: Story, place: _Place) -> Iterator[Finding]:
    """Thrown away and used by whoever threw it, with nobody's hand on it in between."""
    scene, reading = place
    for before, after in _next_holds(reading):
        again = after.kind is HoldKind.USES and after.who == before.who
        sure = happens(before) and happens(after) and min(before.confidence, after.confidence) >= _SURE
        if (
            again
            and sure
            and _is_flung(story, scene, before)
            and _holds_on(story, place, before.span.end, after.span, after.who)
        ):
            message = say(
                "{name} has {thing} here, but has thrown it away.",
                name=name_of(story.lore, after.who),
                thing=name_of(story.lore, after.item),
            )
            evidence = [passage(scene.id, before.span, "thrown away")]
            subjects = [after.who, after.item]
            yield _doubt(in_text("S950", message, (scene.id, after.span), subjects, evidence))


def _is_flung(story: Story, scene: SceneSource, hold: Hold) -> bool:
    """Whether a thing is thrown out of reach, not up or from hand to hand."""
    flung = hold.reason.split()[0] in story.pack.words("flinging verbs")
    return flung and has_phrase(words_of(scene.body, hold.span), story.pack.words("flung away words"))


def _next_holds(reading: SceneReading) -> Iterator[tuple[Hold, Hold]]:
    for item in sorted({hold.item for hold in reading.holds}):
        yield from pairwise(hold for hold in reading.holds if hold.item == item)


def _finding(story: Story, place: _Place, span: Span, before: Dressing, way: str) -> Finding:
    message = say(way, name=name_of(story.lore, before.who), thing=f"“{before.garment}”")
    evidence = [passage(place[0].id, before.span, "put on" if before.on else "taken off")]
    return _doubt(in_text("S950", message, (place[0].id, span), [before.who], evidence))


def _doubt(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.WARNING)


CHECK = Check(
    code="S950",
    name="worn-or-held-mismatch",
    severity=Severity.WARNING,
    reads=frozenset({"acts", "holds", "mentions"}),
    doc=Doc(
        what="Finds gloves pulled off twice in one scene, a gloved hand after the gloves came off, a thing in hand that "
        "its owner has just thrown away.",
        why="Readers see the scene before them; a mask that comes off twice takes them out of it.",
        example="“Tom pulled off his gloves.” Five lines on: “Tom laid a gloved hand on the wall.”",
        mend="Take one of the two out, or let the text put the thing back on in between.",
        exceptions="Only what one scene itself says counts, within some ten paragraphs, and only of people your notes know. A "
        "break, a time that passes, somebody who comes or goes, hats that are lifted in greeting, one glove of two, “again” "
        "and “another” are left alone, and so is whatever is asked, denied, imagined, remembered or told in speech.",
    ),
    run=_run,
)
