"""S951: somebody is touched who has just gone out, and has not come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.exits_on_stage import Exit, exits_on_stage
from writer_app.continuity.judging.matching import lemmas
from writer_app.continuity.judging.passages import happens
from writer_app.continuity.judging.reports import in_text, name_of, passage, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.observations import Act


def _run(story: Story) -> Iterator[Finding]:
    for gone in exits_on_stage(story):
        for act in gone.later:
            if _touches(story, act, gone.who):
                yield _finding(story, gone, act)
                break


def _touches(story: Story, act: Act, who: str) -> bool:
    """Whether somebody else lays a hand on them, both by name."""
    return (
        happens(act)
        and act.certain
        and act.actor not in (None, who)
        and act.object == who
        and not act.passive
        and bool(lemmas(act.verb) & story.pack.words("touching verbs"))
    )


def _finding(story: Story, gone: Exit, act: Act) -> Finding:
    name, other = name_of(story.lore, gone.who), name_of(story.lore, act.actor)
    message = say("{other} touches {name} here, but {name} has gone out.", name=name, other=other)
    evidence = [passage(gone.scene.id, gone.span, f"{name} goes out")]
    found = in_text("S951", message, (gone.scene.id, act.span), [gone.who, act.actor or ""], evidence)
    return replace(found, severity=Severity.WARNING)


CHECK = Check(
    code="S951",
    name="touched-while-away",
    severity=Severity.WARNING,
    reads=frozenset({"acts", "moves", "quotes", "mentions"}),
    doc=Doc(
        what="Finds somebody touched, kissed or struck in a scene that they have just left.",
        why="Whoever slams the door and is slapped two lines later has a long cheek.",
        example="“Tom left the room. Ann poured herself some wine. Then Ann slapped Tom.”",
        mend="Let them stay, or come back first, or let the other go after them.",
        exceptions="Only what one scene itself says of people named counts, in the paragraphs right after. Whoever does, says "
        "or is said to do anything in between is there; so is whoever somebody goes after. A break, a time that passes, what "
        "is asked, denied, imagined, remembered or told in speech are left alone.",
    ),
    run=_run,
)
