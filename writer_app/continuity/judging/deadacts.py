"""The dead among the living: acts, speech and meetings after a death, one group for each event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from writer_app.continuity.events import paragraph_of
from writer_app.continuity.judging.dreams import is_dreamt
from writer_app.continuity.judging.ledto import led_to
from writer_app.continuity.judging.matching import has_phrase, lemmas, words_of
from writer_app.continuity.judging.passages import (
    deed_span,
    happens,
    moment_at,
    read_scenes,
    segment_at,
    sentence_at,
    sentence_span,
)
from writer_app.continuity.state.story_state import Life
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Entry, Kind, Limit
from writer_app.domain.observations import Act, Modality, Quote, SceneReading
from writer_app.domain.scenes import Frame, SceneSource
from writer_app.domain.spans import Span
from writer_app.language.sentence import Token
from writer_app.text.fold import fold_key

_RETOLD = ("depiction words", "make believe words", "looking back words", "inner voice words")
_NEAR = 4
_GERUND = "gerund"
_MARKS = ("*", "_")
_AHEAD = 200
_NAMESAKE = re.compile(r"\bthe (?:younger|elder)\b|\bJr\b")
_KIN = (
    r"(?:the|his|her|their|my|[A-Z]\w+['\u2019]s) (?:great-)?(?:grand)?"
    r"(?:father|mother|uncle|aunt|cousin|nephew|niece|son|daughter)\b"
)
SURE = 0.9
"""The confidence from which a speaker is as good as named."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """A dead person acts, speaks or is met; `met` by whom, None where nobody living is said to notice.

    `acts` is false where the dead are only met: seen, greeted, talked to.
    """

    who: str
    scene: str
    span: Span
    life: Life
    met: str | None = None
    speaks: bool = False
    acts: bool = True


@dataclass(frozen=True, slots=True)
class Home:
    """A realm that is the home of the dead, by which limit."""

    realm: Entry
    limit: Limit


def homes_of_the_dead(story: Story) -> tuple[Home, ...]:
    """Every realm where the dead are at home."""
    return tuple(
        Home(realm, limit)
        for realm in story.lore.of_kind(Kind.LOCATION)
        for limit in realm.limits
        if limit.key == "home of" and "dead" in map(fold_key, limit.values)
    )


def _open_to_the_dead(story: Story) -> frozenset[str]:
    """Realms in which the dead may be met: their homes, and whatever admits them."""
    return frozenset(
        realm.id
        for realm in story.lore.of_kind(Kind.LOCATION)
        for limit in realm.limits
        if limit.key in ("home of", "admits") and "dead" in map(fold_key, limit.values)
    )


def events(story: Story) -> Iterator[tuple[Appearance, ...]]:
    """The appearances of dead people outside their home, those of one event together."""
    mortal = {entry.id for entry in story.lore if any(change.verb == "dies" for change in entry.changes)}
    homes = _open_to_the_dead(story)
    for scene, reading in read_scenes(story) if mortal else ():
        seen = _appearances(story, scene, reading, mortal)
        found = [item for item in seen if not _at_home(story, (scene, reading), item, homes)]
        yield from _grouped(reading, sorted(found, key=lambda item: (item.span, item.who)))


def _grouped(reading: SceneReading, found: list[Appearance]) -> Iterator[tuple[Appearance, ...]]:
    groups: dict[str, list[list[Appearance]]] = {}
    for item in found:
        own = groups.setdefault(item.who, [])
        here = paragraph_of(reading, item.span.start)
        if own and here - paragraph_of(reading, own[-1][-1].span.start) <= 1:
            own[-1].append(item)
        else:
            own.append([item])
    yield from (tuple(group) for own in groups.values() for group in own)


def _appearances(story: Story, scene: SceneSource, reading: SceneReading, mortal: set[str]) -> Iterator[Appearance]:
    for act in reading.acts:
        if happens(act):
            yield from _in_act(story, scene, reading, act, mortal)
    for quote in reading.quotes:
        if quote.speaker in mortal and _spoken(reading, quote) and not is_retold(story, scene, reading, quote.span):
            if _is_younger(story, scene, reading, quote.speaker, quote.span):
                continue
            yield from (replace(item, speaks=True) for item in _dead(story, reading, quote.speaker, quote.span))


def _in_act(story: Story, scene: SceneSource, reading: SceneReading, act: Act, mortal: set[str]) -> Iterator[Appearance]:
    deed = deed_span(scene.body, act, story.pack.words("coordinators"))
    dead = act.actor in mortal and story.state.is_dead(act.actor or "", moment_at(story, reading, act.span.start))
    inert = bool(lemmas(act.verb) & (story.pack.words("inert verbs") | story.pack.words("legacy verbs")))
    if (
        dead
        and act.certain
        and not inert
        and not _is_likened(story, scene.body, act)
        and not _is_namesake(story, scene.body, act)
        and not _is_a_habit(story, scene.body, act)
        and not _is_only_pictured(reading, act)
    ):
        if is_retold(story, scene, reading, act.span) or _is_younger(story, scene, reading, act.actor, act.span):
            return
        living = next((who for _, who in act.targets if _alive(story, reading, who, act)), None)
        met = living if _meets(story, act) else None
        # Whoever laughs or nods beside words speaks; alone it is a deed.
        speaks = bool(lemmas(act.verb) & (story.pack.words("speech verbs") - story.pack.words("deeds to nobody")))
        found = _dead(story, reading, act.actor, deed)
        yield from (replace(item, met=met, speaks=speaks) for item in found)
    elif not dead and act.certain and _meets(story, act) and not _only_thought_of(story, scene, reading, act):
        for preposition, who in act.targets:
            if who in mortal and preposition in ("", "with", "to", "into") and _alive(story, reading, act.actor, act):
                found = _dead(story, reading, who, deed)
                yield from (replace(item, met=act.actor, acts=False) for item in found)


def is_retold(story: Story, scene: SceneSource, reading: SceneReading, span: Span) -> bool:
    """Whether the words around put it out of the story's present: a picture, a letter, a game, what is looked back on."""
    if is_dreamt(story, scene, reading, span):
        return True
    near = _neighbours(reading, span)
    around = _narrated(scene, reading, near)
    if _NAMESAKE.search(near.of(scene.body)) or any(has_phrase(around, story.pack.words(name)) for name in _RETOLD):
        return True
    before = Span(near.start, min(span.start, sentence_span(reading, span).start))
    if has_phrase(_narrated(scene, reading, before), story.pack.words("letter words")):
        return True
    after = reading.paragraphs[(here := paragraph_of(reading, span.start)) + 1 : here + 3]
    return any(has_phrase(_narrated(scene, reading, item), story.pack.words("waking words")) for item in after)


