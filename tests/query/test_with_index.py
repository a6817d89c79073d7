"""A search answers the same with an index and without, and the index only ever narrows to a superset."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer_app.continuity.query.narrow import candidate_terms
from writer_app.continuity.query.parser import parse
from writer_app.continuity.query.tree import And, Bounds, Form, Node, Not, Or, Query, Term, Unit
from writer_app.continuity.query.views import Views
from writer_app.continuity.story import Story
from writer_app.domain.errors import UsageError
from writer_app.search.index import SearchIndex
from writer_app.services.searching import Narrowing, SearchDesk, to_json
from writer_app.services.searchresult import SearchResult

_PARTS = (
    "Maren opened the door to the hall. It was cold.",
    'Tobin laughed. "The key is mine, Maren," he said.',
    "\u201cDon\u2019t be naïve,\u201d said Zoë. The well-known draught came up.",
    "Tobin lifted the house with one hand.",
    "<!-- the key, to be rewritten -->",
    'Maren ran. "The key!"',
    "Zoë waited by the water.",
    "The keys, the key\u2019s ring; a door, doors.",
    "Tobin opened the gate, in her dream.",
)
_BODIES = st.lists(st.sampled_from(_PARTS), max_size=4).map("\n\n".join)
_PROSE = st.fixed_dictionaries({"the-hall": _BODIES, "the-fire": _BODIES, "the-quay": _BODIES})

_WORDS = ("key", "door", "naive", "don't", "well known", "the key", "t", "zzz", "cold tobin", "rewritten")
_TEXT = st.builds(Term, st.sampled_from(["", "said", "told"]), st.sampled_from(_WORDS))
_LOOSE = st.builds(Term, st.just(""), st.sampled_from(["ke", "dor", "naiev"]), st.sampled_from([Form.PREFIX, Form.FUZZY]))
_WHOSE = ("maren", "tobin", "zoe", "Zoë", "crew", "$x", "*", "nobody", "house", "Ember")
_PEOPLE = st.builds(Term, st.sampled_from(["who", "speaker", "to", "actor", "dead", "alive", "on"]), st.sampled_from(_WHOSE))
_MORE = st.sampled_from(
    [
        Term("does", "open"),
        Term("does", "", Form.PREFIX),
        Term("place", "house"),
        Term("place", "cellar"),
        Term("frame", "dream"),
        Term("chapter", "", bounds=Bounds("2", "")),
        Term("has", "$x/key"),
        Term("has", "tobin/emberwork"),
        Term("words", "", bounds=Bounds("", "6")),
        Term("larger", "refrigerator"),
        Term("tag", "storm"),
        Term("name", "key"),
        Term("alias", "pilot"),
        Term("kind", "item"),
        Term("fact", "holder"),
    ]
)
_LEAVES = st.one_of(_TEXT, _LOOSE, _PEOPLE, _MORE)


def _grow(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, min_size=2, max_size=3).map(tuple)
    return st.one_of(nodes.map(Not), several.map(And), several.map(Or))


_QUERIES = st.builds(
    Query,
    st.recursive(_LEAVES, _grow, max_leaves=5),
    st.sampled_from([None, None, *Unit]),
    st.sampled_from(["", "", "the-fire"]),
)


def _keys(story: Story) -> dict[str, str]:
    """Keys that change with the words of a scene."""
    return {scene.id: sha256(scene.body.encode("utf-8", "surrogatepass")).hexdigest() for scene in story.scenes}


def _answer(story: Story, query: Query, narrowing: Narrowing | None) -> SearchResult | str:
    try:
        return SearchDesk(Views(story), narrowing).run(str(query))
    except UsageError as fault:
        return str(fault)


@settings(max_examples=60, deadline=None)
@given(prose=_PROSE, queries=st.lists(_QUERIES, min_size=1, max_size=8))
def test_the_index_never_decides(tell: Callable[[dict[str, str]], Story], prose: dict[str, str], queries: list[Query]) -> None:
    story = tell(prose)
    with tempfile.TemporaryDirectory() as folder:
        narrowing = Narrowing(SearchIndex(Path(folder) / "index"), _keys(story))
        for query in queries:
            plain = _answer(story, query, None)
            narrowed = _answer(story, query, narrowing)
            assert narrowed == plain
        assert SearchDesk(Views(story), narrowing).indexed
        narrowing.index.close()


_EACH = (
    *(f"{field}:{who}" for field in ("who", "speaker", "to", "actor") for who in ("maren", "tobin", "zoe", "crew", "*")),
    *(
        f"{field}{word}"
        for field in ("", "said:", "told:")
        for word in ("key", "naive", "ke*", "kye~", '"well known"', "rewritten")
    ),
    *(
        "does:open",
        "does:opened",
        "does:op*",
        "does:opne~",
        "actor:maren does:ran",
        "on:house",
        "on:door",
        "larger:refrigerator",
    ),
    *("place:house", "place:cellar", "place:*", "quirk:emberwork", "frame:dream", "chapter:2", "who:$x NOT speaker:$x"),
    *("NOT speaker:tobin key", "speaker:tobin OR who:zoe", "NOT (key OR door)", "(speaker:zoe OR NOT key) in:sentence"),
    *("who:cinder", "actor:cinder on:key", "who:cinder dead:tobin"),
    *("in:lore key", "in:lore refrig*", "name:key", "name:ke*", "alias:pilot", "in:lore tobin", "kind:item OR name:maren"),
)


@pytest.mark.parametrize("text", _EACH)
def test_every_field_answers_the_same(story: Story, narrowing: Narrowing, text: str) -> None:
    assert SearchDesk(Views(story), narrowing).run(text) == SearchDesk(Views(story)).run(text)


@pytest.fixture(scope="module")
def narrowing(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Narrowing]:
    """A current index of the story."""
    made = Narrowing(SearchIndex(tmp_path_factory.mktemp("index")), _keys(story))
    assert SearchDesk(Views(story), made).indexed
    yield made
    made.index.close()


def test_the_index_does_narrow(story: Story, narrowing: Narrowing) -> None:
    views = Views(story)
    narrowed = {"speaker:zoe": {"the-hall"}, "said:naive": {"the-hall"}, "ran": {"the-fire"}, "actor:zoe": {"the-quay"}}
    for text, scenes in narrowed.items():
        unit, need = candidate_terms(views, parse(text))
        assert unit is Unit.PARAGRAPH
        assert narrowing.index.candidates(need, "scene:") == scenes


def test_only_changed_scenes_are_indexed_again(story: Story, tell: Callable[[dict[str, str]], Story], tmp_path: Path) -> None:
    narrowing = Narrowing(SearchIndex(tmp_path), _keys(story))
    assert SearchDesk(Views(story), narrowing).run("gate").total == 1
    held = narrowing.index.keys()
    prose = {scene.id: scene.body for scene in story.scenes}
    edited = tell({**prose, "the-hall": prose["the-hall"] + "\n\nThe gate."})
    assert SearchDesk(Views(edited), replace(narrowing, keys=_keys(edited))).run("gate").total == 2
    changed = {name for name, key in narrowing.index.keys().items() if held[name] != key}
    assert changed == {"scene:the-hall"}
    assert SearchDesk(Views(story), narrowing).run("gate").total == 1
    narrowing.index.close()


def test_what_is_shown(story: Story) -> None:
    result = SearchDesk(Views(story)).run("speaker:zoe OR key", limit=1)
    assert (result.query, result.total, len(result.found)) == ("speaker:zoe OR key", 4, 1)
    assert to_json(result) == {
        "version": 1,
        "query": "speaker:zoe OR key",
        "total": 4,
        "matches": [
            {
                "entry": None,
                "scene": "the-hall",
                "path": "manuscript/the-hall.md",
                "line": 3,
                "column": 1,
                "start": 49,
                "end": 98,
                "quote": 'Tobin laughed. "The key is mine, Maren," he said.',
                "highlights": [{"start": 69, "end": 72}],
            }
        ],
        "pages": [],
    }


def test_the_sentences_of_a_match_are_those_that_were_looked_for(story: Story) -> None:
    def shown(text: str) -> list[str]:
        bodies = {scene.id: scene.body for scene in story.scenes}
        found = SearchDesk(Views(story)).run(text).found
        return [one.sentences.of(bodies[one.match.scene or ""]).strip() for one in found if one.sentences is not None]

    assert shown("cold") == ["It was cold."]
    assert shown("cold opened") == ["Maren opened the door to the hall. It was cold."]
    assert shown("gate") == ["Tobin opened the gate, in her dream."]


def test_pages_and_bindings_are_shown(story: Story) -> None:
    (page,) = to_json(SearchDesk(Views(story)).run("kind:item"))["matches"]  # type: ignore[misc, attr-defined]
    assert (page["entry"], page["name"], page["scene"]) == ("key", "the brass key", None)
    (match,) = to_json(SearchDesk(Views(story)).run("who:$x dead:$x"))["matches"]  # type: ignore[misc, attr-defined]
    assert match["bound"] == {"x": "tobin"}


def test_words_alone_show_the_pages_that_hold_them(story: Story) -> None:
    def pages(text: str) -> list[str | None]:
        return [found.match.entry for found in SearchDesk(Views(story)).run(text).pages]

    assert pages("key") == ["key"]
    assert pages("refrigerator") == ["emberwork"]
    assert pages("key NOT brass") == []
    assert pages("key in:scene") == []
    assert pages("who:maren") == []
    assert SearchDesk(Views(story)).run("in:lore key").pages == ()


def test_a_search_that_makes_no_sense_says_so(story: Story, tmp_path: Path) -> None:
    for narrowing in (None, Narrowing(SearchIndex(tmp_path), _keys(story))):
        with pytest.raises(UsageError, match="did you mean"):
            SearchDesk(Views(story), narrowing).run("who:marren")
