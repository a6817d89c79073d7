"""What comes from another program's clipboard keeps its words and its emphasis."""

from __future__ import annotations

import pytest

from writer_app.services.pasting import markdown_of


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>She <i>ran</i>.</p><p>He did <b>not</b>.</p>", "She *ran*.\n\nHe did **not**."),
        ("<html><body><!--StartFragment-->only <em>this</em><!--EndFragment--></body></html>", "only *this*"),
        ("<p>two * stars</p>", "two \\* stars"),
        ("<h2>Below</h2><p>Dark.</p>", "# Below\n\nDark."),
        ("<p>One.</p><hr><p>Two.</p>", "One.\n\n* * *\n\nTwo."),
        ('<b style="font-weight:normal"><p><span style="font-style: italic">No</span>, he said.</p></b>', "*No*, he said."),
        ("", ""),
        ("<img src='a.png'>", ""),
    ],
)
def test_styled_text_becomes_markdown(html: str, markdown: str) -> None:
    assert markdown_of(html) == markdown
