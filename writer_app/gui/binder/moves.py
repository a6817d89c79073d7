"""Where a thing of the outline goes when it is dropped somewhere, or moved by a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from writer_app.domain.outline import Chapter, Outline, Part
from writer_app.services.session.outlining import Thing
from writer_app.text.outlinepatch import Address, SceneSpot


class Way(StrEnum):
    """Where a key moves a thing."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Move:
    """Scenes to a place in a chapter (None: out of the outline), or one part or chapter before what is at an address."""

    things: tuple[Thing, ...]
    spot: SceneSpot | Address | None

    @property
    def scenes(self) -> tuple[str, ...]:
        """The scenes that move; none where a part or chapter does."""
        return tuple(thing for thing in self.things if isinstance(thing, str))


def chapters_of(outline: Outline) -> list[tuple[Address, Chapter]]:
    """Every chapter with its address, in reading order."""
    found: list[tuple[Address, Chapter]] = []
    for first, node in enumerate(outline.nodes):
        if isinstance(node, Part):
            found += [((first, second), chapter) for second, chapter in enumerate(node.chapters)]
        else:
            found.append(((first,), node))
    return found


def step(outline: Outline, things: Sequence[Thing], way: Way) -> Move | None:
    """One step up or down, across the borders of chapters and parts; left and right to the neighbouring chapter, or for a
    chapter out of its part and into the one above. Several scenes go together. None where there is no way."""
    movable = _movable(things)
    if not movable:
        return None
    leader = movable[0] if way in (Way.UP, Way.LEFT) else movable[-1]
    spot = _scene_step(outline, leader, way) if isinstance(leader, str) else _node_step(outline, leader, way)
    return Move(movable, spot) if spot is not None else None


def _movable(things: Sequence[Thing]) -> tuple[Thing, ...]:
    """What can be moved at once: any number of scenes, or one part or chapter."""
    return tuple(things) if len(things) == 1 or all(isinstance(thing, str) for thing in things) else ()


def _scene_step(outline: Outline, scene: str, way: Way) -> SceneSpot | None:
    chapters = chapters_of(outline)
    here = next((index for index, (_, chapter) in enumerate(chapters) if scene in chapter.scenes), None)
    if here is None:
        return end_of_all(outline) if way in (Way.UP, Way.LEFT) else None
    address, chapter = chapters[here]
    index = chapter.scenes.index(scene)
    if way is Way.UP and index:
        return SceneSpot(address, chapter.scenes[index - 1])
    if way is Way.DOWN and index + 1 < len(chapter.scenes):
        return SceneSpot(address, scene_at(chapter, index + 2))
    if way in (Way.UP, Way.LEFT):
        return SceneSpot(chapters[here - 1][0]) if here else None
    if here + 1 == len(chapters):
        return None
    return SceneSpot(chapters[here + 1][0], scene_at(chapters[here + 1][1], 0))


def _node_step(outline: Outline, address: Address, way: Way) -> Address | None:
    nodes, first = outline.nodes, address[0]
    if len(address) > 1:
        return _step_in_part(outline, (first, address[1]), way)
    if way is Way.UP:
        return (first - 1,) if first else None
    if way is Way.DOWN:
        return (first + 2,) if first + 1 < len(nodes) else None
    above = nodes[first - 1] if first else None
    if way is Way.RIGHT and isinstance(nodes[first], Chapter) and isinstance(above, Part):
        return (first - 1, len(above.chapters))
    return None


def _step_in_part(outline: Outline, address: tuple[int, int], way: Way) -> Address | None:
    first, second = address
    part = outline.nodes[first]
    size = len(part.chapters) if isinstance(part, Part) else 0
    if way is Way.UP and second:
        return (first, second - 1)
    if way is Way.DOWN and second + 1 < size:
        return (first, second + 2)
    if way is Way.UP:
        above = outline.nodes[first - 1] if first else None
        return (first - 1, len(above.chapters)) if isinstance(above, Part) else (first,)
    if way is Way.DOWN:
        below = outline.nodes[first + 1] if first + 1 < len(outline.nodes) else None
        return (first + 1, 0) if isinstance(below, Part) else (first + 1,)
    return (first + 1,) if way is Way.LEFT else None


def drop(outline: Outline, things: Sequence[Thing], parent: Address, row: int) -> Move | None:
    """What a drop means: before the `row`th of what stands in `parent` (the empty address: the outline itself), or for -1
    onto `parent`. None where it cannot go there."""
    movable = _movable(things)
    if not movable:
        return None
    first = movable[0]
    spot = _drop_scenes(outline, parent, row) if isinstance(first, str) else _drop_node(outline, first, parent, row)
    return Move(movable, spot) if spot is not None else None


def _drop_scenes(outline: Outline, parent: Address, row: int) -> SceneSpot | None:
    chapters = chapters_of(outline)
    whole = dict(chapters).get(parent)
    if whole is not None:
        return SceneSpot(parent, scene_at(whole, row) if row >= 0 else "")
    inner = [pair for pair in chapters if pair[0][: len(parent)] == parent]
    # Between two chapters, a scene goes to the end of the upper one.
    depth = len(parent)
    above = [pair for pair in inner if row < 0 or pair[0][depth] < row]
    if above:
        return SceneSpot(above[-1][0])
    return SceneSpot(inner[0][0], scene_at(inner[0][1], 0)) if inner else None


def _drop_node(outline: Outline, address: Address, parent: Address, row: int) -> Address | None:
    is_part = len(address) == 1 and isinstance(outline.nodes[address[0]], Part)
    if not parent:
        end = len(outline.nodes)
        return (min(row, end) if row >= 0 else end,)
    onto = outline.nodes[parent[0]]
    if len(parent) == 1 and isinstance(onto, Part):
        end = len(onto.chapters)
        return None if is_part else (parent[0], min(row, end) if row >= 0 else end)
    # Onto a chapter: right after it.
    if row >= 0 or (is_part and len(parent) > 1) or parent == address:
        return None
    return (*parent[:-1], parent[-1] + 1)


def scene_at(chapter: Chapter, index: int) -> str:
    """The scene at a place of a chapter; "" behind the last."""
    return chapter.scenes[index] if index < len(chapter.scenes) else ""


def end_of_all(outline: Outline) -> SceneSpot | None:
    """The end of the last chapter; None where there is no chapter."""
    chapters = chapters_of(outline)
    return SceneSpot(chapters[-1][0]) if chapters else None
