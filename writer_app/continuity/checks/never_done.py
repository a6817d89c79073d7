"""C205: somebody does what your notes say they never do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from writer_app.continuity.check import Check, Doc
from writer_app.continuity.judging.conditions import lifted
from writer_app.continuity.judging.evidence import limit_evidence
from writer_app.continuity.judging.matching import GAP, find_phrase, lemmas, words_of
from writer_app.continuity.judging.passages import deed_span, happens, read_scenes, sentence_span
from writer_app.continuity.judging.reports import in_text, name_of, say
from writer_app.continuity.story import Story
from writer_app.domain.findings import Finding, Severity
from writer_app.domain.lore import Limit
from writer_app.domain.observations import Act
from writer_app.domain.scenes import SceneSource
from writer_app.domain.spans import Span
from writer_app.language.sentence import Token
from writer_app.text.fold import fold_key

_KEY = "never"
_SURE = 0.75
_BEHIND = 6
"""How many words after the verb the rest of a deed begins at the latest."""


def _run(story: Story) -> Iterator[Finding]:
    never = {entry.id: [limit for limit in entry.limits if limit.key == _KEY] for entry in story.lore}
    never = {who: limits for who, limits in never.items() if limits}
    for scene, reading in read_scenes(story) if never else ():
        for act in reading.acts:
            for limit in never.get(act.actor or "", ()):
                broken = happens(act) and act.confidence >= _SURE and _breaks(story, scene, act, limit)
                if broken and not lifted(story, scene, act.span, limit.unless):
                    yield _finding(story, scene, act, limit)


def _breaks(story: Story, scene: SceneSource, act: Act, limit: Limit) -> bool:
    """Whether the clause tells one of the deeds: its verb, and all other words of the deed behind it."""
    whole = Span(act.verb_span.start, max(act.span.end, sentence_span(story.readings[scene.id], act.span).end))
    words = words_of(scene.body, whole)
    return any(_does(words, act, deed, story) for value in limit.values for deed in _wordings(story, value))


def _wordings(story: Story, value: str) -> Iterator[list[str]]:
    """The deed as declared, and in other words for it."""
    deed = fold_key(value).split()
    if not deed:
        return
    yield deed
    for word, terms in story.pack.group("deeds").items():
        if lemmas(deed[0]) & set(terms):
            yield [*word.split(), *deed[1:]]


def _does(words: Sequence[Token], act: Act, deed: Sequence[str], story: Story) -> bool:
    if not lemmas(deed[0]) & lemmas(act.verb):
        return False
    rest = " ".join(word for word in deed[1:] if word not in story.pack.words("leading determiners"))
    return not rest or any(first < _BEHIND for first, _ in find_phrase(words[1:], rest, GAP))


def _finding(story: Story, scene: SceneSource, act: Act, limit: Limit) -> Finding:
    name = name_of(story.lore, act.actor)
    message = say("{name} does here what your notes say {name} never does.", name=name)
    span = deed_span(scene.body, act, story.pack.words("coordinators"))
    return in_text("C205", message, (scene.id, span), [act.actor or ""], [limit_evidence(story, act.actor or "", limit)])


CHECK = Check(
    code="C205",
    name="never-done",
    severity=Severity.CONFLICT,
    reads=frozenset({"acts"}),
    limits=frozenset({_KEY}),
    doc=Doc(
        what="Finds somebody doing what your notes say they will never do.",
        why="A man of straw who sits down to dinner is no man of straw.",
        example="Your notes say `never: eat`; the text: “The Scarecrow ate an apple.”",
        mend="Give the deed to somebody else, or say with `unless` when it is done after all.",
        exceptions="Trying, failing, refusing, wishing, dreaming, remembering and telling are left alone.",
    ),
    run=_run,
)
