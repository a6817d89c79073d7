"""Proposals of pages: everyone and everything named in the manuscript that has no page yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from writer_app.domain.lore import Alias, Entry, Kind, Lore, Pronouns
from writer_app.domain.proposals import Noticed, Passage, Proposal
from writer_app.language.noticing.bearers import Bearer, Telling
from writer_app.language.noticing.company import Told, kinds_of
from writer_app.language.noticing.habits import Habits, Sign, habits_of
from writer_app.language.noticing.kinds import NAMED
from writer_app.language.noticing.known import Known, additions
from writer_app.language.noticing.names import Name, apart_of, listed_of, names_of, tied_of
from writer_app.language.noticing.people import bearers
from writer_app.language.noticing.sightings import Sightings
from writer_app.language.noticing.variants import with_variants
from writer_app.language.pack import LanguagePack
from writer_app.language.words import closed_words
from writer_app.text.naming import free_name, slug

_PASSAGES = 5
_SHORTEST, _LONG = 45, 120
"""Letters of a passage: fewer say little, a heading often; from so many on it is no quick reading."""
_ALIASES = 12
_SHORT = 20
_FEW = 2
_CROWDS = (300, 2_000)
"""Where so many names stand in a book, one that stands there once, or twice, is not asked about."""
_LEAST_SURE = 0.25
_BARELY = 0.75
"""What is left of the sureness of a name where nothing tells of what kind its bearer is."""


def noticed_pages(sightings: Mapping[str, Sightings], lore: Lore, pack: LanguagePack) -> tuple[Proposal, ...]:
    """What `sightings` (by scene id, in reading order) name and `lore` does not, the surest and most frequent first."""
    habits = habits_of(pack)
    scenes = sightings.values()
    telling = Telling(habits, apart_of(scenes))
    known = Known(lore)
    cast = with_variants(bearers(names_of(scenes, habits).values(), telling), tied_of(scenes), telling)
    taken = {key.lower() for entry in lore for key in (entry.id, *entry.was)}
    pages = _Pages(habits, known, {scene: at for at, scene in enumerate(sightings)}, _words_of(cast), taken)
    cast = _of_one_page(cast, known)
    least = sum(len(cast) > crowd for crowd in _CROWDS)
    told = zip(cast, kinds_of(cast, listed_of(scenes), habits), strict=True)
    asked = ((bearer, kind) for bearer, kind in told if bearer.count > least and not _is_a_letter(bearer, pack))
    found = [proposal for bearer, kind in asked for proposal in pages.of(bearer, kind)]
    return tuple(sorted(found, key=lambda each: (-each.count * each.sureness, each.entry.id, each.text)))


def _is_a_letter(bearer: Bearer, pack: LanguagePack) -> bool:
    """Whether it is only ever a word of one letter, with or without an article: "The A was printed"."""
    words = {word for name in bearer.names for word in name.words}
    return any(len(word) == 1 for word in words) and words <= closed_words(pack)


def _of_one_page(cast: Sequence[Bearer], known: Known) -> list[Bearer]:
    """The author knows that they are one: all who have the same page are."""
    by_page = dict[str, Bearer]()
    for bearer in cast:
        page = known.page_of(bearer)
        if page is not None and by_page.setdefault(page.id, bearer) is not bearer:
            by_page[page.id].join(bearer)
    return [bearer for bearer in cast if bearer.names]


def _words_of(cast: Iterable[Bearer]) -> Counter[str]:
    """How many bear a word."""
    return Counter(word for bearer in cast for word in {word for name in bearer.names for word in name.words})


@dataclass(frozen=True, slots=True)
class _Pages:
    """What is proposed of each bearer. `order` numbers the scenes, `borne` tells how many bear a word; ids go into `taken`."""

    habits: Habits
    known: Known
    order: Mapping[str, int]
    borne: Mapping[str, int]
    taken: set[str]

    def of(self, bearer: Bearer, told: Told) -> Iterator[Proposal]:
        """A new page, or what the page of `bearer` lacks."""
        page = self.known.page_of(bearer)
        if page is not None:
            yield from additions(page, bearer, self.known, self._passages)
        elif not self.known.has(bearer):
            kind, reason = told
            sureness = _sureness(bearer) * (_BARELY if reason == NAMED else 1.0)
            if kind is not None and sureness >= _LEAST_SURE:
                entry = self._entry(bearer, kind)
                passages = self._passages(bearer.names)
                yield Proposal(Noticed.PAGE, entry, count=bearer.count, sureness=sureness, passages=passages, reason=reason)

    def _entry(self, bearer: Bearer, kind: Kind) -> Entry:
        name = self._main(bearer)
        aliases = [each for each in self._other_names(bearer) if each != name]
        pronouns = bearer.pronouns if kind is Kind.CHARACTER else Pronouns.UNKNOWN
        entry_id = free_name(slug(name, kind.value), self.taken)
        return Entry(entry_id, kind, name, tuple(map(Alias, aliases)), tuple(bearer.called), pronouns)

    def _main(self, bearer: Bearer) -> str:
        """The fullest name that is more than a chance, without a title where it has two words."""
        least = max(2, bearer.count // 40) if bearer.count > _SHORT else 1
        full = Counter[str]()
        for name in bearer.names:
            if name.count >= least and len(name.words) > 1:
                full[name.written if bearer.manner or name.bare[:1].islower() else name.bare] += name.count
        if not full:
            named = [name for name in bearer.names if not self.habits.titles.issuperset(name.words)] or bearer.names
            return max(named, key=lambda name: (name.count, len(name.titles), name.key)).written
        return max(full, key=lambda text: (full[text], text))

    def _other_names(self, bearer: Bearer) -> Sequence[str]:
        """Names worth keeping, the most used first; a last name that only stands after a title goes with it."""
        names = sorted(bearer.names, key=lambda each: (-each.count, each.key))
        kept = [name.written for name in names if self._is_kept(name, bearer)][:_ALIASES]
        if len(bearer.words) == 1 and self.borne[bearer.first] == 1 and all(name.titles for name in names if name.words):
            kept.append(next((name.bare for name in names if name.words), ""))
        return [text for text in dict.fromkeys(kept) if text]

    def _is_kept(self, name: Name, bearer: Bearer) -> bool:
        """Not "poor Odo", which is no name of its own; of who is named often, nothing that stands once."""
        if name.words and self.habits.endearments & {*name.titles}:
            return False
        return name.count > 1 or len(bearer.names) <= _FEW or bearer.count <= _SHORT

    def _passages(self, names: Iterable[Name]) -> tuple[Passage, ...]:
        """The clearest, one of a scene, in reading order: short ones with the whole name, where it does something."""
        best = dict[str, tuple[int, Passage]]()
        for name in names:
            for clear, passage in name.clearest:
                letters = len(passage.words)
                worth = clear + (len(name.words) > 1) - letters // _LONG - 2 * (letters < _SHORTEST)
                if passage.scene not in best or best[passage.scene][0] < worth:
                    best[passage.scene] = (worth, passage)
        chosen = sorted(best.values(), key=lambda each: (-each[0], self.order[each[1].scene]))[:_PASSAGES]
        return tuple(sorted((passage for _, passage in chosen), key=lambda each: (self.order[each.scene], each.span)))


def _sureness(bearer: Bearer) -> float:
    sure = bearer.tally[Sign.SURE]
    told = bearer.tally[Sign.SAYS] + bearer.tally[Sign.ACTS] + bearer.tally[Sign.IN] + bearer.tally[Sign.OWNS]
    if not sure:
        return 0.4
    return round(min(0.95, 0.15 + 0.2 * min(sure, 3) / 3 + 0.6 * (sure + told) / (sure + told + 3)), 2)
