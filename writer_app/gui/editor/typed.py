"""What a key does beyond the letter on it. Plain text in, plain text out."""

from __future__ import annotations

from writer_app.services.session.buffers import Edit

_OPENING = frozenset("([{\u201c\u2018/")
_EITHER = frozenset("\u2014\u2013-*_")
_CURLY = {'"': ("\u201c", "\u201d"), "'": ("\u2018", "\u2019")}


def curly(sign: str, before: str) -> str:
    """The curly form of a straight quotation mark that is typed after the text `before`."""
    if sign not in _CURLY:
        return sign
    last, (opening, closing) = before[-1:], _CURLY[sign]
    if last in _EITHER:
        # Speech that is broken off ends in a dash, and what is stressed may end it: what is open is closed first.
        return closing if before.rfind(opening) > before.rfind(closing) else opening
    return opening if not last or last.isspace() or last in _OPENING else closing


def toggled(text: str, start: int, end: int, sign: str) -> tuple[Edit, int, int]:
    """The edit that puts `sign` around `[start, end)` or takes it away, and what is to be selected then.

    Nothing selected means the word there; where there is none, an empty pair with the cursor inside.
    """
    if start == end:
        start, end = _word(text, start)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    size = len(sign)
    inner = text[start:end]
    if _has(text, start, end, sign):
        return Edit(start - size, end - start + 2 * size, inner), start - size, end - size
    if len(inner) > 2 * size and inner.startswith(sign) and inner.endswith(sign):
        return Edit(start, end - start, inner[size:-size]), start, end - 2 * size
    return Edit(start, end - start, f"{sign}{inner}{sign}"), start + size, end + size


def _has(text: str, start: int, end: int, sign: str) -> bool:
    """Whether the sign stands around it: of three stars one is for emphasis and two for strong emphasis."""
    head, tail = text[max(0, start - 3) : start], text[end : end + 3]
    around = min(len(head) - len(head.rstrip(sign[0])), len(tail) - len(tail.lstrip(sign[0])))
    return around in (len(sign), 3)


def _word(text: str, at: int) -> tuple[int, int]:
    start, end = at, at
    while start and _joins(text[start - 1]):
        start -= 1
    while end < len(text) and _joins(text[end]):
        end += 1
    return start, end


def _joins(char: str) -> bool:
    return char.isalnum() or char in "'\u2019-"
