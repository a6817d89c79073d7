"""A lesson in a power, asked about passage by passage. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from writer_app.continuity.teaching.learning import learn
from writer_app.domain.lessons import Learnt, Lesson, Seen
from writer_app.gui.shared.words import tr
from writer_app.services.session.operations import Operation
from writer_app.services.session.session import Session
from writer_app.services.teaching import Gain, dropped, gains, teach


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a passage; `marked` where it is a verb that may show the power."""

    text: str
    marked: bool = False


class TeachingPresenter:
    """What is asked now, what was answered, and what that teaches."""

    def __init__(self, session: Session, lesson: Lesson) -> None:
        self._session = session
        self.lesson = lesson
        self.place = 0
        self._answers: dict[int, bool | None] = {}

    @property
    def asked(self) -> Seen | None:
        """The passage that is asked about; None where all are answered."""
        return self.lesson.similar[self.place] if self.place < len(self.lesson.similar) else None

    def answer(self, said: bool | None) -> None:
        """Yes, no, or None to pass on; the next one is asked about."""
        if self.asked is not None:
            self._answers[self.place] = said
            self.place += 1

    def back(self) -> None:
        """The one before is asked about again."""
        self.place = max(0, self.place - 1)

    def enough(self) -> None:
        """The rest is not asked about."""
        self.place = len(self.lesson.similar)

    def progress(self) -> str:
        """Where we are, in words."""
        count = len(self.lesson.similar)
        if self.asked is not None:
            return tr("{n} of {count}", n=self.place + 1, count=count)
        return tr("No other passage is like it.") if not count else tr("What was learnt")

    def gains(self) -> tuple[Gain, ...]:
        """What would be written, with what is only offered."""
        return gains(self.lesson, self._learnt, self._session.loaded.lore)

    def dropped(self) -> tuple[str, ...]:
        """What the answers speak against."""
        return tuple(f"{message}." for message in dropped(self._learnt))

    def operation(self, chosen: Collection[Gain]) -> Operation:
        """Writes what was chosen on the page. Raises WriterError."""
        return teach(self._session.folder, self._session.loaded, self.lesson, chosen)

    @property
    def _learnt(self) -> Learnt:
        yes, no = ({place for place, said in self._answers.items() if said is wanted} for wanted in (True, False))
        return learn(self.lesson, yes, no)


def words_of(seen: Seen) -> tuple[Words, ...]:
    """The passage in pieces, its verbs marked."""
    return tuple(words for words in _pieces(seen) if words.text)


def _pieces(seen: Seen) -> Iterator[Words]:
    last = 0
    for mark in seen.marks:
        yield Words(seen.words[last : mark.start])
        yield Words(mark.of(seen.words), marked=True)
        last = mark.end
    yield Words(seen.words[last:])
