"""C202: an age in the text that is not the one in your notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.births import age_by_birth
from writer_app.continuity.judging.evidence import fact_evidence
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import moment_at, read_scenes, segment_at, sentence_span
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Fact
from writer_app.domain.observations import Description, Modality, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.language.deeper.agewords import bounds_of

_KEY, _BORN = "age", "born"
_REAL = frozenset({Frame.MAIN, Frame.REALM, Frame.FLASHBACK})
_SURE = 0.6


def _run(story: Story) -> Iterator[Finding]:
    if not any(fact.key in (_KEY, _BORN) for entry in story.lore for fact in entry.facts):
        return
    for scene, reading in read_scenes(story):
        for seen in reading.descriptions:
            if seen.key != _KEY or seen.subject is None or not _counts(seen) or _is_to_come(story, scene, reading, seen):
                continue
            moment = moment_at(story, reading, seen.span.start)
            facts = story.state.facts(seen.subject, _KEY, moment) if moment is not None else ()
            if not facts and moment is not None:
                by_birth = age_by_birth(story, scene, segment_at(reading, seen.span.start), seen.subject)
                facts = (by_birth,) if by_birth is not None else ()
            away = min((_away(fact, seen.value) for fact in facts), default=0)
            if facts and away:
                yield _finding(story, scene, seen, (facts, away))


def _counts(seen: Description) -> bool:
    """Whether it is told as true: by narration, or by whoever it is about."""
    if seen.frame not in _REAL or seen.confidence < _SURE:
        return False
    own = seen.modality is Modality.IN_DIALOGUE and seen.speaker == seen.subject
    return own or seen.modality is Modality.ASSERTED


def _is_to_come(story: Story, scene: SceneSource, reading: SceneReading, seen: Description) -> bool:
    """Whether the sentence only looks ahead: "when she came to be thirty, if that day ever came"."""
    return has_phrase(words_of(scene.body, sentence_span(reading, seen.span)), story.pack.words("ages to come"))


def _away(fact: Fact, read: str) -> int:
    """How many years lie between two ages, each one number or a range; 0 where they may agree or one has no number. Who is of
    an age from somewhere on, and until nobody has said when, is older later on."""
    one, other = bounds_of(fact.value), bounds_of(read)
    if one is None or other is None or (fact.since and not fact.until and other[0] > one[1]):
        return 0
    return max(other[0] - one[1], one[0] - other[1], 0)


def _finding(story: Story, scene: SceneSource, seen: Description, against: tuple[tuple[Fact, ...], int]) -> Finding:
    facts, away = against
    assert seen.subject is not None
    name, age = (
        name_of(story.lore, seen.subject),
        " or ".join(dict.fromkeys(fact.value.replace("-", " to ") for fact in facts)),
    )
    read = seen.value.replace("-", " to ")
    message = say("{name} is {read} here, but {age} at this point.", name=name, read=read, age=age)
    evidence = [fact_evidence(story, seen.subject, _as_declared(story, seen.subject, fact)) for fact in facts]
    found = in_text("C202", message, (scene.id, seen.span), [seen.subject], evidence)
    return replace(found, severity=Severity.WARNING) if away == 1 else found


def _as_declared(story: Story, who: str, fact: Fact) -> Fact:
    """The date of birth itself, where the age only follows from it."""
    entry = story.lore.get(who)
    own = (each for each in entry.facts if each.key == fact.key == _BORN) if entry is not None else iter(())
    return next(own, fact)


CHECK = Check(
    code="C202",
    name="age-conflict",
    severity=Severity.CONFLICT,
    reads=frozenset({"descriptions"}),
    facts=frozenset({_KEY, _BORN}),
    doc=Doc(
        what="Finds an age in the text that is not the one your notes give for that point of the story, by `age` or, in a "
        "dated scene, by `born`.",
        why="Readers count, and a heroine who is nineteen twice has been edited, not born.",
        example="Your notes say `age: 19`; the text: “Lucy had just passed her thirty-fourth birthday.”",
        mend="Change the age in the text, or say in your notes from when and until when it holds.",
        exceptions="How old somebody feels, looks, might be or will be, an age that is denied, dreamt, wished, or told of "
        "another time or person is left alone, and so is what somebody says of another. “In her forties” and “nearly fifty” "
        "agree with every age they may mean. One year's difference is a doubt: birthdays come.",
    ),
    run=_run,
)
