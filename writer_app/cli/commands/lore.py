"""`writer-app lore`: what is true in this story, looked at, declared, brought in and out."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from writer_app.cli.commands.remarks import remarks
from writer_app.cli.outcome import Commands, Parser
from writer_app.cli.printing import count
from writer_app.cli.registry import load_file
from writer_app.continuity.judging.evidence import names_in
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Kind
from writer_app.domain.vocabulary.sentences import Names, limit_sentence
from writer_app.services.lore import entry_lines, find_entry, key_hint
from writer_app.services.loreediting import Saying, add_entry, add_limit, set_key
from writer_app.services.loretransfer import export_lore, import_lore
from writer_app.services.noticedreport import PAGES, SORTS
from writer_app.services.questions import FIRST
from writer_app.services.revising import diff_lines, save
from writer_app.storage.folder import load

KINDS = tuple(Kind)


def add(parser: Parser) -> None:
    """The command's arguments and actions."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="list|show|add|set|rule|teach|import|export|propose|accept"
    )
    actions.add_parser("list", help="every page, a line each").set_defaults(run=lore_list)
    show = actions.add_parser("show", help="one page, in sentences")
    show.add_argument("name", metavar="NAME")
    show.set_defaults(run=lore_show)
    _add_editing(actions)
    _add_transfer(actions)
    _add_teaching(actions)
    _add_noticing(actions)


def _add_editing(actions: Commands) -> None:
    adding = actions.add_parser("add", help="a new page")
    adding.add_argument("kind", metavar="KIND", help=", ".join(KINDS))
    adding.add_argument("name", metavar="NAME")
    adding.add_argument("--id", default="", help="what other pages call it; else made from the name")
    adding.set_defaults(run=lore_add)
    setting = actions.add_parser("set", help="a fact, a change, or a key of a page")
    for part in ("name", "key", "value"):
        setting.add_argument(part, metavar=part.upper())
    setting.add_argument(
        "--since", default="", metavar="POS", help="a scene, chapter or date, or `before`, from which it holds"
    )
    setting.add_argument("--until", default="", metavar="POS", help="up to and including which it holds")
    setting.set_defaults(run=lore_set)
    rule = actions.add_parser("rule", help="a limit, said in a sentence")
    rule.add_argument("sentence", nargs="+", metavar="SENTENCE")
    rule.add_argument("--replace", action="store_true", help="in the place of the limit that says something else")
    rule.set_defaults(run=lore_rule)


def _add_transfer(actions: Commands) -> None:
    bringing = actions.add_parser("import", help="pages, and what scenes say of themselves, from .yaml, .json or .csv")
    bringing.add_argument("file", type=Path, metavar="FILE")
    bringing.add_argument("--replace", action="store_true", help="where the project says something else, the file wins")
    bringing.add_argument("--dry-run", action="store_true", help="only show what would change")
    bringing.set_defaults(run=lore_import)
    taking = actions.add_parser("export", help="all pages as one .yaml, .json or .csv file")
    taking.add_argument("file", type=Path, metavar="FILE")
    taking.add_argument("--force", action="store_true", help="replace the file, and leave out pages that cannot be read")
    taking.set_defaults(run=lore_export)


def _add_noticing(actions: Commands) -> None:
    proposing = actions.add_parser("propose", help="what is noticed in the manuscript and could become true")
    proposing.add_argument("--kind", choices=SORTS, default="", metavar="KIND", help=f"only these: {', '.join(SORTS)}")
    proposing.add_argument("--all", action="store_true", help=f"every question, not the first {FIRST}")
    proposing.add_argument("--format", choices=("text", "json"), default="text")
    proposing.set_defaults(run=lambda options: load_file("noticing").propose(options))
    accepting = actions.add_parser("accept", help="answers what `propose` asks, with yes if nothing else is said")
    accepting.add_argument("what", nargs="*", metavar="WHAT", help="the number shown, a name, or the id that JSON gives")
    accepting.add_argument("--all-of", choices=SORTS, default="", metavar="KIND", help="everything of a kind")
    accepting.add_argument("--as", dest="called", default="", metavar="NAME", help="a page under another name")
    accepting.add_argument("--kind", choices=PAGES, default="", metavar="KIND", help="a page of another kind: place")
    accepting.add_argument("--into", default="", metavar="PAGE", help="no page of its own: one more name of this one")
    accepting.add_argument(
        "--without", action="append", default=[], metavar="KEY", help="not this of what is noticed with it: eye colour"
    )
    accepting.add_argument("--dismiss", action="store_true", help="no, and never ask again")
    accepting.set_defaults(run=lambda options: load_file("noticing").accept_noticed(options))


