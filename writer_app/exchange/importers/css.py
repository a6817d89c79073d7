"""The little of a style sheet that concerns prose: which classes slant letters or make them heavy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_SELECTOR = re.compile(r"\s*(?:span|em|i|strong|b|font)?\.([\w-]+)\s*")
_CONCERNS = re.compile(r"font-(?:style|weight)\s*:\s*[\w-]+")
_SHEET = re.compile(r"<(/?)style\b[^<>]*>", re.IGNORECASE)
_COMMENT = re.compile(r"/\*|\*/")


def sheets_in(page: str) -> str:
    """The style sheets that stand in a page of HTML."""
    found: list[str] = []
    begins = -1
    for tag in _SHEET.finditer(page):
        if tag[1] and begins >= 0:
            found.append(page[begins : tag.start()])
        begins = -1 if tag[1] else tag.end()
    return "\n".join(found)


def emphasis_of(sheet: str) -> dict[str, str]:
    """What each class says of slant and weight, as it would stand in an element itself."""
    found: dict[str, str] = {}
    for rule in _without_comments(sheet).split("}"):
        selectors, _, said = rule.rpartition("{")
        if concerns := ";".join(_CONCERNS.findall(said.lower())):
            names = (_SELECTOR.fullmatch(each) for each in selectors.split(","))
            found.update((name[1], concerns) for name in names if name)
    return found


def style_of(classes: Iterable[str], styles: Mapping[str, str]) -> str:
    """What an element's classes say of it, the last first."""
    return ";".join(styles[each] for each in reversed(list(classes)) if each in styles)


def _without_comments(sheet: str) -> str:
    kept: list[str] = []
    end, inside = 0, False
    for mark in _COMMENT.finditer(sheet):
        if not inside and mark[0] == "/*":
            kept.append(sheet[end : mark.start()])
            inside = True
        elif inside and mark[0] == "*/":
            end, inside = mark.end(), False
    return "".join(kept) if inside else "".join(kept) + sheet[end:]
