"""`writer-app check`: what contradicts the author."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from writer_app import __version__
from writer_app.bootstrap.workshop import Workshop, open_workshop
from writer_app.cli.commands.remarks import notes, problem_lines
from writer_app.cli.outcome import Outcome, Parser
from writer_app.continuity.registry import CHECKS
from writer_app.continuity.repairs.proving import Mender
from writer_app.domain.errors import UsageError
from writer_app.domain.findings import Finding
from writer_app.domain.lore import Lore
from writer_app.services.checking import Checked, Choice, by_fingerprint, chosen, stands
from writer_app.services.deciding import dismissal
from writer_app.services.fixing import fixes_of
from writer_app.services.repairing import repair_json
from writer_app.services.reporting import Json, Remedies, Reported, check_report, check_text
from writer_app.services.revising import diff_lines, save
from writer_app.services.sarif import Sources, Trouble, sarif_log

FOUND, UNREADABLE = 1, 2


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text")
    parser.add_argument("--only", default="", metavar="CODES", help="codes or their beginnings, with commas between: Q,R603")
    parser.add_argument("--skip", default="", metavar="CODES")
    parser.add_argument("--scene", default="", metavar="ID")
    parser.add_argument("--include-dismissed", action="store_true", help="also what is meant that way")
    parser.add_argument("--each", action="store_true", help="each of the findings that rest on one line of a page")
    parser.add_argument("--meant", default="", metavar="FINGERPRINT", help="this one is meant that way, for good")
    parser.add_argument("--reason", default="", metavar="TEXT", help="with --meant: why")
    parser.set_defaults(run=check)


def check(options: argparse.Namespace) -> Outcome:
    """Exit code 0 where nothing stands, 1 where a contradiction or doubt does, 2 where something could not be read."""
    if options.reason and not options.meant:
        raise UsageError("--reason goes with --meant")
    if options.meant:
        return Outcome(_meant(options.folder, options.meant, options.reason))
    with open_workshop(options.folder, os.environ) as workshop:
        only = _codes(options.only)
        checked = workshop.checked(only)
        scenes = workshop.loaded.scenes
        scene = next((scene.id for scene in scenes if options.scene in scene.was), options.scene)
        # SARIF says of what is meant that it is; nothing is left out of it.
        dismissed = options.include_dismissed or options.format == "sarif"
        choice = Choice(only, _codes(options.skip), scene, dismissed)
        told = [*problem_lines(checked.notes), *notes(workshop.loaded)]
        reported = chosen(checked, choice, [scene.id for scene in scenes])
        lines = _printed(options, workshop, checked, reported)
    errors = list(problem_lines(checked.problems))
    return Outcome(lines, UNREADABLE if errors else FOUND if stands(reported) else 0, [*errors, *told])


def _printed(options: argparse.Namespace, workshop: Workshop, checked: Checked, reported: Sequence[Reported]) -> list[str]:
    loaded = workshop.loaded
    project, scenes = loaded.project, loaded.scenes
    if options.format == "text":
        told = [replace(item, group="", more=0) for item in reported] if options.each else reported
        return list(check_text(project, scenes, checked.words, told, lambda entry: _called(loaded.lore, entry)))
    fixes = fixes_of(options.folder, loaded)
    if options.format == "json":
        report = check_report(project, scenes, checked.words, reported, Remedies(fixes, _repairs(workshop)))
    else:
        sources = Sources(project, scenes, CHECKS, fixes, fixes.text)
        report = sarif_log(__version__, sources, reported, Trouble(checked.problems, checked.notes))
    return [json.dumps(report, ensure_ascii=False, indent=1)]


def _repairs(workshop: Workshop) -> Callable[[Finding], list[Json]]:
    """What would mend each finding; nothing is worked out before the first."""
    menders: list[Mender] = []

    def repairs(finding: Finding) -> list[Json]:
        if not menders:
            menders.append(workshop.mender())
        return repair_json(workshop.folder, workshop.loaded, finding, menders[0].repairs(finding))

    return repairs


def _called(lore: Lore, entry: str) -> str:
    found = lore.get(entry)
    return found.name if found else entry


def _meant(folder: Path, beginning: str, reason: str) -> Iterator[str]:
    with open_workshop(folder, os.environ) as workshop:
        finding = by_fingerprint(workshop.checked(), beginning)
    operation = dismissal(folder, finding, reason)
    save(folder, operation.revisions, "check --meant")
    for revision in operation.revisions:
        yield from diff_lines(revision)


def _codes(text: str) -> list[str]:
    return [code.strip().upper() for code in text.split(",") if code.strip()]
