"""A name without a page is known by its capitals, not by those that a sentence begins with."""

from __future__ import annotations

import pytest

from writer_app.domain.lore import Alias, Entry, Kind, Lore
from writer_app.gui.editor.offers import Deed
from writer_app.gui.editor.strangers import chapter_of, recurs, stranger_at

LORE = Lore((Entry("mara", Kind.CHARACTER, "Mara Voss", (Alias("Mara"),)),))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They saw |Hale at the gate.", "Hale"),
        ("They saw Ha|le at the gate.", "Hale"),
        ("They saw Ruben Hale| at the gate.", "Ruben Hale"),
        ("They saw |Ruben Hale at the gate.", "Ruben Hale"),
        ("She took Ha|le's coat.", "Hale"),
        ("She took Ha|le\u2019s coat.", "Hale"),
        ("The sisters\u2019 Ha|le was there.", "Hale"),
        ("She met Mr Ha|le in town.", "Mr Hale"),
        ("He lived in Kestrel-Ya|rd.", "Kestrel-Yard"),
        ("Ha|le ran. They saw Hale again.", "Hale"),
        ("\u201cHa|le!\u201d she cried. It was Hale's turn.", "Hale"),
        ("Ha|le ran.", ""),
        ("\u201cEvery|body!\u201d she cried.", ""),
        ("But Ha|le was gone, and she had nothing but time.", "Hale"),
        ("B|ut Hale was gone, and she had nothing but time.", ""),
        ("They s|aw Hale.", ""),
        ("They saw Mar|a there.", ""),
        ("They saw Mara V|oss there.", ""),
        ("It was I| who did it.", ""),
        ("And I|'m gone.", ""),
        ("They saw him.| Hale was gone.", ""),
        ("Nothing here.\n\n|The door opened, the window too.", ""),
        ("|", ""),
    ],
)
def test_the_name_at_the_cursor(text: str, name: str) -> None:
    assert stranger_at(text.replace("|", ""), text.index("|"), LORE) == name


def test_a_word_of_no_dictionary_is_a_name_wherever_it_stands() -> None:
    assert stranger_at("Kirishima ran.", 3, LORE, no_word=True) == "Kirishima"
    assert stranger_at("The kirishima ran.", 7, LORE, no_word=True) == ""


def test_a_name_that_comes_again_is_no_slip() -> None:
    assert recurs("Hale", "Hale saw it. Then Hale left.")
    assert not recurs("Hale", "Hale saw the Halesowen road.")


def test_another_name_is_offered_where_there_are_pages() -> None:
    deeds = [offer.deed for offer in chapter_of("Hale", LORE).offers]
    assert deeds == [*[Deed.NEW_PAGE] * 5, Deed.OTHER_NAME, Deed.NO_NAME]
    assert Deed.OTHER_NAME not in [offer.deed for offer in chapter_of("Hale", Lore()).offers]
