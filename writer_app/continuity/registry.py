"""Every check there is, listed explicitly, in the order of their codes."""

from __future__ import annotations

from writer_app.continuity.check import Check

CHECKS: tuple[Check, ...] = ()


def check_of(code: str) -> Check | None:
    """The check with this code or name (case ignored), or None."""
    asked = code.casefold()
    return next((check for check in CHECKS if asked in (check.code.casefold(), check.name)), None)
