"""What a scene's front matter says of its cast, place, viewpoint and time: each change one operation that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.domain.scenes import SceneSource
from writer_app.services.revising import revise_head
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.text.yamlpatch import Place, append_items, remove, set_value

_CAST = "cast"


def with_cast(folder: Path, scene: SceneSource, people: Sequence[Entry]) -> Operation:
    """`people` are in the scene. Raises WriterError."""
    names = people[0].name if len(people) == 1 else f"{len(people)} people"
    verb = "is" if len(people) == 1 else "are"
    refs = [entry.id for entry in people]
    title = f"{names} {verb} in “{_called(scene)}”"
    return _change(folder, scene, title, lambda head, at: append_items(head, (_CAST,), refs, at))


def without_cast(folder: Path, scene: SceneSource, lore: Lore, entry: Entry) -> Operation:
    """`entry` is not said to be in the scene. Raises UsageError where it was not, WriterError."""
    places = [place for place, name in enumerate(scene.setting.cast) if lore.resolve(name, Kind.CHARACTER) is entry]
    if not places:
        raise UsageError(f"{entry.name} is not in the cast of this scene")
    whole = len(places) == len(scene.setting.cast)

    def change(head: str, at: Place) -> str:
        if whole:
            return remove(head, (_CAST,), at)
        for place in reversed(places):
            head = remove(head, (_CAST, place), at)
        return head

    return _change(folder, scene, f"{entry.name} is not in “{_called(scene)}”", change)


def with_setting(folder: Path, scene: SceneSource, key: str, value: str) -> Operation:
    """The scene's `place`, `pov` or `when`. Raises WriterError."""
    titles = {"place": "Where “{}” is", "pov": "Whose eyes “{}” is seen through", "when": "When “{}” happens"}
    title = titles[key].format(_called(scene))
    return _change(folder, scene, title, lambda head, at: set_value(head, (key,), value, at))


def _change(folder: Path, scene: SceneSource, title: str, change: Callable[[str, Place], str]) -> Operation:
    revision = revise_head(folder, scene.path, lambda head: change(head, Place(scene.path, 2)))
    return Operation(title, (revision,), Changes(scenes=frozenset((scene.id,))))


def _called(scene: SceneSource) -> str:
    return scene.title or scene.id
