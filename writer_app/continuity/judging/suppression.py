"""Whether the text or the notes show that a power is kept down while it is used."""

from __future__ import annotations

from collections.abc import Iterator

from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.evidence import declared_evidence
from writer_app.continuity.judging.matching import has_phrase, lemmas, words_of
from writer_app.continuity.judging.passages import happens, segment_at, window
from writer_app.continuity.judging.quirkuse import Use, uses
from writer_app.continuity.judging.reports import passage
from writer_app.continuity.judging.visits import within
from writer_app.continuity.state.story_state import Truth
from writer_app.continuity.story import Story
from writer_app.domain.findings import Evidence
from writer_app.domain.lore import Entry, Kind
from writer_app.domain.observations import Hold, HoldKind
from writer_app.domain.spans import Span

_SURE = 0.75
_SOON = 2
_WEARING = ("wear", "put on")
_HAVING = frozenset({HoldKind.USES, HoldKind.TAKES})


def kept_down(story: Story, use: Use, by: Entry) -> Evidence | None:
    """What shows that `by` keeps the power of `use` down: the place it is used in, a thing worn or held by its user, somebody
    who looks at or holds them, a power used on them. None where nothing does."""
    if use.user is None or use.user in story.state.members(by.id):
        return None
    if by.kind is Kind.LOCATION:
        return _by_place(story, use, by)
    if by.kind is Kind.ITEM:
        return _by_thing(story, use, use.user, by)
    found = _by_power(story, use, use.user, by) if by.kind is Kind.QUIRK else _by_somebody(story, use, use.user, by)
    last = max(found, key=lambda span: span.end, default=None)
    if last is None or _ends(story, use, last.end):
        return None
    return passage(use.scene.id, last, "what keeps it down")


def _by_place(story: Story, use: Use, place: Entry) -> Evidence | None:
    segment = segment_at(use.reading, use.act.span.start)
    here = segment.place if segment is not None else None
    if here is None or not within(story, here, place):
        return None
    named = [item.span for item in use.reading.mentions if item.entry == here and segment and segment.span.contains(item.span)]
    return passage(use.scene.id, named[0] if named else use.span, f"in {place.name}")


def _by_thing(story: Story, use: Use, user: str, thing: Entry) -> Evidence | None:
    """The last that the scene says of the thing and its user decides; without anything, what the notes say."""
    segment = segment_at(use.reading, use.act.span.start)
    told = [
        hold
        for hold in use.reading.holds
        if hold.item == thing.id and hold.span.start <= use.act.span.start and segment and segment.span.contains(hold.span)
    ]
    if told:
        return _held(use, user, told[-1]) if not _comes_off(story, use, thing, told[-1].span.start) else None
    worn = story.state.wears(user, thing.id, use.moment)
    if worn.truth is Truth.YES and worn.by is not None and not _comes_off(story, use, thing, 0):
        return declared_evidence(story, worn.by)
    return None


def _held(use: Use, user: str, hold: Hold) -> Evidence | None:
    """What is worn stays on; what is held may soon have been laid down unsaid."""
    far = paragraph_of(use.reading, use.act.span.start) - paragraph_of(use.reading, hold.span.start) > _SOON
    certain = happens(hold) and hold.confidence >= _SURE and (hold.reason in _WEARING or not far)
    has = (hold.who == user and hold.kind in _HAVING) or (hold.to == user and hold.kind is HoldKind.GIVES)
    return passage(use.scene.id, hold.span, "what keeps it down") if certain and has else None


def _comes_off(story: Story, use: Use, thing: Entry, since: int) -> bool:
    """Whether an act from `since` on takes the thing off."""
    off = story.pack.words("undressing verbs") | story.pack.words("letting go words") | {"break", "open", "unlock", "shatter"}
    return any(
        bool({act.verb, f"{act.verb} {act.particle}".strip()} & off)
        and (act.object == thing.id or (act.passive and act.actor == thing.id) or act.actor == thing.id)
        for act in use.reading.acts
        if since <= act.span.start <= use.act.span.start
    )


def _by_somebody(story: Story, use: Use, user: str, by: Entry) -> Iterator[Span]:
    """Where one of those who keep it down looks at its user, or has hands on them."""
    around = window(use.reading, use.act.span)
    means = story.pack.words("looking words") | story.pack.words("gripping words")
    for act in use.reading.acts:
        if not around.contains(act.verb_span) or not happens(act) or act.confidence < _SURE:
            continue
        if act.actor in story.state.members(by.id) and lemmas(act.verb) & means and user in {who for _, who in act.targets}:
            yield act.span


def _by_power(story: Story, use: Use, user: str, by: Entry) -> Iterator[Span]:
    """Where the power is used on the user."""
    around = window(use.reading, use.act.span)
    for other in story.judged(uses):
        near = other.scene.id == use.scene.id and around.contains(other.act.verb_span)
        if near and other.quirk.id == by.id and user in {who for _, who in other.act.targets}:
            yield other.span


def _ends(story: Story, use: Use, since: int) -> bool:
    """Whether it is over before the power is used."""
    between = words_of(use.scene.body, Span(since, max(since, use.act.verb_span.start)))
    return has_phrase(between, story.pack.words("letting go words"), 2)
