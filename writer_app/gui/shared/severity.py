"""How sure a note is, in the writers' words. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from writer_app.domain.findings import Severity
from writer_app.gui.shared.words import tr

_STANDING = {Severity.CONFLICT: "Contradiction", Severity.WARNING: "Doubt", Severity.NOTE: "Worth a look"}
_COUNTED = {
    Severity.CONFLICT: ("{n} contradiction", "{n} contradictions"),
    Severity.WARNING: ("{n} doubt", "{n} doubts"),
    Severity.NOTE: ("{n} worth a look", "{n} worth a look"),
}


def standing(severity: Severity) -> str:
    """What a note of this severity is called."""
    return tr(_STANDING[severity])


def counted(severity: Severity, count: int) -> str:
    """So many notes of this severity, in words."""
    return tr(_COUNTED[severity][count != 1], n=f"{count:,}")


def told(counts: Mapping[Severity, int]) -> str:
    """How many there are of each, in words; "" where there are none."""
    return ", ".join(counted(severity, counts[severity]) for severity in Severity if counts.get(severity))
