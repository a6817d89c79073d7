"""The sentence around a name."""

from __future__ import annotations

from writer_app.language.noticing.passages import sentence_around
from writer_app.language.pack import LanguagePack
from writer_app.language.units.sentences import Splitter


def test_a_sentence_that_opens_a_long_paragraph_is_whole(pack: LanguagePack) -> None:
    first = "Ottoline Marsh came down to the ferry with her brother's letter folded into her glove."
    body = first + " The boat was late again, as it was on every day of that long and dripping month." * 4
    assert sentence_around(body, 0, len("Ottoline Marsh"), Splitter(pack, frozenset())).of(body) == first
