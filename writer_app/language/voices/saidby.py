"""Who says what, as the author has it: the quotations that are meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from writer_app.domain.lore import Lore
from writer_app.domain.scenes import SpokenBy
from writer_app.language.units.quotes import Quotation
from writer_app.language.voices.speakers import SOMEONE
from writer_app.text.requoting import Quoted, found_again


def said_by(spoken: Sequence[SpokenBy], body: str, quotations: Iterable[Quotation], lore: Lore) -> Mapping[int, str]:
    """The speakers of quotations by their number: an entry, or SOMEONE whom the lore does not know."""
    if not spoken:
        return {}
    wanted = [Quoted(each.quote, each.before, each.after) for each in spoken]
    said: dict[int, str] = {}
    for number, place in found_again(wanted, body, [each.span for each in quotations]).items():
        entry = lore.resolve(spoken[number].speaker) if spoken[number].speaker else None
        if entry is not None:
            said[place] = entry.id
        elif not spoken[number].speaker:
            said[place] = SOMEONE
    return said


def as_speech(quotations: Sequence[Quotation], said: Mapping[int, str]) -> tuple[Quotation, ...]:
    """`quotations`, with each that somebody says told as speech."""
    return tuple(
        replace(each, spoken=True) if number in said and not each.spoken else each for number, each in enumerate(quotations)
    )
