"""`project.yaml` and the front matter of scenes, from plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.domain.errors import DataError
from writer_app.domain.outline import Chapter, Outline, Part, Posted, Project
from writer_app.domain.scenes import Frame, SceneSource, Setting
from writer_app.domain.storytime import parse_when
from writer_app.domain.values import NOWHERE, Listing, Table, Value, text_of, texts
from writer_app.domain.vocabulary.positions import fault
from writer_app.domain.vocabulary.switches import switches_from

_READABLE = {
    "frame": "`frame`: it is one of " + ", ".join(member.value for member in Frame),
    "when": "`when`: it is a date, `day 12`, or a time after the scene before, such as `next morning` or `+2d`",
}


def project_from(table: Table) -> Project:
    """What `project.yaml` says. Raises DataError where it has no id, no usable format or an outline that is no tree."""
    project_id, written = text_of(table.get("id")), text_of(table.get("format")) or "1"
    if not project_id:
        raise fault("a project needs an `id`", table.origin)
    if not (written.isascii() and written.isdigit()):
        raise fault("`format` is a whole number", table.origin)
    terms = table.get("terms")
    return Project(
        id=project_id,
        title=text_of(table.get("title")) or project_id,
        author=text_of(table.get("author")),
        language=text_of(table.get("language")) or "en",
        format=int(written),
        outline=Outline(tuple(_node(item) for item in _listed(table.get("outline"), "outline"))),
        terms=tuple((pair.key.text, text_of(pair.value)) for pair in terms.pairs) if isinstance(terms, Table) else (),
        calendar=text_of(table.get("calendar")),
        extends=texts(table.get("extends")),
        checks=switches_from(table.get("checks")),
    )


def scene_from(table: Table, file: SceneSource) -> SceneSource:
    """`file`, known so far by its name and body alone, with its front matter."""
    return replace(
        file,
        id=text_of(table.get("id")) or file.id,
        title=text_of(table.get("title")),
        setting=setting_from(table),
        status=text_of(table.get("status")),
        tags=texts(table.get("tags")),
        synopsis=text_of(table.get("synopsis")),
        was=texts(table.get("was")),
        origin=table.origin,
    )


def setting_from(table: Table) -> Setting:
    """The part of front matter that may change inside a scene; a frame or story time that is none is `unread`."""
    frame, when = text_of(table.get("frame")), text_of(table.get("when"))
    known = frame.lower() in {member.value for member in Frame}
    unread = [("frame", frame)] if frame and not known else []
    unread += [("when", when)] if when and parse_when(when) is None else []
    return Setting(
        pov=text_of(table.get("pov")),
        place=text_of(table.get("place")),
        when=when,
        frame=Frame(frame.lower()) if known else None,
        cast=texts(table.get("cast")),
        origins=tuple((pair.key.text, pair.value.origin) for pair in table.pairs),
        unread=tuple(unread),
    )


def setting_faults(setting: Setting) -> Iterator[DataError]:
    """A line for each key of a setting whose text could not be read, at its place."""
    origins = dict(setting.origins)
    for key, text in setting.unread:
        yield fault(f"“{text}” is no {_READABLE[key]}", origins.get(key, NOWHERE))


def _listed(value: Value | None, what: str) -> tuple[Value, ...]:
    if value is None or (not isinstance(value, Listing | Table) and not text_of(value)):
        return ()
    if isinstance(value, Listing):
        return value.items
    raise fault(f"`{what}` is a list", value.origin)


def _node(value: Value) -> Part | Chapter:
    if not isinstance(value, Table):
        raise fault("the outline holds parts and chapters: `- id: …`", value.origin)
    chapters = value.get("chapters")
    if chapters is None:
        return _chapter(value)
    inner = tuple(_chapter(item) for item in _listed(chapters, "chapters"))
    return Part(text_of(value.get("id")), text_of(value.get("title")), inner, value.origin)


def _chapter(value: Value) -> Chapter:
    if not isinstance(value, Table) or not text_of(value.get("id")):
        raise fault("a chapter needs an `id`", value.origin)
    posted = value.get("posted")
    return Chapter(
        id=text_of(value.get("id")),
        title=text_of(value.get("title")),
        scenes=texts(value.get("scenes")),
        summary=text_of(value.get("summary")),
        notes_before=text_of(value.get("notes before")),
        notes_after=text_of(value.get("notes after")),
        posted=Posted(*(text_of(posted.get(key)) for key in ("date", "hash", "address")))
        if isinstance(posted, Table)
        else None,
        origin=value.origin,
    )
