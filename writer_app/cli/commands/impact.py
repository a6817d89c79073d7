"""`writer-app impact`: what a change of what is true would break, before it is made."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from writer_app.bootstrap.opening import history_of
from writer_app.bootstrap.workshop import Workshop, open_workshop
from writer_app.cli.commands.state import POSITIONS
from writer_app.cli.outcome import Outcome, Parser
from writer_app.continuity.torevise import Row
from writer_app.domain.errors import UsageError
from writer_app.services.foreseeing import sentences, written_by
from writer_app.services.impactreport import Foreseen, impact_report, impact_text, said_once
from writer_app.services.revising import Revision, diff_lines
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.services.supposing import When, supposed_change, supposed_fact, supposed_rule
from writer_app.services.torevise import kept, list_lines, rows_now, ticking
from writer_app.storage.lock import hold

_SAY = "say what: NAME KEY VALUE, NAME --change 'dies@SCENE', or --rule SENTENCE"


def add(parser: Parser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("what", nargs="*", metavar="NAME KEY VALUE", help="a fact: whose, which and what")
    parser.add_argument(
        "--change", default="", metavar="CHANGE", help="what happens, and where: 'dies@SCENE', 'takes knife@3.2'"
    )
    parser.add_argument(
        "--rule", nargs="+", default=[], metavar="SENTENCE", help="a limit in a sentence, or a search to find nothing"
    )
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--since", default="", metavar="POS", help=f"from here on: {POSITIONS}")
    when.add_argument("--always", action="store_true", help="it was always so, in the place of all that was true")
    keep = parser.add_argument_group("a list of what to revise")
    keep.add_argument("--keep", action="store_true", help="keep the passages as a list, in revisions.yaml")
    keep.add_argument("--make", action="store_true", help="make it true as well")
    keep.add_argument("--list", action="store_true", help="what is left to revise")
    keep.add_argument("--tick", default="", metavar="N,N", help="these are done")
    keep.add_argument("--untick", default="", metavar="N,N", help="these are not")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=impact)


def impact(options: argparse.Namespace) -> Outcome:
    """The passages that the change would put in conflict, and those that it would settle; or the list that is kept."""
    with open_workshop(options.folder, os.environ) as workshop:
        if options.list or options.tick or options.untick:
            return Outcome(_listed(options, workshop))
        revision = _supposed(options, workshop)
        foreseen = _foreseen(workshop, revision)
        written = tuple(_written(options, foreseen, revision))
        _do(workshop, Operation(said_once(foreseen.says), written, Changes()))
    return Outcome(_printed(options, foreseen, revision, written))


def _listed(options: argparse.Namespace, workshop: Workshop) -> list[str]:
    rows = _rows(workshop)
    for numbers, done in ((options.tick, True), (options.untick, False)):
        if numbers:
            _do(workshop, ticking(options.folder, rows, _numbers(numbers), done=done))
            workshop.reload()
            rows = _rows(workshop)
    return list(list_lines(workshop.loaded, rows))


def _do(workshop: Workshop, operation: Operation) -> None:
    """All of it or nothing, with a snapshot before it."""
    if operation.revisions:
        with hold(workshop.folder, "impact"):
            history_of(workshop.folder, workshop.loaded, os.environ).do(operation)


def _rows(workshop: Workshop) -> tuple[Row, ...]:
    return rows_now(workshop.loaded, workshop.checked().findings)


def _numbers(text: str) -> list[int]:
    parts = text.replace(",", " ").split()
    if not parts or not all(part.isdecimal() for part in parts):
        raise UsageError(f"“{text}” is no number of a passage", "--list shows them")
    return [int(part) for part in parts]


def _supposed(options: argparse.Namespace, workshop: Workshop) -> Revision:
    folder, loaded, what = workshop.folder, workshop.loaded, options.what
    when = When(options.since, options.always)
    if options.rule and not (what or options.change):
        return supposed_rule(folder, loaded, " ".join(options.rule), when)
    if options.change and len(what) == 1 and not options.rule:
        return supposed_change(folder, loaded, what[0], options.change, when)
    if len(what) == 3 and not options.change and not options.rule:
        return supposed_fact(folder, loaded, what[0], (what[1], what[2]), when)
    raise UsageError(_SAY)


def _foreseen(workshop: Workshop, revision: Revision) -> Foreseen:
    if not revision.changes():
        raise UsageError("your notes say so already")
    then, found = workshop.foreseen(written_by([revision]))
    return Foreseen(sentences(workshop.loaded, then), found, then)


def _written(options: argparse.Namespace, foreseen: Foreseen, revision: Revision) -> Iterator[Revision]:
    if options.make:
        yield revision
    if options.keep:
        yield kept(options.folder, said_once(foreseen.says), foreseen.impact.new)


def _printed(
    options: argparse.Namespace, foreseen: Foreseen, revision: Revision, written: Sequence[Revision]
) -> Iterator[str]:
    if options.format == "json":
        yield json.dumps(impact_report(foreseen), ensure_ascii=False, indent=1)
        return
    yield from impact_text(foreseen)
    yield ""
    yield "written:" if written else "nothing was written; making it true (--make) would write:"
    for each in written or [revision]:
        yield from diff_lines(each)
    if written and not options.make:
        yield "it is not true yet: --make makes it so"
