"""Paragraphs are cut into sentences; what is known of one is the same wherever it stands."""

from __future__ import annotations

from writer_app.domain.spans import Span
from writer_app.language.pack import LanguagePack
from writer_app.language.recall import Recall
from writer_app.language.units.paragraphs import Cut, cut
from writer_app.language.units.quotes import quotations
from writer_app.language.units.sentences import Piece, Splitter

_ONE = "Rain fell. Nobody came."
_SAID = "\u201cGo home. It is late,\u201d she said. He went."


def _cut(pack: LanguagePack, *texts: str, recall: Recall[Cut] | None = None) -> tuple[str, tuple[Piece, ...], int]:
    body, paragraphs = "", list[Span]()
    for text in texts:
        paragraphs.append(Span(len(body), len(body) + len(text)))
        body += text + "\n\n"
    speech = frozenset({"said"})
    found = quotations(body, tuple(paragraphs), pack, speech)
    return body, *cut(body, paragraphs, found, Splitter(pack, speech), recall)


def test_narration_comes_first_then_what_is_said(pack: LanguagePack) -> None:
    body, pieces, words = _cut(pack, _ONE, _SAID)
    assert [(piece.span.of(body).strip(), piece.paragraph, piece.quotation) for piece in pieces] == [
        ("Rain fell.", 0, None),
        ("Nobody came.", 0, None),
        ("\u201cGo home. It is late,\u201d she said.", 1, None),
        ("He went.", 1, None),
        ("Go home.", 1, 0),
        ("It is late,", 1, 0),
    ]
    assert words == 13


def test_what_is_known_stands_where_its_paragraph_stands_now(pack: LanguagePack) -> None:
    recall: Recall[Cut] = Recall()
    for texts in ((_ONE, _SAID), (_SAID, _ONE), (_SAID, _SAID, _ONE), (_ONE, "\u201cOh.\u201d", _SAID), (_ONE, _SAID)):
        recall.turn()
        assert _cut(pack, *texts, recall=recall) == _cut(pack, *texts)
