"""What a lesson teaches, said in plain sentences and written on the power's page as one step."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from writer_app.domain.findings import Message
from writer_app.domain.lessons import Learnt, Lesson, Role
from writer_app.domain.lore import Limit, Lore
from writer_app.domain.vocabulary.sentences import Names, limit_sentence
from writer_app.services.lore import find_entry
from writer_app.services.loreediting import limit_item, patched
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.storage.folder import Loaded
from writer_app.text.fold import fold_key
from writer_app.text.yamlpatch import Place, append_items, remove, set_value


class Part(StrEnum):
    """What a gain would write."""

    SHAPE = "shape"
    OWNER = "owner"
    WORD = "word"
    GONE = "gone"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Gain:
    """One thing learnt, which can be left out. `message` says it; `wanted` is false for what is only offered: a limit is never
    set unasked."""

    part: Part
    message: Message
    text: str = ""
    role: Role = Role.CUE
    limit: Limit | None = None
    wanted: bool = True


_SAID = {
    (Part.WORD, Role.CUE): "{power} is in use when {user} does this: {text}",
    (Part.WORD, Role.EFFECT): "{power} is in use when a thing does this: {text}",
    (Part.GONE, Role.CUE): "no longer seen in use when {user} does this: {text}",
    (Part.GONE, Role.EFFECT): "no longer seen in use when a thing does this: {text}",
}
_SOMEBODY = "its owner"


def gains(lesson: Lesson, learnt: Learnt, lore: Lore) -> tuple[Gain, ...]:
    """Everything that would be written, the broadest first."""
    return tuple(_gains(lesson, learnt, lore))


def _gains(lesson: Lesson, learnt: Learnt, lore: Lore) -> Iterator[Gain]:
    owner = lore.get(lesson.user)
    user = owner.name if owner is not None else _SOMEBODY
    if learnt.owner:
        yield Gain(Part.OWNER, _message("{power} is a power of {user}", power=lesson.name, user=user), learnt.owner)
    if learnt.shape:
        yield Gain(Part.SHAPE, _message("{power} has this shape: {text}", power=lesson.name, text=learnt.shape), learnt.shape)
    for part, words in ((Part.WORD, learnt.words), (Part.GONE, learnt.gone)):
        for role, text in words:
            yield Gain(part, _message(_SAID[part, role], power=lesson.name, user=user, text=text), text, role)
    for limit in learnt.usual:
        said = limit_sentence(lesson.name, limit, Names(lore))
        yield Gain(Part.LIMIT, _message("{text}", text=said), limit=limit, wanted=False)


def dropped(learnt: Learnt) -> tuple[Message, ...]:
    """What the answers speak against, in sentences."""
    text = "“{text}” is not learnt: it also stands where it is something else"
    return tuple(_message(text, text=word) for _, word in learnt.dropped)


def _message(template: str, **parts: str) -> Message:
    return Message(template, tuple(parts.items()))


def teach(folder: Path, loaded: Loaded, lesson: Lesson, chosen: Collection[Gain]) -> Operation:
    """Writes the chosen gains on the power's page. Raises UsageError where the page cannot be read back."""
    entry = find_entry(loaded.lore, lesson.quirk)

    def change(head: str, at: Place) -> str:
        for part, key in ((Part.OWNER, "owner"), (Part.SHAPE, "shape")):
            for gain in chosen:
                head = set_value(head, (key,), gain.text, at) if gain.part is part else head
        for role in Role:
            head = _with_words(head, role, entry.link(role.value), chosen, at)
        limits = [limit_item(gain.limit) for gain in chosen if gain.limit is not None]
        return append_items(head, ("limits",), limits, at)

    title = f"{entry.name}: taught by example"
    return Operation(title, (patched(folder, entry, change),), Changes(lore=frozenset((entry.id,))))


def _with_words(head: str, role: Role, there: Iterable[str], chosen: Collection[Gain], at: Place) -> str:
    """The list of cues or effects without what is gone and with what is new; no list where nothing is left."""
    mine = [gain for gain in chosen if gain.role is role]
    gone = {gain.text for gain in mine if gain.part is Part.GONE}
    new = [gain.text for gain in mine if gain.part is Part.WORD]
    kept = [text for text in there if fold_key(text) not in gone]
    if not gone:
        return append_items(head, (role.value,), new, at)
    return set_value(head, (role.value,), [*kept, *new], at) if kept or new else remove(head, (role.value,), at)
