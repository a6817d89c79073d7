"""Who says a quotation is written, said anew and taken back; what meets nothing any more is told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.services.session.conftest import files_of, novel
from writer_app.domain.errors import UsageError
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.services.session.outlining import scene_of
from writer_app.services.session.session import Session
from writer_app.services.session.splitting import merge, split
from writer_app.services.speaking import speaker_set, speaker_unset, unmet

__all__ = ["novel"]

FILE = "decisions.yaml"
BODY = "“It is too deep for us,” she said.\n\n“Yes.”\n\n“Then let the rope go.”\n\n“Yes.”\n\nIt fell.\n"


@pytest.fixture
def well(tmp_path: Path, novel: Path) -> Session:
    write(novel, "manuscript/rope.md", f"---\nid: rope\n---\n{BODY}")
    write(novel, "lore/characters/tobin.md", "---\nid: tobin\nkind: character\nname: Tobin Hale\n---\n")
    return Session(novel, tmp_path / "data")


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def span(scene: SceneSource, words: str, *, last: bool = False) -> Span:
    start = scene.body.rindex(words) if last else scene.body.index(words)
    return Span(start, start + len(words))


def say(session: Session, words: str, speaker: str, *, last: bool = False) -> None:
    scene = scene_of(session.loaded, "rope")
    entry = session.loaded.lore.get(speaker)
    session.do(speaker_set(session.folder, scene, scene.body, span(scene, words, last=last), entry))


def said(session: Session, scene: str = "rope") -> list[tuple[str, str]]:
    return [(each.quote, each.speaker) for each in scene_of(session.loaded, scene).spoken]


def untold() -> Mapping[str, SceneReading]:
    raise AssertionError("no reading is needed")


def test_it_is_one_operation_in_plain_text(well: Session) -> None:
    before = files_of(well.folder)
    say(well, "“Then let the rope go.”", "tobin")
    assert said(well) == [("Then let the rope go.", "tobin")]
    assert well.history.next_undo == "Tobin Hale says “Then let the rope go.”"
    text = (well.folder / FILE).read_text()
    assert text.startswith("# Who says what")
    for line in ("scene: rope", "quote: Then let the rope go.", "speaker: tobin"):
        assert line in text
    well.undo()
    assert files_of(well.folder) == before
    assert said(well) == []


def test_said_again_it_is_said_anew(well: Session) -> None:
    say(well, "“Then let the rope go.”", "tobin")
    say(well, "“Then let the rope go.”", "mara")
    assert said(well) == [("Then let the rope go.", "mara")]


def test_the_same_words_elsewhere_are_others(well: Session) -> None:
    say(well, "“Yes.”", "tobin")
    say(well, "“Yes.”", "mara", last=True)
    assert said(well) == [("Yes.", "tobin"), ("Yes.", "mara")]


def test_nobody_who_has_a_page(well: Session) -> None:
    say(well, "“Yes.”", "")
    assert said(well) == [("Yes.", "")]


def test_what_else_stands_in_the_file_stays(well: Session) -> None:
    before = "# mine\ndecisions:\n  - code: Q503   # old\n    quote: a\n"
    write(well.folder, FILE, before)
    say(well, "“Yes.”", "tobin")
    assert (well.folder / FILE).read_text().startswith(before)


def test_the_right_one_is_taken_back_even_after_an_edit(well: Session) -> None:
    say(well, "“Then let the rope go.”", "tobin")
    kept = (well.folder / FILE).read_bytes()
    say(well, "“It is too deep for us,”", "mara")
    scene = scene_of(well.loaded, "rope")
    body = scene.body.replace("too deep for us", "too deep for all of us")
    at = body.index("“It")
    well.do(speaker_unset(well.folder, scene, body, Span(at, body.index("”") + 1)))
    assert (well.folder / FILE).read_bytes() == kept
    with pytest.raises(UsageError):
        speaker_unset(well.folder, scene, body, span(scene, "“Yes.”"))


def test_a_split_takes_it_along(well: Session) -> None:
    say(well, "“Yes.”", "tobin")
    say(well, "“Yes.”", "mara", last=True)
    scene = scene_of(well.loaded, "rope")
    well.do(split(well.folder, well.loaded, "rope", scene.body.index("“Then")).operation)
    assert (said(well), said(well, "rope-2")) == ([("Yes.", "tobin")], [("Yes.", "mara")])


def test_a_merge_takes_it_along(well: Session) -> None:
    write(well.folder, "manuscript/stone.md", "---\nid: stone\n---\n“Who threw that?”\n")
    well.reload()
    scene = scene_of(well.loaded, "stone")
    well.do(speaker_set(well.folder, scene, scene.body, span(scene, "“Who threw that?”"), well.loaded.lore.get("mara")))
    well.do(merge(well.folder, well.loaded, "rope"))
    assert said(well) == [("Who threw that?", "mara")]


def test_all_that_meets_something_is_quiet(well: Session) -> None:
    say(well, "“Yes.”", "Tobin Hale")
    say(well, "“Then let the rope go.”", "")
    assert list(unmet(well.loaded, untold)) == []


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("{scene: gone, quote: Yes., speaker: mara}", "there is no scene “gone”"),
        ("{scene: rope, quote: Yes., speaker: Bertold}", "called “Bertold”"),
    ],
)
def test_what_names_nothing_is_told(well: Session, item: str, told: str) -> None:
    write(well.folder, FILE, f"speakers:\n  - {item}\n")
    well.reload()
    (line,) = unmet(well.loaded, untold)
    assert told in str(line)
    assert str(line).startswith("decisions.yaml:2:5: who says “Yes.”")


@pytest.mark.parametrize("item", ["{scene: rope, speaker: mara}", "{scene: rope, quote: Yes.}", "Yes."])
def test_a_slip_costs_nothing_else(well: Session, item: str) -> None:
    write(well.folder, FILE, f"speakers:\n  - {item}\n  - {{scene: ROPE, quote: Yes., speaker: mara}}\n")
    well.reload()
    assert said(well) == [("Yes.", "mara")]
    assert [problem.path for problem in well.loaded.problems] == [FILE]
