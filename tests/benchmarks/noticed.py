"""What is noticed of people in whole novels: `python -m tests.benchmarks.noticed DIR [--json FILE] [--show]`.

Every book becomes a writer's project whose pages bear names and nothing else; what is offered for them is compared with what
the book's lore file declares: eyes, hair and ages by value, deaths by whether they come no later than the lore knows of them.
`undeclared` is offered of people of whom the lore file says nothing of the kind: right or wrong, only a reader can tell.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.lore_adapter import chapter_id, entries_of
from tests.benchmarks.planting import Book, read_books
from tests.benchmarks.projects import declare, write_scenes
from writer_app.bootstrap.workshop import Workshop
from writer_app.continuity.judging.looks import COLOUR_KEYS, colours
from writer_app.continuity.noticing.facts import noticed_facts
from writer_app.domain.proposals import Proposal
from writer_app.language.pack import LanguagePack

_NAMED = ("id", "kind", "name", "aliases", "called", "pronouns")
_SAID = ("eye colour", "hair colour", "age")
ANSWERS = ("right", "wrong", "missed", "undeclared")


@dataclass(slots=True)
class Told:
    """How the offers compare, by key and answer, and a line for each."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    lines: list[str] = field(default_factory=list)

    def add(self, key: str, answer: str, line: str) -> None:
        """One comparison."""
        self.counts[key][answer] += 1
        self.lines.append(f"{answer:10} {line}")


def stripped(entries: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Pages that bear names alone."""
    return [{key: entry[key] for key in _NAMED if key in entry} for entry in entries if entry["kind"] != "secret"]


def run(folder: Path, place: Path) -> Told:
    """Compares every book of the set in `folder`; its projects are written below `place`."""
    told = Told()
    for book in read_books(folder):
        entries = entries_of(book.lore, max(book.chapters))
        project = place / book.name
        write_scenes(project, book.name, {chapter_id(number): text for number, text in book.chapters.items()})
        declare(project, stripped(entries))
        with Workshop(project, {**os.environ, "WRITER_APP_CACHE": str(place / "cache")}) as workshop:
            story = workshop.story()
            found = noticed_facts(story, frozenset(entry.id for entry in story.lore))
            compare(book, entries, found, workshop.tools.pack, told)
    return told


def compare(
    book: Book, entries: Iterable[Mapping[str, Any]], found: Iterable[Proposal], pack: LanguagePack, told: Told
) -> None:
    """Adds what was offered for one book to `told`."""
    declared = dict(_declared(entries))
    for offer in found:
        key, value = _offered(offer)
        wanted = declared.pop((offer.entry.id, key), None)
        answer = "undeclared" if wanted is None else "right" if _agrees(key, value, wanted, pack) else "wrong"
        said = " ".join(offer.passages[0].words.split()) if offer.passages else ""
        told.add(key, answer, f"{book.name} {offer.entry.id} {key}: {value} | {said}")
    for (who, key), wanted in declared.items():
        told.add(key, "missed", f"{book.name} {who} {key}: {', '.join(wanted)}")


def _offered(offer: Proposal) -> tuple[str, str]:
    """Key and value of an offer; for a change the scene in which it happens."""
    if offer.fact is not None:
        return offer.fact.key, offer.fact.value
    return (offer.change.verb, offer.change.at[0].ref) if offer.change is not None else (offer.key, offer.text)


def _declared(entries: Iterable[Mapping[str, Any]]) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """What the lore file says of each entry: the values of a fact, the chapter of a death."""
    for entry in entries:
        for key in _SAID:
            rows = entry.get("facts", {}).get(key, [])
            if rows:
                yield (entry["id"], key), [row["value"] for row in (rows if isinstance(rows, list) else [rows])]
        dying = [change["at"] for change in entry.get("changes", ()) if "dies" in change]
        if dying:
            yield (entry["id"], "dies"), [dying[0]]


def _agrees(key: str, value: str, wanted: list[str], pack: LanguagePack) -> bool:
    if key in COLOUR_KEYS:
        return any(colours(pack, value) & colours(pack, each) for each in wanted)
    if key == "dies":
        # The lore knows of it from the next chapter on; it may be told in the first lines of that one.
        return _number(value) <= _number(wanted[0]) + 1
    return value in wanted


def _number(position: str) -> int:
    return int(position.rpartition("-")[2]) if position[-1:].isdigit() else 0


def summary_of(told: Told) -> dict[str, Any]:
    """Counts by key, and of what is declared the share noticed rightly and the share that is wrong."""
    keys = {key: dict(row) for key, row in sorted(told.counts.items()) if row.keys() - {"undeclared"}}
    total = sum((Counter(row) for row in keys.values()), Counter[str]())
    said = total["right"] + total["wrong"]
    return {
        "declared": said + total["missed"],
        "right": total["right"],
        "wrong": total["wrong"],
        "recall": total["right"] / max(1, said + total["missed"]),
        "precision": total["right"] / max(1, said),
        "undeclared": sum(row["undeclared"] for row in told.counts.values()),
        "keys": keys,
    }


def main() -> None:
    """Prints the table; writes JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--show", action="store_true", help="a line for everything offered or missed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        told = run(options.folder, Path(place))
    print(f"{'key':14}" + "".join(f"{answer:>12}" for answer in ANSWERS))
    for key, row in sorted(told.counts.items()):
        print(f"{key:14}" + "".join(f"{row[answer]:12}" for answer in ANSWERS))
    summary = summary_of(told)
    print(*(f"{name:12} {value}" for name, value in summary.items() if name != "keys"), sep="\n")
    if options.show:
        print(*sorted(told.lines), sep="\n")
    if options.json:
        options.json.write_text(json.dumps({"summary": summary}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
