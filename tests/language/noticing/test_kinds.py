"""What kind of thing a name is of, and what is no name."""

from __future__ import annotations

from tests.language.noticing.conftest import Notice
from writer_app.domain.lore import Entry, Kind

CITY = """Chapter One

Renji Kasai pulled the hood lower and ran. Behind him the alarm went off. "Saito, left!" Renji yelled.

"Don't tell me what to do, Ember!" Saito snarled, but he went left. Kasai-kun had never been wrong yet, in Hoshino.

K.A. was quiet at night. Mio-chan stood by the gate of K.A. with Haru, and none of them spoke. Mio bit her lip.

"STOP," Renji screamed. "STOP IT!" It was EMBER they wanted. Saito's quirk, Undertow, pulled at the floor. Nobody in Hoshino
had an answer to Undertow. Haru activated Stillwater. He had Stillwater from his father. Then Renji used Never Again, all of
Never Again.

The Lantern Guild had sent them. "The Guild wants you back," said Mio. The Moths wanted them too, and the Moths had men in
Hoshino. On Monday the English ship came in, and the English crew knew. "Oh God," said Saito. "Well, Ember?" A Moth laughed.
"""


def _kinds(notice: Notice) -> dict[str, Entry]:
    return {name: each.entry for each in notice(CITY, CITY) for name in each.entry.surfaces()}


def test_people_places_groups_and_powers(notice: Notice) -> None:
    found = {name: entry.kind for name, entry in _kinds(notice).items()}
    assert {found[name] for name in ("Renji Kasai", "Saito", "Mio", "Haru", "Ember")} == {Kind.CHARACTER}
    assert found["Hoshino"] is Kind.LOCATION
    assert {found[name] for name in ("Lantern Guild", "Moths")} == {Kind.GROUP}
    assert {found[name] for name in ("Undertow", "Stillwater", "Never Again")} == {Kind.QUIRK}


def test_honorifics_and_single_names_go_with_the_person(notice: Notice) -> None:
    found = _kinds(notice)
    assert found["Renji"].id == found["Kasai-kun"].id == "renji-kasai"
    assert found["Guild"].id == "lantern-guild"


def test_what_only_has_a_capital_is_no_name(notice: Notice) -> None:
    names = {name.casefold() for name in _kinds(notice)}
    assert not names & {
        "stop",
        "stop it",
        "chapter one",
        "chapter",
        "monday",
        "english",
        "god",
        "oh god",
        "oh",
        "well",
        "nobody",
        "behind",
    }


def test_what_has_streets_is_a_place(notice: Notice) -> None:
    text = "The streets of Orrin were wet. Nobody loved Orrin, and Mio said so. The mayor of the town of Orrin laughed."
    found = {each.entry.name: each.entry.kind for each in notice(text, text)}
    assert found["Orrin"] is Kind.LOCATION


def test_a_man_named_after_a_day_and_the_day(notice: Notice) -> None:
    text = """"Up," said Thursday. Thursday was a thin man. "On Tuesday we sail," said Thursday. Mio nodded, and Thursday
grinned. On Tuesday they sailed, and on Wednesday they slept. "Tuesday was better," said Thursday."""
    assert {proposal.entry.name for proposal in notice(text, text)} == {"Thursday", "Mio"}


def test_words_that_open_sentences_are_no_names(notice: Notice) -> None:
    text = """Suddenly Mio ran. Presently she stopped. Perhaps nobody came. Meanwhile Mio slept. Sure, said Mio. Certainly not.
Doors opened. Doors closed. Rain fell. Hurry! Gonna be late, Mio said. Hmph. "Whatever," said Mio. I'm tired. Don't ask."""
    assert {proposal.entry.name for proposal in notice(text, text)} == {"Mio"}


def _found(notice: Notice, *texts: str) -> dict[str, Entry]:
    return {each.entry.name: each.entry for each in notice(*texts)}


def test_what_decides_is_a_group_and_what_has_a_mast_a_ship(notice: Notice) -> None:
    text = """It was the Tideway that voted; nobody else was asked. They waited until the Tideway sent a letter. He was old.
They saw the mast of the Merrow at noon. Everybody knew the Merrow, and the Merrow was lost. "Go," said Odo."""
    found = _found(notice, text, text)
    assert found["Tideway"].kind is Kind.GROUP
    assert found["Merrow"].kind is Kind.ITEM


def test_somebody_is_told_by_the_family_name_and_by_a_list(notice: Notice) -> None:
    text = """"Row," said Ned Osk. They carried Sam Osk home. Nobody spoke of Ned, Bram and Ida. "Row," said Ned.
"No," said Ida."""
    found = _found(notice, text)
    assert {found[name].kind for name in ("Sam Osk", "Bram")} == {Kind.CHARACTER}


def test_what_nothing_tells_of_is_said_with_less_sureness(notice: Notice) -> None:
    met = notice("They thought of Harrin. They wrote about Harrin. “Where is Sorrel?” she cried. They wrote about Sorrel.")
    sure = {proposal.entry.name: proposal.sureness for proposal in met}
    assert sure["Harrin"] < sure["Sorrel"]
