"""The ready shapes of power."""

from __future__ import annotations

from collections import Counter

from writer_app.domain.shapes import Shape
from writer_app.text.fold import fold_key


def test_a_good_dozen_with_documentation(shapes: dict[str, Shape]) -> None:
    ready = {shape.name: shape for shape in shapes.values()}
    assert len(ready) > 30
    for shape in ready.values():
        assert shape.doc.endswith(".")
        assert shape.cues
        for words in (shape.cues, shape.effects, shape.tools):
            assert all(word == fold_key(word) for word in words)
            assert len(set(words)) == len(words)


def test_every_name_means_one_shape(shapes: dict[str, Shape]) -> None:
    ready = {id(shape): shape for shape in shapes.values()}.values()
    names = Counter(fold_key(name) for shape in ready for name in {shape.name, *shape.also})
    assert [name for name, count in names.items() if count > 1] == []
    assert set(names) == set(shapes)


def test_nobody_uses_a_power_by_what_everybody_does(shapes: dict[str, Shape]) -> None:
    everyday = {"walk", "run", "look", "hold", "take", "push", "say", "enter", "open", "go", "come", "touch", "reach", "stand"}
    assert not [shape.name for shape in shapes.values() if everyday & set(shape.cues)]
