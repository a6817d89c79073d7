"""A scene split in two and two scenes made one, each as one operation that can be undone."""

from __future__ import annotations

import re
from pathlib import Path

from writer_app.domain.errors import UsageError
from writer_app.domain.scenes import Frame, SceneSource, Setting
from writer_app.domain.storytime import StoryDate, parse_when
from writer_app.domain.values import Table
from writer_app.services.revising import new_file, revise
from writer_app.services.session.carrying import Carry, carried
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.services.session.outlining import Made, expect, free_id, free_path, path_for, project_revision, scene_of
from writer_app.storage.files import decode, read_bytes
from writer_app.storage.folder import DECISIONS, REVISIONS, Loaded
from writer_app.text import outlinepatch as patch
from writer_app.text.frontmatter import Document
from writer_app.text.frontmatter import split as parts_of
from writer_app.text.markdown import BlockKind, blocks, comments
from writer_app.text.outlinepatch import SceneSpot
from writer_app.text.yamlpatch import Place, append_items, patch_front_matter, plain, remove, set_value
from writer_app.text.yamltree import parse_yaml

_HERE = re.compile(r"<!--\s*here\s*:(?P<said>.*?)-->", re.DOTALL | re.IGNORECASE)
_KEY = re.compile(r"(?:^|,)\s*(place|frame|when|pov|cast)\s*:", re.IGNORECASE)
_FIRST_ONLY = ("was", "title", "synopsis")
_SETTING = ("place", "frame", "when", "pov", "cast")
_UNSAYABLE = re.compile(r",|--|\n")


def split(folder: Path, loaded: Loaded, scene_id: str, offset: int) -> Made:
    """A scene split at `offset` of its body: the first half keeps id and title, the second gets a file of its own after it.

    What the setting is at that place holds for the second half; quotations in the lore and decisions that stand in it go
    along. Raises WriterError, UsageError where one half would hold nothing.
    """
    scene = scene_of(loaded, scene_id)
    expect(folder, scene.path, scene.digest)
    first, second = halves(scene.body, offset)
    chapter = address_of(loaded, scene_id)
    new_id = free_id(loaded, scene_id, "scene")
    spot = SceneSpot(chapter, _follower(loaded, scene_id)) if chapter is not None else None
    home = scene.path.rpartition("/")[0]
    path = path_for(folder, loaded, new_id, spot) if spot is not None else free_path(folder, f"{home}/{new_id}.md")
    kept = revise(folder, scene.path, lambda text: parts_of(text).with_body(first).whole())
    made = new_file(folder, path, _second_half(folder, scene, new_id, _settings_before(scene.body, offset) + second))
    rest = tuple(carried(folder, loaded, Carry(scene, new_id, offset)))
    outline = (project_revision(folder, loaded, lambda text: patch.put_scene(text, new_id, spot)),) if spot else ()
    lore = frozenset(entry.id for entry in loaded.lore if entry.origin.path in {revision.path for revision in rest})
    decided = any(revision.path in (DECISIONS, REVISIONS) for revision in rest)
    changes = Changes(True, frozenset((scene_id, new_id)), lore, decided)
    return Made(Operation(f"Split “{scene.title or scene.id}”", (made, kept, *rest, *outline), changes), new_id)


def halves(body: str, offset: int) -> tuple[str, str]:
    """`body` before and after `offset`, without the white space and scene breaks between.

    Raises UsageError where one half holds no words.
    """
    inside = next((span for span in comments(body) if span.start < offset < span.end), None)
    offset = inside.start if inside else min(offset, len(body))
    first, second = body[:offset].rstrip(), body[offset:]
    second = second.lstrip("\n") if body[:offset].endswith("\n") else second.lstrip()
    while (found := blocks(first)) and found[-1].kind is BlockKind.SCENE_BREAK:
        first = first[: found[-1].span.start].rstrip()
    while (found := blocks(second)) and found[0].kind is BlockKind.SCENE_BREAK:
        second = second[found[0].span.end :].lstrip()
    if not _has_words(first) or not _has_words(second):
        raise UsageError("there must be words on both sides", "put the cursor where the second scene begins")
    return f"{first}\n", second if second.endswith("\n") else f"{second}\n"


def address_of(loaded: Loaded, scene_id: str) -> patch.Address | None:
    """The address of the chapter that a scene stands in; None for one without a place."""
    for first, node in enumerate(loaded.project.outline.nodes):
        for second, chapter in enumerate(getattr(node, "chapters", (node,))):
            if scene_id in chapter.scenes:
                return (first,) if chapter is node else (first, second)
    return None


def _follower(loaded: Loaded, scene_id: str) -> str:
    """The scene after a scene in its chapter; "" after the last."""
    chapter = next(chapter for chapter in loaded.project.outline.chapters() if scene_id in chapter.scenes)
    index = chapter.scenes.index(scene_id) + 1
    return chapter.scenes[index] if index < len(chapter.scenes) else ""


def _has_words(text: str) -> bool:
    return any(block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) for block in blocks(text))


