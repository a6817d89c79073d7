"""A patch changes what it is meant to change, and not a character beside it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from writer_app.domain.errors import DataError, UsageError
from writer_app.text.yamlpatch import Place, append_item, patch_front_matter, plain, remove, reword, set_value
from writer_app.text.yamlsplice import Path
from writer_app.text.yamltree import parse_yaml
from writer_app.text.yamlwriting import Plain, flow_text, key_text, scalar

ENTRY = """id: mara   # never changes
aliases: [Mara, The Keeper]            # certain
called:
facts:
  # as in chapter one
  eye colour: green   # like her mother's
  age: [{value: 15, until: rope}, {value: 16, since: water}]
  birthplace: {value: the hills, according to: ben}     # a claim
changes:
  - {at: before, enters: well}      # the first time

  - {at: water, dies: true}
notes: |
  Two lines
  of notes.

# the end
tags: one
"""


def changed(new: str, old: str = ENTRY) -> list[str]:
    """The lines taken out and put in."""
    return [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (("facts", "eye colour"), "brown", "  eye colour: brown   # like her mother's"),
        (("facts", "eye colour"), "brown: dark", "  eye colour: 'brown: dark'   # like her mother's"),
        (("facts", "age", 0, "value"), "14, nearly", "  age: [{value: '14, nearly', until: rope}, {value: 16, since: water}]"),
        (("called",), "the girl", "called: the girl"),
        (("called",), ["the girl", "a, b"], "called: [the girl, 'a, b']"),
        (("facts", "hair colour"), "black", "  hair colour: black"),
        (
            ("facts", "birthplace", "until"),
            "rope",
            "  birthplace: {value: the hills, according to: ben, until: rope}     # a claim",
        ),
        (("pronouns",), "she", "pronouns: she"),
        (("tags",), "", "tags: ''"),
        (("tags",), "no", "tags: no"),
        (("tags",), "#1", "tags: '#1'"),
        (("tags",), "two\nlines", 'tags: "two\\nlines"'),
        (("tags",), 'a "b": c', "tags: 'a \"b\": c'"),
        (("tags",), "don't: c", 'tags: "don\'t: c"'),
        (("notes",), "One line.", "notes: One line."),
    ],
)
def test_a_value_set(path: tuple[str | int, ...], value: Plain, line: str) -> None:
    new = set_value(ENTRY, path, value).replace('"', "'") if "'" in line and '"' not in line else set_value(ENTRY, path, value)
    added = [text[2:] for text in changed(new) if text[0] == "+"]
    assert added == [line]


@pytest.mark.parametrize(
    ("path", "item", "line"),
    [
        (("aliases",), "She", "aliases: [Mara, The Keeper, She]            # certain"),
        (("changes",), {"at": {"scene": "rope", "after": "so: there"}, "dies": "true"}, None),
        (("limits",), {"needs": "touch"}, "  - {needs: touch}"),
        (("called",), "the girl", "called: [the girl]"),
        (("tags",), "two", "tags: [one, two]"),
        (("facts", "eye colour"), {"value": "grey", "since": "water"}, None),
        (("facts", "birthplace"), {"value": "x"}, None),
    ],
)
def test_an_item_added(path: tuple[str | int, ...], item: Plain, line: str | None) -> None:
    new = append_item(ENTRY, path, item)
    added = [text[2:] for text in changed(new) if text[0] == "+"]
    assert len(added) == (2 if path == ("limits",) else 1)
    assert line is None or added[-1] == line


def test_an_item_goes_right_after_the_others_and_before_the_comments_that_follow() -> None:
    new = append_item(ENTRY, ("changes",), {"at": "rope", "returns": "true"})
    assert '  - {at: water, dies: true}\n  - {at: rope, returns: "true"}\nnotes:'.replace('"', "") in new


def test_a_mapping_on_lines_of_its_own_becomes_the_first_of_two() -> None:
    text = "facts:\n  age:\n    value: 15 # so far\n    until: x\n  height: tall\n"
    new = append_item(text, ("facts", "age"), {"value": "16", "since": "y"})
    assert new == "facts:\n  age:\n    - value: 15 # so far\n      until: x\n    - {value: 16, since: y}\n  height: tall\n"


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        (("changes", 0), ["-   - {at: before, enters: well}      # the first time"]),
        (("changes", 1), ["-   - {at: water, dies: true}"]),
        (("facts", "eye colour"), ["-   eye colour: green   # like her mother's"]),
        (("notes",), ["- notes: |", "-   Two lines", "-   of notes."]),
        (("nothing", "here"), []),
    ],
)
def test_what_is_removed_takes_its_lines_along(path: tuple[str | int, ...], gone: list[str]) -> None:
    assert changed(remove(ENTRY, path)) == gone


@pytest.mark.parametrize(
    ("text", "path", "new"),
    [
        ("a: [one]\n", ("a", 0), "a: []\n"),
        ("a: [one, two]\n", ("a", 0), "a: [two]\n"),
        ("a: [one, two,]\n", ("a", 1), "a: [one,]\n"),
        ("a: {b: 1, c: 2}\n", ("a", "c"), "a: {b: 1}\n"),
        ("a:\n- one\n- two\n", ("a", 0), "a:\n- two\n"),
        ("a:\n- b: 1\n  c: 2\n", ("a", 0, "b"), "a:\n- c: 2\n"),
        ("a:\n  - b\n", ("a", 0), "a:\n"),
    ],
)
def test_brackets_and_compact_lists_lose_an_item(text: str, path: tuple[str | int, ...], new: str) -> None:
    assert remove(text, path) == new


@pytest.mark.parametrize(
    "text", ["", "# nothing yet\n", "other: 1", "other: 1\r\nmore: 2\r\n", "\ufeffother: 1\r\n", "{a: b}"]
)
def test_a_key_comes_to_any_text(text: str) -> None:
    new = set_value(text, ("facts", "age"), "15")
    assert new.startswith(text.rstrip("\r\n}"))
    assert plain(parse_yaml(new.removeprefix("\ufeff")))["facts"] == {"age": "15"}  # type: ignore[call-overload, index]
    assert new.count("\r\n") == (new.count("\n") if "\r" in text else 0)
    assert new.endswith("\n") == (text.endswith("\n") or not text)


def test_front_matter_is_made_where_there_is_none() -> None:
    def patch(head: str) -> str:
        return set_value(head, ("id",), "rope")

    assert patch_front_matter("She let go.\n", patch) == "---\nid: rope\n---\nShe let go.\n"
    assert patch_front_matter("\ufeffShe\r\nlet go.\r\n", patch) == "\ufeff---\r\nid: rope\r\n---\r\nShe\r\nlet go.\r\n"
    assert patch_front_matter("---\n---\r\nA\r\nB\r\n", patch) == "---\nid: rope\r\n---\r\nA\r\nB\r\n"
    assert patch_front_matter("---\nid: x # y\n---\nProse: a\n", patch) == "---\nid: rope # y\n---\nProse: a\n"


@pytest.mark.parametrize(
    ("path", "word"),
    [(("id", "x"), "a value stands here"), (("changes", 7), "no such item"), (("new", 0), "no such item"), ((), "the whole")],
)
def test_a_place_that_cannot_be_changed_is_named(path: tuple[str | int, ...], word: str) -> None:
    with pytest.raises(DataError, match=word) as caught:
        set_value(ENTRY, path, "x", Place("lore/mara.md", 2))
    assert caught.value.path == "lore/mara.md"


def test_broken_text_is_left_alone() -> None:
    with pytest.raises(DataError, match=r"lore/mara.md:3:"):
        set_value("id: mara\nname: a: b\n", ("id",), "x", Place("lore/mara.md", 2))


def test_half_a_character_is_refused() -> None:
    with pytest.raises(UsageError, match="half a character"):
        set_value(ENTRY, ("tags",), "\ud83d")


TRICKY = [*"~-|>%@`?", "no", "12:30", "[x", "{y}", "&a", "*b", "!c", "---", "''", "a:", ":a", "#a", "a#", "?a"]
SAID = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.lists(st.sampled_from(TRICKY)).map(" ".join)


@given(SAID)
def test_any_text_reads_back(text: str) -> None:
    assert plain(parse_yaml(f"k: {scalar(text, flow=False)}")) == {"k": text}
    assert plain(parse_yaml(f"k: {flow_text([text])}")) == {"k": [text]}
    assert plain(parse_yaml(f"k:\n- {scalar(text, flow=False)}")) == {"k": [text]}
    assert plain(parse_yaml(f"{key_text(text, flow=False)}: v")) == {text: "v"}
    assert plain(parse_yaml(f"{{{key_text(text, flow=True)}: v}}")) == {text: "v"}


LEAVES = st.text("abcé '\",:#-", max_size=8)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc e", min_size=1, max_size=4), inner, max_size=3),
    max_leaves=8,
)


def written(draw: st.DrawFn, value: Plain, indent: int) -> str:
    """`value` after a key or dash, as one author or another would write it."""
    note = draw(st.sampled_from(["", "", "  # why: a, b"]))
    if isinstance(value, str):
        quoted = " '" + value.replace("'", "''") + "'"
        styles = [quoted, f" {scalar(value, flow=False)}", *([""] if not value else [])]
        return draw(st.sampled_from(styles)) + f"{note}\n"
    if not value or draw(st.booleans()):
        return ("" if not value and draw(st.booleans()) else f" {flow_text(value)}") + f"{note}\n"
    lines = [f"{note}\n"]
    for item in value.items() if isinstance(value, dict) else value:
        lines.append(draw(st.sampled_from(["", "", "\n", f"{' ' * indent}# note - x: y\n"])))
        if isinstance(item, tuple):
            lines.append(f"{' ' * indent}{key_text(item[0], flow=False)}:{written(draw, item[1], indent + 2)}")
        else:
            lines.append(f"{' ' * indent}-{written(draw, item, indent + 3)}")
    return "".join(lines)


def bare(value: Plain) -> Plain:
    if isinstance(value, str):
        return value
    return ({k: bare(v) for k, v in value.items()} if isinstance(value, dict) else [bare(v) for v in value]) or ""


def paths(value: Plain, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Plain]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in pairs:
        yield (*at, step), inner
        yield from paths(inner, (*at, step))


@st.composite
def texts_and_paths(draw: st.DrawFn) -> tuple[str, tuple[str | int, ...]]:
    tree = draw(st.dictionaries(st.text("abc e", min_size=1, max_size=4), TREES, min_size=1, max_size=4))
    text = "".join(f"{key_text(key, flow=False)}:{written(draw, value, 2)}" for key, value in tree.items())
    path, _ = draw(st.sampled_from(list(paths(tree))))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(["", "\ufeff"])) + text, path


@given(texts_and_paths(), TREES, st.sampled_from(["set", "add", "append", "remove"]))
def test_a_patch_does_what_is_meant_and_leaves_other_lines_alone(
    place: tuple[str, tuple[str | int, ...]], value: Plain, what: str
) -> None:
    text, path = place
    tree = plain(parse_yaml(text.removeprefix("\ufeff")))
    at = value_at(tree, path)
    if what == "set":
        new = set_value(text, path, value)
    elif what == "append":
        new = append_item(text, path, value)
    elif what == "remove":
        new = remove(text, path)
    else:
        assume(at == "" or isinstance(at, dict))
        new = set_value(text, (*path, "zz"), value)
    after = plain(parse_yaml(new.removeprefix("\ufeff")))
    if what == "set":
        assert bare(value_at(after, path)) == bare(value)
    elif what == "append":
        assert bare(value_at(after, path))[-1] == bare(value)  # type: ignore[index]
    elif what == "add":
        assert bare(value_at(after, (*path, "zz"))) == bare(value)
    elif isinstance(path[-1], str):
        assert path[-1] not in value_at(after, path[:-1])
    else:
        assert len(value_at(after, path[:-1])) == len(value_at(tree, path[:-1])) - 1
    old_lines, new_lines = text.split("\n"), new.split("\n")
    head = next((n for n, (a, b) in enumerate(zip(old_lines, new_lines)) if a != b), len(old_lines))  # noqa: B905
    tail = next((n for n, (a, b) in enumerate(zip(old_lines[::-1], new_lines[::-1])) if a != b), 0)  # noqa: B905
    rest = old_lines[head : len(old_lines) - tail]
    if what == "add" or (what == "set" and isinstance(at, str)) or (what == "append" and not isinstance(at, dict)):
        assert len(rest) <= 1
    assert new.startswith("\ufeff") == text.startswith("\ufeff")
    assert new in ("", "\ufeff") or ("\r" in new) == ("\r" in text)


def value_at(tree: Plain, path: tuple[str | int, ...]) -> Plain:
    for step in path:
        tree = tree[step]  # type: ignore[index, call-overload, assignment]
    return tree


@pytest.mark.parametrize(
    ("written", "then"),
    [
        ("a: Mara sat  # hers\n", "a: Elin sat  # hers\n"),
        ('a: "Mara sat"\n', 'a: "Elin sat"\n'),
        ("a: 'Mara sat'\n", "a: 'Elin sat'\n"),
        ("a: {b: [x, Mara sat]}\n", "a: {b: [x, Elin sat]}\n"),
        ("a: |\n  Mara sat\n  down\n", "a: |\n  Elin sat\n  down\n"),
        ("a: >\n  Mara\n  sat\n", "a: >\n  Elin\n  sat\n"),
        ("a:\r\n- Mara sat\r\n", "a:\r\n- Elin sat\r\n"),
    ],
)
def test_words_of_a_value_change_and_nothing_about_it(written: str, then: str) -> None:
    path: Path = ("a", "b", 1) if "{" in written else ("a", 0) if "- " in written else ("a",)
    assert reword(written, path, [(0, 4, "Elin")]) == then


@pytest.mark.parametrize(
    ("written", "words", "then"),
    [
        ("a: 'It''s Mara'\n", "O'Hara", "a: 'It''s O''Hara'\n"),
        ('a: "It\'s Mara"\n', 'a "b"', 'a: It\'s a "b"\n'),
        ("a: It's Mara\n", "b: c", 'a: "It\'s b: c"\n'),
    ],
)
def test_words_that_do_not_fit_in_are_written_so_that_they_do(written: str, words: str, then: str) -> None:
    assert reword(written, ("a",), [(5, 9, words)]) == then


def test_several_words_change_at_once() -> None:
    assert reword("a: b b b # b\n", ("a",), [(0, 1, "cc"), (4, 5, "d")]) == "a: cc b d # b\n"
    assert reword("a: b\n", ("a",), []) == "a: b\n"
