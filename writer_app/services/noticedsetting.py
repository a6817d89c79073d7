"""Where and when a scene is and through whose eyes it is seen, where its words tell and its front matter does not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from writer_app.continuity.story import Story
from writer_app.domain.lore import Kind
from writer_app.domain.observations import (
    LIKELY,
    Mention,
    MentionKind,
    Modality,
    Move,
    MoveKind,
    SceneReading,
    TimeAnchor,
    TimeKind,
    TimeMention,
)
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.services.present import Offered

_MINDS = "inner verbs"
_FEWEST, _SHARE = 3, 0.8
"""Of how many thoughts told, and how large a share of them, one person must be the one whose they are."""
_RIVAL = 0.5
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LATER = re.compile(r"\d{1,4}(?:min|h|d|w|m|y)(?= |\Z)")
_FIRST_PERSON = frozenset(("i", "me", "my", "mine", "myself"))


def noticed_setting(story: Story, scene_id: str) -> tuple[Offered, ...]:
    """What may be written as the scene's `place`, `pov` and `when`, where nothing is written yet and the text is clear."""
    source, reading = story.timeline.source(scene_id), story.readings.get(scene_id)
    if source is None or reading is None:
        return ()
    told = _Told(story, source, reading)
    said = source.setting
    found = (
        None if said.place else told.place(),
        None if said.pov else told.viewpoint(),
        None if said.when else told.time(),
    )
    return tuple(each for each in found if each is not None)


@dataclass(frozen=True, slots=True)
class _Told:
    """One scene and what was read in it."""

    story: Story
    source: SceneSource
    reading: SceneReading

    def place(self) -> Offered | None:
        """The place where people come to or are, that no other one rivals."""
        there = [(move.place, move.span) for move in self.reading.moves if move.place and _is_there(move)]
        counted = Counter(place for place, _ in there).most_common(2)
        if not counted or any(second[1] > _RIVAL * first[1] for first, second in pairwise(counted)):
            return None
        first = next(span for place, span in there if place == counted[0][0])
        if first.start > len(self.source.body) / 2:
            # Whoever arrives at the end of a scene was elsewhere in it.
            return None
        return self._offered("place", counted[0][0], Kind.LOCATION, first)

    def viewpoint(self) -> Offered | None:
        """The one who tells it as "I"; else the one whose thoughts are told."""
        narrator = _one_of((each.entry, each.span) for each in self.reading.mentions if each.entry and self._is_narrator(each))
        minds = self.story.pack.words(_MINDS)
        acts = (each for each in self.reading.acts if each.verb in minds and each.modality is Modality.ASSERTED)
        told = (each for each in acts if each.speaker is None and each.confidence >= LIKELY)
        found = narrator or _one_of((each.actor, each.span) for each in told if each.actor)
        return self._offered("pov", found[0], Kind.CHARACTER, found[1]) if found is not None else None

    def time(self) -> Offered | None:
        """How long after the scene before it begins, or on which day: as its first paragraph says."""
        first = next(iter(self.reading.paragraphs), None)
        for each in self.reading.times if first is not None else ():
            if first is not None and first.contains(each.span) and not each.in_quote and (when := _when(each)):
                return Offered("when", when, each.span.of(self.source.body), self._sentence(each.span))
        return None

    def _is_narrator(self, mention: Mention) -> bool:
        pronoun = mention.kind is MentionKind.PRONOUN and not mention.in_quote
        return pronoun and mention.span.of(self.source.body).lower() in _FIRST_PERSON

    def _offered(self, key: str, entry_id: str, kind: Kind, at: Span) -> Offered | None:
        entry = self.story.lore.get(entry_id)
        if entry is None or entry.kind is not kind:
            return None
        return Offered(key, entry.id, entry.name, self._sentence(at))

    def _sentence(self, at: Span) -> str:
        place = bisect_right(self.reading.sentences, at.start, key=lambda sentence: sentence.start) - 1
        sentence = self.reading.sentences[place] if place >= 0 else at
        return " ".join(sentence.of(self.source.body).split())


def _when(time: TimeMention) -> str:
    """A time as front matter says it; empty for one that it cannot say, or that is not told of this scene."""
    if time.modality is not Modality.ASSERTED or time.confidence < LIKELY:
        return ""
    if time.kind is TimeKind.DATE and _DAY.fullmatch(time.value):
        return time.value
    found = _LATER.match(time.value)
    later = time.kind is TimeKind.RELATIVE and time.anchor is TimeAnchor.THEN and time.direction > 0
    return f"+{found[0]}" if later and found is not None else ""


def _is_there(move: Move) -> bool:
    """Whether somebody comes to a place, or is there."""
    return move.modality is Modality.ASSERTED and move.kind is not MoveKind.DEPARTS and move.confidence >= LIKELY


def _one_of(seen: Iterable[tuple[str, Span]]) -> tuple[str, Span] | None:
    """Whoever is seen often enough and nearly alone, and where first."""
    all_seen = list(seen)
    counted = Counter(who for who, _ in all_seen).most_common(1)
    if not counted or counted[0][1] < max(_FEWEST, _SHARE * len(all_seen)):
        return None
    return next((who, span) for who, span in all_seen if who == counted[0][0])
