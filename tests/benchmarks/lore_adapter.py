"""A benchmark's `lore.json` as an author would have declared it here: one adapter, by meaning, for every book."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Declared = dict[str, Any]

_PRONOUNS = {"m": "he", "f": "she", "n": "it"}
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_PART = re.compile(r"\b(?:(?:left|right) )?(?:leg|arm|hand|foot|eye|ear|finger|thumb|nose|tongue)\b", re.IGNORECASE)
_GONE = re.compile(r"\b(?:missing|cut off|lost|gone|amputated|without)\b", re.IGNORECASE)
_SENSES = {"blind": "sight", "deaf": "hearing", "mute": "speech", "dumb": "speech"}
_NEVER = re.compile(r"^(?P<who>.+?) (?:never|(?:can|may|does|will|must) ?not(?: ever)?) (?P<what>[a-z ,]+)", re.IGNORECASE)
_WEARS = re.compile(
    r"in (?P<place>.+?),? (?:every ?one|every ?body|all) must wear (?P<what>[a-z ]+?)(?: night and day| always)?[.,;]", re.I
)
_BOUND = re.compile(r"\b(?:belongs? to (?P<home>.+?)(?: alone)? and )?cannot leave (?P<place>it|[A-Z].+?|the [A-Z].+?)[.,;]")
_BY_DAY = re.compile(
    r"\b(?:cannot|can ?not|never|may not) (?P<what>[a-z ]+?) "
    r"(?:between (?:sunrise|dawn) and (?:sunset|dusk)|by day|in daylight)"
)
_TIMES = {"once": 1, "twice": 2, "three times": 3, "four times": 4}


def chapter_id(number: int) -> str:
    """The id of a chapter's one scene."""
    return f"chapter-{number}"


def entries_of(lore: Declared, last: int) -> list[Declared]:
    """Entries for `lore import`; `last` is the number of the book's last chapter."""
    people = {row["id"]: row for row in lore.get("characters", ())}
    found = {row["id"]: _character(row, last) for row in people.values()}
    for row in lore.get("locations", ()):
        found[row["id"]] = {"id": row["id"], "kind": "location", "name": row["name"]}
    for row in lore.get("presence", ()):
        for first, until in stretches(row["chapters"]):
            _change(found, row["character"], {"stays at": row["location"], "since": first, "until": until})
    for row in lore.get("items", ()):
        _item(found, row, last)
    for row in lore.get("secrets", ()):
        _secret(found, row, people)
    for row in (*lore.get("rules", ()), *lore.get("abilities", ())):
        _rule(found, row)
    return list(found.values())


