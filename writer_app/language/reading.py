"""Reading a scene: from its words to everything noticed in them. A total function; malformed prose is input."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from writer_app.domain.observations import Mention, MentionKind, Modality, Quote, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import BY_SPAN, Span
from writer_app.language.deeper.reader import SentenceReading, read_sentence
from writer_app.language.deeper.recalled import Found, Placed, key_of
from writer_app.language.frames.framing import framed
from writer_app.language.frames.ground import PROSE, Ground
from writer_app.language.namelike import name_likes
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.names.mentions import NameReader
from writer_app.language.pack import LanguagePack
from writer_app.language.prose import Prose
from writer_app.language.recall import Recall
from writer_app.language.sentence import Sentence
from writer_app.language.times.patterns import Named
from writer_app.language.times.reader import TimeReader
from writer_app.language.units.othertimes import Stretch, other_times
from writer_app.language.units.paragraphs import Cut, cut
from writer_app.language.units.quotes import quotations
from writer_app.language.units.segments import segments
from writer_app.language.units.sentences import Splitter, partition
from writer_app.language.units.tokens import LONGEST, lowered, readable, tokens_around
from writer_app.language.voices.discourse import Discourse
from writer_app.language.voices.passages import RecalledVoices
from writer_app.language.voices.saidby import as_speech, said_by
from writer_app.language.voices.telling import Told
from writer_app.text.gaps import gaps
from writer_app.text.markdown import blocks
from writer_app.text.marks import masked

_EVIDENT = 0.7
"""How sure it must be whom a pronoun means, for what they do to be told of them."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What reading found in a scene the last time, for a scene that is read again and again with one lexicon."""

    sentences: Recall[Placed] = field(default_factory=Recall)
    voices: RecalledVoices = field(default_factory=RecalledVoices)
    paragraphs: Recall[Cut] = field(default_factory=Recall)
    times: Recall[tuple[Named, ...]] = field(default_factory=Recall)

    def turn(self) -> None:
        """Another reading begins."""
        self.sentences.turn()
        self.voices.turn()
        self.paragraphs.turn()
        self.times.turn()


def read_scene(scene: SceneSource, lexicon: Lexicon, pack: LanguagePack, recalled: Recalled | None = None) -> SceneReading:
    """Everything that reading finds in `scene`: the same with what is `recalled` of it as without, and sooner."""
    body = masked(scene.body)
    if recalled is not None:
        recalled.turn()
    small, laid = lowered(body), blocks(body)
    paragraphs = tuple(block.span for block in laid if block.kind in PROSE)
    speech = frozenset(lexicon.speech)
    quoted = quotations(body, paragraphs, pack, speech)
    if said := said_by(scene.spoken, body, quoted, lexicon.lore):
        quoted = as_speech(quoted, said)
    pieces, words = cut(
        body, paragraphs, quoted, Splitter(pack, speech), recalled.paragraphs if recalled is not None else None
    )
    elsewhen = other_times(small, paragraphs, pieces, quoted, pack)
    ground = Ground.of(body, small, laid, quoted, pack)
    told_as = framed(segments(scene, lexicon.lore), ground, elsewhen, lexicon.cards.values())
    named = NameReader(body, lexicon, pack).read(paragraphs, told_as.segments)
    prose = Prose(body, lexicon, pack, paragraphs, quoted, pieces, named, told_as.segments, small, said)
    told = Discourse(prose, recalled.voices if recalled is not None else None).read()
    read = [each for piece in _worthwhile(prose, told, elsewhen) for each in _read(piece, prose, recalled)]
    reading = _assembled(
        SceneReading(
            scene.id,
            paragraphs=paragraphs,
            sentences=partition(pieces, paragraphs),
            segments=prose.segments,
            mentions=told.mentions,
            quotes=tuple(_held(told.quotes, elsewhen, read, prose)),
            gaps=gaps(body),
            name_likes=name_likes(prose),
            words=words,
            proposed=told_as.proposed,
        ),
        read,
    )
    known = recalled.times if recalled is not None else None
    return replace(reading, times=TimeReader(prose, elsewhen, reading.acts, reading.descriptions).read(known))


def read_alike(scene: SceneSource, other: SceneSource) -> bool:
    """Whether reading finds the same in both: all that it looks at is the same."""
    return (scene.id, scene.setting, scene.body, scene.spoken) == (other.id, other.setting, other.body, other.spoken)


def _assembled(plain: SceneReading, read: Sequence[SentenceReading]) -> SceneReading:
    return replace(
        plain,
        acts=tuple(sorted((act for each in read for act in each.acts), key=BY_SPAN)),
        descriptions=tuple(sorted((found for each in read for found in each.descriptions), key=BY_SPAN)),
        moves=tuple(sorted((move for each in read for move in each.moves), key=BY_SPAN)),
        holds=tuple(sorted((hold for each in read for hold in each.holds), key=BY_SPAN)),
        remarks=tuple(sorted((remark for each in read for remark in each.remarks), key=BY_SPAN)),
    )


