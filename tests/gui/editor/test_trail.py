"""Old spans are carried through edits, and are gone where their words were touched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer_app.domain.spans import Span
from writer_app.gui.editor.trail import Trail
from writer_app.services.session.buffers import Edit


@given(st.data())
def test_the_words_at_a_carried_span_are_the_same(data: st.DataObject) -> None:
    text = first = data.draw(st.text(alphabet="abcdef \n", min_size=3, max_size=40))
    trail = Trail(7)
    revision = 7
    for _ in range(data.draw(st.integers(0, 6))):
        start = data.draw(st.integers(0, len(text)))
        removed = data.draw(st.integers(0, min(4, len(text) - start)))
        inserted = data.draw(st.text(alphabet="xyz", max_size=3))
        revision += 1
        trail.edit(Edit(start, removed, inserted), revision)
        text = text[:start] + inserted + text[start + removed :]
    for start in range(len(first)):
        for end in range(start + 1, len(first) + 1):
            span = trail.now(Span(start, end), 7)
            assert span is None or span.of(text) == first[start:end]
    for offset in range(len(text)):
        old = trail.then(offset, 7)
        if old is not None and old < len(first) and (back := trail.now(Span(old, old + 1), 7)) is not None:
            assert back.start == offset


def test_typing_before_shifts_after_leaves_and_inside_ends_a_span() -> None:
    trail = Trail()
    trail.edit(Edit(2, 0, "ab"), 1)
    assert trail.now(Span(2, 5), 0) == Span(4, 7)
    assert trail.now(Span(0, 2), 0) == Span(0, 2)
    assert trail.now(Span(1, 4), 0) is None
    assert trail.now(Span(1, 4), 1) == Span(1, 4)


def test_what_is_forgotten_is_not_known() -> None:
    trail = Trail()
    for revision in (1, 2, 3):
        trail.edit(Edit(0, 0, "a"), revision)
    trail.forget(2)
    assert [trail.knows(revision) for revision in range(5)] == [False, False, True, True, False]
    assert trail.now(Span(0, 1), 2) == Span(1, 2)
    trail.forget(3)
    assert trail.revision == 3
