"""C206: somebody is without what must be worn."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import lifted
from writer_app.continuity.judging.evidence import limit_evidence
from writer_app.continuity.judging.matching import has_phrase, words_of
from writer_app.continuity.judging.passages import happens, read_scenes
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.judging.visits import within
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Entry, Kind, Limit
from writer_app.domain.observations import Act
from writer_app.domain.scenes import SceneSource
from writer_app.text.fold import fold_key

_KEY = "must wear"
_SURE = 0.75
_GAP = 2
_WITHOUT = ("without {}", "no {}")
_OFF = ("{} off", "off {}", "{} aside", "aside {}", "{}")


def _run(story: Story) -> Iterator[Finding]:
    wearers = [(entry, limit) for entry in story.lore for limit in entry.limits if limit.key == _KEY]
    for scene, reading in read_scenes(story) if wearers else ():
        for act in reading.acts:
            if happens(act) and act.actor and act.confidence >= _SURE:
                for entry, limit in wearers:
                    if _applies(story, entry, act) and _is_without(story, scene, act, limit):
                        yield _finding(story, scene, act, (entry, limit))


def _applies(story: Story, entry: Entry, act: Act) -> bool:
    """Whether the limit holds for whoever acts: it is theirs, or that of the place where they act."""
    if entry.kind is not Kind.LOCATION:
        return act.actor in story.state.members(entry.id)
    places = {act.place, *(who for preposition, who in act.targets if preposition)}
    return any(place is not None and within(story, place, entry) for place in places)


def _is_without(story: Story, scene: SceneSource, act: Act, limit: Limit) -> bool:
    """Whether the clause says that it is missing or comes off."""
    names = [fold_key(text) for text in limit.values]
    names += [fold_key(surface) for text in limit.values if (item := story.lore.resolve(text)) for surface in item.surfaces()]
    names += [name.split()[-1] for name in names if " " in name]
    comes_off = f"{act.verb} {act.particle}".strip() in story.pack.words("undressing verbs")
    ways = (*_WITHOUT, *_OFF) if comes_off else _WITHOUT
    words = words_of(scene.body, act.span)
    said = has_phrase(words, [way.format(name) for name in dict.fromkeys(names) for way in ways], _GAP)
    return said and not lifted(story, scene, act.span, limit.unless)


def _finding(story: Story, scene: SceneSource, act: Act, broken: tuple[Entry, Limit]) -> Finding:
    entry, limit = broken
    name, thing = name_of(story.lore, act.actor), ", ".join(limit.values)
    where = f" in {entry.name}" if entry.kind is Kind.LOCATION else ""
    message = say("{name} is without {thing} here, which must be worn{where}.", name=name, thing=thing, where=where)
    return in_text(
        "C206", message, (scene.id, act.span), [act.actor or "", entry.id], [limit_evidence(story, entry.id, limit)]
    )


CHECK = Check(
    code="C206",
    name="not-worn",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts"}),
    limits=frozenset({_KEY}),
    doc=Doc(
        what="Finds somebody without what your notes say must be worn: always, or at a place.",
        why="A visor that may never come off, pushed up to the forehead in chapter nine, was no rule.",
        example="The page of a city says `must wear: green spectacles`; the text: “Ann went about it without spectacles.”",
        mend="Put it back on, or say with `unless` when it may come off.",
        exceptions="Only a sentence that says that it is missing or comes off counts, never silence. Trying, wishing, "
        "refusing, dreaming, remembering and telling are left alone.",
    ),
    run=_run,
)
