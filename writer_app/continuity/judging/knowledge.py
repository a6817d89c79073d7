"""Who shows that they know a secret: they say it, or are said to know or to tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.matching import has_phrase, lemmas, words_of
from writer_app.continuity.judging.passages import moment_at, read_scenes, segment_at
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Entry, Kind
from writer_app.domain.observations import Act, Modality, Quote, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.language.sentence import Token
from writer_app.language.words import closed_words

_SURE = 0.8
_CERTAIN = 0.9
_SHARE = 0.8
"""How much of what a secret is stated by must stand in a sentence that states it."""
_REACH = 6
_HELD = frozenset({Modality.ASSERTED, Modality.REMEMBERED})
_REAL = frozenset({Frame.MAIN, Frame.REALM, Frame.FLASHBACK})


@dataclass(frozen=True, slots=True)
class Shown:
    """`who` shows in the sentence `span` of `scene` that they know `secret`; `says` where they speak it themselves."""

    secret: Entry
    who: str
    scene: SceneSource
    span: Span
    moment: Moment | None
    says: bool = False


@dataclass(frozen=True, slots=True)
class _Statement:
    """Words that betray a secret: each needed one as its base forms, or as the entry that it names; `every` one folded."""

    secret: Entry
    words: tuple[tuple[frozenset[str], str | None], ...]
    every: frozenset[str]


@dataclass(frozen=True, slots=True)
class Heard:
    """`who` hears `speaker` say `secret` in the sentence `span` of `scene`."""

    secret: Entry
    who: str
    speaker: str
    scene: SceneSource
    span: Span
    moment: Moment | None


@dataclass(frozen=True, slots=True)
class _Stated:
    """A sentence in which a statement stands: its words, which of them come first and last, and every word of it."""

    secret: Entry
    scene: SceneSource
    reading: SceneReading
    sentence: Span
    words: tuple[Token, ...]
    first: int
    last: int
    own: frozenset[str]

    def others(self, words: Sequence[Token]) -> list[Token]:
        """`words` without those of the statement itself: the will that is forged is no "will"."""
        return [token for token in words if token.folded not in self.own]


def shown_knowledge(story: Story) -> Iterator[Shown]:
    """Everyone who shows that they know a secret, in reading order."""
    for stated in story.judged(stated_secrets):
        yield from _shown(story, stated)


def heard_secrets(story: Story) -> Iterator[Heard]:
    """Everyone who hears a secret said for certain: whom it is said to, and whoever talks with them just before or after."""
    for stated in story.judged(stated_secrets):
        quote = _quote(stated)
        speaker = _speaker(story, stated, quote) if quote is not None else None
        if quote is not None and speaker is not None:
            moment = moment_at(story, stated.reading, stated.sentence.start)
            for who in dict.fromkeys(_hearers(story, stated, quote)):
                if who != speaker:
                    yield Heard(stated.secret, who, speaker, stated.scene, stated.sentence, moment)


def _hearers(story: Story, stated: _Stated, quote: Quote) -> Iterator[str]:
    if quote.addressee is not None:
        yield quote.addressee
    if quote.cue_verb in story.pack.words("whispering verbs"):
        return
    here = paragraph_of(stated.reading, quote.span.start)
    for other in stated.reading.quotes:
        near = abs(paragraph_of(stated.reading, other.span.start) - here) == 1
        if near and other.speaker is not None and other.text_spoken and other.confidence >= _CERTAIN:
            yield other.speaker


def stated_secrets(story: Story) -> Iterator[_Stated]:
    """Every sentence that states a secret, in reading order."""
    statements = tuple(_statements(story))
    for scene, reading in read_scenes(story) if statements else ():
        body = scene.body.lower()
        likely = [each for each in statements if _likely(each, body)]
        for sentence in reading.sentences if likely else ():
            for statement in likely:
                stated = _stated(story, scene, reading, sentence, statement)
                if stated is not None:
                    yield stated


def _statements(story: Story) -> Iterator[_Statement]:
    closed = closed_words(story.pack)
    for secret in story.lore.of_kind(Kind.SECRET):
        for text in secret.link("stated by"):
            every = [token.folded for token in words_of(text, Span(0, len(text)))]
            needed = tuple((lemmas(word), _named(story, word)) for word in every if word not in closed)
            if needed:
                yield _Statement(secret, needed, frozenset(every))


def _named(story: Story, word: str) -> str | None:
    entry = story.lore.resolve(word)
    return entry.id if entry is not None else None


def _likely(statement: _Statement, body: str) -> bool:
    """Whether enough of the words may stand in a scene at all: a cheap look before the sentences are taken apart."""
    found = sum(any(form[:4] in body for form in forms) or entry is not None for forms, entry in statement.words)
    return found >= _SHARE * len(statement.words)


def _stated(story: Story, scene: SceneSource, reading: SceneReading, sentence: Span, statement: _Statement) -> _Stated | None:
    words = words_of(scene.body, sentence)
    named = {mention.entry for mention in reading.mentions if mention.entry and sentence.contains(mention.span)}
    places: list[int] = []
    found = 0
    for forms, entry in statement.words:
        place = next((at for at, token in enumerate(words) if forms & lemmas(token.folded)), None)
        found += place is not None or entry in named
        if place is not None:
            places.append(place)
    if not places or found < _SHARE * len(statement.words):
        return None
    stated = _Stated(statement.secret, scene, reading, sentence, words, min(places), max(places), statement.every)
    added = stated.others(words[stated.first : stated.last + 1])
    return None if _is_open(story, added) or _asks(scene.body, stated) else stated


def _asks(body: str, stated: _Stated) -> bool:
    """Whether the words of the statement end in a question."""
    after = body[stated.words[stated.last].end : stated.sentence.end]
    return next((mark for mark in after if mark in ".!?\u2026;:"), "") == "?"


def _quote(stated: _Stated) -> Quote | None:
    """The speech around the statement."""
    at = stated.words[stated.first].start
    return next((each for each in stated.reading.quotes if each.text_spoken and each.span.start <= at < each.span.end), None)


def _shown(story: Story, stated: _Stated) -> Iterator[Shown]:
    quote = _quote(stated)
    if quote is not None:
        found = [who] if (who := _speaker(story, stated, quote)) is not None else []
    else:
        found = list(dict.fromkeys(_told(story, stated.reading, stated)))
    moment = moment_at(story, stated.reading, stated.sentence.start)
    for who in found:
        yield Shown(stated.secret, who, stated.scene, stated.sentence, moment, says=quote is not None)


def _speaker(story: Story, stated: _Stated, quote: Quote) -> str | None:
    """Who says it, and means it: no guess, nothing denied."""
    if quote.speaker is None or quote.confidence < _SURE or quote.modality is not Modality.ASSERTED:
        return None
    segment = segment_at(stated.reading, quote.span.start)
    if segment is not None and segment.frame not in _REAL:
        return None
    before = [token for token in stated.words[: stated.first] if token.start >= quote.span.start]
    after = [token for token in stated.words[stated.last + 1 :][:_REACH] if token.end <= quote.span.end]
    return None if _is_open(story, stated.others([*before, *after])) else quote.speaker


def _is_open(story: Story, words: Sequence[Token]) -> bool:
    return has_phrase(words, story.pack.words("unknowing words"))


def _told(story: Story, reading: SceneReading, stated: _Stated) -> Iterator[str]:
    """Who is told of, in narration, as knowing or telling it."""
    at = stated.words[stated.first].start
    inside = [act for act in reading.acts if stated.sentence.contains(act.verb_span)]
    for act in inside:
        if act.verb_span.start < at and _holds(story, stated, act):
            yield act.actor or ""
    before = stated.words[: stated.first]
    if has_phrase(before[:2], story.pack.words("knowing openings")) and not _is_open(story, stated.others(before)):
        later = (act for act in inside if act.verb_span.start > stated.words[stated.last].end)
        yield from (act.actor for act in list(later)[:1] if act.actor and act.certain and act.frame in _REAL)
    if has_phrase(before, story.pack.words("open secrets"), gap=1):
        named = [
            mention for mention in reading.mentions if mention.certain and stated.sentence.start <= mention.span.start < at
        ]
        yield from (
            mention.entry
            for mention in named[-1:]
            if story.lore.resolve(mention.entry or "", Kind.CHARACTER) and mention.entry
        )


def _holds(story: Story, stated: _Stated, act: Act) -> bool:
    """Whether the act is one of knowing or telling what follows it."""
    words, verb = story.pack.words, act.verb
    if act.actor is None or not act.certain or act.frame not in _REAL:
        return False
    between = [token for token in stated.words[: stated.first] if token.start >= act.verb_span.end]
    if act.modality is Modality.NEGATED:
        return verb in words("forgetting verbs")
    if act.modality not in _HELD or _is_open(story, stated.others(between)):
        return False
    if verb == "be":
        return has_phrase(between, words("knowing words"))
    return bool({verb, f"{verb} {act.particle}"} & (words("knowing verbs") | words("telling verbs")))
