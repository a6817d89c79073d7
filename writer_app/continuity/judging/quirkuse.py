"""Uses of powers found among the acts: whose, on what, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from writer_app.continuity.judging.conditions import shape_of
from writer_app.continuity.judging.cues import by_itself, near_to, said_by, says
from writer_app.continuity.judging.matching import find_phrase, has_phrase, lemmas, words_of
from writer_app.continuity.judging.passages import deed_span, happens, moment_at, read_scenes, window
from writer_app.continuity.story import Story
from writer_app.continuity.time.moments import Moment
from writer_app.domain.lore import Entry, Kind
from writer_app.domain.observations import Act, SceneReading
from writer_app.domain.scenes import SceneSource
from writer_app.domain.shapes import SOMETHING, Shape
from writer_app.domain.spans import Span
from writer_app.language.sentence import Token

_SURE = 0.75


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a quirk as an act tells it; `span` are the words that do.

    `user` is who uses it, None where only the effect is seen; `things` the words for what it may be used on, likeliest first
    (none where the text does not say), `thing` its entry. `effect`: told by what the thing does, with the quirk
    or its owner `named_at` a place near.
    """

    quirk: Entry
    act: Act
    span: Span
    scene: SceneSource
    reading: SceneReading
    moment: Moment | None
    user: str | None
    things: tuple[str, ...]
    thing: str | None
    effect: bool = False
    named_at: Span | None = None


@dataclass(frozen=True, slots=True)
class _Power:
    quirk: Entry
    shape: Shape
    owners: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Tail:
    """A clause from its verb on; `after` is how many of its words the verb's own phrase takes."""

    words: tuple[Token, ...]
    after: int
    preposition: str = ""


def uses(story: Story) -> Iterator[Use]:
    """Every asserted use of a quirk, in reading order."""
    powers = [_power(story, quirk) for quirk in story.lore.of_kind(Kind.QUIRK)]
    verbs = story.pack.words("using verbs").union(
        phrase.split()[0] for power in powers for phrase in (*power.shape.cues, *power.shape.effects) if phrase
    )
    for scene, reading in read_scenes(story) if powers else ():
        for act in reading.acts:
            if happens(act) and not verbs.isdisjoint(lemmas(act.verb)):
                yield from _uses_in(story, scene, act, powers)


def uses_by_others(story: Story) -> Iterator[Use]:
    """Every asserted use of a quirk under its own name by a character who is never declared to have it, in reading order."""
    powers = [power for quirk in story.lore.of_kind(Kind.QUIRK) if (power := _power(story, quirk)).owners]
    for scene, reading in read_scenes(story) if powers else ():
        mentioned = {mention.entry for mention in reading.mentions}
        named = [power for power in powers if power.quirk.id in mentioned]
        for act in reading.acts if named else ():
            if happens(act) and story.lore.resolve(act.actor or "", Kind.CHARACTER) and act.confidence >= _SURE:
                words = said_by(scene, act)
                others = [power for power in named if act.actor not in power.owners and power.quirk.id == act.object]
                for power, tail in _named(story, words, act, others):
                    span, moment = (
                        deed_span(scene.body, act, story.pack.words("coordinators")),
                        moment_at(story, reading, act.span.start),
                    )
                    yield Use(power.quirk, act, span, scene, reading, moment, act.actor, _things(story, tail), act.object)


def _power(story: Story, quirk: Entry) -> _Power:
    return _Power(quirk, shape_of(story, quirk), frozenset(story.state.ever_owned(quirk.id)))


def _uses_in(story: Story, scene: SceneSource, act: Act, powers: list[_Power]) -> Iterator[Use]:
    words = said_by(scene, act)
    # "Graft took hold of the door": the power itself does what its owner does by it.
    itself = [power for power in powers if act.actor == power.quirk.id]
    own = itself or [power for power in powers if act.actor in power.owners]
    found = [] if itself else list(_named(story, words, act, own))
    found = found or _cued(story, words, act, own)
    reading = story.readings[scene.id]
    moment = moment_at(story, reading, act.span.start)
    span = deed_span(scene.body, act, story.pack.words("coordinators"))
    if found and has_phrase(words_of(scene.body, window(reading, act.span, 1)), story.pack.words("everyday means")):
        return
    for power, tail in found:
        user = (next(iter(power.owners)) if len(power.owners) == 1 else None) if itself else act.actor
        yield Use(power.quirk, act, span, scene, reading, moment, user, _things(story, tail), act.object)
    if not found and not own and act.actor_span is not None:
        things = (act.actor_text,) if act.actor_text else ()
        for power, near in _seen(story, reading, act, words, powers):
            yield Use(power.quirk, act, span, scene, reading, moment, None, things, act.actor, effect=True, named_at=near)


