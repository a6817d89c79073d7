"""Searching a story: the index asked where to look, the evaluator asked what is there."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from writer_app.continuity.judging.reports import scene_title
from writer_app.continuity.query.evaluate import search
from writer_app.continuity.query.match import Match
from writer_app.continuity.query.narrow import Terms, candidate_terms, page_terms, scene_terms
from writer_app.continuity.query.parser import parse
from writer_app.continuity.query.tree import Query, Unit, terms
from writer_app.continuity.query.views import SceneView, Views
from writer_app.domain.lore import Entry
from writer_app.domain.spans import Span
from writer_app.search.index import SearchIndex
from writer_app.services.searchresult import Found, SearchResult
from writer_app.text.lines import LineIndex

_SCENE, _PAGE = "scene:", "page:"
_ROOM = 240
"""Code points that the sentences shown of a passage take at most, unless one is longer."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """An index with what tells whether it still fits.

    `keys` are those of the readings of the scenes, by id: where one changes, that scene is indexed again. `waits` says
    whether a search waits for that, or else does without the index. `open` are the ids of scenes whose text is another one
    now than on disk: the index knows them as they were, so that each is looked at. With such scenes a search must not wait,
    since the index is of what stands on disk.
    """

    index: SearchIndex
    keys: Mapping[str, str]
    waits: bool = True
    open: frozenset[str] = frozenset()


class SearchDesk:
    """Searches one story, which does not change; kept, the second search is quick.

    The answer is the same with an index or without; with one it comes sooner.
    """

    def __init__(self, views: Views, narrowing: Narrowing | None = None) -> None:
        self._views = views
        self._narrowing = narrowing

    def run(self, text: str, as_of: str = "", limit: int | None = None) -> SearchResult:
        """The matches of the search `text`, at most `limit` of them shown. Raises UsageError."""
        query = parse(text)
        matches = self._search(query, as_of)
        pages = self._search(replace(query, unit=Unit.LORE), as_of) if _is_words_alone(query) else ()
        views = self._views
        return SearchResult(
            str(query), len(matches), tuple(_found(views, matches[:limit])), tuple(_found(views, pages[:limit]))
        )

    def _search(self, query: Query, as_of: str) -> tuple[Match, ...]:
        return search(self._views, query, candidates=self._candidates(query, as_of), as_of=as_of)

    @cached_property
    def indexed(self) -> bool:
        """Whether the index holds this story; asked for the first time, what changed is indexed."""
        if self._narrowing is None:
            return False
        keys, terms_of = _documents(self._views, self._narrowing)
        index = self._narrowing.index
        return index.update(keys, terms_of) if self._narrowing.waits else index.holds(keys)

    def _candidates(self, query: Query, as_of: str) -> frozenset[str] | None:
        unit, need = candidate_terms(self._views, query, as_of)
        if self._narrowing is None or need is None or not self.indexed:
            return None
        found = self._narrowing.index.candidates(need, _PAGE if unit is Unit.LORE else _SCENE)
        return found if found is None or unit is Unit.LORE else found | self._narrowing.open


def index_some(views: Views, narrowing: Narrowing, most: int) -> bool:
    """Brings the index a step nearer to the story as it stands on disk: at most `most` documents. Whether more are left."""
    keys, terms_of = _documents(views, narrowing)
    held = narrowing.index.keys()
    missing = [name for name, key in keys.items() if held.get(name) != key]
    later = frozenset(missing[most:])
    return narrowing.index.update({name: key for name, key in keys.items() if name not in later}, terms_of) and bool(later)


def _documents(views: Views, narrowing: Narrowing) -> tuple[dict[str, str], Callable[[str], Terms]]:
    """The documents of an index of the story on disk: keys by name, and what gives the terms of one."""
    scenes = {_SCENE + scene.id: scene for scene in views.story.scenes}
    pages = {_PAGE + entry.id: page_terms(entry) for entry in views.story.lore}
    keys = {name: narrowing.keys[scene.id] for name, scene in scenes.items() if scene.id not in narrowing.open}
    if narrowing.open:
        keys |= {name: key for name, key in narrowing.index.keys().items() if name.removeprefix(_SCENE) in narrowing.open}
    keys |= {name: _digest(*(f"{field} {sorted(words)}" for field, words in terms.items())) for name, terms in pages.items()}

    def terms_of(name: str) -> Terms:
        return pages[name] if name in pages else scene_terms(views.of(scenes[name]))

    return keys, terms_of


def to_json(result: SearchResult) -> dict[str, object]:
    """The result as plain values for JSON."""
    return {
        "version": 1,
        "query": result.query,
        "total": result.total,
        "matches": [_plain(found) for found in result.found],
        "pages": [_plain(found) for found in result.pages],
    }


def _is_words_alone(query: Query) -> bool:
    return query.unit is None and not any(term.field for term, _ in terms(query.root))


def _found(views: Views, matches: tuple[Match, ...]) -> Iterator[Found]:
    story = views.story
    scenes = {scene.id: scene for scene in story.scenes}
    lines: dict[str, LineIndex] = {}
    for match in matches:
        if match.scene is None or match.span is None:
            entry = story.lore.get(match.entry or "")
            assert entry is not None
            yield _page(match, entry)
            continue
        scene = scenes[match.scene]
        index = lines.setdefault(scene.id, LineIndex(scene.body))
        yield _passage(match, views.of(scene), index, scene_title(story, scene.id))


def _passage(match: Match, view: SceneView, lines: LineIndex, title: str) -> Found:
    assert match.span is not None
    scene, shown = view.source, _sentences(match, view.reading.sentences)
    line, column = lines.position(match.span.start)
    quote = match.span.of(scene.body)
    return Found(match, scene.path, line + scene.body_line - 1, column, quote, title, shown)


def _sentences(match: Match, sentences: tuple[Span, ...]) -> Span | None:
    """The sentence of the first highlight, and those after it up to the last one, as far as there is room."""
    if not match.highlights:
        return None
    first = bisect_right(sentences, match.highlights[0].start, key=lambda sentence: sentence.start) - 1
    if first < 0 or match.span is None:
        return None
    shown = sentences[first]
    for sentence in sentences[first + 1 :]:
        if sentence.start >= match.highlights[-1].end or sentence.end - shown.start > _ROOM:
            break
        shown = shown.cover(sentence)
    return Span(max(shown.start, match.span.start), min(shown.end, match.span.end))


def _page(match: Match, entry: Entry) -> Found:
    return Found(match, entry.origin.path, entry.origin.line, entry.origin.column, "", entry.name, kind=entry.kind.value)


def _plain(found: Found) -> dict[str, object]:
    match = found.match
    where: dict[str, object] = {"path": found.path, "line": found.line, "column": found.column}
    bound = {"bound": dict(match.bound)} if match.bound else {}
    if match.span is None:
        return {"entry": match.entry, "name": found.title, "scene": None, **where, **bound}
    return {
        "entry": None,
        "scene": match.scene,
        **where,
        "start": match.span.start,
        "end": match.span.end,
        "quote": found.quote,
        "highlights": [{"start": span.start, "end": span.end} for span in match.highlights],
        **bound,
    }


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
