"""R604: a body in a realm shows what no body there shows."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.conditions import LOOKED_AT_BY, shown
from writer_app.continuity.judging.evidence import limit_evidence
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.matching import lemmas, words_of
from writer_app.continuity.judging.passages import happens, read_scenes, segment_at, window
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.judging.visits import realms, within
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Condition, Entry, Limit
from writer_app.domain.observations import Description, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.sentences import values_said
from writer_app.text.fold import fold_key

_KEYS = {"wound": "wound words", "blood": "blood words", "scar": "scar words"}


def _run(story: Story) -> Iterator[Finding]:
    for realm in realms(story, "bodies show no"):
        limits = limits_of(story, realm.id, "bodies show no")
        for scene, reading in read_scenes(story):
            for seen in reading.descriptions:
                if not happens(seen) or seen.subject is None or not _inside(story, reading, seen, realm):
                    continue
                for limit in limits:
                    if _shows(story, seen, limit) and not _lifted(story, scene, reading, seen, limit):
                        yield _finding(story, scene, realm, limit, seen)


def _inside(story: Story, reading: SceneReading, seen: Description, realm: Entry) -> bool:
    segment = segment_at(reading, seen.span.start)
    if segment is None or segment.place is None or segment.frame not in (Frame.MAIN, Frame.REALM):
        return False
    return within(story, segment.place, realm)


def _shows(story: Story, seen: Description, limit: Limit) -> bool:
    for value in limit.values:
        wanted = lemmas(fold_key(value))
        key = next((key for key, words in _KEYS.items() if wanted & story.pack.words(words)), "")
        if seen.key == key or any(wanted & lemmas(word) for word in fold_key(seen.value).split()):
            return True
    return False


def _lifted(story: Story, scene: SceneSource, reading: SceneReading, seen: Description, limit: Limit) -> bool:
    around = window(reading, seen.span)
    paragraph = paragraph_of(reading, seen.span.start)
    if paragraph >= 0:
        around = Span(min(around.start, reading.paragraphs[paragraph].start), around.end)
    return any(
        shown(story, scene, around, condition) and not _only_own_look(story, scene, around, seen, condition)
        for condition in limit.unless
    )


def _only_own_look(story: Story, scene: SceneSource, around: Span, seen: Description, condition: Condition) -> bool:
    """Whether nobody but the one described does the looking, not even somebody of whom it is open who they are."""
    if condition.relation != LOOKED_AT_BY:
        return False
    words = story.pack.words("looking words")
    looks = [act for act in story.readings[scene.id].acts if around.contains(act.verb_span) and lemmas(act.verb) & words]
    told = {act.verb_span.start for act in looks}
    others = any(lemmas(token.folded) & words and token.start not in told for token in words_of(scene.body, around))
    return bool(looks) and not others and all(act.actor == seen.subject for act in looks)


def _finding(story: Story, scene: SceneSource, realm: Entry, limit: Limit, seen: Description) -> Finding:
    name = name_of(story.lore, seen.subject)
    message = say(
        "{name}'s body shows {seen} here, but bodies in {realm} show no {barred}.",
        name=name,
        seen=f"a {seen.key}" if seen.key in ("wound", "scar") else seen.key,
        realm=realm.name,
        barred=values_said(LIMITS[limit.key], limit.values),
    )
    evidence = [limit_evidence(story, realm.id, limit)]
    return in_text("R604", message, (scene.id, seen.span), [seen.subject or "", realm.id], evidence)


CHECK = Check(
    code="R604",
    name="realm-body-state",
    severity=Severity.CONFLICT,
    reads=frozenset({"descriptions", "acts"}),
    limits=frozenset({"bodies show no"}),
    doc=Doc(
        what="Finds wounds, scars or blood on a body in a realm where bodies show none.",
        why="A place where nobody bleeds is uncanny until somebody does for no reason.",
        example="`bodies show no: [wound, scar, blood]`, and blood runs down her arm on the white shore.",
        mend="Take the wound out, show what lifts the limit (a resident looks), or narrow the limit.",
        exceptions="What is denied (“no blood”), remembered, imagined or told in speech is left alone, and so is everything "
        "while somebody that the limit's `unless` names is looking.",
    ),
    run=_run,
)
