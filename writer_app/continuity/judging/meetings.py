"""Two who meet for the first time, as the text tells it or as one of them says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import happens, moment_at, read_scenes, sentence_span
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Kind
from writer_app.domain.observations import Act, Modality, Quote, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span

_SURE = 0.8
_REAL = frozenset({Frame.MAIN, Frame.REALM, Frame.FLASHBACK})


@dataclass(frozen=True, slots=True)
class FirstMeeting:
    """`one` and `other` meet for the first time in `span`; `said` where one of them says that they have not met."""

    one: str
    other: str
    scene: SceneSource
    span: Span
    moment: Moment | None
    said: bool = False


def first_meetings(story: Story) -> Iterator[FirstMeeting]:
    """Every first meeting that the text tells of two people of whom a meeting is declared, in reading order."""
    acquainted = _acquainted(story)
    for scene, reading in read_scenes(story) if acquainted else ():
        for act in reading.acts:
            pair = _told(story, scene, reading, act)
            if pair is not None:
                yield FirstMeeting(*pair, scene, act.span, moment_at(story, reading, act.span.start))
        for quote in reading.quotes:
            known = quote.speaker in acquainted and quote.addressee in acquainted
            if quote.speaker and quote.addressee and known and _says_so(story, scene, quote):
                moment = moment_at(story, reading, quote.span.start)
                yield FirstMeeting(quote.speaker, quote.addressee, scene, quote.span, moment, said=True)


def _acquainted(story: Story) -> frozenset[str]:
    """Everybody of whom any meeting is declared."""
    meetings = [(entry, change) for entry in story.lore for change in entry.changes if change.verb == "meets"]
    named = (name for entry, change in meetings for name in (entry.id, *change.arg("what")))
    return frozenset(who for name in named for who in story.state.members(name))


def _told(story: Story, scene: SceneSource, reading: SceneReading, act: Act) -> tuple[str, str] | None:
    if act.verb not in story.pack.words("first meeting verbs"):
        return None
    people = _people(story, reading, act)
    sentence = sentence_span(reading, act.span)
    words = words_of(scene.body, sentence)
    if (
        len(people) != 2
        or "?" in sentence.of(scene.body)
        or has_phrase(words, story.pack.words("not the first meeting words"))
    ):
        return None
    one, other = people
    first = has_phrase(words, story.pack.words("first time words"))
    meets = act.verb == "meet" and happens(act) and first
    introduced = act.verb == "introduce" and happens(act)
    strangers = (
        act.modality is Modality.NEGATED and act.frame in _REAL and has_phrase(words, story.pack.words("never met phrases"))
    )
    return (one, other) if meets or introduced or strangers else None


def _people(story: Story, reading: SceneReading, act: Act) -> list[str]:
    """The characters named in the clause; none where one is only named as a possessor."""
    named = [each for each in reading.mentions if act.span.contains(each.span) and not each.in_quote]
    if any(each.possessive for each in named if each.certain):
        return []
    return list(dict.fromkeys(each.entry for each in named if each.certain and _is_person(story, each.entry) and each.entry))


def _is_person(story: Story, who: str | None) -> bool:
    return story.lore.resolve(who or "", Kind.CHARACTER) is not None


def _says_so(story: Story, scene: SceneSource, quote: Quote) -> bool:
    """Whether one says to the other that they have not met, or greets them as a stranger."""
    if quote.confidence < _SURE or not quote.text_spoken or quote.modality is not Modality.ASSERTED:
        return False
    words = words_of(scene.body, quote.span)
    if "?" in quote.span.of(scene.body) or has_phrase(words, story.pack.words("not the first meeting words")):
        return False
    return has_phrase(words, story.pack.words("strangers' greetings"))
