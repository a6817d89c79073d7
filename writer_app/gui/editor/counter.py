"""How many words a scene has, kept while it is typed in."""

from __future__ import annotations

from writer_app.services.session.buffers import Edit
from writer_app.text.counting import count_words

_FAR = 20_000
_LONG = 60_000


class WordCount:
    """The words of a text that is edited. Only the lines that an edit touches are counted again.

    A comment of several lines can make it wrong by a few words; the next check puts that right (`put`).
    """

    def __init__(self, text: str) -> None:
        self._text = text
        # A whole novel in one file is counted exactly by the first check: here it would keep the page from opening.
        self.words = count_words(text) if len(text) < _LONG else len(text.split())

    def edit(self, edit: Edit, text: str) -> None:
        """`edit` has led to `text`."""
        before, self._text = self._text, text
        end, grown = edit.start + edit.removed, len(edit.inserted) - edit.removed
        first = max(before.rfind("\n", max(0, edit.start - _FAR), edit.start) + 1, edit.start - _FAR, 0)
        last = before.find("\n", end, end + _FAR)
        last = min(len(before), end + _FAR) if last < 0 else last
        self.words += count_words(text[first : last + grown]) - count_words(before[first:last])

    def put(self, words: int) -> None:
        """The whole text was counted: it has so many."""
        self.words = words
