"""What the page about frames says is a mark is read as one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from writer_app.domain.lore import Alias, Entry, Kind, Limit, Lore
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene

PAGE = Path(__file__).parents[2] / "docs/frames.md"
REALM = Entry("beyond", Kind.LOCATION, "the Beyond", (Alias("the white place"),), limits=(Limit("home of", ("dead",)),))
FILLING = "She waited at the window until the lamp went out and the street was dark. " * 3


def rows() -> list[tuple[str, str]]:
    """The rows of the table: what the text says, as paragraphs, and the first word of what that is that names a frame."""
    page = PAGE.read_text(encoding="utf-8")
    found = re.findall(r"^\| (.+?) \| (?:a|the) (flashback|dream|letter|realm)", page, re.MULTILINE)
    return [("\n\n".join(part.strip("` ") for part in text.split(" … ")), frame) for text, frame in found]


def test_the_table_is_read() -> None:
    assert len(rows()) == 7


@pytest.mark.parametrize(("text", "frame"), rows())
def test_a_mark_of_the_page_is_read(pack: LanguagePack, text: str, frame: str) -> None:
    body = f"{FILLING}\n\n***\n\n{FILLING}\n\n{text}\n\n{FILLING}"
    reading = read_scene(SceneSource("s", "s.md", body), Lexicon.build(Lore((REALM,)), pack, {}), pack)
    assert {each.frame.value for each in reading.segments} == {Frame.MAIN.value, frame}
