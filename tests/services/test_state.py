"""What holds at a point of the story, as a writer reads it."""

from __future__ import annotations

import pytest

from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Lore
from writer_app.domain.outline import Chapter, Outline, Project
from writer_app.domain.scenes import SceneSource
from writer_app.domain.values import Listing, Table
from writer_app.domain.vocabulary.declarations import entry_from
from writer_app.language.pack import LanguagePack
from writer_app.services.state import state_lines
from writer_app.text.yamltree import parse_yaml

LORE = """
entries:
- id: mara
  kind: character
  name: Mara Voss
  aliases: [Mara]
  facts:
    eye colour: grey
    age: [{value: 40, until: cell}, {value: 41, since: bridge}]
    birthplace: {value: Harrow, according to: tobin}
  changes:
  - {at: before, enters: well}
  - {at: hall, takes: {what: lamp, from: tobin}}
  - {at: hall, learns: plot}
  - {at: hall, meets: tobin}
  - {at: hall, allied with: crew, until: cell}
  - {at: hall, hurt: left arm}
  - {at: hall, wears: the lamp}
  - {at: {scene: cell, after: it went dark}, dies: true}
  - {at: cell, enters: well}
  - {at: bridge, returns: {by: rewind}}
  - {at: bridge, loses: rewind}
  - {at: bridge, missing: one ear}
  - {at: bridge, renamed: Sister Ash}
  - {at: cell, touches: feud}
- {id: tobin, kind: character, name: Tobin Reyes, changes: [{at: hall, dying: true}]}
- {id: lamp, kind: item, name: the lamp, holder: tobin, changes: [{at: bridge, destroyed: true}]}
- {id: crew, kind: group, name: the crew, members: [tobin, cup]}
- {id: cup, kind: item, name: the cup}
- {id: coin, kind: item, holder: mara, changes: [{at: hall, loses: mara}]}
- {id: rewind, kind: quirk, name: Rewind, owner: mara, limits: [{needs: touch, until: hall}, {needs: sight, since: cell}]}
- {id: plot, kind: secret, name: the plot, known by: tobin}
- {id: well, kind: location, name: the Well, limits: [{visits at most: 2, last is final: true}]}
- {id: feud, kind: thread, name: the feud, changes: [{at: hall, opens: feud}, {at: bridge, custom: it is over}]}
"""
BODIES = {"hall": "A hall.", "cell": "She ran. Then it went dark. Nobody came.", "bridge": "A bridge."}


@pytest.fixture(scope="module")
def story() -> Story:
    project = Project("p", "P", outline=Outline((Chapter("one", "One", tuple(BODIES)),)))
    scenes = tuple(SceneSource(name, f"manuscript/{name}.md", body) for name, body in BODIES.items())
    value = parse_yaml(LORE, "lore/all.yaml").get("entries")
    assert isinstance(value, Listing)
    declared = [entry_from(item) for item in value if isinstance(item, Table)]
    assert not any(item.problems for item in declared)
    lore = Lore(tuple(item.entry for item in declared if item.entry is not None))
    line = Timeline(project, scenes)
    pack = LanguagePack("en", "0")
    return Story(project, scenes, lore, {}, line, StoryState(lore, line), Sizes(), {}, pack)


def told(story: Story, name: str, as_of: str) -> str:
    lines = state_lines(story, name, as_of)
    assert all(line and "\n" not in line for line in lines)
    return "\n".join(lines)


def test_before_the_story_begins(story: Story) -> None:
    lines = told(story, "Mara", "before").splitlines()
    assert lines[0] == "Mara Voss, before the story begins"
    assert lines[1] == "alive"
    assert lines[2].startswith("at the Well: Mara Voss enters the Well (before the story begins) [lore/all.yaml:")
    assert lines[3] == "the Well: one visit, two allowed, one left, and the last is final (before the story begins)"
    assert any(line.startswith("has the power Rewind: from the start") for line in lines)


def test_after_the_hall(story: Story) -> None:
    text = told(story, "mara", "hall")
    for words in (
        "holds the lamp: Mara Voss takes the lamp from Tobin Reyes (hall)",
        "knows the plot: Mara Voss learns the plot (hall)",
        "has met Tobin Reyes",
        "is allied with the crew",
        "is hurt: left arm",
        "wears the lamp",
        "Mara Voss is 40 years old (until cell)",
        "according to Tobin Reyes, Mara Voss was born in Harrow",
    ):
        assert words in text
    assert "is allied with Tobin Reyes" not in text
    assert "41" not in text
    assert "at the Well" not in text


def test_dead_from_the_words_on(story: Story) -> None:
    assert told(story, "mara", "cell: she ran").splitlines()[1] == "alive"
    text = told(story, "mara", "cell: dark")
    assert "dead: Mara Voss dies (cell, after \u201cit went dark\u201d)" in text
    assert "perhaps at the Well" in text


def test_after_the_return(story: Story) -> None:
    text = told(story, "mara", "")
    assert text.splitlines()[0] == "Sister Ash, at the end"
    for words in (
        "alive: Mara Voss returns by Rewind (bridge)",
        "the Well: two visits, two allowed, none left, and the last is final (before the story begins; cell)",
        "does not have the power Rewind",
        "has lost one ear for good",
    ):
        assert words in text
    assert "allied" not in text
    assert "holds" not in text


@pytest.mark.parametrize(
    ("name", "as_of", "line"),
    [
        ("lamp", "before", "held by Tobin Reyes: from the start"),
        ("lamp", "hall", "held by Mara Voss: Mara Voss takes the lamp"),
        ("lamp", "bridge", "destroyed: the lamp is destroyed (bridge)"),
        ("cup", "hall", "nobody is declared to hold it"),
        ("coin", "hall", "in nobody's hands"),
        ("rewind", "cell", "Mara Voss has it: from the start"),
        ("rewind", "bridge", "Sister Ash does not have it"),
        ("plot", "before", "Tobin Reyes knows it: from the start"),
        ("plot", "hall", "Mara Voss knows it: Mara Voss learns the plot"),
        ("well", "before", "Mara Voss is here: Mara Voss enters the Well"),
        ("well", "hall", "the Well may be visited at most twice, and the last visit is final"),
        ("rewind", "hall", "Rewind needs touch (until hall)"),
        ("rewind", "cell", "Rewind needs sight (from cell)"),
        ("feud", "hall", "the feud is opened (hall)"),
        ("feud", "bridge", "Mara Voss touches the feud (cell)"),
        ("crew", "hall", "members: Tobin Reyes, the cup"),
        ("feud", "bridge", "the feud: it is over (bridge)"),
        ("Tobin Reyes", "bridge", "dying: Tobin Reyes is dying (hall)"),
    ],
)
def test_every_kind_has_a_state(story: Story, name: str, as_of: str, line: str) -> None:
    assert line in told(story, name, as_of)


def test_a_limit_is_told_while_it_holds(story: Story) -> None:
    assert "sight" not in told(story, "rewind", "hall")
    assert "touch" not in told(story, "rewind", "bridge")


def test_what_is_destroyed_is_said_once(story: Story) -> None:
    assert told(story, "lamp", "bridge").count("is destroyed") == 1


def test_the_state_of_what_is_not_declared_is_a_clear_line(story: Story) -> None:
    with pytest.raises(UsageError, match="Tobin Reyes"):
        state_lines(story, "tobin rayes", "hall")
    with pytest.raises(UsageError, match="did you mean hall"):
        state_lines(story, "mara", "hal")
