"""What the program knows as rows of the continuity database's tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from writer_app.continuity.decisions import fingerprint
from writer_app.domain.findings import Finding, LoreEvidence
from writer_app.domain.lore import Entry, Lore
from writer_app.domain.observations import (
    Act,
    Description,
    Gap,
    Hold,
    Mention,
    Move,
    NameLike,
    Quote,
    Remark,
    SceneReading,
    TimeMention,
)
from writer_app.domain.outline import Outline
from writer_app.domain.positions import Position
from writer_app.domain.scenes import SceneSource
from writer_app.domain.vocabulary.sentences import change_sentence, limit_sentence
from writer_app.storage.codec import codec

Row = dict[str, Any]
_SAID = ("entry_id", "speaker", "addressee", "actor", "verb", "object", "key", "value", "place")
_EMPTY: Row = dict.fromkeys((*_SAID, "modality", "frame", "confidence", "reason"))


def entry_row(entry: Entry) -> Row:
    """A row of `entries`."""
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "name": entry.name,
        "pronouns": entry.pronouns.value,
        "tags": ", ".join(entry.tags),
        "notes": entry.notes,
        "path": entry.origin.path,
    }


def lore_rows(lore: Lore) -> dict[str, list[Row]]:
    """Rows of `names`, `links`, `facts`, `changes` and `limits`."""
    return {
        "names": [row for entry in lore for row in _names(entry)],
        "links": [
            {"entry_id": entry.id, "key": key, "value": value}
            for entry in lore
            for key, values in entry.links
            for value in values
        ],
        "facts": [row for entry in lore for row in _facts(entry)],
        "changes": [row for entry in lore for row in _changes(entry)],
        "limits": [row for entry in lore for row in _limits(entry)],
    }


def _names(entry: Entry) -> Iterator[Row]:
    yield {"entry_id": entry.id, "role": "name", "name": entry.name}
    yield from ({"entry_id": entry.id, "role": "alias", "name": alias.text} for alias in entry.aliases)
    yield from ({"entry_id": entry.id, "role": "called", "name": name} for name in entry.called)


def _facts(entry: Entry) -> Iterator[Row]:
    for fact in entry.facts:
        yield {
            "entry_id": entry.id,
            "key": fact.key,
            "value": fact.value,
            "since": _written(fact.since),
            "until": _written(fact.until),
            "according_to": fact.according_to,
            "path": fact.origin.path,
            "line": fact.origin.line,
        }


def _changes(entry: Entry) -> Iterator[Row]:
    for change in entry.changes:
        yield {
            "entry_id": entry.id,
            "verb": change.verb,
            "position": _written(change.at),
            "details": change_sentence(entry.name, change),
            "since": _written(change.since),
            "until": _written(change.until),
            "path": change.origin.path,
            "line": change.origin.line,
        }


def _limits(entry: Entry) -> Iterator[Row]:
    for limit in entry.limits:
        yield {
            "entry_id": entry.id,
            "key": limit.key,
            "value": ", ".join(limit.values),
            "details": limit_sentence(entry.name, limit),
            "path": limit.origin.path,
            "line": limit.origin.line,
        }


def _written(positions: tuple[Position, ...]) -> str:
    return ", ".join(position.written for position in positions)


def scene_rows(outline: Outline, scenes: tuple[SceneSource, ...], words: dict[str, int]) -> list[Row]:
    """Rows of `scenes` in reading order; `words` by scene id."""
    chapters = {scene: chapter.title or chapter.id for chapter in outline.chapters() for scene in chapter.scenes}
    return [
        {
            "id": scene.id,
            "position": position,
            "chapter": chapters.get(scene.id, ""),
            "title": scene.title,
            "path": scene.path,
            "words": words.get(scene.id, 0),
            "pov": scene.setting.pov,
            "place": scene.setting.place,
            "story_time": scene.setting.when,
            "frame": scene.setting.frame.value if scene.setting.frame else "",
            "digest": scene.digest,
        }
        for position, scene in enumerate(scenes, 1)
    ]


def observation_rows(scene: SceneSource, reading: SceneReading, entries: frozenset[str]) -> Iterator[Row]:
    """Rows of `observations` of one scene, kind by kind; an entry that is not among `entries` is left open."""
    groups = (
        (reading.mentions, _mention),
        (reading.quotes, _quote),
        (reading.acts, _act),
        (reading.descriptions, _description),
        (reading.moves, _move),
        (reading.holds, _hold),
        (reading.gaps, _gap),
        (reading.name_likes, _name_like),
        (reading.remarks, _remark),
        (reading.times, _time),
    )
    for seen, said in groups:
        said_of: Callable[[Any], Row] = said
        for item in seen:
            span = item.span
            where: Row = {"scene_id": scene.id, "start": span.start, "stop": span.end, "text": span.of(scene.body)}
            row = {**_EMPTY, **where, **said_of(item)}
            if row["entry_id"] not in entries:
                row["entry_id"] = None
            yield row


def _mention(seen: Mention) -> Row:
    return {
        "kind": "mention",
        "entry_id": seen.entry,
        "key": seen.kind.value,
        "confidence": seen.confidence,
        "reason": seen.reason,
    }


def _quote(seen: Quote) -> Row:
    return {
        "kind": "quote",
        "entry_id": seen.speaker,
        "speaker": seen.speaker,
        "addressee": seen.addressee,
        "verb": seen.cue_verb or None,
        "confidence": seen.confidence,
        "reason": seen.reason,
    }


def _act(seen: Act) -> Row:
    return {
        "kind": "act",
        "entry_id": seen.actor,
        "speaker": seen.speaker,
        "actor": seen.actor or seen.actor_text or None,
        "verb": f"{seen.verb} {seen.particle}".strip(),
        "object": seen.object or seen.object_text or None,
        "place": seen.place,
        **_manner(seen),
    }


def _description(seen: Description) -> Row:
    value = f"{seen.value} ({seen.part})" if seen.part else seen.value
    return {
        "kind": "description",
        "entry_id": seen.subject,
        "speaker": seen.speaker,
        "key": seen.key,
        "value": value,
        **_manner(seen),
    }


def _move(seen: Move) -> Row:
    return {"kind": "move", "entry_id": seen.who, "verb": seen.kind.value, "place": seen.place, **_manner(seen)}


def _hold(seen: Hold) -> Row:
    return {
        "kind": "hold",
        "entry_id": seen.who,
        "verb": seen.kind.value,
        "object": seen.item,
        "addressee": seen.to,
        **_manner(seen),
    }


def _gap(seen: Gap) -> Row:
    return {"kind": "gap", "value": str(seen.blank_lines)}


def _name_like(seen: NameLike) -> Row:
    return {"kind": "name", "entry_id": seen.near, "value": seen.name}


def _remark(seen: Remark) -> Row:
    return {"kind": "remark"}


def _time(seen: TimeMention) -> Row:
    return {
        "kind": "time",
        "entry_id": seen.entry,
        "key": seen.kind.value,
        "value": ("", "+", "-")[seen.direction] + seen.value,
        "object": seen.event or seen.anchor.value or None,
        **_manner(seen),
    }


def _manner(seen: Act | Description | Move | Hold | TimeMention) -> Row:
    return {
        "modality": seen.modality.value,
        "frame": seen.frame.value,
        "confidence": seen.confidence,
        "reason": seen.reason,
    }


def finding_row(number: int, finding: Finding, scenes: frozenset[str]) -> Row:
    """A row of `findings`."""
    return {
        "id": number,
        "scene_id": finding.scene if finding.scene in scenes else None,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": str(finding.message),
        "subjects": ", ".join(finding.subjects),
        "start": finding.span.start if finding.span else None,
        "stop": finding.span.end if finding.span else None,
        "quote": finding.quote,
        "remarked": finding.remarked is not None,
        "dismissed": finding.dismissed,
        "fingerprint": fingerprint(finding),
        "data": codec(Finding).pack(finding),
    }


def evidence_rows(number: int, finding: Finding) -> Iterator[Row]:
    """Rows of `evidence` of the finding with this number."""
    empty: Row = dict.fromkeys(("entry", "key", "value", "scene", "start", "stop"))
    for item in finding.evidence:
        row: Row = {**empty, "finding_id": number, "label": item.label}
        if isinstance(item, LoreEvidence):
            yield {**row, "kind": "lore", "entry": item.entry, "key": item.key, "value": item.value}
        else:
            yield {**row, "kind": "text", "scene": item.scene, "start": item.span.start, "stop": item.span.end}
