"""How names sound, whatever their spelling."""

from __future__ import annotations

import re
from functools import lru_cache

_SAID_ALIKE = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"v"), "b"),
    (re.compile(r"th"), "t"),
    (re.compile(r"c(?=[^eihy]|$)|ck|q(?=u)"), "k"),
    (re.compile(r"ch"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"z|c(?=[eiy])"), "s"),
    (re.compile(r"ie$|ye?$|y"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"^h(?=e)"), ""),
)


@lru_cache(maxsize=20_000)
def sound(name: str) -> str:
    """`name` as it sounds, roughly: "Stefan" and "Stephen" begin alike."""
    for pattern, plain in _SAID_ALIKE:
        name = pattern.sub(plain, name)
    return name
