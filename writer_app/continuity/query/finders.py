"""What each prose field finds in a scene, as hits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from writer_app.continuity.judging.matching import lemmas
from writer_app.continuity.judging.quirkuse import Use
from writer_app.continuity.query.names import Ref
from writer_app.continuity.query.passages import Finder, Hit
from writer_app.continuity.query.tree import Form
from writer_app.continuity.query.views import SceneView, inside
from writer_app.continuity.query.words import near, words_of
from writer_app.continuity.sizes import Ordering, Sizes
from writer_app.domain.observations import Act, Modality, Segment
from writer_app.domain.spans import Span

Bound = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words side by side, the last one perhaps a beginning only, or a single word nearly so spelt."""

    words: tuple[str, ...]
    form: Form = Form.EXACT

    def spans(self, view: SceneView) -> tuple[Span, ...]:
        """Where they stand in a scene."""
        if self.form is not Form.FUZZY:
            return view.find(self.words, self.form is Form.PREFIX)
        close = sorted(word for word in view.words if near(self.words[0], word))
        return tuple(sorted(span for word in close for span in view.find((word,))))

    def fits(self, text: str) -> bool:
        """Whether they stand in a short text; without words any text that is not empty does."""
        there = words_of(text)
        return any(self._fits_at(there[i:]) for i in range(len(there))) if self.words else bool(there)

    def is_all_of(self, text: str) -> bool:
        """Whether they are the whole of a short text."""
        there = words_of(text)
        return self._fits_at(there) and (len(there) == len(self.words) or not self.words)

    def _fits_at(self, there: Sequence[str]) -> bool:
        if len(there) < len(self.words):
            return False
        if not self.words:
            return bool(there)
        *firsts, last = zip(self.words, there, strict=False)
        return all(a == b for a, b in firsts) and self._last_fits(*last)

    def _last_fits(self, word: str, there: str) -> bool:
        if self.form is Form.PREFIX:
            return there.startswith(word)
        return near(word, there) if self.form is Form.FUZZY else word == there


def text(words: Words) -> Finder:
    """The words anywhere in the prose."""
    return lambda view: [Hit(span, (span,), within=True) for span in words.spans(view)]


def told(words: Words) -> Finder:
    """The words outside quotations."""

    def find(view: SceneView) -> list[Hit]:
        quotes = [quote.span for quote in view.reading.quotes if quote.text_spoken]
        spans = (span for span in words.spans(view) if inside(span, quotes) is None)
        return [Hit(span, (span,), within=True) for span in spans]

    return find


def who(ref: Ref) -> Finder:
    """The entry named, meant, speaking or acting."""

    def find(view: SceneView) -> Iterator[Hit]:
        found: list[tuple[str | None, Span, tuple[Span, ...]]] = []
        found += [(mention.entry, mention.span, (mention.span,)) for mention in view.reading.mentions]
        found += [(quote.likely_speaker, quote.span, ()) for quote in view.reading.quotes]
        found += [(act.actor, act.span, ()) for act in view.reading.acts if act.modality is Modality.ASSERTED]
        return (Hit(span, marks, ref.bound(entry)) for entry, span, marks in found if entry and ref.fits(entry))

    return find


def speech(speaker: Ref | None, to: Ref | None, said: Words | None) -> Finder:
    """Quotations by and to these, and in them these words."""

    def find(view: SceneView) -> Iterator[Hit]:
        spans = said.spans(view) if said and said.words else ()
        for quote in view.reading.quotes:
            bound = joined((speaker, quote.likely_speaker), (to, quote.addressee))
            if bound is None or not quote.text_spoken:
                continue
            if said is None or not said.words:
                yield Hit(quote.span, (quote.span,), bound)
                continue
            for span in _within(quote.span, spans):
                yield Hit(span, (span,), bound, within=True)

    return find


def _within(quote: Span, spans: Sequence[Span]) -> Iterator[Span]:
    for index in range(bisect_left(spans, quote.start, key=lambda span: span.start), len(spans)):
        if spans[index].start >= quote.end:
            return
        if spans[index].end <= quote.end:
            yield spans[index]


def joined(*pairs: tuple[Ref | None, str | None]) -> Bound | None:
    """The variables' entries where every reference fits its entry, None where one does not or a variable would be two."""
    bound: dict[str, str] = {}
    for ref, entry in pairs:
        if ref is None:
            continue
        if entry is None or not ref.fits(entry):
            return None
        for name, value in ref.bound(entry):
            if bound.setdefault(name, value) != value:
                return None
    return tuple(bound.items())


