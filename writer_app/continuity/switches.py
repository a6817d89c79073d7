"""Checks as a project wants them: on or off, by code, name or family, with options of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from writer_app.continuity.check import Check, names
from writer_app.domain.errors import DataError
from writer_app.domain.switches import FAMILIES, Setting, Switch
from writer_app.domain.values import Origin
from writer_app.text.nearest import did_you_mean


def switched(checks: Iterable[Check], switches: Sequence[Switch]) -> tuple[Check, ...]:
    """`checks` with each on or off as the project says; what is said of a check counts before what is said of its family."""
    return tuple(replace(check, on=_is_on(check, switches)) for check in checks)


def _is_on(check: Check, switches: Sequence[Switch]) -> bool:
    said = {names(check, switch.key): switch.on for switch in switches if switch.on is not None}
    own, family = said.get("check"), said.get("family")
    return own if own is not None else check.on if family is None else family and check.on


def slips(checks: Sequence[Check], switches: Iterable[Switch]) -> Iterator[DataError]:
    """A line for whatever is said of no check, or cannot be read; it counts as not said."""
    for switch in switches:
        meant = [check for check in checks if names(check, switch.key)]
        if not switch.key:
            yield _slip("`checks` holds a line for each check or family, such as `V: off`", switch.origin)
        elif not meant and switch.key.upper() not in FAMILIES:
            yield _unknown(switch, checks)
        elif switch.unread:
            yield _slip(f"“{switch.key}” is on or off, not “{switch.unread}”", switch.origin)
        yield from (_misset(setting, meant) for setting in switch.options if meant and not _is_set(setting, meant))


def _unknown(switch: Switch, checks: Iterable[Check]) -> DataError:
    known = [name for check in checks for name in (check.code, check.name)]
    return _slip(f"there is no check or family of checks “{switch.key}”", switch.origin, did_you_mean(switch.key, known))


def _is_set(setting: Setting, checks: Iterable[Check]) -> bool:
    return setting.text.isdecimal() and any(setting.key == option.key for check in checks for option in check.options)


def _misset(setting: Setting, checks: Sequence[Check]) -> DataError:
    known = [option.key for check in checks for option in check.options]
    if setting.key in known:
        return _slip(f"“{setting.key}” is a whole number, not “{setting.text}”", setting.origin)
    return _slip(f"there is no option “{setting.key}” here", setting.origin, did_you_mean(setting.key, known))


def _slip(message: str, origin: Origin, hint: str | None = None) -> DataError:
    return DataError(message, path=origin.path or "project.yaml", line=origin.line, column=origin.column, hint=hint)
