"""Every text that a writer sees goes through here, so that another language is one table."""

from __future__ import annotations


def tr(text: str, **parts: object) -> str:
    """`text` in the writer's language, with its `{parts}` filled in."""
    return text.format(**parts) if parts else text
