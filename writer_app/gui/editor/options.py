"""How a writer likes the page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """`return_begins_paragraph`: one Enter leaves a blank line, as a paragraph in Markdown needs it (Shift+Enter does not).
    `curly_quotes`: straight quotation marks become curly as they are typed. `typewriter`: the line that is typed in stays in
    the middle. `spelling`: words in no dictionary are underlined."""

    return_begins_paragraph: bool = True
    curly_quotes: bool = False
    typewriter: bool = False
    spelling: bool = True
