"""The lore changed one declaration at a time: a patch of one file, read back before it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Condition, Entry, Kind, Limit
from writer_app.domain.positions import Position
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.declarations import entry_from
from writer_app.domain.vocabulary.kinds import KINDS, SHARED_LINKS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.parsing import parse_limit
from writer_app.domain.vocabulary.sentences import Names, limit_sentence
from writer_app.domain.vocabulary.terms import ValueType
from writer_app.services.factediting import with_fact
from writer_app.services.lore import find_entry
from writer_app.services.positions import position_of, written, written_all
from writer_app.services.revising import Revision, new_file, revise_head
from writer_app.storage.folder import Loaded
from writer_app.text.frontmatter import split
from writer_app.text.naming import free_name, slug
from writer_app.text.yamlpatch import Place, append_item, set_value
from writer_app.text.yamltree import parse_yaml
from writer_app.text.yamlwriting import Plain, pair_lines

_ID = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
_LISTED = ("aliases", "called", "tags")
_ONE_OF = ("no larger than", "no farther than", "not again within", "at most", "visits at most", "time runs")
"""Limits of which an entry can only have one."""
SINGLE = ("owner", "shape", "within", "holder", "material", "about", "at", "due", "place", "is secretly")
"""Keys of a page that hold one value; the others that belong to its kind hold a list."""


def entry_page(front: Mapping[str, Plain], notes: str = "", depth: int = 2) -> str:
    """The text of an entry's file, with so many levels of its collections on lines of their own."""
    lines = [line for key, value in front.items() for line in pair_lines(key, value, depth)]
    return "".join(f"{line}\n" for line in ("---", *lines, "---")) + (f"{notes.strip()}\n" if notes.strip() else "")


def is_id(text: str) -> bool:
    """Whether `text` may be an id, and so a file's name."""
    return len(text) <= 80 and _ID.fullmatch(text) is not None


def taken_ids(loaded: Loaded) -> set[str]:
    """Every id of the project, former ones included, in lower case."""
    outline = loaded.project.outline
    scenes = (*loaded.scenes, *loaded.unplaced)
    found = {chapter.id for chapter in outline.chapters()} | {node.id for node in outline.nodes} | {*outline.scene_ids()}
    found |= {name for scene in scenes for name in (scene.id, *scene.was)}
    found |= {name for entry in loaded.lore for name in (entry.id, *entry.was)}
    return {name.lower() for name in found}


def add_entry(folder: Path, loaded: Loaded, kind: str, name: str, wanted: str = "") -> Revision:
    """A page for a new entry. Raises UsageError for an unknown kind, an empty name or an id that is taken."""
    if kind.lower() not in {member.value for member in Kind}:
        raise UsageError(f"there is no kind “{kind}”", "one of " + ", ".join(member.value for member in Kind))
    if not name.strip():
        raise UsageError("a page needs a name")
    taken = taken_ids(loaded)
    if wanted and not is_id(wanted):
        raise UsageError(f"“{wanted}” cannot be an id", "letters a to z, digits and hyphens")
    if wanted.lower() in taken:
        raise UsageError(f"the id “{wanted}” is taken")
    entry_id = wanted or free_name(slug(name, kind.lower()), taken)
    front = {"id": entry_id, "kind": kind.lower(), "name": " ".join(name.split())}
    return new_file(folder, f"lore/{KINDS[Kind(kind.lower())].folder}/{entry_id}.md", entry_page(front))


@dataclass(frozen=True, slots=True)
class Saying:
    """What is to hold: `key: value`, from and until positions as typed ("" = open)."""

    key: str
    value: str
    since: str = ""
    until: str = ""


def set_key(folder: Path, loaded: Loaded, name: str, said: Saying) -> Revision:
    """A key of the entry called `name` set: a fact, a change, or a key of its kind. Raises UsageError.

    With a beginning, the fact that held before ends there.
    """
    entry, timeline = find_entry(loaded.lore, name), Timeline(loaded.project, loaded.scenes)
    bounds = (("since", said.since), ("until", said.until))
    dated = {bound: position_of(text, timeline) for bound, text in bounds if text}
    key, value = " ".join(said.key.split()), said.value.strip()
    if key in ("name", "pronouns", *_LISTED, *_links(entry)):
        return _set_own(folder, entry, key, value, dated)
    if key in CHANGES:
        return _add_change(folder, entry, key, value, dated)
    if key in LIMITS:
        raise UsageError(
            f"`{key}` is a limit", f"lore DIR rule “{LIMITS[key].sentence.format(entry=entry.name, value=value)}”"
        )
    if key in ("", "id", "kind", "facts", "changes", "limits", "notes", "was"):
        raise UsageError(f"`{key}` cannot be set here")
    return patched(folder, entry, lambda head, at: with_fact(head, key, value, dated, (timeline, at)))


