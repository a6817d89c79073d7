"""What is possible at a point of the story, as lines and as `resources/schemas/possible.schema.json` says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from writer_app.domain.possibilities import Person, Possible, Power, Visits, Way
from writer_app.domain.vocabulary.wording import in_words, listed

VISITS, KNOWLEDGE = "Visits", "What they know"
WORDS = {Way.YES: "yes", Way.PERHAPS: "perhaps", Way.NO: "no"}


def possible_lines(called: str, place: str, found: Possible) -> Iterator[str]:
    """It in sentences; `place` by name, "" where nobody says where it is."""
    yield f"At the end of “{called}”" + (f", in {place}" if place else ", nobody says where")
    for title, lines in sections(found):
        yield f"{title}:"
        yield from (f"  {line}" for line in lines)


def sections(found: Possible) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parts that have something to say, each with its title."""
    knowing = (person for person in found.people if person.way is not Way.NO and (person.knows or person.ignores))
    told = (
        ("Who can be here", tuple(map(person_line, found.people))),
        ("Which powers work", tuple(map(power_line, found.powers))),
        (VISITS, tuple(map(visits_line, found.visits))),
        (KNOWLEDGE, tuple(map(knowledge_line, knowing))),
    )
    yield from (section for section in told if section[1])


def person_line(person: Person) -> str:
    """Whether somebody can be here."""
    why = person.why.removeprefix(f"{person.name} ")
    return f"{person.name}: {WORDS[person.way]}" + (f", {why}" if why else "")


def power_line(power: Power) -> str:
    """Whether a power works."""
    left = ""
    if power.left > 0:
        left = f", {in_words(str(power.left))} {'use' if power.left == 1 else 'uses'} left"
    return f"{power.who}, {power.name}: {WORDS[power.way]}" + (f", {power.why}" if power.why else "") + left


def visits_line(visits: Visits) -> str:
    """How often somebody has been in a realm, and may come again."""
    made = f"{in_words(str(visits.made))} {'visit' if visits.made == 1 else 'visits'}"
    left = in_words(str(visits.left)) if visits.left else "none"
    final = ", and the last is final" if visits.final else ""
    return f"{visits.who}, {visits.name}: {made}, {left} left{final}"


def knowledge_line(person: Person) -> str:
    """What somebody knows and does not know."""
    knows = f"knows {listed(person.knows, 'and')}" if person.knows else ""
    ignores = f"does not know {listed(person.ignores, 'or')}" if person.ignores else ""
    return f"{person.name} {'; '.join(filter(None, (knows, ignores)))}"


def possible_report(called: str, found: Possible) -> dict[str, object]:
    """It as JSON values."""
    powers = [
        {
            **{key: value for key, value in asdict(power).items() if key != "left"},
            "left": power.left if power.left >= 0 else None,
        }
        for power in found.powers
    ]
    return {
        "version": 1,
        "at": called,
        "place": found.place or None,
        "people": [asdict(person) for person in found.people],
        "powers": powers,
        "visits": [asdict(visits) for visits in found.visits],
    }
