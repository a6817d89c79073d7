"""What reaches a terminal is harmless, and reaches it."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.cli import main as entry
from writer_app.cli.outcome import Commands, Outcome
from writer_app.cli.printing import count, emit
from writer_app.domain.errors import DataError


def shown(line: str, encoding: str) -> str:
    data = io.BytesIO()
    stream = io.TextIOWrapper(data, encoding=encoding)
    emit(line, stream)
    stream.flush()
    return data.getvalue().decode(encoding)


@given(st.text(st.characters(codec=None)), st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8"]))
def test_any_line_reaches_any_terminal(line: str, encoding: str) -> None:
    text = shown(line, encoding)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text if char not in "\n\t")
    assert not any(unicodedata.bidirectional(char) in ("LRO", "RLO", "LRE", "RLE", "LRI", "RLI", "FSI") for char in text)


@given(st.text(st.characters(codec=None)), st.sampled_from(["ascii", "utf-8"]))
def test_json_comes_back_from_any_terminal(text: str, encoding: str) -> None:
    assert json.loads(shown(json.dumps([text], ensure_ascii=False), encoding)) == json.loads(json.dumps([text]))


def test_spaces_and_joined_signs_stay() -> None:
    line = "\u00ab\u00a0non\u202f\u00bb \U0001f469\u200d\U0001f680 co\u00adop"
    assert shown(line, "utf-8") == line + "\n"


def test_counts() -> None:
    assert [count(1, "scene"), count(1200, "scene"), count(2, "lore entry")] == ["1 scene", "1,200 scenes", "2 lore entries"]


def answering(monkeypatch: pytest.MonkeyPatch, answer: object) -> None:
    def respond(_options: object) -> object:
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def add(commands: Commands, _asked: str) -> None:
        commands.add_parser("try").set_defaults(run=respond)

    monkeypatch.setattr(entry, "add_commands", add)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (["one"], (0, "one\n", "")),
        (Outcome(["one"], 1), (1, "one\n", "")),
        (Outcome(["one"], 2, ["a.md: broken"]), (2, "one\n", "writer-app: a.md: broken\n")),
        (DataError("no\x1b[2J", path="a\nb"), (2, "", "writer-app: a\\u000ab: no\\u001b[2J\n")),
        (FileNotFoundError(2, "No such file", "x"), (2, "", "writer-app: No such file (x)\n")),
        (KeyboardInterrupt(), (130, "", "writer-app: stopped\n")),
    ],
)
def test_answers_and_complaints(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: object,
    told: tuple[int, str, str],
) -> None:
    answering(monkeypatch, answer)
    assert (entry.main(["try"]), *capsys.readouterr()) == told


def test_a_fault_of_ours_is_one_line_unless_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(monkeypatch, KeyError("x"))
    with pytest.raises(KeyError):
        entry.main(["try"])
    monkeypatch.delenv("WRITER_APP_DEBUG")
    assert entry.main(["try"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("writer-app: a fault of the program, not of yours: KeyError in test_printing.py:")
    assert err.count("\n") == 1


def test_a_reader_that_has_seen_enough_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def lines() -> Iterable[str]:
        yield "one"
        raise BrokenPipeError

    answering(monkeypatch, lines())
    with monkeypatch.context() as patched:
        patched.setattr("sys.stdout", io.StringIO())
        assert entry.main(["try"]) == 0
    assert capsys.readouterr().err == ""
