"""Names and pronouns of people: `python -m tests.benchmarks.mentions FILE [--json FILE]`.

FILE has an object a line: `text` and `person_mentions` (start, end, text, form PROP|NOM|PRON, entity). Each text is a scene of
a project of its own, whose cast is declared from the names that stand in it. Reported: precision and recall of names, and of
third-person pronouns of the cast the share decided and the share right among those; also how many decided ones mean nobody of
the cast.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.planting import read_lines
from tests.benchmarks.projects import declare, observed, write_scenes

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_WORDS = 4


def cast_of(mentions: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """An entry for each person who has a name: every name of at most four words, and the pronouns most used."""
    people: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for mention in mentions:
        people[mention["entity"]].append(mention)
    return [
        {
            "id": f"person-{number}",
            "kind": "character",
            "name": names[0],
            "aliases": names[1:],
            "pronouns": _pronouns(said),
            "entity": entity,
        }
        for number, (entity, said) in enumerate(people.items())
        if (names := _names(said))
    ]


def _names(mentions: Iterable[Mapping[str, Any]]) -> list[str]:
    named = (" ".join(one["text"].split()) for one in mentions if one["form"] == "PROP" and one["text"][:1].isupper())
    return [name for name in dict.fromkeys(named) if len(name.split()) < _WORDS]


def _pronouns(mentions: Iterable[Mapping[str, Any]]) -> str:
    said = Counter(one["text"].lower() for one in mentions if one["form"] == "PRON")
    he, she = sum(said[word] for word in _HE), sum(said[word] for word in _SHE)
    return "" if he == she else "he" if he > she else "she"


def tidy(text: str) -> str:
    """Spaces that the source puts before stops and endings go after them, so that no offset changes."""
    for loose, close in ((" 's", "'s "), (" ,", ", "), (" .", ". ")):
        text = text.replace(loose, close)
    return text


Row = Mapping[str, Any]


def score(text: str, mentions: Sequence[Row], read: Iterable[Row]) -> tuple[Counter[str], list[str]]:
    """Counts for one text, and a line for each pronoun decided wrongly. `read` names people by entity."""
    told = Counter[str]()
    known = {row["entity"] for row in mentions if row["known"]}
    gold = {row["start"]: row for row in mentions}
    told["names"] = sum(row["form"] == "PROP" and row["entity"] in known for row in mentions)
    told["pronouns"] = sum(_is_third(row["text"]) and row["entity"] in known for row in mentions if row["form"] == "PRON")
    wrong = list[str]()
    for row in read:
        meant = gold.get(row["start"])
        right = meant is not None and meant["entity"] == row["entry"]
        if row["key"] in ("name", "alias"):
            told.update(read_names=1, right_names=right)
        elif row["key"] == "pronoun" and row["entry"] and _is_third(text[row["start"] : row["end"]]) and meant is not None:
            told.update(decided=meant["entity"] in known, right=right, outside=meant["entity"] not in known)
            if not right:
                before = " ".join(text[max(0, row["start"] - 200) : row["start"]].split())
                after = text[row["end"] : row["end"] + 40]
                passage = f"{before} <<{meant['text']}>>{after!r}"
                wrong.append(f"{row['reason']}: is {meant['entity']}, read as {row['entry']} | {passage}")
    return told, wrong


def _is_third(word: str) -> bool:
    return word.lower() in _HE | _SHE


def run(source: Path, place: Path) -> tuple[Counter[str], list[str]]:
    """Counts over all texts, and what was decided wrongly."""
    told, wrong = Counter[str](), list[str]()
    for number, row in enumerate(read_lines(source)):
        folder = place / f"book-{number}"
        mentions = [one for one in row["person_mentions"] if one["entity"]]
        cast = cast_of(mentions)
        entities = {entry["id"]: entry.pop("entity") for entry in cast}
        for one in mentions:
            one["known"] = one["entity"] in entities.values()
        text = tidy(row["text"])
        write_scenes(folder, row["book"], {"scene": text})
        declare(folder, cast)
        read = ({**one, "entry": entities.get(one["entry"])} for one in observed(folder, "mention"))
        counted, lines = score(text, mentions, read)
        told.update(counted)
        wrong += [f"{row['book']}: {line}" for line in lines]
    return told, wrong


def summary_of(told: Mapping[str, int]) -> dict[str, float]:
    """Shares of 1: names against the cast's gold names, pronouns against the cast's gold pronouns."""
    return {
        "name_precision": told["right_names"] / max(1, told["read_names"]),
        "name_recall": told["right_names"] / max(1, told["names"]),
        "pronouns_decided": told["decided"] / max(1, told["pronouns"]),
        "pronouns_right": told["right"] / max(1, told["decided"]),
        "pronouns": told["pronouns"],
        "decided_of_others": told["outside"],
    }


def table(summary: Mapping[str, float]) -> Iterator[str]:
    """A line a figure."""
    for name, value in summary.items():
        yield f"{name:24} {value:.3f}" if isinstance(value, float) else f"{name:24} {value}"


def main() -> None:
    """Prints the table; writes JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--wrong", action="store_true", help="show every pronoun that was decided wrongly")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        told, wrong = run(options.file, Path(place))
    summary = summary_of(told)
    print(*table(summary), sep="\n")
    if options.wrong:
        print("", *wrong, sep="\n")
    if options.json:
        options.json.write_text(json.dumps({"summary": summary}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
