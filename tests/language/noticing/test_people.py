"""Who is one person and who are two."""

from __future__ import annotations

from tests.language.noticing.conftest import Notice
from writer_app.domain.lore import Entry, Pronouns


def _pages(notice: Notice, *bodies: str) -> dict[str, Entry]:
    return {proposal.entry.name: proposal.entry for proposal in notice(*bodies)}


def _names(entry: Entry) -> set[str]:
    return {*entry.surfaces()}


def test_a_couple_is_two(notice: Notice) -> None:
    text = """Mr. Oduya came home late. "You are late," said Mrs. Oduya. Mr. Oduya said nothing. He sat down, and Oduya was
glad to sit. Mrs. Oduya laughed. She poured the tea. "Drink, Mr. Oduya," said Mrs. Oduya."""
    found = _pages(notice, text, text)
    assert found["Mrs. Oduya"].pronouns is Pronouns.SHE
    assert _names(found["Mr. Oduya"]) == {"Mr. Oduya", "Oduya"}


def test_brothers_share_a_name_that_means_the_one_more_often_named(notice: Notice) -> None:
    text = """"Come in," said Tobias Reed. Reed had been waiting. Tobias Reed never waited long. "My brother is here," said
Reed, and Felix Reed came out of the dark. Reed smiled. "Tobias," said Felix Reed, and Tobias nodded."""
    found = _pages(notice, text, text)
    assert _names(found["Tobias Reed"]) == {"Tobias Reed", "Reed", "Tobias"}
    assert _names(found["Felix Reed"]) == {"Felix Reed"}


def test_mother_and_daughters(notice: Notice) -> None:
    text = """Mrs. Venn sat down. "Clara!" said Mrs. Venn. Clara Venn came, and Nell Venn came after Clara. "Nell is late,"
said Clara. Nell laughed. Miss Nell Venn was always late. Mrs. Venn sighed, and Mrs. Venn rang. Nell Venn, said Clara
Venn, was late."""
    found = _pages(notice, text, text)
    assert "Mrs. Venn" in found
    assert _names(found["Clara Venn"]) >= {"Clara"}
    assert _names(found["Nell Venn"]) >= {"Nell"}
    assert "Mrs. Venn" not in _names(found["Clara Venn"]) | _names(found["Nell Venn"])


def test_father_and_son_in_one_sentence_are_not_one(notice: Notice) -> None:
    text = """Mr. Tarrant and Mr. Hugo Tarrant rode out. "Slower," said Mr. Tarrant. Mr. Hugo Tarrant laughed, and Mr. Tarrant
did not. Then Mr. Tarrant met Mr. Hugo Tarrant at the gate."""
    found = _pages(notice, text, text, text)
    assert "Mr. Tarrant" in found
    assert "Hugo Tarrant" in found


def test_short_forms_and_other_spellings(notice: Notice) -> None:
    long = "“Again,” said Bartolo. Bartolo bowed. “No,” said Bartolo. He turned, and Bartolo went down to the sea with Imre. "
    text = long * 3 + "“Come up, Bart,” said Imre. Imre waited."
    found = _pages(notice, text, text)
    assert _names(found["Bartolo"]) == {"Bartolo", "Bart"}
    assert _names(found["Imre"]) == {"Imre"}


def test_two_who_begin_alike_and_stand_together_are_two(notice: Notice) -> None:
    long = "“Again,” said Marianne. Marianne bowed. “No,” said Marianne, and Marianne went down to the sea with Maria. "
    text = long * 3 + "Maria waited."
    found = _pages(notice, text, text)
    assert {"Marianne", "Maria"} <= found.keys()


def test_the_text_says_that_two_names_are_one(notice: Notice) -> None:
    text = """Odo Reed, better known as Saltlick, poled the ferry. "Hold on," said Saltlick. Saltlick spat. Odo Reed had no
friends. "I am nobody's friend," said Odo Reed."""
    found = _pages(notice, text, text)
    assert _names(found["Odo Reed"]) >= {"Saltlick"}


def test_the_keeper_of_a_place_is_not_the_place(notice: Notice) -> None:
    text = """The keeper of Saltlick was called Odo Reed. "Hold on," said Odo Reed. Saltlick had one lamp,
and Odo lit it. "Now," said Odo."""
    found = _pages(notice, text, text)
    assert _names(found["Odo Reed"]) == {"Odo Reed", "Odo"}


