"""The vocabulary is whole, and its sentences read back as what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Change, Condition, Entry, Fact, Kind, Limit, Lore
from writer_app.domain.positions import BEFORE
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.kinds import KINDS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.parsing import parse_limit
from writer_app.domain.vocabulary.sentences import Names, change_told, fact_sentence, limit_sentence
from writer_app.domain.vocabulary.terms import Term, ValueType

ROWS = [*FACTS.values(), *CHANGES.values(), *LIMITS.values()]
LORE = Lore((Entry("mimicry", Kind.QUIRK, "Mimicry"), Entry("hollow", Kind.LOCATION, "the Hollow")))
VALUE = st.sampled_from(
    ["refrigerator", "touch", "2", "silver key", "dusk", "stone circle", "Trigger", "dead", "dying", "the Hollow", "5 m",
     "hour", "glass", "arm", "sword and shield", "she asks, or he does", "none unless asked", "moonlight", "twenty carts"]
)  # fmt: skip


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


SAID = [
    (Limit("no larger than", ("refrigerator",), (), (Condition("Trigger"),)),
     "nothing larger than a refrigerator unless Trigger is used"),
    (Limit("no larger than", ("hour glass", "ox")), "nothing larger than an hour glass or an ox"),
    (Limit("no larger than", ("3 m",)), "nothing larger than 3 m"),
    (Limit("no larger than", ("the Hollow",)), "nothing larger than the Hollow"),
    (Limit("no larger than", ("two carts",)), "nothing larger than two carts"),
    (Limit("only between", ("dusk", "dawn")), "works only between dusk and dawn"),
    (Limit("admits", ("dead", "dying")), "admits only the dead and the dying"),
    (Limit("home of", ("dead",)), "is the home of the dead"),
    (Limit("covers", ("mouth", "nose")), "covers the mouth and the nose"),
    (Limit("at most", ("1",), (("per", "hour"),)), "works at most once an hour"),
    (Limit("at most", ("3",), (("per", "day"),)), "works at most 3 times a day"),
    (Limit("visits at most", ("2",), (("last is final", "true"),)), "at most twice, and the last visit is final"),
    (Limit("bodies show no", ("wound", "scar", "blood"), (), (Condition("resident", "looked at by"),)),
     "show no wound, scar or blood unless looked at by a resident"),
    (Limit("never", ("lie",), (), (Condition("moonlight"), Condition("lamp"), Condition("dying"))),
     "will never lie unless there is moonlight, there is a lamp or dying"),
    (Limit("takes", ("two hours",), (("to", "hollow"),)), "it takes two hours from Mimicry to the Hollow"),
    (Limit("quirks work", ("mimicry",)), "except Mimicry"),
]  # fmt: skip


@pytest.mark.parametrize(("limit", "said"), SAID, ids=lambda part: part if isinstance(part, str) else "")
def test_a_limit_reads_as_english_and_is_read_back(limit: Limit, said: str) -> None:
    sentence = limit_sentence("Mimicry", limit, Names(LORE))
    assert said in sentence
    again = parse_limit(sentence, LORE)[1]
    assert [LORE.resolve(text) or text for text in again.values] == [LORE.resolve(text) or text for text in limit.values]
    assert (again.key, again.unless) == (limit.key, limit.unless)


def test_a_limit_is_read_with_and_without_articles() -> None:
    for said in ("a refrigerator", "refrigerator", "the refrigerator"):
        assert parse_limit(f"Mimicry works on nothing larger than {said}", LORE)[1].values == ("refrigerator",)
    for said in ("twice", "2 times", "two times", "2"):
        assert parse_limit(f"Mimicry works at most {said} per day", LORE)[1] == Limit("at most", ("2",), (("per", "day"),))


CHANGED = [
    ("mimicry", Change("enters", (BEFORE,), (("what", ("hollow",)),)), "Mimicry enters the Hollow (before the story begins)"),
    ("hollow", Change("enters", (BEFORE,), (("what", ("mimicry",)),)), "Mimicry enters the Hollow (before the story begins)"),
    ("hollow", Change("opens", (BEFORE,), (("what", ("hollow",)),)), "the Hollow is opened (before the story begins)"),
    ("mimicry", Change("missing", (BEFORE,), (("what", ("left arm",)),)), "Mimicry loses the left arm for good (before"),
    ("mimicry", Change("missing", (BEFORE,), (("what", ("sight",)),)), "Mimicry loses sight for good (before"),
    ("mimicry", Change("wears", (BEFORE,), (("what", ("a cap", "a coat")),)), "Mimicry wears a cap and a coat (before"),
]


@pytest.mark.parametrize(("page", "change", "said"), CHANGED, ids=[said for _, _, said in CHANGED])
def test_a_change_reads_the_same_from_either_page(page: str, change: Change, said: str) -> None:
    entry = LORE.get(page)
    assert entry is not None
    assert change_told(entry, change, Names(LORE)).startswith(said)


STATED = [
    (Fact("species", "elf"), "Eri is an elf"),
    (Fact("height", "tall"), "Eri is tall"),
    (Fact("height", "1.60 m"), "Eri is 1.60 m tall"),
    (Fact("born", "1990"), "Eri was born in 1990"),
    (Fact("born", "1990-01-02"), "Eri was born on 1990-01-02"),
    (Fact("age", "1"), "Eri is 1 year old"),
    (Fact("age", "about six"), "Eri's age: about six"),
    (Fact("scar", "left arm"), "Eri has a scar on the left arm"),
    (Fact("handedness", "left-handed"), "Eri is left-handed"),
    (Fact("seems", "eye colour: brown"), "Eri's eyes are brown, to all appearance"),
    (Fact("birthplace", "hollow", according_to="mimicry"), "according to Mimicry, Eri was born in the Hollow"),
]


@pytest.mark.parametrize(("fact", "said"), STATED, ids=[said for _, said in STATED])
def test_a_fact_reads_as_english(fact: Fact, said: str) -> None:
    assert fact_sentence("Eri", fact, Names(LORE)) == said


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
