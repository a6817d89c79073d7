"""Reading a scene: from its words to everything noticed in them. A total function; malformed prose is input."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from writer_app.domain.observations import Mention, Quote, SceneReading, Segment
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.language.deeper import SentenceReading, read_sentence
from writer_app.language.lexicon import Lexicon
from writer_app.language.mentions import NameReader
from writer_app.language.pack import LanguagePack
from writer_app.language.quotes import Quotation, quotations
from writer_app.language.segments import segments
from writer_app.language.sentence import Sentence
from writer_app.language.sentences import Piece, Splitter, partition, pieces
from writer_app.language.tokens import tokens_around
from writer_app.text.counting import count_words
from writer_app.text.gaps import gaps
from writer_app.text.markdown import BlockKind, blocks

READER_VERSION = "1"
"""Changes whenever the same words would be read differently; what was read by another version is read again."""

_PROSE = (BlockKind.PARAGRAPH, BlockKind.HEADING)


def read_scene(scene: SceneSource, lexicon: Lexicon, pack: LanguagePack) -> SceneReading:
    """Everything that reading finds in `scene`."""
    body = scene.body
    paragraphs = tuple(block.span for block in blocks(body) if block.kind in _PROSE)
    quoted = quotations(body, paragraphs, pack)
    splitter = Splitter(pack, frozenset(lexicon.speech))
    cut = pieces(body, paragraphs, quoted, splitter)
    named = NameReader(body, lexicon, pack).read(paragraphs)
    mentions = _mark_quoted(named, quoted)
    quotes = tuple(Quote(q.span, speech=index + 1, text_spoken=q.spoken) for index, q in enumerate(quoted))
    stretches = segments(scene, lexicon.lore)
    sentences = _sentences(body, cut, mentions, quoted, quotes, stretches)
    read = [read_sentence(sentence, body, lexicon, pack) for sentence in sentences]
    return _assembled(
        SceneReading(
            scene.id,
            paragraphs=paragraphs,
            sentences=partition(cut, paragraphs),
            segments=stretches,
            mentions=mentions,
            quotes=quotes,
            gaps=gaps(body),
            words=count_words(body),
        ),
        read,
    )


def _assembled(plain: SceneReading, read: Sequence[SentenceReading]) -> SceneReading:
    return replace(
        plain,
        acts=tuple(sorted((act for each in read for act in each.acts), key=lambda act: act.span)),
        descriptions=tuple(sorted((found for each in read for found in each.descriptions), key=lambda found: found.span)),
        moves=tuple(sorted((move for each in read for move in each.moves), key=lambda move: move.span)),
        holds=tuple(sorted((hold for each in read for hold in each.holds), key=lambda hold: hold.span)),
        remarks=tuple(sorted((remark for each in read for remark in each.remarks), key=lambda remark: remark.span)),
    )


def _mark_quoted(mentions: tuple[Mention, ...], quoted: tuple[Quotation, ...]) -> tuple[Mention, ...]:
    marked = []
    at = 0
    for mention in mentions:
        while at < len(quoted) and quoted[at].span.end <= mention.span.start:
            at += 1
        inside = at < len(quoted) and quoted[at].span.contains(mention.span) and quoted[at].spoken
        marked.append(replace(mention, in_quote=True) if inside else mention)
    return tuple(marked)


def _sentences(
    body: str,
    cut: tuple[Piece, ...],
    mentions: tuple[Mention, ...],
    quoted: tuple[Quotation, ...],
    quotes: tuple[Quote, ...],
    stretches: tuple[Segment, ...],
) -> list[Sentence]:
    """The sentences worth a deeper reading: those with a mention in their own voice."""
    spoken = [number for number, quotation in enumerate(quoted) if quotation.spoken]
    mention_starts = [mention.span.start for mention in mentions]
    quote_starts = [quoted[number].span.start for number in spoken]
    segment_starts = [stretch.span.start for stretch in stretches]
    found = []
    for piece in cut:
        first, last = (bisect_left(mention_starts, edge) for edge in (piece.span.start, piece.span.end))
        within = mentions[first:last]
        own = within if piece.quotation is not None else tuple(each for each in within if not each.in_quote)
        if not own:
            continue
        inside: tuple[Span, ...] = ()
        if piece.quotation is None:
            from_, to = (bisect_left(quote_starts, edge) for edge in (piece.span.start, piece.span.end))
            inside = tuple(quoted[number].span for number in spoken[from_:to])
        segment = stretches[max(0, bisect_left(segment_starts, piece.span.start + 1) - 1)]
        quote = None if piece.quotation is None else quotes[piece.quotation]
        tokens = tokens_around(body, piece.span, inside)
        found.append(Sentence(piece.span, piece.paragraph, tokens, own, segment, quote))
    return found
