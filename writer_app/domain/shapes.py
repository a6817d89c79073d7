"""Ready shapes of power: what using one looks like in words, so that nobody types a verb list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of power.

    `cues` are verbs or phrases with the owner as subject ("merge with", "take control of"); `effects` are verbs or phrases
    with the thing as subject ("ripple", "come alive"); lemmas, folded. `tools` are words that name what it is done with
    ("spike"). `also` are other names of the shape.
    """

    name: str
    also: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    doc: str = ""
