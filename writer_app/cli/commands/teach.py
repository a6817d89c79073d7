"""`writer-app lore DIR teach`: a power taught by a passage in which it is used."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from writer_app.bootstrap.workshop import program_tools
from writer_app.continuity.teaching.learning import learn
from writer_app.continuity.time.anchoring import words_ends
from writer_app.domain.errors import UsageError
from writer_app.domain.lessons import Lesson, Seen
from writer_app.domain.spans import Span
from writer_app.services.lessons import lesson_steps
from writer_app.services.lore import find_entry
from writer_app.services.passages import Passages
from writer_app.services.revising import diff_lines, save
from writer_app.services.teaching import Part, dropped, gains, teach
from writer_app.storage.folder import Loaded, load

_KNOWN = "the page says all of this already"


def lore_teach(options: argparse.Namespace) -> Iterator[str]:
    """Says what the passage teaches, and which passages are like it; with answers, writes it on the page."""
    loaded = load(options.folder)
    lesson = _lesson(loaded, options)
    yes, no = (_chosen(lesson, given or ()) for given in (options.yes, options.no))
    both = sorted(yes & no)
    if both:
        raise UsageError(f"{both[0] + 1} is answered with yes and with no")
    if options.yes is None and options.no is None:
        yield from _shown(loaded, lesson)
    learnt = learn(lesson, yes, no)
    found = gains(lesson, learnt, loaded.lore)
    wanted = [gain for gain in found if gain.wanted]
    yield from (f"{gain.message}." for gain in wanted)
    yield from (f"{message}." for message in dropped(learnt))
    if options.yes is None and options.no is None:
        yield from () if wanted else (_KNOWN,)
        yield "nothing was written; --yes N,N and --no N,N answer, and write it"
    else:
        revisions = teach(options.folder, loaded, lesson, wanted).revisions
        save(options.folder, revisions, "lore")
        for revision in revisions:
            yield from diff_lines(revision) if revision.changes() else [_KNOWN]
    limits = [str(gain.message) for gain in found if gain.part is Part.LIMIT]
    if limits:
        yield "such a power often has these limits; `lore DIR rule SENTENCE` sets one:"
        yield from (f"  {limit}." for limit in limits)


def _lesson(loaded: Loaded, options: argparse.Namespace) -> Lesson:
    scene = next((scene for scene in (*loaded.scenes, *loaded.unplaced) if options.scene in (scene.id, *scene.was)), None)
    if scene is None:
        raise UsageError(f"there is no scene “{options.scene}”")
    ends = words_ends(scene.body, options.words)
    if ends is None:
        raise UsageError(f"these words do not stand in “{scene.id}”")
    power = find_entry(loaded.lore, options.name)
    span = Span(max(0, ends[0] - len(options.words.strip())), ends[0])
    return next(each for each in lesson_steps(loaded, program_tools(), power.id, scene.id, span) if each is not None)


def _chosen(lesson: Lesson, numbers: tuple[int, ...]) -> frozenset[int]:
    strange = [number for number in numbers if not 1 <= number <= len(lesson.similar)]
    if strange:
        raise UsageError(f"there is no passage {strange[0]}", "run it without --yes and --no to see the passages")
    return frozenset(number - 1 for number in numbers)


def _shown(loaded: Loaded, lesson: Lesson) -> Iterator[str]:
    """The passages that are like the example, with their numbers."""
    passages = Passages(loaded.project.outline, (*loaded.scenes, *loaded.unplaced))
    for number, seen in enumerate(lesson.similar, 1):
        place = passages.place(seen.scene, seen.span)
        doubt = f" ({seen.doubt})" if seen.doubt else ""
        yield f"{number:2}  {place.path}:{place.line}:{place.column}{doubt}"
        yield f"    {_marked(seen)}"
    if not lesson.similar:
        yield "no other passage is like it"


def _marked(seen: Seen) -> str:
    """Its words on one line, with the verbs between asterisks."""
    text, last = "", 0
    for mark in seen.marks:
        text += f"{seen.words[last : mark.start]}*{mark.of(seen.words)}*"
        last = mark.end
    return " ".join((text + seen.words[last:]).split())
