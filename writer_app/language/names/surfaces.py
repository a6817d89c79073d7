"""What can stand for an entry in prose: names, aliases, `called`, parts of names, plural families."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from writer_app.domain.lore import Entry, Kind, Lore
from writer_app.domain.observations import MentionKind
from writer_app.language.pack import LanguagePack
from writer_app.language.words import closed_words, is_title, is_word
from writer_app.text.fold import fold_key

_ARTICLES = ("the ", "a ", "an ")
_ARTICLE_WORDS = frozenset(article.strip() for article in _ARTICLES)
_NAMED = (Kind.CHARACTER, Kind.LOCATION, Kind.ITEM, Kind.QUIRK, Kind.GROUP, Kind.EVENT)


@dataclass(frozen=True, slots=True)
class Surface:
    """One form of words. `folded` is matched, without a leading article; `written` as declared.

    `entries` are all whom it may stand for, in the lore's order. `derived`: a part of a name, not itself declared.
    `proper`: declared with a capital. `common`: every word of it is also a word of the language.
    `plural`: a family ("the Arrows"). `titled`: its first word is a title.
    """

    folded: str
    written: str
    kind: MentionKind
    entries: tuple[str, ...]
    derived: bool = False
    proper: bool = True
    common: bool = False
    plural: bool = False
    titled: bool = False

    @property
    def certain(self) -> bool:
        """Whether the words alone tell who is meant."""
        declared = self.kind in (MentionKind.NAME, MentionKind.ALIAS)
        return declared and len(self.entries) == 1 and not self.derived and not self.plural

    @property
    def mark(self) -> str:
        """Everything about it, as one line: the same for the same surface, whenever and wherever it is asked for."""
        flags = (self.derived, self.proper, self.common, self.plural, self.titled)
        return repr((self.folded, self.written, self.kind.value, self.entries, flags))


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    kind: MentionKind
    entry: str
    derived: bool = False
    plural: bool = False


def surfaces_of(lore: Lore, pack: LanguagePack) -> tuple[Surface, ...]:
    """Every surface of `lore`, each folded form once; a declared name goes before a `called`, that before a derived part."""
    by_form: dict[str, list[_Form]] = {}
    for form in _forms(lore, pack):
        key = key_of(form.text)
        # A name of one letter is that letter alone: "The A" would be every "a".
        if len(key) > 1 or (len(form.text) == 1 and form.text.isupper()):
            by_form.setdefault(key, []).append(form)
    return tuple(_surface(key, forms, pack) for key, forms in by_form.items() if key)


def key_of(text: str) -> str:
    """A form of words as it is matched: folded, without a leading article."""
    folded = fold_key(text)
    return next((folded[len(article) :] for article in _ARTICLES if folded.startswith(article)), folded)


def _surface(key: str, forms: list[_Form], pack: LanguagePack) -> Surface:
    rank = min(map(_rank, forms))
    chosen = [form for form in forms if _rank(form) == rank]
    first = chosen[0]
    words = key.split()
    return Surface(
        folded=key,
        written=first.text,
        kind=first.kind,
        entries=tuple(dict.fromkeys(form.entry for form in chosen)),
        derived=first.derived,
        proper=any(_has_capital(form.text) for form in chosen),
        common=all(_is_common(word, pack) for word in words),
        plural=first.plural,
        titled=is_title(words[0], pack) and len(words) > 1,
    )


_ARTICLE_WORDS = frozenset(article.strip() for article in _ARTICLES)


def _has_capital(text: str) -> bool:
    return any(word[:1].isupper() for word in text.split() if fold_key(word) not in _ARTICLE_WORDS)


def _rank(form: _Form) -> int:
    if form.plural:
        return 3
    if form.derived:
        return 2
    return 1 if form.kind is MentionKind.CALLED else 0


def _forms(lore: Lore, pack: LanguagePack) -> Iterator[_Form]:
    for entry in lore:
        if entry.kind not in _NAMED:
            continue
        yield _Form(entry.name, MentionKind.NAME, entry.id)
        for alias in entry.aliases:
            yield _Form(alias.text, MentionKind.ALIAS, entry.id)
        for change in entry.changes:
            if change.verb == "renamed":
                yield from (_Form(text, MentionKind.ALIAS, entry.id) for text in change.arg("what"))
        for text in entry.called:
            yield _Form(text, MentionKind.CALLED, entry.id)
        if entry.kind is Kind.CHARACTER:
            yield from _derived(entry, pack)


def family_of(surname: str) -> str:
    """What all who bear a surname are called together."""
    return surname + ("es" if surname.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _is_common(word: str, pack: LanguagePack) -> bool:
    return word in closed_words(pack) or is_word(word)


def _may_stand_alone(word: str, pack: LanguagePack) -> bool:
    key = fold_key(word)
    return len(word) > 2 and key not in closed_words(pack) and not is_title(key, pack)


def _derived(entry: Entry, pack: LanguagePack) -> Iterator[_Form]:
    """First name and surname of a name of several words, the family of that surname, and an office ("the Captain")."""
    words = [word for word in entry.name.split() if fold_key(word) not in _ARTICLE_WORDS]
    if len(words) < 2 or not words[0][:1].isupper() or not words[-1][:1].isupper():
        return
    if all(_is_common(fold_key(word), pack) for word in words) and not is_title(fold_key(words[0]), pack):
        return
    parts = [word for word in (words[0], words[-1]) if _may_stand_alone(word, pack)]
    for part in parts:
        yield _Form(part, MentionKind.ALIAS, entry.id, derived=True)
    surname = words[-1]
    if surname in parts:
        yield _Form(family_of(surname), MentionKind.ALIAS, entry.id, plural=True)
    for office in pack.group("offices").get(fold_key(words[0]).rstrip("."), ()):
        yield _Form(f"the {office}", MentionKind.CALLED, entry.id, derived=True)
