"""N101: a name spelt almost like one in the lore."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc, Option, option
from writer_app.continuity.judging.evidence import NOTES
from writer_app.continuity.judging.passages import read_scenes
from writer_app.continuity.judging.reports import edit, in_text, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, LoreEvidence, Severity
from writer_app.domain.observations import NameLike
from writer_app.domain.values import NOWHERE
from writer_app.text.fold import fold_key


def _run(story: Story) -> Iterator[Finding]:
    seen = [(scene.id, like) for scene, reading in read_scenes(story) for like in reading.name_likes]
    known = _known_words(story) if seen else frozenset()
    others = {text for text in {like.text for _, like in seen} if fold_key(text) in known or _recurs(story, text)}
    yield from (_finding(story, scene, like) for scene, like in seen if like.text not in others)


def _known_words(story: Story) -> frozenset[str]:
    """Every word of a name or nickname in the notes, ambiguous ones too."""
    names = (text for entry in story.lore for text in (*entry.surfaces(), *entry.called))
    renamed = (text for item in story.state.changes if item.change.verb == "renamed" for text in item.change.arg("what"))
    return frozenset(word for text in (*names, *renamed) for word in fold_key(text).split())


def _recurs(story: Story, text: str) -> bool:
    """Whether the word stands in the book so often that it is somebody else's name."""
    whole = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    found, often = 0, option(story, CHECK, "often")
    for scene in story.scenes:
        found += len(whole.findall(scene.body)) if text in scene.body else 0
        if found >= often:
            return True
    return False


def _finding(story: Story, scene: str, seen: NameLike) -> Finding:
    entry = story.lore.get(seen.near)
    message = say("“{text}” stands here; your notes spell it “{name}”.", text=seen.text, name=seen.name)
    origin = entry.origin if entry else NOWHERE
    evidence = [LoreEvidence(seen.near, "name", seen.name, f"{NOTES}: the name is “{seen.name}”", origin)]
    found = in_text("N101", message, (scene, seen.span), [seen.near], evidence)
    fix = edit(f"Change “{seen.text}” to “{seen.name}”", scene, seen.span, seen.name)
    return replace(found, severity=Severity.WARNING, fixes=(fix,))


CHECK = Check(
    code="N101",
    name="name-variant",
    severity=Severity.WARNING,
    reads=frozenset({"mentions"}),
    doc=Doc(
        what="Finds a capitalised word that is almost, but not quite, a name in your notes.",
        why="A name spelt in two ways looks like two people.",
        example="Your notes say “Bellhaven”, the text says “Belhaven”.",
        mend="Change the spelling, or add it to the page's `aliases` if both are meant.",
        exceptions="Words of the language, plurals and possessives, short names, and a spelling that recurs so often that "
        "it is another name are left alone.",
    ),
    run=_run,
    options=(Option("often", 3, "A word that stands so often in the book is somebody else's name."),),
)
