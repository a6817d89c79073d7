"""What somebody may have meant: the known names nearest to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from writer_app.text.fold import fold_key


def nearest(text: str, names: Iterable[str], most: int = 3, cutoff: float = 0.6) -> tuple[str, ...]:
    """Up to `most` of `names` that are spelt most like `text`, nearest first; case, accents and apostrophes are ignored."""
    by_key = {fold_key(name): name for name in names}
    return tuple(by_key[key] for key in get_close_matches(fold_key(text), by_key, n=most, cutoff=cutoff))


def did_you_mean(text: str, names: Iterable[str], most: int = 3, cutoff: float = 0.6) -> str | None:
    """The question that offers them, or None where nothing is near."""
    near = nearest(text, names, most, cutoff)
    return f"did you mean {' or '.join(near)}?" if near else None
