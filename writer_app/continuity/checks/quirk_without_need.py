"""Q504: a quirk used where the text says that what it needs is missing."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import lifted
from writer_app.continuity.judging.evidence import limit_evidence, names_of
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import sentence_span
from writer_app.continuity.judging.quirkuse import Use, uses
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Limit
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.sentences import values_said
from writer_app.text.fold import fold_key

_NEEDS = (
    ("touch needs", ("untouched",)),
    ("bare hand needs", ("gloved", "untouched")),
    ("sight needs", ("unsighted",)),
    ("voice needs", ("unspoken",)),
)
_GAP = 2


def _run(story: Story) -> Iterator[Finding]:
    for use in story.judged(uses):
        if use.effect or use.moment is None:
            continue
        for limit in limits_of(story, use.quirk.id, "needs"):
            missing = [need for need in limit.values if _denied(story, use, need)]
            # Several needs are alternatives; one that may be there is enough.
            if len(missing) == len(limit.values) and not lifted(story, use.scene, use.act.span, limit.unless):
                yield _finding(story, use, limit)


def _denied(story: Story, use: Use, need: str) -> bool:
    """Whether the sentence says the opposite of `need`."""
    folded = fold_key(need)
    phrases = [f"without {folded}"]
    for needs, opposites in _NEEDS:
        if folded in story.pack.words(needs):
            phrases += [phrase for name in opposites for phrase in story.pack.words(name)]
    entry = story.lore.resolve(need)
    if entry is not None:
        phrases += [f"without {fold_key(surface)}" for surface in entry.surfaces()]
    words = words_of(use.scene.body, sentence_span(use.reading, use.act.span))
    return has_phrase(words, phrases, _GAP)


def _finding(story: Story, use: Use, limit: Limit) -> Finding:
    name = name_of(story.lore, use.user)
    message = say(
        "{name} uses {quirk} here, but it needs {need}, which the text rules out.",
        name=name,
        quirk=use.quirk.name,
        need=values_said(LIMITS[limit.key], limit.values, names_of(story)),
    )
    evidence = [limit_evidence(story, use.quirk.id, limit)]
    return in_text("Q504", message, (use.scene.id, use.span), [use.user or "", use.quirk.id], evidence)


CHECK = Check(
    code="Q504",
    name="quirk-without-need",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts"}),
    limits=frozenset({"needs"}),
    doc=Doc(
        what="Finds a quirk used where the same sentence says that what it needs (touch, bare hands, sight) is missing.",
        why="A need is what opponents can use against a power; it has to hold when it hurts.",
        example="`needs: touch`, and she takes the lock apart “from across the room”.",
        mend="Show the touch, take the gloves off, or add the exception as the limit's `unless`.",
        exceptions="Silence is no fault: a need that the text does not mention is taken as met. What is denied, asked, "
        "imagined, remembered or told in speech is left alone.",
    ),
    run=_run,
)
