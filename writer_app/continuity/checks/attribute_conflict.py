"""C201: eyes or hair of another colour than the lore says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.dreams import is_dreamt
from writer_app.continuity.judging.evidence import fact_evidence
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import happens, moment_at, read_scenes, sentence_span, window
from writer_app.continuity.judging.reports import edit, in_text, name_of, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Fix, Severity
from writer_app.domain.lore import Fact
from writer_app.domain.observations import Description, Modality, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.vocabulary.wording import listed
from writer_app.text.fold import fold_key

_MOOD = re.compile(
    r"\s+(?:with|from) (?!(?:an?|the|his|her|its|their|my|your|our|birth|flecks|specks|root|gold|amber|green|brown|grey|gray"
    r"|blue|long|thick|dark)\b)[a-z]+(?=[ ,.;:!?])"
)
"""What eyes are black or red with for a while: tiredness, tears."""
_BLACK_EYE = re.compile(r"\bblack eye\b", re.IGNORECASE)
_KEYS = ("eye colour", "hair colour")
_LIKELY, _SURE = 0.7, 0.85
_NOUN = {"eye colour": "eyes", "hair colour": "hair"}


def _run(story: Story) -> Iterator[Finding]:
    for scene, reading in read_scenes(story):
        for seen in reading.descriptions:
            if seen.key in _KEYS and seen.subject is not None and _counts(seen):
                yield from _compare(story, scene, reading, seen)


def _counts(seen: Description) -> bool:
    if not seen.certain and seen.confidence < _LIKELY:
        return False
    spoken = seen.modality is Modality.IN_DIALOGUE and seen.frame in (Frame.MAIN, Frame.REALM)
    return spoken or happens(seen)


def _compare(story: Story, scene: SceneSource, reading: SceneReading, seen: Description) -> Iterator[Finding]:
    moment = moment_at(story, reading, seen.span.start)
    assert seen.subject is not None
    facts = story.state.facts(seen.subject, seen.key, moment)
    if moment is None or not facts or _assumed(story, seen, seen.subject) or _disguised(story, scene, reading, seen):
        return
    written = _colours(story, seen.value)
    declared = [_colours(story, fact.value) for fact in facts]
    if not written or not all(declared) or any(written & colours for colours in declared):
        return
    doubtful = seen.modality is Modality.IN_DIALOGUE or not (seen.certain or seen.confidence >= _SURE)
    severity = Severity.WARNING if doubtful else Severity.CONFLICT
    yield _finding(story, scene, seen, facts, severity)


def _finding(story: Story, scene: SceneSource, seen: Description, facts: tuple[Fact, ...], severity: Severity) -> Finding:
    name, noun = name_of(story.lore, seen.subject), _NOUN[seen.key]
    values = listed(fact.value for fact in facts)
    verb = "are" if noun == "eyes" else "is"
    message = say(
        "{name}'s {noun} {verb} {seen} here, but {declared} in your notes.",
        name=name,
        noun=noun,
        verb=verb,
        seen=_as_written(story, scene, seen),
        declared=values,
    )
    assert seen.subject is not None
    evidence = [fact_evidence(story, seen.subject, fact) for fact in facts]
    found = in_text("C201", message, (scene.id, seen.span), [seen.subject], evidence)
    return _with_edit(replace(found, severity=severity), story, scene, seen, facts[0].value)


def _as_written(story: Story, scene: SceneSource, seen: Description) -> str:
    """The colour in the text's own word where there is one."""
    wanted = _colours(story, seen.value)
    words = (token.folded for token in words_of(scene.body, seen.span))
    return next((word for word in words if _colours(story, word) & wanted), seen.value)


def _with_edit(found: Finding, story: Story, scene: SceneSource, seen: Description, declared: str) -> Finding:
    """Where one word of the passage is the colour and the notes give one word, it can be put in its place."""
    fixes: list[Fix] = []
    wanted = _colours(story, seen.value)
    for token in words_of(scene.body, seen.span):
        if _colours(story, token.folded) & wanted and len(declared.split()) == 1:
            fixes = [edit(f"Change “{token.text}” to “{declared}”", scene.id, Span(token.start, token.end), declared)]
    return replace(found, fixes=tuple(fixes))


def _colours(story: Story, text: str) -> frozenset[str]:
    words = fold_key(text).replace(",", " ").split()
    named = frozenset(term for word in words for term in story.pack.group("colours").get(word, ()))
    # "Dark blue" is blue; "dark" alone is black or brown.
    return named or frozenset(term for word in words for term in story.pack.group("shades").get(word, ()))


def _assumed(story: Story, seen: Description, subject: str) -> bool:
    """An assumed appearance of this kind may be what is seen; whether it is put on just now only the author knows."""
    return any(fact.value.startswith(f"{seen.key}:") for fact in story.state.facts(subject, "seems", None))


def _disguised(story: Story, scene: SceneSource, reading: SceneReading, seen: Description) -> bool:
    if is_dreamt(story, scene, reading, seen.span) or _MOOD.match(scene.body, seen.span.end):
        return True
    if has_phrase(words_of(scene.body, window(reading, seen.span)), story.pack.words("disguise words")):
        return True
    words = story.pack.words("coloured light") | story.pack.words("depiction words")
    sentence = sentence_span(reading, seen.span)
    bruised = story.pack.words("bruise phrases") if seen.key == "eye colour" else frozenset()
    return has_phrase(words_of(scene.body, sentence), words | bruised) or bool(_BLACK_EYE.search(sentence.of(scene.body)))


CHECK = Check(
    code="C201",
    name="attribute-conflict",
    severity=Severity.CONFLICT,
    reads=frozenset({"descriptions"}),
    facts=frozenset({"eye colour", "hair colour", "seems"}),
    doc=Doc(
        what="Finds eyes or hair described in another colour than your notes give at that point of the story.",
        why="Readers remember a face better than its author does three years and forty chapters later.",
        example="Your notes say `eye colour: green`, and the text says “her blue eyes”.",
        mend="Change the word in the text, change the notes, or give the fact `since` and `until` where the colour changes.",
        exceptions="Shades overlap (auburn is red and brown). Dyed hair, wigs, lenses, an appearance under `seems`, dreams, "
        "comparisons and what is denied are left alone; what somebody says is a doubt at most.",
    ),
    run=_run,
)
