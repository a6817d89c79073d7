"""Beginning a paragraph by one key, and taking that back by one."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

_KEEP = QTextCursor.MoveMode.KeepAnchor


def begin(cursor: QTextCursor, *, plain: bool) -> bool:
    """A new paragraph at the cursor, which in Markdown takes a blank line; `plain` means a new line alone.

    Whether a blank line was put in too.
    """
    blank = not cursor.block().text().strip()
    following = cursor.block().next()
    if plain or (blank and not (following.isValid() and following.text().strip())):
        cursor.insertText("\n")
        return False
    cursor.insertText("\n\n")
    if blank:
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    return True


def join(cursor: QTextCursor) -> bool:
    """Takes back the paragraph that was just begun. False, with nothing changed, where there is something in it."""
    if cursor.hasSelection() or cursor.block().text() or not cursor.block().previous().isValid():
        return False
    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock, _KEEP)
    cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, _KEEP)
    if cursor.selectedText() != "\u2029\u2029":
        return False
    cursor.removeSelectedText()
    return True
