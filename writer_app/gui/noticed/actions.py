"""What can be done with what was noticed. In the list each has a single key (`listview.KEYS`)."""

from __future__ import annotations

from writer_app.gui.shared.actions import Action

ACTIONS = (
    Action("noticed.accept", "Accept what was noticed", "accept", "", "Lore", "Makes it true (Enter or Y)", divided=True),
    Action("noticed.later", "Not now: ask about it another time", "put_off", "", "Lore", "S in the list"),
    Action("noticed.merge", "It is another name of a page…", "merge", "", "Lore", "M in the list"),
    Action("noticed.rename", "Accept it under another name…", "rename", "", "Lore", "R in the list"),
    Action("noticed.kind", "Accept it as another kind…", "ask_kind", "", "Lore", "K in the list"),
    Action("noticed.never", "Never ask about it again", "dismiss", "", "Lore", "N in the list"),
    Action("noticed.all", "Accept all of its sort", "accept_all", "", "Lore", "A in the list"),
    Action("noticed.passage", "Go to where it was noticed", "go_to_passage", "", "Go", "G in the list"),
    Action("noticed.more", "Ask more of what was noticed", "show_more", "", "Lore"),
    Action("noticed.again", "Ask again what was put off", "ask_again", "", "Lore"),
)
READING = frozenset(("noticed.later", "noticed.passage", "noticed.more", "noticed.again"))
"""Those that write nothing."""
