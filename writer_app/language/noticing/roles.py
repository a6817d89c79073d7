"""Somebody who is only named by what he is: "the Bishop", "the King"."""

from __future__ import annotations

from collections.abc import Sequence

from writer_app.language.noticing.bearers import Bearer, Telling, closeness
from writer_app.language.noticing.habits import Sign
from writer_app.language.noticing.names import BOUND, Name

_CLEARLY = 2.0


def with_roles(found: Sequence[Bearer], titles: Sequence[Name], telling: Telling) -> list[Bearer]:
    """`found` and whoever has no name but a title. A title that somebody has before his name means him where he is at hand;
    one that several have means nobody."""
    more = list[Bearer]()
    for name in titles:
        if not _is_role(name):
            continue
        role = Bearer(name.titles)
        role.add(Name(name.key, (), name.titles, name.tally, name.scenes, name.spellings, name.clearest), telling.habits)
        of_it = [each for each in found if each.words[0] == name.titles[-1] and each.words[1:2] and each.words[1] in BOUND]
        titled = [each for each in found if _times(each, name.titles[-1]) > 1]
        if of_it:
            max(of_it, key=lambda each: (each.count, each.words)).join(role)
        elif titled:
            _call(role, titled, name)
        else:
            more.append(role)
    return [*found, *more]


def _call(role: Bearer, titled: Sequence[Bearer], name: Name) -> None:
    near = sorted(titled, key=lambda each: (closeness(role, each), each.words))
    if len(near) < 2 or closeness(role, near[-1]) >= _CLEARLY * closeness(role, near[-2]):
        near[-1].called.append(f"the {name.written}")


def _times(bearer: Bearer, title: str) -> int:
    return sum(name.count for name in bearer.names if title in name.titles)


def _is_role(name: Name) -> bool:
    """Whether it is more than a form of address."""
    tally = name.tally
    acts = tally[Sign.SAYS] + tally[Sign.ACTS]
    return tally[Sign.THE] * 5 >= name.count * 2 or (acts * 3 >= name.count and tally[Sign.CALLED_ON] * 3 < name.count)
