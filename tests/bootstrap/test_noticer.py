"""What is noticed in a manuscript, in steps: read once, whatever becomes true of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from writer_app.bootstrap.clerk import Clerk
from writer_app.bootstrap.workshop import open_workshop
from writer_app.services import stories
from writer_app.services.accepting import accept, dismiss
from writer_app.services.questions import Question
from writer_app.services.revising import save
from writer_app.services.session.jobs import Check, Checked, Notice, Noticed, Noticing, Text
from writer_app.storage.folder import load

SCENES = {
    "quay": "Hesper Quill stood on the quay. Her eyes were grey.\n\n“You are late,” said Hesper. “Where is Tam?”\n",
    "boat": "“Here,” said Tam Orrin. He took the oars from Hesper.\n\n“Row,” said Hesper Quill, and Tam rowed.\n",
    "rain": "It rained.\n",
    "shore": "Tam Orrin laughed. “Land,” said Tam, and he looked at Hesper.\n\nHesper Quill slept. Her eyes were brown.\n",
}


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    folder = tmp_path / "novel"
    (folder / "manuscript").mkdir(parents=True)
    (folder / "project.yaml").write_text(f"id: novel\noutline: [{{id: one, scenes: [{', '.join(SCENES)}]}}]\n")
    for name, body in SCENES.items():
        (folder / f"manuscript/{name}.md").write_text(f"---\nid: {name}\n---\n{body}", encoding="utf-8")
    return folder


@pytest.fixture
def clerk(novel: Path, environment: dict[str, str]) -> Iterator[Clerk]:
    with closing(Clerk(novel, environment)) as made:
        yield made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The scenes that are read from here on."""
    found: list[str] = []
    real = stories.read_scene
    monkeypatch.setattr(stories, "read_scene", lambda scene, *rest: found.append(scene.id) or real(scene, *rest))
    return found


def noticed(clerk: Clerk, texts: dict[str, Text] | None = None) -> tuple[Question, ...]:
    *_, answer = (answer for answer in clerk.steps(Notice(1, texts or {}, reload=True)) if answer is not None)
    assert isinstance(answer, Noticed)
    return answer.questions


def findings(clerk: Clerk) -> list[tuple[str, str | None]]:
    *_, answer = clerk.steps(Check(2, reload=True))
    assert isinstance(answer, Checked)
    return [(finding.code, finding.scene) for finding in answer.findings]


def said(questions: tuple[Question, ...]) -> list[str]:
    return [question.proposal.entry.name for question in questions]


def test_people_are_noticed_and_nothing_is_found_before_they_are_accepted(clerk: Clerk, novel: Path) -> None:
    questions = noticed(clerk)
    assert set(said(questions)) >= {"Hesper Quill", "Tam Orrin"}
    assert findings(clerk) == []
    save(novel, accept(novel, load(novel), questions).revisions, "test")
    assert findings(clerk) == [("C201", "shore")]


def test_what_was_read_with_the_proposed_pages_counts_once_they_are_there(clerk: Clerk, novel: Path, read: list[str]) -> None:
    questions = noticed_people(clerk)
    assert sorted(read) == sorted(SCENES)
    read.clear()
    save(novel, accept(novel, load(novel), questions).revisions, "test")
    assert findings(clerk) == [("C201", "shore")]
    assert read == []
    noticed(clerk)
    assert read == []


def noticed_people(clerk: Clerk) -> tuple[Question, ...]:
    return tuple(question for question in noticed(clerk) if question.proposal.entry.name in ("Hesper Quill", "Tam Orrin"))


def test_a_slip_of_a_name_that_has_a_page_is_nobody_new(clerk: Clerk, novel: Path) -> None:
    rain = novel / "manuscript/rain.md"
    rain.write_text(rain.read_text(encoding="utf-8") + "\n“Wait,” said Hepser Quill. He saw Wendel Brack.\n", encoding="utf-8")
    assert "Hepser Quill" in said(noticed(clerk))
    save(novel, accept(novel, load(novel), noticed_people(clerk)).revisions, "test")
    names = said(noticed(clerk))
    assert "Wendel Brack" in names
    assert "Hepser Quill" not in names


def test_only_a_changed_text_is_read_again(clerk: Clerk, read: list[str]) -> None:
    noticed(clerk)
    read.clear()
    noticed(clerk, {"boat": Text(SCENES["boat"] + "\nHesper Quill's hair was red.\n", 3)})
    assert read == ["boat"]


def test_a_text_that_is_open_counts(clerk: Clerk) -> None:
    texts = {name: Text(body.replace("Tam Orrin", "Bas Tolley").replace("Tam", "Bas"), 1) for name, body in SCENES.items()}
    names = said(noticed(clerk, texts))
    assert "Bas Tolley" in names
    assert "Tam Orrin" not in names


def test_how_far_it_is_is_told_until_the_answer(clerk: Clerk) -> None:
    told = [answer for answer in clerk.steps(Notice(4)) if isinstance(answer, Noticing)]
    assert told[0] == Noticing(4, 0, 4)
    assert told[-1] == Noticing(4, 4, 4)


def test_what_is_passed_over_does_not_come_back_and_says_nothing(clerk: Clerk, novel: Path) -> None:
    hesper = next(question for question in noticed(clerk) if question.proposal.entry.name == "Hesper Quill")
    assert hesper.parts
    save(novel, dismiss(novel, load(novel), [hesper]).revisions, "test")
    left = noticed(clerk)
    assert "Hesper Quill" not in said(left)
    assert not any(part.entry.name == "Hesper Quill" for question in left for part in question.parts)


def test_a_page_that_would_be_called_like_a_scene_has_an_id_of_its_own(clerk: Clerk, novel: Path) -> None:
    head = novel / "project.yaml"
    head.write_text(head.read_text().replace("shore", "tam-orrin"))
    scene = novel / "manuscript/shore.md"
    scene.write_text(scene.read_text(encoding="utf-8").replace("id: shore", "id: tam-orrin"), encoding="utf-8")
    ids = {question.proposal.entry.name: question.proposal.entry.id for question in noticed(clerk)}
    assert ids["Tam Orrin"] == "tam-orrin-2"


def test_the_next_run_and_the_terminal_read_nothing_again(
    clerk: Clerk, novel: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = noticed(clerk)
    monkeypatch.setattr(stories, "read_scene", lambda *_asked: pytest.fail("read again"))
    with open_workshop(novel, environment) as workshop:
        assert workshop.noticed() == questions
