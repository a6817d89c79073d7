"""What somebody may have meant: the known names nearest to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from writer_app.text.fold import fold_key


def nearest(text: str, names: Iterable[str] | Mapping[str, str], most: int = 3, cutoff: float = 0.6) -> tuple[str, ...]:
    """Up to `most` of `names` that are spelt most like `text`, nearest first; case, accents and apostrophes are ignored.

    A mapping gives what to call each name, by its folded form.
    """
    by_key = names if isinstance(names, Mapping) else {fold_key(name): name for name in names}
    return tuple(dict.fromkeys(by_key[key] for key in get_close_matches(fold_key(text), by_key, n=most, cutoff=cutoff)))


def did_you_mean(text: str, names: Iterable[str] | Mapping[str, str], most: int = 3, cutoff: float = 0.6) -> str | None:
    """The question that offers them, or None where nothing is near."""
    return question(nearest(text, names, most, cutoff))


def question(near: Iterable[str]) -> str | None:
    """The question that offers `near`, or None where it is empty."""
    offered = " or ".join(near)
    return f"did you mean {offered}?" if offered else None
