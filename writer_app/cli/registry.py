"""Every command of the terminal, in the order of its help. A new command is a file in `commands/` and a line here."""

from __future__ import annotations

from writer_app.cli.commands import check, database, doctor, export, importing, lore, new, observations, query, state, stats
from writer_app.cli.outcome import Adds, Commands, add_planned

PLANNED = ("open", "possible", "impact", "repair", "rename", "history")


def _planned(commands: Commands) -> None:
    add_planned(commands, *PLANNED)


COMMANDS: tuple[Adds, ...] = (
    new.add,
    importing.add,
    check.add,
    query.add,
    state.add,
    lore.add,
    export.add,
    stats.add,
    observations.add,
    database.add,
    doctor.add,
    _planned,
)
