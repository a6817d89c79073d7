"""Kin, as facts: each bond once, on one of the two pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from writer_app.continuity.judging.passages import read_scenes
from writer_app.continuity.noticing.attributes import counts, saying_of
from writer_app.continuity.noticing.saying import Saying, passages, reference, sureness, times
from writer_app.continuity.story import Story
from writer_app.domain.lore import Entry, Fact
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.language.deeper.kinship import KIN_KEYS

_LEAST = 0.6
_MUTUAL = frozenset({"sibling", "spouse"})
_PARENTS = frozenset({"mother", "father", "parent"})
_Bond = tuple[str, str, str]
"""Whose page, the key, who."""


def kin(story: Story, proposed: frozenset[str]) -> Iterator[Proposal]:
    """Bonds that neither page tells; where two could be somebody's mother, the one said most."""
    found = _gathered(story)
    for (who, key, other), sayings in found.items():
        entry, relative = story.lore.get(who), story.lore.get(other)
        rivals = _rivals(story, found, (who, key, other))
        said = len(sayings)
        if entry is None or relative is None or sureness(sayings) < _LEAST or _is_told(story, entry, relative):
            continue
        if key in _PARENTS and any(fact.key == key for fact in entry.facts):
            continue
        if any(count > said for _, count in rivals) or (other, key, who) in found:
            continue
        yield Proposal(
            Noticed.FACT,
            entry,
            fact=Fact(key, reference(story, relative, proposed)),
            count=said,
            sureness=sureness(sayings) * (1.0 if not rivals else 0.6),
            passages=passages(story, sayings),
            rivals=rivals,
            reason=f"named so {times(said)}",
        )


def _gathered(story: Story) -> Mapping[_Bond, list[Saying]]:
    found: dict[_Bond, list[Saying]] = {}
    for order, (_, reading) in enumerate(read_scenes(story)):
        for seen in reading.descriptions:
            if seen.key in KIN_KEYS and counts(seen) and seen.subject is not None:
                bond = (seen.subject, seen.key, seen.value)
                turned = (seen.value, seen.key, seen.subject)
                bond = turned if seen.key in _MUTUAL and turned in found else bond
                found.setdefault(bond, []).append(saying_of(story, order, seen))
    return found


def _rivals(story: Story, found: Mapping[_Bond, list[Saying]], bond: _Bond) -> tuple[tuple[str, int], ...]:
    """Who else is named somebody's mother; of brothers, or of husbands, there may be more than one."""
    who, key, other = bond
    if key not in ("mother", "father"):
        return ()
    same = {each: len(sayings) for (owner, kind, each), sayings in found.items() if (owner, kind) == (who, key)}
    others = ((story.lore.get(each), count) for each, count in same.items() if each != other)
    return tuple((entry.name, count) for entry, count in others if entry is not None)


def _is_told(story: Story, entry: Entry, relative: Entry) -> bool:
    """Whether one of the two pages names the other as kin."""
    return any(
        fact.key in KIN_KEYS and (named := story.lore.resolve(fact.value)) is not None and named.id == there.id
        for here, there in ((entry, relative), (relative, entry))
        for fact in here.facts
    )
