"""Who is here, and what words in the text may make true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.continuity.time.anchoring import words_at, words_ends
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Lore
from writer_app.domain.outline import Chapter, Outline, Project
from writer_app.domain.scenes import SceneSource, Setting
from writer_app.domain.spans import Span
from writer_app.domain.values import Listing, Table
from writer_app.domain.vocabulary.declarations import entry_from
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.pack import LanguagePack
from writer_app.language.reading import read_scene
from writer_app.services.happenings import Happening, happenings_in, truths_in, who_in
from writer_app.services.presence import presence
from writer_app.services.present import Known, Present, Sort, Standing
from writer_app.text.yamltree import parse_yaml

LORE = """
entries:
- id: mara
  kind: character
  name: Mara Voss
  aliases: [Mara]
  pronouns: she
  facts: {eye colour: grey}
  changes: [{at: {scene: hall, after: the lamp from Tobin}, takes: {what: lamp, from: tobin}}]
- {id: tobin, kind: character, name: Tobin, pronouns: he, changes: [{at: {scene: hall, after: lay still}, dies: true}]}
- {id: ada, kind: character, name: Ada, pronouns: she}
- {id: well-house, kind: location, name: the well house}
- {id: lamp, kind: item, name: the lamp, holder: tobin}
"""
HALL = (
    "Mara took the lamp from Tobin. Her eyes were green. “Ada would laugh,” said Mara.\n\n"
    "Tobin fell, and lay still. Mara went on.\n\n***\n\nAda sat by the door.\n"
)


@pytest.fixture(scope="module")
def story(pack: LanguagePack) -> Story:
    return told_in(pack, HALL)


def told_in(pack: LanguagePack, body: str, **setting: object) -> Story:
    """A story of one scene; keywords are those of `Setting`."""
    value = parse_yaml(LORE).get("entries")
    assert isinstance(value, Listing)
    entries = [entry_from(item).entry for item in value if isinstance(item, Table)]
    lore = Lore(tuple(entry for entry in entries if entry is not None))
    scene = SceneSource("hall", "manuscript/hall.md", body, setting=Setting(**setting))  # type: ignore[arg-type]
    project = Project("p", "P", outline=Outline((Chapter("one", "One", ("hall",)),)))
    line = Timeline(project, (scene,))
    readings = {"hall": read_scene(scene, Lexicon.build(lore, pack, {}), pack)}
    return Story(project, (scene,), lore, readings, line, StoryState(lore, line), Sizes(), {}, pack)


def told(story: Story, words: str) -> dict[str, Present]:
    """Who is at those words."""
    return {one.entry: one for one in presence(story, "hall", HALL.index(words))}


def texts(one: Present) -> list[str]:
    """What holds, in a few words each."""
    return [known.text for known in one.known]


def test_those_who_act_are_here(story: Story) -> None:
    found = told(story, "Her eyes")
    assert list(found)[:2] == ["mara", "tobin"]
    assert found["mara"].name == "Mara Voss"
    assert not found["mara"].named_only
    assert "eyes are grey" in texts(found["mara"])


def test_state_is_that_of_the_cursor(story: Story) -> None:
    before, after = told(story, "Mara took"), told(story, "Mara went")
    assert "alive" in texts(before["tobin"])
    assert "dead" in texts(after["tobin"])
    assert "holds the lamp" in texts(after["mara"])
    assert "holds the lamp" not in texts(before["mara"])


def test_with_what_holds_goes_why_and_where(story: Story) -> None:
    found = told(story, "Mara went")
    (dead,) = [known for known in found["tobin"].known if known.text == "dead"]
    assert dead == Known("dead", Sort.STATE, "dies (One, after “lay still”)", "hall", "lay still", grave=True)
    (eyes,) = [known for known in found["mara"].known if known.sort is Sort.FACT]
    assert eyes == Known("eyes are grey", Sort.FACT)
    (lamp,) = [known for known in told(story, "Mara took")["tobin"].known if known.text == "holds the lamp"]
    assert (lamp.why, lamp.scene) == ("from the start", "")


def test_how_it_is_known_that_they_are_here(pack: LanguagePack) -> None:
    def standings(body: str = HALL, **setting: object) -> dict[str, Standing]:
        return {one.entry: one.standing for one in presence(told_in(pack, body, **setting), "hall", 0)}

    assert standings()["mara"] is Standing.NOTICED
    assert standings()["lamp"] is Standing.TOLD
    said = standings(cast=("Mara Voss",), pov="tobin")
    assert (said["mara"], said["tobin"], said["ada"]) == (Standing.CAST, Standing.TOLD, Standing.NOTICED)
    assert standings(cast=("tobin",), pov="tobin")["tobin"] is Standing.CAST
    own = standings(f"<!-- here: well-house, cast: Ada -->\n\n{HALL}", cast=("mara",))
    assert set(own.values()) == {Standing.TOLD}


def test_nobody_is_in_a_scene_that_is_not_there(story: Story) -> None:
    assert presence(story, "nowhere", 0) == ()
    assert all(one.dated for one in presence(story, "hall", 10_000))


def test_a_selection_says_what_it_describes(story: Story) -> None:
    reading = story.readings["hall"]
    start = HALL.index("Her eyes")
    (truth,) = truths_in(reading, Span(start, start + 20))
    assert (truth.entry, truth.key, truth.value) == ("mara", "eye colour", "green")
    assert truths_in(reading, Span(0, 5)) == ()


def test_a_selection_says_what_may_happen(story: Story) -> None:
    reading = story.readings["hall"]
    found = happenings_in(reading, Span(0, 30), story.lore)
    assert Happening("mara", "takes", (("takes", "lamp"),)) in found
    assert who_in(reading, Span(0, 30))[0] == "mara"


@pytest.mark.parametrize(
    ("body", "happening"),
    [
        ("Mara gave Tobin the lamp.", Happening("mara", "gives", (("gives", "lamp"), ("to", "tobin")))),
        ("Mara came into the well house.", Happening("mara", "enters", (("enters", "well-house"),))),
        ("Tobin died.", Happening("tobin", "dies")),
        ("When it was over Tobin was dead.", Happening("tobin", "dies")),
        ("Mara took Tobin in her lap.", None),
        ("It took Mara some moments.", None),
        ("Mara did not take the lamp.", None),
        ("They left the well house.", None),
        ("Mara and Tobin were dead tired.", None),
        ("Mara smiled.", None),
    ],
)
def test_what_happens_makes_sense_or_is_not_offered(pack: LanguagePack, body: str, happening: Happening | None) -> None:
    story = told_in(pack, body)
    found = happenings_in(story.readings["hall"], Span(0, len(body)), story.lore, body)
    assert found == ((happening,) if happening else ())


def test_words_lead_back_to_where_they_stand() -> None:
    end = HALL.index("lay still.") + len("lay still.")
    words = words_at(HALL, Span(end - 10, end))
    assert words_ends(HALL, words) == (end - 1, end - 1)
    spoken = "“Come in. “Second left.” He went."
    assert words_at(spoken, Span(0, spoken.index(" He"))) == "Come in. “Second left"
    assert words_at("", Span(0, 0)) == ""
    assert words_at("— —", Span(0, 3)) == ""


TEXTS = st.lists(st.sampled_from(["he", "ran", "off", "and", "on", ".", "—", "\n\n"]), max_size=40).map(" ".join)


@given(TEXTS, st.data())
def test_words_are_never_ambiguous(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body)))
    words = words_at(body, Span(start, data.draw(st.integers(start, len(body)))))
    if words:
        ends = words_ends(body, words)
        assert ends is not None
        assert ends[0] == ends[1]
