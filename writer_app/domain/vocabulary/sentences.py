"""Facts, changes and limits as sentences; limits are parsed back by the table that prints them."""

from __future__ import annotations

import re
from difflib import get_close_matches

from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Change, Condition, Entry, Fact, Limit, Lore
from writer_app.domain.positions import Position, PositionKind
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.terms import Part, Term, ValueType

_SPLIT = re.compile(r"\s*,\s*(?:or |and )?|\s+(?:or|and)\s+")
_ARTICLE = re.compile(r"^(?:a|an|the)\s+", re.IGNORECASE)
_IN_USE = re.compile(r"\s+(?:is|are) used$", re.IGNORECASE)
_LOOKED_AT = "looked at by "


def limit_sentence(entry_name: str, limit: Limit) -> str:
    """The sentence that shows `limit` of the entry called `entry_name`, without a full stop."""
    row = LIMITS[limit.key]
    parts = [row.sentence.format(entry=entry_name, value=", ".join(limit.values))]
    parts += [part.phrase.format(limit.option(part.key)) for part in row.parts[1:] if limit.option(part.key)]
    if limit.unless:
        parts.append("unless " + ", ".join(f"{item.relation} {item.text}".strip() for item in limit.unless))
    return " ".join(parts)


def parse_limit(sentence: str, lore: Lore) -> tuple[Entry, Limit]:
    """The entry and limit that `sentence` states. Raises UsageError, naming the nearest forms, where it states none."""
    text = " ".join(sentence.split()).removesuffix(".")
    unknown = ""
    for row in LIMITS.values():
        found = _pattern(row).fullmatch(text)
        if found is None:
            continue
        entry = lore.resolve(found["entry"]) or lore.resolve(_ARTICLE.sub("", found["entry"]))
        if entry is not None:
            return entry, _limit(row, found)
        unknown = found["entry"]
    if unknown:
        raise UsageError(f"nothing in the lore is called “{unknown}”")
    forms = {row.sentence.format(entry="…", value="…"): row for row in LIMITS.values()}
    nearest = get_close_matches(text, forms, n=3, cutoff=0.3) or list(forms)[:3]
    raise UsageError("this sentence states no limit", "nearest forms: " + "; ".join(nearest))


def _pattern(row: Term) -> re.Pattern[str]:
    text = re.escape(row.sentence.format(entry="\0", value="\1"))
    text = text.replace(re.escape("\0"), "(?P<entry>.+?)").replace(re.escape("\1"), "(?P<value>.+?)")
    options = "".join(_option_pattern(index, part) for index, part in enumerate(row.parts[1:]))
    return re.compile(f"{text}{options}(?: unless (?P<unless>.+))?", re.IGNORECASE)


def _option_pattern(index: int, part: Part) -> str:
    return "(?: " + re.escape(part.phrase.format("\0")).replace(re.escape("\0"), f"(?P<o{index}>.+?)") + f"(?P<p{index}>))?"


def _limit(row: Term, found: re.Match[str]) -> Limit:
    options: list[tuple[str, str]] = []
    for index, part in enumerate(row.parts[1:]):
        if found[f"p{index}"] is not None:
            options.append((part.key, "true" if part.type is ValueType.FLAG else found[f"o{index}"]))
    unless = tuple(_condition(text) for text in _listed(found["unless"] or ""))
    return Limit(row.key, tuple(_ARTICLE.sub("", text) for text in _listed(found["value"])), tuple(options), unless)


def _listed(text: str) -> list[str]:
    return [part for part in _SPLIT.split(text) if part]


def _condition(text: str) -> Condition:
    text = _IN_USE.sub("", text)
    relation = ""
    if text.lower().startswith(_LOOKED_AT):
        relation, text = _LOOKED_AT.strip(), text[len(_LOOKED_AT) :]
    return Condition(_ARTICLE.sub("", text), relation)


def fact_sentence(entry_name: str, fact: Fact) -> str:
    """The sentence that shows `fact`, with the stretch of the story it holds for and who claims it."""
    row = FACTS.get(fact.key)
    said = row.sentence.format(entry=entry_name, value=fact.value) if row else f"{entry_name}, {fact.key}: {fact.value}"
    claim = f"according to {fact.according_to}, " if fact.according_to else ""
    return f"{claim}{said}{_stretch(fact.since, fact.until)}"


def change_sentence(entry_name: str, change: Change) -> str:
    """The sentence that shows `change`, with where it happens."""
    row = CHANGES[change.verb]
    parts = [row.sentence.format(entry=entry_name, value=", ".join(change.arg("what")))]
    parts += [part.phrase.format(", ".join(change.arg(part.key))) for part in row.parts[1:] if change.arg(part.key)]
    if change.since or change.until:
        return " ".join(parts) + _stretch(change.since, change.until)
    return " ".join(parts) + f" ({_places(change.at)})"


def _stretch(since: tuple[Position, ...], until: tuple[Position, ...]) -> str:
    bounds = [f"{word} {_places(places)}" for word, places in (("from", since), ("until", until)) if places]
    return f" ({' '.join(bounds)})" if bounds else ""


def _places(positions: tuple[Position, ...]) -> str:
    return " or ".join(_place(position) for position in positions)


def _place(position: Position) -> str:
    if position.kind is PositionKind.BEFORE:
        return "before the story begins"
    return f"{position.written}, after “{position.after}”" if position.after else position.written
