"""Every command of the terminal, in the order of its help. A new command is a file in `commands/` and a line here.

The one place of the terminal that loads a module only when it is asked for: a command needs its own file of `commands/`, and
most need neither the prose reader nor the search index. Names and help come from the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from writer_app.cli.outcome import Adds, Commands, add_planned


@dataclass(frozen=True, slots=True)
class Command:
    """A command with its line of help, and the file of `commands/` that holds its `add`; no file, no command yet."""

    name: str
    help: str = ""
    module: str = ""

    def adds(self) -> Adds:
        """Loads the file."""
        adds: Adds = load_file(self.module).add
        return adds


def load_file(name: str) -> ModuleType:
    """A file of `commands/`, loaded now."""
    return import_module(f"writer_app.cli.commands.{name}")


PLANNED = ("history",)
COMMANDS = (
    Command("open", "the window; writer-app alone opens it too", "opening"),
    Command("new", "the start of a new novel", "new"),
    Command("import", "bring a manuscript in, as chapters after those there are", "importing"),
    Command("check", "what contradicts what you declared, with both passages", "check"),
    Command("query", "search the prose and the lore: eri speaker:overhaul place:corridor", "query"),
    Command("state", "what holds for someone or something at a point of the story", "state"),
    Command("possible", "who can be there at a point of the story, and which powers work", "possible"),
    Command("repair", "what would make both passages of a finding true", "repair"),
    Command("lore", "what is true in this story", "lore"),
    Command("impact", "what a change of what is true would break, before it is made", "impact"),
    Command("rename", "another name for somebody or something, in manuscript and lore", "rename"),
    Command("export", "the manuscript as one file", "export"),
    Command("stats", "words by chapter, and where a line may be missing", "stats"),
    Command("observations", "what reading noticed in your text, as rows", "observations"),
    Command("db", "where the continuity database is, for other tools to open", "database"),
    Command("doctor", "what is installed, and how a project and what is derived from it stand", "doctor"),
    *(Command(name) for name in PLANNED),
)


def add_commands(commands: Commands, asked: str) -> None:
    """Adds every command by name and help, and of the one `asked` for its arguments too."""
    for command in COMMANDS:
        if not command.module:
            add_planned(commands, command.name)
            continue
        parser = commands.add_parser(command.name, help=command.help)
        if command.name == asked:
            command.adds()(parser)
