"""What can be done on the page, as data."""

from __future__ import annotations

from writer_app.gui.shared.actions import Action

ACTIONS = (
    Action("editor.find", "Find…", "seek", "Ctrl+F", "Edit", divided=True),
    Action("editor.replace", "Find and replace…", "replace", "Ctrl+H", "Edit"),
    Action("editor.next", "Find the next place", "find_next", "F3", "Edit"),
    Action("editor.previous", "Find the place before", "find_previous", "Shift+F3", "Edit"),
    Action("editor.emphasis", "Emphasis", "emphasize", "Ctrl+I", "Edit", divided=True),
    Action("editor.strong", "Strong emphasis", "make_strong", "Ctrl+B", "Edit"),
    Action("editor.fix", "What to do about this…", "show_fixes", "Ctrl+.", "Story", "What can be done at the cursor"),
    Action("editor.card", "Show the card at the cursor", "show_card", "Ctrl+Shift+I", "Story"),
    Action("editor.page", "Open the page of the name at the cursor", "open_page", "Ctrl+Return", "Lore"),
    Action("editor.larger", "Larger letters", "zoom_in", "Ctrl++", "View", divided=True),
    Action("editor.smaller", "Smaller letters", "zoom_out", "Ctrl+-", "View"),
    Action("editor.usual", "Letters of the usual size", "zoom_reset", "Ctrl+0", "View"),
    Action("editor.typewriter", "Keep the line in the middle while typing", "toggle_typewriter", "", "View"),
    Action("editor.curly", "Curly quotation marks while typing", "toggle_curly", "", "Edit"),
    Action("editor.spelling", "Check spelling", "toggle_spelling", "", "Edit"),
)
WRITES = frozenset(("editor.replace", "editor.emphasis", "editor.strong"))
"""Those that are of no use where the project can only be read."""