ActTest = Callable[[Act, SceneView], Iterable[Bound]]
UsesOf = Callable[[SceneView, Act], Sequence[Use]]


def acts(tests: Sequence[ActTest]) -> Finder:
    """Acts that happen and meet every test; a test gives the bindings it can be met with, none if it is not."""

    def find(view: SceneView) -> Iterator[Hit]:
        for act in view.reading.acts:
            if act.modality is not Modality.ASSERTED:
                continue
            for bound in _all_bindings([list(test(act, view)) for test in tests]):
                yield Hit(act.span, _words_of_act(act), bound)

    return find


def _words_of_act(act: Act) -> tuple[Span, ...]:
    """Who, what is done, to what: a clause may be long."""
    spans = (act.actor_span, act.verb_span, act.object_span)
    return tuple(span for span in spans if span is not None)


def _all_bindings(choices: Sequence[Sequence[Bound]]) -> Iterator[Bound]:
    if not choices:
        yield ()
        return
    for rest in _all_bindings(choices[1:]):
        for first in choices[0]:
            if all(dict(rest).get(name, entry) == entry for name, entry in first):
                yield tuple({**dict(rest), **dict(first)}.items())


def actor(ref: Ref) -> ActTest:
    """Who does it."""
    return lambda act, view: [ref.bound(act.actor)] if act.actor and ref.fits(act.actor) else []


def does(words: Words) -> ActTest:
    """What is done: the verb in any of its forms, with its particle or without."""
    bases = lemmas(words.words[0]) if words.words and words.form is Form.EXACT else frozenset(words.words[:1])
    forms = [Words((base, *words.words[1:]), words.form) for base in bases] or [words]

    def test(act: Act, view: SceneView) -> list[Bound]:
        told = (act.verb, f"{act.verb} {act.particle}") if act.particle else (act.verb,)
        return [()] if any(form.is_all_of(verb) for form in forms for verb in told) else []

    return test


def on_entry(ref: Ref) -> ActTest:
    """The entry it is done to or with."""

    def test(act: Act, view: SceneView) -> list[Bound]:
        there = dict.fromkeys(entry for entry in (act.object, *_targets(act)) if entry)
        return [ref.bound(entry) for entry in there if ref.fits(entry)]

    return test


def on_words(words: Words) -> ActTest:
    """The words of what it is done to."""
    return lambda act, view: [()] if words.fits(act.object_text) else []


def quirk(ref: Ref, uses: UsesOf) -> ActTest:
    """The power it shows."""
    return lambda act, view: [ref.bound(use.quirk.id) for use in uses(view, act) if ref.fits(use.quirk.id)]


def larger(sizes: Sizes, than: str, uses: UsesOf) -> ActTest:
    """What it is done to, or what a power is used on, or the thing that does it where nobody does, is certainly larger."""

    def test(act: Act, view: SceneView) -> list[Bound]:
        things = {act.object_text, "" if act.actor else act.actor_text}
        things |= {thing for use in uses(view, act) for thing in use.things[:1]}
        return [()] if any(thing and sizes.compare(thing, than) is Ordering.LARGER for thing in things) else []

    return test


def _targets(act: Act) -> tuple[str, ...]:
    return tuple(entry for _, entry in act.targets)


def segments(fits: Callable[[Segment, SceneView], Bound | None]) -> Finder:
    """Stretches of a scene whose setting fits."""

    def find(view: SceneView) -> Iterator[Hit]:
        for segment in view.reading.segments:
            bound = fits(segment, view)
            if bound is not None:
                yield Hit(segment.span, (), bound)

    return find


def place(ref: Ref) -> Finder:
    """Stretches set at the place, and acts said to happen there."""
    settings = segments(lambda segment, view: joined((ref, segment.place)))

    def find(view: SceneView) -> Iterator[Hit]:
        yield from settings(view)
        for act in view.reading.acts:
            if act.place and act.modality is Modality.ASSERTED and ref.fits(act.place):
                yield Hit(act.span, (), ref.bound(act.place))

    return find


def scenes(fits: Callable[[SceneView], bool]) -> Finder:
    """Whole scenes that fit."""
    return lambda view: [Hit(view.whole)] if fits(view) else []
