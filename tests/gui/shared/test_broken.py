"""Files that cannot be read, in a writer's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from writer_app.gui.shared.broken import told_broken
from writer_app.storage.folder import load


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("manuscript/040-loose.md", b"---\nid loose\n---\nOnce.\n", "The scene in 040-loose.md cannot be read (line 2)."),
        ("manuscript/040-loose.md", b"Once \xff.\n", "The scene in 040-loose.md cannot be read (line 1)."),
        ("lore/items/bell.md", b"---\nid: [\n---\n", "The page in bell.md cannot be read (line 3)."),
        ("lore/rules.yaml", b"a: [\n", "Line 2 of rules.yaml cannot be understood."),
        ("decisions.yaml", b"x: y: z\n", "Line 1 of decisions.yaml cannot be understood."),
        (
            "lore/items/bell.md",
            b"---\nid: bell\nkind: item\nname: Bell\nfacts: [1]\n---\n",
            "Line 5 of bell.md cannot be understood.",
        ),
    ],
)
def test_the_file_and_its_line_are_named(sample: Path, path: str, data: bytes, said: str) -> None:
    (sample / path).parent.mkdir(exist_ok=True)
    (sample / path).write_bytes(data)
    assert told_broken(load(sample)) == (f"{said} Everything else works.",)


def test_what_is_left_out_says_why(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.md").write_text("Once.\n")
    (sample / "manuscript/away.md").symlink_to(tmp_path / "elsewhere.md")
    assert told_broken(load(sample)) == ("away.md: this link leads out of the project; it is left out.",)
