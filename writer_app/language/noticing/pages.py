"""Proposals of pages: everyone and everything named in the manuscript that has no page yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from writer_app.domain.lore import Alias, Entry, Kind, Lore, Pronouns
from writer_app.domain.proposals import Noticed, Passage, Proposal
from writer_app.language.noticing.bearers import Bearer, Telling
from writer_app.language.noticing.habits import Habits, Sign, habits_of
from writer_app.language.noticing.kinds import kind_of
from writer_app.language.noticing.names import Name, apart_of, names_of, tied_of
from writer_app.language.noticing.people import bearers
from writer_app.language.noticing.sightings import Sightings
from writer_app.language.noticing.variants import with_variants
from writer_app.language.pack import LanguagePack
from writer_app.text.fold import fold_key
from writer_app.text.naming import free_name, slug

_PASSAGES = 5
_ALIASES = 12
_SHORT = 20


def noticed_pages(sightings: Mapping[str, Sightings], lore: Lore, pack: LanguagePack) -> tuple[Proposal, ...]:
    """What `sightings` (by scene id, in reading order) name and `lore` does not, the surest and most frequent first."""
    habits = habits_of(pack)
    order = {scene: number for number, scene in enumerate(sightings)}
    names = names_of(sightings.values(), habits)
    taken = {key.lower() for entry in lore for key in (entry.id, *entry.was)}
    known = {fold_key(surface) for entry in lore for surface in entry.surfaces()}
    found = list[Proposal]()
    telling = Telling(habits, apart_of(sightings.values()))
    cast = with_variants(bearers(names.values(), telling), tied_of(sightings.values()), telling)
    for bearer in cast:
        if known & {fold_key(text) for text in (_main(bearer), *(name.written for name in bearer.names))}:
            continue
        proposal = _page(bearer, habits, taken, order)
        if proposal is not None:
            found.append(proposal)
    return tuple(sorted(found, key=lambda each: (-each.count * each.sureness, each.entry.id)))


def _page(bearer: Bearer, habits: Habits, taken: set[str], order: Mapping[str, int]) -> Proposal | None:
    kind, reason = kind_of(bearer, habits)
    sureness = _sureness(bearer)
    if kind is None or sureness < 0.3:
        return None
    name = _main(bearer)
    others = sorted((each for each in bearer.names if each.written != name), key=lambda each: (-each.count, each.key))
    aliases = tuple(Alias(each.written) for each in others[:_ALIASES] if each.count > 1 or len(others) < 3)
    gender = bearer.gender if kind is Kind.CHARACTER else ""
    entry_id = free_name(slug(name, kind.value), taken)
    entry = Entry(entry_id, kind, name, aliases, tuple(bearer.called), Pronouns(gender))
    passages = _passages(bearer.names, order)
    return Proposal(Noticed.PAGE, entry, count=bearer.count, sureness=sureness, passages=passages, reason=reason)


def _sureness(bearer: Bearer) -> float:
    sure = bearer.tally[Sign.SURE]
    told = bearer.tally[Sign.SAYS] + bearer.tally[Sign.ACTS] + bearer.tally[Sign.IN] + bearer.tally[Sign.OWNS]
    if not sure:
        return 0.4
    return round(min(0.95, 0.15 + 0.2 * min(sure, 3) / 3 + 0.6 * (sure + told) / (sure + told + 3)), 2)


def _main(bearer: Bearer) -> str:
    """The fullest name that is more than a chance, without a title where it has two words."""
    least = max(2, bearer.count // 40) if bearer.count > _SHORT else 1
    full = [name for name in bearer.names if name.count >= least and len(name.words) > 1]
    if not full:
        return max(bearer.names, key=lambda name: (name.count, len(name.titles), name.key)).written
    words = Counter[str]()
    for name in full:
        words[" ".join(name.written.split(" ")[len(name.titles) :])] += name.count
    return max(words, key=lambda text: (words[text], text))


def _passages(names: Iterable[Name], order: Mapping[str, int]) -> tuple[Passage, ...]:
    """The clearest, one of a scene, in reading order."""
    best = dict[str, tuple[int, Passage]]()
    for name in names:
        for clear, passage in name.clearest:
            if passage.scene not in best or best[passage.scene][0] < clear:
                best[passage.scene] = (clear, passage)
    chosen = sorted(best.values(), key=lambda each: (-each[0], order[each[1].scene]))[:_PASSAGES]
    return tuple(sorted((passage for _, passage in chosen), key=lambda each: (order[each.scene], each.span)))
