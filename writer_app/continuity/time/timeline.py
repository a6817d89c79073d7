"""The timeline: reading order, story order, and the moment each position stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from writer_app.continuity.time.anchoring import words_ends
from writer_app.continuity.time.moments import ORIGIN, Interval, Moment, end_of_slot
from writer_app.continuity.time.storyorder import ASIDE, StoryOrder, story_order
from writer_app.domain.observations import Segment
from writer_app.domain.outline import Outline, Part, Project
from writer_app.domain.positions import Position, PositionKind
from writer_app.domain.scenes import Frame, SceneSource, Setting
from writer_app.domain.storytime import StoryDate, parse_when
from writer_app.language.units.segments import comes_back

_BARE = Setting()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where everything stands in the story. `scenes` are the scene files; the outline may name others, not yet written.

    `reading_order` are the outline's scene ids; `story_order` those of them that have a place in time, as they happen.
    """

    project: Project
    scenes: tuple[SceneSource, ...]
    reading_order: tuple[str, ...] = field(init=False)
    story_order: tuple[str, ...] = field(init=False)
    _ids: dict[str, str] = field(init=False, repr=False, compare=False, hash=False)
    _nodes: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False, hash=False)
    _sources: dict[str, SceneSource] = field(init=False, repr=False, compare=False, hash=False)
    _settings: dict[str, Setting] = field(init=False, repr=False, compare=False, hash=False)
    _reading: dict[str, int] = field(init=False, repr=False, compare=False, hash=False)
    _slots: dict[str, int] = field(init=False, repr=False, compare=False, hash=False)
    _order: StoryOrder = field(init=False, repr=False, compare=False, hash=False)
    _page_one: int = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        reading = tuple(dict.fromkeys(self.project.outline.scene_ids()))
        sources = {scene.id: scene for scene in self.scenes}
        settings = [(scene, _told_in(sources[scene]) if scene in sources else _BARE) for scene in reading]
        order = story_order(settings)
        slots = {scene: slot for slot, scene in enumerate(order.scenes)}
        aside = (Frame.FLASHBACK, *ASIDE)
        first = next((scene for scene, setting in settings if setting.frame not in aside), None)
        values = {
            "reading_order": reading,
            "story_order": order.scenes,
            "_ids": _scene_names(reading, sources),
            "_nodes": _node_scenes(self.project.outline),
            "_sources": sources,
            "_settings": dict(settings),
            "_reading": {scene: index for index, scene in enumerate(reading)},
            "_slots": slots,
            "_order": order,
            "_page_one": slots.get(first or "", len(slots)),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    @property
    def page_one(self) -> Moment:
        """The moment just before the story begins: before the first scene of the main line."""
        return Moment(self._page_one, -1)

    def scene_id(self, reference: str) -> str | None:
        """The scene that an id or former id refers to (case ignored), if the outline names it."""
        return self._ids.get(reference.lower())

    def source(self, reference: str) -> SceneSource | None:
        """The file of a scene, by id or former id; None where it is not yet written or unplaced."""
        return self._sources.get(self.scene_id(reference) or "")

    def node_scenes(self, reference: str) -> tuple[str, ...]:
        """The scene ids in reading order that a scene, chapter or part id, or a number (`3`, `3.2`) stands for."""
        scene = self.scene_id(reference)
        return (scene,) if scene else self._nodes.get(reference.lower(), ())

    def node_id(self, reference: str) -> str | None:
        """The id to write for a scene or chapter, given by id, former id or number; None where it is not there."""
        if scene := self.scene_id(reference):
            return scene
        chapters = tuple(self.project.outline.chapters())
        if reference.isdecimal() and 0 < int(reference) <= len(chapters):
            return chapters[int(reference) - 1].id
        scenes = self.node_scenes(reference)
        return (scenes[0] if reference[:1].isdecimal() else reference) if scenes else None

    def is_placed(self, reference: str) -> bool:
        """Whether a scene has a place in time."""
        return self.scene_id(reference) in self._slots

    def at(self, scene_id: str, offset: int = 0, segment: Segment | None = None) -> Moment | None:
        """The moment at `offset` of a scene, or None where story time is not known there.

        A flashback inside the scene (its `segment`) stands at its own date, and nowhere without one.
        """
        scene = self.scene_id(scene_id)
        slot = self._slots.get(scene or "")
        if scene is not None and segment is not None and segment.frame is Frame.FLASHBACK:
            setting = self._setting(scene)
            if setting.frame is not Frame.FLASHBACK:
                when = parse_when(segment.when) if segment.when != setting.when else None
                return self._order.moment_on(when) if isinstance(when, StoryDate) else None
        return None if slot is None else Moment(slot, offset)

    def minutes(self, scene_id: str, era: str = "date") -> tuple[int, int] | None:
        """The first and the last minute of a calendar at which a scene may take place, far off where nothing is said; None
        where no scene is dated by it."""
        slot = self._slots.get(self.scene_id(scene_id) or "")
        return None if slot is None else self._order.bounds(slot, era)

    def end_of(self, scene_id: str) -> Moment | None:
        """The last moment of a scene."""
        slot = self._slots.get(self.scene_id(scene_id) or "")
        return None if slot is None else end_of_slot(slot)

    def scenes_between(self, start: Moment, end: Moment) -> tuple[str, ...]:
        """Placed scenes, in story order, of which some moment lies in `[start, end]`."""
        first = max(0, start.slot if start < end_of_slot(start.slot) else start.slot + 1)
        last = end.slot if end.offset >= 0 else end.slot - 1
        return self.story_order[first : max(first, last + 1)]

    def knows(self, position: Position) -> bool:
        """Whether the position names something that is there (words included)."""
        if position.kind is PositionKind.WORDS:
            source = self.source(position.ref)
            return self.scene_id(position.ref) is not None and (
                source is None or words_ends(source.body, position.after) is not None
            )
        return self.resolve(position) is not None

    def resolve(self, position: Position) -> Interval | None:
        """When a change at `position` may and certainly does hold; None where nothing of that name is known.

        Without a quotation it certainly holds from the end of its scene or chapter, and may from its start.
        """
        match position.kind:
            case PositionKind.BEFORE:
                return Interval(ORIGIN, self.page_one)
            case PositionKind.DATE if position.date is not None:
                return self._order.on_date(position.date)
            case PositionKind.WORDS:
                return self._after_words(position)
        return self._node(self.node_scenes(position.ref))

    def resolve_all(self, positions: Sequence[Position]) -> tuple[Interval, ...]:
        """The intervals of every known position, in written order."""
        return tuple(interval for position in positions if (interval := self.resolve(position)) is not None)

    def since(self, positions: Sequence[Position]) -> Moment | None:
        """From when something declared `since` these positions may hold, their scene included; None: always."""
        starts = [interval.may for interval in self.resolve_all(positions)]
        return min(starts) if len(starts) == len(positions) and starts else None

    def until(self, positions: Sequence[Position]) -> Moment | None:
        """Until when something declared `until` these positions may hold, their scene included; None: for good."""
        if any(self._is_lost_in_time(position) for position in positions):
            return None
        ends = [interval.certain for interval in self.resolve_all(positions)]
        return max(ends) if len(ends) == len(positions) and ends else None

    def _is_lost_in_time(self, position: Position) -> bool:
        return any(scene not in self._slots for scene in self.node_scenes(position.ref))

    def _after_words(self, position: Position) -> Interval | None:
        source, scene = self.source(position.ref), self.scene_id(position.ref)
        ends = words_ends(source.body, position.after) if source else None
        if scene is None or ends is None or scene not in self._slots:
            return self._node(self.node_scenes(position.ref))
        # Words that stand twice leave open which is meant.
        return Interval(*(Moment(self._slots[scene], end) for end in ends))

    def _node(self, scenes: tuple[str, ...]) -> Interval | None:
        if not scenes:
            return None
        slots = [self._slots[scene] for scene in scenes if scene in self._slots]
        if slots:
            return Interval(Moment(min(slots), 0), end_of_slot(max(slots)))
        return Interval(ORIGIN, self._told_by(scenes[0]))

    def _told_by(self, scene: str) -> Moment:
        """What an undated flashback tells has happened by the end of the scene it interrupts."""
        earlier = [other for other in self.reading_order[: self._reading[scene]] if other in self._slots]
        mains = [other for other in earlier if self._setting(other).frame is not Frame.FLASHBACK]
        return end_of_slot(self._slots[mains[-1]]) if mains else self.page_one

    def _setting(self, scene: str) -> Setting:
        return self._settings.get(scene, _BARE)


def _told_in(source: SceneSource) -> Setting:
    """The setting that places a scene: one that begins as a dream, a letter or a flashback and comes back from it stands in
    the main line, and what its front matter dates is the beginning alone."""
    setting = source.setting
    if setting.frame in (Frame.FLASHBACK, *ASIDE) and comes_back(source):
        return replace(setting, frame=Frame.MAIN, when="")
    return setting


def _scene_names(reading: Sequence[str], sources: dict[str, SceneSource]) -> dict[str, str]:
    """Former ids first, so that an id in use always wins."""
    names = {was.lower(): scene for scene in reading if scene in sources for was in sources[scene].was}
    return names | {scene.lower(): scene for scene in reading}


def _node_scenes(outline: Outline) -> dict[str, tuple[str, ...]]:
    nodes: dict[str, tuple[str, ...]] = {}
    for number, chapter in enumerate(outline.chapters(), start=1):
        nodes[str(number)] = chapter.scenes
        nodes |= {f"{number}.{index}": (scene,) for index, scene in enumerate(chapter.scenes, start=1)}
    for node in outline.nodes:
        if isinstance(node, Part):
            nodes[node.id.lower()] = tuple(scene for chapter in node.chapters for scene in chapter.scenes)
    return nodes | {chapter.id.lower(): chapter.scenes for chapter in outline.chapters()}
