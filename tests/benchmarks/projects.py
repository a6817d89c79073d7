"""A benchmark's texts as a writer's project, and the program asked about it from the terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any


def write_scenes(folder: Path, title: str, scenes: Mapping[str, str]) -> None:
    """A project of one scene a chapter: `scenes` gives the bodies by id, in order."""
    (folder / "manuscript").mkdir(parents=True)
    lines = ["format: 1", f"id: {folder.name.lower()}", f"title: {json.dumps(title, ensure_ascii=False)}", "outline:"]
    for number, (scene, text) in enumerate(scenes.items(), 1):
        (folder / "manuscript" / f"{number:03}-{scene}.md").write_text(f"---\nid: {scene}\n---\n{text}", encoding="utf-8")
        lines += [f"- id: c{number}", f"  title: Chapter {number}", "  scenes:", f"    - {scene}"]
    (folder / "project.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def declare(folder: Path, entries: Sequence[Mapping[str, Any]]) -> None:
    """The entries become the project's lore, through the importer."""
    lore = folder.with_suffix(".json")
    lore.write_text(json.dumps({"entries": entries}, ensure_ascii=False), encoding="utf-8")
    ask("lore", str(folder), "import", str(lore))


def ask(*arguments: str) -> str:
    """What one command prints. Ends the benchmark with the program's own line where it refuses."""
    command = [sys.executable, "-m", "writer_app", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr.strip() or done.returncode}")
    return done.stdout


def observed(folder: Path, kind: str) -> Iterable[dict[str, Any]]:
    """What was read of one kind, an object each."""
    lines = ask("observations", str(folder), "--kind", kind, "--format", "json").splitlines()
    return (json.loads(line) for line in lines)
