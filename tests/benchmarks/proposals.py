"""People and names noticed in whole novels: `python -m tests.benchmarks.proposals DIR [--json FILE] [--wrong]`.

DIR holds a folder a novel with its chapters as `*.txt`. Who is in it stands in DIR/BOOK/people.json, otherwise in
tests/benchmarks/people/BOOK.json; a novel with neither is left out. Such a list was written from the text: `people` are the
twenty most often named, each with `names` (every name that means this person) and `also` (names shared with others, or under
which the person goes unknown: right or not, they are not asked for); `others` are further names of people, places, groups and
things.

Reported for each novel: of the twenty, how many are proposed as one page with every name that stands at least five times in
the text and no name of another of the twenty; of the first fifty proposals, how many are no person, place, group or thing.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.projects import ask, write_scenes
from writer_app.text.fold import fold_key

_PEOPLE = Path(__file__).parent / "people"
_OFTEN = 5
_FIRST = 50


@dataclass(frozen=True, slots=True)
class Person:
    """One of the twenty. `asked` are the names that must be in one proposal, folded; `own` all that may be."""

    name: str
    asked: frozenset[str]
    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class Result:
    """What a novel's proposals are worth: who is missed, with why, and which of the first fifty are silly."""

    people: int
    right: int
    missed: tuple[str, ...]
    silly: tuple[str, ...]
    proposals: int


def bare(name: str) -> str:
    """`name` as names are compared: folded, without stops and a leading article."""
    return fold_key(name).replace(".", "").removeprefix("the ").strip()


def people_of(rows: Sequence[Mapping[str, Any]], text: str) -> tuple[Person, ...]:
    """The twenty, with the names that stand often enough in `text` to be asked for; at least the most frequent one."""
    listed = [[bare(name) for name in row["names"]] for row in rows]
    times = often({name for names in listed for name in names}, text)
    found = []
    for row, names in zip(rows, listed, strict=True):
        mine = {name for name in names if not any(name in other for other in listed if other is not names)}
        asked = {name for name in mine if times[name] >= _OFTEN} or {max(names, key=times.__getitem__)}
        found.append(Person(row["name"], frozenset(asked), frozenset((*names, *map(bare, row.get("also", ()))))))
    return tuple(found)


def often(names: Iterable[str], text: str) -> Counter[str]:
    """How often each of `names` stands in `text`, where no longer one of them does."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    return Counter(re.findall(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", bare(text)))


def judge(people: Sequence[Person], others: Iterable[str], proposals: Sequence[Sequence[str]]) -> Result:
    """`proposals` are the names of each proposed page, best first."""
    pages = [{bare(name) for name in names} for names in proposals]
    missed = [f"{person.name}: {why}" for person in people if (why := _missing(person, people, pages))]
    accepted = {bare(name) for name in others} | {name for person in people for name in person.own}
    silly = [proposals[at][0] for at, page in enumerate(pages[:_FIRST]) if not page & accepted]
    return Result(len(people), len(people) - len(missed), tuple(missed), tuple(silly), len(pages))


def _missing(person: Person, people: Sequence[Person], pages: Sequence[set[str]]) -> str:
    """Why `person` is not proposed rightly; empty where it is."""
    best = max(pages, key=lambda page: len(page & person.asked), default=set[str]())
    if lacking := sorted(person.asked - best):
        return f"without {', '.join(lacking)}"
    strange = sorted(name for other in people if other is not person for name in (other.asked & best) - person.own)
    return f"mixed up with {', '.join(strange)}" if strange else ""


def run(source: Path, place: Path) -> dict[str, Result]:
    """The results by novel."""
    results = {}
    for folder in sorted(each for each in source.iterdir() if each.is_dir()):
        listed = next((path for path in (folder / "people.json", _PEOPLE / f"{folder.name}.json") if path.is_file()), None)
        chapters = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
        if listed is None or not chapters:
            continue
        known = json.loads(listed.read_text(encoding="utf-8"))
        rows, others = (known, ()) if isinstance(known, list) else (known["people"], known.get("others", ()))
        write_scenes(place / folder.name, folder.name, {f"scene-{stem}": text for stem, text in chapters.items()})
        people = people_of(rows, "\n".join(chapters.values()))
        results[folder.name] = judge(people, others, proposed(place / folder.name))
    return results


def proposed(folder: Path) -> list[list[str]]:
    """The names of every new page that the program proposes for the project, in its order."""
    answer = json.loads(ask("lore", str(folder), "propose", "--all", "--format", "json"))
    return [each["names"] for each in answer["questions"] if each["what"] == "page" and each["kind"] != "thread"]


def summary_of(results: Mapping[str, Result]) -> dict[str, float]:
    """The shares over all novels, and the worst novel's figures."""
    people = sum(result.people for result in results.values())
    return {
        "people": sum(result.right for result in results.values()) / max(1, people),
        "silly": sum(len(result.silly) for result in results.values()) / max(1, len(results)),
        "fewest_people": min((result.right for result in results.values()), default=0),
        "most_silly": max((len(result.silly) for result in results.values()), default=0),
    }


def table(results: Mapping[str, Result], wrong: bool) -> Iterator[str]:
    """A line a novel, and where asked what is missed and silly in it."""
    yield f"{'novel':36} {'people':>7} {'silly of 50':>12} {'proposals':>10}"
    for novel, result in results.items():
        people = f"{result.right}/{result.people}"
        yield f"{novel:36} {people:>7} {len(result.silly):12} {result.proposals:10}"
        if wrong:
            yield from (f"    missed  {line}" for line in result.missed)
            yield from (f"    silly   {line}" for line in result.silly)


def main() -> None:
    """Prints the table; writes JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--wrong", action="store_true", help="show who is missed, and what is silly")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        results = run(options.folder, Path(place))
    if not results:
        raise SystemExit(f"{options.folder}: no novel with a list of its people")
    summary = summary_of(results)
    print(*table(results, options.wrong), sep="\n")
    print(*(f"{name:24} {value:.3f}" for name, value in summary.items()), sep="\n")
    if options.json:
        books = {
            novel: {"people": result.right, "of": result.people, "silly": len(result.silly), "missed": result.missed}
            for novel, result in results.items()
        }
        options.json.write_text(json.dumps({"summary": summary, "books": books}, indent=1, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
