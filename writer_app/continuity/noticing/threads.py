"""Threads that the text opens: promises, and questions that a scene ends with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.continuity.judging.matching import words_of
from writer_app.continuity.judging.passages import happens, read_scenes, segment_at, sentence_at
from writer_app.continuity.noticing.saying import Saying, passages, position
from writer_app.continuity.story import Story
from writer_app.continuity.time.anchoring import EDGES
from writer_app.domain.lore import Change, Entry, Kind
from writer_app.domain.observations import LIKELY, Mention, Modality, Quote, SceneReading
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span
from writer_app.language.wordpatterns import matches
from writer_app.text.fold import fold_key
from writer_app.text.naming import free_name, slug

MOST_PROMISES, MOST_QUESTIONS = 12, 6
_REAL = frozenset({Frame.MAIN, Frame.REALM})
_QUOTED = 40
"""How many characters of a promise its title shows."""
_PIECES = re.compile(r"[,;:—\u2013]\s*|\s+-\s+")
_MARKS = ".,;:!?…—\u2013"
_LEAST_WORDS = 3
_SHORT = 12
"""How many words a promise to come back has at most: a longer one is a plan."""


@dataclass(frozen=True, slots=True)
class _Promise:
    """A promise as it is spoken: by whom, to whom (may be unknown), its own sentence."""

    saying: Saying
    who: str
    to: str | None
    words: str
    solemn: bool


def threads(story: Story) -> Iterator[Proposal]:
    """The surest promises and open questions, each as the page of a thread."""
    taken = {name.lower() for entry in story.lore for name in (entry.id, *entry.was)}
    made = sorted(_open(story), key=lambda each: (-each.saying.sureness, each.saying.order, each.saying.span))
    for promise in sorted(made[:MOST_PROMISES], key=lambda each: (each.saying.order, each.saying.span)):
        yield _thread(story, _title(story, promise), promise.saying, "a promise that somebody makes", taken)
    for saying, question in list(_questions(story))[:MOST_QUESTIONS]:
        yield _thread(story, question, saying, "a question that the scene ends with", taken)


def _thread(story: Story, title: str, saying: Saying, reason: str, taken: set[str]) -> Proposal:
    key = free_name(slug(title, Kind.THREAD.value), taken)
    opens = Change("opens", (position(story, saying),), (("what", (key,)),))
    page = Entry(key, Kind.THREAD, title, changes=(opens,))
    return Proposal(
        Noticed.PAGE,
        page,
        text=title,
        change=opens,
        sureness=saying.sureness,
        passages=passages(story, [saying]),
        reason=reason,
    )


def _open(story: Story) -> Iterator[_Promise]:
    known = {fold_key(entry.name) for entry in story.lore.of_kind(Kind.THREAD)}
    for order, (_, reading) in enumerate(read_scenes(story)):
        for quote in reading.quotes:
            for promise in _promises(story, order, reading, quote):
                if fold_key(_title(story, promise)) not in known and not _is_kept(story, promise):
                    yield promise


def _promises(story: Story, order: int, reading: SceneReading, quote: Quote) -> Iterator[_Promise]:
    scene, pack = story.scenes[order], story.pack
    segment = segment_at(reading, quote.span.start)
    if quote.likely_speaker is None or quote.modality is not Modality.ASSERTED or not quote.text_spoken:
        return
    if segment is not None and segment.frame not in _REAL:
        return
    for span in _sentences(reading, quote.span):
        words = [word for token in words_of(scene.body, span) for word in _apart(token.folded)]
        solemn = matches(words, pack, "promise phrases") and not matches(words, pack, "empty promise phrases")
        back = len(words) <= _SHORT and matches(words, pack, "coming back phrases")
        said = span.of(scene.body)
        if (solemn or back) and "?" not in said and pack.words("errand words").isdisjoint(words):
            to = _called(story, order, reading, quote) or _addressee(story, reading, quote)
            to = to if to != quote.likely_speaker else None
            sure = quote.confidence * (0.9 if solemn else 0.75) * (1.0 if to else 0.9)
            yield _Promise(Saying(order, span, scene.id, sure), quote.likely_speaker, to, said, solemn)


def _addressee(story: Story, reading: SceneReading, quote: Quote) -> str | None:
    """Whom it is said to: as the quotation's own tag says, or as it was read."""
    tags = [act for act in reading.acts if quote.cue is not None and act.verb_span.overlaps(quote.cue)]
    told = (who for act in tags for preposition, who in act.targets if preposition in ("", "to"))
    return next((who for who in told if (entry := story.lore.get(who)) and entry.kind is Kind.CHARACTER), quote.addressee)


