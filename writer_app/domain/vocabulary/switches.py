"""`checks:` of `project.yaml`, from plain values."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.domain.switches import Setting, Switch
from writer_app.domain.values import Listing, Pair, Scalar, Table, Value, text_of

_SAID = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}
_ON = "on"


def switches_from(value: Value | None) -> tuple[Switch, ...]:
    """A switch for each key; what is no mapping is one switch that cannot be read."""
    if value is None or (isinstance(value, Scalar) and not value.text):
        return ()
    if not isinstance(value, Table):
        return (Switch("", unread=text_of(value) or "a list", origin=value.origin),)
    return tuple(map(_switch, value.pairs))


def _switch(pair: Pair) -> Switch:
    key, value = pair.key.text.strip(), pair.value
    if not isinstance(value, Table):
        return Switch(key, *_read(value), origin=pair.key.origin)
    said = value.get(_ON)
    on, _, unread = _read(said) if said is not None else (None, (), "")
    return Switch(key, on, tuple(_settings(value)), unread, pair.key.origin)


def _read(value: Value) -> tuple[bool | None, tuple[Setting, ...], str]:
    text = "a list" if isinstance(value, Listing) else text_of(value)
    on = _SAID.get(text.lower())
    return on, (), "" if on is not None else text or "nothing"


def _settings(table: Table) -> Iterator[Setting]:
    for pair in table.pairs:
        if pair.key.text != _ON:
            yield Setting(pair.key.text.strip(), text_of(pair.value), pair.key.origin)
