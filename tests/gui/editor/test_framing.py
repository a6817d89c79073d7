"""“This is a flashback”, as comments around the paragraphs."""

from __future__ import annotations

from writer_app.domain.scenes import Frame
from writer_app.domain.spans import Span
from writer_app.gui.editor.framing import framed, paragraph_at

TEXT = "Now.\n\nThen he was six.\nAnd small.\n\nNow again.\n"


def made(text: str, words: str, frame: Frame = Frame.FLASHBACK, before: Frame = Frame.MAIN) -> str:
    start = text.index(words)
    for edit in framed(text, Span(start, start + len(words)), frame, before):
        text = text[: edit.start] + edit.inserted + text[edit.start + edit.removed :]
    return text


def test_the_paragraph_of_a_place() -> None:
    assert paragraph_at(TEXT, TEXT.index("small")).of(TEXT) == "Then he was six.\nAnd small."
    assert paragraph_at(TEXT, 0).of(TEXT) == "Now."
    assert paragraph_at(TEXT, len(TEXT)).of(TEXT) == "Now again."


def test_whole_paragraphs_are_framed_and_what_follows_is_as_before() -> None:
    assert made(TEXT, "six") == (
        "Now.\n\n<!-- here: frame: flashback -->\n\nThen he was six.\nAnd small.\n\n<!-- here: frame: main -->\n\nNow again.\n"
    )
    assert "<!-- here: frame: dream -->\n\nNow again." in made(TEXT, "six", before=Frame.DREAM)


def test_the_last_paragraph_needs_no_end() -> None:
    assert made(TEXT, "again") == TEXT.replace("Now again", "<!-- here: frame: flashback -->\n\nNow again")


def test_a_comment_above_says_it_too() -> None:
    text = "<!-- here: the-cell -->\n\nHe was six.\n"
    assert made(text, "six") == "<!-- here: the-cell, frame: flashback -->\n\nHe was six.\n"
    text = "<!-- here: frame: dream -->\n\nHe was six.\n"
    assert made(text, "six") == "<!-- here: frame: flashback -->\n\nHe was six.\n"


def test_twice_is_once() -> None:
    once = made(TEXT, "six")
    assert made(once, "six") == once
