"""`writer-app lore`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from writer_app.cli.commands.remarks import remarks
from writer_app.cli.outcome import Commands, add_planned
from writer_app.domain.lore import Kind
from writer_app.services.lore import entry_lines, find_entry
from writer_app.storage.folder import load

KINDS = tuple(Kind)


def add(commands: Commands) -> None:
    """Adds the command with its actions."""
    parser = commands.add_parser("lore", help="what is true in this story")
    parser.add_argument("folder", type=Path, metavar="DIR")
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|show|add|set|rule|import|export")
    listing = actions.add_parser("list", help="every entry, a line each")
    listing.set_defaults(run=lambda options: lore_list(options.folder))
    show = actions.add_parser("show", help="one entry, in sentences")
    show.add_argument("name", metavar="NAME")
    show.set_defaults(run=lambda options: lore_show(options.folder, options.name))
    add_planned(actions, "add", "set", "rule", "import", "export", "propose", "accept")


def lore_list(folder: Path) -> Iterator[str]:
    """Every entry: kind, id, name."""
    loaded = load(folder)
    width = max((len(entry.id) for entry in loaded.lore), default=0)
    for entry in sorted(loaded.lore, key=lambda entry: (KINDS.index(entry.kind), entry.name, entry.id)):
        yield f"{entry.kind.value:9}  {entry.id:{width}}  {entry.name}"
    yield from remarks(loaded)


def lore_show(folder: Path, name: str) -> Iterator[str]:
    """One entry in sentences."""
    yield from entry_lines(find_entry(load(folder).lore, name))
