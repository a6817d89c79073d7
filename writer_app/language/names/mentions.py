"""Mentions by name: which words of a scene stand for an entry of the lore, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from writer_app.domain.lore import Kind, Pronouns
from writer_app.domain.observations import Mention, MentionKind, Segment
from writer_app.domain.spans import Span
from writer_app.language.names.lexicon import Hit, Lexicon
from writer_app.language.names.surfaces import Surface
from writer_app.language.pack import LanguagePack
from writer_app.language.words import closed_words, is_inflected_verb, is_word
from writer_app.text.fold import Folded, fold

_NEXT_WORD = re.compile(r"[ \n]+([^\W\d_]+)")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?[ \n]+\Z")
_POSSESSIVE = re.compile("['\u2019](?:s(?![^\\W_])|(?![^\\W_]))")
_SENTENCE_START = re.compile('(?:\\A|[.!?\u2026:\u2014"\u201c\u201d\u2018*_\n])[\\s"\u201c\u2018\'*_(]*\\Z')
_WORDS_AHEAD = re.compile(r"[a-z'-]+[ \n]+")
_ANOTHER = "another one"
_DESCRIBED = "told by what they are"
_CONFIDENCE = {MentionKind.NAME: 1.0, MentionKind.ALIAS: 1.0, MentionKind.CALLED: 0.6}


@dataclass(frozen=True, slots=True)
class Found:
    """A hit that stands, with its span in the body."""

    span: Span
    surface: Surface


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a hit: folded, empty at the edge of a sentence or beside a mark."""

    before: str
    before_written: str
    after: str
    after_written: str
    starts: bool


