"""Limits read from the sentences that show them, by the table that prints them."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches

from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Condition, Entry, Limit, Lore
from writer_app.domain.positions import Position
from writer_app.domain.values import Scalar
from writer_app.domain.vocabulary import wording
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.positions import position_from
from writer_app.domain.vocabulary.sentences import LOOKED_AT
from writer_app.domain.vocabulary.terms import Part, Term, ValueType

_AT_HAND = re.compile(r"\s+(?:is|are) (?:used|there)$", re.IGNORECASE)
_THERE_IS = re.compile(r"^there (?:is|are) ", re.IGNORECASE)
_QUOTED = re.compile(r"“([^”]*)”")
_STRETCH = re.compile(r" \((?=from |until )(?:from (?P<since>[^()]+?))?(?: ?until (?P<until>[^()]+))?\)$")
_KEPT = re.compile("\x02(\\d+)\x02")


def parse_limit(sentence: str, lore: Lore) -> tuple[Entry, Limit]:
    """The entry and limit that `sentence` states. What stands in “quotation marks” is one value.

    Raises UsageError, naming the nearest forms, where it states no limit.
    """
    text = " ".join(sentence.replace("\x02", " ").split()).removesuffix(".")
    stretch = _STRETCH.search(text)
    if stretch is not None:
        page, limit = parse_limit(text[: stretch.start()], lore)
        return page, replace(limit, since=_positions(stretch["since"]), until=_positions(stretch["until"]))
    pieces = _Pieces(lore, tuple(found[1] for found in _QUOTED.finditer(text)))
    numbers = iter(range(len(pieces.quoted)))
    kept = _QUOTED.sub(lambda _: f"\x02{next(numbers)}\x02", text)
    unknown = ""
    for row in LIMITS.values():
        for form in (row.sentence, *row.also):
            found = _pattern(row, form).fullmatch(kept)
            if found is None:
                continue
            named = pieces.whole(found["entry"])
            entry = lore.resolve(named) or lore.resolve(wording.bare(named))
            if entry is not None:
                return entry, _limit(row, found, pieces)
            unknown = named
    if unknown:
        raise UsageError(f"nothing in the lore is called “{unknown}”")
    forms = [row.sentence.format(entry="…", value="…") for row in LIMITS.values()]
    nearest = get_close_matches(text, forms, n=3, cutoff=0.3) or forms[:3]
    raise UsageError("this sentence states no limit", "nearest forms: " + "; ".join(nearest))


def _positions(text: str | None) -> tuple[Position, ...]:
    """Positions by id, number or date, as `places` tells them."""
    told = (part.removeprefix("chapter ").removesuffix(" the story begins") for part in (text or "").split(" or ") if part)
    return tuple(position_from(Scalar(part)) for part in told)


class _Pieces:
    """What the sentence holds in quotation marks, and how its other words are taken."""

    def __init__(self, lore: Lore, quoted: tuple[str, ...]) -> None:
        self.lore, self.quoted = lore, quoted

    def whole(self, text: str) -> str:
        """`text` with its quoted pieces, marks included."""
        return _KEPT.sub(lambda found: f"“{self.quoted[int(found[1])]}”", text)

    def value(self, text: str) -> str:
        """One value: a quoted piece as it is; anything else without its article, where that is no part of a name."""
        if found := _KEPT.fullmatch(text):
            return self.quoted[int(found[1])]
        text = self.whole(text)
        bare = wording.bare(text)
        return text if self.lore.resolve(text) and not wording.is_state_of_people(bare) else bare

    def condition(self, text: str) -> Condition:
        """One item after "unless"."""
        text, relation = _THERE_IS.sub("", _AT_HAND.sub("", text)), ""
        if text.lower().startswith(f"{LOOKED_AT} "):
            relation, text = LOOKED_AT, text[len(LOOKED_AT) + 1 :]
        return Condition(self.value(text), relation)


def _pattern(row: Term, form: str) -> re.Pattern[str]:
    text = re.escape(form.format(entry="\0", value="\1"))
    text = text.replace(re.escape("\0"), "(?P<entry>.+?)").replace(re.escape("\1"), "(?P<value>.+?)")
    options = "".join(_option_pattern(index, part) for index, part in enumerate(row.parts[1:]))
    return re.compile(f"{text}{options}(?:,? unless (?P<unless>.+))?", re.IGNORECASE)


def _option_pattern(index: int, part: Part) -> str:
    """The option's wordings; where it has a value, all end with it."""
    said = [phrase.removeprefix(", ").removesuffix("{}").strip() for phrase in (part.phrase, *part.also)]
    value = f" (?P<o{index}>.+?)" if part.type is not ValueType.FLAG else ""
    return f"(?:,? (?:{'|'.join(map(re.escape, said))}){value}(?P<p{index}>))?"


def _limit(row: Term, found: re.Match[str], pieces: _Pieces) -> Limit:
    options: list[tuple[str, str]] = []
    for index, part in enumerate(row.parts[1:]):
        if found[f"p{index}"] is not None:
            options.append((part.key, "true" if part.type is ValueType.FLAG else pieces.value(found[f"o{index}"])))
    unless = tuple(pieces.condition(text) for text in wording.items_of(found["unless"] or ""))
    values = tuple(_value(row, pieces.value(text)) for text in wording.items_of(found["value"]))
    return Limit(row.key, values, tuple(options), unless)


def _value(row: Term, text: str) -> str:
    return wording.number_of_times(text) if row.parts[0].type is ValueType.NUMBER else text