def _narrated(scene: SceneSource, reading: SceneReading, span: Span) -> tuple[Token, ...]:
    """The words of `span` outside quotations: what is said is no sign of how it is told."""
    spoken = [quote.span for quote in reading.quotes if quote.span.overlaps(span)]
    return tuple(
        word for word in words_of(scene.body, span) if not any(said.start <= word.start < said.end for said in spoken)
    )


def _is_namesake(story: Story, body: str, act: Act) -> bool:
    """Whether the name is a ship's, a play's or somebody else's: a whole name in italics, "the Mara", "another Tom"."""
    named, entry = act.actor_span, story.lore.get(act.actor or "")
    if named is None or entry is None:
        return False
    if body[max(0, named.start - 1) : named.start] in _MARKS and body[named.end : named.end + 1] in _MARKS:
        return True
    if any(surface.casefold().startswith("the ") for surface in entry.surfaces()):
        return False
    words = body[max(0, named.end - _AHEAD) : named.end].split()
    said = next((surface.split() for surface in entry.surfaces() if words[-len(surface.split()) :] == surface.split()), [])
    ahead = words[: -len(said)][-1:] if said else []
    return bool(ahead) and ahead[0].casefold() in story.pack.words("namesake words")


def _is_younger(story: Story, scene: SceneSource, reading: SceneReading, who: str | None, span: Span) -> bool:
    """Whether the text near by tells somebody of the same name from them: "young Tom", "Tom, her cousin's boy"."""
    entry = story.lore.get(who or "")
    if entry is None:
        return False
    around = _neighbours(reading, span).of(scene.body)
    names = "|".join(re.escape(surface) for surface in entry.surfaces())
    told = rf"\b(?:[Yy]oung|[Ll]ittle) (?:{names})\b|\b[Oo]ld (?:{names}), {_KIN}"
    return re.search(told, around) is not None


def _is_a_habit(story: Story, body: str, act: Act) -> bool:
    """Whether it is said of everybody or nobody, which tells what somebody was like: "Tom lent his tools to everybody"."""
    return any(token.folded in story.pack.words("habit objects") for token in words_of(body, act.span))


