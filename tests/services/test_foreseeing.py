"""What a change would break is what a check finds after making it and did not find before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.services.foreseen import write_novel
from writer_app.continuity.decisions import fingerprint
from writer_app.continuity.engine import find
from writer_app.continuity.story import Story
from writer_app.domain.errors import UsageError
from writer_app.domain.findings import Finding
from writer_app.services.foreseeing import foreseen, project_with, sentences, written_by
from writer_app.services.revising import Revision, save
from writer_app.services.stories import StoryReader, Tools, story_of
from writer_app.services.supposing import When, supposed_change, supposed_fact, supposed_rule
from writer_app.storage.folder import Loaded, load

Suppose = Callable[[Path, Loaded], Revision]
EVER, NOW = When(always=True), When()


def fact(key: str, value: str, when: When, name: str = "Mara") -> Suppose:
    return lambda folder, loaded: supposed_fact(folder, loaded, name, (key, value), when)


def change(name: str, said: str) -> Suppose:
    return lambda folder, loaded: supposed_change(folder, loaded, name, said, NOW)


def rule(said: str, when: When = NOW) -> Suppose:
    return lambda folder, loaded: supposed_rule(folder, loaded, said, when)


SUPPOSED: dict[str, tuple[Suppose, int, int]] = {
    "it was always so": (fact("eye colour", "brown", EVER), 2, 1),
    "where nothing was said it is the same": (fact("eye colour", "brown", NOW), 2, 1),
    "from here on": (fact("eye colour", "brown", When("roof")), 0, 1),
    "from a title on": (fact("eye colour", "brown", When("The light")), 0, 1),
    "from too early on": (fact("eye colour", "brown", When("rope")), 1, 1),
    "a value that nobody speaks of": (fact("hair colour", "red", NOW), 0, 0),
    "a death that comes earlier": (change("Tomas", "dies@rope"), 3, 0),
    "a death by number": (change("Tomas", "dies@1.2"), 2, 0),
    "a death that comes later still": (change("Tomas", "dies@roof"), 0, 0),
    "a limit": (rule("Graft works on nothing larger than a refrigerator"), 1, 0),
    "a limit from here on": (rule("Graft works on nothing larger than a refrigerator", When("roof")), 0, 0),
    "a search that must find nothing": (rule("speaker:Tomas"), 2, 0),
    "another name": (fact("name", "Mara Osk", NOW), 0, 0),
    "a pronoun that the text does not use": (fact("pronouns", "he", NOW), 0, 0),
}


@dataclass(frozen=True)
class Known:
    """The novel as it was read once; `folder` is one of the test's own."""

    folder: Path
    loaded: Loaded
    reader: StoryReader
    story: Story

    def then(self, suppose: Suppose) -> Loaded:
        return project_with(self.folder, written_by([suppose(self.folder, self.loaded)]))


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory, tools: Tools) -> tuple[Loaded, StoryReader, Story]:
    loaded = load(write_novel(tmp_path_factory.mktemp("lamp")))
    reader = StoryReader(loaded.lore, tools)
    return loaded, reader, story_of(loaded, reader)


@pytest.fixture
def novel(tmp_path: Path, read: tuple[Loaded, StoryReader, Story]) -> Known:
    return Known(write_novel(tmp_path / "lamp"), *read)