def _named(story: Story, words: Sequence[Token], act: Act, own: list[_Power]) -> Iterator[tuple[_Power, _Tail]]:
    """The quirk called by its name: "used Graft on the door"."""
    if not story.pack.words("using verbs") & lemmas(act.verb):
        return
    for power in own:
        names = {mention for _, mention in (("", act.object), *act.targets)}
        place = next((last for text in power.quirk.surfaces() for _, last in find_phrase(words, text)), None)
        if power.quirk.id in names and place is not None:
            yield power, _Tail(tuple(words), place + 1)


def _cued(story: Story, words: Sequence[Token], act: Act, own: list[_Power]) -> list[tuple[_Power, _Tail]]:
    """The power by its verb; where two powers of one owner look alike the text does not say which, and none is found."""
    found = [(power, tail) for power in own if (tail := _longest_cue(story, words, act, power.shape))]
    longest = max((tail.after for _, tail in found), default=0)
    found = [(power, tail) for power, tail in found if tail.after == longest]
    return found if len(found) == 1 and not _by_other_means(story, found[0][1], found[0][0].shape) else []


def _longest_cue(story: Story, words: Sequence[Token], act: Act, shape: Shape) -> _Tail | None:
    best: _Tail | None = None
    for cue in shape.cues:
        rest = [word for word in cue.split()[1:] if word != SOMETHING]
        if says(story.pack, words, act, cue) and (best is None or len(rest) >= best.after):
            best = _Tail(tuple(words), 1 + len(rest), rest[-1] if rest else "")
    return best


def _by_other_means(story: Story, tail: _Tail, shape: Shape) -> bool:
    """Whether the clause names an everyday tool: whoever lights a lamp with a match uses no power."""
    for preposition, chunk in _chunks(story, tail):
        if preposition != "with" or tail.preposition == "with" or not chunk:
            continue
        own = {*shape.tools, *story.pack.words("body parts")}
        if chunk[-1] in story.sizes and not any(lemmas(word) & own for word in chunk):
            return True
    return False


def _seen(
    story: Story, reading: SceneReading, act: Act, words: Sequence[Token], powers: list[_Power]
) -> Iterator[tuple[_Power, Span]]:
    """The power whose effect this is, where its owner or it itself is named near, and that place."""
    if not by_itself(story, reading, act, words):
        return
    for power in powers:
        shown = any(says(story.pack, words, act, effect) for effect in power.shape.effects)
        near = near_to(reading, act, {*power.owners, power.quirk.id}) if shown else None
        if near is not None:
            yield power, near


def _things(story: Story, tail: _Tail) -> tuple[str, ...]:
    """What a use may be on: the phrase after the cue's own preposition first, then the direct object, then as they come."""
    wanted = (tail.preposition, "", "on", "into", "onto", "with", "over", "through", "of")
    found = [(min(wanted.index(lead), 2), " ".join(chunk)) for lead, chunk in _chunks(story, tail) if lead in wanted]
    return tuple(text for _, text in sorted(found, key=lambda item: item[0]) if text)


def _chunks(story: Story, tail: _Tail) -> Iterator[tuple[str, list[str]]]:
    """The clause after its verb, cut at prepositions: (preposition, words), the direct object with an empty one."""
    prepositions, stops = story.pack.words("prepositions"), story.pack.words("coordinators")
    # "Took control of the door": the "of" is the cue's own, and holds nothing together.
    inside = tail.preposition == "of"
    preposition, chunk = "of" if inside else "", list[str]()
    for token in tail.words[tail.after if inside else 1 :]:
        if token.folded in stops:
            break
        if token.folded in prepositions and not (token.folded == "of" and chunk):
            yield preposition, chunk
            preposition, chunk = token.folded, []
        else:
            chunk.append(token.folded)
    yield preposition, chunk
