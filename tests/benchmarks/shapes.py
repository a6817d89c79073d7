"""How often a power is seen where nobody has one: `python -m tests.benchmarks.shapes FOLDER... [--json FILE] [--show]`.

Each FOLDER holds one text file a chapter of a novel without powers. Everybody in it is made one person who has every power;
each use that is seen is a false one. Printed: for each shape, false uses in a hundred thousand words, and with --show where.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.benchmarks.checking import frequent_names
from writer_app.bootstrap.workshop import program_tools
from writer_app.continuity.judging.quirkuse import Use, uses
from writer_app.continuity.state.story_state import StoryState
from writer_app.continuity.story import Story
from writer_app.continuity.time.timeline import Timeline
from writer_app.domain.lore import Alias, Entry, Kind, Lore, Pronouns
from writer_app.domain.outline import Chapter, Outline, Project
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import Shape
from writer_app.language.names.lexicon import Lexicon
from writer_app.language.reading import read_scene
from writer_app.services.stories import Tools

_EACH = 100_000


@dataclass(frozen=True, slots=True)
class Seen:
    """A false use: of which shape, in which chapter, in which words."""

    shape: str
    chapter: str
    words: str


def read(folder: Path, tools: Tools) -> tuple[Story, tuple[Entry, ...]]:
    """The novel in `folder`, as `everyone_can` makes it."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    return everyone_can(texts, frequent_names(list(texts.values())), tools)


def everyone_can(texts: Mapping[str, str], names: Sequence[str], tools: Tools) -> tuple[Story, tuple[Entry, ...]]:
    """The texts, by chapter, read with one person of all those names who has a power of every shape; and those powers."""
    person = Entry("anybody", Kind.CHARACTER, names[0], tuple(map(Alias, names[1:])), pronouns=Pronouns.HE)
    powers = tuple(_power(number, shape) for number, shape in enumerate(_each(tools)))
    lore = Lore((person, *powers))
    lexicon = Lexicon.build(lore, tools.pack, tools.shapes)
    scenes = tuple(SceneSource(name, f"{name}.md", body=text) for name, text in texts.items())
    readings = {scene.id: read_scene(scene, lexicon, tools.pack) for scene in scenes}
    project = Project("novel", "A novel", outline=Outline(tuple(Chapter(scene.id, scene.id, (scene.id,)) for scene in scenes)))
    timeline = Timeline(project, scenes)
    state = StoryState(lore, timeline)
    return Story(project, scenes, lore, readings, timeline, state, tools.sizes, tools.shapes, tools.pack), powers


def _each(tools: Tools) -> Sequence[Shape]:
    return tuple({shape.name: shape for shape in tools.shapes.values()}.values())


def _power(number: int, shape: Shape) -> Entry:
    return Entry(f"power-{number}", Kind.QUIRK, f"Xq{number}", links=(("owner", ("anybody",)), ("shape", (shape.name,))))


def false_uses(story: Story, powers: Sequence[Entry]) -> Iterator[Seen]:
    """Every use that is seen, each power looked for alone."""
    for power in powers:
        lore = Lore((story.lore.entries[0], power))
        alone = replace(story, lore=lore, state=StoryState(lore, story.timeline))
        for use in uses(alone):
            yield Seen(power.link("shape")[0], use.scene.id, _words(use))


def _words(use: Use) -> str:
    start, end = use.act.span.start, use.act.span.end
    return " ".join(use.scene.body[start:end].split())


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--show", action="store_true", help="print every false use")
    options = parser.parse_args()
    tools = program_tools()
    words, seen = 0, list[Seen]()
    for folder in options.folders:
        story, powers = read(folder, tools)
        words += sum(reading.words for reading in story.readings.values())
        seen += false_uses(story, powers)
    told = Counter(one.shape for one in seen)
    for shape in sorted((shape.name for shape in _each(tools)), key=lambda name: -told[name]):
        print(f"{told[shape] * _EACH / max(1, words):8.2f}  {shape}")
        if options.show:
            print("".join(f"            {one.chapter}: {one.words}\n" for one in seen if one.shape == shape), end="")
    print(f"{len(seen) * _EACH / max(1, words):8.2f}  in all, of {words:,} words")
    if options.json:
        rates = {shape: count * _EACH / max(1, words) for shape, count in told.items()}
        options.json.write_text(json.dumps({"words": words, "uses": len(seen), "shapes": rates}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