def marks(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(fingerprint(finding) for finding in findings)


@pytest.mark.parametrize(("suppose", "new", "gone"), SUPPOSED.values(), ids=SUPPOSED)
def test_it_is_the_check_after_it_without_the_check_before_it(novel: Known, suppose: Suppose, new: int, gone: int) -> None:
    before = marks(find(novel.story))
    impact = foreseen(novel.story, novel.then(suppose), novel.reader)
    save(novel.folder, [suppose(novel.folder, novel.loaded)], "a test")
    made = load(novel.folder)
    after = marks(find(story_of(made, novel.reader.with_lore(made.lore))))
    assert marks(impact.new) == after - before
    assert marks(impact.gone) == before - after
    assert (len(impact.new), len(impact.gone)) == (new, gone)


def test_nothing_is_read_again_that_sees_the_same(novel: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("writer_app.services.stories.read_scene", lambda *_: pytest.fail("a scene was read again"))
    assert foreseen(novel.story, novel.then(change("Tomas", "dies@rope")), novel.reader).new


def test_nothing_is_written(novel: Known) -> None:
    before = load(novel.folder).files
    assert novel.then(change("Tomas", "dies@rope")).lore != novel.loaded.lore
    assert load(novel.folder).files == before


@pytest.mark.parametrize(
    ("suppose", "says"),
    [
        (fact("eye colour", "brown", EVER), ["Mara Venn's eyes are brown"]),
        (
            fact("eye colour", "brown", When("roof")),
            ["Mara Venn's eyes are grey (until roof)", "Mara Venn's eyes are brown (from roof)"],
        ),
        (change("Tomas", "dies@rope"), ["Tomas dies (The rope)"]),
        (change("Tomas", "takes the knife@rope"), ["Tomas takes the knife (The rope)"]),
        (rule("Graft works on nothing larger than a refrigerator"), ["Graft works on nothing larger than a refrigerator"]),
        (fact("pronouns", "he", NOW), ["Mara Venn: pronouns: he"]),
        (rule("speaker:Tomas"), ["nothing may be found by: speaker:Tomas"]),
    ],
)
def test_it_is_said_in_sentences(novel: Known, suppose: Suppose, says: list[str]) -> None:
    assert list(sentences(novel.loaded, novel.then(suppose))) == says


def test_what_goes_is_said_too(novel: Known) -> None:
    text = (novel.folder / "lore/mara.md").read_text(encoding="utf-8")
    then = project_with(novel.folder, {"lore/mara.md": text.replace("eye colour: grey", "").encode()})
    assert sentences(novel.loaded, then) == ("no longer: Mara Venn's eyes are grey",)


def test_files_that_are_made_and_files_that_go(novel: Known) -> None:
    page = b"---\nid: oil\nkind: item\nname: the oil\n---\n"
    then = project_with(novel.folder, {"lore/items/oil.md": page, "lore/graft.md": None})
    assert then.lore.get("oil") is not None
    assert then.lore.get("graft") is None


@pytest.mark.parametrize(
    ("suppose", "said"),
    [
        (fact("eye color", "brown", NOW), "did you mean “eye colour”"),
        (fact("eye colour", "brown", NOW, "Marra"), "did you mean Mara"),
        (fact("eye colour", "brown", When("the rop")), "did you mean"),
        (fact("no larger than", "fridge", NOW, "Graft"), "Graft works on nothing larger than fridge"),
        (change("Tomas", "dyes@rope"), "did you mean dies"),
        (change("Tomas", "dies"), "needs a position"),
        (change("Tomas", "dies slowly@rope"), "takes no “slowly”"),
        (change("Tomas", "takes@rope"), "what or whom"),
        (change("Tomas", "takes the knive@rope"), "did you mean the knife"),
        (change("Tomas", "dies@roop"), "did you mean"),
        (rule("Graft is larger than life"), "nearest forms"),
        (rule("speakr:Tomas speaker:Mara"), "speakr"),
    ],
)
def test_what_is_unclear_is_told_with_what_is_near(novel: Known, suppose: Suppose, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        suppose(novel.folder, novel.loaded)


def test_a_history_wants_to_know_when(novel: Known) -> None:
    save(novel.folder, [fact("eye colour", "brown", When("roof"))(novel.folder, novel.loaded)], "a test")
    loaded = load(novel.folder)
    with pytest.raises(UsageError, match="--always"):
        fact("eye colour", "brown", NOW)(novel.folder, loaded)
    then = project_with(novel.folder, written_by([fact("eye colour", "brown", EVER)(novel.folder, loaded)]))
    mara = then.lore.get("mara")
    assert mara is not None
    assert [(item.value, item.since) for item in mara.facts] == [("brown", ())]
