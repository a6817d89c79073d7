"""A small novel with things noticed in it, made up for tests of what becomes of them."""

from __future__ import annotations

from pathlib import Path

from writer_app.domain.lore import Alias, Change, Entry, Fact, Kind, Pronouns
from writer_app.domain.positions import Position, PositionKind
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.vocabulary.sentences import Names
from writer_app.services.noticing import provisional_lore, questions_from
from writer_app.services.passedover import Unwanted, passed_over_from
from writer_app.services.questions import Question
from writer_app.storage.folder import Loaded, load

FILES = {
    "project.yaml": "id: ferry\ntitle: The Ferry\noutline: [{id: one, title: Over, scenes: [quay, water]}]\n",
    "manuscript/quay.md": "---\nid: quay\n---\nHesper Quill waited.\n",
    "manuscript/water.md": "---\nid: water\n---\nThe water took him.\n",
    "lore/characters/orin.md": (
        "---\nid: orin # the ferryman\nkind: character\nname: Orin\nfacts:\n  eye colour: grey\n---\nHis notes.\n"
    ),
}
WATER = Position(PositionKind.WORDS, ref="water", after="took him", written="water")
HESPER = Entry("hesper-quill", Kind.CHARACTER, "Hesper Quill", (Alias("Hesper"), Alias("Miss Quill")), pronouns=Pronouns.SHE)
TAM = Entry("tam", Kind.CHARACTER, "Tam", pronouns=Pronouns.HE)
LANTERN = Entry("the-blue-lantern", Kind.ITEM, "the Blue Lantern", links=(("holder", ("tam",)),))
ORIN = Entry("orin", Kind.CHARACTER, "Orin")


def page(entry: Entry, count: int = 9, sureness: float = 0.9) -> Proposal:
    return Proposal(Noticed.PAGE, entry, count=count, sureness=sureness)


def fact(entry: Entry, key: str, value: str, count: int = 1) -> Proposal:
    return Proposal(Noticed.FACT, entry, fact=Fact(key, value), count=count, sureness=0.8)


def dies(entry: Entry) -> Proposal:
    return Proposal(Noticed.CHANGE, entry, change=Change("dies", (WATER,), (("what", ("true",)),)), sureness=0.7)


NOTICED = (
    page(HESPER, 40),
    page(TAM, 30),
    page(LANTERN, 12),
    fact(HESPER, "eye colour", "brown", 3),
    fact(TAM, "mother", "hesper-quill"),
    dies(TAM),
    Proposal(Noticed.NAME, ORIN, text="Old Orin", count=4, sureness=0.8),
    Proposal(Noticed.PRONOUNS, ORIN, text="he", count=20, sureness=0.9),
    fact(ORIN, "hair colour", "white"),
)


def make(folder: Path) -> Path:
    """The novel in `folder`."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def asked(folder: Path, noticed: tuple[Proposal, ...] = NOTICED) -> tuple[Loaded, tuple[Question, ...]]:
    """The project as it stands, and what is asked of its author."""
    loaded = load(folder)
    unwanted = Unwanted(passed_over_from(loaded.decisions).items, loaded.lore)
    names = Names(provisional_lore(loaded.lore, noticed))
    return loaded, questions_from(noticed, loaded.lore, unwanted, names)


def called(questions: tuple[Question, ...], name: str) -> Question:
    """The question of the new page called `name`, or the one that says so."""
    return next(each for each in questions if name in (each.proposal.entry.name, each.sentence.split(" · ")[0]))
