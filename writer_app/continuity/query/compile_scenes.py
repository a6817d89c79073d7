"""Terms about whole scenes: chapter, scene, status, tag."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from writer_app.continuity.query.finders import Words
from writer_app.continuity.query.moment import node_of
from writer_app.continuity.query.names import unknown
from writer_app.continuity.query.tree import Bounds, Term
from writer_app.continuity.query.views import SceneView
from writer_app.continuity.query.words import words_of
from writer_app.continuity.story import Story
from writer_app.domain.errors import UsageError
from writer_app.domain.outline import Chapter
from writer_app.text.fold import fold_key


def scene_test(story: Story, term: Term) -> Callable[[SceneView], bool]:
    """Whether a scene fits the term. Raises UsageError for a chapter or scene that is not there."""
    if term.field in ("chapter", "scene"):
        wanted = scenes_of(story, term)
        return lambda view: view.source.id in wanted
    words = Words(words_of(term.text), term.form)
    if term.field == "status":
        return lambda view: words.is_all_of(view.source.status)
    return lambda view: any(words.is_all_of(tag) for tag in view.source.tags)


def scenes_of(story: Story, term: Term) -> frozenset[str]:
    """The scene ids that a `chapter:` or `scene:` term names. Raises UsageError."""
    if term.field == "scene":
        return _scene(story, term.text)
    chapters = tuple(story.project.outline.chapters())
    if term.bounds is not None:
        first, last = _range(chapters, term.bounds)
    elif term.text:
        first = last = _chapter(chapters, term.text)
        if not 0 < first <= len(chapters):
            raise UsageError(f"there is no chapter {term.text}", _how_many(chapters))
    else:
        first, last = 1, len(chapters)
    return frozenset(scene for chapter in chapters[max(0, first - 1) : last] for scene in chapter.scenes)


def _scene(story: Story, text: str) -> frozenset[str]:
    known = frozenset(story.timeline.reading_order)
    if text in ("", "*"):
        return known
    node = node_of(story, text)
    found = story.timeline.node_scenes(node) if node else ()
    if len(found) == 1:
        return frozenset(found)
    names: Mapping[str, str] = {fold_key(name): name for scene in story.scenes for name in (scene.id, scene.title) if name}
    raise unknown(f"there is no scene “{text}”", text, names)


def _range(chapters: tuple[Chapter, ...], bounds: Bounds) -> tuple[int, int]:
    first = _chapter(chapters, bounds.low) if bounds.low else 1
    last = _chapter(chapters, bounds.high) if bounds.high else len(chapters)
    if bounds.low and bounds.high and last < first:
        raise UsageError(f"the range {bounds} ends before it begins")
    return first, last


def _chapter(chapters: tuple[Chapter, ...], text: str) -> int:
    """A chapter's number, from 1, by number, id or title."""
    if text.isascii() and text.isdigit() and len(text) <= 9:
        return int(text)
    names = {
        fold_key(name): number for number, chapter in enumerate(chapters, 1) for name in (chapter.title, chapter.id) if name
    }
    if fold_key(text) in names:
        return names[fold_key(text)]
    written = {fold_key(name): name for chapter in chapters for name in (chapter.id, chapter.title) if name}
    raise unknown(f"there is no chapter “{text}”", text, written, otherwise=_how_many(chapters))


def _how_many(chapters: tuple[Chapter, ...]) -> str:
    return f"this story has {len(chapters)}" if chapters else "this story has none yet"
