"""Plain text and Markdown, and text pasted from an archive's page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writer_app.domain.errors import WriterError
from writer_app.exchange.complete import words_of_text
from writer_app.exchange.importers.chapters import ImportedChapter, body_of
from writer_app.text.frontmatter import BOM, unify_newlines

_HEADING = re.compile(r"^(?:#{1,2}[ \t]+(?P<marked>\S.*)|(?P<plain>(?:Chapter|CHAPTER)[ \t]+\S.{0,80}))$", re.MULTILINE)
_PAGE = re.compile(r"\s*Work Header\s*\n(?P<top>.*?)^[ \t]*Chapter Text[ \t]*\n", re.DOTALL | re.MULTILINE)


def read_text(text: str, title: str) -> tuple[ImportedChapter, ...]:
    """The chapters of `text`; `title` names one that has no heading. Raises WriterError where a word would be lost."""
    text = unify_newlines(text.removeprefix(BOM))
    page = _PAGE.match(text)
    chapters = (_pasted(page, text[page.end() :], title),) if page else tuple(_by_headings(text, title))
    _assert_complete(text, chapters, bool(page))
    return chapters


def _pasted(page: re.Match[str], prose: str, title: str) -> ImportedChapter:
    first, _, rest = page["top"].strip().partition("\n")
    return ImportedChapter(first.strip() or title, body_of(prose), rest.strip(), bool(first.strip()))


def _by_headings(text: str, title: str) -> Iterable[ImportedChapter]:
    heads = list(_HEADING.finditer(text))
    front = text[: heads[0].start()] if heads else text
    if front.strip() or not heads:
        yield ImportedChapter(title, body_of(front), titled=False)
    ends = [*(head.start() for head in heads), len(text)][1:]
    for head, end in zip(heads, ends, strict=True):
        yield ImportedChapter((head["marked"] or head["plain"]).rstrip("# \t"), body_of(text[head.end() : end]))


def _assert_complete(text: str, chapters: tuple[ImportedChapter, ...], pasted: bool) -> None:
    head, middle = (["Work", "Header"], ["Chapter", "Text"]) if pasted else ([], [])
    found = head
    for chapter in chapters:
        title = list(words_of_text(chapter.title)) if chapter.titled else []
        found = [*found, *title, *words_of_text(chapter.notes), *middle, *words_of_text(chapter.body)]
    wanted = list(words_of_text(text))
    if wanted != found:
        raise WriterError(
            f"the import would lose words ({len(wanted)} in the file, {len(found)} brought in); nothing was written"
        )
