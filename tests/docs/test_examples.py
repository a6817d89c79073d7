"""The examples of the reference pages are whole, say what they show, and name only what exists."""

from __future__ import annotations

import pytest

from writer_app.continuity.check import Check
from writer_app.continuity.registry import CHECKS
from writer_app.domain.lore import Kind
from writer_app.domain.vocabulary import examples
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.parsing import parse_limit
from writer_app.services.manualexamples import change_example, limit_example, town


def test_everything_has_its_example() -> None:
    assert list(examples.LIMITS) == list(LIMITS)
    assert list(examples.CHANGES) == list(CHANGES)
    assert set(examples.PAGES) == set(Kind)


@pytest.mark.parametrize("key", LIMITS)
def test_the_sentence_of_a_limit_is_read_back_as_what_is_written(key: str) -> None:
    shown = limit_example(key)
    entry, limit = parse_limit(shown.sentence, town())
    assert (entry.name, limit.key) == (shown.owner, key)
    for text in (*limit.values, *(text for _, text in limit.options), *(item.text for item in limit.unless)):
        found = town().resolve(text)
        assert (found.id if found else text) in shown.written


@pytest.mark.parametrize("key", CHANGES)
def test_the_sentence_of_a_change_names_no_id(key: str) -> None:
    sentence = change_example(key).sentence.partition(" (")[0]
    ids = {entry.id for entry in town() if entry.id not in entry.name}
    assert not ids & set(sentence.replace(",", "").split())


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_goes_by_keys_of_the_vocabulary(check: Check) -> None:
    assert check.facts <= set(FACTS)
    assert check.changes <= set(CHANGES)
    assert check.limits <= set(LIMITS)
