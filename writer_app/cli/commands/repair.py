"""`writer-app repair`: what would make both passages of a finding true, and writing it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from writer_app.bootstrap.workshop import open_workshop
from writer_app.cli.outcome import Parser
from writer_app.domain.errors import UsageError
from writer_app.domain.repairs import Repair
from writer_app.services.checking import by_fingerprint
from writer_app.services.repairing import repair_operation
from writer_app.services.reporting import place_line
from writer_app.services.revising import diff_lines, save
from writer_app.services.session.operations import Operation


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("fingerprint", metavar="FINGERPRINT", help="as `check` prints it; its beginning is enough")
    parser.add_argument("--apply", type=int, default=0, metavar="N", help="write this one")
    parser.set_defaults(run=repair)


def repair(options: argparse.Namespace) -> Iterator[str]:
    """The repairs with what each would write; with --apply what was written."""
    with open_workshop(options.folder, os.environ) as workshop:
        finding = by_fingerprint(workshop.checked(), options.fingerprint)
        repairs = workshop.mender().repairs(finding)
        operations = [repair_operation(workshop.folder, workshop.loaded, finding, one) for one in repairs]
        heading = place_line(workshop.loaded.project, workshop.loaded.scenes, finding)
    if options.apply:
        yield from _applied(options.folder, operations, options.apply)
    else:
        yield from _listed(heading, repairs, operations)


def _listed(heading: str, repairs: Sequence[Repair], operations: Sequence[Operation]) -> Iterator[str]:
    yield heading
    for number, (one, operation) in enumerate(zip(repairs, operations, strict=True), start=1):
        yield f"{number}. {one.title}"
        yield from (f"    {line}" for revision in operation.revisions for line in diff_lines(revision))
    yield "--apply N writes one of them" if repairs else "no change of your notes alone would make both true"


def _applied(folder: Path, operations: Sequence[Operation], number: int) -> Iterator[str]:
    if not 0 < number <= len(operations):
        offered = f"there are {len(operations)}" if len(operations) > 1 else "there is one" if operations else "there is none"
        raise UsageError(f"there is no repair {number}", offered)
    operation = operations[number - 1]
    save(folder, operation.revisions, "repair")
    yield f"written: {operation.title}"
    for revision in operation.revisions:
        yield from diff_lines(revision)
