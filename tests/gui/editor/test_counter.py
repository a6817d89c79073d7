"""The count of words follows every edit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer_app.gui.editor.counter import WordCount
from writer_app.services.session.buffers import Edit
from writer_app.text.counting import count_words

TEXT = st.text(alphabet="ab \n'\u2019\U0001f600-*", max_size=30)


@given(TEXT, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10), TEXT), max_size=6))
def test_it_is_always_what_a_fresh_count_would_be(text: str, edits: list[tuple[int, int, str]]) -> None:
    count = WordCount(text)
    for start, removed, inserted in edits:
        start = min(start, len(text))
        removed = min(removed, len(text) - start)
        edit = Edit(start, removed, inserted)
        text = text[:start] + inserted + text[start + removed :]
        count.edit(edit, text)
        assert count.words == count_words(text)


def test_a_fresh_count_takes_its_place() -> None:
    count = WordCount("one two")
    count.put(7)
    count.edit(Edit(7, 0, " three"), "one two three")
    assert count.words == 8
