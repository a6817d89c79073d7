"""Looking things up in the lore."""

from __future__ import annotations

from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Entry, Lore
from writer_app.domain.values import Listing, Table, Value, text_of
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.sentences import Names, change_told, fact_sentence, limit_sentence
from writer_app.text.fold import fold_key
from writer_app.text.nearest import did_you_mean, nearest


def find_entry(lore: Lore, reference: str) -> Entry:
    """The entry an id or name refers to, its accents and apostrophes as they may be.

    Raises UsageError with the nearest known names, or with all who bear the name.
    """
    found = lore.resolve(reference)
    if found is not None:
        return found
    if several := lore.named(reference):
        ids = ", ".join(entry.id for entry in several)
        raise UsageError(f"“{reference}” is the name of several entries", f"say which: {ids}")
    folded = [entry for entry in lore if fold_key(reference) in map(fold_key, entry.surfaces())]
    if len(folded) == 1:
        return folded[0]
    names = (surface for entry in lore for surface in (entry.id, *entry.surfaces()))
    raise UsageError(f"nothing in the lore is called “{reference}”", did_you_mean(reference, names))


def key_hint(key: str) -> str:
    """A line for a fact that no check reads though one of nearly that name exists; empty otherwise."""
    near = () if key in FACTS else nearest(key, tuple(FACTS), most=1, cutoff=0.75)
    return f"no check reads “{key}”; did you mean “{near[0]}”?" if near else ""


def entry_lines(entry: Entry, names: Names) -> tuple[str, ...]:
    """Everything declared about `entry`, a sentence a line, in the order of its page."""
    others = [alias.text for alias in entry.aliases if alias.text != entry.name]
    lines = [f"{entry.name} ({entry.kind.value}, {entry.id})"]
    lines += [f"also: {', '.join(others)}"] if others else []
    lines += [f"called: {', '.join(entry.called)}"] if entry.called else []
    lines += [f"pronouns: {entry.pronouns.value}"] if entry.pronouns.value else []
    lines += [f"tags: {', '.join(entry.tags)}"] if entry.tags else []
    lines += [f"{key}: {', '.join(map(names.entry, values))}" for key, values in entry.links if values]
    lines += [fact_sentence(entry.name, fact, names) for fact in entry.facts]
    lines += [change_told(entry, change, names) for change in entry.changes]
    lines += [limit_sentence(entry.name, limit, names) for limit in entry.limits]
    lines += [f"{key}: {_as_typed(value)}" for key, value in entry.unknown]
    return (*lines, *([entry.notes] if entry.notes else []))


def _as_typed(value: Value) -> str:
    """A value under a key of the author's own, on one line."""
    if isinstance(value, Listing):
        return ", ".join(map(_as_typed, value))
    if isinstance(value, Table):
        return ", ".join(f"{pair.key.text}: {_as_typed(pair.value)}" for pair in value.pairs)
    return text_of(value)
