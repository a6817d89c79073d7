"""Checking a project: the findings of every check and rule, with what the author has decided about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from writer_app.continuity.causes import gathered
from writer_app.continuity.check import Check
from writer_app.continuity.decisions import apply, decisions_from, fingerprint
from writer_app.continuity.engine import find
from writer_app.continuity.marks import heed
from writer_app.continuity.registry import CHECKS
from writer_app.continuity.story import Story
from writer_app.continuity.switches import slips, switched
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import DataError, UsageError
from writer_app.domain.findings import Decision, Finding, Severity
from writer_app.domain.lore import Lore
from writer_app.domain.observations import SceneReading
from writer_app.services.passages import Passages
from writer_app.services.reporting import Reported
from writer_app.services.speaking import unmet
from writer_app.storage.folder import Loaded
from writer_app.text.counting import count_words
from writer_app.text.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Choice:
    """Which findings to show: codes or beginnings of codes (`Q`, `Q503`), one scene, and whether with those dismissed."""

    only: Sequence[str] = ()
    skip: Sequence[str] = ()
    scene: str = ""
    dismissed: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """Every finding in reading order, how many words the scenes have, and what could not be read; `notes` tell of decisions
    and marks that meet no finding, and of switches that switch nothing."""

    findings: tuple[Finding, ...]
    words: int = 0
    problems: tuple[DataError, ...] = ()
    notes: tuple[DataError, ...] = ()


@dataclass(frozen=True, slots=True)
class _Declared:
    lore: Lore
    timeline: Timeline


class KeptFindings(Protocol):
    """Where the findings of the last run are kept; `run` names everything that findings depend on."""

    def last_findings(self, run: str | None = None) -> tuple[Finding, ...] | None:
        """The findings of the last run, or None where there are none or they are of another run."""
        ...

    def keep_run(self, story: Story, findings: Sequence[Finding], run: str) -> bool:
        """Keeps a run; whether it is kept."""
        ...


def check(
    loaded: Loaded,
    story: Callable[[], Story],
    kept: KeptFindings | None = None,
    run: str = "",
    also: Sequence[str] = (),
) -> Checked:
    """All that the checks find which the project wants, and those that `also` asks for by codes or beginnings of codes.

    `story` is asked for only where the last run was another one than `run`, or where more is wanted than was looked for then.
    """
    read, wanted = decisions_from(loaded.decisions), switched(CHECKS, loaded.project.checks)
    more = frozenset(item.code for item in wanted if not item.on and _is_asked_for(item, also))
    findings = kept.last_findings(run) if kept and not more else None
    if findings is None:
        told = story()
        findings = find(told, read.decisions, (replace(item, on=item.on or item.code in more) for item in wanted))
        if kept is not None and not more:
            kept.keep_run(told, findings, run)
    words = sum(count_words(scene.body) for scene in loaded.scenes)
    off = frozenset(item.code for item in wanted if not item.on) - more
    decided = tuple(decision for decision in read.decisions if decision.code not in off)
    unused = tuple(_unused(findings, decided, loaded)) if decided else ()
    marks = () if _is_narrowed(wanted) else tuple(_unused_marks(findings, loaded, lambda: story().readings))
    notes = (*slips(CHECKS, loaded.project.checks), *unused, *marks, *unmet(loaded, lambda: story().readings))
    return Checked(findings, words, (*loaded.problems, *read.problems), notes)


def _is_asked_for(check: Check, codes: Sequence[str]) -> bool:
    """Whether a check that is off is asked for: by its code alone where it is off at first, else also by its beginning."""
    usual = next(item for item in CHECKS if item.code == check.code).on
    return any(check.code.startswith(code) if usual else check.code == code for code in codes)


def _is_narrowed(wanted: Sequence[Check]) -> bool:
    """Whether less is looked for than usually: a mark may then stand beside what nobody looked for."""
    return any(usual.on and not item.on for usual, item in zip(CHECKS, wanted, strict=True))


def _unused(findings: Sequence[Finding], decisions: Sequence[Decision], loaded: Loaded) -> Iterator[DataError]:
    """A line for each decision that meets no finding: what was meant is gone from the text, or the decision has a slip."""
    standing = [replace(finding, dismissed=None, marked=False) for finding in findings]
    declared = _Declared(loaded.lore, Timeline(loaded.project, loaded.scenes))
    for decision in apply(standing, decisions, declared).unused:
        about = f" of “{' '.join(decision.quote.split())}”" if decision.quote else ""
        where = decision.origin
        message = f"“meant that way”{about} ({decision.code}) meets no note any more; its lines may go"
        yield DataError(message, path=where.path, line=where.line, column=where.column)


def _unused_marks(
    findings: Sequence[Finding], loaded: Loaded, readings: Callable[[], Mapping[str, SceneReading]]
) -> Iterator[DataError]:
    """A line for each mark in the text that stands beside no finding."""
    unused = heed(findings, loaded.scenes, readings).unused
    passages = Passages(loaded.project.outline, loaded.scenes)
    for mark in unused:
        place = passages.place(mark.scene, mark.span)
        about = f" ({mark.reason})" if mark.reason else ""
        message = f"the mark “meant”{about} stands beside no note any more; it may go"
        yield DataError(message, path=place.path, line=place.line, column=place.column)


def chosen(checked: Checked, choice: Choice, scenes: Iterable[str]) -> tuple[Reported, ...]:
    """The findings that `choice` asks for. Raises UsageError for a code or scene that is not there."""
    _assert_known(choice, scenes)
    return reported(finding for finding in checked.findings if _is_chosen(finding, choice))


def reported(findings: Iterable[Finding]) -> tuple[Reported, ...]:
    """`findings` with the names of their checks and their fingerprints, and which of them stand for others."""
    named, told = {item.code: item.name for item in CHECKS}, tuple(findings)
    marks, leads = tuple(map(fingerprint, told)), gathered(told)
    others = Counter(lead for lead in leads if lead is not None)
    return tuple(
        Reported(finding, named[finding.code], mark, "" if lead is None else marks[lead], max(0, others[at] - 1))
        for at, (finding, mark, lead) in enumerate(zip(told, marks, leads, strict=True))
    )


def _is_chosen(finding: Finding, choice: Choice) -> bool:
    if finding.dismissed is not None and not choice.dismissed:
        return False
    if choice.scene and finding.scene != choice.scene:
        return False
    if choice.only and not finding.code.startswith(tuple(choice.only)):
        return False
    return not (choice.skip and finding.code.startswith(tuple(choice.skip)))


def _assert_known(choice: Choice, scenes: Iterable[str]) -> None:
    codes = [item.code for item in CHECKS]
    for code in (*choice.only, *choice.skip):
        if not any(known.startswith(code) for known in codes):
            raise UsageError(f"there is no check {code}", did_you_mean(code, codes))
    known_scenes = list(scenes)
    if choice.scene and choice.scene not in known_scenes:
        raise UsageError(f"there is no scene “{choice.scene}”", did_you_mean(choice.scene, known_scenes))


def by_fingerprint(checked: Checked, beginning: str) -> Finding:
    """The finding whose fingerprint begins so. Raises UsageError for none, or for several."""
    found = [finding for finding in checked.findings if fingerprint(finding).startswith(beginning.lower())]
    if len(found) != 1 or not beginning:
        what = "several findings begin" if found else "no finding begins"
        raise UsageError(f"{what} with “{beginning}”", "check prints a fingerprint with each of them")
    if found[0].dismissed is not None:
        raise UsageError("this is meant that way already")
    return found[0]


def stands(reported: Iterable[Reported]) -> bool:
    """Whether a contradiction or doubt is left that nobody has said is meant."""
    return any(item.finding.dismissed is None and item.finding.severity is not Severity.NOTE for item in reported)
