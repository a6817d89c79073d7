"""One HTML file that reads well on a phone, by day and by night, and fetches nothing."""

from __future__ import annotations

from writer_app.exchange.complete import assert_complete, words_of_markup
from writer_app.exchange.manuscript import Book, BookChapter, chapter_blocks
from writer_app.exchange.markup import element, safe

_STYLE = """:root { --paper: #fdfcf9; --ink: #24211d; --faint: #6b655c; --line: #ddd7cb; }
@media (prefers-color-scheme: dark) { :root { --paper: #191816; --ink: #d8d3c8; --faint: #9c958a; --line: #3a3732; } }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 34em; padding: 1.5rem 1.25rem 6rem; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.6 "Iowan Old Style", Palatino, Georgia, "Noto Serif", serif; overflow-wrap: break-word; }
header { margin: 3rem 0; text-align: center; }
h1 { margin: 0; font-size: 2rem; line-height: 1.25; font-weight: normal; }
header p { margin: .75rem 0 0; text-indent: 0; color: var(--faint); }
nav { margin: 0 0 3rem; padding: 1rem 0; border: solid var(--line); border-width: 1px 0; }
nav ol { margin: 0; padding: 0; list-style: none; }
nav a { display: block; padding: .4rem 0; color: inherit; text-decoration: none; }
nav a:hover, nav a:focus { text-decoration: underline; }
h2 { margin: 4.5rem 0 2rem; font-size: 1.5rem; line-height: 1.3; font-weight: normal; text-align: center; }
h3 { margin: 2rem 0 1rem; font-size: 1.125rem; }
p { margin: 0; text-indent: 1.5em; hyphens: auto; }
h2 + p, h3 + p, hr + p, section > p:first-child, div > p:first-child, blockquote p { text-indent: 0; }
blockquote { margin: 1.2em 1.5em; }
hr { height: 1.6em; margin: 1.6em 0; border: 0; text-align: center; color: var(--faint); }
hr::before { content: "*\\2003*\\2003*"; }
@media print { body { max-width: none; } nav { display: none; } h2 { break-before: page; } p { orphans: 2; widows: 2; } }
"""


def html(book: Book) -> bytes:
    """The book as one HTML file with a table of contents. Raises WriterError where a word would be missing from it."""
    bodies = ["\n".join(element(block, "h3") for block in chapter_blocks(chapter)) for chapter in book.chapters]
    assert_complete(book, (word for body in bodies for word in words_of_markup(body)))
    names = _names(book.chapters)
    sections = [_section(number, name, body) for number, (name, body) in enumerate(zip(names, bodies, strict=True), 1)]
    author = f'<meta name="author" content="{safe(book.author)}">\n' if book.author else ""
    title = safe(book.title or "Untitled")
    parts = [
        f'<!DOCTYPE html>\n<html lang="{safe(book.language)}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="color-scheme" content="light dark">\n{author}<title>{title}</title>',
        f"<style>\n{_STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>",
        *([f"<p>{safe(book.author)}</p>"] if book.author else ()),
        "</header>",
        *([_contents(names)] if len(names) > 1 else ()),
        "<main>",
        *sections,
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(parts).encode()


def _names(chapters: tuple[BookChapter, ...]) -> list[str]:
    """What each chapter is called: one among several that has no title goes by its number."""
    if len(chapters) == 1:
        return [chapters[0].title]
    return [chapter.title or str(number) for number, chapter in enumerate(chapters, 1)]


def _contents(names: list[str]) -> str:
    items = "\n".join(f'<li><a href="#chapter-{number}">{safe(name)}</a></li>' for number, name in enumerate(names, 1))
    return f'<nav aria-label="Contents">\n<ol>\n{items}\n</ol>\n</nav>'


def _section(number: int, name: str, body: str) -> str:
    if not name:
        return f"<div>\n{body}\n</div>"
    return f'<section id="chapter-{number}">\n<h2>{safe(name)}</h2>\n{body}\n</section>'
