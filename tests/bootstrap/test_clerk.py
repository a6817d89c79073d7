"""A job in, an answer out: the same as a fresh check of the same texts, whatever came before."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.taught import EXAMPLE, write_book
from writer_app.bootstrap.clerk import Clerk
from writer_app.bootstrap.workshop import open_workshop
from writer_app.continuity.decisions import fingerprint
from writer_app.domain.errors import UsageError, WriterError
from writer_app.domain.spans import Span
from writer_app.services import stories
from writer_app.services.session.jobs import (
    Ask,
    Check,
    Checked,
    Foresee,
    Foretold,
    Lines,
    Mend,
    Mended,
    Notice,
    Noticed,
    Rename,
    Renamed,
    Search,
    SearchDone,
    Spoken,
    Taught,
    Teach,
    Text,
    Told,
)

GREEN = Text("Mara stood in the hall. Her eyes were green.\n", 4)


def write_scene(folder: Path, name: str, body: str) -> None:
    (folder / f"manuscript/{name}.md").write_text(f"---\nid: {name}\n---\n{body}", encoding="utf-8")


@pytest.fixture
def clerk(novel: Path, environment: dict[str, str]) -> Iterator[Clerk]:
    with closing(Clerk(novel, environment)) as made:
        yield made


def checked(clerk: Clerk, job: Check) -> Checked:
    answer = clerk.answer(job)
    assert isinstance(answer, Checked)
    return answer


def codes(answer: Checked) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.scene) for finding in answer.findings]


def found(clerk: Clerk, text: str) -> list[str]:
    answer = clerk.answer(Search(9, text))
    assert isinstance(answer, SearchDone)
    return [match.quote or match.title for match in answer.result.found]


def test_the_files_as_they_stand(clerk: Clerk, novel: Path, environment: dict[str, str]) -> None:
    answer = checked(clerk, Check(7))
    with open_workshop(novel, environment) as workshop:
        assert answer.findings == workshop.checked().findings
    assert codes(answer) == [("C201", "hall"), ("L301", "cell")]
    assert len(answer.fingerprints) == 2
    assert (answer.number, answer.words, answer.problems) == (7, {"hall": 13, "cell": 9, "bridge": 7}, ())


def test_an_open_text_lies_over_its_file(clerk: Clerk) -> None:
    assert codes(checked(clerk, Check(1, {"hall": GREEN}))) == [("L301", "cell")]
    answer = checked(clerk, Check(2, {"hall": replace(GREEN, revision=5), "nowhere": GREEN}))
    assert answer.revisions == {"hall": 5, "nowhere": 4}
    assert [reading.words for reading in answer.readings.values()] == [9]
    assert codes(checked(clerk, Check(3))) == [("C201", "hall"), ("L301", "cell")]


def test_only_a_changed_scene_is_read_again(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = stories.read_scene
    monkeypatch.setattr(stories, "read_scene", lambda scene, *rest: read.append(scene.id) or real(scene, *rest))
    checked(clerk, Check(1))
    checked(clerk, Check(2, {"hall": GREEN, "cell": Text("Tobin waited in the cell.\n\nMara did not come.\n", 0)}))
    checked(clerk, Check(3, {"hall": GREEN}))
    checked(clerk, Check(4, {"hall": GREEN}, reload=True))
    assert read == ["hall", "cell", "bridge", "hall"]


def test_another_name_has_only_the_scenes_read_again_that_it_stands_in(
    clerk: Clerk, novel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_scene(novel, "bridge", "The Lamplighter waited on the bridge.\n")
    checked(clerk, Check(1, reload=True))
    read: list[str] = []
    real = stories.read_scene
    monkeypatch.setattr(stories, "read_scene", lambda scene, *rest: read.append(scene.id) or real(scene, *rest))
    page = novel / "lore/tobin.md"
    page.write_text(page.read_text().replace("name: Tobin\n", "name: Tobin\naliases: [the Lamplighter]\n"), encoding="utf-8")
    checked(clerk, Check(2, reload=True))
    assert read == ["bridge"]


def test_a_saved_text_is_not_read_again(
    clerk: Clerk, novel: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = checked(clerk, Check(1, {"hall": GREEN}))
    monkeypatch.setattr(stories, "read_scene", lambda *_asked: pytest.fail("read again"))
    write_scene(novel, "hall", GREEN.body)
    assert checked(clerk, Check(1, {"hall": GREEN}, reload=True)) == before
    while clerk.idle():
        pass
    with closing(Clerk(novel, environment)) as later:
        assert codes(checked(later, Check(1))) == codes(before)


def test_a_scene_that_is_set_elsewhere_is_read_again(clerk: Clerk, novel: Path) -> None:
    checked(clerk, Check(1))
    file = novel / "manuscript/cell.md"
    file.write_text(file.read_text().replace("id: cell\n", "id: cell\nframe: dream\n"), encoding="utf-8")
    assert codes(checked(clerk, Check(2, reload=True))) == [("C201", "hall")]


def test_a_speaker_set_right_is_read_and_found(
    clerk: Clerk, novel: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = Text((novel / "manuscript/bridge.md").read_text(encoding="utf-8").rpartition("---\n")[2], 1)
    checked(clerk, Check(1, {"bridge": text}))
    (novel / "decisions.yaml").write_text("speakers:\n- {scene: bridge, quote: Here, speaker: Tobin}\n")
    (quote,) = checked(clerk, Check(2, {"bridge": text}, reload=True)).readings["bridge"].quotes
    assert (quote.speaker, quote.confidence) == ("tobin", 1.0)
    assert found(clerk, "speaker:mara") == []
    while clerk.idle():
        pass
    monkeypatch.setattr(stories, "read_scene", lambda *_asked: pytest.fail("read again"))
    with closing(Clerk(novel, environment)) as later:
        assert len(found(later, "speaker:tobin")) == 2


def test_every_line_of_somebody(clerk: Clerk) -> None:
    answer = clerk.answer(Lines(5, "tobin"))
    assert isinstance(answer, Spoken)
    assert (answer.number, answer.entry, [line.words for line in answer.lines]) == (5, "tobin", ["“Come in,”"])


def test_what_was_read_in_the_last_run_is_not_read_again(
    novel: Path, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Clerk(novel, environment)) as first:
        before = checked(first, Check(1))
        while first.idle():
            pass
    monkeypatch.setattr(stories, "read_scene", lambda *_asked: pytest.fail("read again"))
    with closing(Clerk(novel, environment)) as second:
        assert checked(second, Check(1)) == before


def test_files_count_as_changed_when_told_so(clerk: Clerk, novel: Path) -> None:
    checked(clerk, Check(1))
    write_scene(novel, "hall", GREEN.body)
    assert len(checked(clerk, Check(2)).findings) == 2
    assert codes(checked(clerk, Check(3, reload=True))) == [("L301", "cell")]
    (novel / "project.yaml").write_text("id: novel\noutline: [{id: one, scenes: [hall]}]\n")
    answer = checked(clerk, Check(4, reload=True))
    assert (codes(answer), answer.words) == ([], {"hall": 9})


def test_a_changed_page_of_the_lore_counts(clerk: Clerk, novel: Path) -> None:
    checked(clerk, Check(1))
    (novel / "lore/tobin.md").unlink()
    assert codes(checked(clerk, Check(2, {"cell": GREEN}, reload=True))) == [("C201", "hall")]


def test_a_project_that_cannot_be_read_is_refused_until_it_can(clerk: Clerk, novel: Path) -> None:
    checked(clerk, Check(1))
    whole = (novel / "project.yaml").read_text()
    (novel / "project.yaml").write_text("id: [")
    for _ in range(2):
        with pytest.raises(WriterError, match=r"project\.yaml"):
            clerk.answer(Check(2, reload=True))
    (novel / "project.yaml").write_text(whole)
    assert len(checked(clerk, Check(3)).findings) == 2


def test_no_project_at_all(tmp_path: Path) -> None:
    with closing(Clerk(tmp_path / "none", {})) as clerk, pytest.raises(UsageError, match="there is no folder"):
        clerk.answer(Search(1, "x"))


def test_a_search_sees_the_open_text_with_an_index_or_without(clerk: Clerk) -> None:
    assert found(clerk, "stood") == ["Mara stood in the hall. Her eyes were grey."]
    while clerk.idle():
        pass
    assert found(clerk, "grey") == ["Mara stood in the hall. Her eyes were grey."]
    checked(clerk, Check(1, {"hall": GREEN}))
    assert found(clerk, "grey") == []
    assert found(clerk, "eyes") == [GREEN.body.strip()]
    assert not clerk.idle(), "nothing is indexed that is not on disk"
    checked(clerk, Check(2))
    assert found(clerk, "grey") == ["Mara stood in the hall. Her eyes were grey."]


def test_a_search_that_makes_no_sense(clerk: Clerk) -> None:
    with pytest.raises(UsageError):
        clerk.answer(Search(1, "spaeker:mara"))


def test_nothing_is_written_into_the_project(clerk: Clerk, novel: Path) -> None:
    before = {path: path.read_bytes() for path in novel.rglob("*") if path.is_file()}
    checked(clerk, Check(1, {"hall": GREEN}))
    checked(clerk, Check(2))
    found(clerk, "eyes")
    while clerk.idle():
        pass
    assert {path: path.read_bytes() for path in novel.rglob("*") if path.is_file()} == before


PIECES = (
    "Mara sat. ",
    "Her eyes were grey. ",
    "Her eyes were green. ",
    "“Come,” said Tobin. ",
    "\n\n* * *\n\n",
    "Mra \U0001f600",
)
EDIT = st.tuples(
    st.sampled_from(["text", "file", "forget", "search", "idle", "notice"]),
    st.sampled_from(["bridge", "cell", "hall"]),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDIT, max_size=8))
def test_after_any_edits_the_answer_is_that_of_a_fresh_check(
    make: Callable[[Path], Path], edits: list[tuple[str, str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as name, closing(Clerk(Path(name) / "novel", {"WRITER_APP_CACHE": name})) as clerk:
        folder = make(Path(name))
        texts: dict[str, Text] = {}
        for number, (what, scene, body) in enumerate(edits):
            if what == "text":
                texts = {**texts, scene: Text(body, number)}
            elif what == "file":
                write_scene(folder, scene, body)
            elif what == "forget":
                texts = {other: text for other, text in texts.items() if other != scene}
            elif what == "search":
                clerk.answer(Search(number, "eyes OR speaker:tobin"))
            elif what == "notice":
                assert isinstance(list(clerk.steps(Notice(number, texts)))[-1], Noticed)
            else:
                clerk.idle()
            answer = checked(clerk, Check(number, texts, reload=what == "file"))
        job = Check(99, texts, reload=True)
        answer, search = checked(clerk, job), clerk.answer(Search(99, "eyes OR speaker:tobin"))
        with closing(Clerk(folder, {"WRITER_APP_CACHE": f"{name}/other"})) as fresh:
            assert checked(fresh, job) == answer
            assert fresh.answer(Search(99, "eyes OR speaker:tobin")) == search


def test_who_is_here_is_told_of_the_open_text(clerk: Clerk) -> None:
    checked(clerk, Check(1, {"hall": GREEN}))
    answer = clerk.answer(Ask(2, "hall", 5))
    assert isinstance(answer, Told)
    assert (answer.number, answer.scene, answer.offset) == (2, "hall", 5)
    assert answer.present[0].entry == "mara"
    nowhere = clerk.answer(Ask(3, "nowhere", 0))
    assert isinstance(nowhere, Told)
    assert nowhere.present == ()


def test_a_lesson_is_of_the_open_text_and_told_as_it_stands(tmp_path: Path, environment: dict[str, str]) -> None:
    folder = write_book(tmp_path / "book")
    text = f"It rained.\n\n{EXAMPLE}\n"
    job = Teach(1, "kitewrit", "inn", Span(12, 12 + len(EXAMPLE)), {"inn": Text(text, 1)})
    with closing(Clerk(folder, environment)) as clerk:
        answer = clerk.answer(job)
        assert isinstance(answer, Taught)
        assert answer.lesson.example.words == EXAMPLE
        assert any("letter" in seen.words for seen in answer.lesson.similar)
        with pytest.raises(UsageError, match="no power"):
            clerk.answer(replace(job, quirk="odile"))


def test_what_would_mend_a_finding_is_told_of_the_last_check(clerk: Clerk) -> None:
    assert clerk.answer(Mend(1, "0123")) == Mended(1, "0123")
    told = checked(clerk, Check(2))
    pairs = zip(told.findings, told.fingerprints, strict=True)
    mark = next(mark for finding, mark in pairs if finding.code == "C201")
    answer = clerk.answer(Mend(3, mark))
    assert isinstance(answer, Mended)
    assert next(str(repair.title) for repair in answer.repairs or ()) == "From this scene on: Mara Voss's eyes are grey"
    assert clerk.answer(Mend(4, "0123")) == Mended(4, "0123")


BROWN = {"lore/mara.md": b"---\nid: mara\nkind: character\nname: Mara\nfacts:\n  eye colour: grey\n---\n"}


@pytest.mark.parametrize("before", [[], [Check(1)], [Check(1, {"hall": GREEN})]])
@pytest.mark.parametrize("texts", [{}, {"hall": GREEN}])
def test_what_files_would_break_is_what_a_check_finds_then(
    clerk: Clerk, novel: Path, before: list[Check], texts: dict[str, Text]
) -> None:
    for job in before:
        checked(clerk, job)
    answer = clerk.answer(Foresee(2, BROWN, texts))
    assert isinstance(answer, Foretold)
    now = Counter(checked(clerk, Check(3, texts)).fingerprints)
    (novel / "lore/mara.md").write_bytes(BROWN["lore/mara.md"])
    then = Counter(checked(clerk, Check(4, texts, reload=True)).fingerprints)
    assert Counter(map(fingerprint, answer.new)) == then - now
    assert Counter(map(fingerprint, answer.gone)) == now - then
    assert any("grey" in said for said in answer.says)


def test_where_another_name_would_stand(clerk: Clerk) -> None:
    checked(clerk, Check(1, {"hall": GREEN}))
    answer = clerk.answer(Rename(2, "tobin", "Tobin", "Iven"))
    assert isinstance(answer, Renamed)
    assert {each.scene for each in answer.renaming.replacements if each.scene} == {"hall", "cell"}
    with pytest.raises(UsageError, match="Mara Voss already"):
        clerk.answer(Rename(3, "tobin", "Tobin", "Mara"))
