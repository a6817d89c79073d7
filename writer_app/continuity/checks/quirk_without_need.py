"""Q504: a quirk used where the text says that what it needs is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import lifted
from writer_app.continuity.judging.coverings import covered
from writer_app.continuity.judging.evidence import limit_evidence, names_of
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import sentence_span
from writer_app.continuity.judging.quirkuse import Use, uses
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, Severity, TextEvidence
from writer_app.domain.lore import Limit
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.sentences import values_said
from writer_app.text.fold import fold_key

_GLOVED = "gloved"
_NEEDS = (
    ("touch needs", ("untouched",)),
    ("bare hand needs", (_GLOVED, "untouched")),
    ("sight needs", ("unsighted",)),
    ("voice needs", ("unspoken",)),
)
_GAP = 2


def _run(story: Story) -> Iterator[Finding]:
    for use in story.judged(uses):
        if use.effect or use.moment is None:
            continue
        for limit in limits_of(story, use.quirk.id, "needs"):
            missing = [found for need in limit.values if (found := _denied(story, use, need)) is not None]
            # Several needs are alternatives; one that may be there is enough.
            if len(missing) == len(limit.values) and not lifted(story, use.scene, use.act.span, limit.unless):
                yield _finding(story, use, limit, missing)


def _denied(story: Story, use: Use, need: str) -> tuple[Evidence, ...] | None:
    """What shows that a need is missing, None where nothing does: the sentence, which is evidence itself, or what is worn."""
    folded = fold_key(need)
    kinds = [(name, names) for name, names in _NEEDS if folded in story.pack.words(name)]
    worn = [found for name, _ in kinds if (found := covered(story, use, name)) is not None]
    if any(worn):
        return worn[0]
    shown_bare = bool(worn)
    ways = {way for _, names in kinds for way in names if not (shown_bare and way == _GLOVED)}
    phrases = [f"without {folded}", *(phrase for way in sorted(ways) for phrase in story.pack.words(way))]
    entry = story.lore.resolve(need)
    if entry is not None:
        phrases += [f"without {fold_key(surface)}" for surface in entry.surfaces()]
    words = words_of(use.scene.body, sentence_span(use.reading, use.act.span))
    return () if has_phrase(words, phrases, _GAP) else None


def _finding(story: Story, use: Use, limit: Limit, missing: list[tuple[Evidence, ...]]) -> Finding:
    name = name_of(story.lore, use.user)
    message = say(
        "{name} uses {quirk} here, but it needs {need}, which the text rules out.",
        name=name,
        quirk=use.quirk.name,
        need=values_said(LIMITS[limit.key], limit.values, names_of(story)),
    )
    worn = [piece for pieces in missing for piece in pieces]
    evidence = [limit_evidence(story, use.quirk.id, limit), *worn]
    found = in_text("Q504", message, (use.scene.id, use.span), [use.user or "", use.quirk.id], evidence)
    # What the scene says of clothes may have changed unsaid: a doubt, unless the notes say it.
    return replace(found, severity=Severity.WARNING) if any(isinstance(piece, TextEvidence) for piece in worn) else found


CHECK = Check(
    code="Q504",
    name="quirk-without-need",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "mentions"}),
    changes=frozenset({"wears", "takes off"}),
    limits=frozenset({"needs", "covers"}),
    doc=Doc(
        what="Finds a quirk used where the same sentence says that what it needs (touch, bare hands, sight) is missing, or "
        "where gloves are still on.",
        why="A need is what opponents can use against a power; it has to hold when it hurts.",
        example="`needs: touch`, and she takes the lock apart “from across the room”.",
        mend="Show the touch, take the gloves off, or add the exception as the limit's `unless`.",
        exceptions="Silence is no fault: a need that the text does not mention is taken as met. Gloves "
        "that the scene puts on, or takes off only after the deed, are a doubt; one bare hand is enough. What is denied, "
        "asked, imagined, remembered or told in speech is left alone.",
    ),
    run=_run,
)
