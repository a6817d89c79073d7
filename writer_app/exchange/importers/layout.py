"""What the looks of a word processor's page mean: a title page, headings without a style, blank lines that part scenes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from writer_app.exchange.importers.blocks import SourceBlock, SourceKind
from writer_app.exchange.importers.chapters import CHAPTER_NUMBER, PLAIN_HEADING, Manuscript
from writer_app.exchange.importers.drafting import plain_text
from writer_app.exchange.importers.parts import chapters_of

_SHORT = 8
"""A line on top of a page that has so many words at most may name a chapter."""
_FEW = 60
"""How many words a title page holds at most."""
_ENDS = (".", "!", "?", "\u2026", "\u201d", "\u2019", '"', "\u2014", ",", ":")
_RARE = 0.25
"""More blank lines than usual part scenes where no more than such a share of the paragraphs have them below."""


def manuscript_of(document: Sequence[SourceBlock], left: Mapping[str, int], title: str, named: tuple[str, str]) -> Manuscript:
    """The chapters of a document that says it has the title and the author `named`, so much of it `left` behind; `title` is
    for a chapter of one that has no title either. Raises WriterError where a word would be lost."""
    blocks, page = _title_page(document)
    blocks = _front(_headings(blocks))
    parted = _breaks(blocks)
    made = sum(each.kind is SourceKind.BREAK for each in parted) - sum(each.kind is SourceKind.BREAK for each in blocks)
    own, author = named[0] or page, named[1]
    counts = tuple((sort, count) for sort, count in {**left, "blank lines": made}.items() if count)
    return Manuscript(chapters_of(parted, own or title), own, author, counts)


def _title_page(blocks: Sequence[SourceBlock]) -> tuple[list[SourceBlock], str]:
    """The document with its one title as something said about the text, and that title. Where there are several titles they
    are headings."""
    titles = [block for block in blocks if block.kind is SourceKind.TITLE]
    first = next((at for at, block in enumerate(blocks) if block.text.strip()), 0)
    if len(titles) == 1 and blocks[first] is titles[0]:
        rest = next((at for at in range(first, len(blocks)) if _is_text(blocks[at])), len(blocks))
        page = [replace(block, kind=SourceKind.PARAGRAPH, meta=True) for block in blocks[:rest] if block.text.strip()]
        return [*page, *map(_demoted, blocks[rest:])], plain_text(titles)
    if not titles:
        return [_demoted(block) for block in blocks], ""
    deeper = (replace(block, level=block.level + 1) if block.level else block for block in blocks)
    return [_demoted(replace(b, kind=SourceKind.HEADING, level=1) if b.kind is SourceKind.TITLE else b) for b in deeper], ""


def _is_text(block: SourceBlock) -> bool:
    return bool(block.text.strip()) and block.kind not in (SourceKind.TITLE, SourceKind.SUBTITLE)


def _demoted(block: SourceBlock) -> SourceBlock:
    return replace(block, kind=SourceKind.PARAGRAPH) if block.kind is SourceKind.SUBTITLE else block


def _headings(blocks: list[SourceBlock]) -> list[SourceBlock]:
    """The document with headings found by their words, or else by the top of their page, where no style marks any."""
    if any(block.kind is SourceKind.HEADING for block in blocks):
        return blocks
    by_words = [_is_heading(block) for block in blocks]
    if any(by_words):
        return list(_by_words(blocks, by_words))
    numbers = [block.centred and CHAPTER_NUMBER.fullmatch(block.text.strip()) is not None for block in blocks]
    if sum(numbers) > 1:
        return [_heading(block) if heads else block for block, heads in zip(blocks, numbers, strict=True)]
    return list(_by_pages(blocks))


def _is_heading(block: SourceBlock) -> bool:
    if block.kind is not SourceKind.PARAGRAPH or block.meta or block.quoted:
        return False
    return PLAIN_HEADING.fullmatch(" ".join(block.text.split())) is not None


def _by_words(blocks: Sequence[SourceBlock], heads: Sequence[bool]) -> Iterator[SourceBlock]:
    """A short line in the middle right below a chapter's number, itself in the middle, is the chapter's name."""
    below = False
    for block, head in zip(blocks, heads, strict=True):
        named = below and block.centred and _is_line(block) and len(block.text.split()) <= _SHORT
        yield _heading(block) if head or named else block
        if block.text.strip():
            below = head and block.centred


def _is_line(block: SourceBlock) -> bool:
    """Whether a block is no sentence."""
    return not block.text.rstrip().endswith(_ENDS)


def _front(blocks: list[SourceBlock]) -> list[SourceBlock]:
    """The document with the few lines above its first heading as something said about the text: a title page, a dedication."""
    first = next((at for at, block in enumerate(blocks) if block.kind is SourceKind.HEADING), 0)
    page = [block for block in blocks[:first] if block.text.strip()]
    few = sum(len(block.text.split()) for block in page) <= _FEW
    if not few or not all(block.meta or block.centred or _is_line(block) for block in page):
        return blocks
    return [*(replace(block, meta=True) for block in page), *blocks[first:]]


def _heading(block: SourceBlock) -> SourceBlock:
    return replace(block, kind=SourceKind.HEADING, level=1)


def _by_pages(blocks: Sequence[SourceBlock]) -> Iterator[SourceBlock]:
    """Each page that the author began begins a chapter, named by its first line where that is short and stands out."""
    begins = told = False
    for block in blocks:
        begins |= block.new_page and told
        if begins and block.kind is SourceKind.PARAGRAPH and block.text.strip() and not block.meta:
            begins = False
            if (block.centred or _is_bold(block)) and len(block.text.split()) <= _SHORT:
                yield _heading(block)
                continue
            yield SourceBlock(SourceKind.HEADING, level=1)
        told |= bool(block.text.strip()) and not block.meta
        yield block


def _is_bold(block: SourceBlock) -> bool:
    return all(run.bold for run in block.runs if run.text.strip())


def _breaks(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The document without blank lines, or with scene breaks in their place where they part scenes."""
    usual = _usual(blocks)
    found: list[SourceBlock] = []
    blanks: list[SourceBlock] = []
    for block in blocks:
        if _is_blank(block):
            blanks.append(block)
            continue
        if found and _are_prose(found[-1], block) and _parts_scenes(blanks, found[-1], block, usual):
            found.append(SourceBlock(SourceKind.BREAK))
        blanks.clear()
        found.append(block)
    return found


