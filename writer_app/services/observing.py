"""Observations as plain rows, as `resources/schemas/observations.schema.json` says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatch
from itertools import chain

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
    Segment,
    TimeMention,
)
from writer_app.domain.outline import Outline
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.services.passages import Passages, Place

Row = dict[str, object]
KINDS = ("quote", "mention", "act", "description", "place", "item", "time", "gap", "name", "remark")
_EMPTY: Row = dict.fromkeys(
    ("speaker", "addressee", "entry", "actor", "verb", "object", "key", "value", "modality", "frame", "confidence")
)
COLUMNS = ("kind", "scene", "path", "line", "start", "end", "text", *_EMPTY, "reason")
Seen = Mention | Quote | Act | Description | Move | Hold | Gap | NameLike | Segment | Remark | TimeMention


def observation_rows(
    outline: Outline, scenes: tuple[SceneSource, ...], readings: Mapping[str, SceneReading], kind: str = ""
) -> Iterator[Row]:
    """Every observation in reading order, or those of one of KINDS; each row has exactly the keys COLUMNS."""
    passages = Passages(outline, scenes)
    for scene in scenes:
        reading = readings.get(scene.id)
        said = [(seen.span, row) for seen in _everything(reading) for row in _said(seen)] if reading else []
        said += [(seen.span, _offered(seen)) for seen in reading.proposed] if reading else []
        for span, row in sorted(said, key=lambda item: (item[0].start, -item[0].end)):
            if kind in ("", row["kind"]):
                yield _row(scene, passages.place(scene.id, span), span, row)


def _row(scene: SceneSource, place: Place, span: Span, row: Row) -> Row:
    where: Row = {"scene": scene.id, "path": scene.path, "line": place.line, "start": span.start, "end": span.end}
    whole = {**_EMPTY, "reason": "", **where, "text": place.quote, **row}
    return {key: whole[key] for key in COLUMNS}


def _everything(reading: SceneReading) -> Iterator[Seen]:
    groups: tuple[Iterable[Seen], ...] = (
        reading.segments,
        reading.quotes,
        reading.mentions,
        reading.acts,
        reading.descriptions,
        reading.moves,
        reading.holds,
        reading.gaps,
        reading.name_likes,
        reading.remarks,
        reading.times,
    )
    return chain.from_iterable(groups)


@singledispatch
def _said(seen: Seen) -> Iterator[Row]:
    """What an observation says, without where it stands."""
    raise TypeError(f"no row for {type(seen).__name__}")


@_said.register
def _quote(seen: Quote) -> Iterator[Row]:
    yield {
        "kind": "quote",
        "speaker": seen.speaker,
        "addressee": seen.addressee,
        "verb": seen.cue_verb or None,
        "confidence": seen.confidence,
        "reason": seen.reason,
    }


@_said.register
def _mention(seen: Mention) -> Iterator[Row]:
    certainty = {"confidence": seen.confidence, "reason": seen.reason}
    yield {"kind": "mention", "entry": seen.entry, "key": seen.kind.value, **certainty}


@_said.register
def _act(seen: Act) -> Iterator[Row]:
    yield {
        "kind": "act",
        "actor": seen.actor,
        "verb": f"{seen.verb} {seen.particle}".strip(),
        "object": seen.object,
        "entry": seen.place,
        "speaker": seen.speaker,
        **_held(seen),
    }


@_said.register
def _description(seen: Description) -> Iterator[Row]:
    yield {
        "kind": "description",
        "entry": seen.subject,
        "key": seen.key,
        "value": seen.value,
        "object": seen.part or None,
        "speaker": seen.speaker,
        **_held(seen),
    }


@_said.register
def _move(seen: Move) -> Iterator[Row]:
    yield {"kind": "place", "actor": seen.who, "verb": seen.kind.value, "entry": seen.place, **_held(seen)}


@_said.register
def _hold(seen: Hold) -> Iterator[Row]:
    who = {"actor": seen.who, "verb": seen.kind.value, "entry": seen.item, "addressee": seen.to}
    yield {"kind": "item", **who, **_held(seen)}


@_said.register
def _segment(seen: Segment) -> Iterator[Row]:
    # A setting reaches over pages: its span tells how far, and its text is not repeated.
    setting = {"text": "", "key": "setting", "frame": seen.frame.value, "confidence": 1.0, "reason": seen.reason}
    if seen.place or seen.reason:
        yield {"kind": "place", "entry": seen.place, **setting}
    if seen.when:
        yield {"kind": "time", "value": seen.when, **setting}


@_said.register
def _time(seen: TimeMention) -> Iterator[Row]:
    sign = ("", "+", "-")[seen.direction]
    counted = {"object": seen.event or seen.anchor.value or None}
    yield {"kind": "time", "key": seen.kind.value, "value": sign + seen.value, "entry": seen.entry, **counted, **_held(seen)}


def _offered(seen: Segment) -> Row:
    """A stretch that looks like a frame of its own."""
    why = {"confidence": 0.5, "reason": seen.reason}
    return {"kind": "place", "text": "", "key": "proposed", "frame": seen.frame.value, **why}


@_said.register
def _gap(seen: Gap) -> Iterator[Row]:
    yield {"kind": "gap", "text": "", "value": str(seen.blank_lines), "reason": "a line may be missing here"}


@_said.register
def _name_like(seen: NameLike) -> Iterator[Row]:
    yield {"kind": "name", "entry": seen.near, "value": seen.name}


@_said.register
def _remark(_seen: Remark) -> Iterator[Row]:
    yield {"kind": "remark"}


def _held(seen: Act | Description | Move | Hold | TimeMention) -> Row:
    return {
        "modality": seen.modality.value,
        "frame": seen.frame.value,
        "confidence": seen.confidence,
        "reason": seen.reason,
    }
