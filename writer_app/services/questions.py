"""What was noticed in the manuscript, as questions to the author: plain values, which travel between processes."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.proposals import Proposal

FIRST = 20
"""How many questions are asked at once."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: whether `proposal` is so. `parts` is what else was noticed of the same new page, accepted with it.

    `sentence` says it in plain words. `id` is the same as long as the same is noticed, however often and wherever it is said.
    """

    proposal: Proposal
    parts: tuple[Proposal, ...] = ()
    sentence: str = ""
    id: str = ""
