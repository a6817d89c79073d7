"""A page as sentences with slots, and every step of work on it as one small change of its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.domain.errors import UsageError
from writer_app.services import pageediting
from writer_app.services.loreforms import OWN_FACT, fact_form, forms_for
from writer_app.services.lorepages import Page, Section, page_of
from writer_app.services.lorewords import span_after, words_of
from writer_app.services.pagesentences import Sentence, Slot
from writer_app.services.revising import diff_lines
from writer_app.services.session.operations import Operation
from writer_app.storage.folder import Loaded, load

MARA = """---
id: mara
kind: character
name: Mara Voss
aliases: [Mara, {name: Sister Ash, since: bridge}]
facts:
  eye colour: grey   # like her father's
  age: [{value: 40, until: cell}, {value: 41, since: bridge}]
  birthplace: {value: harrow, according to: tobin}
  seems: {eye colour: brown}
  scar: across the cheek
  left shoe: too large
changes:
  - {at: before, enters: well}
  - {at: hall, takes: {what: lamp, from: tobin}}
  - {at: [hall, bridge], meets: tobin}
  - {since: hall, allied with: tobin, until: cell}
  - {at: {scene: cell, after: it went dark}, dies: true}
limits:
  - {never: shout, unless: [{looked at by: tobin}, gagged]}
