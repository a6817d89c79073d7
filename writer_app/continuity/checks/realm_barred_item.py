"""R607: something is carried into a realm that does not let it in."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.carrying import carried
from writer_app.continuity.judging.conditions import lifted
from writer_app.continuity.judging.evidence import limit_evidence
from writer_app.continuity.judging.limits import limits_of
from writer_app.continuity.judging.passages import happens, read_scenes
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.judging.visits import realms, within
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Entry, Limit
from writer_app.domain.observations import Move, MoveKind
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span

_KEYS = ("nothing carried in", "items barred")
_LIKELY = 0.6


def _run(story: Story) -> Iterator[Finding]:
    for realm in realms(story, *_KEYS):
        for scene, reading in read_scenes(story):
            for move in reading.moves:
                inside = move.place is not None and within(story, move.place, realm)
                if inside and move.kind is not MoveKind.DEPARTS and happens(move) and move.confidence >= _LIKELY:
                    yield from _barred(story, realm, scene, move)


def _barred(story: Story, realm: Entry, scene: SceneSource, move: Move) -> Iterator[Finding]:
    for limit in limits_of(story, realm.id, *_KEYS):
        words = carried(story, scene, move.span, limit)
        if words is not None and not lifted(story, scene, move.span, limit.unless):
            yield _finding(story, realm, (scene, move, words), limit)


def _finding(story: Story, realm: Entry, seen: tuple[SceneSource, Move, Span], limit: Limit) -> Finding:
    scene, move, words = seen
    name, thing = name_of(story.lore, move.who), words.of(scene.body)
    message = say("{name} carries “{thing}” into {realm}, which does not let it in.", name=name, thing=thing, realm=realm.name)
    evidence = [limit_evidence(story, realm.id, limit)]
    return in_text("R607", message, (scene.id, move.span.cover(words)), [move.who, realm.id], evidence)


CHECK = Check(
    code="R607",
    name="realm-barred-item",
    severity=Severity.CONFLICT,
    reads=frozenset({"moves", "mentions"}),
    limits=frozenset(_KEYS),
    doc=Doc(
        what="Finds something carried into a realm that your notes say is not let in: by its material, or by name.",
        why="A court where no iron may be carried is entered by everybody without a sword, or by nobody.",
        example="Your notes say `nothing carried in: iron`; the text: “Tom went into the Hollow Court with an iron knife.”",
        mend="Have it left at the gate, or say with `unless` what lets it in.",
        exceptions="Only what the same sentence shows in somebody's hands or on them counts; what is left behind, missing or "
        "only wished for is no fault. An item counts as made of what its page says; a key or a buckle is metal.",
    ),
    run=_run,
)
