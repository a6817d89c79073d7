"""Every family of repairs, those first that change least of the story. A new one is a file in `families/` and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from writer_app.continuity.repairs.families.aliases import aliases
from writer_app.continuity.repairs.families.exceptions import exceptions
from writer_app.continuity.repairs.families.facts import changed_facts, claims
from writer_app.continuity.repairs.families.frames import frames
from writer_app.continuity.repairs.families.later import deaths_later
from writer_app.continuity.repairs.families.limits import limits_at_other_times, wider_limits
from writer_app.continuity.repairs.families.promises import promises
from writer_app.continuity.repairs.families.transfers import transfers
from writer_app.continuity.repairs.families.untold import untold
from writer_app.continuity.repairs.ground import Alternatives, Ground

FAMILIES: tuple[Callable[[Ground], Iterator[Alternatives]], ...] = (
    exceptions,
    claims,
    aliases,
    changed_facts,
    deaths_later,
    untold,
    transfers,
    wider_limits,
    limits_at_other_times,
    promises,
    frames,
)
