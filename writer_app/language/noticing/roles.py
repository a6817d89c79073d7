"""Somebody who is only named by what he is: "the Bishop", "the King", "the curate"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from writer_app.language.noticing.bearers import Bearer, Telling, closeness
from writer_app.language.noticing.habits import Sign
from writer_app.language.noticing.names import BOUND, Name

_CLEARLY = 2.0
_SELDOM = 20
_MOSTLY = 3


def with_roles(found: Sequence[Bearer], titles: Sequence[Name], telling: Telling) -> list[Bearer]:
    """`found` and whoever has no name but a title. A title that somebody has before his name means him where he is at hand;
    one that several have means nobody."""
    by_title = defaultdict[str, list[Name]](list)
    for name in titles:
        if _is_role(name):
            by_title[name.titles[-1]].append(name)
    more = list[Bearer]()
    for title, names in by_title.items():
        role = Bearer((title,))
        for name in names:
            role.add(Name(name.key, (), (title,), name.tally, name.scenes, name.spellings, name.clearest), telling.habits)
        if not _belongs(role, title, found):
            more.append(role)
    return [*found, *more]


def _belongs(role: Bearer, title: str, found: Sequence[Bearer]) -> bool:
    """Whether a title is somebody's of whom there is more: it is his name, as of nobody else, or
    means him or one of several where he is."""
    same = [each for each in found if each.words == (title,)]
    of_it = [each for each in found if each.words[0] == title and each.words[1:2] and each.words[1] in BOUND]
    titled = [each for each in found if _times(each, title) > max(1, role.count // _SELDOM)]
    of_it = [each for each in of_it if each.count * _SELDOM > role.count]
    if same or (of_it and not titled):
        max(same or of_it, key=lambda each: (each.count, each.words)).join(role)
    elif titled:
        near = sorted(titled, key=lambda each: (closeness(role, each), each.words))
        if len(near) == 1 and role.names[0].written[0].isupper() and role.count > _MOSTLY * _times(near[0], title):
            near[0].join(role)
        elif len(near) < 2 or closeness(role, near[-1]) >= _CLEARLY * closeness(role, near[-2]):
            near[-1].called.append(f"the {title}" if role.names[0].written.islower() else f"the {role.names[0].written}")
    return bool(same or of_it or titled)


def _times(bearer: Bearer, title: str) -> int:
    return sum(name.count for name in bearer.names if title in name.titles)


def _is_role(name: Name) -> bool:
    """Whether it is more than a form of address."""
    tally = name.tally
    acts = tally[Sign.SAYS] + tally[Sign.ACTS]
    return tally[Sign.THE] * 5 >= name.count * 2 or (acts * 3 >= name.count and tally[Sign.CALLED_ON] * 3 < name.count)
