"""A small story read by hand, so that what a search must answer never depends on how well prose is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from writer_app.continuity.sizes import Sizes
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Lore
from writer_app.domain.observations import Act, Mention, MentionKind, Modality, Quote, SceneReading, Segment
from writer_app.domain.outline import Chapter, Outline, Project
from writer_app.domain.scenes import Frame, SceneSource, Setting
from writer_app.domain.spans import Span
from writer_app.domain.values import Listing, Table
from writer_app.domain.vocabulary.declarations import entry_from
from writer_app.language.pack import LanguagePack
from writer_app.text.markdown import BlockKind, blocks
from writer_app.text.yamltree import parse_yaml

LORE = """
entries:
- {id: maren, kind: character, name: Maren Holt, aliases: [Maren], facts: {eye colour: grey, age: "31"}, tags: [lead]}
- id: tobin
  kind: character
  name: Tobin Reyes
  aliases: [Tobin]
  changes: [{at: the-fire, dies: true}]
- {id: zoe, kind: character, name: Zoë Ardent, aliases: [Zoë], called: [the pilot], notes: ""}
- {id: crew, kind: group, name: the Crew, members: [maren, zoe]}
- {id: cinder, kind: character, name: Ember}
- {id: emberwork, kind: quirk, name: Ember, owner: tobin, limits: [{no larger than: refrigerator}]}
- {id: key, kind: item, name: the brass key, aliases: [key], holder: tobin, material: brass}
- {id: house, kind: location, name: the House}
- {id: cellar, kind: location, name: the Cellar, within: house}
- id: hollow
  kind: location
  name: the Hollow
- id: debt
  kind: secret
  name: the debt
  about: maren
  known by: [tobin]
- id: ledger
  kind: event
  name: the visits
- id: late
  kind: character
  name: Ines Late
  changes:
  - {at: the-hall, enters: hollow}
  - {at: the-quay, enters: hollow}
  - {at: the-fire, learns: debt}
"""

PROSE = {
    "the-hall": 'Maren opened the door to the hall. It was cold.\n\nTobin laughed. "The key is mine, Maren," he said.\n\n'
    "\u201cDon\u2019t be naïve,\u201d said Zoë. The well-known draught came up.",
    "the-fire": 'Tobin lifted the house with one hand.\n\n<!-- the burning, to be rewritten -->\n\nMaren ran. "The key!"',
    "the-quay": "Zoë waited by the water.\n\nMaren did not open the door. She had the key.\n\n"
    "Tobin opened the gate, in her dream.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation by its first words."""

    words: str
    speaker: str | None
    to: str | None = None


QUOTES = {
    "the-hall": (Said("The key is mine, Maren,", "tobin", "maren"), Said("Don\u2019t be naïve,", "zoe")),
    "the-fire": (Said("The key!", None),),
}
ACTS = {
    "the-hall": (
        ("Maren opened the door to the hall", "maren", "open", "door", None, Modality.ASSERTED),
        ("Tobin laughed", "tobin", "laugh", "", None, Modality.ASSERTED),
    ),
    "the-fire": (
        ("Tobin lifted the house with one hand", "tobin", "lift", "house", "house", Modality.ASSERTED),
        ("Maren ran", "maren", "run", "", None, Modality.ASSERTED),
    ),
    "the-quay": (
        ("Zoë waited by the water", "zoe", "wait", "", None, Modality.ASSERTED),
        ("Maren did not open the door", "maren", "open", "door", None, Modality.NEGATED),
        ("She had the key", "cinder", "have", "key", "key", Modality.ASSERTED),
    ),
}
SETTINGS = {
    "the-hall": Setting(place="cellar", pov="maren", when="2190-03-01"),
    "the-fire": Setting(place="house", when="2190-03-02"),
    "the-quay": Setting(when="2190-03-09"),
}


