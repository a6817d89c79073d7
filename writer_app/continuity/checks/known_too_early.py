"""K801: somebody knows a secret before they learn it."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.evidence import NOTES, change_evidence, names_of
from writer_app.continuity.judging.knowledge import Shown, shown_knowledge
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.state.story_state import Truth
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence, Finding, LoreEvidence, Severity


def _run(story: Story) -> Iterator[Finding]:
    for shown in shown_knowledge(story):
        if shown.moment is not None and story.state.knows(shown.who, shown.secret.id, shown.moment).truth is Truth.NO:
            yield _finding(story, shown)


def _finding(story: Story, shown: Shown) -> Finding:
    name, secret = name_of(story.lore, shown.who), shown.secret
    template = (
        "{name} says what only others know at this point: {secret}." if shown.says else "{name} knows {secret} too early here."
    )
    message = say(template, name=name, secret=f"“{secret.name}”")
    return in_text("K801", message, (shown.scene.id, shown.span), [shown.who, secret.id], [_evidence(story, shown)])


def _evidence(story: Story, shown: Shown) -> Evidence:
    """When they learn it; for somebody who never does, who knows it from the start."""
    secret = shown.secret
    for item in story.state.changes:
        told = {name for name in item.change.arg("what") for name in story.state.members(name)}
        if item.change.verb == "learns" and {item.entry.id, *told} >= {shown.who, secret.id}:
            return change_evidence(story, item.entry.id, item.change)
    known = ", ".join(names_of(story).entry(text) for text in secret.link("known by")) or "nobody"
    origins = dict(secret.link_origins)
    origin = origins.get("known by", origins.get("stated by", secret.origin))
    return LoreEvidence(secret.id, "known by", known, f"{NOTES}: {secret.name} is known by {known}", origin)


CHECK = Check(
    code="K801",
    name="known-too-early",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts", "quotes", "mentions"}),
    changes=frozenset({"learns"}),
    doc=Doc(
        what="Finds somebody saying, telling or knowing what your notes keep from them until later.",
        why="A detective who names the culprit before he has found him spoils the book.",
        example="Your notes say `learns: the forged will` in chapter nine; in chapter four: “Of course, the will was forged,” "
        "said Ann.",
        mend="Let somebody else say it, move what they learn, or take the words out.",
        exceptions="A question, a guess, a fear, a doubt, what somebody does not know or will only learn, what is only "
        "imagined, dreamt or told as a rumour is left alone. So is the scene in which they learn it.",
    ),
    run=_run,
)
