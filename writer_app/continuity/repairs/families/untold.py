"""Something happened between two scenes that nobody has written: a return, a healing, a secret learnt."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.judging.reports import say
from writer_app.continuity.repairs.ground import Alternatives, Ground
from writer_app.domain.lore import Change, Entry, Kind
from writer_app.domain.repairs import Happens, Repair
from writer_app.domain.vocabulary.sentences import change_told
from writer_app.text.fold import fold_key

_UNDONE = {
    "dies": "returns",
    "dying": "returns",
    "hurt": "heals",
    "wears": "takes off",
    "takes off": "wears",
    "stays at": "leaves",
    "enters": "leaves",
    "leaves": "enters",
    "closes": "opens",
}
"""What ends each change."""
_STATES = {"dying": "dying", "dead": "dies"}
"""Changes that bring about a state which limits name."""


def untold(ground: Ground) -> Iterator[Alternatives]:
    """What was declared has ended, somebody has come to know, or is in the state that is asked for."""
    for entry, change in ground.changes():
        if change.verb in _UNDONE and ground.slot is not None:
            yield _happened(ground, entry, _UNDONE[change.verb], change.arg("what"))
    for secret in ground.subjects(Kind.SECRET):
        for who in ground.subjects(Kind.CHARACTER)[:1]:
            yield _happened(ground, who, "learns", (secret.id,))
    for _, limit in ground.limits():
        verbs = (verb for value in limit.values if (verb := _STATES.get(fold_key(value))))
        for verb in verbs if limit.key == "admits" else ():
            for who in ground.subjects(Kind.CHARACTER)[:1]:
                yield _happened(ground, who, verb, ("true",))


def _happened(ground: Ground, entry: Entry, verb: str, what: tuple[str, ...]) -> Alternatives:
    found = []
    for when in ground.whens:
        change = Change(verb, (when,), (("what", what),))
        title = say("It happened, though the text does not tell it: {change}", change=change_told(entry, change, ground.names))
        found.append(Repair(title, (Happens(entry.id, change),)))
    return tuple(found)
