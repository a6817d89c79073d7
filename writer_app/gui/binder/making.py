"""Where something new goes: after what is current."""

from __future__ import annotations

from writer_app.domain.outline import Outline, Part
from writer_app.gui.binder.moves import chapters_of, end_of_all, scene_at
from writer_app.services.session.outlining import Thing, node_at
from writer_app.text.outlinepatch import Address, SceneSpot


def after(outline: Outline, scene: str) -> SceneSpot | None:
    """Right after a scene; None for one without a place."""
    for address, chapter in chapters_of(outline):
        if scene in chapter.scenes:
            return SceneSpot(address, scene_at(chapter, chapter.scenes.index(scene) + 1))
    return None


def home_of(outline: Outline, thing: Thing | None) -> Address:
    """The address of a part or chapter, or of the chapter that a scene stands in; empty for none."""
    if isinstance(thing, str):
        return next((address for address, chapter in chapters_of(outline) if thing in chapter.scenes), ())
    return thing or ()


def scene_spot(outline: Outline, thing: Thing | None) -> SceneSpot | None:
    """For a new scene: after the current one, or at the end of the current chapter or part; None where there is no chapter."""
    home = home_of(outline, thing)
    if isinstance(thing, str) and home:
        return after(outline, thing)
    inner = [address for address, _ in chapters_of(outline) if address[: len(home)] == home]
    return SceneSpot(inner[-1]) if home and inner else end_of_all(outline)


def chapter_spot(outline: Outline, thing: Thing | None) -> Address:
    """For a new chapter: right after the current one, or at the end of the current part."""
    home = home_of(outline, thing)
    if not home:
        return (len(outline.nodes),)
    node = node_at(outline, home)
    return (*home, len(node.chapters)) if isinstance(node, Part) else (*home[:-1], home[-1] + 1)


def part_place(outline: Outline, thing: Thing | None) -> int:
    """For a new part: after the current part, or after the current chapter where that stands in none."""
    home = home_of(outline, thing)
    return home[0] + 1 if home else len(outline.nodes)
