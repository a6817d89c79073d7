"""The author's own rules, from plain values."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.errors import DataError
from writer_app.domain.findings import Severity
from writer_app.domain.lore import Rule
from writer_app.domain.values import Listing, Table, Value, text_of
from writer_app.domain.vocabulary.positions import fault

KEYS = ("name", "find", "message", "severity")


@dataclass(frozen=True, slots=True)
class ReadRules:
    """What `lore/rules.yaml` holds, and what of it could not be read."""

    rules: tuple[Rule, ...] = ()
    problems: tuple[DataError, ...] = ()


def rules_from(table: Table) -> ReadRules:
    """The rules under `rules:`, each `{name, find, message, severity}`; one bad rule never costs the others."""
    rules: list[Rule] = []
    problems: list[DataError] = []
    listed = table.get("rules")
    if listed is not None and (isinstance(listed, Table) or text_of(listed)):
        problems.append(fault("`rules` is a list of `{name, find, message, severity}`", listed.origin))
    for item in listed if isinstance(listed, Listing) else ():
        try:
            rules.append(_rule(item))
        except DataError as error:
            problems.append(error)
    return ReadRules(tuple(rules), tuple(problems))


def _rule(value: Value) -> Rule:
    if not isinstance(value, Table):
        raise fault("a rule is written as `{name: …, find: …}`", value.origin)
    name, find, message, severity = (text_of(value.get(key)).strip() for key in KEYS)
    if not find:
        raise fault("a rule needs `find:`, the search that must find nothing", value.origin)
    severity = severity.lower() or Severity.WARNING.value
    if severity not in {member.value for member in Severity}:
        known = ", ".join(member.value for member in Severity)
        raise fault(f"`severity` is one of {known}", value.origin)
    return Rule(name or find, find, message, severity, value.origin)
