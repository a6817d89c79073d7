"""A Whoosh index of scenes and pages, one document each, in a folder of the user's cache."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from whoosh import index as whoosh_index  # type: ignore[import-untyped]
from whoosh import query as ask
from whoosh import versionstring
from whoosh.filedb.filestore import FileStorage  # type: ignore[import-untyped]
from whoosh.reading import IndexReader  # type: ignore[import-untyped]
from whoosh.searching import Searcher  # type: ignore[import-untyped]

from writer_app.continuity.query.narrow import AllOf, Has, Need
from writer_app.continuity.query.tree import Form
from writer_app.continuity.query.words import near
from writer_app.search.schema import FIELDS, schema
from writer_app.search.seal import break_seal, index_files, sealed_keys, write_seal

Terms = Mapping[str, Iterable[str]]
_LOCK = "build.lock"


class SearchIndex:
    """The index in `folder`, which is made when first needed and may be deleted at any time.

    One process writes at a time; another finds the index as it is or, where that is not what it needs, does without.
    Every fault of the index, whatever it is, means "no index": the answer of a search never depends on it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._keys: dict[str, str] | None = None
        self._searcher: Searcher | None = None

    def update(self, keys: Mapping[str, str], terms: Callable[[str], Terms]) -> bool:
        """Makes the index hold exactly the documents of `keys` (id to the key of its content); only what changed is written.

        `terms` gives a document's terms by field. True if the index is then current and sound.
        """
        held, wanted = self._current() or {}, dict(keys)
        if self._keys == wanted:
            return True
        changed = {name: terms(name) for name, key in wanted.items() if held.get(name) != key}
        try:
            with self._lock() as locked:
                return locked and self._write(held, wanted, changed)
        except Exception:  # noqa: BLE001 - Whoosh has no error of its own for damage; the index is disposable
            self.close()
            return False

    def candidates(self, need: Need | None, prefix: str = "") -> frozenset[str] | None:
        """The ids beginning with `prefix`, without it, of all documents that hold what is needed.

        None where the index cannot tell: nothing narrows the search, or there is no sound index.
        """
        if need is None or self._current() is None:
            return None
        try:
            searcher = self._opened()
            found = searcher.docs_for_query(_query(need, searcher.reader()))
            ids = [str(searcher.stored_fields(number)["id"]) for number in found]
        except Exception:  # noqa: BLE001 - see update
            self._spoil()
            return None
        return frozenset(name.removeprefix(prefix) for name in ids if name.startswith(prefix))

    def holds(self, keys: Mapping[str, str]) -> bool:
        """Whether the index is sound and holds exactly these documents."""
        return self._current() == dict(keys)

    def keys(self) -> Mapping[str, str]:
        """The key of each document it holds; none where there is no sound index."""
        return dict(self._current() or {})

    def held(self) -> frozenset[str] | None:
        """The ids of its documents; None where there is no sound index."""
        current = self._current()
        return None if current is None else frozenset(current)

    def close(self) -> None:
        """Lets go of its files. The index may be used again."""
        if self._searcher is not None:
            self._searcher.close()
        self._searcher = None
        self._keys = None

    def _current(self) -> dict[str, str] | None:
        """What it holds. Once its files are open they are sound; nobody needs to look again."""
        if self._keys is None:
            self._keys = sealed_keys(self.folder, versionstring())
        return self._keys

    def _opened(self) -> Searcher:
        if self._searcher is None:
            self._searcher = whoosh_index.open_dir(self.folder).searcher()
        return self._searcher

    def _spoil(self) -> None:
        """A sealed index that cannot be read is of no use: it is built again at the next update."""
        self.close()
        try:
            break_seal(self.folder)
        except OSError:
            return

    @contextmanager
    def _lock(self) -> Iterator[bool]:
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileStorage(str(self.folder)).lock(_LOCK)
        if not lock.acquire(blocking=False):
            yield False
            return
        try:
            yield True
        finally:
            lock.release()

    def _write(self, held: dict[str, str], keys: dict[str, str], changed: Mapping[str, Terms]) -> bool:
        """Under the lock, what stands on disk counts: where another process has written since, its work is left alone."""
        self.close()
        found = sealed_keys(self.folder, versionstring())
        if (found or {}) != held:
            return found == keys
        break_seal(self.folder)
        if found is None:
            for path in index_files(self.folder):
                path.unlink()
            whoosh_index.create_in(self.folder, schema())
        with whoosh_index.open_dir(self.folder).writer(limitmb=128) as writer:
            for name in held:
                if held[name] != keys.get(name):
                    writer.delete_by_term("id", name)
            for name, document in changed.items():
                terms = {field: sorted(document[field]) for field in FIELDS if document.get(field)}
                writer.add_document(id=name, **terms)
        write_seal(self.folder, keys, versionstring())
        return True


def _query(need: Need, reader: IndexReader) -> ask.Query:
    if not isinstance(need, Has):
        parts = [_query(part, reader) for part in need.parts]
        return ask.And(parts) if isinstance(need, AllOf) else ask.Or(parts)
    if need.form is Form.PREFIX:
        return ask.Prefix(need.field, need.text)
    if need.form is Form.FUZZY:
        known = (term.decode("utf-8") for term in reader.lexicon(need.field))
        return ask.Or([ask.Term(need.field, term) for term in known if near(need.text, term)])
    return ask.Term(need.field, need.text)
