"""Who speaks: a sieve from what the text says to what a two-handed exchange implies; unknown where neither tells."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from writer_app.domain.lore import Pronouns
from writer_app.language.voices.tags import Tag

NARRATOR = "\x00i"
"""Stands for a first-person narrator whom the scene does not name, while turns are counted."""
SOMEONE = "\x00?"
"""Stands for a speaker whom the lore does not know."""

TURNS = "the two take turns"
ACTS = "acts beside the words"
SPOKEN_TO = "spoken to just before"
DESCRIBED = "described beside the words"
AS_SAID = "as you said"
_MEMORY = 6
SURE = 0.82


@dataclass(slots=True)
class Turn:
    """All that is spoken in one paragraph. `quotes` are numbers of quotations; `apart` counts paragraphs of narration since
    the turn before; `called` are persons spoken to by name, who cannot be the speaker; `named` all who are named; `said_by`
    whose the turn is as the author has it, None where nothing is said of it."""

    paragraph: int
    quotes: list[int]
    apart: int = 0
    called: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    speaker: str | None = None
    confidence: float = 0.0
    reason: str = ""
    addressee: str | None = None
    tags: dict[int, Tag] = field(default_factory=dict)
    breaks: bool = False
    acting: tuple[str | None, bool] = (None, True)
    honoured: Pronouns = Pronouns.UNKNOWN
    said_by: str | None = None

    @property
    def by_name(self) -> bool:
        """Whether one of its tags names the speaker."""
        subjects = [tag.subject for tag in self.tags.values()]
        return any(each is not None and each.mention is not None and each.entry is not None for each in subjects)

    @property
    def told(self) -> str | None:
        """Whom its tags say that it is said to, where they say one only."""
        found = {tag.to.entry for tag in self.tags.values() if tag.to is not None and tag.to.entry != self.speaker}
        return found.pop() if len(found) == 1 else None

    def settle(self, speaker: str) -> None:
        """The author says who speaks."""
        self.speaker, self.confidence, self.reason, self.said_by = speaker, 1.0, AS_SAID, speaker

    def give(self, speaker: str | None, confidence: float, reason: str) -> None:
        """Sets the speaker, unless somebody of that name is spoken to, or spoken of and nothing else points to them."""
        if speaker is None or speaker in self.called or (confidence < SURE and speaker in self.named):
            return
        self.speaker, self.confidence, self.reason = speaker, confidence, reason


class Exchange:
    """The conversation so far."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []

    def others(self, turn: Turn) -> list[str]:
        """Who else took part lately, the latest first; without the speaker of the turn right before `turn`."""
        recent = self._run()
        last = recent[-1].speaker if recent else None
        found = [each.speaker for each in reversed(recent) if each.speaker is not None]
        found.extend(name for each in reversed(recent[-2:]) for name in each.called)
        return [name for name in dict.fromkeys(found) if name != last and name not in turn.called and name != SOMEONE]

    def talking(self) -> dict[str, float]:
        """Who took part lately, whoever spoke last first, and how sure that is."""
        found: dict[str, float] = {}
        for turn in reversed(self._run()):
            found.setdefault(turn.speaker or SOMEONE, turn.confidence)
        return found

    def lately(self, paragraph: int) -> Hashable:
        """All that counts, where the next turn comes, of the turns before it; `paragraph` is the number of its paragraph."""
        last = self.turns[-_MEMORY:]
        return tuple([(one.speaker, one.confidence, one.breaks, one.called, paragraph - one.paragraph) for one in last])

    def _run(self) -> list[Turn]:
        run: list[Turn] = []
        for turn in reversed(self.turns[-_MEMORY:]):
            run.insert(0, turn)
            if turn.breaks:
                break
        return run

    def alternate(self, turn: Turn) -> None:
        """Fills an unsaid speaker: the one spoken to by name, or the other of two who take turns."""
        run = self._run()
        if turn.speaker is not None or not run or turn.breaks:
            return
        before = run[-1]
        if turn.apart == 0 and len(before.called) == 1 and before.speaker != before.called[0]:
            turn.give(before.called[0], 0.65, SPOKEN_TO)
        if turn.speaker is None and turn.apart == 0 and len(run) > 1:
            other = run[-2].speaker
            if other is not None and other != before.speaker and before.speaker is not None:
                turn.give(other, max(0.5, min(run[-2].confidence, 0.85) - 0.05), TURNS)
        if turn.speaker is None:
            others = self.others(turn)
            follows = before.speaker is not None and turn.apart == 0
            if len(others) == 1 and (follows or before.speaker in turn.called):
                turn.give(others[0], 0.55, "the other of two")

    def address(self) -> None:
        """Who is spoken to: named in the words, or the one who spoke just before or answers just after."""
        for index, turn in enumerate(self.turns):
            if len(turn.called) == 1:
                turn.addressee = turn.called[0]
                continue
            if told := turn.told:
                turn.addressee = told
                continue
            near = []
            if index and not turn.breaks and turn.apart == 0:
                near.append(self.turns[index - 1].speaker)
            if index + 1 < len(self.turns) and not self.turns[index + 1].breaks and self.turns[index + 1].apart == 0:
                near.append(self.turns[index + 1].speaker)
            persons = {name for name in near if name is not None and name != turn.speaker}
            if len(persons) == 1:
                turn.addressee = persons.pop()


def fits(gender: Pronouns, wanted: Pronouns) -> bool:
    """Whether someone of `gender` may be called by pronouns `wanted`."""
    return gender is wanted or gender is Pronouns.UNKNOWN
