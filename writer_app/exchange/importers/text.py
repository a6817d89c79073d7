"""Plain text and Markdown, and text pasted from an archive's page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from writer_app.domain.errors import DataError, WriterError
from writer_app.domain.scenes import SceneSource
from writer_app.domain.values import text_of
from writer_app.domain.vocabulary.manuscript import scene_from
from writer_app.exchange.complete import words_of_text
from writer_app.exchange.importers.chapters import PLAIN_HEADING, ImportedChapter, body_of, chapter_level
from writer_app.text.frontmatter import BOM, split, unify_newlines
from writer_app.text.yamltree import parse_yaml

_HEADING = re.compile(rf"^(?:(?P<marks>#{{1,2}})[ \t]+(?P<marked>\S.*)|(?P<plain>{PLAIN_HEADING.pattern}))$", re.MULTILINE)
_PAGE = re.compile(r"\s*Work Header\s*\n(?P<top>.*?)^[ \t]*Chapter Text[ \t]*\n", re.DOTALL | re.MULTILINE)
_PLAIN_LEVEL = 2


def read_text(text: str, title: str) -> tuple[ImportedChapter, ...]:
    """The chapters of `text`; `title` names one that has no heading. Raises WriterError where a word would be lost."""
    head, named, text = _front_matter(unify_newlines(text.removeprefix(BOM)))
    page = _PAGE.match(text)
    chapters = (_pasted(page, text[page.end() :], title),) if page else tuple(_by_headings(text, named or title))
    _assert_complete(text, chapters, bool(page))
    return (replace(chapters[0], head=head), *chapters[1:])


def _front_matter(text: str) -> tuple[str, str, str]:
    """The YAML that a scene may keep, the title it names, and the rest. What cannot be front matter is prose."""
    document = split(text)
    try:
        table = parse_yaml(document.head)
        scene_from(table, SceneSource("", "", ""))
    except DataError:
        return "", "", text
    return (document.head, text_of(table.get("title")), document.body) if table.pairs else ("", "", text)


def _pasted(page: re.Match[str], prose: str, title: str) -> ImportedChapter:
    first, _, rest = page["top"].strip().partition("\n")
    return ImportedChapter(first.strip() or title, body_of(prose), rest.strip(), bool(first.strip()))


@dataclass(frozen=True, slots=True)
class _Head:
    level: int
    title: str
    start: int
    end: int


def _by_headings(text: str, title: str) -> Iterator[ImportedChapter]:
    heads = _heads(text)
    front = text[: heads[0].start] if heads else text
    if front.strip() or not heads:
        yield ImportedChapter(title, body_of(front), titled=False)
    above: list[str] = []
    ends = [*(head.start for head in heads), len(text)][1:]
    for head, end in zip(heads, ends, strict=True):
        body = body_of(text[head.end : end])
        if body or head is heads[-1]:
            yield ImportedChapter(head.title, body, "\n\n".join(above))
            above = []
        else:
            # A title with nothing below it but the next one is a book's or a part's.
            above.append(head.title)


def _heads(text: str) -> list[_Head]:
    """The headings that begin chapters, and those above them."""
    found = [
        _Head(
            len(match["marks"]) if match["marks"] else _PLAIN_LEVEL,
            (match["marked"] or match["plain"]).rstrip("# \t"),
            match.start(),
            match.end(),
        )
        for match in _HEADING.finditer(text)
        if match["marks"] or _stands_alone(text, match)
    ]
    ends = [*(head.start for head in found), len(text)][1:]
    levels = (level for head, end in zip(found, ends, strict=True) for level in (head.level, _prose(text[head.end : end])))
    deepest = chapter_level(level for level in levels if level is not None)
    return [head for head in found if head.level <= deepest]


def _prose(text: str) -> int | None:
    return 0 if text.strip() else None


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].rstrip(" \t"), text[match.end() :].lstrip(" \t")
    return (not before or before.endswith("\n\n")) and (not after or after.startswith("\n\n") or after == "\n")


def _assert_complete(text: str, chapters: tuple[ImportedChapter, ...], pasted: bool) -> None:
    found: list[str] = ["Work", "Header"] if pasted else []
    for chapter in chapters:
        title = list(words_of_text(chapter.title)) if chapter.titled else []
        notes, body = list(words_of_text(chapter.notes)), list(words_of_text(chapter.body))
        found += [*title, *notes, "Chapter", "Text", *body] if pasted else [*notes, *title, *body]
    wanted = list(words_of_text(text))
    if wanted != found:
        raise WriterError(
            f"the import would lose words ({len(wanted)} in the file, {len(found)} brought in); nothing was written"
        )
