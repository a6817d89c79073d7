"""T402: dates that do not go together: the text's with the scene's, or a scene's with that of the scene before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.dated import Dated, dated_at, is_present, moved_on
from writer_app.continuity.judging.passages import read_scenes, segment_at
from writer_app.continuity.judging.reports import in_lore, in_text, say, scene_title
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.observations import SceneReading, TimeKind, TimeMention
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.storytime import StoryDate, parse_when

_DATE = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?")


def _run(story: Story) -> Iterator[Finding]:
    for scene, reading in read_scenes(story):
        for mention in reading.times:
            found = _against_scene(story, scene, reading, mention) if mention.kind is TimeKind.DATE else None
            if found is not None:
                yield found
    main = [scene for scene in story.scenes if (scene.setting.frame or Frame.MAIN) is Frame.MAIN]
    for before, after in pairwise(main):
        yield from _backwards(story, before, after)


def _against_scene(story: Story, scene: SceneSource, reading: SceneReading, mention: TimeMention) -> Finding | None:
    """ "It was the fifth of May" in a scene that is dated in June."""
    segment = segment_at(reading, mention.span.start)
    if segment is None or not is_present(story, scene, reading, mention) or moved_on(reading, segment, mention.span.start):
        return None
    dated = dated_at(story, scene, segment)
    if dated is None or dated.day is None or not _differs(mention.value, dated):
        return None
    message = say("It is {said} here, but this scene is dated {when}.", said=mention.span.of(scene.body), when=segment.when)
    return replace(in_text("T402", message, (scene.id, mention.span), (), [dated.by]), severity=Severity.WARNING)


def _differs(value: str, dated: Dated) -> bool:
    parts, day = _DATE.fullmatch(value), dated.day
    if parts is None or day is None:
        return False
    said = (parts["year"], parts["month"], parts["day"])
    real = (f"{day.year:04}", f"{day.month:02}", f"{day.day:02}")
    return any(one not in (None, "-", other) for one, other in zip(said, real, strict=True))


def _backwards(story: Story, before: SceneSource, after: SceneSource) -> Iterator[Finding]:
    """A scene of the main line that is dated before the one it follows, seen by the same eyes or at the same place."""
    here, there = before.setting, after.setting
    shared = (here.pov and here.pov == there.pov) or (here.place and here.place == there.place)
    earlier, later = parse_when(here.when), parse_when(there.when)
    if not shared or not isinstance(earlier, StoryDate) or not isinstance(later, StoryDate) or earlier.era != later.era:
        return
    if later.end <= earlier.start:
        template = "This scene is dated {when}, before the one it follows (“{title}”, {other})."
        message = say(template, when=there.when, title=scene_title(story, before.id), other=here.when)
        yield in_lore("T402", Severity.NOTE, message, (), dict(there.origins).get("when", after.origin))


CHECK = Check(
    code="T402",
    name="date-order",
    severity=Severity.WARNING,
    reads=frozenset({"times"}),
    doc=Doc(
        what="Finds a date in the text that is not the scene's, and a scene dated before the one it follows.",
        why="One digit in a date moves a scene by a month, and every age, wound and journey with it.",
        example="A scene with `when: 1998-06-05`, and the text says “It was the fifth of May.”",
        mend="Correct the one or the other; a scene that goes back in time may be `frame: flashback`.",
        exceptions="Only what the text says it is: other dates may be any. Letters, dreams and flashbacks are left "
        "alone. A scene that goes back is worth a look, and only where viewpoint or place are those of the one before.",
    ),
    run=_run,
)
