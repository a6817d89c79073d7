"""What somebody puts on and takes off inside a scene, as the prose tells it: read when asked for, kept nowhere, over with the
scene."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from writer_app.continuity.judging.matching import lemmas, words_of
from writer_app.continuity.judging.passages import read_scenes, segment_at, sentence_at, sentence_span
from writer_app.continuity.story import Story
from writer_app.domain.observations import Act, Modality, SceneReading, TimeKind
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.language.sentence import Token
from writer_app.text.fold import fold_key

_SURE = 0.75
_BREAK = re.compile(r"^[ \t]*(?:[*#~_=-][ \t]*)+$", re.MULTILINE)
_APART = (Modality.HYPOTHETICAL, Modality.REMEMBERED)
_LENGTHS = frozenset({TimeKind.DURATION, TimeKind.AGE})
_PHRASE = 4
"""How many words may stand between a verb and the thing: "pulled off *his thick leather* gloves"."""
_LEAD = 4
_PARTICLES = ("on", "off")
_POSSESSIVE = " possessive"


@dataclass(frozen=True, slots=True)
class Dressing:
    """`who` ("" where that is not clear) has `garment` (a base form) on, or not, from `since` on: an offset in the scene,
    which `span` may come before or after ("before he pulled off his gloves, …"). `whole`: both of a pair."""

    who: str
    garment: str
    on: bool
    span: Span
    since: int
    whole: bool

    @property
    def in_order(self) -> bool:
        """Whether it happens where it is told."""
        return self.since == self.span.start


@dataclass(frozen=True, slots=True)
class _Sentence:
    scene: SceneSource
    reading: SceneReading
    span: Span
    words: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """Where in the words of a sentence something comes on or off: its verb and the phrase for it, first and last word."""

    on: bool
    verb: int
    first: int
    last: int


def dressings(story: Story) -> Iterator[tuple[str, tuple[Dressing, ...]]]:
    """For every scene in which anything is put on or taken off, its id and each time, in the order they take effect."""
    garments = story.pack.words("stage garments")
    likely = re.compile(rf"\b(?:{'|'.join(sorted(garments))})s?\b")
    for scene, reading in read_scenes(story):
        places = dict.fromkeys(sentence_at(reading, found.start()) for found in likely.finditer(scene.body))
        found = [item for at in places if at >= 0 for item in _in_sentence(story, scene, reading, reading.sentences[at])]
        if found:
            yield scene.id, tuple(sorted(found, key=lambda item: (item.since, item.span)))


def _in_sentence(story: Story, scene: SceneSource, reading: SceneReading, span: Span) -> Iterator[Dressing]:
    if any(quote.span.overlaps(span) for quote in reading.quotes if quote.text_spoken):
        return
    sentence = _Sentence(scene, reading, span, words_of(scene.body, span))
    for index, token in enumerate(sentence.words):
        garment = _garment(story, token.folded)
        change = _change(story, sentence.words, index) if garment is not None else None
        if garment is not None and change is not None:
            yield from _dressing(story, sentence, change, garment)


def _garment(story: Story, word: str) -> str | None:
    """The base form of a word for something that is put on."""
    forms = (word, word.removesuffix("s"))
    return next((form for form in forms if form in story.pack.words("stage garments")), None)


def _change(story: Story, words: Sequence[Token], at: int) -> _Change | None:
    """ "pulled off his gloves", "pulled his gloves off", "doffed his hat"."""
    pack = story.pack
    first = at
    while first > max(0, at - _PHRASE) and not _ends_phrase(story, words[first - 1]):
        first -= 1
    verb = first - 1
    if verb < 0:
        return None
    if words[verb].folded in _PARTICLES and verb > 0:
        return _particled(story, words, verb - 1, words[verb].folded, (first, at))
    following, beyond = ([token.folded for token in words[at + 1 : at + 3]] + ["", ""])[:2]
    ends = not beyond or words[at + 2].start > words[at + 1].end + 1 or beyond in pack.words("phrase ends")
    if following in _PARTICLES and ends:
        return _particled(story, words, verb, following, (first, at))
    forms = lemmas(words[verb].folded)
    if forms & pack.words("donning verbs alone"):
        return _Change(True, verb, first, at)
    if forms & pack.words("doffing verbs alone") and following not in ("from", "to"):
        return _Change(False, verb, first, at)
    return None


def _ends_phrase(story: Story, token: Token) -> bool:
    names = ("on verbs", "off verbs", "donning verbs alone", "doffing verbs alone")
    return token.folded in _PARTICLES or any(lemmas(token.folded) & story.pack.words(name) for name in names)


def _particled(story: Story, words: Sequence[Token], verb: int, particle: str, place: tuple[int, int]) -> _Change | None:
    fits = lemmas(words[verb].folded) & story.pack.words(f"{particle} verbs")
    return _Change(particle == "on", verb, *place) if fits else None


def _dressing(story: Story, sentence: _Sentence, change: _Change, garment: str) -> Iterator[Dressing]:
    words, reading = sentence.words, sentence.reading
    act = next((each for each in reading.acts if each.verb_span.start == words[change.verb].start), None)
    lead = [token.folded for token in words[max(0, change.verb - _LEAD) : change.verb]]
    since = _since(story, sentence, change, lead)
    if not _is_done(story, act, lead):
        return
    doer = _doer(sentence, act)
    who = _wearer(story, sentence, change, doer) or ""
    plural = words[change.last].folded != garment
    span = Span(words[change.verb].start, words[change.last].end)
    yield Dressing(who, garment, change.on, span, since, plural or garment not in story.pack.words("pairs"))


def _since(story: Story, sentence: _Sentence, change: _Change, lead: Sequence[str]) -> int:
    """From where on it holds: its own place, or where the sentence says that it comes first or last."""
    if any(word in story.pack.words("earlier words") for word in lead):
        return sentence.span.start
    later = any(word in story.pack.words("later words") for word in lead)
    return sentence.span.end if later else sentence.words[change.verb].start


def _is_done(story: Story, act: Act | None, lead: Sequence[str]) -> bool:
    """Whether it is told as done; in "before he took them off" it is, later."""
    told_apart = any(word in story.pack.words(name) for name in ("earlier words", "later words") for word in lead)
    if any(word in story.pack.words("undone words") for word in lead) and "having" not in lead:
        return False
    if act is None:
        return told_apart
    real = act.frame in (Frame.MAIN, Frame.REALM, Frame.FLASHBACK)
    return real and (act.modality is Modality.ASSERTED or (told_apart and act.modality in _APART))


def _doer(sentence: _Sentence, act: Act | None) -> str | None:
    """Who does it: of a clause without a subject of its own, the one person who does anything in the sentence."""
    if act is not None:
        return act.actor if act.confidence >= _SURE else None
    acting = {each.actor for each in sentence.reading.acts if sentence.span.contains(each.verb_span)}
    sure = all(each.confidence >= _SURE for each in sentence.reading.acts if sentence.span.contains(each.verb_span))
    return next(iter(acting)) if len(acting) == 1 and sure else None


def _wearer(story: Story, sentence: _Sentence, change: _Change, doer: str | None) -> str | None:
    """Whose it is: the possessor's, or of whoever acts; None where it is not clear."""
    words = sentence.words[change.first : change.last]
    if not words:
        return doer
    phrase = Span(words[0].start, words[-1].end)
    owners = [each for each in sentence.reading.mentions if each.possessive and phrase.overlaps(each.span)]
    if owners:
        return owners[-1].entry if owners[-1].confidence >= _SURE else None
    return doer if all(_fits(story, token, doer) for token in words) else None


