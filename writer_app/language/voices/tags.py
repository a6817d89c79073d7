"""Tags: the narration right beside a quotation that says who speaks, as far as grammar alone tells."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from writer_app.domain.observations import Modality
from writer_app.domain.spans import Span
from writer_app.language.prose import Prose
from writer_app.language.sentence import Token, TokenKind
from writer_app.language.units.tokens import tokens_between, tokens_of
from writer_app.language.voices.referents import Referent, Role
from writer_app.language.words import is_title, is_verb

_REACH = 220
_MAX_TOKENS = 30
_HEARD_WITHIN = 6
"""Tokens behind a verb of speech within which whoever it is said to may stand."""
_STOPS = frozenset((".", "!", "?", ";", "\u2026", "..", "...", "...."))
_LEADS = frozenset((",", ":", "\u2014", "--", "-", "\u2013"))


@dataclass(frozen=True, slots=True)
class Tag:
    """Who speaks by a tag. `subject` None: someone is said to speak, but the lore does not know them."""

    subject: Referent | None
    verb: str
    cue: Span
    confidence: float
    reason: str
    modality: Modality = Modality.ASSERTED
    owned: bool = False
    """Someone is said to speak who is told by whose they are: "said her uncle"."""
    to: Referent | None = None
    """Whom they are said to speak to: "said Mara to Tobin", "Mara asked him"."""


class TagReader:
    """Reads the tags of one scene."""

    def __init__(self, prose: Prose, referents: list[Referent]) -> None:
        self._prose = prose
        self._body = prose.body
        self._referents = referents
        self._starts = [referent.span.start for referent in referents]
        self._speech = prose.lexicon.speech
        self._weak = prose.pack.words("weak speech verbs")
        self._adverbs = prose.pack.words("auxiliary words")

    def after(self, start: int, end: int, comma: bool) -> Tag | None:
        """The tag in the narration that follows a quotation; `comma`: the quotation itself does not end a sentence."""
        tokens = self._sentence(start, min(end, start + _REACH))
        return self._with_hearer(self._after(tokens, comma), tokens)

    def before(self, start: int, end: int, above: bool = False) -> Tag | None:
        """The tag in the narration that leads into a quotation; `above`: it ends the paragraph before."""
        tokens = self._last_sentence(max(start, end - _REACH), end)
        return self._with_hearer(self._before(tokens, above), tokens)

    def _with_hearer(self, tag: Tag | None, tokens: list[Token]) -> Tag | None:
        if tag is None or not tag.verb:
            return tag
        to = self._hearer(tag, [token for token in tokens if token.start >= tag.cue.end][:_HEARD_WITHIN])
        return tag if to is None else replace(tag, to=to)

    def _hearer(self, tag: Tag, tokens: list[Token]) -> Referent | None:
        """Who stands after "to" or "at" behind the verb, or right behind it as its object."""
        led = False
        for index, token in enumerate(tokens):
            if token.kind is TokenKind.MARK:
                return None
            found = self._at(token)
            if found is None or found is tag.subject or found.role is Role.POSSESSIVE:
                led = led or token.folded in self._prose.pack.words("hearer words")
                continue
            return found if led or (not index and tag.subject is not None and tag.subject.span.end <= tag.cue.start) else None
        return None

    def _after(self, tokens: list[Token], comma: bool) -> Tag | None:
        while tokens and (tokens[0].kind is TokenKind.MARK or tokens[0].folded in ("and", "then", "but")):
            tokens = tokens[1:]
        if not tokens:
            return None
        verb = self._verb(tokens[0]) or self._any_verb(tokens[0])
        if verb and (found := self._inverted(tokens, verb)):
            return found
        if owner := self._owner_of_words(tokens[:7]):
            return owner
        subject = self._first_subject(tokens[:6])
        if subject is None:
            return self._stranger(tokens)
        return self._subject_verb(subject, tokens, comma) or self._stranger([t for t in tokens if t.end <= subject.span.start])

    def _before(self, tokens: list[Token], above: bool) -> Tag | None:
        while above and tokens and tokens[-1].folded in _STOPS:
            tokens = tokens[:-1]
        if not tokens:
            return None
        leads = tokens[-1].folded in _LEADS or not (above or tokens[-1].folded in _STOPS)
        if leads and (owner := self._answer_was(tokens)):
            return owner
        for index in range(len(tokens) - 1, -1, -1):
            verb = self._verb(tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None)
            if not verb or (verb in self._weak and index < len(tokens) - 3):
                continue
            if not leads and index < len(tokens) - (1 if above else 2):
                break
            if index and self._is_noun_here(tokens[index - 1]):
                continue
            subject = (
                self._whose(tokens[:index], tokens[index])
                or self._last_subject(tokens[:index])
                or self._first_subject(tokens[index + 1 :])
            )
            cue = Span(tokens[index].start, tokens[index].end)
            if subject is None:
                return None
            within = [token for token in tokens[:index] if token.start >= subject.span.end]
            modality = self._modality(within[-5:])
            return Tag(subject, verb, cue, 0.93 if leads else 0.85, "named before the words", modality)
        subject = self._last_subject(tokens) if leads else None
        return Tag(subject, "", subject.span, 0.8, "leads into the words") if subject else None

    def _whose(self, tokens: list[Token], verb: Token) -> Referent | None:
        """ "on Mara's asking"."""
        found = next((found for token in reversed(tokens[-3:]) if (found := self._at(token)) is not None), None)
        owns = found is not None and found.role is Role.POSSESSIVE and verb.folded.endswith("ing")
        return found if owns and found is not None and found.span.end >= tokens[-1].start else None

    def _is_noun_here(self, before: Token) -> bool:
        """ "held back a sob": after an article or a preposition no verb stands."""
        words = self._prose.pack.words
        return before.folded in words("leading determiners") or before.folded in words("before objects")

    def _sentence(self, start: int, end: int) -> list[Token]:
        found: list[Token] = []
        for token in tokens_of(self._body, start, end):
            if len(found) >= _MAX_TOKENS or (token.folded in _STOPS and not self._abbreviates(found)):
                break
            found.append(token)
        return found

    def _abbreviates(self, found: list[Token]) -> bool:
        return bool(found) and found[-1].kind is TokenKind.WORD and is_title(found[-1].folded, self._prose.pack)

    def _last_sentence(self, start: int, end: int) -> list[Token]:
        found: list[Token] = []
        for token in tokens_between(self._body, start, end):
            if found and found[-1].folded in _STOPS and not self._abbreviates(found[:-1]):
                found = []
            found.append(token)
        return found[-_MAX_TOKENS:]

    def _verb(self, token: Token, after: Token | None = None) -> str:
        """The lemma of a verb of speech, "go on" included; empty for another word."""
        if after is not None and (both := self._speech.get(f"{token.folded} {after.folded}")):
            return both
        lemma = self._speech.get(token.folded)
        if lemma is None and "-" in token.folded:
            lemma = self._speech.get(token.folded.rpartition("-")[2])
        return lemma or ""

    def _at(self, token: Token) -> Referent | None:
        at = bisect_left(self._starts, token.start)
        return self._referents[at] if at < len(self._starts) and self._starts[at] == token.start else None

    def _any_verb(self, token: Token) -> str:
        """Any verb that stands right after the words does for one of speech where its subject follows: "bawled Tom"."""
        plain = token.kind is TokenKind.WORD and token.text.islower() and token.folded.endswith(("ed", "ew", "ung", "oke"))
        return token.folded if plain and is_verb(token.folded) else ""

    def _answer_was(self, tokens: list[Token]) -> Tag | None:
        """ "Mara's only answer was", right before the words."""
        said = [token for token in tokens[-8:] if token.folded not in _LEADS]
        if len(said) < 3 or said[-1].folded not in self._prose.pack.words("forms of be"):
            return None
        for index in range(len(said) - 2):
            owner = self._at(said[index])
            if owner is not None and owner.role is Role.POSSESSIVE:
                return self._owner_of_words(said[index:-1])
        return None

    def _owner_of_words(self, tokens: list[Token]) -> Tag | None:
        """ "His slow words trailed off", "was Mara's answer"."""
        nouns = self._prose.pack.words("speech nouns")
        owner = next((found for token in tokens[:3] if (found := self._at(token)) is not None), None)
        if owner is None or owner.role is not Role.POSSESSIVE:
            return None
        for token in tokens:
            if token.kind is TokenKind.MARK:
                break
            if token.folded in nouns and token.start > owner.span.end:
                return Tag(owner, "", Span(token.start, token.end), 0.85, "whose words they are")
        return None

    def _inverted(self, tokens: list[Token], verb: str) -> Tag | None:
        """ "said Mara", "said the old man", "whispered he softly"."""
        cue, owned = Span(tokens[0].start, tokens[0].end), False
        named = len(tokens) > 1 and self._is_a_strange_name(tokens[1])
        for token in tokens[1:6]:
            referent = self._at(token)
            if referent is not None and referent.role is Role.POSSESSIVE:
                owned = True
            elif referent is not None:
                if referent.person and referent.role is not Role.SUBJECT:
                    return None
                return Tag(referent, verb, cue, 0.97, "named after the words")
            elif token.kind is TokenKind.MARK or not (owned or self._passes(token)):
                break
        return Tag(None, verb, cue, 0.9, "someone else is named", owned=owned) if owned or named else None

    def _is_a_strange_name(self, token: Token) -> bool:
        """Whether a capital behind the verb tells of somebody whom the lore does not know: "asked Will"."""
        plain = token.kind is TokenKind.WORD and token.text[:1].isupper() and token.folded != "i"
        return plain and self._at(token) is None

    def _passes(self, token: Token) -> bool:
        """Words that may stand between a verb and its subject: articles, adjectives, adverbs, titles."""
        return (
            token.kind is TokenKind.WORD
            and token.folded not in self._prose.pack.words("place prepositions")
            and (token.folded not in ("to", "of", "with", "as", "for", "that", "and", "on", "upon"))
        )

    def _first_subject(self, tokens: list[Token]) -> Referent | None:
        for token in tokens:
            referent = self._at(token)
            if referent is not None and _may_act(referent):
                return referent
        return None

    def _last_subject(self, tokens: list[Token]) -> Referent | None:
        objects: Referent | None = None
        for index in range(len(tokens) - 1, max(0, len(tokens) - 6), -1):
            if tokens[index].folded == "who":
                tokens = tokens[:index]
                return next((found for each in reversed(tokens) if (found := self._at(each)) and not found.person), None)
        for token in reversed(tokens):
            referent = self._at(token)
            if referent is None or not _may_act(referent):
                continue
            if referent.role is Role.SUBJECT:
                return referent
            objects = objects or referent
        return objects

    def _subject_verb(self, subject: Referent, tokens: list[Token], comma: bool) -> Tag | None:
        """ "Mara said", "he quietly replied", "She, smiling, answered"."""
        first = next((index for index, token in enumerate(tokens) if token.start >= subject.span.end), len(tokens))
        if first > 6:
            return None
        for index in range(first, min(first + 6, len(tokens))):
            verb = self._verb(tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None)
            if not verb or self._is_adverb(tokens[index]):
                continue
            plain = all(self._is_adverb(token) for token in tokens[first:index])
            ends = index + 1 == len(tokens) or tokens[index + 1].kind is TokenKind.MARK
            if verb in self._weak and not (plain and (comma or ends or self._goes_on_in(tokens[index + 1]))):
                continue
            cue = Span(tokens[index].start, tokens[index].end)
            modality = self._modality(tokens[max(0, first - 2) : index])
            return Tag(subject, verb, cue, 0.96 if plain else 0.85, "named after the words", modality)
        return None

    def _goes_on_in(self, after: Token) -> bool:
        """ "Mara began in a low voice", "Mara began softly": no object follows."""
        return after.folded in ("in", "with") or self._is_adverb(after)

    def _modality(self, between: list[Token]) -> Modality:
        """What stands between a subject and its verb of speech, behind an aside: "had", "would", "never"."""
        words = self._prose.pack.words
        last = max((index for index, token in enumerate(between) if token.folded == ","), default=-1)
        folded = [token.folded for token in between[last + 1 :]]
        if any(word in words("negators") or word.endswith("n't") for word in folded):
            return Modality.NEGATED
        if any(word in words("modals") for word in folded):
            return Modality.HYPOTHETICAL
        if any(word in words("forms of have") for word in folded) or "'d" in folded:
            return Modality.REMEMBERED
        return Modality.ASSERTED

    def _is_adverb(self, token: Token) -> bool:
        return token.folded in self._adverbs or (token.folded.endswith("ly") and not self._verb(token))

    def _opens_a_subject(self, token: Token) -> bool:
        words = self._prose.pack.words
        return token.folded in words("leading determiners") or token.folded in words("subject pronouns")

    def _stranger(self, tokens: list[Token]) -> Tag | None:
        """ "the eldest answered": a verb of speech right beside the words, and nobody we know."""
        for index, token in enumerate(tokens[:5]):
            verb = self._verb(token)
            if index and verb and verb not in self._weak and self._opens_a_subject(tokens[0]):
                return Tag(None, verb, Span(token.start, token.end), 0.8, "someone else is named")
            if token.kind is TokenKind.MARK:
                break
        return None


def _may_act(referent: Referent) -> bool:
    if referent.role is Role.POSSESSIVE or referent.role is Role.REFLEXIVE:
        return False
    return not referent.person or referent.role is Role.SUBJECT
