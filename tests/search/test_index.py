"""The index: what it holds, what it survives, and when it says that it does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage

from writer_app.continuity.query.narrow import AllOf, AnyOf, Has, Need
from writer_app.continuity.query.tree import Form
from writer_app.search.index import SearchIndex

DOCUMENTS = {
    "scene:one": {"text": ["the", "key", "a", "naive"], "who": ["maren"]},
    "scene:two": {"text": ["the", "keys", "x"], "who": ["tobin", "maren"], "speaker": ["tobin"]},
    "page:key": {"text": ["key", "brass"], "name": ["key"]},
}


class Source:
    """Documents whose reading is counted."""

    def __init__(self) -> None:
        self.documents: dict[str, dict[str, list[str]]] = {name: dict(terms) for name, terms in DOCUMENTS.items()}
        self.asked: list[str] = []

    def keys(self) -> dict[str, str]:
        """A key for each document's content."""
        return {name: repr(terms) for name, terms in self.documents.items()}

    def terms(self, name: str) -> dict[str, list[str]]:
        """A document's terms."""
        self.asked.append(name)
        return self.documents[name]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    made = SearchIndex(tmp_path / "cache" / "index")
    yield made
    made.close()


def filled(index: SearchIndex) -> Source:
    source = Source()
    assert index.update(source.keys(), source.terms)
    source.asked.clear()
    return source


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        (Has("text", "key"), {"one"}),
        (Has("text", "the"), {"one", "two"}),
        (Has("text", "a"), {"one"}),
        (Has("text", "ke", Form.PREFIX), {"one", "two"}),
        (Has("text", "kye", Form.FUZZY), {"one"}),
        (Has("text", "zzzz", Form.FUZZY), set()),
        (Has("text", "nothing"), set()),
        (Has("speaker", "maren"), set()),
        (AllOf((Has("text", "the"), Has("speaker", "tobin"))), {"two"}),
        (AnyOf((Has("text", "x"), Has("text", "naive"))), {"one", "two"}),
        (AllOf((Has("text", "key"), AnyOf((Has("who", "tobin"),)))), set()),
        (AnyOf(()), set()),
    ],
)
def test_what_is_needed(index: SearchIndex, need: Need, expected: set[str]) -> None:
    filled(index)
    assert index.candidates(need, "scene:") == expected


def test_pages_are_apart_from_scenes(index: SearchIndex) -> None:
    filled(index)
    assert index.candidates(Has("text", "key"), "page:") == {"key"}


def test_without_an_index_nothing_is_known(index: SearchIndex) -> None:
    assert index.candidates(Has("text", "key"), "scene:") is None
    filled(index)
    assert index.candidates(None, "scene:") is None


def test_only_what_changed_is_written(index: SearchIndex) -> None:
    source = filled(index)
    assert index.update(source.keys(), source.terms)
    assert source.asked == []
    source.documents["scene:two"] = {"text": ["door"]}
    source.documents["scene:three"] = {"text": ["key"]}
    del source.documents["scene:one"]
    assert index.update(source.keys(), source.terms)
    assert sorted(source.asked) == ["scene:three", "scene:two"]
    assert index.candidates(Has("text", "key"), "scene:") == {"three"}
    assert index.candidates(Has("text", "door"), "scene:") == {"two"}
    assert index.candidates(Has("who", "maren"), "scene:") == frozenset()


def test_another_process_finds_it(index: SearchIndex, tmp_path: Path) -> None:
    source = filled(index)
    other = SearchIndex(tmp_path / "cache" / "index")
    assert other.holds(source.keys())
    assert other.update(source.keys(), source.terms)
    assert source.asked == []
    assert other.candidates(Has("text", "naive"), "scene:") == {"one"}
    other.close()


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.lower().endswith("lock"))


