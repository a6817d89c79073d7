"""What somebody supposes to be true: a fact, a change at a position, a limit or a search that must find nothing.

Each becomes what the files would hold, in the lines that making it true would write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from writer_app.continuity.query.fields import FIELDS
from writer_app.continuity.query.parser import parse
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Entry, Limit, Lore
from writer_app.domain.values import Listing, Table, text_of
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.facts import FACTS
from writer_app.domain.vocabulary.kinds import KINDS, SHARED_LINKS
from writer_app.domain.vocabulary.limits import LIMITS
from writer_app.domain.vocabulary.parsing import parse_limit
from writer_app.domain.vocabulary.terms import Part, ValueType
from writer_app.services.lore import find_entry, key_hint
from writer_app.services.loreediting import Saying, add_limit, limit_item, patched, rival_of, set_key
from writer_app.services.positions import position_of, written, written_all
from writer_app.services.revising import Revision, revise
from writer_app.storage.folder import RULES, Loaded
from writer_app.text.nearest import did_you_mean
from writer_app.text.yamlpatch import Place, append_item, set_value
from writer_app.text.yamltree import parse_yaml
from writer_app.text.yamlwriting import Plain

_ONCE = ("dies", "born", "destroyed", "learns", "meets")
"""Changes that come about once: to say when else is to move them."""
_OWN = ("name", "aliases", "called", "pronouns", "tags")
_FIELD = re.compile(r"(\w+):")
_HEAD = "# Searches that must find nothing.\n"


@dataclass(frozen=True, slots=True)
class When:
    """From a position on, or always; as nothing is said where both are empty."""

    since: str = ""
    always: bool = False


def supposed_fact(folder: Path, loaded: Loaded, name: str, said: tuple[str, str], when: When) -> Revision:
    """The key and value `said` of the entry called `name`: from a position on, where what was true ends, or as if it had
    always been so, in the place of all that was true. Raises UsageError with the nearest names and keys."""
    entry = find_entry(loaded.lore, name)
    key, value = " ".join(said[0].split()), said[1].strip()
    if key in CHANGES:
        return supposed_change(folder, loaded, name, f"{key} {value}".removesuffix(" true"), when)
    if key in LIMITS:
        raise UsageError(f"`{key}` is a limit", f"--rule “{LIMITS[key].sentence.format(entry=entry.name, value=value)}”")
    links = [part.key for part in (*KINDS[entry.kind].links, *SHARED_LINKS)]
    if key not in (*FACTS, *links, *_OWN) and not any(fact.key == key for other in loaded.lore for fact in other.facts):
        _refuse_slip(key, links)
    if when.always:
        if key in links:
            return set_key(folder, loaded, name, Saying(key, value))
        return patched(folder, entry, lambda head, at: set_value(head, ("facts", key), value, at))
    if not when.since and sum(fact.key == key for fact in entry.facts) > 1:
        raise UsageError(f"“{key}” has a history", "--since SCENE: from there on; --always: it was always so")
    return set_key(folder, loaded, name, Saying(key, value, when.since))


def _refuse_slip(key: str, links: Iterable[str]) -> None:
    if hint := did_you_mean(key, (*FACTS, *links, *CHANGES, *LIMITS), cutoff=0.7):
        raise UsageError(f"no check reads “{key}”", key_hint(key).partition("; ")[2] or hint)


def supposed_change(folder: Path, loaded: Loaded, name: str, said: str, when: When) -> Revision:
    """What happens to or is done by the entry called `name`: a verb, its values and a position, as in `dies@the-hall` or
    `gives knife to Tomas@3.2`. What comes about once and is told already moves there. Raises UsageError."""
    entry, timeline = find_entry(loaded.lore, name), Timeline(loaded.project, loaded.scenes)
    words, _, at = said.rpartition("@") if "@" in said else (said, "", "")
    place = at.strip() or when.since or ("before" if when.always else "")
    verb, values = _read(" ".join(words.split()), loaded.lore)
    if not place:
        raise UsageError(f"`{verb}` needs a position", f"write {' '.join(words.split())}@SCENE")
    position = written(position_of(place, timeline))
    told = _told_once(entry, verb, values)
    if told is not None:
        return patched(folder, entry, lambda head, at: _moved(head, at, (verb, told), position))
    item: Plain = {"at": position, **values}
    return patched(folder, entry, lambda head, at: append_item(head, ("changes",), item, at))


def _read(words: str, lore: Lore) -> tuple[str, dict[str, Plain]]:
    """The verb and its parts by key, as they stand in an item of `changes`."""
    verb = next((verb for verb in sorted(CHANGES, key=len, reverse=True) if f"{words} ".startswith(f"{verb} ")), None)
    if verb is None:
        near = did_you_mean(words.partition(" ")[0], tuple(CHANGES)) or f"one of {', '.join(CHANGES)}"
        raise UsageError(f"no change is called “{words}”", near)
    row, rest = CHANGES[verb], words[len(verb) :].strip()
    parts: dict[str, Plain] = {}
    for part in reversed(row.parts[1:]):
        rest, named = _parted(rest, part)
        if named:
            parts = {part.key: _reference(named, part, lore), **parts}
    main = row.parts[0]
    if main.type is ValueType.FLAG:
        if rest not in ("", "true", "yes"):
            raise UsageError(f"`{verb}` takes no “{rest}”")
        return verb, {verb: "true", **parts}
    if not rest:
        raise UsageError(f"`{verb}` needs to say what or whom", f"write {verb} NAME@SCENE")
    return verb, {verb: _reference(rest, main, lore), **parts}


def _parted(text: str, part: Part) -> tuple[str, str]:
    """`text` without a part that follows its own word ("to Tomas"), and what follows it."""
    before, word, named = f" {text}".rpartition(f" {part.phrase.removeprefix(',').removesuffix('{}').strip()} ")
    return (before.strip(), named.strip()) if word else (text, "")


def _reference(text: str, part: Part, lore: Lore) -> str:
    """The id of the page that is meant; words as they are where nothing is called nearly so."""
    found = lore.resolve(text) if part.type is ValueType.ENTRY else None
    if part.type is not ValueType.ENTRY or found is not None:
        return found.id if found is not None else text
    names = (surface for entry in lore for surface in (entry.id, *entry.surfaces()))
    if lore.named(text) or (hint := did_you_mean(text, names)):
        find_entry(lore, text)
        raise UsageError(f"nothing in the lore is called “{text}”", hint)
    return text


def _told_once(entry: Entry, verb: str, values: dict[str, Plain]) -> str | None:
    """What the one change says that would be told a second time; None where there is none, or more than one."""
    if verb not in _ONCE:
        return None
    what = str(values[verb])
    told = [change for change in entry.changes if change.verb == verb and (what == "true" or what in change.arg("what"))]
    return what if len(told) == 1 and told[0].at and len(told[0].arg("what")) < 2 else None


def _moved(head: str, at: Place, told: tuple[str, str], position: Plain) -> str:
    verb, what = told
    listed = parse_yaml(head, at.path, at.line).get("changes")
    for index, item in enumerate(listed.items if isinstance(listed, Listing) else ()):
        said = text_of(item.get(verb)) if isinstance(item, Table) else ""
        if said and (what == "true" or said == what):
            return set_value(head, ("changes", index, "at"), position, at)
    raise UsageError(f"`{verb}` is written in a way that cannot be moved", "change it by hand")


def supposed_rule(folder: Path, loaded: Loaded, sentence: str, when: When) -> Revision:
    """A limit said in a sentence, in the place of the one that says something else, or from a position on; or a search that
    must find nothing. Raises UsageError with the nearest forms."""
    try:
        entry, limit = parse_limit(sentence, loaded.lore)
    except UsageError:
        if not any(found[1] in FIELDS for found in _FIELD.finditer(sentence)):
            raise
        return _searched(folder, sentence)
    if not when.since:
        return add_limit(folder, loaded, sentence, replace=True)[0]
    since = position_of(when.since, Timeline(loaded.project, loaded.scenes))
    return patched(folder, entry, partial(_limited, rival_of(entry, limit), replace(limit, since=(since,))))


def _limited(rival: int | None, limit: Limit, head: str, at: Place) -> str:
    """The limit from where it begins; one that says something else ends there."""
    if rival is not None:
        head = set_value(head, ("limits", rival, "until"), written_all(limit.since), at)
    return append_item(head, ("limits",), limit_item(limit), at)


def _searched(folder: Path, search: str) -> Revision:
    parse(search)
    item: Plain = {"name": search, "find": search}

    def change(text: str) -> str:
        return append_item(text, ("rules",), item, Place(RULES), depth=1)

    return revise(folder, RULES, change) if (folder / RULES).exists() else Revision(RULES, None, change(_HEAD))
