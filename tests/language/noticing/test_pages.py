"""Pages noticed in a manuscript: what is proposed, and what a page that is there still lacks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.language.noticing.conftest import Notice
from writer_app.domain.lore import Alias, Entry, Kind, Lore, Pronouns
from writer_app.domain.proposals import Noticed
from writer_app.domain.scenes import SceneSource
from writer_app.language.noticing.pages import noticed_pages
from writer_app.language.noticing.sightings import sightings
from writer_app.language.pack import LanguagePack

HARBOUR = """Captain Ida Brandt came down to the quay before it was light. "Tell Anselm to bring the rope," said Ida.

Anselm brought it. He had been up all night, and he said so. "You look tired, Anselm," said Captain Brandt. She smiled.

"I saw Mr. Oduya in Westerhaven," Anselm said. "Oduya asked after you. He was in Westerhaven with Mrs. Oduya."

Then Mrs. Oduya came along the quay herself, and Ida went to meet her. Mrs. Oduya laughed. She had walked from Westerhaven.
"""


def test_names_of_one_person_are_one_page(notice: Notice) -> None:
    found = {proposal.entry.id: proposal for proposal in notice(HARBOUR, HARBOUR)}
    ida = found["ida-brandt"]
    assert ida.what is Noticed.PAGE
    assert (ida.entry.kind, ida.entry.pronouns) == (Kind.CHARACTER, Pronouns.SHE)
    assert {alias.text for alias in ida.entry.aliases} >= {"Ida", "Captain Brandt"}
    assert found["westerhaven"].entry.kind is Kind.LOCATION
    assert found["anselm"].entry.pronouns is Pronouns.HE


def test_passages_are_sentences_of_different_scenes(notice: Notice) -> None:
    for proposal in notice(HARBOUR, HARBOUR):
        assert [passage.scene for passage in proposal.passages] == ["s0", "s1"]
        for passage in proposal.passages:
            assert passage.span.of(HARBOUR) == passage.words


def test_a_long_paragraph_gives_its_sentence(notice: Notice) -> None:
    rain = "It rained on the quay, and on the boats, and on the sheds behind them. " * 8
    (found,) = notice(f"{rain}At noon Anselm said that it would stop. {rain}Nobody believed Anselm. {rain}")
    assert [passage.words for passage in found.passages] == ["At noon Anselm said that it would stop."]


def test_lines_broken_by_a_mail_program_are_read_on(notice: Notice) -> None:
    wrapped = (
        "For a long time the harbour had belonged to nobody but\nAnselm Reed and his dog. The dog was older than Mr. Anselm\n"
    )
    (found,) = notice(wrapped + "Reed was, and it knew what Anselm Reed would say before\nAnselm Reed said it.\n")
    assert found.entry.name == "Anselm Reed"


def test_what_has_a_page_is_not_asked_about(notice: Notice) -> None:
    lore = Lore((Entry("ida", Kind.CHARACTER, "Ida Brandt", pronouns=Pronouns.SHE),))
    assert {each.what for each in notice(HARBOUR, HARBOUR, lore=lore) if "Brandt" in each.entry.name} == {Noticed.NAME}


def test_one_more_name_of_a_page(notice: Notice) -> None:
    known = Entry("ida", Kind.CHARACTER, "Ida Brandt", (Alias("Ida"),), pronouns=Pronouns.SHE)
    found = [each for each in notice(HARBOUR, HARBOUR, lore=Lore((known,))) if each.entry.id == "ida"]
    assert [(each.what, each.text) for each in found] == [(Noticed.NAME, "Captain Brandt")]
    assert found[0].passages[0].words.endswith("She smiled.")


def test_pronouns_of_a_page_that_has_none(notice: Notice) -> None:
    lore = Lore((Entry("anselm", Kind.CHARACTER, "Anselm"),))
    found = [each for each in notice(HARBOUR, HARBOUR, lore=lore) if each.entry.id == "anselm"]
    assert [(each.what, each.text) for each in found] == [(Noticed.PRONOUNS, "he")]


def test_what_is_one_page_is_asked_once(notice: Notice) -> None:
    lore = Lore((Entry("ida", Kind.CHARACTER, "Ida Brandt", (Alias("Anselm"),)),))
    found = [each for each in notice(HARBOUR, HARBOUR, lore=lore) if each.what is Noticed.PRONOUNS]
    assert len(found) < 2


def test_ids_are_free(notice: Notice) -> None:
    lore = Lore((Entry("anselm", Kind.LOCATION, "The Old Mill"),))
    assert "anselm-2" in {proposal.entry.id for proposal in notice(HARBOUR, HARBOUR, lore=lore)}


def test_nothing_of_nothing(notice: Notice) -> None:
    assert notice() == ()
    assert notice("", "\n\n", "# A\n\nb\n\n\x00“") == ()


@given(
    st.lists(
        st.sampled_from(
            ["Ida", "Mr.", "of", "the", "said", "“", "”", "\n", "\n\n", ".", ", ", "A.", "-", "O'", "\u2019s", "ÉTÉ", "*"]
        )
    )
)
def test_any_text_is_read_the_same_twice(pack: LanguagePack, parts: list[str]) -> None:
    scenes = [SceneSource("s", "s.md", " ".join(parts)), SceneSource("t", "t.md", "".join(parts))]
    once, again = ({scene.id: sightings(scene, pack) for scene in scenes} for _ in range(2))
    assert noticed_pages(once, Lore(), pack) == noticed_pages(again, Lore(), pack)
    for scene in scenes:
        for sighting in once[scene.id].names:
            assert sighting.passage.span.of(scene.body.replace("\n", " ")) == sighting.passage.words.replace("\n", " ")


def test_a_letter_behind_an_article_is_no_page(notice: Notice) -> None:
    text = "Look at it. The A was printed small, and the A was blotted. Odile saw that the A was new. “The A,” said Odile."
    assert "The A" not in {proposal.entry.name for proposal in notice(text)}