def _settings_before(body: str, offset: int) -> str:
    """The comments before `offset` that say how things still are there."""
    kept: list[str] = []
    seen: set[str] = set()
    for span in reversed([span for span in comments(body) if span.end <= offset]):
        found = _HERE.fullmatch(span.of(body))
        if found is None:
            continue
        said = {key.lower() for key in _KEY.findall(found["said"])} | ({"place"} if _names_place(found["said"]) else set())
        if said - seen:
            kept.insert(0, span.of(body))
            seen |= said
    return "".join(f"{comment}\n\n" for comment in kept)


def _names_place(said: str) -> bool:
    return _KEY.match(said) is None


def _second_half(folder: Path, scene: SceneSource, new_id: str, body: str) -> str:
    """The second half's file: front matter as the first half's, but for what is the first half's own."""
    document = parts_of(decode(read_bytes(folder / scene.path, scene.path), scene.path))
    at, newline = Place(scene.path, 2), document.newline
    head = document.head
    for key in _FIRST_ONLY:
        head = remove(head, (key,), at)
    when = _when_after(scene)
    head = set_value(head, ("when",), when, at) if when else remove(head, ("when",), at)
    head = set_value(head, ("id",), new_id, at) if head.strip() else f"id: {new_id}{newline}"
    return Document("", f"---{newline}", head, f"---{newline}", "").with_body(body).whole()


def _when_after(scene: SceneSource) -> str:
    """When the second half happens; "" where that follows from the first."""
    when, frame = parse_when(scene.setting.when), scene.setting.frame
    if when is None or frame in (None, Frame.MAIN, Frame.REALM):
        return ""
    if isinstance(when, StoryDate):
        return scene.setting.when
    return "same" if frame is Frame.FLASHBACK else ""


def merge(folder: Path, loaded: Loaded, scene_id: str) -> Operation:
    """A scene and the next of its chapter as one, under the id of the first; the other id still leads to it.

    Where the second has a setting of its own, a comment at the seam says so. Raises WriterError.
    """
    first = scene_of(loaded, scene_id)
    if address_of(loaded, scene_id) is None:
        raise UsageError("a scene without a place has no next one")
    follower = _follower(loaded, scene_id)
    if not follower:
        raise UsageError("this is the last scene of its chapter", "move the next one here first")
    second = scene_of(loaded, follower)
    for scene in (first, second):
        expect(folder, scene.path, scene.digest)
    data = read_bytes(folder / second.path, second.path)
    theirs = parse_yaml(parts_of(decode(data, second.path)).head, second.path, 2)
    body = _joined(first, second)

    def change(text: str) -> str:
        whole = patch_front_matter(text, lambda head: _one_head(head, first, second, theirs))
        return parts_of(whole).with_body(body).whole()

    outline = project_revision(folder, loaded, lambda text: patch.put_scene(text, second.id, None))
    changes = Changes(outline=True, scenes=frozenset((first.id, second.id)))
    title = f"Merge “{first.title or first.id}” with “{second.title or second.id}”"
    return Operation(title, (revise(folder, first.path, change), outline), changes, ((second.path, data),))


def _joined(first: SceneSource, second: SceneSource) -> str:
    if not second.body.strip():
        return first.body
    seam = _seam(first, second)
    top = f"{first.body.rstrip()}\n\n" if first.body.strip() else ""
    return top + (f"{seam}\n\n" if seam else "") + second.body.lstrip("\n")


def _seam(first: SceneSource, second: SceneSource) -> str:
    """The comment that says what is another setting from here on; "" where nothing is."""
    before, after = first.setting, second.setting
    unsure = any(_HERE.fullmatch(span.of(first.body)) for span in comments(first.body))
    parts: list[str] = []
    for key in _SETTING:
        old, new = (_said(setting, key) for setting in (before, after))
        if new and (unsure or new != old) and not any(_UNSAYABLE.search(text) for text in new):
            parts.append(f"{key}: {', '.join(new)}")
    # Another place ends a realm, unless the comment says otherwise after it.
    if parts[:1] == [f"place: {after.place}"] and after.frame is Frame.REALM and before.frame is Frame.REALM and not unsure:
        parts.insert(1, f"frame: {after.frame}")
    return f"<!-- here: {', '.join(parts).removeprefix('place: ')} -->" if parts else ""


def _said(setting: Setting, key: str) -> tuple[str, ...]:
    if key == "frame":
        return (str(setting.frame or Frame.MAIN),)
    value = {"place": (setting.place,), "when": (setting.when,), "pov": (setting.pov,), "cast": setting.cast}[key]
    return tuple(text for text in value if text)


def _one_head(head: str, first: SceneSource, second: SceneSource, theirs: Table) -> str:
    """The first scene's front matter, with what only the second says besides its setting."""
    at = Place(first.path, 2)
    head = append_items(head, ("was",), [name for name in (second.id, *second.was) if name not in first.was], at)
    head = append_items(head, ("tags",), [tag for tag in second.tags if tag not in first.tags], at)
    synopsis = " ".join(filter(None, (first.synopsis, second.synopsis)))
    if synopsis != first.synopsis:
        head = set_value(head, ("synopsis",), synopsis, at)
    ours = parse_yaml(head, at.path, at.line)
    for pair in theirs.pairs:
        key = pair.key.text
        if key not in (*_SETTING, "id", "was", "tags", "synopsis") and ours.get(key) is None and plain(pair.value):
            head = set_value(head, (key,), plain(pair.value), at)
    return head
