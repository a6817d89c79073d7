"""What is underlined, as plain values."""

from __future__ import annotations

from writer_app.domain.findings import Finding, Message, Severity
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.gui.editor.known import Known
from writer_app.gui.editor.marks import MarkKind, Marks, misspelt_in, word_edges, words_in
from writer_app.gui.editor.trail import Trail
from writer_app.services.session import jobs
from writer_app.services.session.buffers import Edit, SceneBuffer

TEXT = "Her eyes were blue."


def finding(start: int, end: int, scene: str = "a", dismissed: str | None = None) -> Finding:
    return Finding(
        "C201", Severity.CONFLICT, Message("Eyes"), ("eri",), scene=scene, span=Span(start, end), dismissed=dismissed
    )


def known(text: str = TEXT) -> Known:
    buffer = SceneBuffer(SceneSource(id="a", path="a.md", body=text))
    trail = Trail()
    buffer.listen(lambda owner, edit: trail.edit(edit, owner.revision))
    return Known(buffer, trail)


def checked(*findings: Finding, revisions: dict[str, int] | None = None) -> jobs.Checked:
    return jobs.Checked(1, findings, (), {}, revisions or {}, {"a": 4})


def seen(one: Known) -> list[str]:
    whole = Span(0, len(one.buffer.text))
    return [mark.span.of(one.buffer.text) for mark in one.marks.within(whole, one.trail)]


def test_only_what_stands_in_this_scene_is_marked() -> None:
    marks = Marks.of((finding(14, 18), finding(0, 3, "b"), finding(4, 8, dismissed="")), "a", 0)
    assert [mark.span for mark in marks.within(Span(0, 19), Trail())] == [Span(14, 18)]
    assert not list(marks.within(Span(0, 14), Trail()))


def test_marks_go_along_with_edits_and_with_their_words() -> None:
    one = known()
    one.take(checked(finding(14, 18)))
    one.buffer.edit(Edit(0, 0, "\U0001f600 "))
    assert seen(one) == ["blue"]
    one.buffer.edit(Edit(17, 1, "L"))
    assert seen(one) == []


def test_an_answer_about_an_older_text_is_carried_on() -> None:
    one = known()
    one.buffer.edit(Edit(0, 0, "So. "))
    one.buffer.edit(Edit(0, 0, "And. "))
    assert one.take(checked(finding(18, 22), revisions={"a": 1})) is None
    assert seen(one) == ["blue"]
    assert one.take(checked(finding(23, 27), revisions={"a": 2})) == 4


def test_an_answer_about_the_file_is_no_answer_about_what_is_typed() -> None:
    one = known()
    one.take(checked(finding(14, 18)))
    one.buffer.edit(Edit(0, 0, "So. "))
    assert one.take(checked(finding(4, 8))) is None
    assert seen(one) == ["blue"]


def test_words_keep_their_apostrophes() -> None:
    text = "She didn\u2019t, 'twas \U0001f600 na\u00efve 3rd x_y"
    assert [word for word, _ in words_in(text, Span(0, len(text)))] == [
        "She",
        "didn\u2019t",
        "twas",
        "na\u00efve",
        "rd",
        "x",
        "y",
    ]


def test_only_words_that_are_known_to_be_wrong_are_marked() -> None:
    (mark,) = misspelt_in("teh cat zzz", Span(0, 11), {"teh": ("the",), "cat": None})
    assert (mark.span, mark.kind, mark.suggestions) == (Span(0, 3), MarkKind.SPELLING, ("the",))


def test_a_stretch_cuts_no_word() -> None:
    text = "one two three"
    assert word_edges(text, 5, 9) == (4, 13)
    assert word_edges(text, 4, 7) == (4, 7)
    assert word_edges(text, 0, 13) == (0, 13)
