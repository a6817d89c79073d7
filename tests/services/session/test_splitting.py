"""A scene split at the cursor and merged again: ids, front matter, quotations and decisions keep resolving."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.session.conftest import files_of
from tests.services.session.test_outlining import make, well, write
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import UsageError
from writer_app.domain.scenes import SceneSource
from writer_app.services.session.operations import Operation
from writer_app.services.session.session import Session
from writer_app.services.session.splitting import halves, merge, split
from writer_app.text.frontmatter import split as parts_of

__all__ = ["well"]


def at(session: Session, scene: str, words: str) -> int:
    """Where words begin in a scene."""
    found = session.scene(scene)
    assert found is not None
    return found.body.index(words)


def scene(session: Session, scene_id: str) -> SceneSource:
    """A scene as it stands on disk."""
    found = session.scene(scene_id)
    assert found is not None
    return found


def done(session: Session, operation: Operation) -> None:
    """Does it, having proved that undo brings every byte back."""
    before = files_of(session.folder)
    session.do(operation)
    after = files_of(session.folder)
    session.undo()
    assert files_of(session.folder) == before
    session.redo()
    assert files_of(session.folder) == after


def test_the_first_half_keeps_its_id_and_the_second_stands_after_it(well: Session) -> None:
    made = split(well.folder, well.loaded, "rope", at(well, "rope", "Second"))
    done(well, made.operation)
    assert made.scene == "rope-2"
    assert next(iter(well.loaded.project.outline.chapters())).scenes == ("rope", "rope-2", "stone")
    assert scene(well, "rope").body == "First of rope.\n"
    second = (well.folder / "manuscript/015-rope-2.md").read_text()
    assert second == "---\nid: rope-2\nplace: well # deep\nmood: rope\n---\nSecond of rope.\n\nThird of rope.\n"


def test_what_quotes_the_second_half_follows_its_words(well: Session) -> None:
    done(well, split(well.folder, well.loaded, "rope", at(well, "rope", "Second")).operation)
    mara = (well.folder / "lore/characters/mara.md").read_text()
    assert "{at: {scene: rope-2, after: Third of rope}, dies: true}" in mara
    assert "{at: rope, learns: the depth}" in mara
    assert "scene: rope-2\n" in (well.folder / "decisions.yaml").read_text()


def test_what_is_to_be_revised_in_the_second_half_is_so_there(well: Session) -> None:
    passages = "  - {code: L301, scene: rope, quote: Third of rope}\n  - {code: L301, scene: rope, quote: First of rope}\n"
    (well.folder / "revisions.yaml").write_text(f"revisions:\n- change: x\n  passages:\n{passages}", encoding="utf-8")
    well.reload()
    done(well, split(well.folder, well.loaded, "rope", at(well, "rope", "Second")).operation)
    text = (well.folder / "revisions.yaml").read_text(encoding="utf-8")
    assert "scene: rope-2, quote: Third" in text
    assert "scene: rope, quote: First" in text


def test_what_quotes_the_first_half_stays(well: Session) -> None:
    before = files_of(well.folder)
    done(well, split(well.folder, well.loaded, "stone", at(well, "stone", "Third")).operation)
    after = files_of(well.folder)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"project.yaml", "manuscript/020-stone.md", "manuscript/030-stone-2.md"}


def test_line_ends_stay_as_the_file_has_them(well: Session) -> None:
    made = split(well.folder, well.loaded, "lamp", at(well, "lamp", "Third"))
    done(well, made.operation)
    for name in ("lamp", made.scene):
        data = (well.folder / scene(well, name).path).read_bytes()
        assert data.count(b"\n") == data.count(b"\r\n") > 3


def test_the_setting_at_the_cut_holds_for_the_second_half(well: Session) -> None:
    body = "One.\n\n<!-- here: roof, cast: mara -->\n\nTwo.\n\n<!-- here: attic -->\n\nThree.\n\nFour.\n"
    write(well.folder, "manuscript/010-rope.md", f"---\nid: rope\nplace: well\nwhen: 1990-01-02\n---\n{body}")
    well.reload()
    made = split(well.folder, well.loaded, "rope", at(well, "rope", "Four"))
    done(well, made.operation)
    found = scene(well, made.scene)
    assert found.body == "<!-- here: roof, cast: mara -->\n\n<!-- here: attic -->\n\nFour.\n"
    assert (found.setting.place, found.setting.when) == ("well", "")


@pytest.mark.parametrize(
    ("frame", "when", "second"),
    [("flashback", "1990-01-02", "1990-01-02"), ("flashback", "+2d", "same"), ("letter", "1990-01-02", "1990-01-02"),
     ("letter", "+2d", ""), ("main", "+2d", "")],
)  # fmt: skip
def test_the_second_half_happens_after_the_first(well: Session, frame: str, when: str, second: str) -> None:
    text = f"---\nid: rope\nframe: {frame}\nwhen: {when}\n---\nOne.\n\nTwo.\n"
    write(well.folder, "manuscript/010-rope.md", text)
    well.reload()
    made = split(well.folder, well.loaded, "rope", at(well, "rope", "Two"))
    done(well, made.operation)
    setting = scene(well, made.scene).setting
    assert (setting.frame, setting.when) == (frame, second)


def test_a_file_without_front_matter_is_split_too(well: Session) -> None:
    write(well.folder, "manuscript/rope.md", "One.\n\nTwo.\n")
    (well.folder / "manuscript/010-rope.md").unlink()
    well.reload()
    made = split(well.folder, well.loaded, "rope", at(well, "rope", "Two"))
    done(well, made.operation)
    assert (well.folder / "manuscript/rope.md").read_text() == "One.\n"
    assert scene(well, made.scene).body == "Two.\n"


@pytest.mark.parametrize(("cut", "first", "second"), [
    ("One.\n\n|Two.\n", "One.\n", "Two.\n"),
    ("One.|\n\nTwo.", "One.\n", "Two.\n"),
    ("One two | three.\n", "One two\n", "three.\n"),
    ("One.\n\n|* * *\n\nTwo.\n", "One.\n", "Two.\n"),
    ("One.\n\n* * *\n\n|Two.\n", "One.\n", "Two.\n"),
    ("One.\n\n<!-- a | b -->\n\nTwo.\n", "One.\n", "<!-- a  b -->\n\nTwo.\n"),
])  # fmt: skip
def test_halves(cut: str, first: str, second: str) -> None:
    assert halves(cut.replace("|", ""), cut.index("|")) == (first, second)


@pytest.mark.parametrize("cut", ["|One.", "One.\n|", "One.\n\n* * *\n\n|", "<!-- x -->\n\n|One.\n"])
def test_no_half_is_empty(cut: str) -> None:
    with pytest.raises(UsageError, match="words on both sides"):
        halves(cut.replace("|", ""), cut.index("|"))


@given(st.text("ab \n*-<!>", max_size=40), st.integers(0, 40))
def test_no_letter_is_lost_between_halves(body: str, offset: int) -> None:
    try:
        first, second = halves(body, offset)
    except UsageError:
        return
    letters = [letter for letter in first + second if letter in "ab"]
    assert letters == [letter for letter in body if letter in "ab"]


# Merging


def test_the_first_id_is_kept_and_the_other_still_leads_there(well: Session) -> None:
    done(well, merge(well.folder, well.loaded, "water"))
    merged = scene(well, "water")
    assert merged.was == ("lamp",)
    assert merged.body.startswith("First of water.\n\nSecond of water.\n\nThird of water.\n\nFirst of lamp.\n")
    assert merged.title == "The water"
    assert Timeline(well.loaded.project, well.loaded.scenes).scene_id("lamp") == "water"
    assert not (well.folder / "manuscript/040-lamp.md").exists()
    assert not [problem for problem in well.loaded.problems if "lamp" in str(problem)]


def test_what_the_second_says_of_itself_is_not_lost(well: Session) -> None:
    first = "---\nid: rope\nsynopsis: Down.\ntags: [a]\nplace: well\n---\nOne.\n"
    own = "synopsis: Up.\ntags: [a, b]\nplace: sky\nframe: dream\nlight: blue\ncast: [mara, air]\n"
    second = f"---\nid: stone\nwas: pebble\n{own}---\nTwo.\n"
    write(well.folder, "manuscript/010-rope.md", first)
    write(well.folder, "manuscript/020-stone.md", second)
    well.reload()
    done(well, merge(well.folder, well.loaded, "rope"))
    document = parts_of((well.folder / "manuscript/010-rope.md").read_text())
    for line in ("synopsis: Down. Up.", "tags: [a, b]", "light: blue", "was: [stone, pebble]", "place: well"):
        assert f"{line}\n" in document.head
    assert document.body == "One.\n\n<!-- here: sky, frame: dream, cast: mara, air -->\n\nTwo.\n"


def test_split_and_merge_give_the_text_back(well: Session) -> None:
    body = scene(well, "rope").body
    well.do(split(well.folder, well.loaded, "rope", at(well, "rope", "Third")).operation)
    well.do(merge(well.folder, well.loaded, "rope"))
    assert scene(well, "rope").body == body
    assert scene(well, "rope").was == ("rope-2",)
    assert Timeline(well.loaded.project, well.loaded.scenes).scene_id("rope-2") == "rope"


@pytest.mark.parametrize(("name", "why"), [("stone", "last scene of its chapter"), ("stray", "without a place")])
def test_there_must_be_a_next_one(well: Session, name: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        merge(well.folder, well.loaded, name)


def test_a_text_that_another_program_changed_is_left_alone(well: Session) -> None:
    write(well.folder, "manuscript/020-stone.md", "Other.\n")
    with pytest.raises(UsageError, match="changed by another program"):
        merge(well.folder, well.loaded, "rope")


def test_open_texts_follow_an_undone_split(well: Session) -> None:
    buffer = well.buffer("rope")
    whole = buffer.text
    made = split(well.folder, well.loaded, "rope", at(well, "rope", "Second"))
    well.do(made.operation)
    assert buffer.text == "First of rope.\n"
    second = well.buffer(made.scene)
    well.undo()
    assert buffer.text == whole
    assert not buffer.dirty
    well.redo()
    assert well.buffer(made.scene) is second
    assert second.text == "Second of rope.\n\nThird of rope.\n"


def test_an_unplaced_scene_is_split_in_its_folder(tmp_path: Path) -> None:
    session = Session(make(tmp_path / "well"))
    made = split(session.folder, session.loaded, "stray", at(session, "stray", "Third"))
    session.do(made.operation)
    assert [found.id for found in session.loaded.unplaced] == ["stray", "stray-2"]
    session.close()