def _fits(story: Story, token: Token, who: str | None) -> bool:
    """Whether a word before the thing may be somebody's "his" or "her", or is nobody's."""
    owned = [term for term in story.pack.group("pronouns").get(token.folded, ()) if term.endswith(_POSSESSIVE)]
    entry = story.lore.get(who or "")
    return not owned or (entry is not None and f"{entry.pronouns}{_POSSESSIVE}" in owned)


def last_said(dressed: Sequence[Dressing], who: str, garments: frozenset[str], offset: int) -> Dressing | None:
    """What the scene last says up to `offset` of somebody's having one of `garments` on or off; None where it may be another's
    that is told of."""
    found = [item for item in dressed if item.garment in garments and item.since <= offset and item.who in (who, "")]
    return found[-1] if found and found[-1].who else None


def next_said(dressed: Sequence[Dressing], who: str, garments: frozenset[str], offset: int) -> Dressing | None:
    """What the scene says next, after `offset`."""
    return next((item for item in dressed if item.garment in garments and item.since > offset and item.who in (who, "")), None)


def goes_on(scene: SceneSource, reading: SceneReading, start: int, end: int) -> bool:
    """Whether the scene runs on between two offsets: no break, no other setting, no time that passes."""
    start, end = min(start, end), max(start, end)
    if segment_at(reading, start) != segment_at(reading, end) or _BREAK.search(scene.body, start, end):
        return False
    return not any(
        start <= told.span.start < end and told.kind not in _LENGTHS and not told.in_quote for told in reading.times
    )


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that show `who` with one of `garments` on, or without it: "her gloved hand", "his bare hands"."""

    who: str
    garments: frozenset[str]
    on: bool
    span: Span


def signs(story: Story, scene: SceneSource, reading: SceneReading) -> Iterator[Sign]:
    """Every such sign in a scene of which it is clear whose it is, outside speech."""
    group = story.pack.group("stage-signs")
    likely = re.compile(rf"\b(?:{'|'.join(sorted(group))})\b")
    for found in likely.finditer(scene.body):
        span = Span(found.start(), found.end())
        owner = next((each for each in reading.mentions if each.possessive and _leads(scene.body, each.span, span)), None)
        who = owner.entry if owner is not None and owner.confidence >= _SURE else None
        if (
            who is None
            or any(quote.span.contains(span) for quote in reading.quotes)
            or not _is_told(story, scene, reading, span)
        ):
            continue
        terms = [term.split(" ", 1) for term in group[fold_key(found[0])]]
        for way in dict.fromkeys(way for way, _ in terms):
            yield Sign(who, frozenset(thing for kind, thing in terms if kind == way), way == "worn", span)


def _leads(body: str, owner: Span, thing: Span) -> bool:
    """Whether a possessor stands right before a thing."""
    return owner.end <= thing.start and body[owner.end : thing.start].strip() in ("", "'s", "\u2019s", "'", "\u2019")


def _is_told(story: Story, scene: SceneSource, reading: SceneReading, span: Span) -> bool:
    """Whether it stands among what is told as so."""
    holding = [act for act in reading.acts if act.span.contains(span)]
    words = [token.folded for token in words_of(scene.body, sentence_span(reading, span))]
    told = not any(word in story.pack.words("undone words") for word in words)
    return all(act.modality is Modality.ASSERTED for act in holding) and (bool(holding) or told)
