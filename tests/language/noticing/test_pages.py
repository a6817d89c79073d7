"""Pages noticed in a manuscript: who is one person, what is none."""

from __future__ import annotations

from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.domain.proposals import Noticed, Proposal
from writer_app.domain.scenes import SceneSource
from writer_app.language.noticing.pages import noticed_pages
from writer_app.language.noticing.sightings import sightings
from writer_app.language.pack import LanguagePack

HARBOUR = """Captain Ida Brandt came down to the quay before it was light. "Tell Anselm to bring the rope," said Ida.

Anselm brought it. He had been up all night, and he said so. "You look tired, Anselm," said Captain Brandt. She smiled.

"I saw Mr. Oduya in Westerhaven," Anselm said. "Oduya asked after you. He was in Westerhaven with Mrs. Oduya."

Then Mrs. Oduya came along the quay herself, and Ida went to meet her. Mrs. Oduya laughed. She had walked from Westerhaven.
"""


def notice(pack: LanguagePack, *bodies: str, lore: Lore | None = None) -> tuple[Proposal, ...]:
    scenes = [SceneSource(f"s{number}", f"{number}.md", body) for number, body in enumerate(bodies)]
    return noticed_pages({scene.id: sightings(scene, pack) for scene in scenes}, lore or Lore(), pack)


def test_names_of_one_person_are_one_page(pack: LanguagePack) -> None:
    found = {proposal.entry.id: proposal for proposal in notice(pack, HARBOUR, HARBOUR)}
    ida = found["ida-brandt"]
    assert ida.what is Noticed.PAGE
    assert ida.entry.kind is Kind.CHARACTER
    assert ida.entry.pronouns == "she"
    assert {alias.text for alias in ida.entry.aliases} >= {"Ida", "Captain Brandt"}
    assert found["westerhaven"].entry.kind is Kind.LOCATION
    assert found["anselm"].entry.pronouns == "he"


def test_a_couple_is_two(pack: LanguagePack) -> None:
    found = {proposal.entry.name: proposal.entry for proposal in notice(pack, HARBOUR, HARBOUR)}
    assert found["Mrs. Oduya"].pronouns == "she"
    assert "Oduya" in {name for entry in found.values() if entry.name == "Mr. Oduya" for name in entry.surfaces()}


def test_passages_are_sentences_of_different_scenes(pack: LanguagePack) -> None:
    for proposal in notice(pack, HARBOUR, HARBOUR):
        assert [passage.scene for passage in proposal.passages] == ["s0", "s1"][: len(proposal.passages)]
        for passage in proposal.passages:
            assert passage.span.of(HARBOUR).rstrip() == passage.words


def test_what_has_a_page_is_not_asked_about(pack: LanguagePack) -> None:
    lore = Lore((Entry("ida", Kind.CHARACTER, "Ida Brandt"),))
    assert "ida-brandt" not in {proposal.entry.id for proposal in notice(pack, HARBOUR, HARBOUR, lore=lore)}


def test_nothing_of_nothing(pack: LanguagePack) -> None:
    assert notice(pack) == ()
    assert notice(pack, "", "\n\n", "# A\n\nb\n\n\x00“") == ()
