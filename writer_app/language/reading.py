"""Reading a scene: from its words to everything noticed in them. A total function; malformed prose is input."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from writer_app.domain.observations import Modality, Quote, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.language.deeper.reader import SentenceReading, read_sentence
from writer_app.language.namelike import name_likes
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.names.mentions import NameReader
from writer_app.language.pack import LanguagePack
from writer_app.language.prose import Prose
from writer_app.language.sentence import Sentence
from writer_app.language.units.othertimes import Stretch, other_times
from writer_app.language.units.quotes import quotations
from writer_app.language.units.segments import segments
from writer_app.language.units.sentences import Splitter, partition, pieces
from writer_app.language.units.tokens import LONGEST, lowered, readable, tokens_around
from writer_app.language.voices.discourse import Discourse
from writer_app.language.voices.telling import Told
from writer_app.text.counting import count_words
from writer_app.text.gaps import gaps
from writer_app.text.markdown import BlockKind, blocks

_PROSE = (BlockKind.PARAGRAPH, BlockKind.HEADING)


def read_scene(scene: SceneSource, lexicon: Lexicon, pack: LanguagePack) -> SceneReading:
    """Everything that reading finds in `scene`."""
    body = scene.body
    paragraphs = tuple(block.span for block in blocks(body) if block.kind in _PROSE)
    quoted = quotations(body, paragraphs, pack)
    splitter = Splitter(pack, frozenset(lexicon.speech))
    cut = pieces(body, paragraphs, quoted, splitter)
    stretches = segments(scene, lexicon.lore)
    named = NameReader(body, lexicon, pack).read(paragraphs, stretches)
    prose = Prose(body, lexicon, pack, paragraphs, quoted, cut, named, stretches)
    told = Discourse(prose).read()
    small = lowered(body)
    elsewhen = other_times(small, paragraphs, cut, quoted, pack)
    read = [read_sentence(sentence, body, lexicon, pack) for sentence in _sentences(prose, told, small, elsewhen)]
    return _assembled(
        SceneReading(
            scene.id,
            paragraphs=paragraphs,
            sentences=partition(cut, paragraphs),
            segments=prose.segments,
            mentions=told.mentions,
            quotes=tuple(_held(told.quotes, elsewhen, read)),
            gaps=gaps(body),
            name_likes=name_likes(prose),
            words=count_words(body),
        ),
        read,
    )


def read_alike(scene: SceneSource, other: SceneSource) -> bool:
    """Whether reading finds the same in both: all that it looks at is the same."""
    return (scene.id, scene.setting, scene.body) == (other.id, other.setting, other.body)


def _assembled(plain: SceneReading, read: Sequence[SentenceReading]) -> SceneReading:
    return replace(
        plain,
        acts=tuple(sorted((act for each in read for act in each.acts), key=lambda act: act.span)),
        descriptions=tuple(sorted((found for each in read for found in each.descriptions), key=lambda found: found.span)),
        moves=tuple(sorted((move for each in read for move in each.moves), key=lambda move: move.span)),
        holds=tuple(sorted((hold for each in read for hold in each.holds), key=lambda hold: hold.span)),
        remarks=tuple(sorted((remark for each in read for remark in each.remarks), key=lambda remark: remark.span)),
    )


def _held(quotes: Sequence[Quote], elsewhen: Sequence[Stretch], read: Sequence[SentenceReading]) -> Iterator[Quote]:
    """What is said in another time or a dream, or by a verb that tells of no present, is held so too."""
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


def _sentences(prose: Prose, told: Told, small: str, elsewhen: Sequence[Stretch]) -> Iterator[Sentence]:
    """The sentences worth a deeper reading: those with a mention in their own voice, or with a sign that something is told.

    `small` is the body in lower case, character for character.
    """
    starts = [mention.span.start for mention in told.mentions]
    signals = [found.start() for found in prose.lexicon.signals.finditer(small)]
    for piece in prose.pieces:
        first, last = (bisect_left(starts, edge) for edge in (piece.span.start, piece.span.end))
        own = told.mentions[first:last]
        if piece.quotation is None:
            own = tuple(mention for mention in own if not mention.in_quote)
        if not own and bisect_left(signals, piece.span.start) == bisect_left(signals, piece.span.end):
            continue
        inside = prose.quotes_within(piece.span) if piece.quotation is None else ()
        tokens = tokens_around(prose.body, piece.span, inside)
        quote = None if piece.quotation is None else told.quotes[piece.quotation]
        whole = Sentence(piece.span, piece.paragraph, tokens, own, prose.segment_at(piece.span.start), quote)
        stretch = _around(elsewhen, piece.span) if elsewhen else None
        if stretch is not None:
            whole = replace(whole, held=stretch.modality, held_from=stretch.span.start)
        yield from _cut(whole) if len(tokens) > LONGEST else (whole,)


def _cut(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence too long for any grammar, in stretches that are read one by one."""
    starts = [mention.span.start for mention in sentence.mentions]
    at = 0
    for tokens in readable(sentence.tokens):
        end = tokens[-1].end
        first, at = at, bisect_left(starts, end)
        yield replace(sentence, span=Span(tokens[0].start, end), tokens=tokens, mentions=sentence.mentions[first:at])
