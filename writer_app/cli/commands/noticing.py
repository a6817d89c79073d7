"""`writer-app lore propose` and `accept`: what is noticed in the manuscript, and what becomes true of it."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from writer_app.bootstrap.workshop import Workshop, open_workshop
from writer_app.cli.commands.remarks import problem_lines
from writer_app.cli.outcome import Outcome
from writer_app.cli.printing import count
from writer_app.continuity.judging.evidence import names_in
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import UsageError
from writer_app.domain.vocabulary.sentences import Names
from writer_app.services.accepting import accept, dismiss, merge
from writer_app.services.answering import meant_by, parts_called
from writer_app.services.noticedreport import kind_called, noticed_report, noticed_text, numbered
from writer_app.services.noticing import as_kind, provisional_lore
from writer_app.services.passedover import passed_over_from
from writer_app.services.questions import FIRST, Question
from writer_app.services.revising import diff_lines, save
from writer_app.services.session.operations import Operation
from writer_app.storage.folder import load


def propose(options: argparse.Namespace) -> Outcome:
    """The questions, the best first."""
    with open_workshop(options.folder, os.environ) as workshop:
        questions = workshop.noticed()
        loaded, names = workshop.loaded, _names(workshop, questions)
        asked = numbered(questions, options.kind)
        shown = asked if options.all else asked[:FIRST]
        if options.format == "json":
            report = noticed_report(loaded.project, loaded.scenes, shown, names, loaded.lore)
            lines = [json.dumps(report, ensure_ascii=False, indent=1)]
        else:
            lines = [*noticed_text(loaded.project, loaded.scenes, shown, names), *_closing(len(shown), len(asked), options)]
        return Outcome(lines, errors=tuple(problem_lines(passed_over_from(loaded.decisions).problems)))


def _names(workshop: Workshop, questions: Sequence[Question]) -> Names:
    """What ids mean in sentences, those of proposed pages too."""
    loaded = workshop.loaded
    lore = provisional_lore(loaded.lore, (question.proposal for question in questions))
    return names_in(lore, Timeline(loaded.project, loaded.scenes))


def _closing(shown: int, asked: int, options: argparse.Namespace) -> Iterator[str]:
    if not asked:
        yield "nothing is noticed that your lore does not know"
        return
    more = f" of {asked:,}; --all shows the rest" if shown < asked else ""
    yield f"{count(shown, 'question')}{more}"
    command = f"writer-app lore {options.folder} accept NUMBER…"
    yield f"yes: {command}   never ask again: --dismiss   another name of a page: --into PAGE"


def accept_noticed(options: argparse.Namespace) -> Iterator[str]:
    """Answers questions, and shows what changed."""
    if not options.what and not options.all_of:
        raise UsageError("the command also needs WHAT", "numbers or names that `propose` shows, or --all-of KIND")
    if sum(map(bool, (options.called or options.kind, options.into, options.dismiss))) > 1:
        raise UsageError("--as or --kind, --into and --dismiss are different answers", "give one of them")
    with open_workshop(options.folder, os.environ) as workshop:
        questions = meant_by(options.what, workshop.noticed(), options.all_of)
    for operation in _operations(options, questions):
        save(options.folder, operation.revisions, "lore accept")
        yield operation.title
        for revision in operation.revisions:
            yield from diff_lines(revision)


def _operations(options: argparse.Namespace, questions: Sequence[Question]) -> Iterator[Operation]:
    """Each planned when the one before is done."""
    folder: Path = options.folder
    without = parts_called(questions, options.without)
    if options.dismiss:
        yield dismiss(folder, load(folder), questions)
    elif options.into:
        for question in questions:
            yield merge(folder, load(folder), question, options.into)
    else:
        if kind := kind_called(options.kind):
            questions = [as_kind(question, kind) for question in questions]
        yield accept(folder, load(folder), questions, name=options.called, without=without)
