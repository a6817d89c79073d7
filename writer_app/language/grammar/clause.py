"""A clause: one verb with what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from writer_app.language.grammar.phrases import NounPhrase, VerbGroup


@dataclass(slots=True)
class Clause:
    """One verb and what belongs to it.

    `opener` is the word that opens the clause ("if", "as if", "who", "that", "to", "without", …; "" for a main clause);
    `parent` the clause it hangs on; `joined` the clause it is joined to by "and". `adjectives` are word indexes; `last` is the
    last word that belongs to it. `kind`: finite, infinitive, gerund, participle, bare. `set_off`: a mark stands before it.
    `timed`: a word of time belongs to it ("it is a year since …").
    """

    verb: VerbGroup
    kind: str
    subject: NounPhrase | None = None
    objects: list[NounPhrase] = field(default_factory=list)
    prepositions: list[tuple[str, NounPhrase]] = field(default_factory=list)
    adjectives: list[int] = field(default_factory=list)
    adverbs: list[str] = field(default_factory=list)
    particle: str = ""
    opener: str = ""
    parent: Clause | None = None
    joined: Clause | None = None
    inverted: bool = False
    quoted: bool = False
    relative_of: NounPhrase | None = None
    set_off: bool = False
    timed: bool = False
    closed: bool = False
    last: int = 0

    @property
    def lemma(self) -> str:
        """The verb's lemma."""
        return self.verb.lemma