def test_a_title_that_one_person_has_is_hers(notice: Notice) -> None:
    text = """Captain Ida Brandt went aboard. "Lines," said the Captain. Captain Brandt waited. The Captain had all day.
"Lines!" said the Captain, and Ida Brandt sat down."""
    found = _pages(notice, text, text)
    assert found["Ida Brandt"].called == ("the Captain",)


def test_a_title_that_is_all_but_a_name(notice: Notice) -> None:
    text = """Count Osk came in. "Dine," said the Count. The Count never dined. "Dine," said the Count, and nobody said a word
to the Count. "Please," said the Count."""
    found = _pages(notice, text, text)
    assert _names(found["Count Osk"]) >= {"Count Osk", "Count"}


def test_somebody_who_has_no_name(notice: Notice) -> None:
    text = """"It is late," said the ferryman. The ferryman spat. "Too late," said the ferryman. "Get in," the ferryman added.
The ferryman pushed off. "Sit," said the ferryman. Somebody said the man was mad."""
    found = _pages(notice, text, text, text)
    assert "the ferryman" in found
    assert "the man" not in found


def test_an_office_alone_never_names_its_page(notice: Notice) -> None:
    text = """Inspector Osk came late. "Late," said the Inspector. The Inspector sat. "Tea," said the Inspector, and the
Inspector had his tea. Inspector Osk was old. He said so."""
    (found,) = notice(text, text)
    assert found.entry.name == "Inspector Osk"


def test_somebody_who_is_they(notice: Notice) -> None:
    text = """Quill came in out of the rain. They shook off their coat. Quill sat down, and they smelled of salt. "Odo," said
Quill. Odo nodded. He was tired. Odo said that he was always tired."""
    found = _pages(notice, text, text)
    assert (found["Quill"].pronouns, found["Odo"].pronouns) == (Pronouns.THEY, Pronouns.HE)


def test_titles_of_this_story_alone(notice: Notice) -> None:
    text = """"Sit, Comrade Ost," said Venn. Ost sat. "And you, Comrade Venn?" said Ost. Venn stood. Venn always stood, and Ost
knew it. "Comrade Ost," said Venn."""
    found = _pages(notice, text, text)
    assert _names(found["Ost"]) >= {"Comrade Ost"}
    assert _names(found["Venn"]) >= {"Comrade Venn"}


def _pronouns(notice: Notice, text: str) -> dict[str, str]:
    return {each.entry.name: each.entry.pronouns.value for each in notice(text)}


def test_a_pronoun_that_may_be_the_other_ones_tells_nothing(notice: Notice) -> None:
    text = """Mio knew that Osric was right, she was a burden. She had watched Osric kill, and she knew it.
Osric was wrong, she thought. It was what Osric said. She wept. "No," said Osric. Mio closed her eyes."""
    assert _pronouns(notice, text * 2)["Osric"] == ""


def test_a_gesture_a_name_given_and_the_next_sentence_tell(notice: Notice) -> None:
    text = """Mio twisted her head to look at Osric. Osric stood by the window. He said nothing. Mio screamed as he fell.
"There is this child. Her name is Tavi, and she is small," said Mio. Tavi ran."""
    found = _pronouns(notice, text)
    assert (found["Mio"], found["Osric"], found["Tavi"]) == ("she", "he", "she")


def test_a_short_form_and_a_full_name_of_one_who_is_called_by_the_last(notice: Notice) -> None:
    text = """"Go on," said Brandt. Brandt was tired. "Stef Brandt!" she cried. They met Stefan Brandt. Brandt said nothing.
"Go," said Brandt, and Brandt went. "Go," said Brandt. Brandt bowed. Brandt slept, and Brandt woke. Brandt ate."""
    found = _pages(notice, *[text + " Brandt nodded." * 40] * 3)
    (one,) = {id(page): page for page in found.values() if "Brandt" in _names(page)}.values()
    assert _names(one) >= {"Stef Brandt", "Stefan Brandt", "Brandt"}


def test_a_town_is_not_who_is_in_it(notice: Notice) -> None:
    text = (
        """In Orrin Odo slept. In Orrin Odo woke. In Orrin nobody spoke. They met in Orrin. Nobody was in Orrin.
"Go," said Odo. Odo went. "No," said Odo. Odo was in Orrin. They slept in Orrin. """
        + "“No,” said Odo. It was cold in Orrin. " * 20
    )
    found = _pages(notice, text, text)
    assert "Orrin" in found
    assert "Orrin" not in _names(found["Odo"])