def _is_only_pictured(reading: SceneReading, act: Act) -> bool:
    """Whether it stands in a sentence in which nothing happens: "Ann at the sink, Ann laughing with her head back"."""
    sentence = sentence_span(reading, act.span)
    return all(other.reason == _GERUND for other in reading.acts if sentence.contains(other.verb_span))


def _is_likened(story: Story, body: str, act: Act) -> bool:
    """Whether the deed only likens: "as Ann always said", "the way Ann laughed"."""
    if act.actor_span is None:
        return False
    before = [word.casefold() for word in body[: act.actor_span.start].split()[-1:]]
    said = body[act.span.start : act.actor_span.end].casefold().split()[:-1]
    likening = story.pack.words("likening words")
    return any(word in likening for word in before) or any(word in likening for word in said[-2:])


def _neighbours(reading: SceneReading, span: Span) -> Span:
    """The sentences `span` lies in, with the one before and the one after where they stand in its paragraph."""
    paragraph = paragraph_of(reading, span.start)
    whole = reading.paragraphs[paragraph] if paragraph >= 0 else span
    own = sentence_span(reading, span)
    first = max(0, sentence_at(reading, own.start) - 1)
    near = reading.sentences[first : first + _NEAR]
    inside = [sentence for sentence in near if whole.contains(sentence) and sentence.start <= own.end + 1]
    return Span(min([own.start, *(item.start for item in inside)]), max([own.end, *(item.end for item in inside)]))


def _meets(story: Story, act: Act) -> bool:
    """Whether the act brings two together: "met Ann", "talked with Ann"."""
    verbs = lemmas(act.verb)
    prepositions = {preposition for preposition, _ in act.targets}
    talk = verbs & story.pack.words("talk verbs") and prepositions & {"with", "to", "into"}
    return bool(talk) or bool(verbs & story.pack.words("met verbs") and "" in prepositions)


def _only_thought_of(story: Story, scene: SceneSource, reading: SceneReading, act: Act) -> bool:
    """Whether it is a grave that is visited, a likeness that is seen."""
    words = words_of(scene.body, sentence_span(reading, act.span))
    likened = bool(lemmas(act.verb) & {"see", "meet"}) and has_phrase(words, story.pack.words("likeness phrases"))
    remains = has_phrase(words_of(scene.body, _neighbours(reading, act.span)), story.pack.words("grave words"))
    return likened or remains or has_phrase(words, story.pack.words("remains words"))


def _alive(story: Story, reading: SceneReading, who: str | None, act: Act) -> bool:
    entry = story.lore.get(who) if who else None
    if entry is None or entry.kind is not Kind.CHARACTER:
        return False
    return not story.state.is_dead(entry.id, moment_at(story, reading, act.span.start))


def _spoken(reading: SceneReading, quote: Quote) -> bool:
    segment = segment_at(reading, quote.span.start)
    real = segment is None or segment.frame in (Frame.MAIN, Frame.REALM, Frame.FLASHBACK)
    if quote.modality is not Modality.ASSERTED:
        return False
    if quote.cue is not None and any(act.verb_span.overlaps(quote.cue) and not happens(act) for act in reading.acts):
        return False
    return real and quote.confidence >= SURE and quote.text_spoken


def _dead(story: Story, reading: SceneReading, who: str | None, span: Span) -> Iterator[Appearance]:
    moment = moment_at(story, reading, span.start)
    if who is not None and moment is not None and story.state.is_dead(who, moment) and not walks(story, who, moment):
        yield Appearance(who, reading.scene, span, story.state.life(who, moment))


def walks(story: Story, who: str, moment: Moment | None) -> bool:
    """Whether the notes make them a ghost or the like: dead, and about all the same."""
    kinds = story.pack.words("walking dead")
    species = (fact.value for fact in story.state.facts(who, "species", moment))
    return any(lemmas(word) & kinds for value in species for word in fold_key(value).split())


def _at_home(story: Story, read: tuple[SceneSource, SceneReading], item: Appearance, homes: frozenset[str]) -> bool:
    """In a realm of the dead, or where the text has led to one; or where the scene names no place and is told in a realm, or
    somebody's visit may last."""
    scene, reading = read
    if led_to(story, scene, reading, item.span.start, homes):
        return True
    segment = segment_at(reading, item.span.start)
    if segment is None or segment.place is not None:
        return segment is not None and segment.place in homes
    moment = moment_at(story, reading, item.span.start)
    return segment.frame is Frame.REALM or any(story.state.stays_at(home, moment) for home in homes)
