"""Lore as one file comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.domain.errors import DataError, UsageError
from writer_app.domain.values import Listing, Pair, Scalar, Table, Value
from writer_app.exchange.loreformat import LoreFile, format_of, read_lore, write_lore
from writer_app.text.yamlpatch import plain

YAML = """entries:
  - id: mara
    kind: character
    name: Mara
    aliases: [Voss, {name: the Fox, until: ch-2}]
    facts: {age: 007, eye colour: [{value: grey, until: x}, green]}
    changes: [{at: rope, dies: true}]
    notes: "[[well]] keeper\\nand more"
  - {id: ash, kind: item, name: Ash, holder: mara}
scenes: [{at: rope, when: 12:30, cast: [mara, ash]}]
"""
JSON = """{"entries": [{"id": "mara", "kind": "character", "name": "Mara",
  "aliases": ["Voss", {"name": "the Fox", "until": "ch-2"}], "facts": {"age": 15, "limp": true, "born": null}}]}"""
CSV = (
    "id,kind,name,aliases,eye colour,limits,fact: name,notes\r\n"
    'mara,character,Mara,Voss; the Fox,grey,"[{needs: touch}]",May,"[[well]] keeper\nand more"\r\n'
    "ash,item,Ash\r\n"
)


def listed(lore: LoreFile) -> list[object]:
    return [[plain(table) for table in tables] for tables in (lore.entries, lore.scenes)]


def test_yaml_stays_as_typed() -> None:
    mara, ash = read_lore(YAML, "yaml").entries
    assert plain(mara)["facts"] == {"age": "007", "eye colour": [{"value": "grey", "until": "x"}, "green"]}  # type: ignore[call-overload, index]
    assert (mara.origin.line, ash.origin.line) == (2, 9)
    assert listed(read_lore(YAML, "yaml"))[1] == [{"at": "rope", "when": "12:30", "cast": ["mara", "ash"]}]


def test_json_numbers_and_words_become_text() -> None:
    (mara,) = read_lore(JSON, "json").entries
    assert plain(mara)["facts"] == {"age": "15", "limp": "true", "born": ""}  # type: ignore[call-overload, index]


def test_csv_is_a_spreadsheet() -> None:
    mara, ash = read_lore("\ufeff" + CSV, "csv").entries
    assert plain(mara) == {
        "id": "mara",
        "kind": "character",
        "name": "Mara",
        "aliases": ["Voss", "the Fox"],
        "limits": [{"needs": "touch"}],
        "notes": "[[well]] keeper\nand more",
        "facts": {"eye colour": "grey", "name": "May"},
    }
    assert plain(ash) == {"id": "ash", "kind": "item", "name": "Ash"}


def test_csv_of_scenes() -> None:
    told = read_lore("at,when,cast\nrope,day 3,mara; ash\n", "csv")
    assert listed(told) == [[], [{"at": "rope", "when": "day 3", "cast": ["mara", "ash"]}]]


@pytest.mark.parametrize(
    ("form", "text", "where"),
    [
        ("yaml", "entries: [a: b: c", "f:1:"),
        ("yaml", "entries: three", "f:1:10: `entries` is a list"),
        ("yaml", "entires: []", "not `entires`"),
        ("yaml", "entries: [three]", "`entries` is a list"),
        ("json", '{"entries": [', "f:1:14: cannot be read as JSON"),
        ("json", '{"entries": [], "entries": []}', "f: `entries` stands here twice"),
        ("json", "[]", "f: expected an object"),
        ("json", "[" * 100_000, "f: nested too deeply"),
        ("json", '{"entries": ' + "[" * 60 + "]" * 60 + "}", "f: nested too deeply"),
        ("csv", "name,age\nMara,15\n", "f:1: the first row names the columns"),
        ("csv", "id,kind,id\n", "f:1: two columns are called"),
        ("csv", "id,kind\na,b,c\n", "f:2: this row has more cells"),
        ("csv", 'id,kind\n"a"x,b\n', "f:2: cannot be read as CSV"),
        ("csv", "id,kind,limits\na,quirk,[{\n", "f:"),
    ],
)
def test_what_cannot_be_read_is_named(form: str, text: str, where: str) -> None:
    with pytest.raises(DataError, match="f:") as error:
        read_lore(text, form, "f")
    assert where in str(error.value)


@pytest.mark.parametrize("suffix", ["", ".txt", ".YAM"])
def test_another_ending_is_refused(suffix: str) -> None:
    with pytest.raises(UsageError, match=r"\.yaml, \.json or \.csv"):
        format_of(suffix)


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".json", ".csv", ".CSV"])
def test_endings(suffix: str) -> None:
    assert format_of(suffix) in ("yaml", "json", "csv")


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff\x85"), min_size=1
)
WORDS = TEXT.map(str.strip).filter(bool)
KEYS = st.sampled_from(["eye colour", "name", "scar", "[odd]", "other: x", "a: b"])


def scalar_or_more(text: st.SearchStrategy[str]) -> st.SearchStrategy[Value]:
    inner = st.one_of(text.map(Scalar), st.dictionaries(KEYS, text.map(Scalar), min_size=1, max_size=2).map(table))
    return st.one_of(text.map(Scalar), st.lists(inner, min_size=2, max_size=3).map(lambda items: Listing(tuple(items))))


def table(pairs: dict[str, Value] | dict[str, Scalar]) -> Table:
    return Table(tuple(Pair(Scalar(key), value) for key, value in pairs.items()))


@st.composite
def entries(draw: st.DrawFn) -> Table:
    pairs: dict[str, Value] = {"id": Scalar("mara"), "kind": Scalar("character"), "name": Scalar(draw(WORDS))}
    for key in draw(st.sets(st.sampled_from(["aliases", "called", "limits", "strange", "known by"]))):
        pairs[key] = draw(scalar_or_more(WORDS))
    if draw(st.booleans()):
        pairs["facts"] = table(draw(st.dictionaries(KEYS, scalar_or_more(WORDS), min_size=1, max_size=3)))
    if draw(st.booleans()):
        pairs["notes"] = Scalar(draw(WORDS))
    return table(pairs)


def settled(value: Value) -> object:
    """A value regardless of the order of keys, and with one text alone the same as a list of it."""
    if isinstance(value, Table):
        return {pair.key.text: settled(pair.value) for pair in value.pairs}
    if isinstance(value, Listing):
        return settled(value.items[0]) if len(value.items) == 1 else [settled(item) for item in value.items]
    return value.text


@given(st.lists(entries(), min_size=1, max_size=3), st.sampled_from(["yaml", "json", "csv"]))
def test_what_is_written_is_read_back(tables: list[Table], form: str) -> None:
    back = read_lore(write_lore(LoreFile(tuple(tables)), form), form)
    assert [settled(entry) for entry in back.entries] == [settled(entry) for entry in tables]
