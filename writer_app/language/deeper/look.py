"""A colour of eyes or hair as a sentence tells it."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.observations import Mention
from writer_app.language.deeper.scope import Scope
from writer_app.language.grammar.clause import Clause
from writer_app.language.grammar.phrases import NounPhrase

_SIDES = frozenset({"left", "right"})


@dataclass(frozen=True, slots=True)
class Look:
    """A colour read: where, whose, what; `clause` gives the modality (None: no clause), `doubtful` a reading that may differ.

    `presupposed`: "Mara's green eyes did not move" says that they are green all the same. `changed`: they become so here;
    `former`: they were so once.
    """

    first: int
    last: int
    owner: Mention | None
    key: str
    colour: str
    part: str
    clause: Clause | None
    doubtful: bool = False
    presupposed: bool = False
    changed: bool = False
    former: bool = False


def key_of(scope: Scope, noun: NounPhrase) -> str:
    """The fact that a colour of `noun` tells; "" where it is neither eyes nor hair."""
    head = scope.head(noun)
    if head in scope.grammar["eye words"]:
        return "eye colour"
    return "hair colour" if head in scope.grammar["hair words"] or head == "head" else ""


def part_of(scope: Scope, noun: NounPhrase) -> str:
    """The part with its side: "left eye"."""
    sides = [scope.words.folded[at] for at in range(noun.first, noun.head) if scope.words.folded[at] in _SIDES]
    return f"{sides[0]} {scope.head(noun)}" if sides else scope.head(noun)


def colour_in(scope: Scope, word: str, group: str = "colours") -> str:
    """The colour (or the shade) that a folded word tells, "blue" in "light-blue" too; "" for any other word."""
    named = scope.grammar.pack.groups[group]
    if word in named:
        return word
    first, _, last = word.rpartition("-")
    return last if last in named and first and not first.endswith("-and") else ""
