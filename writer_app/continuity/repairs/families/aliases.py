"""What looks like a slip is another name."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.excepting import declared_in
from writer_app.continuity.judging.reports import say
from writer_app.continuity.repairs.ground import Alternatives, Ground
from writer_app.domain.lore import Alias
from writer_app.domain.repairs import Named, Repair

_NAMES = ("name", "aliases")


def aliases(ground: Ground) -> Iterator[Alternatives]:
    """The words of the finding as one more name of whoever it is about."""
    for entry, item in declared_in(ground.finding, ground.story.lore):
        if item.key in _NAMES and ground.finding.quote:
            title = say("“{word}” is another name of {name}", word=ground.finding.quote, name=entry.name)
            yield (Repair(title, (Named(entry.id, Alias(ground.finding.quote)),)),)
