"""What somebody has with them in a passage, as far as the sentence itself shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from writer_app.continuity.judging.matching import find_phrase, has_phrase, lemmas, words_of
from writer_app.continuity.judging.passages import sentence_span
from writer_app.continuity.story import Story
from writer_app.domain.lore import Kind, Limit
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.language.sentence import Token
from writer_app.text.fold import fold_key

_AHEAD = 6
"""How many words before a thing may say that it is carried."""


def carried(story: Story, scene: SceneSource, span: Span, limit: Limit) -> Span | None:
    """The words for something that `limit` bars, where the sentence around `span` shows that it is carried."""
    words = words_of(scene.body, sentence_span(story.readings[scene.id], span))
    for first, last in _barred(story, words, limit):
        before = words[max(0, first - _AHEAD) : first]
        if has_phrase(before, story.pack.words("carrying words")) and not has_phrase(
            before, story.pack.words("leaving behind words")
        ):
            return Span(words[first].start, words[last].end)
    return None


def _barred(story: Story, words: Sequence[Token], limit: Limit) -> Iterator[tuple[int, int]]:
    """Where something barred is named: by an entry's name, or by a word for the material or for what is made of it."""
    values = [fold_key(value) for value in limit.values]
    for item in story.lore.of_kind(Kind.ITEM):
        material = {lemma for text in item.link("material") for word in fold_key(text).split() for lemma in lemmas(word)}
        if item.id in limit.values or any(value in material or story.lore.resolve(value) is item for value in values):
            for surface in item.surfaces():
                yield from find_phrase(words, surface)
    group = story.pack.group("materials")
    for index, token in enumerate(words):
        forms = lemmas(token.folded)
        made_of = {term for form in forms for term in group.get(form, ())}
        if forms & set(values) or made_of & set(values):
            last = index
            # "an iron knife": the thing is named by the next word.
            if forms & set(values) and index + 1 < len(words) and words[index + 1].start == token.end + 1:
                last = index + 1
            yield index, last
