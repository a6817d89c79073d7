"""A power taught by example from a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.taught import EXAMPLE, write_book
from writer_app.cli.main import main


def teach(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    folder, *rest = (str(part) for part in arguments)
    code = main(["lore", folder, "teach", *rest])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path / "book")


def test_it_shows_passages_like_it_and_writes_nothing(capsys: pytest.CaptureFixture[str], book: Path) -> None:
    before = (book / "lore/kitewrit.md").read_bytes()
    code, out, _ = teach(capsys, book, "Kitewrit", "--scene", "loft", "--words", EXAMPLE)
    assert code == 0
    assert "Odile *creased* her brow." in out
    assert "the page says all of this already" not in out
    assert "nothing was written" in out
    assert (book / "lore/kitewrit.md").read_bytes() == before


def test_answers_are_written_on_the_page(capsys: pytest.CaptureFixture[str], book: Path) -> None:
    code, out, _ = teach(capsys, book, "Kitewrit", "--scene", "loft", "--words", EXAMPLE, "--yes", "3,4", "--no", "1,2,5")
    page = (book / "lore/kitewrit.md").read_text(encoding="utf-8")
    assert code == 0
    assert "+" in out
    assert "owner: odile # since always" in page
    assert "crease" in page


def test_a_page_that_says_it_all_is_told_so(capsys: pytest.CaptureFixture[str], book: Path) -> None:
    teach(capsys, book, "Kitewrit", "--scene", "loft", "--words", EXAMPLE, "--no", "1")
    _, out, _ = teach(capsys, book, "Kitewrit", "--scene", "loft", "--words", EXAMPLE)
    assert "the page says all of this already\n" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("Kitewrit", "--scene", "nowhere", "--words", EXAMPLE), "there is no scene “nowhere”"),
        (("Kitewrit", "--scene", "loft", "--words", "not there at all"), "do not stand in “loft”"),
        (("Odile", "--scene", "loft", "--words", EXAMPLE), "is no power"),
        (("Kitewrit", "--scene", "loft", "--words", "The loft was cold"), "no verb in this passage"),
        (("Kitewrit", "--scene", "loft", "--words", EXAMPLE, "--yes", "99"), "there is no passage 99"),
        (("Kitewrit", "--scene", "loft", "--words", EXAMPLE, "--yes", "1", "--no", "1"), "with yes and with no"),
    ],
)
def test_bad_input_is_one_line(capsys: pytest.CaptureFixture[str], book: Path, arguments: tuple[str, ...], says: str) -> None:
    code, out, err = teach(capsys, book, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err