@dataclass(slots=True)
class NameReader:
    """Finds and decides the mentions by name of one scene."""

    body: str
    lexicon: Lexicon
    pack: LanguagePack
    folded: Folded = field(init=False)
    closed: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.folded = fold(self.body)
        self.closed = closed_words(self.pack)

    def read(self, prose: Iterable[Span], segments: Iterable[Segment] = ()) -> tuple[Mention, ...]:
        """Mentions by name, alias and `called` inside `prose`, in order. What context must decide is decided by what stands
        beside the words; what it does not decide is left open, with its candidates."""
        haystack = self.folded.text.replace("\n", " ")
        found = [
            (Found(span, hit.surface), self._context(span))
            for hit in self.lexicon.hits(haystack)
            if (span := self._span(hit)) is not None
        ]
        sure = {each.surface.folded for each, context in found if not context.starts and self._capital(each.span)}
        kept = [(each, context) for each, context in found if self._stands(each, context, sure)]
        mentions = [self._mention(each, context) for each, context in kept]
        cast = {entry for span in segments for entry in (*span.cast, *((span.pov,) if span.pov else ()))}
        return _inside(_in_context(mentions, cast), prose)

    def _span(self, hit: Hit) -> Span | None:
        if not self.folded.offsets:
            return Span(hit.start, hit.end)
        span = self.folded.original(hit.start, hit.end)
        return span if span.start < span.end else None

    def _context(self, span: Span) -> Context:
        head = self.body[max(0, span.start - 30) : span.start]
        before = _LAST_WORD.search(head)
        after = _NEXT_WORD.match(self.body, span.end)
        written_before = before[1] if before else ""
        written_after = after[1] if after else ""
        starts = bool(_SENTENCE_START.search(head)) and (span.start <= 30 or before is None)
        return Context(written_before.lower(), written_before, written_after.lower(), written_after, starts)

    def _capital(self, span: Span) -> bool:
        return self.body[span.start].isupper()

    def _stands(self, found: Found, context: Context, sure: set[str]) -> bool:
        """Whether the words are the name here, and not a word of the language or part of another's name."""
        surface = found.surface
        if surface.kind is MentionKind.CALLED:
            return self._is_called(surface, context)
        if not surface.proper:
            return True
        if not self._capital(found.span):
            return self._lower_case_stands(found, context)
        if self._is_person(surface) and (self._another_person(found, context) or self._is_vessel(found.span)):
            return False
        if not surface.common or " " in surface.folded or surface.folded in sure or not context.starts:
            return True
        return self._acts_or_owns(found.span, context)

    def _is_called(self, surface: Surface, context: Context) -> bool:
        article = surface.written.split()[0].lower() if " " in surface.written else ""
        named_on = surface.derived and context.after_written[:1].isupper()
        return (article not in ("the", "a", "an") or context.before == article) and not named_on

    def _lower_case_stands(self, found: Found, context: Context) -> bool:
        """A place, item or power may be written small where no word of the language is meant: "the white place"; and a person
        who is called by what they are: "the cook", for the page "The Cook"."""
        surface = found.surface
        if self._is_person(surface):
            articles = self.pack.words("pointing words") | {"a", "an"} if " " in surface.folded else ("the",)
            return _is_description(surface) and context.before in articles and context.after != "of"
        if found.surface.derived:
            return False
        if surface.written.lower().startswith("the ") or " " in surface.folded:
            # "the hollow under the oak", "a hollow": any hollow.
            definite = context.before in self.pack.words("leading determiners") - self.pack.words("indefinite articles")
            return " " in surface.folded or (definite and context.after not in self.pack.words("prepositions"))
        return not surface.common

    def _is_person(self, surface: Surface) -> bool:
        return any(self.lexicon.kind(entry) is Kind.CHARACTER for entry in surface.entries)

    def _another_person(self, found: Found, context: Context) -> bool:
        """ "Jane Smith" is not our Jane nor our Smith, "Mrs. Osk" not our Mr. Osk."""
        surface = found.surface
        if surface.titled:
            return False
        gender = self.lexicon.pronouns(surface.entries[0])
        male, female = self.pack.words("male titles"), self.pack.words("female titles")
        if context.before_written[:1].isupper() and " " not in surface.folded:
            if context.before in male - female and gender is Pronouns.SHE:
                return True
            if context.before in female - male and gender is Pronouns.HE:
                return True
            known = context.before in male | female | self.pack.words("titles")
            own = any(context.before in self.lexicon.words_of(entry) for entry in surface.entries)
            strange = context.before not in self.closed and not is_word(context.before)
            apart = context.starts or "." in self.body[max(0, found.span.start - 3) : found.span.start]
            if strange and not known and not own and not apart:
                return True
        follows = context.after_written
        if not follows[:1].isupper() or len(follows) < 2 or " " in surface.folded or context.after in self.closed:
            return False
        names = [self.lexicon.cards[entry].name for entry in surface.entries]
        return any(" " in name for name in names) or not is_word(context.after)

    def _is_vessel(self, span: Span) -> bool:
        """ "the ferry *Mara*": a ship that bears the name."""
        marked = self.body[span.start - 1 : span.start] in ("*", "_") and self.body[span.end : span.end + 1] in ("*", "_")
        if not marked:
            return False
        head = self.body[max(0, span.start - 30) : span.start].rstrip("*_ \n")
        return head.rpartition(" ")[2].lower() in self.pack.words("vessel nouns")

    def _is_another(self, span: Span, surface: Surface, context: Context) -> bool:
        """ "a lantern" is not the lantern of the notes, nor "the Mara", "another Mara" or one called Mara too our Mara."""
        if surface.kind is MentionKind.CALLED or surface.plural:
            return False
        if surface.proper and self._is_person(surface):
            articled = surface.written.lower().startswith(("the ", "a ", "an "))
            borne = context.before in self.pack.words("bearer words") and not articled and not surface.common
            too = context.before in self.pack.words("name giving forms") and context.after in ("too", "also", "as")
            return borne or too
        if surface.proper or surface.written.lower().startswith(("a ", "an ")):
            return False
        return self._is_indefinite(span)

    def _is_indefinite(self, span: Span) -> bool:
        """Whether "a", "another", "his own" stands before the words, with at most two adjectives between."""
        head = self.body[max(0, span.start - 40) : span.start].lower()
        words = [found[0].strip() for found in _WORDS_AHEAD.finditer(head)] if head[-1:] in (" ", "\n") else []
        for word in reversed(words[-3:]):
            if word in self.pack.words("indefinite articles") or word == "own":
                return True
            if word in self.closed or not is_word(word):
                return False
        return False

    def _acts_or_owns(self, span: Span, context: Context) -> bool:
        if _POSSESSIVE.match(self.body, span.end):
            return True
        return is_inflected_verb(context.after)

    def _mention(self, found: Found, context: Context) -> Mention:
        surface, span = found.surface, found.span
        possessive = _POSSESSIVE.match(self.body, span.end)
        mark = bool(possessive) and (possessive is not None and (len(possessive[0]) > 1 or self.body[span.end - 1] in "sxz"))
        entry, reason = self._entry(surface, context)
        another = self._is_another(span, surface, context)
        if another:
            entry, reason = None, _ANOTHER
        described = not another and _is_description(surface) and not self._capital(span) and self._is_person(surface)
        if described and entry is not None:
            reason = _DESCRIBED
        certain = surface.certain and not another and not described
        return Mention(
            span=span,
            kind=MentionKind.CALLED if described else surface.kind,
            entry=entry,
            candidates=() if certain else surface.entries,
            certain=certain,
            possessive=mark,
            confidence=0.0 if entry is None else _CONFIDENCE[MentionKind.CALLED] if described else self._confidence(surface),
            reason=reason,
        )

    @staticmethod
    def _confidence(surface: Surface) -> float:
        if surface.derived or (len(surface.entries) > 1 and surface.kind is not MentionKind.CALLED):
            return 0.8
        return _CONFIDENCE.get(surface.kind, 0.5)

    def _entry(self, surface: Surface, context: Context) -> tuple[str | None, str]:
        if surface.plural:
            return None, "a family"
        if len(surface.entries) == 1:
            if surface.kind is MentionKind.CALLED:
                return surface.entries[0], "called so"
            return surface.entries[0], "part of the name" if surface.derived else "named"
        return self._by_kind(surface, context)

    def _by_kind(self, surface: Surface, context: Context) -> tuple[str | None, str]:
        """One surface of several entries: a power is used, a place is gone to, a character does the rest."""
        by_kind: dict[Kind | None, list[str]] = {}
        for entry in surface.entries:
            by_kind.setdefault(self.lexicon.kind(entry), []).append(entry)
        words = self.pack.words
        if context.before in words("uses of a power") or context.after in words("power words"):
            order: tuple[Kind, ...] = (Kind.QUIRK,)
        elif context.before in words("place prepositions") and Kind.LOCATION in by_kind:
            order = (Kind.LOCATION,)
        elif context.before in words("leading determiners"):
            order = (Kind.QUIRK, Kind.ITEM, Kind.GROUP, Kind.LOCATION)
        else:
            order = (Kind.CHARACTER, Kind.LOCATION, Kind.ITEM, Kind.QUIRK, Kind.GROUP, Kind.EVENT)
        for kind in order:
            if len(by_kind.get(kind, ())) == 1:
                return by_kind[kind][0], f"read as a {kind.value}"
            if kind in by_kind:
                break
        return None, "several entries have this name"


