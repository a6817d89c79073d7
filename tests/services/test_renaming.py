"""Another name for somebody, everywhere that it is the name, and nowhere else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.renamed import FILES, write_novel
from tests.services.session.conftest import files_of
from writer_app.domain.errors import UsageError
from writer_app.domain.renaming import Renaming, Replacement
from writer_app.services.renaming import rename_operation
from writer_app.services.renamingplan import Ground, plan_renaming
from writer_app.services.session.history import History
from writer_app.services.stories import StoryReader, Tools, story_of
from writer_app.storage.folder import load


class Novel:
    """The novel in a folder, as it stands there."""

    def __init__(self, folder: Path, tools: Tools) -> None:
        self.folder, self.tools = folder, tools

    def plan(self, old: str, new: str) -> Renaming:
        loaded = load(self.folder)
        assert not loaded.problems
        reader = StoryReader(loaded.lore, self.tools)
        return plan_renaming(Ground(self.folder, loaded, reader, story_of(loaded, reader).readings), old, new)

    def write(self, renaming: Renaming, chosen: Collection[Replacement] | None = None) -> None:
        taken = renaming.replacements if chosen is None else chosen
        History(self.folder).do(rename_operation(self.folder, load(self.folder), renaming, taken))

    def rename(self, old: str, new: str) -> None:
        self.write(self.plan(old, new))

    def text(self, path: str) -> str:
        return (self.folder / path).read_bytes().decode()


@pytest.fixture
def novel(tmp_path: Path, tools: Tools) -> Novel:
    return Novel(write_novel(tmp_path / "lamp"), tools)


def test_the_name_stands_nowhere_any_more(novel: Novel) -> None:
    novel.rename("Mara Venn", "Elin Osk")
    assert novel.text("manuscript/rope.md") == (
        "---\nid: rope\npov: Elin\ncast: [Elin Osk, tomas]\nsynopsis: Elin's rope breaks.\n---\n"
        "Elin Osk's grey eyes were open. “ELIN!” Tomas shouted. The Osks had always kept the lamp.\n\n"
        "<!-- here: the-cell, pov: Elin, cast: Elin, Tomas -->\n"
        "Tomas looked at Elin. *Elin* looked back, and so did Elin\nOsk's cat. "
        "Mara Holt was somebody else. “Miss Osk,” he said.\n"
    )
    assert novel.text("manuscript/stone.md") == FILES["manuscript/stone.md"].replace("Mara", "Elin")
    for path in ("lore/mara.md", "lore/tomas.md", "manuscript/light.md", "publish.yaml"):
        assert novel.text(path) == FILES[path].replace("Mara", "Elin").replace("Venn", "Osk"), path
    assert novel.text("project.yaml") == FILES["project.yaml"].replace("author: Mara Venn", "AUTHOR").replace(
        "Mara", "Elin"
    ).replace("Venn", "Osk").replace("AUTHOR", "author: Mara Venn")
    assert novel.text("lore/rules.yaml") == FILES["lore/rules.yaml"].replace("Mara", "Elin").replace("Venn", "Osk")
    assert novel.text("decisions.yaml") == FILES["decisions.yaml"].replace("Mara", "Elin").replace("Venn", "Osk").replace(
        "MARA", "ELIN"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Mara Venn", "Elin Osk"),
        ("Mara", "Elin"),
        ("the Lamplighter", "the Wanderer"),
        ("Tomas", "Iven"),
        ("the Cell", "the Vault"),
    ],
)
def test_there_and_back_every_byte_is_as_it_was(novel: Novel, old: str, new: str) -> None:
    before = files_of(novel.folder)
    novel.rename(old, new)
    assert files_of(novel.folder) != before
    novel.rename(new, old)
    assert files_of(novel.folder) == before


def test_a_part_of_the_name_goes_with_an_alias(novel: Novel) -> None:
    novel.rename("Mara", "Elin")
    assert 'name: Elin Venn\naliases: [Elin, "the Lamplighter"]' in novel.text("lore/mara.md")
    assert "Elin Venn's grey eyes were open. “ELIN!” Tomas shouted. The Venns" in novel.text("manuscript/rope.md")


def test_what_is_left_out_stays_another_name(novel: Novel) -> None:
    renaming = novel.plan("Mara Venn", "Elin Osk")
    assert {each.path for each in renaming.posted} == {"manuscript/light.md", "project.yaml"}
    novel.write(renaming, [each for each in renaming.replacements if not each.posted])
    assert novel.text("manuscript/light.md") == FILES["manuscript/light.md"]
    assert "Up, with Mara" in novel.text("project.yaml")
    assert 'name: Elin Osk\naliases: [Elin, "the Lamplighter", Mara Venn, Mara]' in novel.text("lore/mara.md")


def test_each_place_says_where_it_is(novel: Novel) -> None:
    for each in novel.plan("Mara Venn", "Elin Osk").replacements:
        line = novel.text(each.path).replace("\r\n", "\n").split("\n")[each.line - 1]
        assert each.old.split("\n")[0] in line
        assert " ".join(each.old.split()) in each.around
        if not each.keys:
            assert line[each.column - 1 :].startswith(each.old.split("\n")[0])


def test_who_may_be_somebody_else_is_left_open(novel: Novel) -> None:
    page = "---\nid: other\nkind: character\nname: Mara Holt\n---\n"
    (novel.folder / "lore/other.md").write_text(page, encoding="utf-8")
    (novel.folder / "lore/mara.md").write_text("---\nid: mara\nkind: character\nname: Mara Venn\n---\n", encoding="utf-8")
    renaming = novel.plan("Mara Venn", "Elin Osk")
    assert "Mara sat." in {each.around for each in renaming.open}
    novel.write(renaming)
    assert "Mara sat." in novel.text("manuscript/stone.md")
    assert novel.text("lore/other.md") == page


def test_a_name_that_is_there_already_is_counted(novel: Novel) -> None:
    assert novel.plan("Tomas", "Holt").taken == 1
    assert novel.plan("Tomas", "Iven").taken == 0


@pytest.mark.parametrize(
    ("old", "new", "text", "then"),
    [
        ("Silas", "Elin", "Silas' lamp. Silas sat by Silas's cat.", "Elin's lamp. Elin sat by Elin's cat."),
        (
            "the Hollow",
            "Deepwell",
            "Tomas sat by the Hollow. The Hollow was cold.",
            "Tomas sat by Deepwell. Deepwell was cold.",
        ),
        ("the Hollow", "Deepwell", "He saw the hollow men in a hollow.", "He saw the hollow men in a hollow."),
        ("Highgate", "the Gate", "He came from Highgate. Highgate was cold.", "He came from the Gate. The Gate was cold."),
        ("Hope", "Joy", "There was hope. Then Tomas saw Hope.", "There was hope. Then Tomas saw Joy."),
        ("Hope", "Joy", "Hope smiled. What hope was there?", "Joy smiled. What hope was there?"),
    ],
)
def test_articles_possessives_and_common_words(novel: Novel, old: str, new: str, text: str, then: str) -> None:
    kind = "location" if old in ("the Hollow", "Highgate") else "character"
    page = f"---\nid: one-more\nkind: {kind}\nname: {old}\n---\n"
    (novel.folder / "lore/one-more.md").write_text(page, encoding="utf-8")
    (novel.folder / "manuscript/light.md").write_text(f"---\nid: light\n---\n{text}\n", encoding="utf-8")
    novel.rename(old, new)
    assert novel.text("manuscript/light.md") == f"---\nid: light\n---\n{then}\n"


def test_marks_of_letters_and_of_yaml_are_no_hindrance(novel: Novel) -> None:
    page = "---\nid: sean\nkind: character\nname: Seán O\u2019Brien\n---\n"
    (novel.folder / "lore/sean.md").write_text(page, encoding="utf-8")
    text = "---\nid: light\npov: Seán O\u2019Brien\n---\nSeán O'Brien sat. SEAN sat. "
    text += "The O\u2019Briens sat by O\u2019Brien's hat.\n"
    (novel.folder / "manuscript/light.md").write_text(text, encoding="utf-8")
    novel.rename("Sean O'Brien", 'Jon: "Red"')
    assert load(novel.folder).scenes[-1].setting.pov == 'Jon: "Red"'
    assert novel.text("manuscript/light.md").endswith('Jon: "Red" sat. JON: sat. The "Red"s sat by "Red"\'s hat.\n')
    entry = load(novel.folder).lore.get("sean")
    assert entry is not None
    assert entry.name == 'Jon: "Red"'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Marra", "Elin", "did you mean Mara"),
        ("Mara", "Mara", "called so already"),
        ("Mara", " ", "needs a name"),
        ("Mara", "Tomas", "“Tomas” is Tomas already"),
    ],
)
def test_what_cannot_be_is_one_line(novel: Novel, old: str, new: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        novel.plan(old, new)


def test_a_file_that_changed_meanwhile_stops_all_of_it(novel: Novel) -> None:
    renaming = novel.plan("Mara Venn", "Elin Osk")
    path = novel.folder / "manuscript/rope.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Mara Venn's", "That Mara Venn's"), encoding="utf-8")
    before = files_of(novel.folder)
    with pytest.raises(UsageError, match="has changed meanwhile"):
        novel.write(renaming)
    assert files_of(novel.folder) == before


def test_the_plan_is_of_what_is_asked_for_alone(novel: Novel) -> None:
    renaming = novel.plan("Mara Venn", "Elin Osk")
    one = next(each for each in renaming.replacements if each.path == "manuscript/light.md")
    operation = rename_operation(novel.folder, load(novel.folder), replace(renaming, replacements=(one,)), [one])
    assert {revision.path for revision in operation.revisions} == {"manuscript/light.md"}


NAMED = (
    "Mara Venn",
    "Mara",
    "MARA",
    "Mara's",
    "Mara\nVenn",
    "“Mara,”",
    "*Mara*",
    "Mara—",
    "the Venns",
    "Miss Venn",
    "Tomas",
    "he",
    "the lamp",
)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(NAMED), min_size=1, max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_there_and_back_in_any_text(
    tmp_path_factory: pytest.TempPathFactory, tools: Tools, named: list[str], end: str
) -> None:
    novel = Novel(write_novel(tmp_path_factory.mktemp("lamp")), tools)
    text = " ".join(f"Then Tomas saw {name} by the wall." for name in named)
    scene = novel.folder / "manuscript/light.md"
    scene.write_bytes(f"---\nid: light\n---\n{text}\n".replace("\n", end).encode())
    before = files_of(novel.folder)
    novel.rename("Mara Venn", "Elin Osk")
    left = novel.text("manuscript/light.md").lower()
    assert not any(word in left for word in ("mara", "venn"))
    novel.rename("Elin Osk", "Mara Venn")
    assert files_of(novel.folder) == before
