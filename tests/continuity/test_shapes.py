"""The ready shapes of power."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from lemminflect import getInflection

from tests.benchmarks.shapes import everyone_can, false_uses
from writer_app.continuity.sizes import Sizes
from writer_app.domain.shapes import Shape
from writer_app.services.stories import Tools
from writer_app.text.fold import fold_key


def test_some_forty_with_documentation(shapes: dict[str, Shape]) -> None:
    ready = {shape.name: shape for shape in shapes.values()}
    assert len(ready) >= 40
    for shape in ready.values():
        assert shape.doc.endswith(".")
        assert shape.cues
        for words in (shape.cues, shape.effects, shape.tools):
            assert all(word == fold_key(word) for word in words)
            assert len(set(words)) == len(words)
        assert all(len(cue.split()) <= 7 for cue in (*shape.cues, *shape.effects))


def test_every_name_means_one_shape(shapes: dict[str, Shape]) -> None:
    ready = {id(shape): shape for shape in shapes.values()}.values()
    names = Counter(fold_key(name) for shape in ready for name in {shape.name, *shape.also})
    assert [name for name, count in names.items() if count > 1] == []
    assert set(names) == set(shapes)


def test_nobody_uses_a_power_by_what_everybody_does(shapes: dict[str, Shape]) -> None:
    everyday = {"walk", "run", "look", "hold", "take", "push", "say", "enter", "open", "go", "come", "touch", "reach", "stand"}
    bare = {f"{verb}{rest}" for verb in everyday for rest in ("", " something")}
    assert not [shape.name for shape in shapes.values() if bare & {*shape.cues, *shape.effects}]


def test_every_cue_begins_with_a_verb_that_is_read(tools: Tools, shapes: dict[str, Shape]) -> None:
    heads = {phrase.split()[0] for shape in shapes.values() for phrase in (*shape.cues, *shape.effects)}
    texts = {head: f"Tarn {getInflection(head, 'VBD', inflect_oov=True)[0]} the stone." for head in sorted(heads)}
    story, _ = everyone_can(texts, ("Tarn",), tools)
    assert [head for head in texts if head not in {act.verb for act in story.readings[head].acts}] == []


def test_usual_limits_are_ones_that_checks_understand(shapes: dict[str, Shape], sizes: Sizes) -> None:
    usual = [limit for shape in shapes.values() for limit in shape.usual]
    assert {"needs", "no larger than", "no farther than", "works on"} <= {limit.key for limit in usual}
    assert all(sizes.bulk(limit.values[0]) is not None for limit in usual if limit.key == "no larger than")


@pytest.mark.parametrize(
    "words",
    [
        "Tarn froze in the doorway.",
        "Tarn laid his hand on the hilt of his sword.",
        "Tarn threw his cigar into the fire.",
        "Tarn crumpled the letter and summoned the waiter.",
        "Tarn possessed a fine house, took his leave and stopped for a moment.",
        "Tarn drew the curtain, lit the lamp and walked across the floor of the hall.",
        "Tarn read the cards on the wall and put the child to bed.",
        "Tarn stood in the wind. The leaves trembled, and the water shone.",
        "Tarn passed through the door. A window lit up, the stove glowed, and a thought passed through his mind.",
        "Tarn blushed. The boat lurched under them, and Osmund shuddered.",
    ],
)
def test_what_people_do_all_day_is_no_power(words: str, seen: Callable[[str], set[str]]) -> None:
    assert seen(words) == set()


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ("Tarn froze the lake from shore to shore.", "ice"),
        ("Tarn threw a wall of flames at them, then called down lightning on the mast.", "lightning"),
        ("Tarn fused with the door. The hinges writhed.", "possess an object"),
        ("Tarn read her mind before she could speak.", "read minds"),
        ("Tarn wove threads of silk between the beams.", "threads"),
        ("Tarn tore open a portal in the kitchen wall.", "open portals"),
        ("Tarn made the anvil weightless with one touch.", "command gravity"),
        ("Tarn bent the steel of the gate like paper.", "command metal"),
    ],
)
def test_a_power_in_use_is_seen(words: str, shape: str, seen: Callable[[str], set[str]]) -> None:
    assert shape in seen(words)


@pytest.fixture
def seen(tools: Tools) -> Callable[[str], set[str]]:
    """The shapes that are seen in a text whose Tarn has a power of every shape."""
    return lambda words: {one.shape for one in false_uses(*everyone_can({"scene": words}, ("Tarn",), tools))}
