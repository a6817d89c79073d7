"""Nothing is read for a panel that nobody looks at, but for a story that begins."""

from __future__ import annotations

from writer_app.gui.noticed.asking import Asking
from writer_app.services.session.changes import Changes


def test_seen_it_asks_whenever_something_is_new() -> None:
    asking = Asking()
    assert asking.wants(seen=True, has_lore=True)
    asking.ask()
    assert not asking.wants(seen=True, has_lore=True)
    asking.edit()
    assert asking.wants(seen=True, has_lore=True)


def test_unseen_only_once_and_only_without_lore() -> None:
    asking = Asking()
    assert not asking.wants(seen=False, has_lore=True)
    assert asking.wants(seen=False, has_lore=False)
    asking.ask()
    asking.edit()
    assert not asking.wants(seen=False, has_lore=False)


def test_unseen_for_a_manuscript_that_was_brought_in() -> None:
    asking = Asking()
    asking.ask()
    asking.change(Changes(outline=True, scenes=frozenset(("one",))))
    assert not asking.wants(seen=False, has_lore=True)
    asking.change(Changes(outline=True, scenes=frozenset(("two", "three"))))
    assert asking.wants(seen=False, has_lore=True)


def test_what_was_asked_before_an_answer_is_outdated() -> None:
    asking = Asking()
    asking.change(Changes(scenes=frozenset(("one",))))
    assert not asking.outdated
    asking.change(Changes(decisions=True))
    assert asking.outdated
    asking.ask()
    assert not asking.outdated
