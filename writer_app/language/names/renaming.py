"""Another name for an entry: what stands in the place of each of its names, of their parts, and of its family."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from writer_app.domain.lore import Entry, Kind
from writer_app.domain.observations import Mention
from writer_app.domain.spans import Span
from writer_app.language.names.surfaces import family_of, key_of
from writer_app.language.pack import LanguagePack
from writer_app.language.words import closed_words, is_title, is_word
from writer_app.text.fold import fold_key

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_THE_BEFORE = re.compile(r"(?<!\w)([Tt])he\s+\Z")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+\Z")
_GAPS = re.compile(r"\s+")
_STARTS = re.compile('(?:\\A|[.!?\u2026:\u2014"\u201c*_\n]\\s*)\\Z')
_HISS = "sxz"


@dataclass(frozen=True, slots=True)
class Swap:
    """A form of words, as declared, and what stands in its place."""

    old: str
    new: str

    def of(self, text: str) -> str:
        """The new words in the case and with the gaps of `text`, which is the old ones as they stand there."""
        new = _bare(self.new)
        gaps, words = _GAPS.findall(text), new.split()
        if len(words) == len(gaps) + 1:
            new = words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))
        return _in_case(text, _bare(self.old), new)


def swaps(entry: Entry, old: str, new: str, pack: LanguagePack) -> Mapping[str, Swap]:
    """What changes where `entry` is called `new` and not `old`, by the folded form of the words without an article.

    Names and aliases that hold the old name hold the new one; where a name of several words changes, its first and last word
    do so wherever they stand for it alone, and so does the family.
    """
    found: dict[str, Swap] = {}
    for text in _declared(entry):
        found.setdefault(key_of(text), Swap(text, renamed(text, old, new, pack)))
    if entry.kind is Kind.CHARACTER:
        for swap in _derived(entry.name, renamed(entry.name, old, new, pack)):
            found.setdefault(key_of(swap.old), swap)
    return {key: swap for key, swap in found.items() if swap.old != swap.new}


def _declared(entry: Entry) -> Iterator[str]:
    yield from entry.surfaces()
    yield from entry.called
    yield from (text for change in entry.changes if change.verb == "renamed" for text in change.arg("what"))


def renamed(text: str, old: str, new: str, pack: LanguagePack) -> str:
    """The name `text` where `old` has become `new`: all of it, or the words of it that stand in `text`."""
    if key_of(text) == key_of(old):
        return new
    words, was, now = text.split(), _bare(old).split(), _bare(new).split()
    for at in range(len(words) - len(was) + 1):
        if [fold_key(word) for word in words[at : at + len(was)]] == [fold_key(word) for word in was]:
            return " ".join([*words[:at], *now, *words[at + len(was) :]])
    if len(was) < 2:
        return text
    by_word = {fold_key(word): other for word, other in _by_word(was, now) if _stands_alone(word, pack)}
    return " ".join(by_word.get(fold_key(word), word) if word[:1].isupper() else word for word in words)


def _by_word(was: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Word by word where there are as many; else the first and the last."""
    if len(was) == len(now):
        return zip(was, now, strict=True)
    return iter(((was[0], now[0]), (was[-1], now[-1])))


def _stands_alone(word: str, pack: LanguagePack) -> bool:
    key = fold_key(word)
    return word[:1].isupper() and key not in closed_words(pack) and not is_title(key, pack)


def _derived(old: str, new: str) -> Iterator[Swap]:
    was, now = _bare(old).split(), _bare(new).split()
    if len(was) > 1 and now:
        yield Swap(was[0], now[0])
        yield Swap(was[-1], now[-1])
        yield Swap(family_of(was[-1]), family_of(now[-1]))


def is_common_word(text: str, swap: Swap) -> bool:
    """Whether `text` is written small, as a name is not, and means something as a word: "the hollow"."""
    return text.islower() and not _bare(swap.old).islower() and all(is_word(fold_key(word)) for word in text.split())


def place_of(mention: Mention, body: str, swap: Swap, pack: LanguagePack) -> tuple[Span, str]:
    """The words of `body` to be replaced for a mention by that name, and what replaces them: an article comes or goes with
    it, and the "s" of a possessive does."""
    start, end = mention.span.start, mention.span.end
    text = swap.of(body[start:end])
    head = body[:start][-60:]
    had, has = _ARTICLE.match(swap.old), _ARTICLE.match(swap.new)
    if had and not has and (before := _THE_BEFORE.search(head)):
        start -= len(head) - before.start()
        text = text[:1].upper() + text[1:] if before[1] == "T" else text
    elif has and not had and not _is_determined(head, pack):
        text = f"{'The' if _STARTS.search(head) else 'the'} {text}"
    mark = body[end : end + 1]
    bare = mention.possessive and mark in ("'", "\u2019") and body[end + 1 : end + 2] != "s"
    if bare and body[end - 1].lower() in _HISS and text[-1:].lower() not in _HISS:
        return Span(start, end + 1), f"{text}{mark}{'S' if text.isupper() and len(text) > 1 else 's'}"
    return Span(start, end), text


def _is_determined(head: str, pack: LanguagePack) -> bool:
    before = _WORD_BEFORE.search(head)
    return before is not None and before[1].lower() in pack.words("leading determiners")


def _bare(name: str) -> str:
    """A name without its article."""
    return _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name


def _in_case(written: str, declared: str, new: str) -> str:
    letters = [char for char in written if char.isalpha()]
    if written.isupper() and not declared.isupper() and len(letters) > 1:
        return new.upper()
    if written.islower() and not declared.islower():
        return new.lower()
    if written[:1].isupper() and declared[:1].islower():
        return new[:1].upper() + new[1:]
    return new
