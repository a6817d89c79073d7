"""Every line of one character, each speech once and whole."""

from __future__ import annotations

from tests.services.test_presence import told_in
from writer_app.domain.spans import Span
from writer_app.language.pack import LanguagePack
from writer_app.services.lines import Line, as_text
from writer_app.services.spokenlines import lines_of

BODY = """“The rope is gone,” said Mara to Tobin, “and the lamp with it. Nobody\nheard a thing.”

“So I see,” said Tobin.

Mara sat down. “Bolt the door. Nobody sleeps.

“And nobody talks,” said Mara.

The sign said “No rope” in red.
"""


def test_a_speech_is_one_line_whatever_comes_between(pack: LanguagePack) -> None:
    first, second = lines_of(told_in(pack, BODY), "mara")
    assert first.words == "“The rope is gone,” … “and the lamp with it. Nobody heard a thing.”"
    assert (first.scene, first.title, first.to) == ("hall", "hall", "Tobin")
    assert first.span == Span(0, BODY.index("\n\n"))
    assert second.words == "“Bolt the door. Nobody sleeps. … “And nobody talks,”"
    assert second.span.of(BODY).endswith("talks,”")


def test_only_their_own(pack: LanguagePack) -> None:
    assert [line.words for line in lines_of(told_in(pack, BODY), "tobin")] == ["“So I see,”"]
    assert lines_of(told_in(pack, BODY), "ada") == ()


def test_what_is_no_more_than_a_guess_is_marked(pack: LanguagePack) -> None:
    body = "Mara and Ada came in.\n\n“What was that?”\n\n“Nothing,” said Tobin.\n"
    guessed = [line.guessed for name in ("mara", "ada") for line in lines_of(told_in(pack, body), name)]
    assert guessed in ([True], [])


def test_as_a_text_to_take_along() -> None:
    one, other = Line("a", "The well", Span(0, 1), "“Yes.”"), Line("a", "The well", Span(5, 6), "“No.”")
    last = Line("b", "The well", Span(0, 1), "“Perhaps.”")
    assert as_text((one, other, last)) == "The well\n\n“Yes.”\n\n“No.”\n\nThe well\n\n“Perhaps.”\n"
    assert as_text(()) == ""
