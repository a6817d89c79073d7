"""Checks switched on and off by a project: by code, name or family, with options."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from writer_app.continuity.check import Check, option
from writer_app.continuity.checks import name_variant
from writer_app.continuity.registry import CHECKS
from writer_app.continuity.story import Story
from writer_app.continuity.switches import slips, switched
from writer_app.domain.outline import Project
from writer_app.domain.switches import FAMILIES, Switch, families_off
from writer_app.domain.values import Table
from writer_app.domain.vocabulary.manuscript import project_from
from writer_app.text.yamltree import parse_yaml


def read(text: str) -> tuple[Switch, ...]:
    table = parse_yaml(f"id: p\nchecks:\n{text}", "project.yaml")
    assert isinstance(table, Table)
    return project_from(table).checks


def off(text: str) -> set[str]:
    usual = {check.code for check in CHECKS if check.on}
    return usual - {check.code for check in switched(CHECKS, read(text)) if check.on}


NAMES = {check.code for check in CHECKS if check.code[0] == "N"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", set()),
        ("  N: off", NAMES),
        ("  n: no", NAMES),
        ("  N101: off", {"N101"}),
        ("  name-variant: OFF", {"N101"}),
        ("  N: off\n  N101: on", NAMES - {"N101"}),
        ("  N101: on\n  N: off", NAMES - {"N101"}),
        ("  N: on\n  N101: {on: no, often: 5}", {"N101"}),
        ("  N101: {often: 5}", set()),
        ("  N: perhaps", set()),
        ("  Zed: off", set()),
    ],
)
def test_what_is_off(text: str, codes: set[str]) -> None:
    assert off(text) == codes


@pytest.mark.parametrize("check", [check for check in CHECKS if not check.on], ids=lambda check: check.code)
def test_what_is_off_at_first_is_on_by_its_own_name_alone(check: Check) -> None:
    assert [item.on for item in switched([check], read(f"  {check.code[0]}: on"))] == [False]
    assert [item.on for item in switched([check], read(f"  {check.name}: on"))] == [True]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  N: off", None),
        ("  V: off\n  F: off", None),
        ("  N101: {often: 5}", None),
        ("  name-varaint: off", "3:3: there is no check or family of checks “name-varaint” (did you mean name-variant?)"),
        ("  N101: perhaps", "3:3: “N101” is on or off, not “perhaps”"),
        ("  N101: [off]", "3:3: “N101” is on or off, not “a list”"),
        ("  N101: {offen: 5}", "3:10: there is no option “offen” here (did you mean often?)"),
        ("  N101: {often: much}", "3:10: “often” is a whole number, not “much”"),
        ("  - N101", "3:3: `checks` holds a line for each check or family, such as `V: off`"),
    ],
)
def test_a_slip_is_one_clear_line(text: str, line: str | None) -> None:
    assert [str(slip) for slip in slips(CHECKS, read(text))] == ([f"project.yaml:{line}"] if line else [])


def test_every_check_is_of_a_family() -> None:
    assert {check.code[0] for check in CHECKS} <= set(FAMILIES)
    assert families_off(read("  n: off\n  V: off\n  Q: on\n  N101: off")) == {"N", "V"}


OFTEN = [("", 3), ("  N101: {often: 5}", 5), ("  N: {often: 7}", 7), ("  N101: {often: x}", 3)]


@pytest.mark.parametrize(("text", "often"), OFTEN)
def test_an_option(text: str, often: int) -> None:
    story = cast("Story", SimpleNamespace(project=Project("p", "P", checks=read(text))))
    assert option(story, name_variant.CHECK, "often") == often
