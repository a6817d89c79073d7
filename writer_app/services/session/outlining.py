"""The outline changed by its author: made, named, moved and deleted, each as one operation that can be undone.

A thing of the outline is a scene, by its id, or a part or chapter, by its address (`text/outlinepatch.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from writer_app.domain.errors import UsageError
from writer_app.domain.outline import Chapter, Outline, Part
from writer_app.domain.scenes import SceneSource
from writer_app.domain.values import text_of
from writer_app.services.loreediting import taken_ids
from writer_app.services.revising import Revision, new_file, revise, revise_head
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.storage.files import digest, read_bytes
from writer_app.storage.folder import Loaded
from writer_app.text import outlinepatch as patch
from writer_app.text.frontmatter import split
from writer_app.text.naming import free_name, slug
from writer_app.text.outlinepatch import Address, SceneSpot
from writer_app.text.yamlpatch import Place, remove, set_value
from writer_app.text.yamltree import parse_yaml
from writer_app.text.yamlwriting import pair_lines

Thing = str | Address
PROJECT = "project.yaml"
_NUMBERED = re.compile(r"(\d+)-")


@dataclass(frozen=True, slots=True)
class Made:
    """An operation that makes a scene, and the id of that scene."""

    operation: Operation
    scene: str


def node_at(outline: Outline, address: Address) -> Part | Chapter:
    """The part or chapter at `address`. Raises UsageError where there is none any more."""
    try:
        node = outline.nodes[address[0]]
        return node.chapters[address[1]] if len(address) > 1 and isinstance(node, Part) else node
    except IndexError:
        raise UsageError("the outline is another one by now") from None


def chapter_at(outline: Outline, address: Address) -> Chapter:
    """The chapter at `address`. Raises UsageError where there is none."""
    node = node_at(outline, address)
    if not isinstance(node, Chapter):
        raise UsageError("a scene needs a chapter to stand in")
    return node


def scene_of(loaded: Loaded, scene_id: str) -> SceneSource:
    """A scene that has a file. Raises UsageError where it has none."""
    found = next((scene for scene in (*loaded.scenes, *loaded.unplaced) if scene.id == scene_id), None)
    if found is None:
        raise UsageError(f"the scene “{scene_id}” has no file that can be read")
    return found


def scenes_in(loaded: Loaded, thing: Thing) -> tuple[str, ...]:
    """The ids of the scenes that a thing is or holds, in reading order."""
    if isinstance(thing, str):
        return (thing,)
    node = node_at(loaded.project.outline, thing)
    chapters = node.chapters if isinstance(node, Part) else (node,)
    return tuple(scene for chapter in chapters for scene in chapter.scenes)


def title_of(loaded: Loaded, thing: Thing) -> str:
    """What a thing is called."""
    if isinstance(thing, str):
        scene = next((scene for scene in (*loaded.scenes, *loaded.unplaced) if scene.id == thing), None)
        return scene.title if scene is not None and scene.title else thing
    node = node_at(loaded.project.outline, thing)
    return node.title or node.id


def posted_chapters(loaded: Loaded, thing: Thing) -> tuple[Chapter, ...]:
    """The chapters that readers have already, of which a thing is a part or which it holds."""
    outline = loaded.project.outline
    if isinstance(thing, str):
        about: tuple[Chapter, ...] = tuple(chapter for chapter in outline.chapters() if thing in chapter.scenes)
    else:
        node = node_at(outline, thing)
        about = node.chapters if isinstance(node, Part) else (node,)
    return tuple(chapter for chapter in about if chapter.posted is not None)


# Making


def new_scene(folder: Path, loaded: Loaded, title: str, spot: SceneSpot) -> Made:
    """An empty scene at `spot`. Raises WriterError."""
    title = _tidy(title)
    chapter = chapter_at(loaded.project.outline, spot.chapter)
    scene_id = free_id(loaded, title or f"{chapter.id}-scene", "scene")
    path = path_for(folder, loaded, scene_id, spot)
    outline = project_revision(folder, loaded, lambda text: patch.put_scene(text, scene_id, spot))
    made = new_file(folder, path, _empty_scene(scene_id, title))
    changes = Changes(outline=True, scenes=frozenset((scene_id,)))
    return Made(Operation(f"New scene {_quoted(title)}".strip(), (made, outline), changes), scene_id)


def new_chapter(folder: Path, loaded: Loaded, title: str, spot: Address) -> Made:
    """A chapter at `spot`, before what is there, with one empty scene to write in. Raises WriterError."""
    title = _tidy(title)
    number = _number_of(loaded.project.outline, spot)
    taken = _taken(loaded)
    chapter_id = free_name(slug(title, f"chapter-{number}"), taken)
    scene_id = free_name(f"{chapter_id}-opening", taken)
    path = free_path(folder, f"manuscript/{number:02}-{chapter_id}/010-{scene_id}.md")
    chapter = Chapter(chapter_id, title or f"Chapter {number}", (scene_id,))
    outline = project_revision(folder, loaded, lambda text: patch.put_node(text, chapter, spot))
    made = new_file(folder, path, _empty_scene(scene_id, ""))
    changes = Changes(outline=True, scenes=frozenset((scene_id,)))
    return Made(Operation(f"New chapter {_quoted(chapter.title)}", (made, outline), changes), scene_id)


def new_part(folder: Path, loaded: Loaded, title: str, place: int) -> Operation:
    """A part without chapters, before what is at `place` of the outline. Raises WriterError."""
    parts = sum(isinstance(node, Part) for node in loaded.project.outline.nodes)
    title = _tidy(title) or f"Part {parts + 1}"
    part = Part(free_id(loaded, title, "part"), title)
    outline = project_revision(folder, loaded, lambda text: patch.put_node(text, part, (place,)))
    return Operation(f"New part {_quoted(title)}", (outline,), Changes(outline=True))


# Naming


def rename(folder: Path, loaded: Loaded, thing: Thing, title: str) -> Operation | None:
    """Another title, an empty one for none; its file and its id stay. None where it bears it already. Raises WriterError."""
    title = _tidy(title)
    if isinstance(thing, str):
        scene = scene_of(loaded, thing)
        at = Place(scene.path, 2)

        def change(head: str) -> str:
            return set_value(head, ("title",), title, at) if title else remove(head, ("title",), at)

        revision, old = revise_head(folder, scene.path, change), scene.title
        changes = Changes(scenes=frozenset((thing,)))
    else:
        address, old = thing, node_at(loaded.project.outline, thing).title
        revision = project_revision(folder, loaded, lambda text: patch.retitle(text, address, title))
        changes = Changes(outline=True)
    return Operation(f"Rename {_quoted(title_of(loaded, thing))}", (revision,), changes) if title != old else None


def rename_file(folder: Path, loaded: Loaded, scene_id: str) -> Operation | None:
    """A scene's file called after its title, number and folder as they were; None where it is. Raises WriterError."""
    scene = scene_of(loaded, scene_id)
    home, _, name = scene.path.rpartition("/")
    number = _NUMBERED.match(name)
    wanted = f"{home}/{number[0] if number else ''}{slug(scene.title, scene.id)}.md"
    if wanted == scene.path:
        return None
    data = read_bytes(folder / scene.path, scene.path)
    kept = _with_own_id(folder, scene, always=True)
    made = Revision(free_path(folder, wanted), None, kept.text)
    return Operation(f"Rename the file of {_quoted(scene.title or scene.id)}", (made,), Changes(True), ((scene.path, data),))