def _links(entry: Entry) -> tuple[str, ...]:
    return tuple(part.key for part in (*KINDS[entry.kind].links, *SHARED_LINKS))


def _set_own(folder: Path, entry: Entry, key: str, value: str, dated: dict[str, Position]) -> Revision:
    if dated:
        raise UsageError(f"`{key}` holds for the whole story", "leave --since and --until away")
    listed = key in _LISTED or (key in _links(entry) and key not in SINGLE)
    new: Plain = [part.strip() for part in value.split(",") if part.strip()] if listed else value
    return patched(folder, entry, lambda head, at: set_value(head, (key,), new, at))


def _add_change(folder: Path, entry: Entry, key: str, value: str, dated: dict[str, Position]) -> Revision:
    if "since" not in dated:
        raise UsageError(f"`{key}` is a change and needs a position", "--since SCENE says where it happens")
    flag = CHANGES[key].parts[0].type is ValueType.FLAG
    if flag and value.lower() not in ("", "yes", "true"):
        raise UsageError(f"`{key}` is true or not written at all")
    stretch = dated if "until" in dated else {"at": dated["since"]}
    item: Plain = {**{bound: written(position) for bound, position in stretch.items()}, key: "true" if flag else value}
    return patched(folder, entry, lambda head, at: append_item(head, ("changes",), item, at))


def patched(folder: Path, entry: Entry, change: Callable[[str, Place], str]) -> Revision:
    """The entry's page with `change` applied to its front matter, if all of it can still be read."""
    path = entry.origin.path
    revision = revise_head(folder, path, lambda head: change(head, Place(path, 2)))
    before, after = (_problems(text, path) for text in ((revision.before or b"").decode(), revision.text))
    fresh = [problem for problem in after if problem not in before]
    if fresh:
        raise UsageError(fresh[0])
    return revision


def _problems(text: str, path: str) -> list[str]:
    return [problem.reason for problem in entry_from(parse_yaml(split(text).head, path, 2)).problems]


def add_limit(folder: Path, loaded: Loaded, sentence: str, *, replace: bool = False) -> tuple[Revision, Entry, Limit]:
    """The limit that `sentence` states, on the page of the entry it is about, in the place of its rival if `replace`.

    Raises UsageError with the nearest forms, and for a limit that stands beside a rival: the narrower would void the other.
    """
    entry, limit = parse_limit(sentence, loaded.lore)
    rival = rival_of(entry, limit)
    if rival is not None and not replace:
        told = limit_sentence(entry.name, entry.limits[rival], Names(loaded.lore))
        raise UsageError(f"“{told}” holds already, and both cannot", "--replace puts the new one in its place")
    if rival is None:
        return patched(folder, entry, lambda head, at: append_item(head, ("limits",), limit_item(limit), at)), entry, limit
    return patched(folder, entry, lambda head, at: set_value(head, ("limits", rival), limit_item(limit), at)), entry, limit


def rival_of(entry: Entry, limit: Limit) -> int | None:
    """Where the entry says how much, how far or how often already. Raises UsageError where it says just this."""
    if _said(limit) in map(_said, entry.limits):
        raise UsageError(f"{entry.name} has this limit already")
    if limit.key not in _ONE_OF:
        return None
    same = (
        index for index, old in enumerate(entry.limits) if old.key == limit.key and old.option("per") == limit.option("per")
    )
    return next(same, None)


def _said(limit: Limit) -> tuple[object, ...]:
    return (limit.key, limit.values, limit.options, limit.unless, limit.since, limit.until)


def limit_item(limit: Limit) -> Plain:
    """A limit as it stands in front matter."""
    item: dict[str, Plain] = {limit.key: limit.values[0] if len(limit.values) == 1 else list(limit.values)}
    item |= dict(limit.options)
    if limit.unless:
        conditions = [_condition(condition) for condition in limit.unless]
        item["unless"] = conditions[0] if len(conditions) == 1 else conditions
    bounds = (("since", limit.since), ("until", limit.until))
    return item | {bound: written_all(positions) for bound, positions in bounds if positions}


def _condition(condition: Condition) -> Plain:
    return {condition.relation: condition.text} if condition.relation else condition.text
