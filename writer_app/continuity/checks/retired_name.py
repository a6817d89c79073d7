"""N103: a name used where it does not yet, or no longer, belong to somebody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import NOTES, names_of
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import moment_at, read_scenes, segment_at, sentence_span
from writer_app.continuity.judging.reports import edit, in_text, passage, say
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.findings import Evidence, Finding, LoreEvidence, Severity
from writer_app.domain.lore import Alias, Entry
from writer_app.domain.observations import Mention, Modality, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.domain.vocabulary.sentences import stretch_told
from writer_app.text.fold import fold_key

_SHOWN = 5
_REAL = frozenset({Frame.MAIN, Frame.REALM})
_ASIDE = frozenset({Modality.REMEMBERED, Modality.REPORTED, Modality.IN_DIALOGUE})


def _run(story: Story) -> Iterator[Finding]:
    timed = _timed(story)
    seen: dict[tuple[str, str], list[tuple[str, Span]]] = {}
    for scene, reading in read_scenes(story) if timed else ():
        for mention in reading.mentions:
            key = (mention.entry or "", fold_key(mention.span.of(scene.body))) if _is_narrated(mention) else ("", "")
            places = seen.setdefault(key, [])
            if key not in timed or (places and places[-1][0] == scene.id):
                continue
            moment = moment_at(story, reading, mention.span.start)
            if moment is None or not _outside(story, timed[key][1], moment) or _is_told_of(story, scene, reading, mention):
                continue
            places.append((scene.id, mention.span))
    yield from (_finding(story, timed[key], places) for key, places in seen.items() if places)


def _is_narrated(mention: Mention) -> bool:
    return mention.certain and not mention.in_quote


def _timed(story: Story) -> Mapping[tuple[str, str], tuple[Entry, Alias]]:
    """Every alias with a time of its own, by entry and folded text; none that is a name for good as well."""
    found: dict[tuple[str, str], tuple[Entry, Alias]] = {}
    for entry in story.lore:
        lasting = {fold_key(entry.name)} | {fold_key(each.text) for each in entry.aliases if not (each.since or each.until)}
        texts = [fold_key(alias.text) for alias in entry.aliases]
        for alias, text in zip(entry.aliases, texts, strict=True):
            if (alias.since or alias.until) and text not in lasting and texts.count(text) == 1:
                found[entry.id, text] = (entry, alias)
    return found


def _outside(story: Story, alias: Alias, moment: Moment) -> bool:
    since, until = story.timeline.since(alias.since), story.timeline.until(alias.until)
    return (since is not None and moment < since) or (until is not None and moment > until)


def _is_told_of(story: Story, scene: SceneSource, reading: SceneReading, mention: Mention) -> bool:
    """Whether the name itself is spoken of ("once called Grey"), or the passage is a memory, a dream, a letter."""
    segment = segment_at(reading, mention.span.start)
    if segment is not None and segment.frame not in _REAL:
        return True
    if any(act.span.contains(mention.span) and act.modality in _ASIDE for act in reading.acts):
        return True
    return has_phrase(words_of(scene.body, sentence_span(reading, mention.span)), story.pack.words("words about names"))


def _finding(story: Story, of: tuple[Entry, Alias], places: Sequence[tuple[str, Span]]) -> Finding:
    """One for a name, at its first passage: a name that lives on in ten scenes is one slip."""
    entry, alias = of
    (scene, span), *others = places
    source = story.timeline.source(scene)
    text = span.of(source.body) if source is not None else alias.text
    when = stretch_told(alias.since, alias.until, names_of(story))
    template = "{name} is called “{text}” here, a name that holds only {when}."
    message = say(template, name=entry.name, text=alias.text, when=when)
    label = f"{NOTES}: {entry.name} is called “{alias.text}” {when}"
    evidence: list[Evidence] = [
        LoreEvidence(entry.id, "aliases", alias.text, label, alias.origin),
        *(passage(other, there, "and here") for other, there in others[:_SHOWN]),
    ]
    found = in_text("N103", message, (scene, span), [entry.id], evidence)
    fix = edit(f"Change “{text}” to “{entry.name}”", scene, span, entry.name)
    return replace(found, severity=Severity.WARNING, fixes=(fix,))


CHECK = Check(
    code="N103",
    name="retired-name",
    severity=Severity.WARNING,
    reads=frozenset({"mentions"}),
    doc=Doc(
        what="Finds the narration calling somebody by a name before it is theirs, or after they have laid it aside.",
        why="A false name that lives on after the unmasking, or a rank before the promotion, gives the story away.",
        example="`aliases: [{name: Grey, until: the-unmasking}]`; a chapter later: “Grey lit the lamp.”",
        mend="Use the name that holds by then, or give the name another `until` or `since`.",
        exceptions="What people say, and what is remembered, dreamt or written in a letter is left alone, and so is a "
        "sentence about the name itself (“the man once called Grey”). The scene of `since` or `until` allows both. A name "
        "that lives on is reported once.",
    ),
    run=_run,
)
