"""Segments: stretches of a scene under one setting, from front matter and `<!-- here: … -->` comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from writer_app.domain.lore import Kind, Lore
from writer_app.domain.observations import Segment
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.storytime import parse_when
from writer_app.text.markdown import comments

_HERE = re.compile(r"<!--\s*here\s*:(?P<said>.*?)-->", re.DOTALL | re.IGNORECASE)
_KEYS = ("place", "frame", "when", "pov", "cast")
_FRAMES = {frame.value: frame for frame in Frame}


@dataclass(frozen=True, slots=True)
class Reference:
    """What a `here` comment or front matter names: `key` place, pov or cast; `span` None for front matter."""

    key: str
    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class _Said:
    """What one `here` comment says: (key, text, span of the text)."""

    span: Span
    parts: tuple[tuple[str, str, Span], ...]


def segments(scene: SceneSource, lore: Lore) -> tuple[Segment, ...]:
    """The scene's stretches in order; they make up the whole body. What a comment does not say stays as it was."""
    setting = scene.setting
    current = Segment(
        Span(0, len(scene.body)),
        setting.frame or Frame.MAIN,
        _resolved(lore, setting.place, Kind.LOCATION),
        setting.when,
        _resolved(lore, setting.pov, Kind.CHARACTER),
        _cast(lore, setting.cast),
        "the front matter says so" if setting.frame else "",
    )
    found: list[Segment] = []
    for said in _comments(scene.body):
        if said.span.start > current.span.start:
            found.append(replace(current, span=Span(current.span.start, said.span.start)))
        current = _changed(current, said, lore, len(scene.body))
    return (*found, replace(current, span=Span(current.span.start, len(scene.body))))


def references(scene: SceneSource) -> Iterator[Reference]:
    """Every name that the scene's setting refers to, for whoever checks that it exists."""
    setting = scene.setting
    named = (("place", setting.place), ("pov", setting.pov), *(("cast", name) for name in setting.cast))
    yield from (Reference(key, text, None) for key, text in named if text)
    for said in _comments(scene.body):
        yield from (Reference(key, text, span) for key, text, span in said.parts if key in ("place", "pov", "cast") and text)


def slips(scene: SceneSource) -> Iterator[Reference]:
    """Every frame and time in front matter or a comment that cannot be read, and so counts as not said."""
    yield from (Reference(key, text, None) for key, text in scene.setting.unread)
    for said in _comments(scene.body):
        for key, text, span in said.parts:
            if (key == "frame" and text.lower() not in _FRAMES) or (key == "when" and parse_when(text) is None):
                yield Reference(key, text, span)


def comes_back(scene: SceneSource) -> bool:
    """Whether a comment of the scene puts what follows it in the main line of the story, or in a realm."""
    return any(
        key == "frame" and _FRAMES.get(text.lower()) in (Frame.MAIN, Frame.REALM)
        for said in _comments(scene.body)
        for key, text, _ in said.parts
    )


def _comments(body: str) -> Iterator[_Said]:
    if "<!--" not in body:
        return
    for comment in comments(body):
        found = _HERE.fullmatch(comment.of(body))
        if found:
            yield _Said(comment, tuple(_parts(found["said"], comment.start + found.start("said"))))


def _parts(said: str, offset: int) -> Iterator[tuple[str, str, Span]]:
    """`the-cell, frame: dream, cast: Mara, Tobin`: a part without a key is the place at first, later more of the last key."""
    key = "place"
    at = 0
    for part in said.split(","):
        text = part
        head, colon, rest = part.partition(":")
        if colon and head.strip().lower() in _KEYS:
            key, text = head.strip().lower(), rest
        start = offset + at + len(part) - len(text) + len(text) - len(text.lstrip())
        stripped = text.strip().strip("[]\"'").strip()
        yield key, stripped, Span(start, start + len(text.strip()))
        at += len(part) + 1


def _changed(current: Segment, said: _Said, lore: Lore, end: int) -> Segment:
    changed = replace(current, span=Span(said.span.start, end))
    cast = tuple(text for key, text, _ in said.parts if key == "cast")
    for key, text, _ in said.parts:
        if key == "place" and text:
            changed = replace(changed, place=_resolved(lore, text, Kind.LOCATION), frame=_outside(changed.frame))
        elif key == "frame" and text.lower() in _FRAMES:
            changed = replace(changed, frame=_FRAMES[text.lower()], reason="a comment says so")
        elif key == "when":
            changed = replace(changed, when=text)
        elif key == "pov":
            changed = replace(changed, pov=_resolved(lore, text, Kind.CHARACTER))
    return replace(changed, cast=_cast(lore, cast)) if cast else changed


def _outside(frame: Frame) -> Frame:
    """A realm is a place: another place ends it, unless the comment says otherwise after it."""
    return Frame.MAIN if frame is Frame.REALM else frame


def _resolved(lore: Lore, reference: str, kind: Kind) -> str | None:
    entry = lore.resolve(reference, kind) if reference else None
    return entry.id if entry else None


def _cast(lore: Lore, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(found for name in names if (found := _resolved(lore, name, Kind.CHARACTER)))
