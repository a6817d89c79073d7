"""An entry as the text of its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from writer_app.domain.lore import Change, Entry, Fact
from writer_app.domain.positions import Position
from writer_app.domain.vocabulary.changes import CHANGES
from writer_app.domain.vocabulary.terms import ValueType
from writer_app.services.loreediting import SINGLE, entry_page
from writer_app.services.positions import written
from writer_app.text.yamlwriting import Plain


def front_of(entry: Entry) -> str:
    """The page of an entry that has none yet: its names, keys, facts and changes. Limits are the author's to say."""
    front: dict[str, Plain] = {"id": entry.id, "kind": entry.kind.value, "name": entry.name}
    front["aliases"] = [alias.text for alias in entry.aliases]
    front["called"] = list(entry.called)
    front["pronouns"] = entry.pronouns.value
    front |= {key: texts[0] if key in SINGLE else list(texts) for key, texts in entry.links if texts}
    front["facts"] = _facts(entry.facts)
    front["changes"] = [change_item(change) for change in entry.changes]
    return entry_page({key: value for key, value in front.items() if value}, entry.notes, depth=1)


def _facts(facts: Iterable[Fact]) -> Mapping[str, Plain]:
    found: dict[str, list[Plain]] = {}
    for fact in facts:
        found.setdefault(fact.key, []).append(_fact(fact))
    return {key: values[0] if len(values) == 1 else values for key, values in found.items()}


def _fact(fact: Fact) -> Plain:
    bounds = {"since": _places(fact.since), "until": _places(fact.until), "according to": fact.according_to}
    told = {key: value for key, value in bounds.items() if value}
    return {"value": fact.value, **told} if told else fact.value


def change_item(change: Change) -> Mapping[str, Plain]:
    """A change as it stands in a list of changes."""
    bounds = {"since": _places(change.since), "until": _places(change.until)}
    stretch = {key: value for key, value in bounds.items() if value} or {"at": _places(change.at)}
    flag = CHANGES[change.verb].parts[0].type is ValueType.FLAG
    what = change.arg("what")
    named = {key: _one(texts) for key, texts in change.args if key != "what" and texts}
    return {**stretch, change.verb: "true" if flag else _one(what), **named}


def _places(positions: tuple[Position, ...]) -> Plain:
    return written(positions[0]) if len(positions) == 1 else [written(position) for position in positions]


def _one(texts: tuple[str, ...]) -> Plain:
    return texts[0] if len(texts) == 1 else list(texts)
