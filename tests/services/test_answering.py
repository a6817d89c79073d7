"""Questions are meant by number, identity or name; what means none or several is one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.noticed import HESPER, NOTICED, asked, called, fact, make, page
from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Entry, Kind
from writer_app.services.answering import meant_by, parts_called
from writer_app.services.proposed import identity
from writer_app.services.questions import Question


@pytest.fixture
def questions(tmp_path: Path) -> tuple[Question, ...]:
    quirk = page(Entry("hesper", Kind.QUIRK, "Hesper"))
    return asked(make(tmp_path), (*NOTICED, quirk))[1]


def names(questions: tuple[Question, ...]) -> list[str]:
    return [question.sentence.split(" · ")[0] for question in questions]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (["2"], ["Tam, a person, he"]),
        (["tam", "2", "Miss  quill"], ["Hesper Quill, a person, she", "Tam, a person, he"]),
        (["old orin"], ["Orin is also called Old Orin"]),
        (["Orin hair colour"], ["Orin's hair is white"]),
        (["Orin's hair is white"], ["Orin's hair is white"]),
        ([identity(page(HESPER))], ["Hesper Quill, a person, she"]),
    ],
)
def test_what_is_meant(questions: tuple[Question, ...], said: list[str], meant: list[str]) -> None:
    assert names(meant_by(said, questions)) == meant


def test_everything_of_a_kind(questions: tuple[Question, ...]) -> None:
    assert names(meant_by([], questions, "person")) == ["Hesper Quill, a person, she", "Tam, a person, he"]
    assert names(meant_by(["3"], questions, "fact")) == ["the Blue Lantern, a thing that Tam holds", "Orin's hair is white"]


@pytest.mark.parametrize(
    ("said", "sort", "complaint"),
    [
        (["Hesper Quil"], "", "nothing called “Hesper Quil” is noticed (did you mean Hesper Quill"),
        (["99"], "", "nothing called “99” is noticed"),
        (["0"], "", "nothing called “0” is noticed"),
        (["Hesper"], "", "“Hesper” is said in several questions (say which: 1, 4)"),
        ([], "group", "nothing of the kind “group” is noticed"),
    ],
)
def test_what_means_none_or_several(questions: tuple[Question, ...], said: list[str], sort: str, complaint: str) -> None:
    with pytest.raises(UsageError) as error:
        meant_by(said, questions, sort)
    assert str(error.value).startswith(complaint)


def test_parts_by_key(questions: tuple[Question, ...]) -> None:
    hesper, tam = called(questions, "Hesper Quill"), called(questions, "Tam")
    assert parts_called([hesper], ["Eye Colour"]) == {identity(fact(HESPER, "eye colour", "brown"))}
    assert len(parts_called([hesper, tam], ["dies", "mother"])) == 2
    with pytest.raises(UsageError, match="nothing called “eyes” goes with it"):
        parts_called([tam], ["eyes"])