def _held(
    quotes: Sequence[Quote], elsewhen: Sequence[Stretch], read: Sequence[SentenceReading], prose: Prose
) -> Iterator[Quote]:
    """What is said in another time or a dream, or by a verb that tells of no present, is held so too, and so is what goes on
    behind such a verb, in one speech or by the same speaker in one paragraph."""
    before: Quote | None = None
    for quote in _by_tag(quotes, elsewhen, read):
        goes_on = before is not None and _goes_on(before, quote, prose)
        if goes_on and before is not None and quote.modality is Modality.ASSERTED:
            quote = replace(quote, modality=before.modality)
        before = quote
        yield quote


def _goes_on(before: Quote, quote: Quote, prose: Prose) -> bool:
    if quote.speech == before.speech and quote.speech > 0:
        return True
    same = quote.speaker is not None and quote.speaker == before.speaker and quote.cue is None
    return same and "\n\n" not in prose.body[before.span.end : quote.span.start]


def _by_tag(quotes: Sequence[Quote], elsewhen: Sequence[Stretch], read: Sequence[SentenceReading]) -> Iterator[Quote]:
    verbs = {act.verb_span: act.modality for each in read for act in each.acts if act.modality is not Modality.ASSERTED}
    for quote in quotes:
        if quote.modality is not Modality.ASSERTED:
            yield quote
            continue
        stretch = _around(elsewhen, quote.span)
        modality = stretch.modality if stretch is not None and stretch.span.start <= quote.span.start else None
        modality = modality or (verbs.get(quote.cue) if quote.cue is not None else None)
        yield replace(quote, modality=modality) if modality is not None else quote


def _around(elsewhen: Sequence[Stretch], span: Span) -> Stretch | None:
    """The stretch that `span` reaches into."""
    at = bisect_left(elsewhen, span.end, key=lambda stretch: stretch.span.start) - 1
    return elsewhen[at] if at >= 0 and elsewhen[at].span.end > span.start else None


def _evident(mention: Mention) -> Mention:
    """A pronoun, or a description, of which it is not sure enough whom it means tells of nobody what they do."""
    doubted = mention.confidence < _EVIDENT and mention.kind in (MentionKind.PRONOUN, MentionKind.DESCRIPTION)
    return replace(mention, entry=None) if doubted and mention.entry is not None else mention


def _worthwhile(prose: Prose, told: Told, elsewhen: Sequence[Stretch]) -> Iterator[Found]:
    """The sentences worth a deeper reading: those that speak of an entry in their own voice, or have a sign that something is
    told: what is said of nobody knows whom is of no use."""
    starts = [mention.span.start for mention in told.mentions]
    evident = [_evident(mention) for mention in told.mentions]
    signals, named = prose.lexicon.signals(prose.small), [each for each in evident if each.entry is not None]
    said = sorted([*signals, *(mention.span.start for mention in named)])
    narrated = sorted([*signals, *(mention.span.start for mention in named if not mention.in_quote)])
    for piece in prose.pieces:
        signs = said if piece.quotation is not None else narrated
        if bisect_left(signs, piece.span.start) == bisect_left(signs, piece.span.end):
            continue
        own = tuple(evident[bisect_left(starts, piece.span.start) : bisect_left(starts, piece.span.end)])
        if piece.quotation is None:
            own = tuple([mention for mention in own if not mention.in_quote])
        inside = prose.quotes_within(piece.span) if piece.quotation is None else ()
        quote = None if piece.quotation is None else told.quotes[piece.quotation]
        held = _around(elsewhen, piece.span) if elsewhen else None
        yield Found(piece, own, inside, prose.segment_at(piece.span.start), quote, held)


def _read(found: Found, prose: Prose, recalled: Recalled | None) -> tuple[SentenceReading, ...]:
    """What a sentence tells."""
    span = found.piece.span

    def read() -> Placed:
        sentences = _sentences(found, prose.body)
        return Placed(span.start, tuple(read_sentence(each, prose.body, prose.lexicon, prose.pack) for each in sentences))

    if recalled is None:
        return read().readings
    key = key_of(found, prose.body)
    return recalled.sentences.of(key, read).at(span.start)


def _sentences(found: Found, body: str) -> Iterator[Sentence]:
    span, paragraph = found.piece.span, found.piece.paragraph
    tokens = tokens_around(body, span, found.inside)
    whole = Sentence(span, paragraph, tokens, found.mentions, found.segment, found.quote)
    if found.held is not None:
        whole = replace(whole, held=found.held.modality, held_from=found.held.span.start)
    yield from _cut(whole) if len(tokens) > LONGEST else (whole,)


def _cut(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence too long for any grammar, in stretches that are read one by one."""
    starts = [mention.span.start for mention in sentence.mentions]
    at = 0
    for tokens in readable(sentence.tokens):
        end = tokens[-1].end
        first, at = at, bisect_left(starts, end)
        yield replace(sentence, span=Span(tokens[0].start, end), tokens=tokens, mentions=sentence.mentions[first:at])
