"""Who tells the story as "I" where its scenes do not say so: whoever the others call by name right beside that "I"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from writer_app.continuity.judging.passages import read_scenes
from writer_app.continuity.noticing.saying import Saying, passages
from writer_app.continuity.story import Story
from writer_app.domain.observations import MentionKind, SceneReading
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.language.voices.narrator import AS_CALLED

_WORD = re.compile(r"[^\W\d_]+")
_OFTEN = 0.008
"""Which share of a scene's words outside quotations says "I", "me", "my" where it is told in the first person."""
_LEAST = 2
"""In how many scenes the one who tells must have been called by name."""
_AHEAD = 3
"""In how many times as many scenes as anybody else."""


def tellers(story: Story) -> Iterator[Proposal]:
    """One question: whether somebody tells all scenes in the first person that name nobody's eyes."""
    told = [(order, scene, reading) for order, (scene, reading) in enumerate(read_scenes(story)) if _is_open(scene)]
    told = [each for each in told if _in_first_person(story, each[1], each[2])]
    votes = [saying for order, _, reading in told for saying in _called(order, reading)]
    scenes = {who: len({saying.order for name, saying in votes if name == who}) for who, _ in votes}
    who, *others = sorted(scenes, key=lambda name: (-scenes[name], name)) or [""]
    entry = story.lore.get(who)
    if entry is not None and scenes[who] >= max(_LEAST, _AHEAD * max((scenes[name] for name in others[:1]), default=0)):
        yield Proposal(
            Noticed.TELLER,
            entry,
            count=len(told),
            sureness=1.0 - 0.5 ** scenes[who],
            passages=passages(story, [saying for name, saying in votes if name == who]),
            reason="the others call the one who says “I” so",
            scenes=tuple(scene.id for _, scene, _ in told),
        )


def _is_open(scene: SceneSource) -> bool:
    return not scene.setting.pov and scene.setting.frame in (None, Frame.MAIN)


def _in_first_person(story: Story, scene: SceneSource, reading: SceneReading) -> bool:
    """Whether the narration speaks of itself."""
    words = Counter[str]()
    own = {word for word, kinds in story.pack.group("pronouns").items() if kinds[0].split(" ")[0] == "i"}
    spoken = [quote.span for quote in reading.quotes if quote.text_spoken]
    at = 0
    for paragraph in reading.paragraphs:
        for found in _WORD.finditer(scene.body, paragraph.start, paragraph.end):
            while at < len(spoken) and spoken[at].end <= found.start():
                at += 1
            if at < len(spoken) and spoken[at].start <= found.start():
                continue
            word = found[0]
            words["own" if word.lower() in own and word != "i" else "other"] += 1
    return words["own"] > _OFTEN * max(1, words.total())


def _called(order: int, reading: SceneReading) -> Sequence[tuple[str, Saying]]:
    """Whom "I" was taken for, once a scene: the first place where it was."""
    for mention in reading.mentions:
        if mention.kind is MentionKind.PRONOUN and mention.reason == AS_CALLED and mention.entry and not mention.in_quote:
            return [(mention.entry, Saying(order, mention.span, reading.scene, mention.confidence))]
    return []
