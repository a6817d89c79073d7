"""The shape of the house: layers, sizes, and a library trap that must stay shut."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "writer_app").rglob("*.py"))


def test_layers_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert cli.lint_imports(no_cache=True) == 0


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 400
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, node.name


def test_void_qt_calls_keep_references_to_none() -> None:
    core = pytest.importorskip("PySide6.QtCore", reason="Qt does not load here", exc_type=ImportError)
    thing = core.QObject()
    before = sys.getrefcount(None)
    for _ in range(300):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
