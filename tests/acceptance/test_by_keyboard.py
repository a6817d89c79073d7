"""A whole story by keyboard alone, in the real program on a display: a manuscript is brought in, a person declared,
contradicted and mended, the book exported and the program closed. WRITER_APP_CHAPTER names another manuscript for it."""

from __future__ import annotations

import os
import shutil
import time
import zipfile
from pathlib import Path

import pytest

from tests.acceptance.keyboard import Keyboard, display, program, wait
from tests.exchange.epubchecking import IS_THERE, assert_no_complaint
from writer_app.storage.folder import load

CHAPTER = """# The Well

The yard was empty when Mara came down, and the bucket hung where it had hung all winter.

"You are early," said Anton.

"You are late," she said, and let the rope run.
"""
BROKEN, MENDED = "Mara looked up. Mara's eyes were brown.", "Mara's eyes were green."


def _is_missing() -> str:
    missing = [name for name in ("Xvfb", "xdotool") if not shutil.which(name)]
    return " and ".join(missing)


@pytest.mark.skipif(bool(_is_missing()), reason=f"{_is_missing()} not here")
def test_a_story_by_keyboard_alone(tmp_path: Path) -> None:
    given = os.environ.get("WRITER_APP_CHAPTER")
    chapter = tmp_path / "the-well.md"
    chapter.write_text(Path(given).read_text(encoding="utf-8") if given else CHAPTER, encoding="utf-8")
    novels = tmp_path / "writer_app_documents"

    with display() as screen, program(tmp_path, screen) as (keyboard, running):
        novel = bring_in(keyboard, chapter, novels)
        declare(keyboard, novel)
        contradict(keyboard, novel)
        export(keyboard, novels)
        keyboard.front("— Writer")
        keyboard.press("ctrl+q")
        assert running.wait(20) == 0
        assert running.stderr is not None
        assert "Traceback" not in running.stderr.read()

    assert MENDED in written(novel)
    assert not load(novel).problems
    if not given:
        typed = BROKEN.replace("brown", "green") + " Nobody spoke."
        assert written(novel).partition("---\n")[2].partition("---\n")[2].split() == [*CHAPTER.split()[3:], *typed.split()]
    (book,) = novels.rglob("*.epub")
    pages = zipfile.ZipFile(book)
    assert any(b"eyes were green" in pages.read(name) for name in pages.namelist())
    if IS_THERE:
        assert_no_complaint(book)


def bring_in(keyboard: Keyboard, chapter: Path, novels: Path) -> Path:
    """From the start page to a new novel that holds the chapter; its folder."""
    keyboard.front("Writer")
    keyboard.press("ctrl+i")
    keyboard.front("The files of your manuscript")
    keyboard.type(str(chapter))
    keyboard.leave("The files of your manuscript", "Return")
    keyboard.front("Bring in a manuscript")
    keyboard.press("Return")
    wait("the novel on disk", lambda: len(list(novels.glob("*/project.yaml"))) == 1)
    (novel,) = (path.parent for path in novels.glob("*/project.yaml"))
    keyboard.front("— Writer")
    return novel


def declare(keyboard: Keyboard, novel: Path) -> None:
    """Mara has green eyes."""
    keyboard.press("ctrl+shift+e")
    keyboard.front("New page")
    keyboard.type("Mara\n")
    page = novel / "lore" / "characters" / "mara.md"
    wait("Mara's page", page.is_file)
    keyboard.gone("New page")
    keyboard.action("Add something true to the page", "— Writer")
    keyboard.front("Add a sentence")
    keyboard.type("eye colour\n")
    keyboard.type("green\n")
    wait("what is true of her", lambda: "green" in page.read_text(encoding="utf-8"))
    keyboard.gone("Add a sentence")


def contradict(keyboard: Keyboard, novel: Path) -> None:
    """Gives her brown eyes, and mends that from the menu."""
    keyboard.front("— Writer")
    keyboard.press("ctrl+2", "ctrl+End", "Return")
    keyboard.type(BROKEN + " Nobody spoke.")
    wait("the text saved", lambda: "Nobody spoke" in written(novel))
    wait("the contradiction mended", lambda: MENDED in written(novel) or mend(keyboard), 30)


def export(keyboard: Keyboard, novels: Path) -> None:
    """The book, as the dialog suggests it."""
    keyboard.front("— Writer")
    keyboard.press("ctrl+shift+x")
    keyboard.front("Export “")
    keyboard.press("Return")
    wait("the book", lambda: bool(list(novels.rglob("*.epub"))))
    keyboard.leave("Export “", "Escape")


def mend(keyboard: Keyboard) -> bool:
    """Goes to the next note and changes the text as the menu at it offers, after what would make both passages true: what it
    says from here on, and a thread. There may be no note yet."""
    before = keyboard.windows()
    keyboard.press("F8")
    time.sleep(1.5)
    keyboard.press("ctrl+period")
    time.sleep(0.8)
    if keyboard.windows() > before:
        keyboard.press("3")
        time.sleep(2.5)
    return False


def written(novel: Path) -> str:
    """All that the manuscript says on disk."""
    return "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((novel / "manuscript").rglob("*.md")))