def lore_from(text: str) -> Lore:
    """The lore of `entries:` as written; no fault is let through."""
    items = parse_yaml(text, "lore.yaml").get("entries")
    assert isinstance(items, Listing)
    declared = [entry_from(item) for item in items if isinstance(item, Table)]
    assert not [problem for one in declared for problem in one.problems]
    return Lore(tuple(one.entry for one in declared if one.entry))


Tell = Callable[[dict[str, str]], Story]


@pytest.fixture(scope="session")
def tell(sizes: Sizes, pack: LanguagePack) -> Tell:
    """A story of other prose (scene ids to bodies), read in the same way."""
    return lambda prose: story_of(prose, sizes, pack)


@pytest.fixture(scope="session")
def story(tell: Tell) -> Story:
    """The story above."""
    return tell(PROSE)


def story_of(prose: dict[str, str], sizes: Sizes, pack: LanguagePack) -> Story:
    """A story of this prose under the lore above."""
    known = lore_from(LORE)
    scenes = tuple(_scene(number, scene, body) for number, (scene, body) in enumerate(prose.items()))
    chapters = tuple(
        Chapter(f"chapter-{scene.id}", f"Chapter {number}", (scene.id,)) for number, scene in enumerate(scenes, start=1)
    )
    project = Project(id="test", title="Test", outline=Outline(chapters))
    timeline = Timeline(project, scenes)
    readings = {scene.id: read_by_hand(scene, known) for scene in scenes}
    state = StoryState(known, timeline)
    return Story(project, scenes, known, readings, timeline, state, sizes, {}, pack)


def _scene(number: int, scene: str, body: str) -> SceneSource:
    status, tags = ("draft", ("storm",)) if number == 0 else ("final", ())
    setting = SETTINGS.get(scene, Setting())
    return SceneSource(scene, f"manuscript/{scene}.md", body, scene.replace("-", " ").title(), setting, status, tags)


def read_by_hand(scene: SceneSource, lore: Lore) -> SceneReading:
    """Names where they stand; quotations, acts and places from the tables above."""
    body = scene.body
    paragraphs = tuple(block.span for block in blocks(body) if block.kind is BlockKind.PARAGRAPH)
    names = {name: entry for entry in lore if entry.kind.value == "character" for name in entry.surfaces()}
    mentions = [
        Mention(Span(*hit.span()), MentionKind.NAME, entry.id, certain=True)
        for name, entry in names.items()
        for hit in re.finditer(rf"\b{re.escape(name)}\b", body)
    ]
    sentences = [
        Span(part.start + hit.start(), part.start + hit.end())
        for part in paragraphs
        for hit in re.finditer(r"[^.!]*[.!]*[\"\u201d]?", part.of(body))
        if hit[0].strip()
    ]
    place = lore.resolve(scene.setting.place)
    segment = Segment(
        Span(0, len(body)), Frame.MAIN, place.id if place else None, scene.setting.when, scene.setting.pov or None
    )
    segments = [segment]
    if (dream := body.find("Tobin opened the gate")) >= 0:
        segments = [replace(segment, span=Span(0, dream)), replace(segment, span=Span(dream, len(body)), frame=Frame.DREAM)]
    return SceneReading(
        scene.id,
        paragraphs,
        tuple(sentences),
        tuple(segments),
        tuple(sorted(mentions, key=lambda mention: mention.span)),
        tuple(_quote(said, body) for said in QUOTES.get(scene.id, ()) if said.words in body),
        tuple(_act(act, body) for act in ACTS.get(scene.id, ()) if act[0] in body),
    )


def _quote(said: Said, body: str) -> Quote:
    start = body.index(said.words)
    return Quote(Span(start - 1, start + len(said.words) + 1), said.speaker, said.to, confidence=0.9)


def _act(row: tuple[str, str, str, str, str | None, Modality], body: str) -> Act:
    clause, actor, verb, thing, entry, modality = row
    span = Span(body.index(clause), body.index(clause) + len(clause))
    return Act(span, verb, span, actor, object=entry, object_text=thing, modality=modality)