# Moving


def move_scenes(folder: Path, loaded: Loaded, scenes: Sequence[str], spot: SceneSpot | None) -> Operation | None:
    """Scenes one after another at `spot`, or (None) without a place; their files stay where they are.

    None where they stand so already. Raises WriterError.
    """
    spot = _beside(loaded.project.outline, scenes, spot)
    unplaced = [scene for scene in loaded.unplaced if scene.id in scenes]
    if not unplaced and _stay(loaded.project.outline, scenes, spot):
        return None

    def change(text: str) -> str:
        for scene in scenes:
            text = patch.put_scene(text, scene, spot)
        return text

    outline = project_revision(folder, loaded, change)
    own = tuple(_with_own_id(folder, scene) for scene in unplaced)
    verb = "Take out" if spot is None else "Place" if unplaced else "Move"
    return Operation(f"{verb} {_called(loaded, scenes)}", (*own, outline), Changes(outline=True))


def move_node(folder: Path, loaded: Loaded, address: Address, spot: Address) -> Operation | None:
    """A part or chapter before what is at `spot` now. None where it stands there already. Raises WriterError."""
    if spot[:-1] == address[:-1] and spot[-1] in (address[-1], address[-1] + 1):
        return None
    if len(spot) > len(address) and isinstance(node_at(loaded.project.outline, address), Part):
        raise UsageError("a part cannot stand in another part")
    outline = project_revision(folder, loaded, lambda text: patch.move_node(text, address, spot))
    return Operation(f"Move {_quoted(title_of(loaded, address))}", (outline,), Changes(outline=True))


