"""The author's own rules as they are written."""

from __future__ import annotations

import pytest

from writer_app.domain.vocabulary.rules import rules_from
from writer_app.text.yamltree import parse_yaml

RULES = """rules:
  - name: No sighing
    find: told:sighed
    message: Nobody sighs here.
    severity: Note
  - {find: 'said:"kind of sickness"'}
"""


def test_rules() -> None:
    read = rules_from(parse_yaml(RULES, "lore/rules.yaml"))
    assert read.problems == ()
    first, second = read.rules
    assert (first.name, first.find, first.message, first.severity) == (
        "No sighing",
        "told:sighed",
        "Nobody sighs here.",
        "note",
    )
    assert (second.name, second.severity) == ('said:"kind of sickness"', "warning")
    assert (first.origin.path, first.origin.line) == ("lore/rules.yaml", 2)


@pytest.mark.parametrize("text", ["", "rules:\n", "rules: []\n", "other: x\n"])
def test_no_rules(text: str) -> None:
    assert rules_from(parse_yaml(text)) == rules_from(parse_yaml(""))


@pytest.mark.parametrize(
    ("item", "word"),
    [("{name: x}", "needs `find:`"), ("just text", "written as"), ("{find: x, severity: loud}", "conflict, warning, note")],
)
def test_one_bad_rule_costs_no_other(item: str, word: str) -> None:
    read = rules_from(parse_yaml(RULES + f"  - {item}\n"))
    assert len(read.rules) == 2
    (problem,) = read.problems
    assert word in problem.reason
    assert problem.line == 7


def test_what_is_no_list_is_named() -> None:
    (problem,) = rules_from(parse_yaml("rules: {find: x}\n")).problems
    assert "is a list" in problem.reason
