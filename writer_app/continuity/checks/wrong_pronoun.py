"""N104: another pronoun for somebody than their page declares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import NOTES
from writer_app.continuity.judging.matching import lemmas, words_of
from writer_app.continuity.judging.passages import read_scenes
from writer_app.continuity.judging.reports import edit, in_text, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, LoreEvidence, Severity
from writer_app.domain.lore import Entry, Kind, Pronouns
from writer_app.domain.observations import Act, Mention, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.language.pack import LanguagePack
from writer_app.language.sentence import Token

_DECLARED = (Pronouns.HE, Pronouns.SHE, Pronouns.THEY)
_REAL = frozenset({Frame.MAIN, Frame.REALM, Frame.FLASHBACK})
_ADVERBS = 2
_NEXT = re.compile(r" ([A-Za-z]+)")
_JOINED = re.compile(r"[\w'\u2019 ]*")


def _run(story: Story) -> Iterator[Finding]:
    people = {entry.id: entry for entry in story.lore.of_kind(Kind.CHARACTER) if _counts(entry)}
    for scene, reading in read_scenes(story) if people else ():
        for act in reading.acts:
            entry = people.get(act.actor or "")
            if entry is None or act.passive or act.frame not in _REAL:
                continue
            token = _bound(story, scene, reading, act)
            forms = story.pack.group("pronouns")
            if token is not None and not any(term.startswith(entry.pronouns.value) for term in forms[token.folded]):
                yield _finding(story, scene, entry, token)


def _counts(entry: Entry) -> bool:
    """Whether a page says one pronoun for good: nobody who is secretly, or seems, somebody else."""
    disguised = entry.link("is secretly") or any(fact.key == "seems" for fact in entry.facts)
    return entry.pronouns in _DECLARED and not disguised


def _bound(story: Story, scene: SceneSource, reading: SceneReading, act: Act) -> Token | None:
    """The pronoun right behind a verb that can only mean whoever does it: "hurt himself", "shook his head"."""
    following = _NEXT.match(scene.body, act.verb_span.end)
    if following is None or following[1].lower() not in story.pack.group("pronouns"):
        return None
    subject = _subject(scene, reading, act)
    if subject is None or not _follows(story.pack, scene, subject, act):
        return None
    words = words_of(scene.body, Span(act.verb_span.end, min(len(scene.body), act.verb_span.end + 60)))
    forms = story.pack.group("pronouns")
    if not words or words[0].start > act.verb_span.end + 1 or words[0].folded not in forms:
        return None
    terms = forms[words[0].folded]
    if any(term.endswith("reflexive") for term in terms):
        return words[0] if not terms[0].startswith(("i ", "you ")) else None
    owned = any(term.endswith("possessive") for term in terms) and not terms[0].startswith(("i ", "you "))
    return words[0] if owned and _own_gesture(story.pack, act, words) else None


def _subject(scene: SceneSource, reading: SceneReading, act: Act) -> Mention | None:
    """The name that is the whole subject: no "Ines and Osk", no "the mother of Osk"."""
    span = act.actor_span
    found = next((each for each in reading.mentions if span is not None and each.span == span), None)
    if found is None or not found.certain or found.in_quote or found.possessive:
        return None
    before = scene.body[max(0, found.span.start - 12) : found.span.start].split()
    joined = bool(before) and (before[-1].lower() in ("and", "or", "nor", "&", "with", "of") or before[-1].endswith(","))
    return None if joined else found


def _follows(pack: LanguagePack, scene: SceneSource, subject: Mention, act: Act) -> bool:
    """Whether nothing but adverbs stands between the name and its verb."""
    between = scene.body[subject.span.end : act.verb_span.start]
    if subject.span.end > act.verb_span.start or not _JOINED.fullmatch(between):
        return False
    words = words_of(scene.body, Span(subject.span.end, act.verb_span.start))
    adverbs = pack.words("plain adverbs")
    return len(words) <= _ADVERBS and all(word.folded in adverbs or word.folded.endswith("ly") for word in words)


def _own_gesture(pack: LanguagePack, act: Act, words: Sequence[Token]) -> bool:
    """Whether the verb and the part after the pronoun are a gesture that everybody makes with their own: "shook his head"."""
    gestures = pack.words("own gestures")
    parts = lemmas(words[1].folded) if len(words) > 1 else ()
    return any(f"{verb} {part}" in gestures for verb in lemmas(act.verb) for part in parts)


def _finding(story: Story, scene: SceneSource, entry: Entry, token: Token) -> Finding:
    span = Span(token.start, token.end)
    message = say("“{text}” stands here for {name}, whose page says {pronoun}.", text=token.text, name=entry.name,
                  pronoun=entry.pronouns.value)  # fmt: skip
    label = f"{NOTES}: {entry.name}'s pronoun is “{entry.pronouns.value}”"
    evidence = [LoreEvidence(entry.id, "pronouns", entry.pronouns.value, label, entry.origin)]
    found = in_text("N104", message, (scene.id, span), [entry.id], evidence)
    right = _right(story.pack, entry, token)
    fixes = (edit(f"Change “{token.text}” to “{right}”", scene.id, span, right),) if right else ()
    return replace(found, severity=Severity.WARNING, fixes=fixes)


def _right(pack: LanguagePack, entry: Entry, token: Token) -> str:
    """The declared pronoun in the form of the one that stands there."""
    forms = pack.group("pronouns")
    uses = {term.partition(" ")[2] for term in forms[token.folded]} - {"object", "subject"}
    wanted = {f"{entry.pronouns.value} {use}" for use in uses}
    return min((word for word, terms in forms.items() if wanted & set(terms)), key=len, default="")


CHECK = Check(
    code="N104",
    name="wrong-pronoun",
    severity=Severity.WARNING,
    reads=frozenset({"acts", "mentions"}),
    doc=Doc(
        what="Finds a pronoun that can only mean the one who acts, and is not theirs by your notes.",
        why="A character whose sex was changed in the second draft leaves a “his” behind, and readers trip over it.",
        example="`pronouns: she`, and the text says “Mara shook his head.”",
        mend="Change the word in the text, or the pronouns on the page.",
        exceptions="Only what the grammar leaves no choice about: “himself” right behind the verb, and gestures that "
        "everybody makes with their own head, shoulders or breath. Pages with an assumed appearance, speech and dreams are "
        "left alone.",
    ),
    run=_run,
)
