"""A fix, applied as told to the file as it is, does what it says and nothing else."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.domain.findings import Finding, Fix, FixKind, LoreEdit, Message, Severity, TextEdit
from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.values import Origin
from writer_app.services.fixing import File, Fixes
from writer_app.services.reporting import Json
from writer_app.text.frontmatter import split, unify_newlines

LORE = Lore((Entry("eri", Kind.CHARACTER, "Eri", origin=Origin("lore/eri.md", 2, 1)),))
PAGE = "---\r\nid: eri # hers\r\nlimits:\r\n  - {needs: touch}\r\n---\r\nSmall.\r\n"


def changes(scene_text: str, *edits: TextEdit | LoreEdit, stale: bool = False) -> list[Json]:
    files = {
        name: File(text, hashlib.sha256(text.encode()).hexdigest())
        for name, text in (("s.md", scene_text), ("lore/eri.md", PAGE))
    }
    scene = SceneSource("s", "s.md", split(scene_text).body, digest="old" if stale else files["s.md"].digest)
    texts = tuple(edit for edit in edits if isinstance(edit, TextEdit))
    lore = tuple(edit for edit in edits if isinstance(edit, LoreEdit))
    finding = Finding("C201", Severity.NOTE, Message("x"), (), fixes=(Fix("Do", FixKind.EDIT, texts, lore),))
    (told,) = Fixes({"s": scene}, LORE, files.get, str)(finding)
    return told


def applied(text: str, change: Json) -> str:
    start, end, new = change["start"], change["end"], change["text"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert change["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    return text[:start] + str(new) + text[end:]


PIECES = st.lists(st.sampled_from(["a", "é", "\U0001f600", "\n", "\r\n", "\r", " "]), max_size=20).map("".join)


@given(PIECES, st.sampled_from(["", "---\nid: s\n---\n", "\ufeff---\r\nid: s\r\n---\r\n"]), st.data())
def test_a_text_edit_in_the_file_is_the_edit_of_the_body(written: str, head: str, data: st.DataObject) -> None:
    text = head + written
    body = split(text).body
    start = data.draw(st.integers(0, len(body)))
    span = Span(start, data.draw(st.integers(start, len(body))))
    (change,) = changes(text, TextEdit("s", span, "NEW\nLINE"))
    after = applied(text, change)
    whole = body[: span.start] + "NEW\nLINE" + body[span.end :]
    assert unify_newlines(after) == unify_newlines(head) + whole


def test_a_lore_edit_is_one_line() -> None:
    (change,) = changes("", LoreEdit("eri", "limits", "{costs: sleep, unless: [tea]}"))
    assert applied(PAGE, change) == PAGE.replace("touch}\r\n", "touch}\r\n  - {costs: sleep, unless: [tea]}\r\n")
    assert "hers" not in str(change["text"])


@pytest.mark.parametrize(
    "edit",
    [
        LoreEdit("nobody", "limits", "x"),
        LoreEdit("eri", "", "x"),
        LoreEdit("eri", "limits", "{a"),
        TextEdit("t", Span(0, 0), "x"),
    ],
)
def test_what_cannot_be_done_whole_is_not_offered_in_part(edit: TextEdit | LoreEdit) -> None:
    assert changes("One.\n", edit, TextEdit("s", Span(0, 3), "Two")) == []


def test_a_file_that_changed_since_is_left_alone() -> None:
    assert changes("One.\n", TextEdit("s", Span(0, 3), "Two"), stale=True) == []
