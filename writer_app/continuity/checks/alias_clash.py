"""N102: one name for two pages, where the text leaves open which is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import NOTES
from writer_app.continuity.judging.passages import moment_at, read_scenes
from writer_app.continuity.judging.reports import in_text, say
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.findings import Finding, LoreEvidence, Severity
from writer_app.domain.lore import Entry
from writer_app.domain.observations import Mention
from writer_app.domain.scenes import SceneSource
from writer_app.domain.values import Origin
from writer_app.text.fold import fold_key


def _run(story: Story) -> Iterator[Finding]:
    shared = _shared(story)
    told: set[str] = set()
    for scene, reading in read_scenes(story) if shared else ():
        for mention in reading.mentions:
            name = fold_key(mention.span.of(scene.body)) if mention.entry is None and not mention.in_quote else ""
            if name not in shared or name in told:
                continue
            moment = moment_at(story, reading, mention.span.start)
            entries = [each for each in shared[name] if each.id in mention.candidates and _bears(story, each, name, moment)]
            if len(entries) > 1:
                told.add(name)
                yield _finding(scene, mention, entries)


def _shared(story: Story) -> Mapping[str, tuple[Entry, ...]]:
    """Every name that several pages declare, with those pages."""
    bearers: dict[str, dict[str, Entry]] = {}
    for entry in story.lore:
        for surface in entry.surfaces():
            bearers.setdefault(fold_key(surface), {})[entry.id] = entry
    return {name: tuple(entries.values()) for name, entries in bearers.items() if len(entries) > 1}


def _bears(story: Story, entry: Entry, name: str, moment: Moment | None) -> bool:
    """Whether a name may be somebody's at `moment`."""
    found = [alias for alias in entry.aliases if fold_key(alias.text) == name]
    if moment is None or not found or fold_key(entry.name) == name:
        return True
    times = [(story.timeline.since(alias.since), story.timeline.until(alias.until)) for alias in found]
    return any((since is None or since <= moment) and (until is None or moment <= until) for since, until in times)


def _finding(scene: SceneSource, mention: Mention, entries: Sequence[Entry]) -> Finding:
    text = mention.span.of(scene.body)
    pages = sorted({entry.name for entry in entries})
    if len(pages) > 1:
        template = "“{text}” may be {one} or {other} here: both pages have it as a certain name."
        message = say(template, text=text, one=pages[0], other=pages[1])
    else:
        message = say("“{text}” is the name of several pages; nothing here tells which is meant.", text=text)
    evidence = [
        LoreEvidence(entry.id, "name", text, f"{NOTES}: “{text}” is a name of {entry.name}", _origin(entry, text))
        for entry in entries
    ]
    found = in_text("N102", message, (scene.id, mention.span), [entry.id for entry in entries], evidence)
    # Two with one name may well be meant; two called by one nickname that is certain are an oversight.
    own = all(fold_key(entry.name) == fold_key(text) for entry in entries)
    return replace(found, severity=Severity.NOTE if own else Severity.WARNING)


def _origin(entry: Entry, text: str) -> Origin:
    alias = next((alias for alias in entry.aliases if fold_key(alias.text) == fold_key(text)), None)
    return alias.origin if alias is not None else entry.origin


CHECK = Check(
    code="N102",
    name="alias-clash",
    severity=Severity.WARNING,
    reads=frozenset({"mentions"}),
    doc=Doc(
        what="Finds the first passage where a name that two pages declare as certain leaves open who is meant.",
        why="Whatever such a passage tells is held against nobody: the checks keep silent about both.",
        example="Two brothers both have `aliases: [Holt]`, and “Holt lit the lamp” could be either.",
        mend="Put the shared name under `called`, which context decides, or name one of them in full.",
        exceptions="Once for each name. What the scene itself decides (one of them is in its cast or named in full) is left "
        "alone, and so is speech. Two pages of one main name are worth a look, no more.",
    ),
    run=_run,
)
