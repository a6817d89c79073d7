"""What a check is: its code, its documentation, and a function from a story to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Doc:
    """A check's page: what it finds, why that matters, an example, what to do, and what it leaves alone."""

    what: str
    why: str
    example: str
    mend: str
    exceptions: str


@dataclass(frozen=True, slots=True)
class Option:
    """A whole number that a project may set for a check; `first` is what it is until then."""

    key: str
    first: int
    doc: str


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `name` states the problem ("attribute-conflict"); `severity` is the highest it reports; `reads` names the
    kinds of observation it looks at ("acts", "descriptions", "moves", "holds", "mentions", "quotes") or "lore"; `facts`,
    `changes` and `limits` the keys of the vocabulary that decide what it finds."""

    code: str
    name: str
    severity: Severity
    reads: frozenset[str]
    doc: Doc
    run: Callable[[Story], Iterable[Finding]]
    since: str = "0.1"
    on: bool = True
    facts: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    options: tuple[Option, ...] = ()


def names(check: Check, key: str) -> str:
    """What `key` calls of `check`: the "check" itself, by code or name, its "family" by its letter, or "" for neither."""
    called = key.casefold()
    if called in (check.code.casefold(), check.name.casefold()):
        return "check"
    return "family" if called == check.code[0].casefold() else ""


def option(story: Story, check: Check, key: str) -> int:
    """What the project sets for an option of `check`, or what that is at first; the last line that sets it counts."""
    switches = (switch for switch in story.project.checks if names(check, switch.key))
    said = [setting.text for switch in switches for setting in switch.options if setting.key == key]
    numbers = [int(text) for text in said if text.isdecimal()]
    return numbers[-1] if numbers else next(each.first for each in check.options if each.key == key)
