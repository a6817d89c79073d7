"""What the manuscript adds to pages that are there: more names, and the pronouns of someone who has none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from writer_app.domain.lore import Entry, Kind, Lore, Pronouns
from writer_app.domain.proposals import Noticed, Passage, Proposal
from writer_app.language.noticing.bearers import Bearer
from writer_app.language.noticing.names import Name
from writer_app.text.fold import fold_key

_OFTEN = 2
_PARTS = 2

Clearest = Callable[[Iterable[Name]], tuple[Passage, ...]]


def plain(text: str) -> str:
    """`text` folded, without stops and a leading article."""
    return " ".join(fold_key(text).replace(".", " ").split()).removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Known:
    """The names that the lore has: every surface, and the parts of a person's name, each with its pages."""

    lore: Lore
    _by_name: dict[str, dict[str, Entry]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _by_part: dict[str, dict[str, Entry]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for entry in self.lore:
            renamed = (text for change in entry.changes if change.verb == "renamed" for text in change.arg("what"))
            for text in (*entry.surfaces(), *entry.called, *renamed):
                self._by_name.setdefault(plain(text), {})[entry.id] = entry
            words = plain(entry.name).split()
            if entry.kind is Kind.CHARACTER and len(words) >= _PARTS:
                for word in (words[0], words[-1]):
                    self._by_part.setdefault(word, {})[entry.id] = entry

    def pages(self, name: Name) -> Mapping[str, Entry]:
        """The pages that `name` may be of, as it stands or without its titles."""
        bare = " ".join(name.words)
        found = self._by_name.get(name.key.removeprefix("the "), {}) or self._by_name.get(bare, {})
        return found or self._by_part.get(bare, {})

    def is_new(self, name: Name) -> bool:
        """Whether no page has `name`, not even as a part or with a title before it."""
        bare = " ".join(name.words)
        return not {bare, name.key.removeprefix("the ")} & self._by_name.keys() and name.key not in self._by_part

    def page_of(self, bearer: Bearer) -> Entry | None:
        """The page of `bearer`; None where it has none, or names of several: then the author knows better."""
        pages = {page_id: page for name in bearer.names for page_id, page in self.pages(name).items()}
        return next(iter(pages.values())) if len(pages) == 1 else None

    def has(self, bearer: Bearer) -> bool:
        """Whether some page has one of its names."""
        return any(self.pages(name) for name in bearer.names)


def additions(page: Entry, bearer: Bearer, known: Known, clearest: Clearest) -> Iterator[Proposal]:
    """What `page` lacks of what the text says of `bearer`, which is the same."""
    for name in bearer.names:
        if name.count >= _OFTEN and known.is_new(name):
            passages = clearest([name])
            yield Proposal(
                Noticed.NAME,
                page,
                text=name.written,
                count=name.count,
                sureness=0.7,
                passages=passages,
                reason=f"{page.name} is meant",
            )
    if page.kind is Kind.CHARACTER and page.pronouns is Pronouns.UNKNOWN and bearer.pronouns:
        passages = clearest(bearer.names)
        reason = f"“{bearer.pronouns}” follows the name"
        yield Proposal(
            Noticed.PRONOUNS,
            page,
            text=bearer.pronouns.value,
            count=bearer.count,
            sureness=0.8,
            passages=passages,
            reason=reason,
        )
