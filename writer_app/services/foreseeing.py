"""What would this change? The story as it would be with files written otherwise, checked before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from writer_app.continuity.decisions import decisions_from
from writer_app.continuity.engine import find
from writer_app.continuity.impact import Impact, impact
from writer_app.continuity.judging.evidence import names_in
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import UsageError
from writer_app.domain.findings import Finding
from writer_app.services.lore import entry_lines
from writer_app.services.revising import Revision
from writer_app.services.stories import StoryReader, story_from
from writer_app.storage.files import encode
from writer_app.storage.folder import Known, Loaded, load

Written = Mapping[str, bytes | None]
"""What files would hold, by path in the project; None is no file."""


def written_by(revisions: Iterable[Revision]) -> Written:
    """What the files of `revisions` would hold."""
    return {revision.path: encode(revision.text, revision.path) for revision in revisions}


def project_with(folder: Path, written: Written, known: Known | None = None) -> Loaded:
    """The project as it would be read with `written`. Raises UsageError where something could not be read then."""
    loaded = load(folder, known, written)
    for problem in loaded.problems:
        if problem.path in written:
            raise UsageError(problem.reason)
    return loaded


def foreseen(now: Story, then: Loaded, reader: StoryReader, findings: Iterable[Finding] | None = None) -> Impact:
    """What is found in the project as it would be `then` against what is found `now`, in a story that `reader` has read.

    Only scenes that would read otherwise are read again. `findings` are those of now, where they are known.
    """
    decisions = decisions_from(then.decisions).decisions
    before = tuple(findings) if findings is not None else find(now, decisions)
    return impact(before, find(_story_then(now, then, reader), decisions))


def _story_then(now: Story, then: Loaded, reader: StoryReader) -> Story:
    after = reader.with_lore(then.lore)
    old = reader.keys(now.scenes)
    # The keys tell it too, but they ask what every scene sees of the names.
    keys = after.keys(then.scenes) if after.names != reader.names else reader.keys(then.scenes)
    kept = {scene: reading for scene, reading in now.readings.items() if scene in old and old[scene] == keys.get(scene)}
    return story_from(then, reader.tools, {scene.id: kept.get(scene.id) or after.read(scene) for scene in then.scenes})


def sentences(now: Loaded, then: Loaded) -> tuple[str, ...]:
    """What `then` says and `now` does not, a sentence each; where it says nothing new, what it says no longer."""
    said, before = _said(then), _said(now)
    fresh = [line for line in said if line not in before]
    return tuple(fresh) or tuple(f"no longer: {line}" for line in before if line not in said)


def _said(loaded: Loaded) -> Mapping[str, None]:
    return dict.fromkeys(_lines(loaded))


def _lines(loaded: Loaded) -> Iterator[str]:
    names = names_in(loaded.lore, Timeline(loaded.project, loaded.scenes))
    for entry in loaded.lore:
        for line in entry_lines(entry, names):
            yield line if line.startswith(entry.name) else f"{entry.name}: {line}"
    yield from (f"nothing may be found by: {rule.find}" for rule in loaded.lore.rules)
