"""A manuscript from elsewhere, as chapters."""

from __future__ import annotations

from dataclasses import dataclass

from writer_app.text.markdown import BlockKind, blocks


@dataclass(frozen=True, slots=True)
class ImportedChapter:
    """A chapter: its title, its body with every blank run as it was, and what an archive's page said above and below the text.

    `titled` is False where the title comes from the file's name and not from its text.
    """

    title: str
    body: str
    notes: str = ""
    titled: bool = True
    notes_after: str = ""


def body_of(prose: str) -> str:
    """`prose` without white space around it, ended by a line feed."""
    kept = prose.strip()
    return f"{kept}\n" if kept else ""


def split_scenes(body: str) -> tuple[str, ...]:
    """The bodies between the scene breaks of `body`; at least one."""
    starts, ends = [0], list[int]()
    for block in blocks(body):
        if block.kind is BlockKind.SCENE_BREAK:
            ends.append(block.span.start)
            starts.append(block.span.end)
    parts = (body_of(body[start:end]) for start, end in zip(starts, [*ends, len(body)], strict=True))
    return tuple(part for part in parts if part) or ("",)
