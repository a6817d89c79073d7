"""The table of commands: whole, and loaded only as far as it is asked for."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

from writer_app.cli import commands
from writer_app.cli.main import main
from writer_app.cli.registry import COMMANDS, PLANNED

LOADED = """
import json, sys
from writer_app.cli.main import main
try:
    code = main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""
HEAVY = {"lemminflect", "numpy", "sqlmodel", "whoosh", "writer_app.bootstrap", "writer_app.language.reading"}


def loaded_by(*arguments: object) -> set[str]:
    command = (sys.executable, "-c", LOADED, *map(str, arguments))
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    code, modules = json.loads(done.stderr)
    assert code == 0
    return set(modules)


def test_every_file_of_commands_is_in_the_table_once() -> None:
    shared = {"noticing", "remarks", "standing", "teach"}
    files = sorted(module.name for module in pkgutil.iter_modules(commands.__path__) if module.name not in shared)
    assert sorted(command.module for command in COMMANDS if command.module) == files
    assert [command.name for command in COMMANDS if not command.module] == list(PLANNED)


def test_help_names_every_command_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = " ".join(capsys.readouterr().out.split())
    for command in COMMANDS:
        assert f" {command.name} {command.help or 'not yet'}" in told


@pytest.mark.parametrize("name", [command.name for command in COMMANDS if command.module])
def test_each_command_has_help_and_something_to_run(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])
    assert stop.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: writer-app {name} ")


def test_version_and_help_load_no_command() -> None:
    for asked in ("--version", "--help"):
        assert not {name for name in loaded_by(asked) if name.startswith("writer_app.cli.commands.")}


def test_a_list_of_the_lore_loads_neither_reader_nor_index(tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text("id: well\n")
    modules = loaded_by("lore", tmp_path, "list")
    assert {name for name in modules if name.startswith("writer_app.cli.commands.")} == {
        "writer_app.cli.commands.lore",
        "writer_app.cli.commands.remarks",
    }
    assert not modules & HEAVY