def _beside(outline: Outline, scenes: Sequence[str], spot: SceneSpot | None) -> SceneSpot | None:
    """`spot` before a scene that is not itself on its way."""
    if spot is None or spot.before not in scenes:
        return spot
    inner = chapter_at(outline, spot.chapter).scenes
    below = inner[inner.index(spot.before) :] if spot.before in inner else ()
    return SceneSpot(spot.chapter, next((scene for scene in below if scene not in scenes), ""))


def _stay(outline: Outline, scenes: Sequence[str], spot: SceneSpot | None) -> bool:
    """Whether the scenes stand at `spot`, in their order, as it is."""
    if spot is None:
        return not set(scenes) & set(outline.scene_ids())
    inner = chapter_at(outline, spot.chapter).scenes
    end = inner.index(spot.before) if spot.before in inner else len(inner)
    return inner[max(0, end - len(scenes)) : end] == tuple(scenes)


# Deleting


def delete(folder: Path, loaded: Loaded, things: Sequence[Thing]) -> Operation:
    """Things gone with every scene in them; their files come back byte for byte on undo. Raises WriterError."""
    gone = tuple(dict.fromkeys(scene for thing in things for scene in scenes_in(loaded, thing)))
    files = {scene.id: scene.path for scene in (*loaded.scenes, *loaded.unplaced)}
    removed = tuple((files[scene], read_bytes(folder / files[scene], files[scene])) for scene in gone if scene in files)
    nodes = sorted((thing for thing in things if not isinstance(thing, str)), reverse=True)

    def change(text: str) -> str:
        for thing in things:
            text = patch.put_scene(text, thing, None) if isinstance(thing, str) else text
        # From the end, so that the addresses of the others still hold.
        for address in nodes:
            text = patch.remove_node(text, address)
        return text

    outline = project_revision(folder, loaded, change)
    changes = Changes(outline=True, scenes=frozenset(gone))
    return Operation(f"Delete {_called(loaded, things)}", (outline,), changes, removed)


# Shared with splitting


def project_revision(folder: Path, loaded: Loaded, change: Callable[[str], str]) -> Revision:
    """`project.yaml` with `change` applied. Raises UsageError where it is not what was read."""
    expect(folder, PROJECT, loaded.files.get(PROJECT, ""))
    return revise(folder, PROJECT, change)


def expect(folder: Path, path: str, sha: str) -> None:
    """Raises UsageError where a file is not what was read."""
    if digest(read_bytes(folder / path, path)) != sha:
        raise UsageError(f"{path} was changed by another program", "look at the folder again first")


