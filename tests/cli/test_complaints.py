"""What the parser complains of, in plain words."""

from __future__ import annotations

import pytest

from writer_app.cli.main import main


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("chek s", "there is no command “chek” (did you mean check?)"),
        ("lore s shwo mara", "there is no command “shwo” (did you mean show?)"),
        ("xyzzy s", "there is no command “xyzzy” (see writer-app --help)"),
        ("state s mara", "the command also needs --as-of (see writer-app state --help)"),
        ("state", "the command also needs DIR, NAME and --as-of (see writer-app state --help)"),
        ("check s --fromat json", "there is no option --fromat here (did you mean --format?)"),
        ("new my novel", "too many words: novel (a name or text of several words stands in quotation marks)"),
        ("query s --limit many ana", "--limit takes a whole number, not “many” (see writer-app query --help)"),
        ("check s --scene", "--scene needs something after it (see writer-app check --help)"),
        ("check s --format jsn", "--format cannot be “jsn” (did you mean json?)"),
        ("check s --format zzz", "--format cannot be “zzz” (there are text, json, sarif)"),
        ("check s --s x", "--s may stand for several options (did you mean --skip or --scene?)"),
    ],
)
def test_a_slip_is_told_in_plain_words(typed: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(typed.split()) == 2
    assert capsys.readouterr().err == f"writer-app: {told}\n"
