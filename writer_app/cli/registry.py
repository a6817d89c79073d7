"""Every command of the terminal, in the order of its help. A new command is a file in `commands/` and a line here."""

from __future__ import annotations

from writer_app.cli.commands import doctor, export, importing, lore, stats
from writer_app.cli.outcome import Adds, Commands, add_planned

PLANNED = ("new", "open", "check", "query", "state", "possible", "impact", "repair", "rename", "observations", "history", "db")


def _planned(commands: Commands) -> None:
    add_planned(commands, *PLANNED)


COMMANDS: tuple[Adds, ...] = (
    importing.add,
    stats.add,
    lore.add,
    export.add,
    doctor.add,
    _planned,
)
