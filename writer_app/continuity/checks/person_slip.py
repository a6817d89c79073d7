"""V903: one sentence told by "I" where the scene is told of "he" and "she", or the teller told of by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.matching import words_of
from writer_app.continuity.judging.passages import happens, segment_at
from writer_app.continuity.judging.reports import in_text, name_of, passage, say
from writer_app.continuity.judging.telling import Tense, Told, narrations, tense_of
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.observations import Act, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.language.sentence import Token
from writer_app.language.words import verb_forms

_LEAST = 10
_I, _OWN = "i subject", frozenset({"i subject", "i object", "i possessive", "i reflexive"})


def _run(story: Story) -> Iterator[Finding]:
    own = [word for word, terms in story.pack.group("pronouns").items() if _OWN & set(terms)]
    said = re.compile(rf"\b(?:{'|'.join(sorted(own))})\b", re.IGNORECASE)
    for scene, reading, told in story.judged(narrations):
        if len(told) < _LEAST:
            continue
        first = [each for each in told if said.search(scene.body, each.span.start, each.span.end)]
        if len(first) == 1:
            yield from _teller_appears(story, scene, told, first[0])
        elif len(first) >= len(told) / 2:
            yield from _teller_is_named(story, scene, reading, (told, first[0]))


def _teller_appears(story: Story, scene: SceneSource, told: Sequence[Told], first: Told) -> Iterator[Finding]:
    """ "I walked on" in a scene of "she walked"; a narrator who says, thinks or believes something is only heard."""
    words = words_of(scene.body, first.span)
    adverbs = story.pack.words("plain adverbs")
    words = tuple(word for word in words if word.folded not in adverbs and not word.folded.endswith("ly"))
    for pronoun, verb in pairwise(words):
        if _I in story.pack.group("pronouns").get(pronoun.folded, ()) and _is_deed(story, verb):
            span = Span(pronoun.start, verb.end)
            message = say("“{words}” is told by “I”; this scene is told of others.", words=span.of(scene.body))
            other = next((each for each in told if each is not first), told[0])
            evidence = [passage(scene.id, other.span, "told of others")]
            yield replace(in_text("V903", message, (scene.id, span), (), evidence), severity=Severity.WARNING)
            return


def _is_deed(story: Story, verb: Token) -> bool:
    """Whether a word tells in the past what somebody does who is there, and not one who only tells the story."""
    if verb.folded in story.pack.words("modals"):
        return False
    tags, lemma = verb_forms(verb.folded)
    return "V" in tags and tense_of(lemma, verb.folded) is Tense.PAST and lemma not in story.pack.words("teller verbs")


def _teller_is_named(
    story: Story, scene: SceneSource, reading: SceneReading, of: tuple[Sequence[Told], Told]
) -> Iterator[Finding]:
    """ "Mara walked on" where the scene names Mara as its viewpoint and she tells it as "I"."""
    told, first = of
    for sentence in told:
        segment = segment_at(reading, sentence.span.start)
        pov = segment.pov if segment is not None else None
        for act in sentence.acts if pov is not None else ():
            if act.actor == pov and act.certain and happens(act) and _by_name(reading, act):
                message = say("{name} is told of by name here, but tells this scene as “I”.", name=name_of(story.lore, pov))
                span = act.actor_span or act.verb_span
                evidence = [passage(scene.id, first.span, "told by “I”")]
                found = in_text("V903", message, (scene.id, span), [pov or ""], evidence)
                yield replace(found, severity=Severity.WARNING)
                return


def _by_name(reading: SceneReading, act: Act) -> bool:
    return any(each.certain and each.span == act.actor_span for each in reading.mentions)


CHECK = Check(
    code="V903",
    name="person-slip",
    severity=Severity.WARNING,
    reads=frozenset({"acts", "quotes", "mentions"}),
    doc=Doc(
        what="Finds the one sentence told by “I” in a scene told of others, and the teller of a scene told of by name.",
        why="A book that was begun in the first person keeps an “I” in some paragraph for years.",
        example="“Mara opened the door. I walked in. She smiled.”",
        mend="Put the sentence into the person of its scene, or into quotation marks.",
        exceptions="Only plain narration, and only one sentence in a scene: speech, thought in italics, letters and a "
        "narrator who says or thinks something are left alone. By name only where the scene says whose viewpoint it has.",
    ),
    run=_run,
)