@pytest.mark.parametrize("kind", [".seg", ".toc", ".json"])
@pytest.mark.parametrize("damage", ["flip", "cut", "gone"])
def test_damage_is_noticed_and_mended(index: SearchIndex, tmp_path: Path, kind: str, damage: str) -> None:
    source = filled(index)
    index.close()
    (path,) = (path for path in _files(tmp_path / "cache" / "index") if path.suffix == kind)
    if damage == "flip":
        _flip(path)
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:10])
    else:
        path.unlink()
    assert index.candidates(Has("text", "key"), "scene:") is None
    assert index.update(source.keys(), source.terms)
    assert sorted(source.asked) == sorted(DOCUMENTS)
    assert index.candidates(Has("text", "key"), "scene:") == {"one"}


def test_a_stray_file_makes_it_unsound(index: SearchIndex, tmp_path: Path) -> None:
    source = filled(index)
    index.close()
    (tmp_path / "cache" / "index" / "_MAIN_9.toc").write_bytes(b"from elsewhere")
    assert index.candidates(Has("text", "key"), "scene:") is None
    assert index.update(source.keys(), source.terms)
    assert index.candidates(Has("text", "key"), "scene:") == {"one"}


def test_another_version_is_built_again(index: SearchIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    source = filled(index)
    index.close()
    monkeypatch.setattr("writer_app.search.seal.VERSION", "next")
    assert index.candidates(Has("text", "key"), "scene:") is None
    assert index.update(source.keys(), source.terms)
    assert sorted(source.asked) == sorted(DOCUMENTS)


def test_while_another_writes_it_is_left_alone(index: SearchIndex, tmp_path: Path) -> None:
    source = filled(index)
    lock = FileStorage(str(tmp_path / "cache" / "index")).lock("build.lock")
    assert lock.acquire()
    source.documents["scene:one"] = {"text": ["door"]}
    assert not index.update(source.keys(), source.terms)
    assert index.candidates(Has("text", "key"), "scene:") == {"one"}
    lock.release()
    assert index.update(source.keys(), source.terms)
    assert index.candidates(Has("text", "door"), "scene:") == {"one"}


def test_a_build_that_fails_half_way_leaves_no_index(index: SearchIndex) -> None:
    source = filled(index)
    source.documents["scene:one"] = {"text": ["door"]}

    broken = {"text": [1, "door"]}
    assert not index.update(source.keys(), lambda name: broken)  # type: ignore[arg-type, return-value]
    assert index.candidates(Has("text", "key"), "scene:") is None
    assert index.update(source.keys(), source.terms)
    assert sorted(source.asked) == sorted(DOCUMENTS)


def test_a_fault_in_the_documents_is_no_fault_of_the_index(index: SearchIndex) -> None:
    source = filled(index)
    source.documents["scene:one"] = {"text": ["door"]}

    def fail(name: str) -> dict[str, list[str]]:
        raise RuntimeError(name)

    with pytest.raises(RuntimeError):
        index.update(source.keys(), fail)
    assert index.candidates(Has("text", "key"), "scene:") == {"one"}


def test_what_another_process_wrote_meanwhile_is_kept(index: SearchIndex, tmp_path: Path) -> None:
    source = filled(index)
    other = SearchIndex(tmp_path / "cache" / "index")
    assert other.holds(source.keys())
    newer = Source()
    newer.documents["scene:four"] = {"text": ["gate"]}
    assert index.update(newer.keys(), newer.terms)
    source.documents["scene:one"] = {"text": ["door"]}
    assert not other.update(source.keys(), source.terms)
    assert other.candidates(Has("text", "gate"), "scene:") == {"four"}
    other.close()


@pytest.mark.parametrize("word", ["a" * 2_000_000, "\x00", "\U0001f600", "ünï", " "])
def test_any_word_can_be_held(index: SearchIndex, word: str) -> None:
    assert index.update({"scene:one": "1"}, lambda name: {"text": ["key", word]})
    assert index.candidates(Has("text", word), "scene:") == {"one"}
    assert index.candidates(Has("text", "key"), "scene:") == {"one"}


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    index = SearchIndex(tmp_path / "file" / "index")
    source = Source()
    assert not index.update(source.keys(), source.terms)
    assert index.candidates(Has("text", "key"), "scene:") is None