def _usual(blocks: Sequence[SourceBlock]) -> int | None:
    """How many blank lines there are as a rule between paragraphs; None where more of them mean nothing: where something else
    parts the scenes, or more are not rare."""
    if any(block.kind is SourceKind.BREAK for block in blocks):
        return None
    lengths = Counter[int]()
    above, blanks = None, 0
    for block in blocks:
        if _is_blank(block):
            blanks += 1
            continue
        if above is not None and _are_prose(above, block):
            lengths[blanks] += 1
        above, blanks = block, 0
    usual = lengths.most_common(1)[0][0] if lengths else 0
    more = sum(times for length, times in lengths.items() if length > usual)
    return usual if more <= _RARE * lengths.total() else None


def _is_blank(block: SourceBlock) -> bool:
    return block.kind is SourceKind.PARAGRAPH and not block.text.strip()


def _are_prose(*blocks: SourceBlock) -> bool:
    return all(block.kind is SourceKind.PARAGRAPH and not block.meta for block in blocks)


def _parts_scenes(blanks: Sequence[SourceBlock], above: SourceBlock, below: SourceBlock, usual: int | None) -> bool:
    """Whether blank lines part scenes: more than usual do, and one in the middle of the line between prose that is not."""
    if usual is not None and len(blanks) > usual:
        return True
    return any(blank.centred for blank in blanks) and not above.centred and not below.centred
