"""The vocabulary is whole, and its sentences read back as what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Condition, Entry, Kind, Limit, Lore
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.kinds import KINDS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.sentences import limit_sentence, parse_limit
from writer_app.domain.vocabulary.terms import Term, ValueType

ROWS = [*FACTS.values(), *CHANGES.values(), *LIMITS.values()]
LORE = Lore((Entry("mimicry", Kind.QUIRK, "Mimicry"), Entry("hollow", Kind.LOCATION, "the Hollow")))
VALUE = st.sampled_from(["refrigerator", "touch", "2", "silver key", "dusk", "stone circle", "Trigger"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_every_row_is_whole(row: Term) -> None:
    assert "{entry}" in row.sentence
    assert ("{value}" in row.sentence) == (row.parts[0].type is not ValueType.FLAG)
    assert row.doc.endswith(".")
    assert all(part.phrase for part in row.parts[1:])


def test_every_kind_has_its_row() -> None:
    assert set(KINDS) == set(Kind)


@st.composite
def limits(draw: st.DrawFn) -> Limit:
    row = LIMITS[draw(st.sampled_from(sorted(LIMITS)))]
    values = tuple(draw(st.lists(VALUE, min_size=1, max_size=3)))
    chosen = [part for part in row.parts[1:] if draw(st.booleans())]
    options = tuple((part.key, "true" if part.type is ValueType.FLAG else draw(VALUE)) for part in chosen)
    relation = st.sampled_from(["", "looked at by"])
    unless = tuple(Condition(draw(VALUE), draw(relation)) for _ in range(draw(st.integers(0, 2))))
    return Limit(row.key, values, options, unless)


@given(limits(), st.sampled_from(LORE.entries))
def test_a_limit_is_read_back_from_its_sentence(limit: Limit, entry: Entry) -> None:
    assert parse_limit(limit_sentence(entry.name, limit), LORE) == (entry, limit)


def test_a_sentence_may_be_written_as_one_speaks() -> None:
    entry, limit = parse_limit("Mimicry works on nothing larger than a refrigerator unless Trigger is used.", LORE)
    assert (entry.id, limit) == ("mimicry", Limit("no larger than", ("refrigerator",), (), (Condition("Trigger"),)))
    assert parse_limit("hollow admits only the dead or the dying", LORE)[1].values == ("dead", "dying")


def test_an_unclear_sentence_is_answered_with_the_nearest_forms() -> None:
    with pytest.raises(UsageError, match="works on nothing larger than"):
        parse_limit("Mimicry works on nothing bigger than a dog", LORE)


def test_an_unknown_name_is_named() -> None:
    with pytest.raises(UsageError, match="Mimcry"):
        parse_limit("Mimcry needs touch", LORE)


@given(st.text())
def test_any_sentence_is_a_limit_or_one_clear_line(text: str) -> None:
    with pytest.raises(UsageError):
        parse_limit(text, LORE)
