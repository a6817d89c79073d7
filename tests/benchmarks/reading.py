"""How fast prose is read: `python -m tests.benchmarks.reading DIR... [--json FILE]`.

Each DIR holds one text file a chapter; all of them together become one novel with a scene a chapter and pages for its most
frequent names. Printed, in processor seconds of one core: a cold reading; a paragraph edited in a scene of usual length, read
again in its scene; another name for somebody, until every reading that it touches is made again; peak memory. The reference is
splitting the same text into words.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from tests.benchmarks.checking import reference, write_project
from writer_app.bootstrap.workshop import program_tools
from writer_app.domain.lore import Alias, Lore
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.language.reading import Recalled
from writer_app.services.stories import StoryReader
from writer_app.storage.folder import load

_USUAL = 2500
_EDITS = 40
_NEW = "Zephyrine"


def cold(reader: StoryReader, scenes: Sequence[SceneSource]) -> tuple[float, dict[str, SceneReading]]:
    """Seconds to read everything, and the readings."""
    start = time.process_time()
    readings = reader.read_all(scenes)
    return time.process_time() - start, readings


def edited(reader: StoryReader, scenes: Sequence[SceneSource]) -> float:
    """Seconds to read the scene nearest to usual length again after a letter more, in the middle."""
    scene = min(scenes, key=lambda scene: abs(len(scene.body.split()) - _USUAL))
    recalled, taken = Recalled(), list[float]()
    reader.read(scene, recalled)
    for number in range(_EDITS):
        at = scene.body.index(" ", len(scene.body) * (number + 1) // (_EDITS + 2))
        scene = replace(scene, body=f"{scene.body[:at]}y{scene.body[at:]}")
        start = time.process_time()
        reader.read(scene, recalled)
        taken.append(time.process_time() - start)
    return median(taken)


def another_name(lore: Lore, reader: StoryReader, scenes: Sequence[SceneSource]) -> tuple[float, int]:
    """Seconds until all is read again that a new name of the first page touches, and how many scenes that was; the name
    stands in one scene of a hundred."""
    marked = [
        replace(scene, body=f"{scene.body}\n\n{_NEW} was there.\n") if number % 100 == 50 else scene
        for number, scene in enumerate(scenes)
    ]
    before = reader.keys(marked)
    first = lore.entries[0]
    longer = Lore((replace(first, aliases=(*first.aliases, Alias(_NEW))), *lore.entries[1:]))
    start = time.process_time()
    later = reader.with_lore(longer)
    keys = later.keys(marked)
    touched = [scene for scene in marked if keys[scene.id] != before[scene.id]]
    for scene in touched:
        later.read(scene)
    return time.process_time() - start, len(touched)


def measure(sources: Sequence[Path]) -> dict[str, float]:
    """Every figure by name."""
    chapters = [path.read_text(encoding="utf-8") for source in sources for path in sorted(source.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "novel"
        write_project(folder, chapters)
        loaded = load(folder)
    reader = StoryReader(loaded.lore, program_tools())
    reader.read(replace(loaded.scenes[0], body="Nobody came."))
    words = sum(len(text.split()) for text in chapters)
    seconds, _ = cold(reader, loaded.scenes)
    name_seconds, touched = another_name(loaded.lore, reader, loaded.scenes)
    split = reference(chapters)
    return {
        "words": words,
        "cold": seconds,
        "cold_a_million": seconds / words * 1_000_000,
        "cold_by_splitting": seconds / split,
        "edited_paragraph": edited(reader, loaded.scenes),
        "another_name": name_seconds,
        "scenes_of_that_name": touched,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def table(figures: Mapping[str, float]) -> Iterator[str]:
    """A line a figure."""
    for name, value in figures.items():
        yield f"{name:22}{value:12,.4f}" if isinstance(value, float) else f"{name:22}{value:12,}"


def main() -> None:
    """Prints the table; writes JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures = measure(options.folders)
    print(*table(figures), sep="\n")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
