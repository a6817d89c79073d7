"""Who speaks in an exchange, decided for all of its turns together: the likeliest way through it.

Each turn has candidates with a score of what points to them; neighbouring turns add how speakers follow each other. The best
sequence is found exactly, over pairs of speakers (a second-order Viterbi search), and read from both ends, so that how far a
speaker is ahead of the next best one is known for every turn. Scores are logits set by hand: 1.0 is a fair sign, 3.0 a strong
one. The signs are those of the sieve in Muzny, Fang, Chang and Jurafsky, "A Two-stage Sieve Approach for Quote Attribution"
(EACL 2017); here none of them has the last word alone.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from writer_app.language.recall import Recall

SAME = -1.5
"""Two paragraphs of speech in a row by one speaker, nothing between them."""
SAME_AFTER = (-0.5, -0.2)
"""The same after one paragraph of narration, after more."""
BACK = 1.5
"""The one who spoke before the last: two take turns."""
CALLS_BACK = 0.35
"""What the words say of the one spoken to counts this much for the last speaker: they answer, or open another matter."""
_MOST = 7

Candidates = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Step:
    """One turn: scores by candidate; how well its words fit being said to each, 0 where they do not tell; paragraphs of
    narration since the turn before; `begins`: it belongs to no exchange before it."""

    candidates: Candidates
    spoken_to: Candidates = field(default_factory=dict)
    apart: int = 0
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The best speaker of a turn and how far the next best way through the exchange is behind, in logits."""

    speaker: str
    margin: float


def decide(steps: Sequence[Step], recall: Recall[list[Choice]]) -> list[Choice | None]:
    """The best speaker of each turn; None for one without candidates. `recall` keeps what was decided of like exchanges."""
    found: list[Choice | None] = []
    run: list[Step] = []
    for step in steps:
        if run and (step.begins or not step.candidates):
            found += recall.of(_key(run), partial(_run, run))
            run = []
        if step.candidates:
            run.append(step)
        else:
            found.append(None)
    return [*found, *recall.of(_key(run), partial(_run, run))]


def _key(steps: Iterable[Step]) -> Hashable:
    """All of an exchange that counts."""
    return tuple((tuple(step.candidates.items()), tuple(step.spoken_to.items()), step.apart) for step in steps)


Pair = tuple[str, str]


def _run(steps: Sequence[Step]) -> list[Choice]:
    """Best scores from the left (`ahead`) and from the right (`behind`) of each pair of neighbouring speakers."""
    if not steps:
        return []
    kept = [_best(step.candidates) for step in steps]
    ahead: list[dict[Pair, float]] = [{("", name): score for name, score in kept[0].items()}]
    for index in range(1, len(steps)):
        step, before = steps[index], steps[index - 1]
        now: dict[Pair, float] = {}
        for (first, second), total in ahead[-1].items():
            for name, score in kept[index].items():
                value = total + score + follows(first, second, name, step, before)
                if value > now.get((second, name), -1e9):
                    now[second, name] = value
        ahead.append(now)
    behind: dict[Pair, float] = dict.fromkeys(ahead[-1], 0.0)
    found = [_choice(ahead[-1], behind)]
    for index in range(len(steps) - 1, 0, -1):
        step, before = steps[index], steps[index - 1]
        then: dict[Pair, float] = {}
        for first, second in ahead[index - 1]:
            then[first, second] = max(
                behind[second, name] + score + follows(first, second, name, step, before)
                for name, score in kept[index].items()
            )
        behind = then
        found.append(_choice(ahead[index - 1], behind))
    return found[::-1]


def _best(candidates: Candidates) -> dict[str, float]:
    return dict(sorted(candidates.items(), key=lambda item: (-item[1], item[0]))[:_MOST])


def follows(first: str, second: str, name: str, step: Step, before: Step) -> float:
    """How well `name` speaks after `second`, who spoke after `first`."""
    if name == second:
        return SAME if not step.apart else SAME_AFTER[min(step.apart, 2) - 1]
    score = 0.0
    if name == first and not step.apart and not before.apart:
        score += BACK
    if not step.apart:
        score += before.spoken_to.get(name, 0.0)
    return score + CALLS_BACK * step.spoken_to.get(second, 0.0)


def _choice(ahead: Mapping[Pair, float], behind: Mapping[Pair, float]) -> Choice:
    best: dict[str, float] = {}
    for pair, score in ahead.items():
        total = score + behind[pair]
        if total > best.get(pair[1], -1e9):
            best[pair[1]] = total
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    margin = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else 9.0
    return Choice(ranked[0][0], margin)
