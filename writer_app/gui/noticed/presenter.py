"""What the panel of noticed things shows, and what its keys do. Plain values, no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from enum import Enum

from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.domain.vocabulary.sentences import Names
from writer_app.gui.noticed.rows import Group, Row, row_of
from writer_app.gui.shared.sorts import Sort, counted, sort_of
from writer_app.gui.shared.words import tr
from writer_app.services.accepting import accept, dismiss, merge
from writer_app.services.noticing import as_kind
from writer_app.services.questions import FIRST, Question
from writer_app.services.session import jobs
from writer_app.services.session.operations import Operation
from writer_app.services.session.session import Session


class Standing(Enum):
    """How it stands with the list."""

    READING = "reading"
    NO_TEXT = "no text"
    NOTHING = "nothing"
    ASKING = "asking"
    ANSWERED = "answered"
    """A whole screen is answered, and more was noticed."""
    PUT_OFF = "put off"
    """Nothing is left but what was put off."""


class NoticedPresenter:
    """The questions as they stand. `sort` is the sort that alone is shown (None for all), `current` the id of the question
    that the keys are about, `reading` how far a reading is that is still going on."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._questions: tuple[Question, ...] = ()
        self._answered: set[str] = set()
        self._put_off: set[str] = set()
        self._left_out: set[str] = set()
        self._room = FIRST
        self._heard = False
        self.sort: Sort | None = None
        self.current = ""
        self.reading: jobs.Noticing | None = None

    # What comes

    def take(self, questions: tuple[Question, ...], *, outdated: bool = False) -> None:
        """Other questions. `outdated` ones were asked before the last answers were written: what these settled stays away."""
        if not outdated:
            self._answered.clear()
        self._questions, self._heard, self.reading = questions, True, None
        self._find_current()

    def show_sort(self, sort: Sort | None) -> None:
        """Shows one sort alone, or all."""
        self.sort, self._room = sort, FIRST
        self._find_current()

    def show_more(self) -> None:
        """As many again."""
        self._room += FIRST
        self._find_current()

    def ask_again(self) -> None:
        """What was put off is asked again."""
        self._put_off.clear()
        self._room = max(self._room, FIRST)
        self._find_current()

    # What is shown

    def _open(self) -> list[Question]:
        """What is neither answered nor put off."""
        return [each for each in self._questions if each.id not in self._answered and each.id not in self._put_off]

    def _of_sort(self) -> list[Question]:
        return [each for each in self._open() if self.sort in (None, sort_of(each))]

    def groups(self) -> tuple[Group, ...]:
        """The first of the questions, under the titles of their sorts."""
        questions, tally, names = self._of_sort()[: self._room], self.tally(), self._names()
        made = []
        for sort in Sort:
            rows = [row_of(each, self._left_out, names, self._session.title_of) for each in questions if sort_of(each) is sort]
            if rows:
                made.append(Group(sort, tuple(rows), tally[sort]))
        return tuple(made)

    def _names(self) -> Names:
        """What references are called, those to pages that are only noticed too."""
        lore = self._session.loaded.lore
        noticed = (each.proposal.entry for each in self._questions if lore.get(each.proposal.entry.id) is None)
        return Names(Lore((*lore.entries, *dict.fromkeys(noticed))), self._session.title_of)

    def tally(self) -> Mapping[Sort, int]:
        """How many questions of each sort are open."""
        return Counter(map(sort_of, self._open()))

    def shown(self) -> tuple[str, ...]:
        """The ids of what is shown, from top to bottom."""
        first = self._of_sort()[: self._room]
        return tuple(each.id for sort in Sort for each in first if sort_of(each) is sort)

    def hidden(self) -> int:
        """How many more there are than are shown."""
        return max(0, len(self._of_sort()) - self._room)

    @property
    def put_off(self) -> int:
        """How many questions are put off."""
        return sum(each.id in self._put_off and each.id not in self._answered for each in self._questions)

    @property
    def question(self) -> Question | None:
        """The question that the keys are about."""
        return next((each for each in self._open() if each.id == self.current), None)

    def row(self) -> Row | None:
        """It as a row."""
        return next((row for group in self.groups() for row in group.rows if row.id == self.current), None)

    def standing(self) -> Standing:
        """How it stands with the list."""
        if self.shown():
            return Standing.ASKING
        if not any(scene.body.strip() for scene in self._session.loaded.scenes):
            return Standing.NO_TEXT
        if not self._heard:
            return Standing.READING
        if self.hidden():
            return Standing.ANSWERED
        return Standing.PUT_OFF if self.put_off else Standing.NOTHING

    def line(self) -> str:
        """What stands in the place of an empty list."""
        match self.standing():
            case Standing.READING:
                return tr("Your text is being read for the first time. You can go on writing.")
            case Standing.NO_TEXT:
                return tr("There is no text yet. Whoever and whatever is in it will be noticed here.")
            case Standing.ANSWERED:
                return tr("All of these are answered. There are {n} more whenever you like.", n=f"{self.hidden():,}")
            case Standing.PUT_OFF:
                return tr("Everything is answered but what you put off.")
            case Standing.NOTHING:
                return self._nothing()
        return ""

    def _nothing(self) -> str:
        if self._answered or self._session.loaded.lore.entries:
            return tr("Everything is answered. What you write next is read as you go.")
        return tr("Nobody and nothing with a name was noticed in your text yet.")

    def title(self) -> str:
        """The title of the panel, with how many questions there are."""
        count = len(self._open())
        return tr("Noticed in your text · {n}", n=f"{count:,}") if count else tr("Noticed in your text")

    def progress(self) -> str:
        """How far the reading is."""
        told = self.reading
        return tr("{done} of {all} scenes", done=f"{told.done:,}", all=f"{told.of:,}") if told and told.of else ""

    def places(self) -> tuple[Entry, ...]:
        """The pages that the noticed thing may be another name of, those of its own kind first."""
        question = self.question
        kind = question.proposal.entry.kind if question else None
        pages = [each for each in self._session.loaded.lore if question is None or each.id != question.proposal.entry.id]
        return tuple(sorted(pages, key=lambda entry: (entry.kind is not kind, entry.name.casefold())))

    # What is answered

    def move_by(self, step: int) -> bool:
        """To the question so many further down, or as far as there are; False where that is this one."""
        shown, before = self.shown(), self.current
        if before in shown:
            self.current = shown[max(0, min(len(shown) - 1, shown.index(before) + step))]
        return self.current != before

    def tick(self, part: str, ticked: bool) -> None:
        """A part is accepted with its page, or left out."""
        (self._left_out.discard if ticked else self._left_out.add)(part)

    def put_current_off(self) -> None:
        """Not now: the question comes again another time."""
        if self.question is not None:
            gone = {self.current}
            self._step_over(gone)
            self._put_off |= gone

    def settle(self, ids: Iterable[str]) -> None:
        """These are answered and written."""
        gone = set(ids)
        self._step_over(gone)
        self._answered |= gone

    def _step_over(self, gone: Collection[str]) -> None:
        """The question after those that go becomes the current one, or else the one before them."""
        shown = self.shown()
        here = shown.index(self.current) if self.current in shown else 0
        left = [each for each in (*shown[here:], *reversed(shown[:here])) if each not in gone]
        self.current = left[0] if left else ""
        self._room = max(0, self._room - sum(each in gone for each in shown))

    def _find_current(self) -> None:
        shown = self.shown()
        if self.current not in shown:
            self.current = shown[0] if shown else ""

    def of_sort(self, sort: Sort) -> tuple[Question, ...]:
        """Every open question of a sort, shown or not."""
        return tuple(each for each in self._open() if sort_of(each) is sort)

    def accept(self, question: Question, name: str = "") -> Operation:
        """The page, or what is true of one, written. Raises WriterError."""
        return accept(self._session.folder, self._session.loaded, (question,), name=name, without=frozenset(self._left_out))

    def accept_as(self, question: Question, kind: Kind) -> Operation:
        """The page, of another kind than it was taken for. Raises WriterError."""
        return self.accept(as_kind(question, kind))

    def accept_all(self, questions: tuple[Question, ...]) -> Operation:
        """All of them at once. Raises WriterError."""
        return accept(self._session.folder, self._session.loaded, questions, without=frozenset(self._left_out))

    def merge(self, question: Question, into: str) -> Operation:
        """Another name of the page of the entry `into`. Raises WriterError."""
        return merge(self._session.folder, self._session.loaded, question, into)

    def dismiss(self, question: Question) -> Operation:
        """Never to be asked again. Raises WriterError."""
        return dismiss(self._session.folder, self._session.loaded, (question,))

    @staticmethod
    def all_told(sort: Sort, count: int) -> str:
        """What accepting all of a sort says it will do."""
        return tr("Accept all: {counted}", counted=counted(sort, count))
