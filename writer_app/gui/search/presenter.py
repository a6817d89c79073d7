"""What the search panel says: the line below the field and the rows of the list. Knows no Qt."""

from __future__ import annotations

import re

from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.gui.search.rows import Row, meant_rows, result_rows, titled
from writer_app.gui.shared.words import tr
from writer_app.services.searchresult import SearchResult
from writer_app.services.session import jobs

RECENT = 6
"""How many searches are remembered."""
_LAST_WORD = re.compile(r"(?:^|[\s(])(?!(?:AND|OR|NOT)$)[\w'\u2019-]*\w$")
_WORD = re.compile(r"\w+")
_CODE = re.compile(r"`([^`]+)`")


class SearchPresenter:
    """The search as it stands: what was asked last, and what came of it."""

    def __init__(self) -> None:
        self.line = ""
        self.rows: tuple[Row, ...] = ()
        self.asked = ""
        """The search as the writer typed it; empty where nothing is asked."""
        self.answered = True
        self.mistaken = False
        self._result: SearchResult | None = None
        self._widened = False

    def start(self, lore: Lore, recent: tuple[str, ...]) -> None:
        """An empty field: what was looked for lately, and what can be asked."""
        self.asked, self.line, self.answered, self.mistaken, self._result = "", "", True, False, None
        lately = titled(tr("Recent searches"), [(search, "") for search in recent])
        self.rows = lately + titled(tr("For example"), examples(lore))

    def ask(self, typed: str) -> str:
        """The writer wants `typed`; returns the search to send: a phrase that is still being typed ends where she is."""
        self.asked, self.answered, self._widened = typed, False, False
        return _closed(typed)

    def take(self, answer: jobs.SearchDone | jobs.Refused) -> str:
        """Takes an answer; returns another search to send where this one found nothing as it is typed, else nothing."""
        if isinstance(answer, jobs.Refused):
            self._refuse(answer)
            return ""
        result = answer.result
        nothing = not result.total and not result.pages
        if nothing and not self._widened and (_closed(self.asked) != self.asked or _LAST_WORD.search(self.asked)):
            self._widened = True
            return f"{_closed(self.asked)}*"
        self.answered, self.mistaken = True, False
        if result != self._result:
            self._result = result
            self.rows = self._nothing() if nothing else result_rows(result, self.asked)
        self.line = counted(result, self.asked if self._widened else "")
        return ""

    def _refuse(self, answer: jobs.Refused) -> None:
        """A mistake in one line, with the searches that may have been meant."""
        self.answered, self.mistaken, self._result = True, True, None
        self.rows = meant_rows(self.asked, answer.wrong, answer.near)
        told = answer.message.rpartition(" (")[0] if self.rows else answer.message
        told = _CODE.sub(r"“\1”", told)
        self.line = tr("{sentence}.", sentence=told[:1].upper() + told[1:])

    def _nothing(self) -> tuple[Row, ...]:
        """What else might be found where nothing was."""
        if _WORD.fullmatch(self.asked) is None:
            return ()
        return titled(tr("Perhaps"), [(f"{self.asked}~", tr("words spelt nearly so"))])


def _closed(typed: str) -> str:
    return f'{typed}"' if typed.count('"') % 2 else typed


def remembered(recent: tuple[str, ...], search: str) -> tuple[str, ...]:
    """The searches of late, the newest first, with one more."""
    return (search, *(other for other in recent if other != search))[:RECENT]


def counted(result: SearchResult, beginning: str = "") -> str:
    """How many there are, in words; `beginning` is what was typed where words that only begin so were looked for."""
    if not result.total and not result.pages:
        return tr("Nothing found.")
    parts = [_counted_passages(result)] if result.total else []
    if result.pages:
        parts.append(tr("1 page") if len(result.pages) == 1 else tr("{count} pages", count=len(result.pages)))
    line = " · ".join(parts)
    return tr("{found} with words that begin so", found=line) if beginning else line


def _counted_passages(result: SearchResult) -> str:
    if any(one.match.entry for one in result.found):
        return tr("1 page") if result.total == 1 else tr("{count} pages", count=f"{result.total:,}")
    if len(result.found) < result.total:
        return tr("{count} passages, the first {shown} listed", count=f"{result.total:,}", shown=f"{len(result.found):,}")
    scenes = len({one.match.scene for one in result.found})
    passages = tr("1 passage") if result.total == 1 else tr("{count} passages", count=f"{result.total:,}")
    return passages if scenes < 2 else tr("{passages} in {scenes} scenes", passages=passages, scenes=scenes)


def examples(lore: Lore) -> list[tuple[str, str]]:
    """Searches that show what can be asked, with names of this story where it has them."""
    told = [
        ("door", tr("the word, in any case")),
        ('"the door"', tr("these words in this order")),
        ("door*", tr("words that begin so")),
        ("door NOT window", tr("the one without the other")),
        ("door chapter:1", tr("in one chapter")),
    ]
    people = [(called, entry.name) for entry in lore.of_kind(Kind.CHARACTER) if (called := _called(entry))]
    if people:
        (who, name), (whom, other) = people[0], people[-1]
        told += [(f"speaker:{who}", tr("what {name} says", name=name)), (f"who:{who}", tr("where {name} is", name=name))]
        if len(people) > 1:
            told.append((f"speaker:{who} to:{whom}", tr("what is said to {name}", name=other)))
    places = [(called, entry.name) for entry in lore.of_kind(Kind.LOCATION) if (called := _called(entry))]
    told += [(f"place:{place}", tr("what happens at {name}", name=name)) for place, name in places[:1]]
    told.append(("in:lore door", tr("on the pages of the lore")))
    return told


def _called(entry: Entry) -> str:
    """A single word that means the entry; empty where none does."""
    return next((word.lower() for word in entry.surfaces() if _WORD.fullmatch(word)), "") or (
        entry.id if _WORD.fullmatch(entry.id.replace("-", "")) else ""
    )
