"""The measuring commands for reading, on sets small enough to count by hand."""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks import mentions, proposals, quotes

TEXT = """CHAPTER I

"It rains," said Odo.

"It does not," said Berta, and she shut the window.

CHAPTER II

"Nobody is here."
"""


def _quotes(folder: Path) -> None:
    cast = [
        {"id": "0", "name": "Odo", "aliases": ["Odo"], "gender": "M"},
        {"id": "1", "name": "Berta", "aliases": ["Berta", "the widow"], "gender": "F"},
    ]
    said = (("It rains", "Odo", "Explicit"), ("It does not", "Odo", "Explicit"), ("Nobody is here", "Berta", "Implicit"))
    rows = [
        {"novel": "Rain", "id": f"q{number}", "speaker": who, "type": kind, "spans": [_span(words)]}
        for number, (words, who, kind) in enumerate(said)
    ]
    (folder / "Rain.txt").write_text(TEXT, encoding="utf-8")
    (folder / "characters.jsonl").write_text(json.dumps({"novel": "Rain", "characters": cast}), encoding="utf-8")
    (folder / "quotes.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def _span(words: str) -> list[int]:
    start = TEXT.index(words) - 1
    return [start, TEXT.index('"', start + 1) + 1]


def test_quotations_are_counted_by_type(tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    _quotes(tmp_path / "set")
    novels, reasons, wrong = quotes.run(tmp_path / "set", tmp_path / "projects")
    tally = novels["Rain"]
    assert (tally.right["explicit"], tally.total["explicit"]) == (1, 2)
    assert (tally.right["implicit"], tally.total["implicit"]) == (0, 1)
    assert quotes.summary_of(tally)["accuracy"] == 1 / 3
    assert sum(each.total["all"] for each in reasons.values()) == 3
    assert "is Odo, read as Berta" in wrong[0]


def test_scenes_are_cut_at_headings_and_lose_nothing() -> None:
    pieces = quotes.cut(TEXT)
    assert "".join(piece for _, piece in pieces) == TEXT
    assert [piece[:10] for _, piece in pieces] == ["CHAPTER I\n", "CHAPTER II"]
    long = "word " * 3_000 + "\n\n"
    assert "".join(piece for _, piece in quotes.cut(long * 4)) == long * 4
    assert len(quotes.cut(long * 4)) > 1


def test_names_and_pronouns_are_counted(tmp_path: Path) -> None:
    text = "Odo came in . He sat down .\nBerta saw him ."
    people = (("Odo", "PROP", "odo"), ("He", "PRON", "odo"), ("Berta", "PROP", "berta"), ("him", "PRON", "berta"))
    rows = [
        {"form": form, "start": text.index(word), "end": text.index(word) + len(word), "text": word, "entity": who}
        for word, form, who in people
    ]
    source = tmp_path / "set.jsonl"
    source.write_text(json.dumps({"book": "rain", "text": text, "person_mentions": rows}), encoding="utf-8")
    told, wrong = mentions.run(source, tmp_path / "projects")
    summary = mentions.summary_of(told)
    assert (summary["name_precision"], summary["name_recall"]) == (1.0, 1.0)
    assert told["pronouns"] == 2
    assert told["decided"] >= 1
    assert told["right"] == 1
    assert len(wrong) == told["decided"] - 1


FERRY = """Captain Ida Brandt waited on the quay. "Row," said Ida, and Odo rowed. Odo was wet, so he told Captain Brandt.

In Westerhaven the bells rang. Odo had been in Westerhaven before, and Ida had not. "Land," said Odo. "Now," said Ida.
"""


def test_people_proposed_are_held_against_a_list(tmp_path: Path) -> None:
    novel = tmp_path / "set" / "ferry"
    novel.mkdir(parents=True)
    for number in range(3):
        (novel / f"{number}.txt").write_text(FERRY, encoding="utf-8")
    people = [{"name": "Ida", "names": ["Ida", "Captain Brandt"]}, {"name": "Odo", "names": ["Odo", "Brandt's man"]}]
    people += [{"name": "Nobody", "names": ["Nobody"]}]
    (novel / "people.json").write_text(json.dumps({"people": people}), encoding="utf-8")
    result = proposals.run(tmp_path / "set", tmp_path / "projects")["ferry"]
    assert (result.right, result.people) == (2, 3)
    assert result.missed == ("Nobody: without nobody",)
    assert result.silly == ("Westerhaven",)


def test_two_people_on_one_page_are_both_missed() -> None:
    rows = [{"name": "Ida", "names": ["Ida", "Miss Brandt"]}, {"name": "Eva", "names": ["Eva", "Miss Brandt"]}]
    people = proposals.people_of(rows, "Ida Eva Miss Brandt " * 6)
    assert [person.asked for person in people] == [{"ida"}, {"eva"}]
    result = proposals.judge(people, [], [["Eva", "Ida"], ["the Brandts"], ["Miss Brandt"]])
    assert [line.split(": ")[1] for line in result.missed] == ["mixed up with eva", "mixed up with ida"]
    assert result.silly == ("the Brandts",)
