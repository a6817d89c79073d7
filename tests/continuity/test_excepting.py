"""What a declaration allows is no finding, whatever check finds it."""

from __future__ import annotations

import pytest

from tests.continuity.conftest import plain, span_of, story
from writer_app.continuity.excepting import is_excepted
from writer_app.continuity.judging.evidence import limit_evidence
from writer_app.domain.findings import Finding, Message, Severity

BODIES = {"one": "He did it. He drank. He did it again.", "two": "He did it once more."}


def excepted(limit: str, change: str, scene: str, words: str) -> bool:
    page = f"id: graft\nkind: quirk\nname: Graft\nlimits:\n- {{no larger than: fridge{limit}}}\nchanges: [{change}]"
    told = story(plain("one two three", BODIES), page)
    evidence = limit_evidence(told, "graft", told.lore.entries[0].limits[0])
    span = span_of(BODIES[scene], words)
    found = Finding("Q503", Severity.CONFLICT, Message("x"), ("graft",), (evidence,), scene=scene, span=span)
    return is_excepted(found, told)


@pytest.mark.parametrize(
    ("limit", "change", "scene", "words", "allowed"),
    [
        ("", "", "one", "did it", False),
        (", unless: Serum", "{at: one, lifted by: Serum}", "one", "did it", True),
        (", unless: Serum", "{at: one, lifted by: Serum}", "two", "did it", False),
        (", unless: Serum", "{at: one, lifted by: Salt}", "one", "did it", False),
        ("", "{at: one, lifted by: Serum}", "one", "did it", False),
        (", unless: Serum", "{at: {scene: one, after: He drank}, lifted by: Serum}", "one", "He did it.", False),
        (", unless: Serum", "{at: {scene: one, after: He drank}, lifted by: Serum}", "one", "did it again", True),
        (", unless: Serum", "{since: one, until: two, lifted by: Serum}", "two", "did it", True),
        (", unless: Serum", "{at: one, destroyed: true}", "one", "did it", False),
        (", since: two", "", "one", "did it", True),
        (", since: two", "", "two", "did it", False),
        (", until: one", "", "one", "did it", False),
        (", until: one", "", "two", "did it", True),
    ],
)
def test_a_limit_binds_where_it_holds_and_nothing_lifts_it(
    limit: str, change: str, scene: str, words: str, allowed: bool
) -> None:
    assert excepted(limit, change, scene, words) is allowed
