"""What is true changes with this scene, or whoever says otherwise is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.judging.reports import say
from writer_app.continuity.repairs.ground import Alternatives, Ground
from writer_app.domain.lore import Fact
from writer_app.domain.repairs import Holds, Repair
from writer_app.domain.vocabulary.sentences import fact_sentence


def changed_facts(ground: Ground) -> Iterator[Alternatives]:
    """Each fact with the value of the text, from this scene on."""
    for entry, fact in ground.facts() if ground.slot is not None else ():
        if seen := ground.seen(fact.key):
            said = fact_sentence(entry.name, Fact(fact.key, seen), ground.names)
            now = Fact(fact.key, seen, since=(ground.here,))
            yield (Repair(say("From this scene on: {fact}", fact=said), (Holds(entry.id, now),)),)


def claims(ground: Ground) -> Iterator[Alternatives]:
    """Where somebody says it: what they claim, by a lie or mistake."""
    speaker = ground.speaker
    if speaker is None:
        return
    for entry, fact in ground.facts():
        if seen := ground.seen(fact.key):
            said = fact_sentence(entry.name, Fact(fact.key, seen), ground.names)
            title = say("{who} lies or is mistaken: {fact}", who=speaker.name, fact=said)
            yield (Repair(title, (Holds(entry.id, Fact(fact.key, seen, according_to=speaker.id)),)),)
