"""Q505: a quirk used at no cost, where it has one. Off until asked for."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import lifted
from writer_app.continuity.judging.evidence import limit_evidence, names_of
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.matching import find_phrase, words_of
from writer_app.continuity.judging.passages import sentence_at, sentence_span
from writer_app.continuity.judging.quirkuse import Use, uses
from writer_app.continuity.judging.reports import in_text, name_of, passage, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, Severity
from writer_app.domain.lore import Limit
from writer_app.domain.spans import Span
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.sentences import values_said
from writer_app.text.fold import fold_key

_KEY = "costs"
_GAP = 1
_DENIED = frozenset({"not", "never", "nothing", "hardly", "scarcely"})


def _run(story: Story) -> Iterator[Finding]:
    limits = {quirk.id: limits_of(story, quirk.id, _KEY) for quirk in story.lore}
    for use in story.judged(uses) if any(limits.values()) else ():
        for limit in limits[use.quirk.id] if not use.effect else ():
            words = _spared(story, use, limit)
            if words is not None and not lifted(story, use.scene, use.act.span, limit.unless):
                yield _finding(story, use, limit, words)


def _spared(story: Story, use: Use, limit: Limit) -> Span | None:
    """The words by which the sentence of the deed, or the next, says that the cost is not paid."""
    own = sentence_span(use.reading, use.act.span)
    following = use.reading.sentences[sentence_at(use.reading, own.end - 1) + 1 :][:1]
    phrases = [
        *(f"{way} {fold_key(cost)}" for cost in limit.values for way in ("without", "no")),
        *sorted(story.pack.words("costless words")),
    ]
    for sentence in (own, *following):
        words = words_of(use.scene.body, sentence)
        for first, last in (found for text in phrases for found in find_phrase(words, text, _GAP)):
            if "?" not in sentence.of(use.scene.body) and not (first and words[first - 1].folded in _DENIED):
                return Span(words[first].start, words[last].end)
    return None


def _finding(story: Story, use: Use, limit: Limit, words: Span) -> Finding:
    cost = values_said(LIMITS[limit.key], limit.values, names_of(story))
    name = name_of(story.lore, use.user)
    message = say("{name} uses {quirk} here at no cost, but it costs {cost}.", name=name, quirk=use.quirk.name, cost=cost)
    evidence: list[Evidence] = [limit_evidence(story, use.quirk.id, limit), passage(use.scene.id, words, "no cost")]
    return in_text("Q505", message, (use.scene.id, use.span), [use.user or "", use.quirk.id], evidence)


CHECK = Check(
    code="Q505",
    name="quirk-without-cost",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts"}),
    limits=frozenset({_KEY}),
    on=False,
    doc=Doc(
        what="Finds a quirk used where the text says that its cost is not paid.",
        why="A price that is waived when it would hurt is no price.",
        example="Your notes say `costs: blood`; the text: “Tom mended the wall without blood, and it cost him nothing.”",
        mend="Let it hurt, or say with `unless` what pays for it.",
        exceptions="Silence is no fault: a cost that the text does not speak of is taken as paid. Only the sentence of the "
        "deed and the next one count. What is denied, asked, imagined, remembered or told in speech is left alone.",
    ),
    run=_run,
)
