"""It is meant, and the story will explain it: a thread keeps that in mind."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.events import is_event
from writer_app.continuity.judging.reports import say
from writer_app.continuity.repairs.ground import Alternatives, Ground
from writer_app.domain.lore import Change, Entry, Kind
from writer_app.domain.repairs import Meant, Promised, Repair
from writer_app.text.naming import free_name, slug

_MOST = 8


def promises(ground: Ground) -> Iterator[Alternatives]:
    """A thread that is opened in this scene."""
    finding, words = ground.finding, ground.finding.quote.split()
    if not is_event(finding) or not words:
        return
    said = " ".join(words[:_MOST]).strip(".,;:!?“”\"'") + ("…" if len(words) > _MOST else "")
    name = f"To explain: {said}"
    thread_id = free_name(slug(name, "to-explain"), _taken(ground))
    opened = Change("opens", (ground.here,), (("what", (thread_id,)),))
    thread = Entry(thread_id, Kind.THREAD, name, changes=(opened,), notes=str(finding.message))
    title = say("Explain it later: a thread keeps “{said}” in mind", said=said)
    yield (Repair(title, (Promised(thread), Meant(f"explained later: {said}"))),)


def _taken(ground: Ground) -> set[str]:
    outline = ground.story.project.outline
    taken = {name for entry in ground.story.lore for name in (entry.id, *entry.was)}
    taken |= {node.id for node in (*outline.chapters(), *outline.nodes)} | {*outline.scene_ids()}
    return {name.lower() for name in taken}
