"""How a writer likes the program, kept between starts and for all projects."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from writer_app.services.session.remembering import read_table, write_table

_FILE = "preferences.json"


@dataclass(frozen=True, slots=True)
class Preferences:
    """`colours` is "system", "light" or "dark"; `letter` the size of letters on the page in pixels. `curly_quotes`: straight
    quotation marks become curly as they are typed; `typewriter`: the line that is typed in stays in the middle; `spelling`:
    words in no dictionary are underlined; `notes_by`: continuity notes are grouped by "scene" or by "subject"; `export_to` and
    `export_folder`: the kind of the last book written and where it went, empty for beside the project."""

    colours: str = "system"
    letter: int = 19
    curly_quotes: bool = False
    typewriter: bool = False
    spelling: bool = True
    notes_by: str = "scene"
    export_to: str = "epub"
    export_folder: str = ""


def preferences(root: Path) -> Preferences:
    """What is kept in the folder of the user's data; what cannot be read is as at first."""
    table = read_table(root / _FILE)
    first = asdict(Preferences())
    kept = table if isinstance(table, dict) else {}
    told = {name: kept[name] for name, value in first.items() if type(kept.get(name)) is type(value)}
    return Preferences(**{**first, **told})


def keep_preferences(root: Path, liked: Preferences) -> None:
    """Keeps them. Raises EnvironmentFault."""
    write_table(root / _FILE, asdict(liked))
