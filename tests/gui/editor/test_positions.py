"""UTF-16 units and code points, with characters beyond U+FFFF."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer_app.gui.shared.positions import Units, units_in

TEXT = st.text(alphabet="ab\n\u00e9\u2019\U0001f600\U00010348", max_size=30)


@given(TEXT)
def test_every_code_point_has_its_unit_and_the_way_back(text: str) -> None:
    units = Units(text)
    assert units.total == units_in(text) == len(text.encode("utf-16-le")) // 2
    for point in range(len(text) + 1):
        unit = len(text[:point].encode("utf-16-le")) // 2
        assert units.unit(point) == unit
        assert units.point(unit) == point


def test_half_a_character_is_that_character() -> None:
    assert Units("a\U0001f600b").point(2) == 1


@given(TEXT, TEXT, st.data())
def test_an_edit_keeps_it_right(text: str, inserted: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    removed = data.draw(st.integers(0, len(text) - start))
    units = Units(text)
    units.edit(start, removed, inserted)
    after = text[:start] + inserted + text[start + removed :]
    assert units.total == units_in(after)
    assert [units.unit(point) for point in range(len(after) + 1)] == [
        Units(after).unit(point) for point in range(len(after) + 1)
    ]
