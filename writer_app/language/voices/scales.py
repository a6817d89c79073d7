"""How much each way of standing to a pronoun counts, in tables: what many signs weigh together is looked up by number, since
it is asked for by the million."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import exp

from writer_app.language.voices.referents import Role
from writer_app.language.voices.signs import (
    FORMS,
    KNOWN,
    OPENED,
    RANKS,
    RIVALS,
    STEPS,
    WORDS,
    Form,
    Parts,
    Voice,
    signs_of_form,
    signs_of_nobody,
    signs_of_parts,
    signs_of_word,
)
from writer_app.language.voices.weights import WEIGHTS

ROLES = tuple(Role)
NUMBER = {role: number for number, role in enumerate(ROLES)}
_FAR = STEPS[-1] + 1
_EITHER = (False, True)
PER_STEP = len(RANKS)
OTHER_VOICE = _FAR * PER_STEP
PER_ROLE, BESIDE, OF_SUBJECT = 96, 6, 3


@dataclass(frozen=True, slots=True)
class Scales:
    """The factors of a voice, each the exponential of what some signs weigh together.

    `form` stands at `form_number`, and farther by `PER_STEP` for each step back and by the rank; `clause` at `clause_number`,
    and farther by `PER_ROLE` for each number of the pronoun's role, by `BESIDE`, `OF_SUBJECT` and the place in `OPENED`;
    `word` by word, bears, anybody; `nobody` by role, opens, steps back, rivals; `parts` by the part of those who talk.
    """

    form: tuple[float, ...]
    clause: tuple[float, ...]
    word: Mapping[tuple[int, bool, bool], float]
    nobody: Mapping[tuple[Role, bool, int, int], float]
    parts: Mapping[str, float]


def form_number(form: int, known: int, often: bool) -> int:
    """Where the factors begin of one spoken of in this form, by the places in `FORMS` and `KNOWN`; `OTHER_VOICE` farther for
    a pronoun of the other voice."""
    return ((form * len(KNOWN) + known) * 4 + often * 2) * OTHER_VOICE


def clause_number(other: Role, joined: bool) -> int:
    """Where the factors begin of one spoken of in this part of the clause."""
    return (NUMBER[other] * 2 + joined) * 2 * BESIDE


@cache
def scales(voice: Voice) -> Scales:
    """The tables of a voice."""
    weights = WEIGHTS[voice]

    def factor(signs: Iterable[str]) -> float:
        return exp(sum(weights.get(sign, 0.0) for sign in signs))

    forms = product(FORMS, KNOWN, _EITHER, _EITHER, range(_FAR), range(len(RANKS)))
    parts = product(ROLES, ROLES, _EITHER, _EITHER, _EITHER, range(len(OPENED)))
    words = product(range(len(WORDS)), _EITHER, _EITHER)
    nobodies = product(ROLES, _EITHER, range(_FAR), range(len(RIVALS) + 1))
    return Scales(
        tuple(factor(signs_of_form(Form(*key))) for key in forms),
        tuple(factor(signs_of_parts(Parts(*key))) for key in parts),
        {key: factor(signs_of_word(*key)) for key in words},
        {key: factor(signs_of_nobody(*key)) for key in nobodies},
        {part: exp(weight) for part, weight in weights.items()},
    )