def _add_teaching(actions: Commands) -> None:
    teaching = actions.add_parser("teach", help="what a power looks like in use, from a passage that shows it")
    teaching.add_argument("name", metavar="NAME", help="the power's page")
    teaching.add_argument("--scene", required=True, metavar="ID", help="the scene of the passage")
    teaching.add_argument("--words", required=True, metavar="TEXT", help="the passage, as it stands there")
    for answer, says in (("yes", "show it too"), ("no", "are something else")):
        teaching.add_argument(
            f"--{answer}", type=_numbers, nargs="?", const=(), metavar="N,N", help=f"write: these passages {says}"
        )
    teaching.set_defaults(run=lambda options: load_file("teach").lore_teach(options))


def _numbers(text: str) -> tuple[int, ...]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(part.isdecimal() for part in parts):
        raise argparse.ArgumentTypeError("numbers of passages, with commas between")
    return tuple(map(int, parts))


def lore_list(options: argparse.Namespace) -> Iterator[str]:
    """Every entry: kind, id, name."""
    loaded = load(options.folder)
    width = max((len(entry.id) for entry in loaded.lore), default=0)
    for entry in sorted(loaded.lore, key=lambda entry: (KINDS.index(entry.kind), entry.name, entry.id)):
        yield f"{entry.kind.value:9}  {entry.id:{width}}  {entry.name}"
    yield from remarks(loaded)


def lore_show(options: argparse.Namespace) -> Iterator[str]:
    """One entry in sentences."""
    loaded = load(options.folder)
    names = names_in(loaded.lore, Timeline(loaded.project, loaded.scenes))
    yield from entry_lines(find_entry(loaded.lore, options.name), names)


def lore_add(options: argparse.Namespace) -> Iterator[str]:
    """Makes a page, and shows it."""
    revision = add_entry(options.folder, load(options.folder), options.kind, options.name, options.id)
    save(options.folder, [revision], "lore")
    yield from diff_lines(revision)


def lore_set(options: argparse.Namespace) -> Iterator[str]:
    """Sets one key, and shows what changed."""
    said = Saying(options.key, options.value, options.since, options.until)
    loaded = load(options.folder)
    revision = set_key(options.folder, loaded, options.name, said)
    save(options.folder, [revision], "lore")
    yield from diff_lines(revision) if revision.changes() else ["it says so already"]
    if revision.changes() and (hint := key_hint(options.key)):
        yield hint


def lore_rule(options: argparse.Namespace) -> Iterator[str]:
    """Adds a limit, and shows how it was understood."""
    revision, entry, limit = add_limit(
        options.folder, load(options.folder), " ".join(options.sentence), replace=options.replace
    )
    save(options.folder, [revision], "lore")
    yield f"{limit_sentence(entry.name, limit, Names(load(options.folder).lore))}."
    yield from diff_lines(revision)


def lore_import(options: argparse.Namespace) -> Iterator[str]:
    """Brings lore in, and shows every line that changed."""
    arrival = import_lore(options.folder, load(options.folder), options.file, replace=options.replace)
    revisions = arrival.revisions
    if not options.dry_run:
        save(options.folder, revisions, "lore")
    for revision in revisions:
        yield from diff_lines(revision)
    if not revisions:
        yield "the project says all of this already"
    elif options.dry_run:
        yield "nothing was written"
    for scene in arrival.left_out:
        yield f"left out: what is said of “{scene}”, a scene that is not here"


def lore_export(options: argparse.Namespace) -> Iterator[str]:
    """Writes all lore as one file, and says where."""
    lore = export_lore(options.folder, load(options.folder), options.file, force=options.force)
    more = f", {count(len(lore.scenes), 'scene')}" if lore.scenes else ""
    yield f"{options.file}: {count(len(lore.entries), 'entry')}{more}"
