"""Ready shapes of power: what using one looks like in words, so that nobody types a verb list."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.domain.lore import Limit

SOMETHING = "something"
"""In a cue: the verb has an object there. "freeze something" is not seen in "he froze"."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of power.

    `cues` are verbs or phrases with the owner as subject ("merge with", "take control of"); `effects` are verbs or phrases
    with the thing as subject ("ripple", "come alive"); lemmas, folded. `tools` are words that name what it is done with
    ("spike"). `also` are other names of the shape. `usual` are limits that such a power often has: suggestions, which hold
    for nobody before they stand on a page.
    """

    name: str
    also: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    doc: str = ""
    usual: tuple[Limit, ...] = ()
