"""Searches over passages, made ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from writer_app.continuity.query import finders
from writer_app.continuity.query.compile_scenes import scene_test
from writer_app.continuity.query.compile_state import number, number_range, state_leaf
from writer_app.continuity.query.fields import FIELDS, PLAIN, Family
from writer_app.continuity.query.finders import ActTest, Words
from writer_app.continuity.query.logic import All, Formula, No, Some
from writer_app.continuity.query.measures import WordCount
from writer_app.continuity.query.moment import interval_of
from writer_app.continuity.query.names import Names, Ref, unknown
from writer_app.continuity.query.passages import Finder, HitLeaf, Passage
from writer_app.continuity.query.tree import And, Bounds, Node, Not, Or, Term
from writer_app.continuity.query.views import SceneView, Views
from writer_app.continuity.query.words import words_of
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import NEVER, ORIGIN, Interval, Moment
from writer_app.domain.errors import UsageError
from writer_app.domain.observations import Segment
from writer_app.domain.scenes import Frame

SegmentTest = Callable[[Segment, SceneView], finders.Bound | None]
_JOINED = (Family.QUOTE, Family.ACT)


def family(term: Term) -> Family:
    """The family of a term's field."""
    return (FIELDS[term.field] if term.field else PLAIN).family


@dataclass(frozen=True, slots=True)
class PassageCompiler:
    """Makes conditions on passages of one story; states are asked at `moment`, if there is one."""

    views: Views
    moment: Moment | None = None

    @property
    def story(self) -> Story:
        """The story searched."""
        return self.views.story

    @property
    def names(self) -> Names:
        """Its names."""
        return self.views.names

    def formula(self, node: Node) -> Formula[Passage]:
        """The condition of a whole tree. Raises UsageError."""
        if isinstance(node, Not):
            return No(self.formula(node.part))
        if isinstance(node, Or):
            return Some(tuple(map(self.formula, node.parts)))
        if isinstance(node, And):
            parts = tuple(self._joined(node.parts))
            return parts[0] if len(parts) == 1 else All(parts)
        return self._leaf(node)

    def _joined(self, parts: Sequence[Node]) -> Iterable[Formula[Passage]]:
        """Terms about quotations must hold of one quotation, terms about acts of one act; a field given twice is two."""
        for part in parts:
            if not isinstance(part, Term) or family(part) not in _JOINED:
                yield self.formula(part)
        for kin in _JOINED:
            terms = [part for part in parts if isinstance(part, Term) and family(part) is kin]
            fields = [term.field for term in terms if term.field != "said"]
            if len(set(fields)) < len(fields):
                yield from map(self._leaf, terms)
            elif terms and kin is Family.ACT:
                yield HitLeaf(finders.acts([self._act_test(term) for term in terms]))
            elif terms:
                yield from map(HitLeaf, self._speeches(terms))

    def _leaf(self, term: Term) -> Formula[Passage]:
        match family(term):
            case Family.STATE:
                return state_leaf(self.story, self.names, term, self.moment)
            case Family.QUOTE:
                return HitLeaf(self._speeches([term])[0])
            case Family.ACT:
                return HitLeaf(finders.acts([self._act_test(term)]))
            case Family.SCENE:
                return HitLeaf(finders.scenes(scene_test(self.story, term)))
            case Family.UNIT:
                return WordCount(*_bounds(term))
        return HitLeaf(self._finder(term))

    def _ref(self, term: Term) -> Ref:
        return self.names.ref(term.text, term.field, FIELDS[term.field].kinds)

    def _speeches(self, terms: Sequence[Term]) -> list[Finder]:
        """Each phrase in a quotation by and to the same: the phrases may stand in different parts of one speech."""
        speaker = next((self._ref(term) for term in terms if term.field == "speaker"), None)
        to = next((self._ref(term) for term in terms if term.field == "to"), None)
        said: list[Words | None] = [_words(term) for term in terms if term.field == "said"]
        return [finders.speech(speaker, to, words) for words in said or [None]]

    def _act_test(self, term: Term) -> ActTest:
        match term.field:
            case "actor":
                return finders.actor(self._ref(term))
            case "does":
                return finders.does(_words(term))
            case "quirk":
                return finders.quirk(self._ref(term), self.views.uses)
            case "larger":
                return self._larger(term.text)
        if term.text.startswith("$") or self.names.known(term.text):
            return finders.on_entry(self._ref(term))
        return finders.on_words(_words(term))

    def _larger(self, text: str) -> ActTest:
        if self.story.sizes.bulk(text) is None:
            raise UsageError(f"nobody knows how large “{text}” is", "try a common thing, such as refrigerator, or 3 m")
        return finders.larger(self.story.sizes, text, self.views.uses)

    def _finder(self, term: Term) -> Finder:
        match term.field:
            case "":
                return finders.text(_words(term))
            case "told":
                return finders.told(_words(term))
            case "who":
                return finders.who(self._ref(term))
            case "place":
                return finders.place(self._place(term))
        return finders.segments(self._setting(term))

    def _setting(self, term: Term) -> SegmentTest:
        if term.field == "frame":
            return _framed(term.text)
        if term.field == "when":
            return self._timed(term)
        ref = self._ref(term)
        return lambda segment, view: finders.joined((ref, segment.pov))

    def _place(self, term: Term) -> Ref:
        ref = self._ref(term)
        return Ref(frozenset(place for entry in ref.ids for place in self.names.within(entry))) if ref.ids else ref

    def _timed(self, term: Term) -> SegmentTest:
        stretch = self._stretch(term.text, term.bounds)

        def fits(segment: Segment, view: SceneView) -> finders.Bound | None:
            moment = self.story.timeline.at(view.source.id, segment.span.start, segment)
            return () if moment is not None and stretch.may <= moment <= stretch.certain else None

        return fits

    def _stretch(self, text: str, bounds: Bounds | None) -> Interval:
        low, high = (bounds.low, bounds.high) if bounds else (text, text)
        ends = [interval_of(self.story, end) for end in (low, high) if end]
        if any(end == Interval(ORIGIN, NEVER) for end in ends):
            raise UsageError("no scene of this story is dated in that way", "give a scene a `when:` first")
        return Interval(ends[0].may if low else ORIGIN, ends[-1].certain if high else NEVER)


def _words(term: Term) -> Words:
    return Words(words_of(term.text), term.form)


def _bounds(term: Term) -> tuple[int, int | None]:
    return number_range(term.bounds) if term.bounds else (number(term.text), number(term.text))


def _framed(text: str) -> SegmentTest:
    if text.casefold() not in set(Frame):
        frames: dict[str, str] = {frame: frame for frame in Frame}
        raise unknown(f"there is no frame “{text}”", text, frames, otherwise="frames: " + " ".join(Frame))
    frame = Frame(text.casefold())
    return lambda segment, view: () if segment.frame is frame else None
