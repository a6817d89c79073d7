"""`writer-app impact`: what a change of what is true would break, before it is made."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path

from writer_app.bootstrap.workshop import Workshop, open_workshop
from writer_app.cli.commands.state import POSITIONS
from writer_app.cli.outcome import Outcome, Parser
from writer_app.domain.errors import UsageError
from writer_app.services.foreseeing import sentences, written_by
from writer_app.services.impactreport import Foreseen, impact_report, impact_text
from writer_app.services.revising import Revision, diff_lines
from writer_app.services.supposing import When, supposed_change, supposed_fact, supposed_rule

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
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=impact)


def impact(options: argparse.Namespace) -> Outcome:
    """The passages that the change would put in conflict, and those that it would settle."""
    with open_workshop(options.folder, os.environ) as workshop:
        revision = _supposed(options, workshop)
        foreseen = _foreseen(workshop, revision)
    return Outcome(_printed(options, foreseen, revision))


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


def _printed(options: argparse.Namespace, foreseen: Foreseen, revision: Revision) -> Iterator[str]:
    if options.format == "json":
        yield json.dumps(impact_report(foreseen), ensure_ascii=False, indent=1)
        return
    yield from impact_text(foreseen)
    yield ""
    yield "nothing was written; making it true would write:"
    yield from diff_lines(revision)
