"""Writes the reference pages: `python docs/generate.py`. Pages that nothing makes any more are removed."""

from pathlib import Path

from writer_app.services.manual import pages

ROOT = Path(__file__).parent


def main() -> None:
    """Writes every page and removes stale ones."""
    made = pages()
    for folder in ("checks", "limits"):
        for path in (ROOT / folder).glob("*.md"):
            if path.relative_to(ROOT).as_posix() not in made:
                path.unlink()
    for name, text in made.items():
        path = ROOT / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
