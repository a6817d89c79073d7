"""A page as a whole: made, renamed and deleted, each as one operation that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from writer_app.continuity.decisions import decisions_from
from writer_app.continuity.judging.references import lore_references, scene_references
from writer_app.domain.errors import UsageError
from writer_app.domain.lore import Entry
from writer_app.domain.values import Origin
from writer_app.domain.vocabulary.sentences import change_told, fact_sentence, limit_sentence
from writer_app.domain.vocabulary.speakers import speakers_from
from writer_app.services.lore import find_entry
from writer_app.services.loreediting import add_entry, patched
from writer_app.services.lorewords import LoreWords, words_of
from writer_app.services.session.changes import Changes
from writer_app.services.session.operations import Operation
from writer_app.storage.files import read_bytes
from writer_app.storage.folder import Loaded
from writer_app.text.yamlpatch import Place, append_items, remove, set_value

_SETTING = {"pov": "whose eyes it is seen through", "cast": "who is there", "place": "where it is"}


def new_page(folder: Path, loaded: Loaded, kind: str, name: str) -> Operation:
    """A page for a new entry. Raises UsageError."""
    revision = add_entry(folder, loaded, kind, name)
    entry_id = revision.path.rpartition("/")[2].removesuffix(".md")
    return Operation(f"New page: {name.strip()}", (revision,), Changes(lore=frozenset((entry_id,))))


def rename_page(folder: Path, loaded: Loaded, entry_id: str, name: str, *, keeps_old: bool = True) -> Operation | None:
    """Another name; the old one stays one that the entry goes by too, or goes. The id and the file stay, and so does the text.

    None where that is its name. Raises UsageError for an empty name, and where other pages use the old one that is to go.
    """
    entry, name = find_entry(loaded.lore, entry_id), " ".join(name.split())
    if not name:
        raise UsageError("a page needs a name")
    if name == entry.name:
        return None
    if not keeps_old and (user := next(_users_of_name(loaded, entry), None)) is not None:
        raise UsageError(f"the page of {user.name} calls it “{entry.name}”", "keep the old name as another one")
    aliases = [alias.text for alias in entry.aliases]

    def change(head: str, at: Place) -> str:
        head = set_value(head, ("name",), name, at)
        if name in aliases:
            head = remove(head, ("aliases", aliases.index(name)) if len(aliases) > 1 else ("aliases",), at)
        kept = [entry.name] if keeps_old and entry.name not in aliases else []
        return append_items(head, ("aliases",), kept, at)

    return Operation(f"Rename {entry.name} to {name}", (patched(folder, entry, change),), _changes(entry))


def delete_page(folder: Path, loaded: Loaded, entry_id: str) -> Operation:
    """A page gone; its file comes back byte for byte on undo. Raises WriterError."""
    entry = find_entry(loaded.lore, entry_id)
    path = entry.origin.path
    return Operation(f"Delete the page of {entry.name}", (), _changes(entry), ((path, read_bytes(folder / path, path)),))


def referring(loaded: Loaded, entry_id: str) -> tuple[str, ...]:
    """A line for everything that names an entry and would name nothing without its page."""
    entry, words = find_entry(loaded.lore, entry_id), words_of(loaded)
    lines = [line for other in loaded.lore if other is not entry for line in _lines_of(other, entry, words)]
    for scene in (*loaded.scenes, *loaded.unplaced):
        keys = dict.fromkeys(item.key for item in scene_references(scene) if loaded.lore.resolve(item.text) is entry)
        lines += [f"“{scene.title or scene.id}”: {_SETTING.get(key, key)}" for key in keys]
    decided = [item for item in decisions_from(loaded.decisions).decisions if entry.id in item.subjects]
    lines += [f"Meant that way: “{item.quote}”" if item.quote else f"Meant that way: {item.reason}" for item in decided]
    said = [each for _, each in speakers_from(loaded.decisions).spoken if loaded.lore.resolve(each.speaker) is entry]
    lines += [f"Who says “{each.quote}”" for each in said]
    return tuple(dict.fromkeys(lines))


def _lines_of(other: Entry, entry: Entry, words: LoreWords) -> Iterator[str]:
    """What the page of `other` says of `entry`."""
    said = dict(_sentences(other, words))
    for item in lore_references(other):
        if words.lore.resolve(item.text) is entry:
            yield said.get(item.origin, f"{other.name}: {item.key}")


def _sentences(other: Entry, words: LoreWords) -> Iterator[tuple[Origin, str]]:
    yield from ((fact.origin, fact_sentence(other.name, fact, words.names)) for fact in other.facts)
    yield from ((change.origin, change_told(other, change, words.names)) for change in other.changes)
    yield from ((limit.origin, limit_sentence(other.name, limit, words.names)) for limit in other.limits)


def _users_of_name(loaded: Loaded, entry: Entry) -> Iterator[Entry]:
    """The pages that refer to an entry by its name and not by its id."""
    for other in loaded.lore:
        for item in lore_references(other):
            if loaded.lore.get(item.text) is not entry and item.text.casefold() == entry.name.casefold():
                yield other


def _changes(entry: Entry) -> Changes:
    return Changes(lore=frozenset((entry.id,)))