def _is_description(surface: Surface) -> bool:
    """Whether a name tells what somebody is, in words of the language: "The Gentleman in the White Waistcoat"."""
    return surface.common and surface.proper and surface.written.startswith("The ") and not surface.derived


def _in_context(mentions: list[Mention], cast: set[str]) -> list[Mention]:
    """What only the scene makes clear: a name of several persons is the one named in full elsewhere, and "the boy" is
    someone only where he is in the cast or named."""
    sure = {mention.entry for mention in mentions if mention.certain and mention.entry} | cast
    resolved = []
    for mention in mentions:
        called = mention.kind is MentionKind.CALLED and mention.reason != _DESCRIBED
        if called or (mention.entry is None and mention.reason not in ("a family", _ANOTHER)):
            here = [entry for entry in mention.candidates if entry in sure]
            only = here[0] if len(here) == 1 else None
            reason = "the one in this scene" if only else "several may be meant" if here else "nobody in this scene"
            mention = replace(mention, entry=only, confidence=0.6 if only else 0.0, reason=reason)
        resolved.append(mention)
    return resolved


def _inside(mentions: list[Mention], prose: Iterable[Span]) -> tuple[Mention, ...]:
    """Those within one of `prose`; both in order."""
    kept: list[Mention] = []
    at = 0
    for span in prose:
        while at < len(mentions) and mentions[at].span.start < span.start:
            at += 1
        while at < len(mentions) and mentions[at].span.end <= span.end:
            kept.append(mentions[at])
            at += 1
    return tuple(kept)