def _called(story: Story, order: int, reading: SceneReading, quote: Quote) -> str | None:
    """Who is called by name in the words themselves, where it is one person only: it is said to them."""
    inside = (each for each in reading.mentions if each.certain and quote.span.start <= each.span.start < quote.span.end)
    people = (each for each in inside if (entry := story.lore.get(each.entry or "")) and entry.kind is Kind.CHARACTER)
    called = {each.entry for each in people if _is_call(story, order, quote.span, each)}
    return called.pop() if len(called) == 1 else None


def _is_call(story: Story, order: int, within: Span, name: Mention) -> bool:
    """Whether a name stands apart from what is said: "Osk, I …", "don't worry Osk, I …"; not "I will find Osk, I …"."""
    body = story.scenes[order].body
    before = body[within.start + 1 : name.span.start].rstrip()
    after = body[name.span.end : within.end - 1].lstrip()
    word = fold_key(before.split()[-1]) if before else ""
    opens = not before or before[-1] in _MARKS or word in story.pack.words("words before a call")
    return not name.possessive and opens and (not after or after[0] in _MARKS)


def _apart(word: str) -> tuple[str, ...]:
    """A word with its contraction apart: "won't" is "will", "n't"."""
    if word.endswith("n't"):
        return ("will" if word == "won't" else word[:-3], "n't")
    head, mark, tail = word.partition("'")
    return (head, mark + tail) if head and tail else (word,)


def _sentences(reading: SceneReading, span: Span) -> Iterator[Span]:
    """The sentences inside a quotation, each cut to it."""
    first, last = sentence_at(reading, span.start), sentence_at(reading, max(span.start, span.end - 1))
    for sentence in reading.sentences[max(0, first) : last + 1]:
        start, end = max(sentence.start, span.start), min(sentence.end, span.end)
        if start < end:
            yield Span(start, end)


def _is_kept(story: Story, promise: _Promise) -> bool:
    """Whether a promise to come back is seen to be kept: both are at work together in a later scene."""
    if promise.solemn or promise.to is None:
        return False
    wanted = {promise.who, promise.to}
    for scene in story.scenes[promise.saying.order + 1 :]:
        reading = story.readings[scene.id]
        there = {act.actor for act in reading.acts if happens(act)} | {
            quote.speaker for quote in reading.quotes if quote.confidence >= LIKELY
        }
        if wanted <= there:
            return True
    return False


def _title(story: Story, promise: _Promise) -> str:
    who, to = story.lore.get(promise.who), story.lore.get(promise.to or "")
    words = _core(story, " ".join(promise.words.split()).strip(EDGES + " "))
    if len(words) > _QUOTED:
        words = words[:_QUOTED].rsplit(" ", 1)[0] + "…"
    return f"{who.name if who else promise.who}{f' to {to.name}' if to else ''}: “{words}”"


def _core(story: Story, words: str) -> str:
    """The piece of a sentence that promises: "Don't cry, I will find you, little one" is "I will find you"."""
    pieces = [piece.strip(EDGES + " ") for piece in _PIECES.split(words)]
    for piece in pieces:
        apart = [word for each in piece.replace("\u2019", "'").lower().split() for word in _apart(each)]
        if any(matches(apart, story.pack, key) for key in ("promise phrases", "coming back phrases")):
            return piece
    return words


def _questions(story: Story) -> Iterator[tuple[Saying, str]]:
    """A question that narration asks in the last words of a scene, alone in its paragraph."""
    for order, (scene, reading) in enumerate(read_scenes(story)):
        if not reading.paragraphs:
            continue
        last = reading.paragraphs[-1]
        words = " ".join(last.of(scene.body).split()).strip("*_ ")
        first = next((token.folded for token in words_of(scene.body, last)), "")
        spoken = any(quote.span.overlaps(last) for quote in reading.quotes)
        segment = segment_at(reading, last.start)
        alone = words.endswith("?") and sum(sentence.overlaps(last) for sentence in reading.sentences) == 1
        real = segment is None or segment.frame in _REAL
        if alone and real and not spoken and first in story.pack.words("asking words") and len(words.split()) > _LEAST_WORDS:
            yield Saying(order, last, scene.id, 0.7), words