def stretches(chapters: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Runs of neighbouring chapters, as first and last position."""
    numbers = sorted(chapters)
    start = 0
    for index, number in enumerate(numbers):
        if index + 1 == len(numbers) or numbers[index + 1] != number + 1:
            yield chapter_id(numbers[start]), chapter_id(number)
            start = index + 1


def _before(chapter: int) -> str:
    return chapter_id(chapter - 1) if chapter > 1 else "before"


def _change(found: dict[str, Declared], who: str, change: Declared) -> None:
    if who in found:
        found[who].setdefault("changes", []).append(change)


def _character(row: Declared, last: int) -> Declared:
    names = row.get("aliases", [])
    entry: Declared = {
        "id": row["id"],
        "kind": "character",
        "name": row["name"],
        "aliases": [name for name in names if not name[0].islower()],
        "called": [name for name in names if name[0].islower()],
        "pronouns": _PRONOUNS.get(row.get("gender", ""), ""),
        "facts": dict(_facts(row, last)),
        "changes": [*_life(row), *_body(row)],
    }
    return {key: value for key, value in entry.items() if value}


def _facts(row: Declared, last: int) -> Iterator[tuple[str, Any]]:
    for key, name in (("eye_color", "eye colour"), ("hair_color", "hair colour")):
        if fact := row.get("attributes", {}).get(key):
            first, until = fact.get("valid_chapters") or (1, last)
            yield name, {"value": fact["value"], "since": chapter_id(first), "until": chapter_id(until)}
    if age := row.get("age"):
        yield "age", [{"value": str(age["value"]), "since": a, "until": b} for a, b in stretches(age["chapters"])]


def _life(row: Declared) -> Iterator[Declared]:
    """A death, and the later chapters that tell of the time before it (`flashback_ok`).

    An author would give those chapters a flashback's frame; but then nothing that goes by story time could be compared in
    them. So they are a stretch of being alive: within the chapter of a change both states are allowed, so `returns` stands
    at the first of them and the second death at the last, and no other chapter is touched.
    """
    death = row.get("death")
    if not death:
        return
    yield {"at": _before(death["dead_from_chapter"]), "dies": "true"}
    for stretch in stretches([number for number in death.get("flashback_ok", ()) if number >= death["dead_from_chapter"]]):
        yield {"at": stretch[0], "returns": {"by": "memory"}}
        yield {"at": stretch[1], "dies": "true"}


def _body(row: Declared) -> Iterator[Declared]:
    fact = row.get("body", {}).get("fact", "")
    for word, sense in _SENSES.items():
        if re.search(rf"\b{word}\b", fact, re.IGNORECASE):
            yield {"at": "before", "missing": sense}
    if (part := _PART.search(fact)) and _GONE.search(fact):
        yield {"at": "before", "missing": part[0].lower()}


def _item(found: dict[str, Declared], row: Declared, last: int) -> None:
    """Held through all of its chapters: within the chapter of a loss both may hold it, so that one is the next."""
    found[row["id"]] = {"id": row["id"], "kind": "item", "name": row["name"]}
    for first, until in stretches(row["chapters"]):
        number = int(first.rpartition("-")[2])
        _change(found, row["holder"], {"at": _before(number), "takes": row["id"]})
        after = int(until.rpartition("-")[2]) + 1
        if after <= last:
            _change(found, row["holder"], {"at": chapter_id(after), "loses": row["id"]})


def _secret(found: dict[str, Declared], row: Declared, people: Iterable[str]) -> None:
    outside = set(row["not_known_by"])
    knowing = [who for who in people if who not in outside]
    found[row["id"]] = {
        "id": row["id"],
        "kind": "secret",
        "name": row["fact"],
        "stated by": [row["fact"]],
        "known by": knowing,
    }
    last = max(row["unknown_in_chapters"])
    for who in row["not_known_by"]:
        _change(found, who, {"at": chapter_id(row.get("learned_in_chapter") or last), "learns": row["id"]})


def _rule(found: dict[str, Declared], row: Declared) -> None:
    kind, text = row.get("type", ""), row.get("rule", "")
    if kind.startswith("forbidden_item"):
        realm = {"id": row["id"], "kind": "location", "name": row["name"]}
        found[row["id"]] = {**realm, "limits": [{"nothing carried in": kind.partition(":")[2]}]}
    elif row.get("trigger_phrases"):
        _power(found, row, kind, text)
    elif row.get("subject") in found:
        _in_words(found, row, text)


def _in_words(found: dict[str, Declared], row: Declared, text: str) -> None:
    """A rule that only its sentence tells: what must be worn, who is bound to a place, what is not done, or not by day."""
    subject = found[row["subject"]]
    if said := _WEARS.match(text):
        _limit(_place(found, said["place"]), {"must wear": said["what"]})
    elif said := _BOUND.search(text):
        _limit(subject, {"cannot leave": _place(found, said["home"] or said["place"])["id"]})
    elif said := _BY_DAY.search(text):
        power = {"id": row["id"], "kind": "quirk", "name": said["what"], "owner": subject["id"], "shape": said["what"]}
        found[row["id"]] = {**power, "cues": [said["what"]], "limits": [{"only between": ["dusk", "dawn"]}]}
    elif said := _NEVER.match(text):
        _limit(subject, {"never": [verb.strip() for verb in re.split(r",| or | and ", said["what"]) if verb.strip()]})


def _limit(entry: Declared, limit: Declared) -> None:
    entry.setdefault("limits", []).append(limit)


def _place(found: dict[str, Declared], name: str) -> Declared:
    """The place of that name; made where nothing else declares it."""
    plain = _ARTICLE.sub("", name)
    for entry in found.values():
        if entry["kind"] == "location" and _ARTICLE.sub("", entry["name"]) == plain:
            return entry
    key = re.sub(r"[^a-z]+", "-", plain.lower()).strip("-")
    return found.setdefault(f"place-{key}", {"id": f"place-{key}", "kind": "location", "name": name})


def _power(found: dict[str, Declared], row: Declared, kind: str, text: str) -> None:
    entry: Declared = {
        "id": row["id"],
        "kind": "quirk",
        "name": row["name"],
        "owner": row["holder"],
        "cues": list(row["trigger_phrases"]),
        "limits": [],
    }
    if kind == "lost" and row.get("lost_from_chapter"):
        _change(found, row["holder"], {"at": _before(row["lost_from_chapter"]), "loses": row["id"]})
    elif kind == "only_by_night":
        entry["limits"].append({"only between": ["dusk", "dawn"]})
    elif kind == "only_by_day":
        entry["limits"].append({"only between": ["dawn", "dusk"]})
    else:
        times = next((count for word, count in _TIMES.items() if word in text.lower()), 0)
        per = "day" if "day" in text.lower() else "scene" if "scene" in text.lower() else ""
        entry["limits"] += [{"at most": str(times), **({"per": per} if per else {})}] if times else _needs(kind)
    found[row["id"]] = {key: value for key, value in entry.items() if value}


def _needs(kind: str) -> list[Declared]:
    """Limits that the type itself names: `needs:touch`, `no_larger_than:cart`, `no_farther_than:ten paces`."""
    name, _, value = kind.partition(":")
    key = name.replace("_", " ")
    return [{key: _ARTICLE.sub("", value)}] if value else []
