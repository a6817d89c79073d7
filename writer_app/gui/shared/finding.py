"""What the palette offers for what was typed. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from writer_app.text.fold import fold_key


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a palette: what it says, what stands beside it in grey, and what it does."""

    title: str
    act: Callable[[], None]
    beside: str = ""


def matching(choices: Iterable[Choice], typed: str) -> tuple[Choice, ...]:
    """The choices that hold every typed word, in any order and by its beginning or inside; those with a word that begins so
    come first, then as given."""
    words = _plain(typed).split()
    scored = ((_score(_plain(f"{choice.title} {choice.beside}"), words), choice) for choice in choices)
    kept = [(score, choice) for score, choice in scored if score is not None]
    return tuple(choice for _, choice in sorted(kept, key=lambda pair: pair[0]))


def _plain(text: str) -> str:
    return fold_key(text)


def _score(text: str, words: list[str]) -> int | None:
    """How far from the best: 0 where the title begins so, then beginnings of words, then anywhere; None for no match."""
    if not all(word in text for word in words):
        return None
    if words and text.startswith(" ".join(words)):
        return 0
    beginnings = text.split()
    return 1 + sum(not any(beginning.startswith(word) for beginning in beginnings) for word in words)