---
Keeps bees.
"""
OTHERS = {
    "tobin": "{kind}: character\nname: Tobin Reyes",
    "lamp": "{kind}: item\nname: the lamp",
    "harrow": "{kind}: location\nname: Harrow",
    "well": "{kind}: location\nname: the Well\nlimits:\n"
    "  - {{visits at most: 2, last is final: true}}\n  - {{takes: 2 h, to: harrow}}",
}
SCENES = {
    "hall": ("The Hall", "A hall."),
    "cell": ("", "She ran. Then it went dark. Nobody came."),
    "bridge": ("The Bridge", "A."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    outline = "outline:\n- {id: one, title: One, scenes: [hall, cell, bridge]}\n"
    (tmp_path / "project.yaml").write_text(f"format: 1\nid: p\ntitle: P\n{outline}")
    (tmp_path / "manuscript").mkdir()
    for name, (title, body) in SCENES.items():
        head = f"title: {title}\n" if title else ""
        (tmp_path / "manuscript" / f"{name}.md").write_text(f"---\nid: {name}\n{head}---\n{body}\n")
    (tmp_path / "lore").mkdir()
    (tmp_path / "lore" / "mara.md").write_text(MARA)
    for name, front in OTHERS.items():
        (tmp_path / "lore" / f"{name}.md").write_text(f"---\nid: {name}\n{front.format(kind='kind')}\n---\n")
    return tmp_path


@pytest.fixture
def loaded(folder: Path) -> Loaded:
    read = load(folder)
    assert not read.problems
    return read


@pytest.fixture
def page(folder: Path, loaded: Loaded) -> Page:
    return page_of(folder, loaded, "mara")


def sentence(page: Page, section: Section, beginning: str) -> Sentence:
    found = [item for item in page.section(section) if beginning in str(item)]
    assert len(found) == 1, [str(item) for item in page.section(section)]
    return found[0]


def slot(page: Page, section: Section, beginning: str, label: str) -> Slot:
    (found,) = [item for item in sentence(page, section, beginning).slots() if item.label == label]
    return found


def change_of(operation: Operation) -> list[str]:
    (revision,) = operation.revisions
    return list(diff_lines(revision))[1:]


def test_a_page_reads_as_sentences_with_a_slot_for_each_value(page: Page) -> None:
    assert [str(item) for item in page.facts] == [
        "Mara Voss's eyes are grey",
        "Mara Voss is 40 years old (until cell)",
        "Mara Voss is 41 years old (from The Bridge)",
        "according to Tobin Reyes, Mara Voss was born in Harrow",
        "Mara Voss's eyes are brown, to all appearance",
        "Mara Voss has a scar across the cheek",
        "Mara Voss, left shoe: too large",
    ]
    assert [str(item) for item in page.changes] == [
        "Mara Voss enters the Well (before the story begins)",
        "Mara Voss takes the lamp from Tobin Reyes (The Hall)",
        "Mara Voss meets Tobin Reyes (The Hall or The Bridge)",
        "Mara Voss is allied with Tobin Reyes (from The Hall until cell)",
        "Mara Voss dies (cell, after “it went dark”)",
    ]
    assert [str(item) for item in page.limits] == ["Mara Voss will never shout unless looked at by Tobin Reyes or gagged"]
    assert page.notes == "Keeps bees."
    assert [len(item.slots()) for item in page.changes] == [2, 3, 3, 3, 1]


def test_every_slot_leads_to_what_it_shows(page: Page, folder: Path, loaded: Loaded) -> None:
    for section in Section:
        for item in page.section(section):
            for place in item.slots():
                if place.items:
                    same = pageediting.set_slot(folder, loaded, "mara", place, place.text)
                    assert change_of(same) == [], place


def test_numbers_are_told_as_words_and_changed_as_numbers(folder: Path, loaded: Loaded) -> None:
    well = page_of(folder, loaded, "well")
    assert [str(item) for item in well.limits] == [
        "the Well may be visited at most twice, and the last visit is final",
        "it takes 2 h from the Well to Harrow",
    ]
    twice = slot(well, Section.LIMITS, "visited", "visits at most")
    assert (twice.words, twice.text) == ("twice", "2")
    three = change_of(pageediting.set_slot(folder, loaded, "well", twice, "3"))
    assert three == ["  -   - {visits at most: 2, last is final: true}", "  +   - {visits at most: 3, last is final: true}"]


@pytest.mark.parametrize(
    ("where", "text", "line"),
    [
        ((Section.FACTS, "grey", "eye colour"), "pale blue", "  +   eye colour: pale blue   # like her father's"),
        ((Section.FACTS, "to all", "seems: eye colour"), "black", "  +   seems: {eye colour: black}"),
        ((Section.FACTS, "40", "until"), "The Bridge", "  +   age: [{value: 40, until: bridge}, {value: 41, since: bridge}]"),
        ((Section.FACTS, "Harrow", "birthplace"), "the Well", "  +   birthplace: {value: well, according to: tobin}"),
        ((Section.FACTS, "Harrow", "according to"), "", "  +   birthplace: {value: harrow}"),
        ((Section.CHANGES, "dies", "at"), "The Hall", "  +   - {at: hall, dies: true}"),
        (
            (Section.CHANGES, "dies", "at"),
            "cell, after “Nobody came”",
            "  +   - {at: {scene: cell, after: Nobody came}, dies: true}",
        ),
        (
            (Section.CHANGES, "takes", "takes"),
            "the lamp, Harrow",
            "  +   - {at: hall, takes: {what: [lamp, harrow], from: tobin}}",
        ),
        ((Section.LIMITS, "shout", "unless"), "gagged", "  +   - {never: shout, unless: [gagged]}"),
        ((Section.LIMITS, "shout", "unless"), "", "  +   - {never: shout}"),
        (
            (Section.ABOUT, "Also", "aliases"),
            "Mara, Sister Ash, M",
            "  + aliases: [Mara, {name: Sister Ash, since: bridge}, M]",
        ),
        ((Section.ABOUT, "Pronouns", "pronouns"), "she", "  + pronouns: she"),
    ],
)
def test_filling_a_slot_changes_one_line(folder: Path, where: tuple[Section, str, str], text: str, line: str) -> None:
    loaded = load(folder)
    page = page_of(folder, loaded, "mara")
    lines = change_of(pageediting.set_slot(folder, loaded, "mara", slot(page, *where), text))
    assert [told for told in lines if told.startswith("  +")] == [line]
    assert len(lines) <= 2


def test_a_part_not_yet_given_is_offered_and_given(page: Page, folder: Path, loaded: Loaded) -> None:
    eyes = sentence(page, Section.FACTS, "grey")
    assert [offer.phrase for offer in eyes.more] == ["from …", "until …", "according to …"]
    lines = change_of(pageediting.set_slot(folder, loaded, "mara", eyes.more[1].slot, "The Hall"))
    assert lines[-1] == "  +   eye colour: {value: grey, until: hall}   # like her father's"


def test_nonsense_is_refused_in_one_line(page: Page, folder: Path, loaded: Loaded) -> None:
    place = slot(page, Section.CHANGES, "dies", "at")
    for text in ("", "the moon", "cell, after “never said”"):
        with pytest.raises(UsageError):
            pageediting.set_slot(folder, loaded, "mara", place, text)
    with pytest.raises(UsageError):
        pageediting.set_slot(folder, loaded, "mara", slot(page, Section.ABOUT, "Pronouns", "pronouns"), "xyzzy")


def test_a_page_that_changed_meanwhile_is_left_alone(page: Page, folder: Path, loaded: Loaded) -> None:
    (folder / "lore" / "mara.md").write_text(MARA.replace("grey", "green"))
    eyes = sentence(page, Section.FACTS, "grey")
    with pytest.raises(UsageError, match="meanwhile"):
        pageediting.set_slot(folder, loaded, "mara", eyes.slots()[0], "blue")
    with pytest.raises(UsageError, match="meanwhile"):
        pageediting.remove_sentence(folder, loaded, "mara", eyes)


def test_a_sentence_is_taken_away_whole(page: Page, folder: Path, loaded: Loaded) -> None:
    for section in (Section.FACTS, Section.CHANGES, Section.LIMITS):
        for item in page.section(section):
            operation = pageediting.remove_sentence(folder, loaded, "mara", item)
            (folder / "lore" / "mara.md").write_text(operation.revisions[0].text)
            after = page_of(folder, loaded, "mara")
            left = [str(other) for other in page.section(section) if other is not item]
            assert [str(other) for other in after.section(section)] == left
            (folder / "lore" / "mara.md").write_text(MARA)


def test_sentences_are_added_by_their_forms(folder: Path, loaded: Loaded) -> None:
    entry = loaded.lore.entries[0]
    forms = {form.key: form for section in list(Section)[1:] for form in forms_for(entry, section)}
    tobin = loaded.lore.resolve("tobin")
    assert tobin is not None
    added = [
        ("dies", {"at": "The Hall"}, "  +   - {at: hall, dies: true}"),
        ("gives", {"gives": "the lamp", "to": "Mara", "at": "before"}, "  +   - {at: before, gives: lamp, to: mara}"),
        ("stays at", {"stays at": "Harrow", "since": "The Hall"}, "  +   - {since: hall, stays at: harrow}"),
        ("needs", {"needs": "touch", "unless": "looked at by Mara"}, "  +   - {needs: touch, unless: {looked at by: mara}}"),
        ("eye colour", {"value": "red"}, "  +   eye colour: red"),
        (OWN_FACT, {"key": "Left shoe", "value": "red"}, "  +   left shoe: red"),
        ("mother", {"value": "Mara", "since": "The Hall"}, "  +   mother: {value: mara, since: hall}"),
    ]
    for key, filled, line in added:
        operation = pageediting.add_sentence(folder, loaded, "tobin", forms[key], filled)
        assert change_of(operation)[-1] == line, key
        assert operation.changes.lore == {"tobin"}


def test_an_empty_form_and_what_stands_there_already_are_refused(folder: Path, loaded: Loaded) -> None:
    entry = loaded.lore.entries[0]
    death = next(form for form in forms_for(entry, Section.CHANGES) if form.key == "dies")
    with pytest.raises(UsageError, match="still empty"):
        pageediting.add_sentence(folder, loaded, "mara", death, {})
    with pytest.raises(UsageError, match="already"):
        pageediting.add_sentence(folder, loaded, "mara", death, {"at": "cell, after “it went dark”"})
    with pytest.raises(UsageError, match="say from when"):
        pageediting.add_sentence(folder, loaded, "mara", fact_form("Mara", "age"), {"value": "50"})


def test_notes_are_changed(folder: Path, loaded: Loaded) -> None:
    assert change_of(pageediting.set_notes(folder, loaded, "mara", "Kept bees.\n")) == ["  - Keeps bees.", "  + Kept bees."]


def test_positions_have_words_that_lead_back(folder: Path, loaded: Loaded) -> None:
    words = words_of(loaded)
    for text in words.positions():
        assert words.position(words.typed(text)) == text
    assert words.positions() == ("before the story begins", "One", "The Hall", "cell", "The Bridge")


def test_a_title_that_would_not_lead_back_gives_way_to_the_id(folder: Path) -> None:
    for name, title in (("hall", "Bridge"), ("cell", "before"), ("bridge", "3.2")):
        (folder / "manuscript" / f"{name}.md").write_text(f"---\nid: {name}\ntitle: {title}\n---\nWords.\n")
    words = words_of(load(folder))
    assert words.positions() == ("before the story begins", "One", "hall", "cell", "bridge")
    for text in words.positions():
        assert words.position(words.typed(text)) == text


def test_the_words_of_a_position_are_found_in_the_text() -> None:
    body = "He fell, and lay  still. She went on."
    assert span_after(body, "lay still") is not None
    found = span_after(body, "She went")
    assert found is not None
    assert found.of(body) == "She went"
    assert span_after(body, "") is None
    assert span_after(body, "never said") is None
