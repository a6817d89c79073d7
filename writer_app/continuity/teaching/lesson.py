"""A lesson put together: what the example shows, what is like it, and under which phrases each passage would be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.matching import lemmas, words_of
from writer_app.continuity.judging.passages import sentence_at, sentence_span
from writer_app.continuity.story import Story
from writer_app.continuity.teaching.forms import forms_of, is_everyday, width
from writer_app.continuity.teaching.nearest import nearest_shape
from writer_app.continuity.teaching.signs import Phrases, Shown, of_shape, said_forms, shown_in
from writer_app.continuity.teaching.similar import Found, Sought, chosen
from writer_app.domain.lessons import Lesson, Role, Seen, Sign
from writer_app.domain.lore import Entry, Kind
from writer_app.domain.observations import SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import Shape
from writer_app.domain.spans import Span
from writer_app.text.fold import fold_key

_PLAIN = ("forms of be", "forms of have", "forms of do")
"""Verbs that show nothing, whatever is said with them."""


@dataclass(frozen=True, slots=True)
class Example:
    """A passage that shows `quirk` in use, as read; `user` is who uses it there, None where nobody is seen to."""

    quirk: Entry
    scene: SceneSource
    reading: SceneReading
    shown: tuple[Shown, ...]
    user: str | None
    shape: Shape | None


def example_of(story: Story, quirk: Entry, scene: SceneSource, reading: SceneReading, span: Span) -> Example | None:
    """What `span` shows of the power; None where no verb in it tells more than everybody does all day."""
    user = _user(story, quirk, reading, span)
    inside = (each for each in shown_in(story, scene, reading, user) if span.contains(each.act.verb_span))
    plain = frozenset[str]().union(*(story.pack.words(name) for name in _PLAIN))
    shown = tuple(each for each in inside if each.act.verb not in plain and forms_of(story, scene, each.act, each.role))
    words = [token.folded for token in words_of(scene.body, span)]
    shape = nearest_shape(story, quirk, scene, shown, words)
    told = [each for each in shown if _tells(story, scene, each, shape)]
    return Example(quirk, scene, reading, tuple(told) or shown, user, shape) if shown else None


def _user(story: Story, quirk: Entry, reading: SceneReading, span: Span) -> str | None:
    """Whose power it is; where no page says so, whoever does most in the passage."""
    owned = story.state.ever_owned(quirk.id)
    acting = Counter(act.actor for act in reading.acts if span.contains(act.verb_span) and act.actor)
    people = [who for who, _ in acting.most_common() if (entry := story.lore.get(who)) and entry.kind is Kind.CHARACTER]
    if owned:
        return next((who for who in people if who in owned), owned[0])
    return next(iter(people), None)


def _tells(story: Story, scene: SceneSource, shown: Shown, shape: Shape | None) -> bool:
    """Whether the verb tells more than one of every day: it is none, or the shape knows what is said with it."""
    ready = said_forms(story, scene, shown.act, shown.role, of_shape(shape))
    return bool(ready) or not is_everyday(story.pack, shown.act.verb)


def sought_by(story: Story, example: Example) -> Sought:
    """What to look for in the rest of the manuscript."""
    own: dict[Role, tuple[str, ...]] = {role: tuple(map(fold_key, example.quirk.link(role.value))) for role in Role}
    for each in example.shown:
        own[each.role] += forms_of(story, example.scene, each.act, each.role)
        own[each.role] += () if is_everyday(story.pack, each.act.verb) else (each.act.verb,)
    things = frozenset(form for each in example.shown for word in fold_key(each.thing).split()[-1:] for form in lemmas(word))
    near = frozenset((*story.state.ever_owned(example.quirk.id), example.quirk.id, *filter(None, (example.user,))))
    return Sought(own, of_shape(example.shape), things, example.user, near)


def lesson_of(story: Story, example: Example, found: Iterable[Found]) -> Lesson:
    """The lesson: of `found` those to be asked about, in order."""
    first = Found(example.scene, example.reading, example.shown, 0.0)
    taught = seen_span(first)
    asked = chosen(each for each in found if each.scene.id != example.scene.id or not seen_span(each).overlaps(taught))
    phrases = _phrases(story, (first, *asked), example)
    quirk = example.quirk
    return Lesson(
        quirk.id,
        quirk.name,
        _seen(story, first, phrases, example.shape),
        tuple(_seen(story, each, phrases, example.shape) for each in asked),
        example.shape,
        bool(quirk.link("shape")) and example.shape is not None,
        example.user or "",
        bool(quirk.link("owner") or story.state.ever_owned(quirk.id)),
        tuple((role, fold_key(text)) for role in Role for text in quirk.link(role.value)),
        frozenset(limit.key for limit in quirk.limits),
    )


def _phrases(story: Story, found: Sequence[Found], example: Example) -> Phrases:
    """Every phrase under which one of the passages would be seen, the widest first: whichever is chosen, it is known of each
    passage whether it would be."""
    told: dict[Role, set[str]] = {role: set(map(fold_key, example.quirk.link(role.value))) for role in Role}
    for each in found:
        for shown in each.shown:
            told[shown.role].update(forms_of(story, each.scene, shown.act, shown.role))
    return {role: sorted(phrases, key=width) for role, phrases in told.items()}


def seen_span(found: Found) -> Span:
    """The sentences of its verbs."""
    spans = [each.act.verb_span for each in found.shown]
    whole = sentence_span(found.reading, Span(min(span.start for span in spans), max(span.end for span in spans)))
    words = whole.of(found.scene.body)
    return Span(whole.start + len(words) - len(words.lstrip()), whole.end - len(words) + len(words.rstrip()))


def _seen(story: Story, found: Found, phrases: Phrases, shape: Shape | None) -> Seen:
    span = seen_span(found)
    verbs = sorted({(each.act.verb_span.start, each.act.verb_span.end) for each in found.shown})
    marks = tuple(Span(start - span.start, end - span.start) for start, end in verbs)
    things = [(_rank(story, each.thing), each.thing) for each in found.shown if each.thing]
    size, thing = max(things, default=(-1, ""))
    return Seen(
        found.scene.id,
        span,
        span.of(found.scene.body),
        marks,
        tuple(dict.fromkeys(_sign(story, found.scene, each, phrases, shape) for each in found.shown)),
        thing,
        size,
        _lead(found, span),
        found.doubt,
    )


def _sign(story: Story, scene: SceneSource, shown: Shown, phrases: Phrases, shape: Shape | None) -> Sign:
    forms = said_forms(story, scene, shown.act, shown.role, phrases)
    ready = said_forms(story, scene, shown.act, shown.role, of_shape(shape))
    both = sorted({*forms, *ready}, key=lambda phrase: (len(phrase.split()), phrase not in ready, width(phrase)))
    return Sign(shown.role, shown.act.verb, tuple(both), ready)


def _rank(story: Story, thing: str) -> int:
    bulk = story.sizes.bulk(thing)
    return bulk.rank if bulk is not None and bulk.rank is not None else -1


def _lead(found: Found, span: Span) -> str:
    """The sentence before, of the same paragraph."""
    reading = found.reading
    before = sentence_at(reading, span.start) - 1
    if before < 0 or paragraph_of(reading, reading.sentences[before].start) != paragraph_of(reading, span.start):
        return ""
    return " ".join(reading.sentences[before].of(found.scene.body).split())