def free_id(loaded: Loaded, title: str, otherwise: str) -> str:
    """An id made from a title that nothing in the project bears or bore."""
    return free_name(slug(title, otherwise), _taken(loaded))


def path_for(folder: Path, loaded: Loaded, scene_id: str, spot: SceneSpot) -> str:
    """Where the file of a new scene goes: beside its neighbours, numbered between them where they are numbered."""
    outline = loaded.project.outline
    chapter = chapter_at(outline, spot.chapter)
    files = {scene.id: scene.path for scene in loaded.scenes}
    index = chapter.scenes.index(spot.before) if spot.before in chapter.scenes else len(chapter.scenes)
    before = [files[scene] for scene in chapter.scenes[:index] if scene in files]
    after = [files[scene] for scene in chapter.scenes[index:] if scene in files]
    if not before and not after:
        return free_path(folder, f"manuscript/{_number_of(outline, spot.chapter):02}-{chapter.id}/010-{scene_id}.md")
    home = (before[-1:] or after[:1])[0].rpartition("/")[0]
    numbers = [_number_in(path, home) for path in (before[-1:] or [""]) + (after[:1] or [""])]
    return free_path(folder, f"{home}/{_number_between(*numbers)}{scene_id}.md")


def free_path(folder: Path, wanted: str) -> str:
    """`wanted`, a `.md` file, with a number where a file of that name is there."""
    stem, number, path = wanted.removesuffix(".md"), 2, wanted
    while (folder / path).exists():
        path, number = f"{stem}-{number}.md", number + 1
    return path


def _number_in(path: str, home: str) -> int | None:
    found = _NUMBERED.match(path.rpartition("/")[2])
    return int(found[1]) if found and path.rpartition("/")[0] == home else None


def _number_between(before: int | None, after: int | None) -> str:
    if before is None and after is None:
        return ""
    if after is None:
        return f"{((before or 0) // 10 + 1) * 10:03}-"
    return f"{((before or 0) + after) // 2:03}-"


def _number_of(outline: Outline, spot: Address) -> int:
    """The number of the chapter that is or will be at `spot`, from 1."""
    above = outline.nodes[: spot[0]]
    number = 1 + sum(len(node.chapters) if isinstance(node, Part) else 1 for node in above)
    return number + (spot[1] if len(spot) > 1 else 0)


def _with_own_id(folder: Path, scene: SceneSource, *, always: bool = False) -> Revision:
    """A scene's file with the id in it that it goes by: a copy would take back another's once that one is gone."""
    at = Place(scene.path, 2)
    as_it_is = revise(folder, scene.path, lambda text: text)
    written = text_of(parse_yaml(split(as_it_is.text).head, at.path, at.line).get("id"))
    by_name = not written and not always and scene.path.removesuffix(".md").endswith(scene.id)
    if written == scene.id or by_name:
        return as_it_is
    return revise_head(folder, scene.path, lambda head: set_value(head, ("id",), scene.id, at))


def _taken(loaded: Loaded) -> set[str]:
    return taken_ids(loaded) | set(loaded.broken)


def _empty_scene(scene_id: str, title: str) -> str:
    front = {"id": scene_id} | ({"title": title} if title else {})
    lines = [line for key, value in front.items() for line in pair_lines(key, value, 0)]
    return "".join(f"{line}\n" for line in ("---", *lines, "---"))


def _quoted(title: str) -> str:
    return f"“{title}”" if title else ""


def _called(loaded: Loaded, things: Sequence[Thing]) -> str:
    """One by its title, several by how many they are."""
    if len(things) == 1:
        return _quoted(title_of(loaded, things[0]))
    scenes = all(isinstance(thing, str) for thing in things)
    return f"{len(things)} {'scenes' if scenes else 'chapters and scenes'}"


def _tidy(title: str) -> str:
    return " ".join(title.split())
