"""Hygiene: every check is registered, documented and tested with more silent cases than loud ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from writer_app.continuity import checks
from writer_app.continuity.check import Check
from writer_app.continuity.registry import CHECKS
from writer_app.domain.findings import Severity

HERE = Path(__file__).parent
READS = {"acts", "descriptions", "moves", "holds", "mentions", "quotes", "lore", "times"}
LOUD = re.compile(r"\{!|# ![A-Z]\d{3}")


def _cases(check: Check) -> list[str]:
    text = (HERE / f"{check.name}.md").read_text(encoding="utf-8")
    return re.split(r"^## ", text, flags=re.MULTILINE)[1:]


def test_every_file_is_in_the_registry_and_the_other_way_round() -> None:
    folder = Path(str(checks.__file__)).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert files == {check.name.replace("-", "_") for check in CHECKS}


def test_codes_and_names_are_unique_and_well_formed() -> None:
    assert len({check.code for check in CHECKS}) == len({check.name for check in CHECKS}) == len(CHECKS)
    assert all(re.fullmatch(r"[A-Z]\d{3}", check.code) for check in CHECKS)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", check.name) for check in CHECKS)
    assert all(check.severity in set(Severity) for check in CHECKS)
    assert all(check.reads <= READS for check in CHECKS)
    assert all(check.reads for check in CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_is_documented(check: Check) -> None:
    for part in (check.doc.what, check.doc.why, check.doc.example, check.doc.mend, check.doc.exceptions):
        assert len(part) > 30
        assert part.strip() == part
        assert part.endswith((".", "”", "`"))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_has_more_silent_cases_than_loud_ones(check: Check) -> None:
    cases = _cases(check)
    loud = [case for case in cases if LOUD.search(case)]
    assert len(loud) >= 5, f"{len(loud)} loud"
    assert len(cases) - len(loud) >= 10, f"{len(cases) - len(loud)} silent"
    assert all(check.code in case for case in loud)


def test_every_literate_file_belongs_to_a_check() -> None:
    assert {path.stem for path in HERE.glob("*.md")} == {check.name for check in CHECKS}
